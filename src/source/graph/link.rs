//! Where a request may go: only to the Graph host of the cloud. Everything that comes from outside (`@odata.nextLink`)
//! is checked here before it is asked, and again by whoever attaches the token (RFC 9700, 4.9.1).

use serde::{Deserialize, Serialize};

/// An address longer than this is no address that Graph made.
const LONGEST: usize = 16_384;

/// The Graph host of a cloud, such as `graph.microsoft.com`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host(String);

impl Host {
    /// A host name: letters, digits, dots and dashes only, so that nothing in it can end the host part of an address.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let plain =
            |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
        (!name.is_empty() && name.len() <= 253 && name.bytes().all(plain))
            .then(|| Self(name.to_owned()))
    }

    /// As it stands in an address.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether an address leads to this host, by https, on the usual port, with nothing in it that a browser reads
    /// differently (user information, a backslash, a control character).
    #[must_use]
    pub fn owns(&self, url: &str) -> bool {
        url.len() <= LONGEST
            && url
                .strip_prefix("https://")
                .and_then(|rest| rest.strip_prefix(self.0.as_str()))
                .is_some_and(|rest| rest.starts_with('/'))
            && !url.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\')
    }
}

/// Whether a next page goes on with what was asked: the same path, however its letters are written.
#[must_use]
pub(super) fn goes_on(asked: &str, next: &str) -> bool {
    let path = |url: &str| {
        url.split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    path(asked) == path(next)
}

/// An address as the ledger shows it: the cursor of a next page (`$skiptoken`), long and of no use to anybody later,
/// is left out.
#[must_use]
pub fn without_cursor(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else {
        return url.to_owned();
    };
    let parts = query.split('&').map(|part| match part.split_once('=') {
        Some((name, _)) if name.to_ascii_lowercase().contains("skiptoken") => format!("{name}=…"),
        _ => part.to_owned(),
    });
    format!("{path}?{}", parts.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests;
