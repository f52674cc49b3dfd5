//! A sign-in under way: all that must survive the way to Microsoft and back. One text under one key of this tab's
//! `sessionStorage`, taken out (not only read) when the page loads, so it serves at most once.

use super::claims::Challenge;
use super::pkce::Entropy;
use super::registration::Registration;
use super::return_to::ReturnTo;
use super::scope::Scopes;
use super::secret::{Nonce, State, Verifier};
use crate::model::{Cloud, Guid, Instant, MINUTE};

/// The one key in `sessionStorage`.
pub const KEY: &str = "cutover.sign-in";

/// A sign-in that takes longer is given up: a code is good for ten minutes at the most.
const LONGEST: i64 = 10 * MINUTE;

/// What a sign-in is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// Where to.
    pub registration: Registration,
    /// Permissions to ask for.
    pub scopes: Scopes,
    /// What Graph or the token endpoint asked to be satisfied.
    pub claims: Option<Challenge>,
    /// The account to go on with; `None` lets the person choose.
    pub hint: Option<String>,
    /// The data of the page were saved as a case file before; it is to be loaded again afterwards.
    pub saved: bool,
}

/// A sign-in under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What for. Claims and hint are not kept.
    pub intent: Intent,
    /// Where to come back to.
    pub return_to: ReturnTo,
    /// When it began, by this computer's clock.
    pub started: Instant,
    /// Sent along for Microsoft's support.
    pub correlation: Guid,
    pub(super) state: State,
    pub(super) nonce: Nonce,
    pub(super) verifier: Verifier,
}

impl Transaction {
    /// Begins one.
    #[must_use]
    pub fn begin(intent: Intent, return_to: ReturnTo, started: Instant, random: &Entropy) -> Self {
        Self {
            intent,
            return_to,
            started,
            correlation: random.correlation(),
            state: random.state(),
            nonce: random.nonce(),
            verifier: random.verifier(),
        }
    }

    /// Whether it is too old to be ended, or from the future.
    #[must_use]
    pub const fn is_over(&self, now: Instant) -> bool {
        let age = now.since(self.started);
        age > LONGEST || age < -MINUTE
    }

    /// The record: one value a line. It holds the verifier.
    #[must_use]
    pub fn record(&self) -> String {
        let Registration {
            client,
            tenant,
            cloud,
        } = &self.intent.registration;
        [
            "1",
            self.state.reveal(),
            self.nonce.reveal(),
            self.verifier.reveal(),
            &client.to_string(),
            &tenant.to_string(),
            cloud.code(),
            &self.intent.scopes.names(),
            &self.return_to.text(),
            &self.started.0.to_string(),
            &self.correlation.to_string(),
            if self.intent.saved { "saved" } else { "" },
        ]
        .join("\n")
    }

    /// Reads a record; `None` if it is none, or of another version.
    #[must_use]
    pub fn read(record: &str) -> Option<Self> {
        let lines: Vec<&str> = record.split('\n').collect();
        let [
            "1",
            state,
            nonce,
            verifier,
            client,
            tenant,
            cloud,
            scopes,
            return_to,
            started,
            correlation,
            saved,
        ] = lines.as_slice()
        else {
            return None;
        };
        if [state, nonce, verifier].iter().any(|text| text.len() != 43) {
            return None;
        }
        Some(Self {
            intent: Intent {
                registration: Registration::parse(client, tenant, Cloud::of_code(cloud)?).ok()?,
                scopes: Scopes::of_text(scopes),
                claims: None,
                hint: None,
                saved: *saved == "saved",
            },
            return_to: ReturnTo::parse(return_to),
            started: Instant(started.parse().ok()?),
            correlation: Guid::parse(correlation)?,
            state: State::new(*state),
            nonce: Nonce::new(*nonce),
            verifier: Verifier::new(*verifier),
        })
    }
}

/// What is kept while a code is redeemed: where the sign-in goes, and none of its secrets.
#[must_use]
pub fn redeeming(registration: &Registration) -> String {
    let Registration {
        client,
        tenant,
        cloud,
    } = registration;
    [
        "redeeming",
        &client.to_string(),
        &tenant.to_string(),
        cloud.code(),
    ]
    .join("\n")
}

/// Where the sign-in went whose code was being redeemed when the page was loaded anew; `None`: the record is another one.
#[must_use]
pub fn interrupted(record: &str) -> Option<Registration> {
    let lines: Vec<&str> = record.split('\n').collect();
    let ["redeeming", client, tenant, cloud] = lines.as_slice() else {
        return None;
    };
    Registration::parse(client, tenant, Cloud::of_code(cloud)?).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Intent, Transaction, interrupted, redeeming};
    use crate::auth::pkce::Entropy;
    use crate::auth::registration::Registration;
    use crate::auth::return_to::ReturnTo;
    use crate::auth::scope::Scopes;
    use crate::model::{Cloud, Instant, MINUTE};
    use proptest::prelude::*;

    /// A sign-in that began at zero.
    pub(in crate::auth) fn transaction() -> Transaction {
        let registration = Registration::parse(
            "11111111-2222-4333-8444-555555555555",
            "contoso.example",
            Cloud::Global,
        );
        let intent = Intent {
            registration: registration.unwrap(),
            scopes: Scopes::basic(),
            claims: None,
            hint: None,
            saved: true,
        };
        let mut random = [0; Entropy::LENGTH];
        for (i, byte) in random.iter_mut().enumerate() {
            *byte = u8::try_from(i).unwrap();
        }
        let back = ReturnTo::new("?lang=de", "#/fix");
        Transaction::begin(intent, back, Instant(0), &Entropy(random))
    }

    #[test]
    fn the_record_is_read_as_it_was_written() {
        let made = transaction();
        assert_eq!(Transaction::read(&made.record()), Some(made.clone()));
        let shown = format!("{made:?}");
        assert!(!shown.contains(made.verifier.reveal()) && !shown.contains(made.state.reveal()));
    }

    #[test]
    fn while_redeeming_no_secret_is_kept_and_no_sign_in_can_be_ended() {
        let made = transaction();
        let record = redeeming(&made.intent.registration);
        for secret in [
            made.state.reveal(),
            made.nonce.reveal(),
            made.verifier.reveal(),
        ] {
            assert!(!record.contains(secret));
        }
        assert_eq!(interrupted(&record), Some(made.intent.registration.clone()));
        assert_eq!(Transaction::read(&record), None);
        assert_eq!(interrupted(&made.record()), None);
    }

    #[test]
    fn it_ends_after_ten_minutes() {
        let made = transaction();
        for (now, over) in [
            (0, false),
            (10 * MINUTE, false),
            (10 * MINUTE + 1, true),
            (-MINUTE - 1, true),
        ] {
            assert_eq!(made.is_over(Instant(now)), over, "{now}");
        }
    }

    proptest! {
        #[test]
        fn any_record_may_be_found(text in "[ -~\n]*") {
            let _ = Transaction::read(&text);
            let _ = interrupted(&text);
        }

        #[test]
        fn a_damaged_record_is_none_or_whole(cut in 0_usize..400) {
            let record = transaction().record();
            let cut = cut.min(record.len());
            if let Some(read) = Transaction::read(&record[..cut]) {
                prop_assert_eq!(read.verifier, transaction().verifier);
            }
        }
    }
}
