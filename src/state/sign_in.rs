//! What the page knows of signing in: who is signed in, what is under way, what went wrong. No token comes in here.

use crate::auth::{Account, AuthError, Challenge, Registration, Scope, Scopes};
use crate::worker::messages::{Advice, SetUp, SignInWords};
use std::rc::Rc;

/// How far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nobody is signed in.
    #[default]
    Out,
    /// The browser is about to go to Microsoft.
    Leaving,
    /// Back from Microsoft; the code is being redeemed.
    Redeeming,
    /// Somebody is signed in.
    In(Account),
}

/// A sign-in that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where to; `None`: as before.
    pub registration: Option<Registration>,
    /// Permissions to ask for.
    pub scopes: Scopes,
    /// What Microsoft asked to be satisfied.
    pub claims: Option<Challenge>,
}

/// What is to be answered before the page is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A sign-in that costs what is on the page, or asks for more permissions.
    SignIn(Wish),
    /// Signing out costs what is on the page.
    SignOut,
    /// So does forgetting everything.
    Forget,
}

/// Everything about signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// How far.
    pub phase: Phase,
    /// What went wrong last, until it is put away.
    pub trouble: Option<AuthError>,
    /// What was tried last: the fields show it again after the way to Microsoft and back.
    pub tried: Option<Registration>,
    /// What waits for an answer.
    pub asking: Option<Question>,
    /// The data were saved as a case file before this sign-in: it is to be loaded again.
    pub case_saved: bool,
    /// A sign-in that waits until the case file is saved.
    pub saving: Option<Wish>,
    /// The case file is saved, and this sign-in can go on.
    pub saved: Option<Wish>,
    /// The worker's words about the newest error.
    pub advice: Option<Advice>,
    /// The worker's words about registering the page.
    pub set_up: Option<Rc<SetUp>>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A question must be answered first.
    Asking(Question),
    /// The question was answered with no.
    Kept,
    /// The case is to be saved before this sign-in.
    Saving(Wish),
    /// The case file is saved, or was not.
    Saved(bool),
    /// The browser goes to Microsoft.
    Leaving(Registration),
    /// Back from Microsoft with a code.
    Redeeming {
        /// What for.
        registration: Registration,
        /// The data were saved as a case file before.
        case_saved: bool,
    },
    /// Signed in, or the token was renewed.
    SignedIn(Account),
    /// There is no token, or none any more.
    Failed {
        /// Why.
        error: AuthError,
        /// What was tried, if that is known.
        registration: Option<Registration>,
    },
    /// Signed out here.
    Out,
    /// Another tab of the page dropped the tokens of all.
    OutElsewhere {
        /// It signed out: what was read for this account is to go too.
        signed_out: bool,
    },
    /// The failure was read and put away.
    Dismissed,
    /// The case file was loaded again, or the hint was put away.
    CaseDone,
}

impl SignIn {
    /// Who is signed in.
    #[must_use]
    pub const fn account(&self) -> Option<&Account> {
        match &self.phase {
            Phase::In(account) => Some(account),
            _ => None,
        }
    }

    /// What to ask for on a further sign-in: what there was, and reading the log, which may be what is missing.
    #[must_use]
    pub fn scopes_again(&self) -> Scopes {
        let account = self.account();
        let had = account.map(|account| account.scopes.clone());
        had.unwrap_or_default().with(Scope::AuditLogRead)
    }

    /// Nothing is under way, so a sign-in can begin.
    #[must_use]
    pub const fn is_free(&self) -> bool {
        matches!(self.phase, Phase::Out | Phase::In(_))
    }

    /// Takes in the worker's words.
    pub fn told(&mut self, words: SignInWords) {
        match words {
            SignInWords::SetUp(set_up) => self.set_up = Some(Rc::new(*set_up)),
            SignInWords::Help(advice) => self.advice = Some(advice),
        }
    }

    /// Takes in what happened.
    pub fn hear(&mut self, event: Event) {
        match event {
            Event::Asking(question) => self.asking = Some(question),
            Event::Kept => self.asking = None,
            Event::Saving(wish) => {
                self.asking = None;
                self.saving = Some(wish);
            }
            Event::Saved(done) => self.saved = self.saving.take().filter(|_| done),
            Event::Leaving(registration) => {
                self.phase = Phase::Leaving;
                self.trouble = None;
                self.asking = None;
                self.saved = None;
                self.tried = Some(registration);
            }
            Event::Redeeming {
                registration,
                case_saved,
            } => {
                self.phase = Phase::Redeeming;
                self.trouble = None;
                self.tried = Some(registration);
                self.case_saved = case_saved;
            }
            Event::SignedIn(account) => {
                self.phase = Phase::In(account);
                self.trouble = None;
            }
            Event::Failed {
                error,
                registration,
            } => {
                // Somebody who is signed in stays so: a token may still be good while a renewal fails.
                if !matches!(self.phase, Phase::In(_)) {
                    self.phase = Phase::Out;
                }
                self.trouble = Some(error);
                self.tried = registration.or(self.tried.take());
            }
            Event::Out | Event::OutElsewhere { .. } => {
                let tried = self.tried.take();
                *self = Self {
                    tried,
                    ..Self::default()
                };
            }
            Event::Dismissed => self.trouble = None,
            Event::CaseDone => self.case_saved = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Phase, SignIn, Wish};
    use crate::auth::{Account, AuthError, FlowFault, Registration, Scopes};
    use crate::model::Cloud;

    fn registration() -> Registration {
        let client = "11111111-2222-4333-8444-555555555555";
        Registration::parse(client, "contoso.example", Cloud::Global).unwrap()
    }

    fn account() -> Account {
        Account {
            generation: 1,
            tenant: None,
            user: None,
            name: None,
            cloud: Cloud::Global,
            scopes: Scopes::basic(),
            beyond: Vec::new(),
            until: None,
            pasted: false,
            skew: None,
        }
    }

    #[test]
    fn what_was_typed_in_survives_a_failure() {
        let mut state = SignIn::default();
        state.hear(Event::Leaving(registration()));
        assert!(!state.is_free());
        state.hear(Event::Failed {
            error: AuthError::Flow(FlowFault::Cancelled),
            registration: None,
        });
        assert!(state.is_free() && state.trouble.is_some());
        assert_eq!(state.tried, Some(registration()));
        state.hear(Event::Dismissed);
        assert_eq!(state.trouble, None);
    }

    #[test]
    fn a_sign_in_waits_for_the_case_file() {
        let wish = Wish {
            registration: Some(registration()),
            scopes: Scopes::basic(),
            claims: None,
        };
        let mut state = SignIn::default();
        state.hear(Event::Saved(true));
        assert_eq!(state.saved, None, "a case that was saved for itself");
        state.hear(Event::Saving(wish.clone()));
        state.hear(Event::Saved(false));
        assert_eq!((&state.saving, &state.saved), (&None, &None));
        state.hear(Event::Saving(wish.clone()));
        state.hear(Event::Saved(true));
        assert_eq!(state.saved, Some(wish));
    }

    #[test]
    fn a_failed_renewal_signs_nobody_out() {
        let mut state = SignIn::default();
        state.hear(Event::SignedIn(account()));
        state.hear(Event::Failed {
            error: AuthError::SignedOut,
            registration: None,
        });
        assert_eq!(state.phase, Phase::In(account()));
        state.hear(Event::Out);
        assert_eq!(state, SignIn::default());
    }
}
