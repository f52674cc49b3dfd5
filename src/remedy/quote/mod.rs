//! Quoting: how a text that came out of a log is written into a command, a query, a filter, a table, a mail. One small
//! module for each language, because each has its own rules. A text that a language cannot carry safely is refused
//! (`None`), never changed in silence: a command for another account than the one shown would be worse than none.

pub mod csv;
pub mod kql;
pub mod odata;
pub mod powershell;

/// A character that a reviewer sees as what it is: no control character, no line break of any kind, nothing that turns
/// the direction of writing or is invisible (<https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>).
#[must_use]
pub fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{00ad}'
                | '\u{061c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Text for a remark: what cannot be seen becomes `?`, so that no line ends early.
#[must_use]
pub fn remark(text: &str) -> String {
    text.chars()
        .map(|c| if is_visible(c) { c } else { '?' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_visible, remark};

    #[test]
    fn a_remark_is_one_line() {
        assert_eq!(remark("a\r\nRemove-Mailbox b"), "a??Remove-Mailbox b");
        assert_eq!(remark("x\u{2028}y\u{202e}z\u{85}"), "x?y?z?");
        assert_eq!(remark("Zoë Müller 山田"), "Zoë Müller 山田");
        assert!(!is_visible('\u{200b}') && is_visible('’'));
    }
}
