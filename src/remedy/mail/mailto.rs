//! A `mailto:` address (RFC 6068). Windows and some mail programs cut addresses off at about two thousand characters,
//! and half of an instruction is worse than none: what is longer goes without its body.

use super::Mail;
use crate::remedy::quote::odata::percent;

/// Characters that every program takes.
const LIMIT: usize = 1900;

/// The address, and whether the body was left out.
#[must_use]
pub fn mailto(mail: &Mail, to: Option<&str>) -> (String, bool) {
    // `@` is allowed as it is, and some programs do not know it otherwise.
    let to = to.map(percent).unwrap_or_default().replacen("%40", "@", 1);
    let head = format!("mailto:{to}?subject={}", percent(&mail.subject));
    let body = percent(&mail.body.replace('\n', "\r\n"));
    let whole = format!("{head}&body={body}");
    if whole.len() <= LIMIT {
        (whole, false)
    } else {
        (head, true)
    }
}
