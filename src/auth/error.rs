//! What can go wrong between the page and the sign-in service. Decisions rest on `error` and `suberror`, never on AADSTS
//! numbers (<https://learn.microsoft.com/entra/identity-platform/reference-error-codes>); the numbers only choose the
//! help that is shown ([`super::help`]). Nothing in here ever holds a token, a code or a verifier.

use super::claims::Challenge;
use super::text::{clean, number_after};
use crate::model::{Guid, Instant};

/// Why there is no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthError {
    /// Nobody is signed in.
    SignedOut,
    /// The page is set up wrongly.
    Config(ConfigFault),
    /// The browser does not keep what a sign-in needs.
    Storage(StorageFault),
    /// The way to Microsoft and back did not end as it should.
    Flow(FlowFault),
    /// The sign-in service was not reached, or answered with something else.
    Network(NetworkFault),
    /// Only the person can go on: sign in again (with these claims, if there are any).
    InteractionRequired(Box<ServerFault>),
    /// The sign-in service asked to wait.
    Throttled {
        /// Until then nothing is asked.
        until: Instant,
    },
    /// Any other refusal of the sign-in service.
    Server(Box<ServerFault>),
}

/// What is set up wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    /// The client ID is no GUID.
    ClientId,
    /// The tenant is neither a GUID nor a domain.
    Tenant,
    /// The page is not served over https (or from localhost): Microsoft takes no such redirect URI, and the browser no
    /// cryptography.
    Insecure,
    /// The browser gives no random numbers.
    NoRandomness,
    /// The pasted text is no access token.
    NotAToken,
    /// The pasted token is for something else than Microsoft Graph in this cloud.
    NotForGraph,
    /// The pasted token has expired.
    TokenExpired,
}

/// What the browser does not keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// `sessionStorage` is blocked or full.
    NotAvailable,
    /// An answer came, but this tab has asked for nothing (any more).
    Lost,
}

/// How the way to Microsoft and back went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowFault {
    /// The answer's `state` is not the one that this tab sent.
    StateMismatch,
    /// The ID token is missing, or not the answer to this sign-in (nonce, audience, issuer).
    WrongIdToken,
    /// Signed in to another tenant than the one asked for, or as somebody else than before.
    WrongTenant,
    /// No code in the answer, or more than one.
    NoCode,
    /// A sign-in is already under way.
    InProgress,
    /// Came back without signing in.
    Cancelled,
    /// The page was loaded anew before the answer was redeemed.
    Interrupted,
    /// It took longer than ten minutes, or the browser did not leave the page.
    TimedOut,
}

/// Why there was no usable answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFault {
    /// The browser is offline.
    Offline,
    /// The request failed: blocked, cut off, no such host.
    Failed,
    /// The answer is none of the sign-in service.
    BadBody {
        /// Its HTTP status.
        status: u16,
    },
}

/// A refusal of the sign-in service, reduced to what is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerFault {
    /// `error`.
    pub error: String,
    /// `suberror`.
    pub suberror: String,
    /// AADSTS numbers, in their order.
    pub codes: Vec<u32>,
    /// First line of Microsoft's own description.
    pub said: String,
    /// Correlation id, for Microsoft's support.
    pub correlation: Option<Guid>,
    /// Trace id, for Microsoft's support.
    pub trace: Option<Guid>,
    /// When, as Microsoft writes it.
    pub timestamp: String,
    /// What the next sign-in must satisfy.
    pub claims: Option<Challenge>,
}

/// `error` values that only a person can answer.
const INTERACTIVE_ERRORS: [&str; 6] = [
    "interaction_required",
    "consent_required",
    "login_required",
    "bad_token",
    "ui_not_allowed",
    "interrupted_user",
];
/// `suberror` values that only a person can answer.
const INTERACTIVE_SUBERRORS: [&str; 8] = [
    "message_only",
    "additional_action",
    "basic_action",
    "user_password_expired",
    "consent_required",
    "bad_token",
    "ui_not_allowed",
    "interrupted_user",
];

impl ServerFault {
    /// From the fields of an answer; each may be empty. `codes`: numbers that the answer lists by themselves.
    #[must_use]
    pub fn new(error: &str, suberror: &str, description: &str, codes: &[u32]) -> Self {
        let mut codes = codes.to_vec();
        for (at, _) in description.match_indices("AADSTS") {
            if let Some(code) = number_after(description, at + "AADSTS".len())
                && !codes.contains(&code)
                && codes.len() < 8
            {
                codes.push(code);
            }
        }
        let field = |name: &str| {
            let at = description.find(name)? + name.len();
            Some(description.get(at..)?.trim_start())
        };
        let guid = |name: &str| Guid::parse(field(name)?.get(..36)?);
        let said = description
            .split(['\r', '\n'])
            .next()
            .and_then(|line| line.split("Trace ID:").next())
            .unwrap_or_default();
        Self {
            error: clean(error, 60),
            suberror: clean(suberror, 60),
            codes,
            said: clean(said, 300),
            correlation: guid("Correlation ID:"),
            trace: guid("Trace ID:"),
            timestamp: field("Timestamp:")
                .and_then(|rest| rest.split(['\r', '\n']).next())
                .map(|line| clean(line, 24))
                .unwrap_or_default(),
            claims: None,
        }
    }

    /// Microsoft's sign-in service cannot answer for the moment.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self.error.as_str(),
            "temporarily_unavailable" | "server_error"
        )
    }

    /// The error of it: whether only the person can go on is told by `error` and `suberror` alone.
    #[must_use]
    pub fn into_error(self) -> AuthError {
        let interactive = INTERACTIVE_ERRORS.contains(&self.error.as_str())
            || INTERACTIVE_SUBERRORS.contains(&self.suberror.as_str());
        // The whole grant is refused: there is nothing left that could be tried without the person.
        let over = self.error == "invalid_grant";
        if interactive || over {
            AuthError::InteractionRequired(Box::new(self))
        } else {
            AuthError::Server(Box::new(self))
        }
    }
}

impl AuthError {
    /// What Microsoft said, if it did.
    #[must_use]
    pub fn server(&self) -> Option<&ServerFault> {
        match self {
            Self::InteractionRequired(fault) | Self::Server(fault) => Some(fault),
            _ => None,
        }
    }

    /// What the next sign-in must satisfy, if this says so.
    #[must_use]
    pub fn claims(&self) -> Option<&Challenge> {
        self.server().and_then(|fault| fault.claims.as_ref())
    }

    /// Signing in again can help.
    #[must_use]
    pub const fn wants_sign_in(&self) -> bool {
        matches!(
            self,
            Self::SignedOut | Self::InteractionRequired(_) | Self::Flow(_) | Self::Storage(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{AuthError, ServerFault};

    const LONG: &str = "AADSTS65001: The user or administrator has not consented to use the application. Trace ID: \
        0a1b2c3d-0000-4000-8000-00000000aa01 Correlation ID: 0a1b2c3d-0000-4000-8000-00000000aa02 Timestamp: 2026-11-24 04:00:00Z";

    #[test]
    fn ids_are_read_from_the_description() {
        for description in [
            LONG.to_owned(),
            LONG.replace(" Trace", "\r\nTrace")
                .replace(" Correlation", "\r\nCorrelation")
                .replace(" Timestamp", "\r\nTimestamp"),
        ] {
            let fault = ServerFault::new("invalid_grant", "consent_required", &description, &[]);
            assert_eq!(fault.codes, [65001]);
            assert_eq!(
                fault.said,
                "AADSTS65001: The user or administrator has not consented to use the application."
            );
            assert!(fault.trace.unwrap().to_string().ends_with("aa01"));
            assert!(fault.correlation.unwrap().to_string().ends_with("aa02"));
            assert_eq!(fault.timestamp, "2026-11-24 04:00:00Z");
        }
    }

    #[test]
    fn the_first_of_several_codes_comes_first_and_each_once() {
        let fault = ServerFault::new(
            "e",
            "",
            "AADSTS50076 then AADSTS53003, AADSTS50076",
            &[7, 53003],
        );
        assert_eq!(fault.codes, [7, 53003, 50076]);
    }

    #[test]
    fn classes_go_by_error_and_suberror_alone() {
        for (error, suberror, interactive) in [
            ("interaction_required", "", true),
            ("consent_required", "", true),
            ("login_required", "", true),
            ("invalid_grant", "bad_token", true),
            ("invalid_grant", "", true),
            ("invalid_request", "additional_action", true),
            ("invalid_request", "", false),
            ("unauthorized_client", "", false),
            ("invalid_client", "", false),
            ("temporarily_unavailable", "", false),
            ("access_denied", "", false),
        ] {
            let made = ServerFault::new(error, suberror, "AADSTS50076: words", &[]).into_error();
            assert_eq!(
                matches!(made, AuthError::InteractionRequired(_)),
                interactive,
                "{error} {suberror}"
            );
        }
    }

    #[test]
    fn what_is_shown_is_bounded_and_plain() {
        let fault = ServerFault::new(&"x".repeat(900), "", &"\u{202e}a\u{0}".repeat(900), &[]);
        assert_eq!(fault.error.len(), 60);
        assert!(fault.said.chars().count() <= 300 && fault.said.chars().all(|c| c == 'a'));
    }
}
