//! Which registration, tenant and cloud a sign-in goes to, and the addresses that follow from them.

use super::error::{AuthError, ConfigFault};
use super::text::{clean, encode};
use crate::model::{Cloud, Guid};
use core::fmt;

/// What a tenant is asked for by: its id, a domain of it, or whichever the account belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tenant {
    /// By id.
    Id(Guid),
    /// By a domain that it has verified; lower case.
    Domain(String),
    /// The tenant to which the account belongs.
    Organizations,
}

impl Tenant {
    /// Reads what was typed in. Empty means [`Tenant::Organizations`]. `common` and `consumers` would let personal
    /// accounts in, which have no sign-in logs.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if text.is_empty() || text == "organizations" || text == "common" {
            return Some(Self::Organizations);
        }
        if let Some(id) = Guid::parse(&text) {
            return Some(Self::Id(id));
        }
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        (text.len() <= 253 && text.contains('.') && text.split('.').all(label))
            .then_some(Self::Domain(text))
    }
}

impl fmt::Display for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Domain(name) => f.write_str(name),
            Self::Organizations => f.write_str("organizations"),
        }
    }
}

/// A registration of the page in one cloud, and the tenant to sign in to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Application (client) ID.
    pub client: Guid,
    /// Tenant.
    pub tenant: Tenant,
    /// Cloud.
    pub cloud: Cloud,
}

impl Registration {
    /// Reads what was typed in.
    ///
    /// # Errors
    /// [`ConfigFault::ClientId`] or [`ConfigFault::Tenant`].
    pub fn parse(client: &str, tenant: &str, cloud: Cloud) -> Result<Self, AuthError> {
        Ok(Self {
            client: Guid::parse(client.trim()).ok_or(AuthError::Config(ConfigFault::ClientId))?,
            tenant: Tenant::parse(tenant).ok_or(AuthError::Config(ConfigFault::Tenant))?,
            cloud,
        })
    }

    fn endpoint(&self, name: &str) -> String {
        let (host, tenant) = (self.cloud.login_host(), &self.tenant);
        format!("https://{host}/{tenant}/oauth2/v2.0/{name}")
    }

    /// Where the person signs in.
    #[must_use]
    pub fn authorize(&self) -> String {
        self.endpoint("authorize")
    }

    /// Where a code or a refresh token becomes tokens.
    #[must_use]
    pub fn token(&self) -> String {
        self.endpoint("token")
    }

    /// Where the person signs out at Microsoft. `hint`: the `login_hint` claim, without which Microsoft asks which
    /// account is meant.
    #[must_use]
    pub fn logout(&self, redirect: &RedirectUri, hint: Option<&str>) -> String {
        let mut url = self.endpoint("logout");
        url.push_str("?post_logout_redirect_uri=");
        encode(redirect.as_str(), &mut url);
        if let Some(hint) = hint {
            url.push_str("&logout_hint=");
            encode(hint, &mut url);
        }
        url
    }

    /// Where an administrator consents for everybody.
    #[must_use]
    pub fn admin_consent(&self, redirect: &RedirectUri) -> String {
        let (host, tenant) = (self.cloud.login_host(), &self.tenant);
        let mut url = format!(
            "https://{host}/{tenant}/adminconsent?client_id={}",
            self.client
        );
        url.push_str("&redirect_uri=");
        encode(redirect.as_str(), &mut url);
        url
    }

    /// Whether an ID token's issuer is this cloud, for this tenant id.
    #[must_use]
    pub fn issues(&self, issuer: &str, tenant: Guid) -> bool {
        self.cloud
            .login_hosts()
            .iter()
            .any(|host| issuer.eq_ignore_ascii_case(&format!("https://{host}/{tenant}/v2.0")))
    }
}

/// The page's own base address, as it must be registered: to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri(String);

impl RedirectUri {
    /// From the page's base address.
    ///
    /// # Errors
    /// [`ConfigFault::Insecure`] unless it is https, or http on localhost, which is all that Microsoft accepts.
    pub fn new(base: &str) -> Result<Self, AuthError> {
        let local = base.strip_prefix("http://").is_some_and(|rest| {
            ["localhost", "127.0.0.1"].iter().any(|host| {
                rest.strip_prefix(host)
                    .is_some_and(|rest| rest.starts_with([':', '/']))
            })
        });
        let plain = !base.contains(['?', '#']) && clean(base, base.len()) == base;
        if (base.starts_with("https://") || local) && plain {
            Ok(Self(base.to_owned()))
        } else {
            Err(AuthError::Config(ConfigFault::Insecure))
        }
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
