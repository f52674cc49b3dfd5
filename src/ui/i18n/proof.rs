//! Words of a verdict's numbers, for the page and for what the worker writes.

use super::{Lang, Text};
use crate::model::{DAY, HOUR, MINUTE};

/// A duration in the largest unit that fits twice, else in the next smaller one.
#[must_use]
pub fn duration(text: Text, ms: i64) -> String {
    let count = |unit: i64| u64::try_from(ms / unit).unwrap_or(0);
    if ms < MINUTE {
        text.duration_seconds().to_owned()
    } else if ms < 2 * HOUR {
        text.duration_minutes(count(MINUTE))
    } else if ms < 2 * DAY {
        text.duration_hours(count(HOUR))
    } else {
        text.duration_days(count(DAY))
    }
}

/// A duration to the minute, short; from three days on in days.
#[must_use]
pub fn short(text: Text, ms: i64) -> String {
    let count = |ms: i64| u64::try_from(ms).unwrap_or(0);
    match (ms / HOUR, ms % HOUR / MINUTE) {
        (0, minutes) => text.short_minutes(count(minutes)),
        (72.., _) => text.duration_days(count(ms / DAY)),
        (hours, 0) => text.short_hours(count(hours)),
        (hours, minutes) => text.short_hours_minutes(count(hours), count(minutes)),
    }
}

/// The same behind "in", where German says *Tagen*.
#[must_use]
pub fn ahead(text: Text, ms: i64) -> String {
    match u64::try_from(ms / DAY) {
        Ok(days @ 2..) => text.duration_days_ahead(days),
        _ => duration(text, ms),
    }
}

/// Tenths as people write them; whole numbers without a fraction.
#[must_use]
pub fn tenth(lang: Lang, tenths: u32) -> String {
    let mark = match lang {
        Lang::En => '.',
        Lang::De => ',',
    };
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}{mark}{rest}", tenths / 10),
    }
}
