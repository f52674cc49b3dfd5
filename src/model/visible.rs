//! Texts of strangers as they may be shown, and which of their characters mislead whoever reads them.

use std::borrow::Cow;

/// A text with the number in place of each character that misleads. A right-to-left override makes `moc.osotnoc` read as `contoso.com`; a blank that looks like none makes two names one. Line
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

/// Letters of a name at the most: no file system has longer ones, and an archive may claim any.
const LONGEST: usize = 500;

/// The name of a file, which may hold anything: on one line, every other character that is none to see as its number.
#[must_use]
pub fn visible_name(name: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() || misleads(c);
    if name.len() <= LONGEST && !name.chars().any(odd) {
        return Cow::Borrowed(name);
    }
    let mut shown = String::with_capacity(LONGEST + 16);
    let mut chars = name.chars();
    for c in chars.by_ref().take(LONGEST) {
        if odd(c) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    if chars.next().is_some() {
        shown.push('…');
    }
    Cow::Owned(shown)
}

/// A character that is invisible, looks like a blank, or turns the direction of what stands beside it
/// (<https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>). Joiners (U+200C, U+200D) do not count: names of many
/// languages need them.
#[must_use]
pub const fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// A character that a reader sees as what it is: no control character or line break, none that misleads, and no joiner. For
/// texts that a program reads, too.
#[must_use]
pub fn is_plain(c: char) -> bool {
    !c.is_control() && !misleads(c) && !matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_name};

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

    #[test]
    fn a_name_stands_on_one_line() {
        let long = "é".repeat(600);
        for (name, want) in [
            ("Anmeldungen Müller (2).json", "Anmeldungen Müller (2).json"),
            ("a.zip › b.json", "a.zip › b.json"),
            ("a\r\nb\t\0.json", "a[U+000D][U+000A]b[U+0009][U+0000].json"),
            ("exe\u{202e}nosj.json", "exe[U+202E]nosj.json"),
            (&long, &format!("{}…", "é".repeat(500))),
        ] {
            assert_eq!(visible_name(name), want);
        }
        let once = visible_name("a\n\u{202e}").into_owned();
        assert_eq!(visible_name(&once), once);
    }
}
