//! Finds the next row of a CSV and where its fields lie, without copying.
//!
//! In: bytes from a row's first byte on. Out: ranges of fields. Quoting as in RFC 4180
//! (<https://www.rfc-editor.org/rfc/rfc4180>), rows end with LF, CRLF or CR; a quote inside an unquoted field is text.

use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// No spreadsheet has more columns. Of a row with more, one more than these is given: no layout takes it.
pub(super) const COLUMNS: usize = 16_384;

/// Where a field lies in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    start: usize,
    end: usize,
    /// Holds doubled quotes.
    doubled: bool,
}

impl Field {
    /// The field's text; borrowed unless it holds doubled quotes.
    pub(super) fn text<'a>(&self, row: &'a str) -> Cow<'a, str> {
        let raw = row.get(self.start..self.end).unwrap_or_default();
        if self.doubled {
            Cow::Owned(raw.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(raw)
        }
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scan {
    /// A row.
    Row {
        /// Its bytes, the line end included.
        len: usize,
        /// It has a line end; else the input ended with it.
        terminated: bool,
    },
    /// The bytes end within a row.
    More,
    /// Like `More`, but nothing follows: a quote was never closed.
    OpenQuote,
}

/// How a file separates fields and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between fields.
    pub(super) delimiter: u8,
    /// Last byte of a line end: LF, also of CRLF; CR where no LF follows.
    pub(super) eol: u8,
}

impl Dialect {
    /// A row of nothing but empty cells: a spreadsheet writes them below a table.
    pub(super) fn is_blank(self, row: &str) -> bool {
        let delimiter = char::from(self.delimiter);
        row.chars()
            .all(|c| c == delimiter || c == '"' || c.is_whitespace())
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: b',',
            eol: b'\n',
        }
    }
}

/// Finds the row at the start of `bytes` and writes its fields to `fields`. `at_end`: nothing follows `bytes`.
pub(super) fn row(bytes: &[u8], dialect: Dialect, at_end: bool, fields: &mut Vec<Field>) -> Scan {
    let Dialect { delimiter, eol } = dialect;
    fields.clear();
    let mut at = 0;
    loop {
        let start = at;
        let mut field = None;
        // From here on the field's (remaining) text is plain.
        let mut plain = start;
        if bytes.get(start) == Some(&b'"') {
            let Some((close, doubled)) = closing_quote(bytes, start + 1, at_end) else {
                return if at_end { Scan::OpenQuote } else { Scan::More };
            };
            field = Some(Field {
                start: start + 1,
                end: close,
                doubled,
            });
            plain = close + 1;
        }
        let rest = bytes.get(plain..).unwrap_or_default();
        let stop = memchr2(delimiter, eol, rest);
        if stop.is_none() && !at_end {
            return Scan::More;
        }
        let end = plain + stop.unwrap_or(rest.len());
        let last = stop.is_none() || bytes.get(end) == Some(&eol);
        let mut text_end = end;
        if last && text_end > plain && bytes.get(text_end - 1) == Some(&b'\r') {
            text_end -= 1;
        }
        if fields.len() <= COLUMNS {
            fields.push(match field {
                Some(quoted) if text_end == plain => quoted,
                // Text after the closing quote: kept as it stands, quotes and all.
                _ => Field {
                    start,
                    end: text_end,
                    doubled: false,
                },
            });
        }
        if last {
            return Scan::Row {
                len: if stop.is_some() { end + 1 } else { end },
                terminated: stop.is_some(),
            };
        }
        at = end + 1;
    }
}

/// Position of the quote that closes a field whose text starts at `from`, and whether doubled quotes come before it.
/// `None`: not within these bytes.
fn closing_quote(bytes: &[u8], from: usize, at_end: bool) -> Option<(usize, bool)> {
    let mut at = from;
    let mut doubled = false;
    loop {
        let quote = at + memchr(b'"', bytes.get(at..)?)?;
        match bytes.get(quote + 1) {
            Some(b'"') => {
                doubled = true;
                at = quote + 2;
            }
            // A quote as the last byte may be the first half of a doubled one.
            None if !at_end => return None,
            _ => return Some((quote, doubled)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Field, Scan, row};

    fn read(text: &str, at_end: bool) -> (Scan, Vec<String>) {
        let mut fields: Vec<Field> = Vec::new();
        let scan = row(text.as_bytes(), Dialect::default(), at_end, &mut fields);
        let texts = fields
            .iter()
            .map(|f| f.text(text).into_owned())
            .collect::<Vec<_>>();
        (scan, texts)
    }

    #[test]
    fn rows_and_fields() {
        for (text, fields, len) in [
            ("a,b\nc", vec!["a", "b"], 4),
            ("a,b\r\nc", vec!["a", "b"], 5),
            (",\n", vec!["", ""], 2),
            ("\n", vec![""], 1),
            ("\"a,b\",\"c\nd\"\r\nx", vec!["a,b", "c\nd"], 13),
            ("\"say \"\"hi\"\"\",b\n", vec!["say \"hi\"", "b"], 15),
            ("\"\",\"\"\n", vec!["", ""], 6),
            ("a\"b\",c\n", vec!["a\"b\"", "c"], 7),
            ("\"a\"b,c\n", vec!["\"a\"b", "c"], 7),
            ("a\rb,c\n", vec!["a\rb", "c"], 6),
        ] {
            let (scan, found) = read(text, false);
            let terminated = true;
            assert_eq!(scan, Scan::Row { len, terminated }, "{text:?}");
            assert_eq!(found, fields, "{text:?}");
        }
    }

    #[test]
    fn ends_within_a_row() {
        for text in ["", "a", "a,", "\"a", "\"a\"", "\"a\"\r", "a,\"b\n"] {
            assert_eq!(read(text, false).0, Scan::More, "{text:?}");
        }
        let terminated = false;
        for (text, fields) in [("a,b", vec!["a", "b"]), ("a,\"b\"", vec!["a", "b"])] {
            let len = text.len();
            assert_eq!(
                read(text, true),
                (
                    Scan::Row { len, terminated },
                    fields.iter().map(ToString::to_string).collect()
                )
            );
        }
        assert_eq!(read("a,\"b\n", true).0, Scan::OpenQuote);
    }
}
