//! KQL's double-quoted string with backslash escapes
//! (<https://learn.microsoft.com/kusto/query/scalar-data-types/string>). Everything beyond printable ASCII is written as
//! `\uXXXX`: what stands in the query is then what a reviewer sees.

use std::fmt::Write as _;

/// The literal of a text.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
    out
}

/// `dynamic([...])` of texts.
#[must_use]
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = texts.into_iter().map(literal).collect();
    format!("dynamic([{}])", items.join(", "))
}

/// Reads one literal from the beginning of a text: the value and what follows.
#[cfg(test)]
pub(crate) fn read(source: &str) -> Option<(String, &str)> {
    let mut units: Vec<u16> = Vec::new();
    let mut chars = source.char_indices();
    if chars.next()?.1 != '"' {
        return None;
    }
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((String::from_utf16(&units).ok()?, &source[at + 1..])),
            '\n' | '\r' => return None,
            '\\' => match chars.next()?.1 {
                'u' => {
                    let hex: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                    units.push(u16::from_str_radix(&hex, 16).ok()?);
                }
                c @ ('"' | '\\') => units.push(c as u16),
                _ => return None,
            },
            c => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{list, literal, read};
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, want) in [
            ("anna", r#""anna""#),
            ("a\" | take 1 //", r#""a\" | take 1 //""#),
            ("c:\\x", r#""c:\\x""#),
            ("é\n", r#""\u00e9\u000a""#),
            ("😀", r#""\ud83d\ude00""#),
        ] {
            assert_eq!(literal(text), want, "{text:?}");
        }
        assert_eq!(list(["a", "b"]), r#"dynamic(["a", "b"])"#);
    }

    proptest! {
        #[test]
        fn a_literal_is_read_back_and_nothing_is_left(text in ".{0,24}") {
            let written = literal(&text);
            prop_assert!(written.is_ascii());
            prop_assert_eq!(read(&written), Some((text, "")));
        }
    }
}
