//! OData's string literal in an address: a single quote is doubled, the rest is percent-encoded
//! (<https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html>, 5.1.1.6.1 and 2.2).

use std::fmt::Write as _;

/// The literal of a text, not yet percent-encoded.
#[must_use]
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Percent-encodes all but what RFC 3986 calls unreserved.
#[must_use]
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{literal, percent};
    use proptest::prelude::*;

    fn decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(b) = rest.next() {
            if b == b'%' {
                let hex: Vec<u8> = rest.by_ref().take(2).collect();
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
            } else {
                bytes.push(b);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn a_literal_in_an_address_is_read_back(text in ".{0,24}") {
            let written = percent(&literal(&text));
            prop_assert!(!written.contains(['&', '#', '+', ' ', '\'']));
            let literal = decoded(&written);
            let inner = literal.strip_prefix('\'').and_then(|l| l.strip_suffix('\'')).unwrap();
            // Between the quotes every quote has its double.
            prop_assert!(inner.split("''").all(|part| !part.contains('\'')));
            prop_assert_eq!(inner.replace("''", "'"), text);
        }
    }
}
