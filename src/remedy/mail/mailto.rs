//! A `mailto:` address (RFC 6068). Windows and some mail programs cut addresses off at about two thousand characters,
//! and half of an instruction is worse than none: where the body is too long, what is asked for goes alone, and where
//! even that is, the subject.

use super::Mail;
use crate::remedy::quote::odata::percent;
use serde::{Deserialize, Serialize};

/// Characters that every program takes.
const LIMIT: usize = 1900;

/// What of a mail stands in its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fits {
    /// All of it.
    Whole,
    /// What is asked for.
    Steps,
    /// The subject.
    Subject,
}

/// The address, and what of the mail stands in it.
#[must_use]
pub fn mailto(mail: &Mail, to: Option<&str>) -> (String, Fits) {
    // `@` is allowed as it is, and some programs do not know it otherwise.
    let to = to.map(percent).unwrap_or_default().replacen("%40", "@", 1);
    let head = format!("mailto:{to}?subject={}", percent(&mail.subject));
    for (body, fits) in [(&mail.body, Fits::Whole), (&mail.short, Fits::Steps)] {
        let whole = format!("{head}&body={}", percent(&body.replace('\n', "\r\n")));
        if whole.len() <= LIMIT {
            return (whole, fits);
        }
    }
    (head, Fits::Subject)
}
