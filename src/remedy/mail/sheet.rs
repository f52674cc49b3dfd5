//! All mails as a table, for a mail merge or a ticket system.

use super::Mail;
use crate::remedy::quote::csv::line;

/// The table: address, name, device, subject, body. With a BOM, because Excel reads UTF-8 only with one.
#[must_use]
pub fn sheet<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str, &'a str, &'a Mail)>) -> String {
    let mut out = String::from("\u{feff}");
    let header = ["to", "name", "device", "subject", "body"];
    line(&mut out, header.iter().map(|h| (*h).to_owned()));
    for (to, name, device, mail) in rows {
        let cells = [to, name, device, &mail.subject, &mail.body];
        line(&mut out, cells.iter().map(|c| (*c).to_owned()));
    }
    out
}
