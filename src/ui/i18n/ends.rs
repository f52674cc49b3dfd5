//! Words of what Microsoft ends, and when.

use super::Text;
use crate::model::{HOUR, Instant};
use crate::remedy::End;

/// What Microsoft ends, with the number of devices.
#[must_use]
pub fn words(text: Text, end: End, count: u64) -> String {
    match end {
        End::Basic => text.end_basic(count),
        End::SmtpAuth => text.end_smtp(count),
        End::Certificate => text.end_certificate(count),
        End::Ews => text.end_ews(count),
    }
}

/// The same without a number, as the name of a filter.
#[must_use]
pub fn name(text: Text, end: End) -> &'static str {
    match end {
        End::Basic => text.end_name_basic(),
        End::SmtpAuth => text.end_name_smtp(),
        End::Certificate => text.end_name_certificate(),
        End::Ews => text.end_name_ews(),
    }
}

/// "after 31 Dec 2026:", "since 1 Jan 2027:". `date` gets the noon of the day in UTC, which is in that day nearly everywhere.
#[must_use]
pub fn when(text: Text, end: End, now: Instant, date: impl Fn(Instant) -> String) -> String {
    match end.at() {
        None => text.ends_already().to_owned(),
        Some(at) if at > now => text.ends_until(&date(at.plus(-12 * HOUR))),
        Some(at) => text.ends_since(&date(at.plus(12 * HOUR))),
    }
}
