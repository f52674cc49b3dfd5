//! Quoting: how a text that came out of a log is written into a command, a query, a filter, a table, a mail. One small
//! module for each language, because each has its own rules. A text that a language cannot carry safely is refused
//! (`None`), never changed in silence: a command for another account than the one shown would be worse than none.

pub mod csv;
pub mod kql;
pub mod odata;
pub mod powershell;

use crate::model::is_plain;

/// Text for a remark: what cannot be seen becomes `?`, so that no line ends early.
#[must_use]
pub fn remark(text: &str) -> String {
    text.chars()
        .map(|c| if is_plain(c) { c } else { '?' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::remark;

    #[test]
    fn a_remark_is_one_line() {
        assert_eq!(remark("a\r\nRemove-Mailbox b"), "a??Remove-Mailbox b");
        assert_eq!(remark("x\u{2028}y\u{202e}z\u{85}"), "x?y?z?");
        assert_eq!(remark("Zoë Müller 山田"), "Zoë Müller 山田");
        assert_eq!(remark("x\u{200b}y\u{3164}z\u{2800}’"), "x?y?z?’");
    }
}
