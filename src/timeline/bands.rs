//! Days behind the picture: every second one faint, weekends stronger.

use super::View;
use crate::model::{DAY, Instant, MINUTE};

/// A day that is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Local midnight.
    pub from: Instant,
    /// The next one.
    pub to: Instant,
    /// Saturday or Sunday.
    pub weekend: bool,
}

/// More days than this are too narrow to be told apart.
const MOST: i64 = 120;

/// The shaded days of a window; `offset` gives the local zone's minutes east of UTC at an instant.
#[must_use]
pub fn bands(seen: View, offset: &dyn Fn(Instant) -> i64) -> Vec<Band> {
    if seen.length() > MOST * DAY {
        return Vec::new();
    }
    let day = |at: Instant| (at.0 + offset(at) * MINUTE).div_euclid(DAY);
    let midnight = |day: i64| {
        let guess = Instant(day * DAY - offset(Instant(day * DAY)) * MINUTE);
        Instant(day * DAY - offset(guess) * MINUTE)
    };
    (day(seen.from())..=day(seen.to()))
        .filter_map(|n| {
            // 1970-01-01 was a Thursday.
            let weekend = matches!((n + 4).rem_euclid(7), 0 | 6);
            (weekend || n % 2 != 0).then(|| Band {
                from: midnight(n),
                to: midnight(n + 1),
                weekend,
            })
        })
        .collect()
}
