//! Every shape that sign-ins come in: its name, how it is recognised, and what it cannot give. Recognition, the README
//! and the words for a file's own line follow this table; a new shape is one row here and, where it needs one, a reader.

use crate::source::{Format, ProblemCode};

/// One shape.
pub struct Shape {
    /// What it is.
    pub name: &'static str,
    /// How it is recognised.
    pub by: By,
    /// What it becomes.
    pub is: Is,
    /// What it cannot give.
    pub lacks: &'static str,
}

/// How a shape is recognised; in the order of the table, the first that fits counts.
pub enum By {
    /// JSON: an object whose member of this name is an array of records.
    Member(&'static str),
    /// JSON or CSV: the names of its fields; one of each list. Without case, blanks and marks.
    Names(&'static [&'static [&'static str]]),
    /// Told by its own reader, as said.
    Reader(&'static str),
}

/// What a shape becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Records of this format.
    Read(Format),
    /// Refused, with what to bring instead.
    Refused(ProblemCode),
}

const PERSON: &[&str] = &[
    "userprincipalname",
    "userid",
    "upn",
    "username",
    "accountupn",
    "accountobjectid",
];
const CLIENT_APP: &[&str] = &["clientappused", "clientapp"];
/// Times of sign-ins, as PowerShell has them, or as somebody has called them.
const CREATED: &[&str] = &["createddatetime", "dateutc", "datetime", "signindatetime"];
const TIME: &[&str] = &[
    "createddatetime",
    "timegenerated",
    "timestamp",
    "dateutc",
    "date",
    "datetime",
    "signindatetime",
];

/// The shapes. Rows with [`By::Names`] are tried from top to bottom.
pub const SHAPES: &[Shape] = &[
    Shape {
        name: "Graph page (`/auditLogs/signIns`, v1.0 and beta), several of them, PowerShell's `{\"value\":[…],\"Count\":n}`",
        by: By::Member("value"),
        is: Is::Read(Format::Graph),
        lacks: "with `@odata.nextLink`: the older rows",
    },
    Shape {
        name: "Graph `$batch` answer",
        by: By::Member("responses"),
        is: Is::Read(Format::Graph),
        lacks: "answers with an error: counted as unreadable",
    },
    Shape {
        name: "Event Hub messages",
        by: By::Member("records"),
        is: Is::Read(Format::EventHub),
        lacks: "policies in full",
    },
    Shape {
        name: "Defender hunting answer of Graph (`runHuntingQuery`); Splunk's search results",
        by: By::Member("results"),
        is: Is::Read(Format::Hunting),
        lacks: "as Defender's CSV",
    },
    Shape {
        name: "Log Analytics API (`tables`, `columns`, `rows`)",
        by: By::Member("tables"),
        is: Is::Read(Format::LogAnalytics),
        lacks: "what the query left out",
    },
    Shape {
        name: "JSON array or one object a line: portal download, `ConvertTo-Json` of PowerShell 5.1 and 7, Log Analytics rows",
        by: By::Reader("a time, a person and a field of sign-ins in each object"),
        is: Is::Read(Format::PortalJson),
        lacks: "where `-Depth` cut it: status and details",
    },
    Shape {
        name: "Diagnostic records (storage `PT1H.json`, data export), `properties` as object or as text, inside `_raw`, `result`, `event` or `body`",
        by: By::Reader("an object with `properties`"),
        is: Is::Read(Format::Diagnostics),
        lacks: "policies in full",
    },
    Shape {
        name: "Portal CSV, people",
        by: By::Reader(
            "header names in English, Spanish, French; else number and values of the columns; saved again by a spreadsheet too",
        ),
        is: Is::Read(Format::PortalCsv),
        lacks: "authentication details (in the `*AuthDetails*` file); before 2025 user agents",
    },
    Shape {
        name: "Portal CSV, `*AuthDetails*`",
        by: By::Reader("*Request ID*, *Authentication method*, *Succeeded*"),
        is: Is::Read(Format::AuthDetails),
        lacks: "the sign-ins themselves",
    },
    Shape {
        name: "Portal CSV or JSON, service principals and managed identities",
        by: By::Reader("*Service principal ID* and no user"),
        is: Is::Read(Format::NotUser),
        lacks: "people",
    },
    Shape {
        name: "AdminDroid's sign-in report (CSV)",
        by: By::Names(&[&["signindate"], &["signinid", "upn"]]),
        is: Is::Refused(ProblemCode::AdminDroid),
        lacks: "the client app: it cannot tell legacy from modern",
    },
    Shape {
        name: "Unified audit log (CSV or JSON)",
        by: By::Names(&[&["auditdata"], &["operation", "operations", "recordtype"]]),
        is: Is::Refused(ProblemCode::UnifiedAudit),
        lacks: "the client app: it cannot tell legacy from modern",
    },
    Shape {
        name: "Result of the page's own query (summarised rows)",
        by: By::Names(&[&["signins"], &["first"], &["last"], CLIENT_APP, PERSON]),
        is: Is::Read(Format::Summary),
        lacks: "each sign-in's time, code, address: finds devices, proves no silence",
    },
    Shape {
        name: "Defender advanced hunting (CSV)",
        by: By::Names(&[&["timestamp"], CLIENT_APP, PERSON]),
        is: Is::Read(Format::Hunting),
        lacks: "authentication details and protocol, home tenant",
    },
    Shape {
        name: "Log Analytics or Sentinel (CSV), whole or projected",
        by: By::Names(&[&["timegenerated"], CLIENT_APP, PERSON]),
        is: Is::Read(Format::LogAnalytics),
        lacks: "what the query left out",
    },
    Shape {
        name: "PowerShell `Export-Csv`, `Select-Object` included",
        by: By::Names(&[CREATED, CLIENT_APP, PERSON]),
        is: Is::Read(Format::FlatCsv),
        lacks: "nested values (`System.Object[]`): status, details, place, unless selected by name",
    },
    Shape {
        name: "Table of sign-ins without their client app",
        by: By::Names(&[
            TIME,
            PERSON,
            &["appdisplayname", "application", "ipaddress", "appid"],
        ]),
        is: Is::Refused(ProblemCode::NoClientApp),
        lacks: "the client app: it cannot tell legacy from modern",
    },
    Shape {
        name: "Exchange's `Get-MobileDevice` and `Get-MobileDeviceStatistics` (CSV)",
        by: By::Reader("a mailbox, a model and a device id or system"),
        is: Is::Read(Format::MobileDevices),
        lacks: "sign-ins: adds names and protocol versions",
    },
    Shape {
        name: "Exchange's report of SMTP AUTH clients (CSV)",
        by: By::Reader("*Sender address* and *Authentication protocol* or TLS columns"),
        is: Is::Read(Format::SmtpAuthReport),
        lacks: "sign-ins: adds senders",
    },
];

/// Name and format of an object's member that may be a list of records.
pub(super) fn member(key: &[u8]) -> Option<(&'static str, Format)> {
    SHAPES.iter().find_map(|shape| match (&shape.by, shape.is) {
        (By::Member(name), Is::Read(format)) if key.eq_ignore_ascii_case(name.as_bytes()) => {
            Some((*name, format))
        }
        _ => None,
    })
}

/// The first shape that has fields of these names.
pub(super) fn by_names(names: &[String]) -> Option<Is> {
    let has = |any: &[&str]| any.iter().any(|name| names.iter().any(|n| n == name));
    SHAPES.iter().find_map(|shape| match shape.by {
        By::Names(all) if all.iter().all(|any| has(any)) => Some(shape.is),
        _ => None,
    })
}

/// The table of the README.
#[must_use]
pub fn markdown() -> String {
    let mut table = String::from("| shape | recognised by | cannot give |\n| --- | --- | --- |\n");
    for shape in SHAPES {
        let by = match shape.by {
            By::Member(name) => format!("member `{name}`"),
            By::Names(all) => all
                .iter()
                .map(|any| any.first().map_or_else(String::new, |n| format!("`{n}`")))
                .collect::<Vec<_>>()
                .join(", "),
            By::Reader(words) => words.to_owned(),
        };
        let name = match shape.is {
            Is::Read(_) => shape.name.to_owned(),
            Is::Refused(_) => format!("{} – refused", shape.name),
        };
        table.push_str(&format!("| {name} | {by} | {} |\n", shape.lacks));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Is, SHAPES, by_names, markdown, member};
    use crate::source::{Format, ProblemCode};

    /// `SHAPES=write cargo test --lib the_readme_has_this_table` writes it.
    #[test]
    fn the_readme_has_this_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let start = readme.find("a test compares the two. -->\n").unwrap();
        let start = start + "a test compares the two. -->\n".len();
        let end = start + readme[start..].find("\nBesides").unwrap();
        let table = markdown();
        if std::env::var("SHAPES").is_ok_and(|v| v == "write") {
            let new = [&readme[..start], &table, &readme[end..]].concat();
            std::fs::write(path, new).unwrap();
        } else {
            assert_eq!(readme[start..end], table);
        }
    }

    #[test]
    fn tables_are_told_by_their_names() {
        let of = |names: &str| {
            let names: Vec<String> = names.split(' ').map(str::to_owned).collect();
            by_names(&names)
        };
        for (names, is) in [
            (
                "timegenerated userprincipalname clientappused",
                Is::Read(Format::LogAnalytics),
            ),
            (
                "timestamp accountupn clientappused",
                Is::Read(Format::Hunting),
            ),
            (
                "createddatetime upn clientappused",
                Is::Read(Format::FlatCsv),
            ),
            (
                "userid clientappused signins first last timegenerated",
                Is::Read(Format::Summary),
            ),
            (
                "signindate username signinid upn ipaddress",
                Is::Refused(ProblemCode::AdminDroid),
            ),
            (
                "creationdate userids operations auditdata",
                Is::Refused(ProblemCode::UnifiedAudit),
            ),
            (
                "createddatetime userprincipalname ipaddress",
                Is::Refused(ProblemCode::NoClientApp),
            ),
        ] {
            assert_eq!(of(names), Some(is), "{names}");
        }
        assert_eq!(
            of("createddatetime userprincipalname"),
            None,
            "a list of users"
        );
        assert_eq!(of("name age"), None);
    }

    #[test]
    fn every_row_says_what_it_lacks_and_members_are_found_in_any_case() {
        assert!(
            SHAPES
                .iter()
                .all(|s| !s.name.is_empty() && !s.lacks.is_empty())
        );
        assert_eq!(member(b"Value"), Some(("value", Format::Graph)));
        assert_eq!(member(b"values"), None);
    }
}
