//! The envelope of an answer: how many records, and where the next page is. The records themselves go the way of any
//! file ([`crate::source::import`]).

use crate::model::{Guid, Instant};
use serde::Deserialize;
use serde::de::IgnoredAny;

use std::borrow::Cow;

/// What the envelope tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageMeta {
    /// Records in it.
    pub rows: u32,
    /// Address of the next page, as it stands there.
    pub next: Option<String>,
    /// Newest record.
    pub newest: Option<Instant>,
    /// Oldest record.
    pub oldest: Option<Instant>,
    /// Records of the person who is signed in.
    pub own: u32,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, rename = "@odata.nextLink", default)]
    next: Option<Cow<'a, str>>,
    #[serde(borrow)]
    value: Vec<Row<'a>>,
}

/// Any type is taken for each: what is odd about a record is for the importer to say, not a reason to lose the page.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(rename = "userId", borrow, default)]
    user: Odd<'a>,
    #[serde(rename = "createdDateTime", borrow, default)]
    created: Odd<'a>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Odd<'a> {
    #[serde(borrow)]
    Text(Cow<'a, str>),
    Other(IgnoredAny),
    #[default]
    Missing,
}

impl Odd<'_> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Other(_) | Self::Missing => None,
        }
    }
}

/// Reads an envelope. `me`: object id of the person who is signed in. `None`: cut off, or no page of records at all.
#[must_use]
pub fn read(bytes: &[u8], me: Option<Guid>) -> Option<PageMeta> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let envelope: Envelope<'_> = serde_json::from_slice(bytes).ok()?;
    let mut meta = PageMeta {
        next: envelope
            .next
            .map(Cow::into_owned)
            .filter(|link| !link.is_empty()),
        ..PageMeta::default()
    };
    for row in &envelope.value {
        meta.rows = meta.rows.saturating_add(1);
        if let Some(at) = row.created.text().and_then(Instant::parse) {
            meta.newest = Some(meta.newest.map_or(at, |n| n.max(at)));
            meta.oldest = Some(meta.oldest.map_or(at, |o| o.min(at)));
        }
        if me.is_some() && row.user.text().and_then(Guid::parse) == me {
            meta.own = meta.own.saturating_add(1);
        }
    }
    Some(meta)
}

#[cfg(test)]
mod tests {
    use super::{PageMeta, read};
    use crate::model::{Guid, Instant};

    #[test]
    fn the_next_page_is_found_before_and_behind_the_records() {
        for text in [
            r#"{"@odata.nextLink":"https://h.example/x?$skiptoken=a","value":[]}"#,
            r#"{"@odata.context":"c","value":[],"@odata.nextLink":"https:\/\/h.example\/x?$skiptoken=a"}"#,
        ] {
            let meta = read(text.as_bytes(), None).unwrap();
            assert_eq!(
                meta.next.as_deref(),
                Some("https://h.example/x?$skiptoken=a")
            );
            assert_eq!(meta.rows, 0);
        }
        for text in [
            r#"{"value":[]}"#,
            r#"{"value":[],"@odata.nextLink":null}"#,
            r#"{"value":[],"@odata.nextLink":""}"#,
        ] {
            assert_eq!(read(text.as_bytes(), None), Some(PageMeta::default()));
        }
    }

    #[test]
    fn a_next_link_inside_a_record_is_not_the_pages() {
        let text = r#"{"value":[{"@odata.nextLink":"https://fabrikam.example/","userAgent":"\"@odata.nextLink\":\"x\""}]}"#;
        let meta = read(text.as_bytes(), None).unwrap();
        assert_eq!((meta.next, meta.rows), (None, 1));
    }

    #[test]
    fn records_are_counted_whatever_they_hold() {
        let me = Guid(7);
        let text = format!(
            r#"{{"value":[{{"userId":"{me}","createdDateTime":"2026-11-02T00:00:00Z"}},{{"userId":null}},
            {{"userId":5,"createdDateTime":{{"a":[1]}}}},{{"createdDateTime":"2026-11-01T00:00:00Z"}}]}}"#
        );
        let meta = read(text.as_bytes(), Some(me)).unwrap();
        assert_eq!((meta.rows, meta.own), (4, 1));
        assert_eq!(meta.newest, Instant::parse("2026-11-02T00:00:00Z"));
        assert_eq!(meta.oldest, Instant::parse("2026-11-01T00:00:00Z"));
    }

    #[test]
    fn what_is_cut_off_or_no_page_is_none() {
        let whole =
            r#"{"value":[{"userId":"a"},{"userId":"b"}],"@odata.nextLink":"https://h.example/"}"#;
        for end in 0..whole.len() {
            assert_eq!(read(&whole.as_bytes()[..end], None), None, "{end}");
        }
        for text in [
            "[]",
            "{}",
            r#"{"error":{"code":"x"}}"#,
            r#"{"value":{}}"#,
            "<html>",
            r#"{"value":[1]}"#,
        ] {
            assert_eq!(read(text.as_bytes(), None), None, "{text}");
        }
    }
}
