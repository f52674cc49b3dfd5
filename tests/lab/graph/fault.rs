//! Faults on demand: which requests, and what becomes of them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Kind {
    /// The newest records.
    Check,
    /// Legacy client apps by name.
    Legacy,
    /// Any other name.
    Others,
    /// Some people's sign-ins by some apps.
    Proof,
    /// Anything but sign-ins.
    Setting,
}

impl Kind {
    /// By path and filter.
    pub(crate) fn of(path: &str, filter: &str) -> Self {
        if !path.to_ascii_lowercase().ends_with("/auditlogs/signins") {
            Self::Setting
        } else if filter.contains("clientAppUsed ne") {
            Self::Others
        } else if filter.contains("clientAppUsed eq") {
            Self::Legacy
        } else if filter.contains("appId eq") {
            Self::Proof
        } else {
            Self::Check
        }
    }
}

/// Which requests a fault befalls; what is not said does not matter.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct When {
    kind: Option<Kind>,
    /// Next pages only, or first pages only.
    next: Option<bool>,
    /// Numbers of requests, the first is 1.
    at: Vec<u64>,
    /// From this number on.
    from: Option<u64>,
}

/// How a connection ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Connection {
    /// Before an answer.
    Drop,
    /// In the middle of it.
    Break,
}

/// What becomes of it; several may be said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Act {
    /// Refuses with this status.
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) headers: BTreeMap<String, String>,
    /// A gateway's page of HTML that lets no page read it.
    pub(crate) gateway: bool,
    /// Asks for more claims: continuous access evaluation.
    pub(crate) challenge: bool,
    /// Milliseconds.
    pub(crate) delay: u64,
    pub(crate) connection: Option<Connection>,
    /// The text ends too early, as if it were whole.
    pub(crate) cut: bool,
    /// A page without records, and a next page with them.
    pub(crate) empty: bool,
    /// Records of the page before come again.
    pub(crate) repeat: bool,
    /// The cursor is not known any more.
    pub(crate) expire: bool,
    /// Another place for the next page.
    pub(crate) link: Option<String>,
}

/// A fault.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rule {
    #[serde(default)]
    when: When,
    #[serde(rename = "do")]
    act: Act,
    /// So often at the most.
    times: Option<u32>,
}

impl Rule {
    /// What it does to a request, if it befalls it.
    fn befalls(&mut self, number: u64, kind: Kind, next: bool) -> Option<Act> {
        let when = &self.when;
        let fits = when.kind.is_none_or(|wanted| wanted == kind)
            && when.next.is_none_or(|wanted| wanted == next)
            && (when.at.is_empty() || when.at.contains(&number))
            && when.from.is_none_or(|from| number >= from)
            && self.times != Some(0);
        if !fits {
            return None;
        }
        if let Some(times) = &mut self.times {
            *times -= 1;
        }
        Some(self.act.clone())
    }
}

/// What becomes of a request: the first rule that befalls it.
pub(crate) fn first(rules: &mut [Rule], number: u64, kind: Kind, next: bool) -> Act {
    rules
        .iter_mut()
        .find_map(|rule| rule.befalls(number, kind, next))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Rule, first};

    #[test]
    fn rules_say_which_and_how_often() {
        let mut rules: Vec<Rule> = serde_json::from_str(
            r#"[{"when": {"kind": "legacy", "next": false}, "do": {"status": 503}, "times": 2}, {"when": {"at": [4]}, "do": {"cut": true}}]"#,
        )
        .unwrap();
        let mut status = |n, kind, next| first(&mut rules, n, kind, next).status;
        assert_eq!(status(1, Kind::Check, false), None);
        assert_eq!(status(2, Kind::Legacy, true), None);
        assert_eq!(status(3, Kind::Legacy, false), Some(503));
        assert_eq!(status(5, Kind::Legacy, false), Some(503));
        assert_eq!(status(6, Kind::Legacy, false), None);
        assert!(first(&mut rules, 4, Kind::Legacy, true).cut);
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        assert!(serde_json::from_str::<Rule>(r#"{"do": {"stauts": 503}}"#).is_err());
    }

    #[test]
    fn kinds_are_told_by_the_question() {
        let path = "/beta/auditLogs/signIns";
        assert_eq!(
            Kind::of(
                path,
                "clientAppUsed ne 'Browser' and clientAppUsed ne 'IMAP4'"
            ),
            Kind::Others
        );
        assert_eq!(Kind::of(path, "(clientAppUsed eq 'IMAP4')"), Kind::Legacy);
        assert_eq!(Kind::of("/v1.0/policies", ""), Kind::Setting);
    }
}
