//! Findings as a table for spreadsheets, safe against formula injection.
//!
//! RFC 4180 with CRLF and a BOM (Excel reads UTF-8 only with one). A cell that a spreadsheet would take for a formula gets
//! an apostrophe in front (<https://owasp.org/www-community/attacks/CSV_Injection>).

use crate::findings::{Case, Finding};
use serde::Serialize;

const HEADER: [&str; 22] = [
    "user",
    "displayName",
    "userId",
    "device",
    "deviceKey",
    "family",
    "modelId",
    "os",
    "osVersion",
    "build",
    "confidence",
    "modernAuth",
    "class",
    "flags",
    "protocols",
    "firstSeen",
    "lastSeen",
    "accepted",
    "stoppedAfterPassword",
    "rejected",
    "interrupted",
    "other",
];

/// All findings, in the order of the JSON export.
#[must_use]
pub fn findings_csv(case: &Case) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, HEADER.iter().map(|h| (*h).to_owned()));
    for finding in case.findings() {
        line(&mut out, cells(&finding).into_iter());
    }
    out
}

/// The camelCase code of an enum, as in the JSON export.
pub(super) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn cells(f: &Finding) -> [String; 22] {
    let r = f.reading.as_ref();
    let text = |t: Option<&String>| t.cloned().unwrap_or_default();
    let mut flags: Vec<String> = f.flags.iter().map(code).collect();
    crate::model::order::distinct(&mut flags);
    let protocols: Vec<&str> = f.protocols.iter().map(|p| p.name()).collect();
    [
        text(f.user.principal_name.as_ref()),
        text(f.user.display_name.as_ref()),
        text(f.user.id.as_ref()),
        super::label(f).to_owned(),
        f.device_key.clone(),
        code(&f.family()),
        text(r.and_then(|r| r.model_id.as_ref())),
        text(r.and_then(|r| r.os.as_ref())),
        text(r.and_then(|r| r.os_version.as_ref())),
        text(r.and_then(|r| r.build.as_ref())),
        r.map(|r| code(&r.confidence)).unwrap_or_default(),
        r.map(|r| code(&r.modern_auth)).unwrap_or_default(),
        code(&f.class),
        flags.join(" "),
        protocols.join("; "),
        f.first_seen.to_string(),
        f.last_seen.to_string(),
        f.counts.accepted.to_string(),
        f.counts.stopped_after_password.to_string(),
        f.counts.rejected.to_string(),
        f.counts.interrupted.to_string(),
        f.counts.other.to_string(),
    ]
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&cell));
    }
    out.push_str("\r\n");
}

/// A cell: harmless to spreadsheets, quoted where CSV asks for it. Leading blanks do not hide a formula from Excel,
/// so they do not hide it here.
fn quoted(cell: &str) -> String {
    let risky = cell
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control())
        .starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
        || cell.starts_with(['\t', '\r', '\n']);
    let mut text = String::with_capacity(cell.len() + 3);
    if risky {
        text.push('\'');
    }
    text.push_str(cell);
    if text.contains(['"', ',', ';', '\r', '\n', '\t', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn formulas_are_defused() {
        for (cell, want) in [
            ("plain", "plain"),
            ("=1+1", "\"'=1+1\""),
            ("+41 44", "\"'+41 44\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
            ("\t=1", "\"'\t=1\""),
            ("a\"b", "\"a\"\"b\""),
            ("a;b", "\"a;b\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(quoted(cell), want, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_a_csv_reader_gets_it_back(cell in "[=+@\\- a\"',;\\r\\n\\t]{0,12}") {
            let written = quoted(&cell);
            let inner = written.strip_prefix('"').and_then(|w| w.strip_suffix('"'))
                .map_or(written.clone(), |w| w.replace("\"\"", "\""));
            let guarded = ["'", &cell].concat();
            proptest::prop_assert!(inner == cell || inner == guarded);
            proptest::prop_assert!(!inner.trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}
