//! Signing in with Microsoft: authorization code flow with PKCE (S256) by redirect, as far as it needs no browser.
//! Requests out, answers in; randomness and time come as arguments. `platform::identity` gives it a browser.
//! <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>

pub mod base64;
mod bearer;
#[cfg(test)]
mod bearer_tests;
pub mod claims;
mod error;
mod help;
mod id_token;
pub mod json;
pub mod pasted;
pub mod pkce;
mod registration;
#[cfg(test)]
mod registration_tests;
pub mod request;
#[cfg(test)]
mod request_tests;
pub mod response;
#[cfg(test)]
mod response_tests;
mod return_to;
mod scope;
mod secret;
pub mod session;
#[cfg(test)]
mod session_tests;
mod text;
pub mod token;
pub mod transaction;

pub use bearer::{Bearer, NotGraph, is_of_graph};
pub use claims::Challenge;
pub use error::{AuthError, ConfigFault, FlowFault, NetworkFault, ServerFault, StorageFault};
pub use help::Help;
pub use id_token::IdToken;
pub use registration::{RedirectUri, Registration, Tenant};
pub use return_to::ReturnTo;
pub use scope::{Scope, Scopes};
pub use secret::{AccessToken, Code, Nonce, RefreshToken, State, Verifier};

/// Which token is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Any that is still good: the one at hand, or a new one if that ends within five minutes.
    Cached,
    /// Graph answered 401 to this one: a newer one, got at most once for each token.
    RefreshOnce(Bearer),
    /// Graph answered 401 to this one, with a claims challenge: a newer one that satisfies it.
    Claims(Bearer, Challenge),
}

/// Who is signed in: for display and for asking. Nothing in it grants anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Which sign-in of this page it is; grows with each.
    pub generation: u64,
    /// The tenant whose logs the token reads, if the token tells.
    pub tenant: Option<Guid>,
    /// Object id of the person, if the token tells.
    pub user: Option<Guid>,
    /// Name to show, usually an address.
    pub name: Option<String>,
    /// Cloud.
    pub cloud: Cloud,
    /// Permissions that the token has, of those that the page knows.
    pub scopes: Scopes,
    /// Permissions of a pasted token that the page has no use for.
    pub beyond: Vec<String>,
    /// The sign-in ends for good at this time, if that is known.
    pub until: Option<Instant>,
    /// The token was pasted: it cannot be renewed.
    pub pasted: bool,
    /// Milliseconds that this computer's clock is ahead of Microsoft's (behind, if negative), if it is worth a warning.
    pub skew: Option<i64>,
}

use crate::model::{Cloud, Guid, Instant};
