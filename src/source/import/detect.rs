//! What a file is, told by its first bytes alone; and what its name proposes, which is never more than a prefilled
//! answer.
//!
//! In: the first bytes (some kilobytes are plenty), or the name. Out: [`Sniffed`]; an event type; dates.

use super::csv::fold;
use crate::model::{EventType, Instant, MailApp, Protocol, Question};

/// What the first bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniff {
    /// Nothing but blanks.
    Empty,
    /// Begins as JSON does.
    Json,
    /// Other text: a table, if anything.
    Csv,
    /// A zip archive; an Excel workbook is one too, which its entries tell.
    Zip,
    /// A gzip stream.
    Gzip,
    /// A web page or other markup.
    Html,
    /// A picture.
    Image,
    /// An Excel workbook of the old kind.
    Excel,
    /// Some other binary file.
    Binary,
    /// UTF-16 or UTF-32.
    Utf16,
}

/// What the first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// What it looks like.
    pub kind: Sniff,
    /// Bytes of a UTF-8 byte order mark, 0 or 3.
    pub bom: usize,
}

/// First bytes of formats (<https://en.wikipedia.org/wiki/List_of_file_signatures>).
const MAGIC: &[(&[u8], Sniff)] = &[
    (b"PK\x03\x04", Sniff::Zip),
    (b"PK\x05\x06", Sniff::Zip),
    (b"PK\x07\x08", Sniff::Zip),
    (b"\x1f\x8b", Sniff::Gzip),
    (b"\x89PNG", Sniff::Image),
    (b"\xff\xd8\xff", Sniff::Image),
    (b"GIF8", Sniff::Image),
    (b"II*\0", Sniff::Image),
    (b"MM\0*", Sniff::Image),
    (b"\0\0\x01\0", Sniff::Image),
    (b"\xd0\xcf\x11\xe0", Sniff::Excel),
    (b"%PDF", Sniff::Binary),
    (b"7z\xbc\xaf\x27\x1c", Sniff::Binary),
    (b"Rar!\x1a", Sniff::Binary),
    (b"BZh", Sniff::Binary),
    (b"\xfd7zXZ", Sniff::Binary),
    (b"\x28\xb5\x2f\xfd", Sniff::Binary),
    (b"\xff\xfe", Sniff::Utf16),
    (b"\xfe\xff", Sniff::Utf16),
    (b"\0\0\xfe\xff", Sniff::Utf16),
];

/// Bytes that tell what a file is.
pub(super) const HEAD: usize = 4096;

/// Whether these bytes suffice to recognise the format: [`HEAD`] of them, leading blanks not counted where they alone are as many.
#[must_use]
pub fn tells(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    text.len() >= HEAD || (bytes.len() >= HEAD && bytes.len() - text.len() < HEAD)
}

/// Tells what a file is by its first bytes.
#[must_use]
pub fn sniff(head: &[u8]) -> Sniffed {
    let bom = if head.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let text = head.get(bom..).unwrap_or_default().trim_ascii();
    let kind = if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        *kind
    } else if is_picture(head) {
        Sniff::Image
    } else if head.contains(&0) {
        if is_wide(head) {
            Sniff::Utf16
        } else {
            Sniff::Binary
        }
    } else {
        match text.first() {
            None => Sniff::Empty,
            Some(b'{' | b'[') => Sniff::Json,
            Some(b'<') if starts_with_word(text, b"<svg") => Sniff::Image,
            Some(b'<') => Sniff::Html,
            Some(_) if text.iter().any(is_control) => Sniff::Binary,
            Some(_) => Sniff::Csv,
        }
    };
    Sniffed { kind, bom }
}

/// Pictures whose mark is not at the very start, or is so short that it needs a second look.
fn is_picture(head: &[u8]) -> bool {
    let at = |from: usize, mark: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(mark));
    (at(0, b"RIFF") && at(8, b"WEBP"))
        || (at(4, b"ftyp") && (at(8, b"hei") || at(8, b"mif1") || at(8, b"avif")))
        || (at(0, b"BM") && at(6, b"\0\0\0\0"))
}

/// Text with two bytes a character and no byte order mark: every other byte is zero.
fn is_wide(head: &[u8]) -> bool {
    let zeros = |rest: usize| {
        head.iter()
            .take(200)
            .skip(rest)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len().min(200) / 2;
    pairs >= 4 && even.max(odd) * 10 >= pairs * 8 && even.min(odd) * 10 <= pairs
}

const fn is_control(byte: &u8) -> bool {
    matches!(byte, 0..=8 | 0x0e..=0x1f | 0x7f)
}

fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The container of a file that diagnostic settings or a data export wrote, `…/y=2026/m=11/d=01/h=00/m=00/PT1H.json`: what
/// stands before the year
/// (<https://learn.microsoft.com/azure/azure-monitor/platform/resource-logs#send-to-azure-storage>).
#[must_use]
pub fn container(path: &str) -> Option<&str> {
    let digits = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    path.match_indices("y=").find_map(|(at, _)| {
        let (before, rest) = path.split_at_checked(at)?;
        let (year, rest) = rest.get(2..)?.split_once('/')?;
        let begins = before.is_empty() || before.ends_with(['/', ' ']);
        (begins && digits(year) && rest.starts_with("m=")).then(|| before.trim_end_matches('/'))
    })
}

/// The event type that a file's name proposes: the portal's `InteractiveSignIns_…`, `NonInteractiveSignIns_…` and
/// translations of these, storage folders of diagnostic settings. Both kinds of file have the same columns, so the
/// name is all there is to prefill an answer with.
#[must_use]
pub fn proposed_event_type(name: &str) -> Option<EventType> {
    let letters: String = fold(name).replace(' ', "");
    // English, German, Spanish, Portuguese; French; Italian.
    let stem = [
        "interactiv",
        "interaktiv",
        "interactif",
        "interattiv",
        "interativ",
    ]
    .iter()
    .find_map(|stem| letters.find(stem))?;
    let before = letters.get(..stem).unwrap_or_default();
    let no = ["non", "no", "nicht", "nao", "niet", "ikke", "inte"]
        .iter()
        .any(|no| before.ends_with(no));
    Some(if no {
        EventType::NonInteractiveUser
    } else {
        EventType::InteractiveUser
    })
}

/// The filter that a name given by hand proposes, for a file without rows.
#[must_use]
pub fn proposed_question(name: &str) -> Option<Question> {
    let letters: String = fold(name).replace(' ', "");
    let has = |word: &str| letters.contains(word);
    if has("activesync") {
        Some(Question::Client(Protocol::ActiveSync))
    } else if has("appleinternetaccounts") {
        Some(Question::App(MailApp::AppleInternetAccounts.id()))
    } else if has("legacy") {
        Some(Question::LegacyClients)
    } else {
        None
    }
}

/// Dates in a file's name (`…_2026-09-13_2026-09-14.csv`, `…20260914…`), as the beginning of that day in UTC, in the
/// order in which they stand.
#[must_use]
pub fn dates_in_name(name: &str) -> Vec<Instant> {
    let bytes = name.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes
            .iter()
            .skip(at)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let text = |from: usize, len: usize| name.get(from..from + len).unwrap_or_default();
        let separated = run == 4
            && matches!(bytes.get(at + 4), Some(b'-' | b'_' | b'.'))
            && bytes.get(at + 4) == bytes.get(at + 7)
            && !digit(at + 10);
        let (year, month, day, len) = if separated {
            (text(at, 4), text(at + 5, 2), text(at + 8, 2), 10)
        } else {
            (text(at, 4), text(at + 4, 2), text(at + 6, 2), 8)
        };
        if (separated || run == 8)
            && let Some(date) = Instant::parse(&format!("{year}-{month}-{day}T00:00:00Z"))
            && ("2000".."2100").contains(&year)
        {
            dates.push(date);
            at += len;
        } else {
            at += run.max(1);
        }
    }
    dates
}

#[cfg(test)]
mod tests {
    use super::{EventType, Sniff, Sniffed, dates_in_name, proposed_event_type, sniff};

    fn wide(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|c| {
                if little {
                    c.to_le_bytes()
                } else {
                    c.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_kind_by_its_bytes() {
        let little = wide("Date (UTC),Request ID", true);
        let big = wide("[{\"id\":1}]", false);
        let cases: &[(&[u8], Sniff)] = &[
            (b"", Sniff::Empty),
            (b" \r\n\t", Sniff::Empty),
            (b"\xef\xbb\xbf", Sniff::Empty),
            (b"[]", Sniff::Json),
            (b"\r\n  {\"value\":[]}", Sniff::Json),
            (b"\xef\xbb\xbf[{", Sniff::Json),
            (b"Date (UTC),Request ID", Sniff::Csv),
            (b"\xef\xbb\xbf\"Date (UTC)\"", Sniff::Csv),
            (b"Gr\xfc\xdfe;b", Sniff::Csv),
            (b"<!DOCTYPE html>", Sniff::Html),
            (b"\n<html>", Sniff::Html),
            (b"<SVG xmlns", Sniff::Image),
            (b"PK\x03\x04\x14\0", Sniff::Zip),
            (b"PK\x05\x06\0\0", Sniff::Zip),
            (b"\x1f\x8b\x08", Sniff::Gzip),
            (b"\x89PNG\r\n\x1a\n", Sniff::Image),
            (b"\xff\xd8\xff\xe0", Sniff::Image),
            (b"GIF89a", Sniff::Image),
            (b"RIFF\x01\0\0\0WEBPVP8 ", Sniff::Image),
            (b"\0\0\0\x18ftypheic", Sniff::Image),
            (b"BM\x9a\0\0\0\0\0\0\0", Sniff::Image),
            (b"BMW,Audi\n", Sniff::Csv),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Sniff::Excel),
            (b"%PDF-1.7", Sniff::Binary),
            (b"\x7fELF\x02", Sniff::Binary),
            (b"abc\0\0\0def", Sniff::Binary),
            (b"\xff\xfeD\0a\0", Sniff::Utf16),
            (b"\xfe\xff\0D\0a", Sniff::Utf16),
            (&little, Sniff::Utf16),
            (&big, Sniff::Utf16),
        ];
        for (bytes, kind) in cases {
            assert_eq!(
                sniff(bytes).kind,
                *kind,
                "{:?}",
                bytes.escape_ascii().to_string()
            );
        }
        let json = Sniffed {
            kind: Sniff::Json,
            bom: 3,
        };
        assert_eq!(sniff(b"\xef\xbb\xbf{}"), json);
    }

    #[test]
    fn names_propose() {
        use EventType::{InteractiveUser, NonInteractiveUser};
        for (name, event_type) in [
            ("InteractiveSignIns_2026-09-13.csv", Some(InteractiveUser)),
            (
                "NonInteractiveSignIns_2026-09-13.csv",
                Some(NonInteractiveUser),
            ),
            (
                "contoso NonInteractiveSignIns (2).json",
                Some(NonInteractiveUser),
            ),
            ("non-interactive.json", Some(NonInteractiveUser)),
            (
                "insights-logs-noninteractiveusersigninlogs.json",
                Some(NonInteractiveUser),
            ),
            ("Interaktive Anmeldungen.csv", Some(InteractiveUser)),
            (
                "Nicht interaktive Anmeldungen.csv",
                Some(NonInteractiveUser),
            ),
            ("ConnexionsNonInteractives.csv", Some(NonInteractiveUser)),
            ("AccessiInterattivi.csv", Some(InteractiveUser)),
            (
                "Inicios de sesi\u{f3}n no interactivos.csv",
                Some(NonInteractiveUser),
            ),
            ("ApplicationSignIns_2026.csv", None),
            ("signins.csv", None),
        ] {
            assert_eq!(proposed_event_type(name), event_type, "{name}");
        }
    }

    #[test]
    fn dates() {
        for (name, found) in [
            (
                "InteractiveSignIns_2026-09-13_2026-09-14.csv",
                vec!["2026-09-13T00:00:00Z", "2026-09-14T00:00:00Z"],
            ),
            ("signins 20260914.json", vec!["2026-09-14T00:00:00Z"]),
            ("signins_2026_09_14.json", vec!["2026-09-14T00:00:00Z"]),
            ("signins 2026-13-40.json", vec![]),
            ("case 12345678901 2026.json", vec![]),
            ("signins 99999999.json", vec![]),
            ("\u{e9}2026-09-1\u{e9}", vec![]),
        ] {
            let dates: Vec<String> = dates_in_name(name)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(dates, found, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_goes(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), name in "\\PC*") {
            let _ = (sniff(&bytes), proposed_event_type(&name), dates_in_name(&name));
        }
    }
}
