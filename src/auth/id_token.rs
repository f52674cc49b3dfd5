//! ID tokens: who signed in. The signature is not checked: the token comes straight from the token endpoint over TLS
//! (OpenID Connect Core 3.1.3.7, item 6), and nothing is granted because of it.

use super::base64;
use super::error::{AuthError, FlowFault};
use super::json::Json;
use super::registration::{Registration, Tenant};
use super::text::clean;
use super::transaction::Transaction;
use crate::model::{Guid, Instant, MINUTE};

/// The claims that are looked at.
#[derive(Clone, PartialEq, Eq)]
pub struct IdToken {
    audience: String,
    issuer: String,
    nonce: String,
    expires: i64,
    /// When it was made, in seconds since 1970.
    issued: i64,
    /// The tenant.
    pub tenant: Option<Guid>,
    /// The person's object id.
    pub user: Option<Guid>,
    /// Name to show.
    pub name: Option<String>,
    /// For signing out without a choice of accounts.
    pub login_hint: Option<String>,
}

impl core::fmt::Debug for IdToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("***")
    }
}

/// The claims of a JWT, its signature unseen.
pub(super) fn payload(token: &str) -> Option<Json> {
    let mut parts = token.split('.');
    let (Some(_), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let text = String::from_utf8(base64::decode(payload)?).ok()?;
    Json::parse(&text).filter(|value| matches!(value, Json::Object(_)))
}

/// A name to show, from the claims that may hold one.
pub(super) fn name_of(claims: &Json, keys: &[&str]) -> Option<String> {
    let name = keys
        .iter()
        .map(|key| claims.text(key))
        .find(|name| !name.is_empty())?;
    Some(clean(name, 120)).filter(|name| !name.is_empty())
}

/// A GUID among the claims.
pub(super) fn guid_of(claims: &Json, key: &str) -> Option<Guid> {
    Guid::parse(claims.text(key))
}

impl IdToken {
    /// Reads it; `None` if it is no JWT.
    #[must_use]
    pub fn read(token: &str) -> Option<Self> {
        let claims = payload(token)?;
        let text = |key: &str| claims.text(key).to_owned();
        let number = |key: &str| claims.number(key).unwrap_or(0);
        Some(Self {
            audience: text("aud"),
            issuer: text("iss"),
            nonce: text("nonce"),
            expires: number("exp"),
            issued: number("iat"),
            tenant: guid_of(&claims, "tid"),
            user: guid_of(&claims, "oid"),
            name: name_of(&claims, &["preferred_username", "upn", "email", "name"]),
            login_hint: Some(text("login_hint")).filter(|hint| !hint.is_empty()),
        })
    }

    /// Checks that it answers this sign-in.
    ///
    /// # Errors
    /// [`FlowFault::WrongIdToken`], or [`FlowFault::WrongTenant`] if the tenant is not the one that was named by its id.
    pub fn check(&self, transaction: &Transaction) -> Result<(), AuthError> {
        let registration = &transaction.intent.registration;
        let tenant = self.tenant.filter(|tenant| {
            self.nonce == transaction.nonce.reveal()
                && Guid::parse(&self.audience) == Some(registration.client)
                && registration.issues(&self.issuer, *tenant)
                // Not compared with this computer's clock, which may be wrong.
                && self.expires > self.issued
        });
        match (tenant, &registration.tenant) {
            (None, _) => Err(AuthError::Flow(FlowFault::WrongIdToken)),
            (Some(tenant), Tenant::Id(asked)) if tenant != *asked => {
                Err(AuthError::Flow(FlowFault::WrongTenant))
            }
            _ => Ok(()),
        }
    }

    /// Checks that a renewal is still for the same person in the same tenant.
    ///
    /// # Errors
    /// [`FlowFault::WrongTenant`].
    pub fn check_renewal(
        &self,
        registration: &Registration,
        tenant: Option<Guid>,
        user: Option<Guid>,
    ) -> Result<(), AuthError> {
        let same = Guid::parse(&self.audience) == Some(registration.client)
            && (tenant.is_none() || self.tenant == tenant)
            && (user.is_none() || self.user == user);
        if same {
            Ok(())
        } else {
            Err(AuthError::Flow(FlowFault::WrongTenant))
        }
    }

    /// Milliseconds that this computer's clock is ahead of Microsoft's (behind, if negative), if that is worth a warning.
    /// `received`: when the token came. Entra dates tokens up to five minutes back, so being ahead shows later.
    #[must_use]
    pub fn skew(&self, received: Instant) -> Option<i64> {
        if self.issued <= 0 {
            return None;
        }
        let ahead = received.0.saturating_sub(self.issued.saturating_mul(1000));
        (!(-5 * MINUTE..=10 * MINUTE).contains(&ahead)).then_some(ahead)
    }
}
