//! The answer in the fragment of the address, and the order in which it is looked at: state, then error, then age, then
//! code. State before error, so that no address from elsewhere can put words on the page.

use super::error::{AuthError, FlowFault, ServerFault, StorageFault};
use super::secret::{Code, State};
use super::text::pairs;
use super::transaction::Transaction;
use crate::model::Instant;

/// An answer of the sign-in service, unchecked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    code: Option<Code>,
    state: Option<State>,
    error: String,
    suberror: String,
    description: String,
    issuer: Option<String>,
    /// A parameter came twice.
    doubled: bool,
}

/// A code that may be redeemed, with the sign-in that it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeemable {
    /// The sign-in.
    pub transaction: Transaction,
    /// The code.
    pub code: Code,
}

impl Response {
    /// Reads a fragment, with or without `#`; `None` if it is no answer but a place of the page. A token is one too: the page
    /// never asks for it that way and uses none of it, but it must not stay in the address.
    #[must_use]
    pub fn of_fragment(fragment: &str) -> Option<Self> {
        let text = fragment.trim_start_matches(['#', '/', '?']);
        let mut answer = Self::default();
        let (mut known, mut seen) = (false, Vec::new());
        for (name, value) in pairs(text) {
            match name.as_str() {
                "code" => answer.code = Some(Code::new(value)),
                "state" => answer.state = Some(State::new(value)),
                "error" => answer.error = value,
                "error_subcode" | "suberror" => answer.suberror = value,
                "error_description" => answer.description = value,
                "iss" => answer.issuer = Some(value),
                "access_token" | "id_token" => {}
                _ => continue,
            }
            known |= matches!(
                name.as_str(),
                "code" | "error" | "access_token" | "id_token"
            );
            answer.doubled |= seen.contains(&name);
            seen.push(name);
        }
        known.then_some(answer)
    }

    /// Checks it against the sign-in of this tab.
    ///
    /// # Errors
    /// The first reason why it ends no sign-in of this tab.
    pub fn check(
        self,
        transaction: Option<Transaction>,
        now: Instant,
    ) -> Result<Redeemable, AuthError> {
        let transaction = transaction.ok_or(AuthError::Storage(StorageFault::Lost))?;
        if self.doubled || self.state.as_ref() != Some(&transaction.state) {
            return Err(AuthError::Flow(FlowFault::StateMismatch));
        }
        // RFC 9207: an answer that tells who it is from must be from the cloud that was asked.
        let hosts = transaction.intent.registration.cloud.login_hosts();
        let foreign = |issuer: &String| {
            !hosts.iter().any(|host| {
                issuer
                    .strip_prefix("https://")
                    .and_then(|rest| rest.strip_prefix(host))
                    .is_some_and(|rest| rest.starts_with('/'))
            })
        };
        if self.issuer.as_ref().is_some_and(foreign) {
            return Err(AuthError::Flow(FlowFault::StateMismatch));
        }
        if !self.error.is_empty() {
            return Err(
                ServerFault::new(&self.error, &self.suberror, &self.description, &[]).into_error(),
            );
        }
        if transaction.is_over(now) {
            return Err(AuthError::Flow(FlowFault::TimedOut));
        }
        match self.code {
            Some(code) if !code.reveal().is_empty() => Ok(Redeemable { transaction, code }),
            _ => Err(AuthError::Flow(FlowFault::NoCode)),
        }
    }
}

/// Whether a query is what an administrator's consent comes back with; it says nothing that the page would act on.
#[must_use]
pub fn is_of_admin_consent(query: &str) -> bool {
    pairs(query.trim_start_matches('?')).any(|(name, _)| {
        matches!(
            name.as_str(),
            "admin_consent" | "error_description" | "error_uri"
        )
    })
}

/// Whether a query holds an answer of the sign-in service: the page asks for answers in the fragment only.
#[must_use]
pub fn is_stray(query: &str) -> bool {
    pairs(query.trim_start_matches('?'))
        .any(|(name, _)| matches!(name.as_str(), "code" | "access_token" | "id_token"))
}
