//! Texts of strangers as they may be shown: characters that reorder or hide others stand as their number.

use std::borrow::Cow;

/// A right-to-left override makes `moc.osotnoc` read as `contoso.com`; a blank that looks like none makes two names one. Line
/// breaks and tabs stay: they part words wherever a text is shown.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(misleads) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if misleads(c) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Joiners (U+200C, U+200D) stay: names of many languages need them.
const fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_reorders_or_hides_is_shown() {
        for (text, want) in [
            ("Mia W\u{e9}ber", "Mia W\u{e9}ber"),
            ("rtl\u{202e}moc.osotnoc", "rtl[U+202E]moc.osotnoc"),
            ("a\u{200b}b\u{2067}c", "a[U+200B]b[U+2067]c"),
            (
                "\u{645}\u{6cc}\u{200c}\u{634}\u{648}\u{62f}",
                "\u{645}\u{6cc}\u{200c}\u{634}\u{648}\u{62f}",
            ),
            ("line\nline\t", "line\nline\t"),
            ("\u{3164}", "[U+3164]"),
        ] {
            assert_eq!(visible(text), want);
        }
    }
}
