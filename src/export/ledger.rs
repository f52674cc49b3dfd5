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

/// Takes out of the requests whatever can name somebody: the query (filters hold ids and names), ids and names in the path, and
/// Microsoft's own number of the request.
pub fn leave_out_names(lines: &mut [Line]) {
    for line in lines {
        let (path, query) = line.url.split_once('?').unwrap_or((&line.url, ""));
        // Scheme and host, then Graph's own words, which are letters; everything else is a key.
        let kept = path.split('/').enumerate().map(|(n, part)| {
            let word = part.bytes().all(|b| b.is_ascii_alphabetic() || b == b'$');
            if n < 3 || word || part == "v1.0" {
                part
            } else {
                "…"
            }
        });
        let kept = kept.collect::<Vec<_>>().join("/");
        line.url = kept + if query.is_empty() { "" } else { "?…" };
        line.request_id = None;
    }
}

#[cfg(test)]
mod tests {
    use super::{leave_out_names, ledger_json};
    use crate::model::Instant;
    use crate::source::graph::{Line, Problem, Why};

    fn line(url: &str) -> Line {
        Line {
            number: 1,
            at: Instant(1_795_000_000_000),
            url: url.to_owned(),
            next_page: true,
            why: Why::CheckInteractive,
            status: Some(403),
            bytes: 120,
            took: Some(85),
            request_id: Some("r".to_owned()),
            records: None,
            stopped: false,
            problem: Some(Problem::NoRole),
        }
    }

    #[test]
    fn with_pseudonyms_an_address_names_nobody() {
        for (url, kept) in [
            (
                "https://graph.contoso.example/beta/auditLogs/signIns?$filter=userId eq '5'&$top=9",
                "https://graph.contoso.example/beta/auditLogs/signIns?…",
            ),
            (
                "https://graph.contoso.example/v1.0/users/anna@contoso.example/memberOf/$count",
                "https://graph.contoso.example/v1.0/users/…/memberOf/$count",
            ),
            (
                "https://graph.contoso.example/v1.0/servicePrincipals(appId='f8d98a96')",
                "https://graph.contoso.example/v1.0/…",
            ),
        ] {
            let mut lines = [line(url)];
            leave_out_names(&mut lines);
            let [first] = lines;
            assert_eq!((first.url.as_str(), first.request_id), (kept, None));
        }
    }

    #[test]
    fn names_are_those_of_the_public_format() {
        let line = line("https://graph.contoso.example/beta/auditLogs/signIns?$top=1");
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
