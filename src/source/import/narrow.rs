//! Windows-1252, which spreadsheets write as *CSV* on a computer in Western Europe or America. Every byte is a character,
//! so nothing can fail; a text in another code page has wrong letters in names, and the same addresses and numbers.

use std::borrow::Cow;

/// Characters 0x80 to 0x9f (<https://encoding.spec.whatwg.org/index-windows-1252.txt>).
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Text as UTF-8; what is not UTF-8 as Windows-1252. Says also whether it was that.
pub(super) fn text(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (bytes.iter().map(|b| character(*b)).collect(), true),
    }
}

fn character(byte: u8) -> char {
    byte.checked_sub(0x80)
        .and_then(|at| UPPER.get(usize::from(at)))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn utf_8_first_then_windows_1252() {
        assert_eq!(text("Wéber".as_bytes()), ("Wéber".into(), false));
        assert_eq!(
            text(b"M\xfcller \x80 \x93x\x94"),
            ("Müller € “x”".into(), true)
        );
    }
}
