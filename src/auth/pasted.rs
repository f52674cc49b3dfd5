//! A Graph access token that was pasted, from Graph Explorer for instance. Its claims are read to tell what it can do; it
//! is not trusted for anything: Microsoft Graph decides.

use super::error::{AuthError, ConfigFault};
use super::id_token::{guid_of, name_of, payload};
use super::scope::{Scope, Scopes};
use super::secret::AccessToken;
use super::token::is_header_value;
use crate::model::{Cloud, Guid, Instant};

/// Microsoft Graph's own application id, which some tokens name as their audience.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
/// Tokens are some kilobytes.
const LARGEST: usize = 16 * 1024;

/// A pasted token and what it says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The token.
    pub token: AccessToken,
    /// Its cloud: by its audience, else as chosen.
    pub cloud: Cloud,
    /// When it ends.
    pub expires: Instant,
    /// Permissions, of those that the page knows.
    pub scopes: Scopes,
    /// Permissions that the page has no use for.
    pub beyond: Vec<String>,
    /// Tenant.
    pub tenant: Option<Guid>,
    /// The person's object id.
    pub user: Option<Guid>,
    /// Name to show.
    pub name: Option<String>,
}

/// Reads it. `chosen`: the cloud, where the token does not tell.
///
/// # Errors
/// If it is no token, for something else than Microsoft Graph, or has expired.
pub fn read(text: &str, chosen: Cloud, now: Instant) -> Result<Pasted, AuthError> {
    let fault = |fault| AuthError::Config(fault);
    let text = text.trim();
    let token = text
        .get(..7)
        .filter(|word| word.eq_ignore_ascii_case("bearer "))
        .map_or(text, |_| text.get(7..).unwrap_or_default().trim());
    let claims = Some(token)
        .filter(|token| token.len() <= LARGEST && is_header_value(token))
        .and_then(payload)
        .ok_or(fault(ConfigFault::NotAToken))?;
    let audience = claims.text("aud");
    let host = audience
        .strip_prefix("https://")
        .map(|rest| rest.trim_end_matches('/'));
    let cloud = match host {
        Some(host) => Cloud::ALL
            .into_iter()
            .find(|cloud| cloud.graph_host() == host),
        None => (audience == GRAPH).then_some(chosen),
    }
    .ok_or(fault(ConfigFault::NotForGraph))?;
    let seconds = claims.number("exp").ok_or(fault(ConfigFault::NotAToken))?;
    let expires = Instant(seconds.saturating_mul(1000));
    if expires <= now {
        return Err(fault(ConfigFault::TokenExpired));
    }
    Ok(Pasted {
        token: AccessToken::new(token),
        cloud,
        expires,
        scopes: Scopes::of_text(claims.text("scp")),
        beyond: beyond(claims.text("scp")),
        tenant: guid_of(&claims, "tid"),
        user: guid_of(&claims, "oid"),
        name: name_of(
            &claims,
            &["upn", "unique_name", "preferred_username", "name"],
        ),
    })
}

/// Permissions of a token's `scp` beyond those that the page can use. Reading one's own profile is in every token.
fn beyond(scopes: &str) -> Vec<String> {
    const USUAL: [&str; 5] = ["openid", "profile", "email", "offline_access", "User.Read"];
    let is_usual = |name: &str| USUAL.iter().any(|usual| usual.eq_ignore_ascii_case(name));
    scopes
        .split_ascii_whitespace()
        .filter(|name| Scope::of_name(name).is_none() && !is_usual(name))
        .filter(|name| {
            name.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        })
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::beyond;

    #[test]
    fn what_the_page_has_no_use_for_is_named() {
        assert_eq!(
            beyond("AuditLog.Read.All Mail.ReadWrite openid user.read Directory.AccessAsUser.All"),
            ["Mail.ReadWrite", "Directory.AccessAsUser.All"]
        );
        assert!(beyond("AuditLog.Read.All profile policy.read.all").is_empty());
        assert!(beyond("<b>Mail</b>").is_empty());
    }
}
