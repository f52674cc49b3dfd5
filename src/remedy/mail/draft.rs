//! A draft as `.eml`: RFC 5322 lines, RFC 2047 words in the subject, RFC 2045 quoted-printable. It has no sender: the
//! program that sends it adds its own, and `X-Unsent` makes Outlook open it for writing.

use super::Mail;
use crate::model::Instant;
use std::fmt::Write as _;

/// Bytes in one encoded word: with `Subject: ` in front, 76 characters are not exceeded (RFC 2047, 2).
const WORD: usize = 39;
/// Characters of a quoted-printable line without its end (RFC 2045, 6.7).
const LINE: usize = 76;

/// The file's text. `to` must be an address ([`super::address`]).
#[must_use]
pub fn draft(mail: &Mail, to: Option<&str>, now: Instant) -> String {
    let mut out = String::new();
    if let Some(to) = to {
        let _ = write!(out, "To: {to}\r\n");
    }
    let _ = write!(
        out,
        "Subject: {}\r\nDate: {}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nX-Unsent: 1\r\n\r\n{}",
        subject(&mail.subject),
        date(now),
        quoted_printable(&mail.body)
    );
    out
}

/// The subject as it is, if it is short printable ASCII that cannot be taken for an encoded word; else in encoded
/// words of base64, each of whole characters, on folded lines.
fn subject(text: &str) -> String {
    let plain = text.len() <= 66
        && text.bytes().all(|b| matches!(b, b' '..=b'~'))
        && !text.contains("=?")
        && text.trim() == text;
    if plain {
        return text.to_owned();
    }
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        // A line break would end the field.
        let c = if c.is_control() { ' ' } else { c };
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= WORD => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", base64(word.as_bytes())))
        .collect();
    words.join("\r\n ")
}

/// Base64 with padding (RFC 4648, 4).
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let byte = |n: usize| u32::from(group.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4_u32 {
            let index = (bits >> (18 - 6 * n)) & 63;
            let letter = LETTERS.get(index as usize).copied().unwrap_or(b'=');
            out.push(if (n as usize) <= group.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

/// Quoted-printable with CRLF at each line's end.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        let mut width = 0;
        let bytes = line.as_bytes();
        for (n, byte) in bytes.iter().enumerate() {
            let last = n + 1 == bytes.len();
            let literal = match byte {
                b'=' => false,
                b' ' | b'\t' => !last,
                33..=126 => true,
                _ => false,
            };
            let wide = if literal { 1 } else { 3 };
            // Room is kept for the `=` of a soft line break.
            if width + wide > LINE - usize::from(!last) {
                out.push_str("=\r\n");
                width = 0;
            }
            if literal {
                out.push(char::from(*byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(out, "={byte:02X}");
            }
            width += wide;
        }
        out.push_str("\r\n");
    }
    // The last line had its end already.
    if text.ends_with('\n') {
        out.truncate(out.len() - 2);
    }
    out
}

/// `Sun, 22 Nov 2026 10:35:00 +0000` (RFC 5322, 3.3).
fn date(at: Instant) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, day) = at.civil_date();
    let pick = |from: &[&'static str], n: i64| {
        usize::try_from(n)
            .ok()
            .and_then(|n| from.get(n).copied())
            .unwrap_or_default()
    };
    let seconds = at.0.div_euclid(1000).rem_euclid(86_400);
    format!(
        "{}, {day} {} {year:04} {:02}:{:02}:{:02} +0000",
        // 1 January 1970 was a Thursday.
        pick(&DAYS, at.0.div_euclid(crate::model::DAY).rem_euclid(7)),
        pick(&MONTHS, month - 1),
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}
