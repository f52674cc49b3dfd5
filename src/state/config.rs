//! The operator's `config.json` beside `index.html` (contract 3). In: its text. Out: valid values, or the reason why
//! none of it is used. Pure.

use crate::auth::json::Json;
use crate::model::Guid;

pub use crate::model::Cloud;

/// Preset values of a hosted page; all optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Application (client) ID.
    pub client_id: Option<String>,
    /// Tenant: `organizations`, an id or a domain.
    pub tenant: Option<String>,
    /// Cloud.
    pub cloud: Cloud,
    /// Imprint, shown in the footer.
    pub imprint_url: Option<String>,
    /// Privacy statement, shown in the footer.
    pub privacy_url: Option<String>,
}

/// Why a configuration is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// Not JSON.
    NotJson,
    /// Not an object.
    NotObject,
    /// A key that is not known.
    UnknownKey(String),
    /// A value that is not allowed, with its key.
    BadValue(&'static str),
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// The first reason found; then nothing of the file is used.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let value = Json::parse(text.trim_start_matches('\u{feff}')).ok_or(ConfigError::NotJson)?;
        let Json::Object(object) = value else {
            return Err(ConfigError::NotObject);
        };
        let mut config = Self::default();
        for (key, value) in &object {
            match key.as_str() {
                "clientId" => {
                    config.client_id =
                        Some(string(value, "clientId", |v| Guid::parse(v).is_some())?);
                }
                "tenant" => config.tenant = Some(string(value, "tenant", is_tenant)?),
                "cloud" => {
                    let name = string(value, "cloud", |_| true)?;
                    config.cloud = Cloud::ALL
                        .into_iter()
                        .find(|cloud| cloud.code() == name)
                        .ok_or(ConfigError::BadValue("cloud"))?;
                }
                "imprintUrl" => {
                    config.imprint_url = Some(string(value, "imprintUrl", is_web_address)?);
                }
                "privacyUrl" => {
                    config.privacy_url = Some(string(value, "privacyUrl", is_web_address)?);
                }
                other => return Err(ConfigError::UnknownKey(other.chars().take(40).collect())),
            }
        }
        Ok(config)
    }
}

fn string(
    value: &Json,
    key: &'static str,
    allowed: impl Fn(&str) -> bool,
) -> Result<String, ConfigError> {
    match value {
        Json::Text(text) if allowed(text) => Ok(text.clone()),
        _ => Err(ConfigError::BadValue(key)),
    }
}

/// An id, a domain or one of Microsoft's words: it becomes one segment of a path, so nothing that could leave it. Personal
/// accounts (`consumers`) have no sign-in log.
fn is_tenant(text: &str) -> bool {
    (1..=253).contains(&text.len())
        && !text.eq_ignore_ascii_case("consumers")
        && !text.starts_with('.')
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

/// `https:` to a host without user information, or an address relative to the page. A browser reads `//` and `\\` as the
/// beginning of a host.
fn is_web_address(text: &str) -> bool {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && c != '\\';
    if text.is_empty() || !text.chars().all(plain) {
        return false;
    }
    let first = |text: &'_ str| text.find(['/', '?', '#']).unwrap_or(text.len());
    match text.strip_prefix("https://") {
        Some(rest) => rest
            .get(..first(rest))
            .is_some_and(|host| !host.is_empty() && !host.contains('@')),
        None => {
            !text.starts_with("//") && text.get(..first(text)).is_some_and(|s| !s.contains(':'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cloud, Config, ConfigError};

    #[test]
    fn all_values_are_optional() {
        assert_eq!(Config::parse("{}"), Ok(Config::default()));
        let full = Config::parse(
            r#"{"clientId":"11111111-2222-3333-4444-555555555555","tenant":"contoso.example","cloud":"usgovdod",
            "imprintUrl":"https://contoso.example/imprint","privacyUrl":"privacy.html"}"#,
        )
        .unwrap();
        assert_eq!(full.cloud, Cloud::UsGovDod);
        assert_eq!(full.privacy_url.as_deref(), Some("privacy.html"));
    }

    #[test]
    fn what_is_not_known_or_not_allowed_is_named() {
        let bad = |text: &str| Config::parse(text).unwrap_err();
        assert_eq!(bad("<!doctype html>"), ConfigError::NotJson);
        assert_eq!(bad("[]"), ConfigError::NotObject);
        assert_eq!(
            bad(r#"{"clientID":"x"}"#),
            ConfigError::UnknownKey("clientID".to_owned())
        );
        assert_eq!(bad(r#"{"cloud":"mars"}"#), ConfigError::BadValue("cloud"));
        assert_eq!(
            bad(r#"{"clientId":"abc"}"#),
            ConfigError::BadValue("clientId")
        );
        for tenant in ["a/../b", "consumers", "Consumers"] {
            assert_eq!(
                bad(&format!(r#"{{"tenant":"{tenant}"}}"#)),
                ConfigError::BadValue("tenant")
            );
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "java\\nscript:x",
            "",
            "http://contoso.example/",
            "//fabrikam.example/",
            "/\\\\fabrikam.example",
            "https://contoso.example@fabrikam.example/",
            "https://",
        ] {
            assert_eq!(
                bad(&format!(r#"{{"imprintUrl":"{url}"}}"#)),
                ConfigError::BadValue("imprintUrl"),
                "{url}"
            );
        }
    }
}
