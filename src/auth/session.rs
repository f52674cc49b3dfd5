//! Who is signed in and with which tokens, in memory only; and what is to be done when somebody asks for one. The edge
//! makes the requests; here is decided.

use super::claims::Challenge;
use super::error::{AuthError, FlowFault};
use super::pasted::Pasted;
use super::registration::{RedirectUri, Registration};
use super::request;
use super::secret::{AccessToken, RefreshToken};
use super::token::Tokens;
use super::transaction::Transaction;
use super::{Account, Ask, Bearer};
use crate::model::{Guid, Instant, MINUTE};

/// A token that ends within this time, or within the last quarter of its life, is renewed before it is used
/// (milliseconds).
const MARGIN: i64 = 5 * MINUTE;

/// A moment by two clocks: one that only goes forward but may stand still while the computer sleeps, and one that goes on
/// but may be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// Milliseconds since the page began.
    pub ticks: f64,
    /// This computer's clock.
    pub wall: Instant,
}

impl Time {
    /// Milliseconds from an earlier moment: the longer by the two clocks, so that neither sleep nor a clock that was set
    /// back makes an old token young.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        // Far below 2^53.
        #[allow(clippy::cast_possible_truncation)]
        let ticks = (self.ticks - earlier.ticks) as i64;
        ticks.max(self.wall.since(earlier.wall)).max(0)
    }
}

/// A secret that lasts so many milliseconds from a moment on.
#[derive(Clone, Debug)]
struct Lasting<T> {
    value: T,
    from: Time,
    lasts: Option<i64>,
}

impl<T> Lasting<T> {
    /// Still good, and not about to end.
    fn is_good(&self, now: Time) -> bool {
        self.lasts
            .is_none_or(|lasts| now.since(self.from) < lasts - MARGIN.min(lasts / 4))
    }

    fn is_over(&self, now: Time) -> bool {
        self.lasts
            .is_some_and(|lasts| now.since(self.from) >= lasts)
    }
}

#[derive(Clone, Debug)]
struct Signed {
    /// `None`: the token was pasted.
    registration: Option<Registration>,
    account: Account,
    access: Lasting<AccessToken>,
    number: u64,
    refresh: Option<Lasting<RefreshToken>>,
    login_hint: Option<String>,
}

/// The sign-in of this tab.
#[derive(Clone, Debug, Default)]
pub struct Session {
    generation: u64,
    number: u64,
    signed: Option<Signed>,
    /// Until then the token endpoint is not asked.
    blocked: Option<(Time, Instant)>,
    /// What the next sign-in must satisfy.
    wanted: Option<Challenge>,
}

/// What to do for somebody who asks for a token.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Give this one.
    Use(Bearer),
    /// Get a new one (or wait for the request that is under way), then ask again.
    Renew(Renewal),
    /// There is none.
    Refuse(AuthError),
}

/// A renewal to make.
#[derive(Clone)]
pub struct Renewal {
    /// Of which sign-in.
    pub generation: u64,
    /// Where to.
    pub registration: Registration,
    /// Body of the request; holds the refresh token.
    body: String,
}

impl core::fmt::Debug for Renewal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Renewal({})", self.generation)
    }
}

impl Renewal {
    /// Body of the request.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl Session {
    /// Who is signed in.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        self.signed.as_ref().map(|signed| &signed.account)
    }

    /// Which sign-in it is: what was asked for another one must not be taken in.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// Takes the tokens of a sign-in. `asked`: the moment before the request.
    ///
    /// # Errors
    /// If the ID token does not answer this sign-in; then nothing is taken.
    pub fn sign_in(
        &mut self,
        transaction: &Transaction,
        tokens: Tokens,
        asked: Time,
        now: Time,
    ) -> Result<Account, AuthError> {
        let id = tokens
            .id
            .as_ref()
            .ok_or(AuthError::Flow(FlowFault::WrongIdToken))?;
        id.check(transaction)?;
        let account = Account {
            generation: 0,
            tenant: id.tenant,
            user: id.user,
            name: id.name.clone(),
            cloud: transaction.intent.registration.cloud,
            scopes: tokens.scopes.clone(),
            beyond: Vec::new(),
            until: tokens
                .session_lasts
                .map(|lasts| asked.wall.plus(lasts * 1000)),
            pasted: false,
            skew: id.skew(now.wall),
        };
        let login_hint = id.login_hint.clone();
        Ok(self.put(Signed {
            registration: Some(transaction.intent.registration.clone()),
            account,
            access: lasting(tokens.access, asked, Some(tokens.lasts)),
            number: 0,
            refresh: tokens
                .refresh
                .map(|token| lasting(token, asked, tokens.session_lasts)),
            login_hint,
        }))
    }

    /// Takes a pasted token.
    pub fn paste(&mut self, pasted: Pasted, now: Time) -> Account {
        let lasts = pasted.expires.since(now.wall);
        self.put(Signed {
            registration: None,
            account: Account {
                generation: 0,
                tenant: pasted.tenant,
                user: pasted.user,
                name: pasted.name,
                cloud: pasted.cloud,
                scopes: pasted.scopes,
                beyond: pasted.beyond,
                until: Some(pasted.expires),
                pasted: true,
                skew: None,
            },
            access: Lasting {
                value: pasted.token,
                from: now,
                // It cannot be renewed, so it is used to its end.
                lasts: Some(lasts.saturating_add(MARGIN)),
            },
            number: 0,
            refresh: None,
            login_hint: None,
        })
    }

    fn put(&mut self, mut signed: Signed) -> Account {
        self.generation += 1;
        self.number += 1;
        self.blocked = None;
        self.wanted = None;
        signed.number = self.number;
        signed.account.generation = self.generation;
        let account = signed.account.clone();
        self.signed = Some(signed);
        account
    }

    /// What to do for somebody who asks.
    #[must_use]
    pub fn decide(&self, ask: &Ask, now: Time) -> Decision {
        let Some(signed) = &self.signed else {
            return Decision::Refuse(AuthError::SignedOut);
        };
        let bearer = || {
            Bearer::new(
                signed.access.value.clone(),
                signed.account.cloud,
                signed.number,
            )
        };
        let good = signed.access.is_good(now);
        let (wanted, challenge) = match ask {
            Ask::Cached => (good, None),
            // Somebody else has got a newer one meanwhile: that is the one renewal.
            Ask::RefreshOnce(failed) => (good && signed.number > failed.number(), None),
            Ask::Claims(failed, challenge) => {
                (good && signed.number > failed.number(), Some(challenge))
            }
        };
        if wanted {
            return Decision::Use(bearer());
        }
        if let Some((since, until)) = self.blocked
            && now.since(since) < until.since(since.wall)
        {
            return Decision::Refuse(AuthError::Throttled { until });
        }
        match self.renewal(signed, challenge, now) {
            Some(renewal) => Decision::Renew(renewal),
            None => Decision::Refuse(AuthError::InteractionRequired(Box::new(
                super::ServerFault {
                    claims: challenge.cloned(),
                    ..super::ServerFault::default()
                },
            ))),
        }
    }

    fn renewal(
        &self,
        signed: &Signed,
        challenge: Option<&Challenge>,
        now: Time,
    ) -> Option<Renewal> {
        let registration = signed.registration.as_ref()?;
        let refresh = signed
            .refresh
            .as_ref()
            .filter(|token| !token.is_over(now))?;
        Some(Renewal {
            generation: self.generation,
            registration: registration.clone(),
            body: request::refresh(
                registration,
                &signed.account.scopes,
                &refresh.value,
                challenge,
            ),
        })
    }

    /// Takes the answer to a renewal. `asked`: the moment before the request.
    ///
    /// # Errors
    /// The refusal; or [`AuthError::SignedOut`] where this sign-in has ended meanwhile, and the answer is dropped.
    pub fn renewed(
        &mut self,
        generation: u64,
        answer: Result<Tokens, AuthError>,
        asked: Time,
        now: Time,
    ) -> Result<Account, AuthError> {
        let signed = self
            .signed
            .as_mut()
            .filter(|_| self.generation == generation)
            .ok_or(AuthError::SignedOut)?;
        let tokens = match answer {
            Ok(tokens) => tokens,
            Err(error) => {
                self.wanted = error.claims().cloned().or(self.wanted.take());
                match &error {
                    AuthError::Throttled { until } => self.blocked = Some((now, *until)),
                    // Microsoft will never take this refresh token again.
                    AuthError::InteractionRequired(fault) if fault.suberror == "bad_token" => {
                        signed.refresh = None;
                    }
                    _ => {}
                }
                return Err(error);
            }
        };
        if let (Some(id), Some(registration)) = (&tokens.id, &signed.registration) {
            id.check_renewal(registration, signed.account.tenant, signed.account.user)?;
        }
        self.number += 1;
        signed.number = self.number;
        signed.access = lasting(tokens.access, asked, Some(tokens.lasts));
        if !tokens.scopes.names().is_empty() {
            signed.account.scopes = tokens.scopes;
        }
        if let Some(token) = tokens.refresh {
            // Without a life of its own it inherits what was left: renewing never makes a sign-in longer.
            let before = signed
                .refresh
                .as_ref()
                .and_then(|old| Some((old.lasts? - asked.since(old.from)) / 1000));
            let left = tokens.session_lasts.or(before);
            signed.account.until = left.map(|left| asked.wall.plus(left * 1000));
            signed.refresh = Some(lasting(token, asked, left));
        }
        Ok(signed.account.clone())
    }

    /// Drops all tokens. Where to go to sign out at Microsoft, if somebody was signed in by this page.
    pub fn sign_out(&mut self, redirect: &RedirectUri) -> Option<String> {
        self.generation += 1;
        self.blocked = None;
        self.wanted = None;
        let signed = self.signed.take()?;
        Some(
            signed
                .registration?
                .logout(redirect, signed.login_hint.as_deref()),
        )
    }

    /// Drops all tokens.
    pub fn forget(&mut self) {
        self.generation += 1;
        self.blocked = None;
        self.wanted = None;
        self.signed = None;
    }

    /// A token was refused: what it asks for goes along with the next sign-in, else Microsoft would ask for it again and
    /// again.
    pub fn refused(&mut self, error: &AuthError) {
        if let Some(claims) = error.claims().filter(|_| self.signed.is_some()) {
            self.wanted = Some(claims.clone());
        }
    }

    /// What the next sign-in of the same account must satisfy.
    #[must_use]
    pub const fn wanted(&self) -> Option<&Challenge> {
        self.wanted.as_ref()
    }

    /// The registration and the account to go on with, for a further sign-in.
    #[must_use]
    pub fn again(&self) -> Option<(Registration, Option<String>, Option<Guid>)> {
        let signed = self.signed.as_ref()?;
        Some((
            signed.registration.clone()?,
            signed.account.name.clone(),
            signed.account.tenant,
        ))
    }
}

fn lasting<T>(value: T, from: Time, seconds: Option<i64>) -> Lasting<T> {
    Lasting {
        value,
        from,
        lasts: seconds.map(|seconds| seconds * 1000),
    }
}
