//! The sign-ins of a device counted by local day: the timeline as a table, for those who cannot see it.

use crate::findings::view::DeviceView;
use crate::model::{DAY, Instant, MINUTE, Outcome};
use std::collections::BTreeMap;

/// One day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// First sign-in of the day.
    pub at: Instant,
    /// Legacy: accepted, stopped, rejected, anything else.
    pub legacy: [u64; 4],
    /// Modern, by a mail app that the device can move to.
    pub modern: u64,
}

/// Counts an outcome: accepted, stopped, rejected, anything else.
pub fn tally(counts: &mut [u64; 4], outcome: Outcome) {
    let [accepted, stopped, rejected, other] = counts;
    *match outcome {
        Outcome::Accepted => accepted,
        Outcome::Stopped => stopped,
        Outcome::Rejected => rejected,
        Outcome::Interrupted | Outcome::Other => other,
    } += 1;
}

/// The days with sign-ins, newest first. `offset` gives the local zone's minutes east of UTC at an instant.
#[must_use]
pub fn days(view: &DeviceView, offset: &dyn Fn(Instant) -> i64) -> Vec<Day> {
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    let mut count = |t: i64, what: &dyn Fn(&mut Day)| {
        let at = Instant(t);
        let day = days
            .entry((t + offset(at) * MINUTE).div_euclid(DAY))
            .or_insert(Day {
                at,
                legacy: [0; 4],
                modern: 0,
            });
        day.at = day.at.min(at);
        what(day);
    };
    for tick in &view.legacy {
        count(tick.t, &|day| {
            tally(&mut day.legacy, tick.o);
        });
    }
    for tick in view.fitting() {
        count(tick.t, &|day| day.modern += 1);
    }
    days.into_values().rev().collect()
}
