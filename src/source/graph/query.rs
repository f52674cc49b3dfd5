//! Questions to `auditLogs/signIns` as addresses.
//!
//! Only `$filter` and `$top` are documented for it
//! (<https://learn.microsoft.com/graph/api/signin-list>); a page has 1,000 records at the most, newest first.

use super::link::Host;
use super::plan::Span;
use crate::model::{DAY, EXCHANGE, EventType, Guid, Instant};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// What the log keeps, in milliseconds: 30 days with Entra ID P1 or P2
/// (<https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention>).
pub const RETENTION: i64 = 30 * DAY;

/// Names of `clientAppUsed` that mean legacy authentication, as the sign-in log writes them
/// (<https://learn.microsoft.com/entra/identity/monitoring-health/howto-customize-filter-logs>). The filter on this
/// property knows `eq` only, so each is asked for by name.
pub const LEGACY_CLIENT_APPS: [&str; 13] = [
    "AutoDiscover",
    "Authenticated SMTP",
    "Exchange ActiveSync",
    "Exchange Online PowerShell",
    "Exchange Web Services",
    "IMAP4",
    "MAPI Over HTTP",
    "Offline Address Book",
    "Other clients",
    "Outlook Anywhere (RPC over HTTP)",
    "Outlook Service",
    "POP3",
    "Reporting Web Services",
];

/// Names that mean modern authentication.
const MODERN_CLIENT_APPS: [&str; 2] = ["Browser", MODERN_APPS];
const MODERN_APPS: &str = "Mobile Apps and Desktop clients";

/// Version of the API. Only `beta` has non-interactive sign-ins; v1.0 gives interactive ones, without the fields that
/// prove the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Version {
    /// Both event types.
    Beta,
    /// Interactive sign-ins only.
    V1,
}

impl Version {
    const fn path(self) -> &'static str {
        match self {
            Self::Beta => "beta",
            Self::V1 => "v1.0",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The newest records of one event type, whatever they are.
    Newest(EventType),
    /// The legacy client apps.
    Legacy,
    /// Client apps with none of the known names.
    OtherNames,
    /// Accepted modern sign-ins of some people through some apps; of whatever app to Exchange Online, where none is named.
    AppsOfPeople {
        /// App ids.
        apps: Vec<Guid>,
        /// Object ids.
        people: Vec<Guid>,
    },
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Where.
    pub version: Version,
    /// When.
    pub span: Span,
    /// What.
    pub what: What,
    /// Records of a page at the most.
    pub top: u16,
}

impl Query {
    /// The address of its first page. Windows are widened by a second or two: how the server compares fractions of a
    /// second is not documented.
    #[must_use]
    pub fn url(&self, host: &Host) -> String {
        let mut url = format!(
            "https://{}/{}/auditLogs/signIns?$filter=",
            host.name(),
            self.version.path()
        );
        encode(&self.filter(), &mut url);
        let _ = write!(url, "&$top={}", self.top);
        url
    }

    /// The filter, not yet encoded.
    #[must_use]
    pub fn filter(&self) -> String {
        let mut parts = vec![format!(
            "createdDateTime ge {}",
            seconds_down(self.span.from).plus(-1000)
        )];
        if let Some(to) = self.span.to {
            // `le` is documented, `lt` is not; what comes twice at the edge of two windows counts once.
            parts.push(format!("createdDateTime le {}", seconds_up(to)));
        }
        match &self.what {
            What::Newest(_) => {}
            What::Legacy => parts.push(any_of("clientAppUsed", LEGACY_CLIENT_APPS)),
            What::OtherNames => {
                let names = MODERN_CLIENT_APPS.into_iter().chain(LEGACY_CLIENT_APPS);
                parts.extend(names.map(|name| format!("clientAppUsed ne {}", quoted(name))));
            }
            What::AppsOfPeople { apps, people } => {
                if apps.is_empty() {
                    parts.push(any_of("clientAppUsed", [MODERN_APPS]));
                    parts.push(any_of("resourceId", [EXCHANGE.0.to_string()]));
                } else {
                    parts.push(any_of("appId", apps.iter().map(Guid::to_string)));
                }
                parts.push(any_of("userId", people.iter().map(Guid::to_string)));
                parts.push("status/errorCode eq 0".to_owned());
            }
        }
        if self.version == Version::Beta {
            parts.push(match self.what {
                What::Newest(event_type) => format!(
                    "signInEventTypes/any(t:t eq {})",
                    quoted(event_type_name(event_type))
                ),
                _ => "signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')"
                    .to_owned(),
            });
        }
        parts.join(" and ")
    }
}

const fn event_type_name(event_type: EventType) -> &'static str {
    match event_type {
        EventType::InteractiveUser => "interactiveUser",
        EventType::NonInteractiveUser => "nonInteractiveUser",
    }
}

fn any_of<T: AsRef<str>>(property: &str, values: impl IntoIterator<Item = T>) -> String {
    let terms: Vec<String> = values
        .into_iter()
        .map(|v| format!("{property} eq {}", quoted(v.as_ref())))
        .collect();
    format!("({})", terms.join(" or "))
}

/// A string literal of OData: a quote in it is doubled
/// (<https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html>, 5.1.1.14.1).
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn seconds_down(at: Instant) -> Instant {
    Instant(at.0 - at.0.rem_euclid(1000))
}

fn seconds_up(at: Instant) -> Instant {
    seconds_down(at.plus(999))
}

/// Percent-encodes what may not stand in the query of an address, and what could be taken for its structure.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b'\''
            | b'('
            | b')'
            | b':'
            | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Host, LEGACY_CLIENT_APPS, Query, Span, Version, What, encode, quoted};
    use crate::model::{EventType, Guid, Instant};

    fn query(version: Version, what: What) -> Query {
        Query {
            version,
            span: Span {
                from: Instant::parse("2026-11-01T00:00:00.400Z").unwrap(),
                to: Instant::parse("2026-11-02T00:00:00.400Z"),
            },
            what,
            top: 1000,
        }
    }

    #[test]
    fn the_legacy_question_asks_for_both_event_types_in_one_stream() {
        let filter = query(Version::Beta, What::Legacy).filter();
        assert!(filter.starts_with(
            "createdDateTime ge 2026-10-31T23:59:59Z and createdDateTime le 2026-11-02T00:00:01Z and (clientAppUsed eq "
        ));
        assert!(filter.ends_with(
            " and signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')"
        ));
        assert_eq!(
            filter.matches("clientAppUsed eq").count(),
            LEGACY_CLIENT_APPS.len()
        );
    }

    #[test]
    fn v1_has_no_event_types_to_ask_for() {
        for what in [
            What::Legacy,
            What::Newest(EventType::InteractiveUser),
            What::OtherNames,
        ] {
            assert!(
                !query(Version::V1, what)
                    .filter()
                    .contains("signInEventTypes")
            );
        }
    }

    #[test]
    fn an_address_holds_nothing_that_could_be_its_structure() {
        let host = Host::new("graph.contoso.example").unwrap();
        let people = (1..=15).map(Guid).collect();
        for what in [
            What::Legacy,
            What::OtherNames,
            What::Newest(EventType::NonInteractiveUser),
            What::AppsOfPeople {
                apps: vec![Guid(9), Guid(8), Guid(7)],
                people,
            },
        ] {
            let url = query(Version::Beta, what).url(&host);
            assert!(host.owns(&url), "{url}");
            assert_eq!(url.matches(['&', '?', '#']).count(), 2, "{url}");
            assert!(url.len() < 2000, "{} {url}", url.len());
        }
    }

    #[test]
    fn literals_are_escaped() {
        assert_eq!(quoted("O'Hara' or 1 eq 1"), "'O''Hara'' or 1 eq 1'");
        let mut out = String::new();
        encode("a b&c=d#e%f+g?ü\"", &mut out);
        assert_eq!(out, "a%20b%26c%3Dd%23e%25f%2Bg%3F%C3%BC%22");
    }

    #[test]
    fn people_are_asked_for_by_id_and_only_what_was_accepted() {
        let app = Guid::parse("f8d98a96-0999-43f5-8af3-69971c7bb423").unwrap();
        let filter = query(
            Version::Beta,
            What::AppsOfPeople {
                apps: vec![app],
                people: vec![Guid(1), Guid(2)],
            },
        )
        .filter();
        assert!(filter.contains("(appId eq 'f8d98a96-0999-43f5-8af3-69971c7bb423')"));
        assert!(filter.contains(
            "(userId eq '00000000-0000-0000-0000-000000000001' or userId eq '00000000-0000-0000-0000-000000000002')"
        ));
        assert!(filter.contains("status/errorCode eq 0"));
        let filter = query(
            Version::Beta,
            What::AppsOfPeople {
                apps: Vec::new(),
                people: vec![Guid(1)],
            },
        )
        .filter();
        for part in [
            "(clientAppUsed eq 'Mobile Apps and Desktop clients')",
            "(resourceId eq '00000002-0000-0ff1-ce00-000000000000')",
            "(userId eq '00000000-0000-0000-0000-000000000001')",
            "status/errorCode eq 0",
        ] {
            assert!(filter.contains(part), "{filter}");
        }
    }
}
