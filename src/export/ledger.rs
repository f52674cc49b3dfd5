//! `cutover/ledger` version 1: every request to Microsoft Graph. No token is in it, and no cursor.

use crate::model::Instant;
use crate::source::graph::Line;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    generated: Instant,
    requests: &'a [Line],
}

/// The document as JSON, ending with a line feed.
///
/// # Errors
/// Only if serialisation itself fails, which plain data cannot cause.
pub fn ledger_json(lines: &[Line], now: Instant) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document {
        format: "cutover/ledger",
        version: 1,
        generated: Instant(now.0 - now.0.rem_euclid(1000)),
        requests: lines,
    })?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::ledger_json;
    use crate::model::Instant;
    use crate::source::graph::{Line, Problem, Why};

    #[test]
    fn names_are_those_of_the_public_format() {
        let line = Line {
            number: 1,
            at: Instant(1_795_000_000_000),
            url: "https://graph.contoso.example/beta/auditLogs/signIns?$top=1".to_owned(),
            next_page: true,
            why: Why::CheckInteractive,
            status: Some(403),
            bytes: 120,
            took: Some(85),
            request_id: Some("r".to_owned()),
            records: None,
            stopped: false,
            problem: Some(Problem::NoRole),
        };
        let text = ledger_json(&[line], Instant(1_795_000_000_999)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["format"], "cutover/ledger");
        assert_eq!(value["generated"], "2026-11-18T11:06:40Z", "{text}");
        let first = &value["requests"][0];
        assert_eq!(
            (first["nextPage"].as_bool(), first["why"].as_str()),
            (Some(true), Some("checkInteractive"))
        );
        assert_eq!(
            (first["requestId"].as_str(), first["problem"].as_str()),
            (Some("r"), Some("noRole"))
        );
    }
}
