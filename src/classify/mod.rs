//! Outcome and class of one sign-in, from its error code and the evidence for its method (rules 2). Pure tables.
//!
//! Codes: <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>. Microsoft may change them, so
//! a code that is not listed is *other*, never accepted and never rejected.

use crate::model::{Class, Outcome};

/// The password was right and has expired: in Entra ID, in Active Directory.
pub const EXPIRED: [i64; 2] = [50055, 50144];
/// Prompts: MFA, registration of it, consent, external challenge, device authentication.
pub const PROMPTS: [i64; 9] = [
    50074, 50076, 50072, 50079, 50097, 50158, 65001, 65004, 90094,
];
/// Policies: Conditional Access, security defaults, device conditions, assignment, risk; MFA that has expired,
/// registration of it that is refused.
pub const POLICIES: [i64; 13] = [
    53003, 530_035, 530_003, 53000, 53001, 53002, 53004, 53011, 50005, 50078, 50105, 50131, 50135,
];
/// Wrong password, locked or malicious address, no such user, none, disabled.
pub const REJECTED: [i64; 5] = [50126, 50053, 50034, 50056, 50057];

/// Error code of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// No status at all: never success.
    Absent,
    /// The number; 0 is success.
    Number(i64),
    /// Something that is no number, e.g. "Failure".
    Unreadable,
}

/// What a record tells about the method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Method {
    /// Authentication details: a password, and it succeeded.
    pub password: bool,
    /// Authentication details: a certificate.
    pub certificate: bool,
    /// `authenticationProtocol` contains `ropc`: the password grant.
    pub ropc: bool,
    /// The agent is Exchange's own relay for Basic authentication.
    pub relay: bool,
    /// Authentication details: something that is neither.
    pub other: bool,
}

impl Method {
    /// A password was sent and found correct.
    #[must_use]
    pub const fn password_evidence(self) -> bool {
        self.password || self.ropc || self.relay
    }

    /// Whether anything at all is told about the method.
    #[must_use]
    pub const fn any_evidence(self) -> bool {
        self.password_evidence() || self.certificate || self.other
    }

    /// Both together: a record and its companion rows.
    #[must_use]
    pub const fn and(self, more: Self) -> Self {
        Self {
            password: self.password || more.password,
            certificate: self.certificate || more.certificate,
            ropc: self.ropc || more.ropc,
            relay: self.relay || more.relay,
            other: self.other || more.other,
        }
    }
}

/// Whether a `conditionalAccessStatus` says that a policy refused the sign-in.
#[must_use]
pub fn ca_failed(status: Option<&str>) -> bool {
    status.is_some_and(|s| s.trim().eq_ignore_ascii_case("failure"))
}

/// How the sign-in ended. `ca_failed`: Conditional Access refused it.
///
/// The codes of a policy or a prompt say that the password was correct only where a password was proven; otherwise
/// they are an interrupt or other. An expired password was correct in any case. Code 0 with a refusal of Conditional
/// Access was accepted by Entra ID and stopped by the policy.
#[must_use]
pub fn outcome(code: Code, method: Method, ca_failed: bool) -> Outcome {
    let Code::Number(code) = code else {
        return Outcome::Other;
    };
    let proven = method.password_evidence();
    match code {
        0 if ca_failed => Outcome::Stopped,
        0 => Outcome::Accepted,
        _ if EXPIRED.contains(&code) => Outcome::Stopped,
        _ if PROMPTS.contains(&code) && !proven => Outcome::Interrupted,
        _ if PROMPTS.contains(&code) || (POLICIES.contains(&code) && proven) => Outcome::Stopped,
        _ if REJECTED.contains(&code) => Outcome::Rejected,
        // Keep me signed in, no session, password reset, cloud switch.
        50140 | 50058 | 50125 | 50199 => Outcome::Interrupted,
        _ => Outcome::Other,
    }
}

/// Class of a legacy sign-in (rules 2.4, in that order).
#[must_use]
pub const fn class(outcome: Outcome, method: Method) -> Class {
    if method.certificate {
        Class::Certificate
    } else if method.password_evidence() && matches!(outcome, Outcome::Accepted | Outcome::Stopped)
    {
        Class::BasicProven
    } else if matches!(outcome, Outcome::Rejected) {
        Class::AttemptsOnly
    } else {
        Class::LegacyUnknown
    }
}

/// How many sign-ins of a device over one protocol speak for what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Basic proven.
    pub basic: u64,
    /// Certificate.
    pub certificate: u64,
    /// Legacy unknown, and the record says nothing about the method.
    pub silent: u64,
    /// Legacy unknown, though the record says something about the method.
    pub against: u64,
    /// Attempts only.
    pub attempts: u64,
}

impl Votes {
    /// Counts one sign-in.
    pub const fn add(&mut self, class: Class, method: Method) {
        match class {
            Class::BasicProven => self.basic += 1,
            Class::Certificate => self.certificate += 1,
            Class::AttemptsOnly => self.attempts += 1,
            Class::LegacyUnknown if method.any_evidence() => self.against += 1,
            Class::LegacyUnknown => self.silent += 1,
        }
    }

    /// Class of the device over this protocol: the strongest, but silent rows do not outrank proof.
    #[must_use]
    pub const fn class(self) -> Option<Class> {
        if self.basic > 0 {
            Some(Class::BasicProven)
        } else if self.against > 0 || (self.silent > 0 && self.certificate == 0) {
            Some(Class::LegacyUnknown)
        } else if self.certificate > 0 {
            Some(Class::Certificate)
        } else if self.attempts > 0 {
            Some(Class::AttemptsOnly)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Method, Votes, ca_failed, class, outcome};
    use crate::model::{Class, Outcome};

    const NONE: Method = Method {
        password: false,
        certificate: false,
        ropc: false,
        relay: false,
        other: false,
    };
    const PASSWORD: Method = Method {
        password: true,
        ..NONE
    };
    const ROPC: Method = Method { ropc: true, ..NONE };
    const RELAY: Method = Method {
        relay: true,
        ..NONE
    };
    const CERTIFICATE: Method = Method {
        certificate: true,
        ..NONE
    };
    const OTHER: Method = Method {
        other: true,
        ..NONE
    };

    #[test]
    fn the_rule_as_a_table() {
        use Class::{AttemptsOnly, BasicProven, LegacyUnknown};
        use Outcome::{Accepted, Interrupted, Other, Rejected, Stopped};
        for (code, method, want_outcome, want_class) in [
            (Code::Number(0), ROPC, Accepted, BasicProven),
            (Code::Number(0), RELAY, Accepted, BasicProven),
            (Code::Number(0), PASSWORD, Accepted, BasicProven),
            (Code::Number(0), NONE, Accepted, LegacyUnknown),
            (Code::Number(0), OTHER, Accepted, LegacyUnknown),
            (Code::Number(0), CERTIFICATE, Accepted, Class::Certificate),
            (Code::Number(53003), PASSWORD, Stopped, BasicProven),
            (Code::Number(53003), NONE, Other, LegacyUnknown),
            (Code::Number(530_035), RELAY, Stopped, BasicProven),
            (Code::Number(50076), ROPC, Stopped, BasicProven),
            (Code::Number(50076), NONE, Interrupted, LegacyUnknown),
            (Code::Number(65001), PASSWORD, Stopped, BasicProven),
            (Code::Number(50126), RELAY, Rejected, AttemptsOnly),
            (Code::Number(50126), NONE, Rejected, AttemptsOnly),
            (Code::Number(50034), ROPC, Rejected, AttemptsOnly),
            (Code::Number(50055), NONE, Stopped, LegacyUnknown),
            (Code::Number(50055), RELAY, Stopped, BasicProven),
            (Code::Number(50144), PASSWORD, Stopped, BasicProven),
            (Code::Number(50097), ROPC, Stopped, BasicProven),
            (Code::Number(50097), OTHER, Interrupted, LegacyUnknown),
            (Code::Number(53004), ROPC, Stopped, BasicProven),
            (Code::Number(53004), NONE, Other, LegacyUnknown),
            (Code::Number(50078), ROPC, Stopped, BasicProven),
            (Code::Number(53011), RELAY, Stopped, BasicProven),
            (Code::Number(530_003), RELAY, Stopped, BasicProven),
            (Code::Number(50131), OTHER, Other, LegacyUnknown),
            (Code::Number(530_034), ROPC, Other, LegacyUnknown),
            (Code::Number(50140), NONE, Interrupted, LegacyUnknown),
            (Code::Number(700_082), ROPC, Other, LegacyUnknown),
            (Code::Absent, ROPC, Other, LegacyUnknown),
            (Code::Unreadable, PASSWORD, Other, LegacyUnknown),
        ] {
            let o = outcome(code, method, false);
            assert_eq!(
                (o, class(o, method)),
                (want_outcome, want_class),
                "{code:?} {method:?}"
            );
        }
    }

    #[test]
    fn a_refusal_of_conditional_access_is_never_accepted() {
        for method in [NONE, ROPC, CERTIFICATE] {
            assert_eq!(outcome(Code::Number(0), method, true), Outcome::Stopped);
        }
        let rejected = outcome(Code::Number(50126), RELAY, true);
        assert_eq!(rejected, Outcome::Rejected);
        for (status, failed) in [
            (None, false),
            (Some("success"), false),
            (Some("notApplied"), false),
            (Some("failure"), true),
            (Some("Failure "), true),
        ] {
            assert_eq!(ca_failed(status), failed, "{status:?}");
        }
    }

    #[test]
    fn nothing_but_code_zero_is_accepted() {
        for code in -10..100_000 {
            if code != 0 {
                assert_ne!(
                    outcome(Code::Number(code), PASSWORD, false),
                    Outcome::Accepted,
                    "{code}"
                );
            }
        }
        for method in [NONE, PASSWORD, ROPC, RELAY] {
            assert_ne!(outcome(Code::Absent, method, false), Outcome::Accepted);
            assert_ne!(outcome(Code::Unreadable, method, false), Outcome::Accepted);
        }
    }

    #[test]
    fn silent_rows_do_not_outrank_proof_and_contradiction_does() {
        let votes = |basic, certificate, silent, against, attempts| Votes {
            basic,
            certificate,
            silent,
            against,
            attempts,
        };
        for (v, want) in [
            (votes(0, 12, 28, 0, 3), Some(Class::Certificate)),
            (votes(0, 12, 28, 1, 0), Some(Class::LegacyUnknown)),
            (votes(1, 12, 28, 5, 0), Some(Class::BasicProven)),
            (votes(0, 0, 1, 0, 90), Some(Class::LegacyUnknown)),
            (votes(0, 0, 0, 0, 90), Some(Class::AttemptsOnly)),
            (votes(0, 0, 0, 0, 0), None),
        ] {
            assert_eq!(v.class(), want, "{v:?}");
        }
    }

    #[test]
    fn a_companion_adds_what_it_tells() {
        let all: [fn(&mut Method) -> &mut bool; 5] = [
            |m| &mut m.password,
            |m| &mut m.certificate,
            |m| &mut m.ropc,
            |m| &mut m.relay,
            |m| &mut m.other,
        ];
        for field in all {
            let mut one = NONE;
            *field(&mut one) = true;
            assert_eq!(one.and(NONE), one);
            assert_eq!(NONE.and(one), one);
            assert!(one.any_evidence());
        }
        assert!(!NONE.any_evidence());
        assert_eq!(NONE.and(NONE), NONE);
    }

    #[test]
    fn each_sign_in_votes_once() {
        use Class::{AttemptsOnly, BasicProven, Certificate, LegacyUnknown};
        let votes = |all: &[(Class, Method)]| {
            let mut votes = Votes::default();
            for (class, method) in all {
                votes.add(*class, *method);
                votes.add(*class, *method);
            }
            votes
        };
        let counts = |v: Votes| [v.basic, v.certificate, v.silent, v.against, v.attempts];
        for (all, want, class) in [
            (&[][..], [0; 5], None),
            (&[(BasicProven, ROPC)], [2, 0, 0, 0, 0], Some(BasicProven)),
            (
                &[(Certificate, CERTIFICATE)],
                [0, 2, 0, 0, 0],
                Some(Certificate),
            ),
            (
                &[(LegacyUnknown, NONE)],
                [0, 0, 2, 0, 0],
                Some(LegacyUnknown),
            ),
            (
                &[(LegacyUnknown, OTHER)],
                [0, 0, 0, 2, 0],
                Some(LegacyUnknown),
            ),
            (&[(AttemptsOnly, NONE)], [0, 0, 0, 0, 2], Some(AttemptsOnly)),
            // Silent rows do not outrank a certificate, rows that say something do.
            (
                &[(Certificate, CERTIFICATE), (LegacyUnknown, NONE)],
                [0, 2, 2, 0, 0],
                Some(Certificate),
            ),
            (
                &[(Certificate, CERTIFICATE), (LegacyUnknown, OTHER)],
                [0, 2, 0, 2, 0],
                Some(LegacyUnknown),
            ),
            (
                &[(Certificate, CERTIFICATE), (BasicProven, ROPC)],
                [2, 2, 0, 0, 0],
                Some(BasicProven),
            ),
        ] {
            let got = votes(all);
            assert_eq!((counts(got), got.class()), (want, class), "{all:?}");
        }
    }
}
