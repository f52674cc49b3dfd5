//! Microsoft's notices about Basic authentication in the Message Center
//! (<https://learn.microsoft.com/graph/api/serviceannouncement-list-messages>). Their titles differ from tenant to tenant and
//! from year to year, so they are told loosely; their bodies are markup from outside and become plain text.

use crate::model::Instant;
use serde::Deserialize;

/// Notices about what this page is about under other titles: ActiveSync below 16.1, Exchange Web Services, old TLS,
/// PowerShell's `-Credential`.
const RELATED: [&str; 4] = ["MC1197103", "MC1227454", "MC1293480", "MC1248389"];

/// Characters and tags of a body that are looked at.
const BODY: usize = 2000;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// `MC1234567`.
    pub id: String,
    /// Title.
    pub title: String,
    /// When it was published.
    pub start: Option<Instant>,
    /// Its text, without markup.
    pub body: String,
}

#[derive(Deserialize)]
struct Page {
    value: Vec<Raw>,
    #[serde(rename = "@odata.nextLink")]
    next: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    #[serde(default)]
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    services: Vec<String>,
    start_date_time: Option<String>,
    body: Option<Body>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    content: String,
}

/// Notices about Basic authentication in Exchange on a page of messages, and the address of the next page; `None` if
/// the answer cannot be read.
#[must_use]
pub fn notices(json: &[u8]) -> Option<(Vec<Notice>, Option<String>)> {
    let page: Page = serde_json::from_slice(json).ok()?;
    let about = |raw: &Raw| {
        let title = raw.title.to_lowercase();
        raw.services
            .iter()
            .any(|s| s.to_lowercase().contains("exchange"))
            && (title.contains("basic auth")
                || title.contains("legacy auth")
                || RELATED.contains(&raw.id.trim()))
    };
    let found = page
        .value
        .into_iter()
        .filter(about)
        .map(|raw| Notice {
            start: raw.start_date_time.as_deref().and_then(Instant::parse),
            body: raw.body.map(|b| plain(&b.content)).unwrap_or_default(),
            id: raw.id,
            title: raw.title,
        })
        .collect();
    Some((found, page.next))
}

/// Whether one of them about Basic authentication is of the month of `now`.
#[must_use]
pub fn came_this_month(notices: &[Notice], now: Instant) -> bool {
    let (year, month, _) = now.civil_date();
    notices
        .iter()
        .filter(|n| !RELATED.contains(&n.id.as_str()))
        .any(|n| {
            n.start.is_some_and(|start| {
                let (y, m, _) = start.civil_date();
                (y, m) == (year, month)
            })
        })
}

/// The text of an HTML fragment: tags gone, scripts and styles with what is in them, the common entities as characters,
/// one blank between words, a line for each block. Whatever it is, it is text afterwards: it is never shown as markup.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut length = 0;
    while let Some(c) = rest.chars().next() {
        length += 1;
        if length > BODY {
            out.push('…');
            break;
        }
        if c == '<' {
            let tag = rest.get(1..).unwrap_or_default().trim_start_matches('/');
            let name: String = tag
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
                .collect();
            if name.is_empty() && !rest.starts_with("<!") {
                out.push('<');
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let closed = rest.starts_with("</");
            rest = behind(rest);
            if !closed && (name == "script" || name == "style") {
                rest = behind(after_script(rest, &name));
            }
            let block = [
                "p", "br", "div", "li", "tr", "h1", "h2", "h3", "ul", "table",
            ];
            out.push(if block.contains(&name.as_str()) {
                '\n'
            } else {
                '\u{200b}'
            });
        } else if c == '&' {
            let (text, len) = entity(rest);
            out.push_str(text);
            rest = rest.get(len..).unwrap_or_default();
        } else {
            out.push(if c.is_whitespace() { ' ' } else { c });
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    let lines: Vec<String> = out
        .replace('\u{200b}', "")
        .split('\n')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .map(|line| super::quote::remark(&line))
        .collect();
    lines.join("\n")
}

/// What follows the end of a tag; nothing if it does not end.
fn behind(text: &str) -> &str {
    text.split_once('>').map_or("", |(_, rest)| rest)
}

/// From the closing tag of a script or style on; nothing if it does not come.
fn after_script<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let tag = text.get(from + at + 2..).unwrap_or_default();
        if tag
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
        {
            return tag;
        }
        from += at + 2;
    }
    ""
}

fn entity(text: &str) -> (&'static str, usize) {
    [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&#160;", " "),
    ]
    .into_iter()
    .find(|(name, _)| text.starts_with(name))
    .map_or(("&", 1), |(name, c)| (c, name.len()))
}

#[cfg(test)]
mod tests {
    use super::{came_this_month, notices, plain};
    use crate::model::Instant;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_text() {
        for (html, want) in [
            (
                "<p>One&nbsp;<b>two</b></p><p>three &amp; four</p>",
                "One two\nthree & four",
            ),
            ("a<script>alert(1)</SCRIPT>b", "ab"),
            ("a<style>p{}</style >b", "ab"),
            ("<script>never closed", ""),
            ("<img src=x onerror=alert(1)>x", "x"),
            ("1 < 2", "1 < 2"),
            ("&lt;b&gt;", "<b>"),
            ("<li>a</li><li>b</li>", "a\nb"),
            ("<", "<"),
            ("&unknown;", "&unknown;"),
            ("x\u{202e}y", "x?y"),
        ] {
            assert_eq!(plain(html), want, "{html}");
        }
    }

    #[test]
    fn notices_are_told_loosely() {
        let page = br#"{"value":[
          {"id":"MC1","title":"Basic Authentication - Monthly Usage Report","services":["Exchange Online"],"startDateTime":"2026-11-05T00:00:00Z","body":{"contentType":"html","content":"<p>1 user</p>"}},
          {"id":"MC2","title":"Teams","services":["Microsoft Teams"]},
          {"id":"MC3","title":"BASIC AUTH retires","services":["Exchange Online"],"startDateTime":"2026-09-01T00:00:00Z"},
          {"id":"MC1227454","title":"Retirement of Exchange Web Services","services":["Exchange Online"],"startDateTime":"2026-12-02T00:00:00Z"}],
          "@odata.nextLink":"more"}"#;
        let (found, next) = notices(page).unwrap();
        assert_eq!(next.as_deref(), Some("more"));
        let ids: Vec<_> = found
            .iter()
            .map(|n| (n.id.as_str(), n.body.as_str()))
            .collect();
        assert_eq!(ids, [("MC1", "1 user"), ("MC3", ""), ("MC1227454", "")]);
        let at = |t: &str| Instant::parse(t).unwrap();
        assert!(came_this_month(&found, at("2026-11-24T00:00:00Z")));
        assert!(!came_this_month(&found, at("2026-12-01T00:00:00Z")));
        assert_eq!(notices(b"{}"), None);
    }

    proptest! {
        #[test]
        fn anything_becomes_text(html in "[<>/a-z&;!\"' =\\-\u{e9}\n]{0,80}") {
            let text = plain(&html);
            prop_assert!(text.lines().all(|line| line.trim() == line));
        }
    }
}
