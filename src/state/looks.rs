//! When to look at the log again, and what to read then. In: the state of the page, now. Out: the next look of a device, whether any
//! is due, the window that holds only what is new, and an entry for a calendar. Pure.

use super::AppState;
use super::fetch::Window;
use crate::model::{Instant, LATEST, Question};
use crate::worker::messages::{Basis, FindingKey, FindingRow, SourceView};

/// A look is not repeated by itself before so long, whatever came of it.
pub const PAUSE: i64 = 10 * crate::model::MINUTE;

/// The next look at a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// When.
    pub at: Instant,
    /// It is time.
    pub due: bool,
}

/// When the log was last read for all devices: asked of Graph, or downloaded as the admin said. `None`: nobody knows. The question for
/// the newest records is no such reading: it goes to now whatever window is read.
#[must_use]
pub fn last_read(sources: impl Iterator<Item = impl AsRef<SourceView>>) -> Option<Instant> {
    sources
        .filter_map(|source| {
            let source = source.as_ref();
            if !source.complete {
                return None;
            }
            match (&source.asked, source.basis, &source.stated) {
                (Some(asked), ..) => {
                    (asked.question == Question::LegacyClients).then_some(asked.to)
                }
                (None, Basis::Stated, Some(stated)) => stated
                    .question
                    .filter(|q| q.is_of_all())
                    .and(stated.downloaded.or(stated.to)),
                _ => None,
            }
        })
        .max()
}

/// The next look at a marked device: the moment that its verdict names.
#[must_use]
pub fn next(row: &FindingRow, now: Instant) -> Option<Next> {
    let at = row.mark.and(row.verdict.earliest)?;
    Some(Next { at, due: at <= now })
}

/// Marked devices whose verdict more of the log may change, and whether a look at any of them is due.
#[must_use]
pub fn open(state: &AppState, now: Instant) -> (Vec<FindingKey>, bool) {
    let mut due = false;
    let keys = state
        .rows
        .values()
        .filter(|row| row.data.mark.is_some() && !row.data.verdict.state.is_proven())
        .map(|row| {
            due |= next(&row.data, now).is_some_and(|next| next.due);
            row.data.key.clone()
        })
        .collect();
    (keys, due)
}

/// What has not been read yet, with an overlap.
#[must_use]
pub fn window(state: &AppState, now: Instant) -> Window {
    match last_read(state.sources.iter()) {
        Some(read) => Window::Own(read.min(now).plus(-LATEST), now),
        None => Window::default(),
    }
}

/// An entry for a calendar (RFC 5545). It names nobody: the link's fragment is opaque.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// When to look.
    pub at: Instant,
    /// When it was made.
    pub made: Instant,
    /// Opaque key of the device.
    pub key: &'a str,
    /// Address of the page.
    pub link: &'a str,
    /// Title.
    pub title: &'a str,
    /// What to do.
    pub text: &'a str,
}

impl Entry<'_> {
    /// The file.
    #[must_use]
    pub fn to_ics(self) -> String {
        let mut out = String::new();
        for line in [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Cutover//Cutover//EN".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@cutover.invalid", self.at.0, escape(self.key)),
            format!("DTSTAMP:{}", stamp(self.made)),
            format!("DTSTART:{}", stamp(self.at)),
            "DURATION:PT15M".to_owned(),
            format!("SUMMARY:{}", escape(self.title)),
            format!("DESCRIPTION:{}", escape(self.text)),
            format!("URL:{}", self.link.replace(['\r', '\n'], "")),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escape(self.title)),
            "TRIGGER:PT0S".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ] {
            fold(&line, &mut out);
        }
        out
    }
}

/// `20261125T220000Z`.
fn stamp(at: Instant) -> String {
    Instant(at.0 - at.0.rem_euclid(1000))
        .to_string()
        .replace(['-', ':'], "")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line of at most 75 bytes; the rest goes on behind a blank.
fn fold(line: &str, out: &mut String) {
    let mut room = 75;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Entry, Instant};

    fn entry(title: &str, text: &str) -> String {
        Entry {
            at: Instant::parse("2026-11-26T22:15:00Z").unwrap(),
            made: Instant::parse("2026-11-25T23:05:07.250Z").unwrap(),
            key: "00f1e2d3c4b5a697",
            link: "https://cutover.example/#/device/00f1e2d3c4b5a697",
            title,
            text,
        }
        .to_ics()
    }

    /// As a calendar reads it: lines unfolded, texts without their escapes.
    fn value(ics: &str, name: &str) -> Vec<String> {
        ics.replace("\r\n ", "")
            .split("\r\n")
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .map(|v| {
                v.replace("\\n", "\n")
                    .replace("\\,", ",")
                    .replace("\\;", ";")
                    .replace("\\\\", "\\")
            })
            .collect()
    }

    #[test]
    fn an_entry_reads_back() {
        let text = "Löschen; prüfen, „ansehen“ \\ fertig\n".repeat(9);
        let ics = entry("Cutover: noch einmal ansehen", &text);
        assert_eq!(value(&ics, "DTSTART"), ["20261126T221500Z"]);
        assert_eq!(value(&ics, "DTSTAMP"), ["20261125T230507Z"]);
        assert_eq!(
            value(&ics, "DESCRIPTION"),
            [&*text, "Cutover: noch einmal ansehen"]
        );
        assert_eq!(
            value(&ics, "URL"),
            ["https://cutover.example/#/device/00f1e2d3c4b5a697"]
        );
        assert!(
            ics.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
    }

    #[test]
    fn no_text_can_add_a_line() {
        let ics = entry("x\r\nATTACH:evil", "y\nEND:VEVENT\r\nBEGIN:VEVENT");
        assert_eq!(value(&ics, "BEGIN"), ["VCALENDAR", "VEVENT", "VALARM"]);
        assert_eq!(value(&ics, "ATTACH").len(), 0);
    }
}
