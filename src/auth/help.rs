//! Which help fits an error. Only words hang on this: AADSTS numbers may change, so nothing is decided by them
//! (<https://learn.microsoft.com/entra/identity-platform/reference-error-codes>).

use super::error::{AuthError, ConfigFault, FlowFault, NetworkFault, ServerFault, StorageFault};
use serde::{Deserialize, Serialize};

/// A help text: what happened, and what to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Help {
    /// The redirect URI is not registered.
    RedirectUri,
    /// It is registered under another platform than *Single-page application*.
    Platform,
    /// The registration is not in this tenant.
    AppNotFound,
    /// The registration is for one tenant, and another (or a personal account) was used.
    WrongAccount,
    /// Nobody has consented.
    Consent,
    /// The person declined.
    Declined,
    /// Only an administrator may consent.
    AdminConsent,
    /// The registration lacks the permission.
    PermissionMissing,
    /// The person is not assigned to the enterprise application.
    NotAssigned,
    /// A second factor is wanted.
    SecondFactor,
    /// A policy stands in the way.
    Policy,
    /// Something about the account: password, lock, disabled.
    AccountState,
    /// The sign-in has ended.
    SessionOver,
    /// The code was used before.
    CodeUsed,
    /// Verifier, scope, loop: a mistake of the page.
    OurMistake,
    /// Tenant not found, or in another cloud.
    TenantNotFound,
    /// Microsoft's side, for the moment.
    Transient,
    /// Anything else that Microsoft says.
    Other,
    /// Nobody is signed in.
    SignedOut,
    /// No GUID.
    ClientId,
    /// Neither GUID nor domain.
    Tenant,
    /// Not https.
    Insecure,
    /// No random numbers.
    NoRandomness,
    /// No storage.
    NoStorage,
    /// The pasted text is no token.
    NotAToken,
    /// A token for something else.
    NotForGraph,
    /// The pasted token has expired.
    TokenExpired,
    /// An answer that belongs to no sign-in of this tab.
    StrayAnswer,
    /// Another tenant or person than asked for.
    WrongTenant,
    /// A sign-in is under way.
    InProgress,
    /// Came back without signing in.
    Cancelled,
    /// Loaded anew too early.
    Interrupted,
    /// Took too long.
    TimedOut,
    /// Offline.
    Offline,
    /// Not reached.
    NotReached,
    /// Not an answer of the sign-in service.
    StrangeAnswer,
    /// Asked to wait.
    Throttled,
}

/// Help for a number.
const NUMBERS: &[(&[u32], Help)] = &[
    (&[50011], Help::RedirectUri),
    (&[9_002_326, 9_002_327, 90023, 7_000_218], Help::Platform),
    (&[700_016, 700_038, 500_011], Help::AppNotFound),
    (&[50194, 50020, 500_208, 500_200, 90072], Help::WrongAccount),
    (&[65001], Help::Consent),
    (&[65004], Help::Declined),
    (&[90094, 90095], Help::AdminConsent),
    (&[650_052, 650_056, 650_057, 65005], Help::PermissionMissing),
    (&[50105], Help::NotAssigned),
    (&[50076, 50079, 50072, 50074, 50078], Help::SecondFactor),
    (
        &[
            50097, 53000, 53001, 53002, 53003, 530_032, 530_035, 50131, 53011,
        ],
        Help::Policy,
    ),
    (&[50125, 50055, 50144, 50057, 50053], Help::AccountState),
    (
        &[50058, 50173, 70000, 70008, 700_082, 700_084, 70043, 50089],
        Help::SessionOver,
    ),
    (&[54005], Help::CodeUsed),
    (
        &[501_481, 50147, 501_491, 70011, 28002, 28003, 700_022, 50196],
        Help::OurMistake,
    ),
    (&[90002, 90038, 900_384, 900_023], Help::TenantNotFound),
    (&[90033, 90090, 50033, 50087, 90024], Help::Transient),
];

impl Help {
    /// The help for an error.
    #[must_use]
    pub fn of(error: &AuthError) -> Self {
        match error {
            AuthError::SignedOut => Self::SignedOut,
            AuthError::Config(fault) => match fault {
                ConfigFault::ClientId => Self::ClientId,
                ConfigFault::Tenant => Self::Tenant,
                ConfigFault::Insecure => Self::Insecure,
                ConfigFault::NoRandomness => Self::NoRandomness,
                ConfigFault::NotAToken => Self::NotAToken,
                ConfigFault::NotForGraph => Self::NotForGraph,
                ConfigFault::TokenExpired => Self::TokenExpired,
            },
            AuthError::Storage(StorageFault::NotAvailable) => Self::NoStorage,
            AuthError::Storage(StorageFault::Lost)
            | AuthError::Flow(
                FlowFault::StateMismatch | FlowFault::WrongIdToken | FlowFault::NoCode,
            ) => Self::StrayAnswer,
            AuthError::Flow(FlowFault::WrongTenant) => Self::WrongTenant,
            AuthError::Flow(FlowFault::InProgress) => Self::InProgress,
            AuthError::Flow(FlowFault::Cancelled) => Self::Cancelled,
            AuthError::Flow(FlowFault::Interrupted) => Self::Interrupted,
            AuthError::Flow(FlowFault::TimedOut) => Self::TimedOut,
            AuthError::Network(NetworkFault::Offline) => Self::Offline,
            AuthError::Network(NetworkFault::Failed) => Self::NotReached,
            AuthError::Network(NetworkFault::BadBody { .. }) => Self::StrangeAnswer,
            AuthError::Throttled { .. } => Self::Throttled,
            AuthError::InteractionRequired(fault) => {
                Self::of_server(fault).unwrap_or(Self::SessionOver)
            }
            AuthError::Server(fault) => Self::of_server(fault).unwrap_or(Self::Other),
        }
    }

    /// By the first number that is known, else by `error` and `suberror`.
    fn of_server(fault: &ServerFault) -> Option<Self> {
        let by_number = fault.codes.iter().find_map(|code| {
            let row = NUMBERS.iter().find(|(codes, _)| codes.contains(code));
            row.map(|(_, help)| *help)
        });
        let by_word = || match (fault.error.as_str(), fault.suberror.as_str()) {
            ("consent_required", _) | (_, "consent_required") => Some(Self::Consent),
            ("access_denied", _) => Some(Self::Declined),
            ("temporarily_unavailable" | "server_error", _) => Some(Self::Transient),
            ("invalid_scope" | "invalid_request" | "unsupported_grant_type", _) => {
                Some(Self::OurMistake)
            }
            _ => None,
        };
        // An unknown number is better shown with Microsoft's own words than guessed at.
        by_number.or_else(|| fault.codes.is_empty().then(by_word).flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::{Help, NUMBERS};
    use crate::auth::error::{AuthError, ServerFault};

    fn of(error: &str, suberror: &str, codes: &[u32]) -> Help {
        Help::of(&ServerFault::new(error, suberror, "", codes).into_error())
    }

    #[test]
    fn every_number_has_one_row() {
        let mut all: Vec<u32> = NUMBERS
            .iter()
            .flat_map(|(codes, _)| *codes)
            .copied()
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        for (codes, help) in NUMBERS {
            for code in *codes {
                for error in [
                    "invalid_grant",
                    "invalid_client",
                    "interaction_required",
                    "whatever",
                ] {
                    assert_eq!(of(error, "", &[*code]), *help, "{code}");
                }
            }
        }
    }

    #[test]
    fn words_help_where_numbers_are_missing() {
        for (error, suberror, help) in [
            ("invalid_grant", "consent_required", Help::Consent),
            ("invalid_grant", "bad_token", Help::SessionOver),
            ("invalid_grant", "", Help::SessionOver),
            ("access_denied", "", Help::Declined),
            ("server_error", "", Help::Transient),
            ("login_required", "", Help::SessionOver),
            ("invalid_request", "", Help::OurMistake),
            ("unheard_of", "", Help::Other),
        ] {
            assert_eq!(of(error, suberror, &[]), help, "{error} {suberror}");
        }
    }

    #[test]
    fn an_unknown_number_is_not_guessed_at() {
        assert_eq!(of("access_denied", "", &[123_456]), Help::Other);
        assert_eq!(of("unheard_of", "", &[123_456, 53003]), Help::Policy);
    }

    #[test]
    fn a_plain_refusal_is_the_page_s_business_only_if_it_says_so() {
        assert_eq!(Help::of(&AuthError::SignedOut), Help::SignedOut);
    }
}
