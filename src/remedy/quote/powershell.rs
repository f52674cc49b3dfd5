//! PowerShell's single-quoted string: nothing in it is expanded; a quote is doubled. PowerShell takes the four
//! typographic single quotes for quotes, too
//! (<https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>).
//! PowerShell itself is not in the registries that the tests may use: a strict reader of its rules stands for it here, and
//! tree-sitter's grammar of PowerShell in `tests/e2e/`.

use crate::model::is_plain;

/// What ends a single-quoted string.
pub(crate) const QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];

/// The literal of a text; `None` if it holds what cannot be seen, such as a line break.
#[must_use]
pub fn literal(text: &str) -> Option<String> {
    if !text.chars().all(is_plain) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in text.chars() {
        out.push(c);
        if QUOTES.contains(&c) {
            out.push(c);
        }
    }
    out.push('\'');
    Some(out)
}

/// Reads one literal from the beginning of a text, as PowerShell's tokenizer does: the value and what follows.
#[cfg(test)]
pub(crate) fn read(source: &str) -> Option<(String, &str)> {
    let mut chars = source.char_indices().peekable();
    let (_, first) = chars.next()?;
    if !QUOTES.contains(&first) {
        return None;
    }
    let mut value = String::new();
    while let Some((at, c)) = chars.next() {
        if !QUOTES.contains(&c) {
            value.push(c);
            continue;
        }
        match chars.peek() {
            Some((_, next)) if QUOTES.contains(next) => {
                value.push(*next);
                chars.next();
            }
            _ => return Some((value, &source[at + c.len_utf8()..])),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{literal, read};
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, want) in [
            ("anna@contoso.example", Some("'anna@contoso.example'")),
            ("o'hara@contoso.example", Some("'o''hara@contoso.example'")),
            ("a’; Remove-Mailbox b #", Some("'a’’; Remove-Mailbox b #'")),
            ("$(whoami) `n $env:x", Some("'$(whoami) `n $env:x'")),
            ("", Some("''")),
            ("a\nb", None),
            ("a\u{202e}b", None),
        ] {
            assert_eq!(literal(text).as_deref(), want, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_literal_is_read_back_and_nothing_is_left(text in "[a-z'\u{2018}-\u{201b}$`\"(){};#\\-é\n]{0,24}") {
            if let Some(written) = literal(&text) {
                prop_assert_eq!(read(&written), Some((text, "")));
            } else {
                prop_assert!(text.contains('\n'));
            }
        }
    }
}
