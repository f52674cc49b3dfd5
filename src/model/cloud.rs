//! Microsoft's clouds, and the hosts of each: one table, written by `build.rs` from `static/hosting/clouds.json`, which
//! the page's policy is written from too. Nothing else in the sources names such a host.

use core::fmt;
use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/clouds.rs"));

/// A cloud; hosts come from it, never from the configuration or from what somebody types.
/// <https://learn.microsoft.com/graph/deployments>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cloud {
    /// Public cloud and GCC.
    #[default]
    Global,
    /// US Government L4 (GCC High).
    UsGov,
    /// US Government L5 (DoD).
    UsGovDod,
    /// China, run by 21Vianet.
    China,
}

impl Cloud {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGov, Self::UsGovDod, Self::China];

    /// Its name in `config.json`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGov => "usgov",
            Self::UsGovDod => "usgovdod",
            Self::China => "china",
        }
    }

    /// The cloud with this name.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.code() == code)
    }

    /// Host of the sign-in pages and of the token endpoint.
    #[must_use]
    pub fn login_host(self) -> &'static str {
        self.login_hosts().first().copied().unwrap_or_default()
    }

    /// All hosts under which this cloud issues tokens; the first is the one that is asked.
    #[must_use]
    pub fn login_hosts(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.1)
    }

    /// Host of Microsoft Graph.
    #[must_use]
    pub fn graph_host(self) -> &'static str {
        self.row().map_or("", |row| row.2)
    }

    /// Host of the portal in which an administrator looks something up: never asked by the page, only linked to.
    #[must_use]
    pub fn portal_host(self) -> &'static str {
        self.row().map_or("", |row| row.3)
    }

    fn row(self) -> Option<&'static Row> {
        HOSTS.iter().find(|row| row.0 == self.code())
    }
}

/// Code, login hosts, Graph host, portal's host.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Cloud;

    #[test]
    fn the_table_is_the_file() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../static/hosting/clouds.json")).unwrap();
        assert_eq!(file.as_object().unwrap().len(), Cloud::ALL.len());
        for cloud in Cloud::ALL {
            let row = &file[cloud.code()];
            assert_eq!(row["login"], serde_json::json!(cloud.login_hosts()));
            assert_eq!(row["graph"], cloud.graph_host());
            assert_eq!(row["portal"], cloud.portal_host());
            assert_eq!(cloud.login_host(), row["login"][0].as_str().unwrap());
            assert_eq!(Cloud::of_code(cloud.code()), Some(cloud));
        }
    }
}
