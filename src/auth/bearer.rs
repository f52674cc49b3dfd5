//! A token for Microsoft Graph that can go nowhere else: the header is made for an address, and only for one of Graph's.

use super::secret::AccessToken;
use crate::model::Cloud;

/// A token of one cloud. Its number grows with each new token of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    token: AccessToken,
    cloud: Cloud,
    number: u64,
}

/// The address is not of the Graph that the token is for; nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotGraph;

impl Bearer {
    /// The token with this number.
    #[must_use]
    pub const fn new(token: AccessToken, cloud: Cloud, number: u64) -> Self {
        Self {
            token,
            cloud,
            number,
        }
    }

    /// The value of the header `Authorization` for a request to this address. Ask anew for every address, above all for
    /// each `@odata.nextLink`.
    ///
    /// # Errors
    /// If the address is not below `https://<Graph host of the token's cloud>/`.
    pub fn header_for(&self, url: &str) -> Result<String, NotGraph> {
        if is_of_graph(url, self.cloud) {
            Ok(format!("Bearer {}", self.token.reveal()))
        } else {
            Err(NotGraph)
        }
    }

    /// The cloud that it is for.
    #[must_use]
    pub const fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// Which token of the page it is.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }
}

/// Whether an address is below `https://<Graph host>/`, as any browser reads it: exactly this beginning, and no
/// character that a browser would take out or turn round before it looks for the host.
#[must_use]
pub fn is_of_graph(url: &str, cloud: Cloud) -> bool {
    url.strip_prefix("https://")
        .and_then(|rest| rest.strip_prefix(cloud.graph_host()))
        .is_some_and(|path| path.starts_with('/'))
        && url.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\')
}
