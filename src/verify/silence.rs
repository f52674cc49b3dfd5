//! When the silence of a device means something (rules 4): three ways, one is enough.

use super::past::{Past, TWO_WEEKS, is_weekend};
use crate::model::{DAY, Instant};

/// A way that rests on the rhythm of the past.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// So much of the past was read …
    covered: i64,
    /// … with activity on so many dates
    dates: usize,
    /// … and in so many hours.
    active: i64,
    /// The phone is seen in use.
    witness: bool,
    /// So many sign-ins were to be expected in the silence.
    expected: i64,
    /// The silence is so many tenths of the longest gap of the past,
    gap_tenths: i64,
    /// and no shorter than this.
    least: i64,
}

/// The table of rules 4.
const WAYS: [Way; 3] = [
    // Rhythm.
    Way {
        covered: 5 * DAY,
        dates: 3,
        active: 1,
        witness: false,
        expected: 5,
        gap_tenths: 20,
        least: 0,
    },
    // Rhythm, with a witness.
    Way {
        covered: 5 * DAY,
        dates: 3,
        active: 1,
        witness: true,
        expected: 4,
        gap_tenths: 11,
        least: DAY,
    },
    // Short past.
    Way {
        covered: DAY,
        dates: 1,
        active: 10,
        witness: true,
        expected: 10,
        gap_tenths: 30,
        least: DAY,
    },
];

/// Time alone: silence as long as what was observed, at least this.
const LEAST_TIME: i64 = 14 * DAY;

/// The phone is seen in use by the new app, so the old account would have spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Witness {
    /// Also on a Saturday or Sunday.
    pub weekend: bool,
}

impl Way {
    /// Milliseconds of silence that this way asks for; `None`: the past does not allow it.
    fn needs(&self, past: &Past, witness: bool) -> Option<i64> {
        let known = past.covered >= self.covered
            && past.dates >= self.dates
            && past.active >= self.active
            && (witness || !self.witness);
        if !known {
            return None;
        }
        // The first moment at which active × silence ÷ covered reaches what must be expected.
        let expected = self
            .expected
            .saturating_mul(past.covered)
            .saturating_add(past.active - 1)
            .checked_div(past.active)?;
        let gaps = past
            .longest_gap
            .saturating_mul(self.gap_tenths)
            .saturating_add(9)
            / 10;
        Some(expected.max(gaps).max(self.least))
    }
}

/// The device's silence, with what decides whether it means something.
#[derive(Clone, Debug)]
pub(super) struct Silence {
    /// One for each group; all must be silent for long enough.
    pub pasts: Vec<Past>,
    /// Where it begins.
    pub from: Instant,
    /// How long the device, or the log without it, was observed before the mark, in milliseconds.
    pub observed: i64,
}

impl Silence {
    /// The first moment at which the silence means something if both logs are complete to then.
    pub(super) fn enough_at(&self, witness: Option<Witness>) -> Instant {
        let time = self.from.plus(LEAST_TIME.max(self.observed));
        self.pasts
            .iter()
            .map(|past| {
                WAYS.iter()
                    .filter_map(|way| self.reached(way, past, witness))
                    .fold(time, Instant::min)
            })
            .max()
            .unwrap_or(time)
    }

    /// When a way is reached for a group.
    fn reached(&self, way: &Way, past: &Past, witness: Option<Witness>) -> Option<Instant> {
        let needs = way.needs(past, witness.is_some())?;
        // With two weeks read the weekdays are known. With less, a weekend is silence only of a device that was seen active
        // on one, or whose phone is.
        let weekends =
            past.covered >= TWO_WEEKS || past.weekend || witness.is_some_and(|w| w.weekend);
        let to = match weekends {
            true => self.from.plus(needs),
            false => after_working_days(self.from, needs),
        };
        Some(to.max(Instant(past.active_day(self.from.0).unwrap_or(to.0))))
    }

    /// Some way of the rhythm is open to every group: else only time helps.
    pub(super) fn is_known(&self, witness: bool) -> bool {
        !self.pasts.is_empty()
            && self
                .pasts
                .iter()
                .all(|past| WAYS.iter().any(|w| w.needs(past, witness).is_some()))
    }

    /// Sign-ins to be expected in so many milliseconds, in tenths; 0 where nothing of the past was read.
    pub(super) fn expected_tenths(&self, silence: i64) -> u32 {
        let covered = self.pasts.first().map_or(0, |p| p.covered);
        let active: i64 = self.pasts.iter().map(|p| p.active).sum();
        if covered <= 0 || silence <= 0 {
            return 0;
        }
        let tenths = (i128::from(active) * i128::from(silence) * 10 + i128::from(covered) / 2)
            / i128::from(covered);
        u32::try_from(tenths).unwrap_or(u32::MAX)
    }

    pub(super) fn longest_gap(&self) -> i64 {
        self.pasts.iter().map(|p| p.longest_gap).max().unwrap_or(0)
    }
}

/// `from` plus so many milliseconds, Saturdays and Sundays (in UTC) left out.
fn after_working_days(from: Instant, needs: i64) -> Instant {
    let (mut at, mut left) = (from.0, needs);
    while left > 0 {
        let day = at.div_euclid(DAY);
        let midnight = day.saturating_add(1).saturating_mul(DAY);
        if !is_weekend(day) {
            if left <= midnight - at {
                return Instant(at + left);
            }
            left -= midnight - at;
        }
        if midnight <= at {
            break;
        }
        at = midnight;
    }
    Instant(at)
}
