//! Small tools for text: percent-encoding, forms, and cutting foreign text down to what may be shown.

use crate::model::is_plain;

/// Percent-encodes everything but the unreserved characters of RFC 3986: right for a query and for a form body.
pub(super) fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(
                    HEX.get(usize::from(digit)).copied().unwrap_or(b'0'),
                ));
            }
        }
    }
}

/// `name=value&name=value`, both encoded.
pub(super) fn form(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        encode(name, &mut out);
        out.push('=');
        encode(value, &mut out);
    }
    out
}

/// Undoes percent-encoding (and `+`); `None` where the result is not text.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut digit = || Some(char::from(rest.next()?).to_digit(16)?.to_le_bytes()[0]);
                bytes.push(digit()? << 4 | digit()?);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

/// The pairs of a form, decoded. Pairs that are no text are left out.
pub(super) fn pairs(form: &str) -> impl Iterator<Item = (String, String)> + '_ {
    form.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((decode(name)?, decode(value)?))
    })
}

/// At most so many characters, without controls and without marks that turn the direction of text.
pub(super) fn clean(text: &str, most: usize) -> String {
    text.trim()
        .chars()
        .filter(|c| is_plain(*c))
        .take(most)
        .collect()
}

/// The whole number that begins at a byte of the text.
pub(super) fn number_after(text: &str, at: usize) -> Option<u32> {
    let rest = text.get(at..)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{decode, form, pairs};
    use proptest::prelude::*;

    #[test]
    fn broken_encodings_are_no_text() {
        for text in ["%", "%4", "%zz", "%ff", "%é"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode("a+b%20c%C3%A9").as_deref(), Some("a b cé"));
    }

    proptest! {
        #[test]
        fn a_form_is_read_as_it_was_written(name in "[a-z_]{1,9}", value in ".*") {
            let text = form(&[("first", "1"), (&name, &value)]);
            prop_assert!(text.is_ascii());
            let read: Vec<_> = pairs(&text).collect();
            prop_assert_eq!(&read[1], &(name, value));
        }
    }
}
