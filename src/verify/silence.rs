//! When the silence of a device means something (rules 4): three ways, one is enough.

use super::past::{Past, TWO_WEEKS, is_weekend};
use crate::model::{DAY, HOUR, Instant};

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
    /// For the last time.
    pub last: Instant,
}

/// The phone was last seen so close to the end of the silence that is asked for, or after it.
const WITNESS_LAST: i64 = 8 * HOUR;

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

    /// Whether the witness saw enough of the silence that is asked for with it, at least a day. What comes later takes nothing
    /// away: a longer log never makes the verdict less favourable.
    pub(super) fn bears(&self, witness: Witness) -> bool {
        let end = self.enough_at(Some(witness)).max(self.from.plus(DAY));
        end.since(witness.last) <= WITNESS_LAST
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
    loop {
        let day = at.div_euclid(DAY);
        let midnight = day.saturating_add(1).saturating_mul(DAY);
        if !is_weekend(day) {
            if left <= midnight - at {
                return Instant(at + left);
            }
            left -= midnight - at;
        }
        if midnight <= at {
            return Instant(at);
        }
        at = midnight;
    }
}

#[cfg(test)]
mod tests {
    use super::{Silence, Witness};
    use crate::model::{DAY, HOUR, Instant, MINUTE};
    use crate::verify::past::Past;

    /// A Monday, 1970-01-05.
    const MONDAY: Instant = Instant(4 * DAY);
    const SEEN: Option<Witness> = Some(Witness {
        weekend: false,
        last: MONDAY,
    });

    fn past(covered: i64, dates: usize, active: i64, longest_gap: i64) -> Past {
        Past {
            covered,
            dates,
            active,
            longest_gap,
            ..Past::default()
        }
    }

    /// Milliseconds of silence that are enough on weekdays.
    fn enough(past: Past, witness: Option<Witness>) -> i64 {
        let silence = Silence {
            pasts: vec![past],
            from: MONDAY,
            observed: 0,
        };
        silence.enough_at(witness).since(MONDAY)
    }

    #[test]
    fn the_ways_and_their_boundaries() {
        let days = |n: i64| n * DAY;
        for (name, past, witness, want) in [
            (
                "five of twenty a day",
                past(days(5), 3, 100, HOUR),
                None,
                6 * HOUR,
            ),
            (
                "twice the longest gap",
                past(days(5), 3, 100, 7 * HOUR),
                None,
                14 * HOUR,
            ),
            (
                "less than five days",
                past(days(5) - 1, 3, 100, HOUR),
                None,
                days(14),
            ),
            ("two dates", past(days(5), 2, 100, HOUR), None, days(14)),
            ("never active", past(days(5), 3, 0, HOUR), None, days(14)),
            ("rounded up", past(days(5), 3, 7, HOUR), None, 308_571_429),
            (
                "four, a day at least",
                past(days(5), 3, 100, HOUR),
                SEEN,
                6 * HOUR,
            ),
            (
                "four a day and a witness",
                past(days(5), 3, 20, 12 * HOUR),
                SEEN,
                days(1),
            ),
            (
                "four a day and none",
                past(days(5), 3, 20, 12 * HOUR),
                None,
                30 * HOUR,
            ),
            (
                "1.1 times the longest gap",
                past(days(5), 3, 20, 25 * HOUR),
                SEEN,
                27 * HOUR + 30 * MINUTE,
            ),
            (
                "three a day and a witness",
                past(days(5), 3, 15, 8 * HOUR),
                SEEN,
                32 * HOUR,
            ),
            (
                "less than five days and a witness",
                past(days(5) - 1, 3, 9, HOUR),
                SEEN,
                days(14),
            ),
            (
                "a short past",
                past(days(1), 1, 10, 2 * HOUR),
                SEEN,
                days(1),
            ),
            (
                "a short past, three times the gap",
                past(days(1), 1, 10, 9 * HOUR),
                SEEN,
                27 * HOUR,
            ),
            (
                "a short past, ten expected",
                past(days(2), 1, 10, 2 * HOUR),
                SEEN,
                days(2),
            ),
            (
                "a short past without a witness",
                past(days(1), 1, 10, 2 * HOUR),
                None,
                days(14),
            ),
            (
                "nine active hours",
                past(days(1), 1, 9, 2 * HOUR),
                SEEN,
                days(14),
            ),
            (
                "less than a day",
                past(days(1) - 1, 1, 10, 2 * HOUR),
                SEEN,
                days(14),
            ),
        ] {
            // Weekends count, so that the table holds over them.
            let past = Past {
                weekend: true,
                ..past
            };
            assert_eq!(enough(past, witness), want, "{name}");
        }
    }

    #[test]
    fn time_alone_is_as_long_as_what_was_observed() {
        for (observed, want) in [(0, 14), (14, 14), (15, 15), (30, 30)] {
            let silence = Silence {
                pasts: vec![],
                from: MONDAY,
                observed: observed * DAY,
            };
            assert_eq!(silence.enough_at(SEEN), MONDAY.plus(want * DAY));
        }
        let slow = past(30 * DAY, 3, 1, 9 * DAY);
        let silence = Silence {
            pasts: vec![slow],
            from: MONDAY,
            observed: 30 * DAY,
        };
        assert_eq!(silence.enough_at(None), MONDAY.plus(30 * DAY));
    }

    #[test]
    fn every_group_must_be_silent() {
        let pasts = vec![past(5 * DAY, 3, 100, HOUR), past(5 * DAY, 3, 50, HOUR)];
        let silence = Silence {
            pasts,
            from: MONDAY,
            observed: 0,
        };
        assert_eq!(silence.enough_at(None), MONDAY.plus(12 * HOUR));
        assert_eq!(silence.longest_gap(), HOUR);
        assert_eq!(silence.expected_tenths(12 * HOUR), 150);
        assert_eq!(silence.expected_tenths(0), 0);
        let quarters = Silence {
            pasts: vec![past(4, 1, 1, 1)],
            ..silence
        };
        assert_eq!(
            [1, 2].map(|ms| quarters.expected_tenths(ms)),
            [3, 5],
            "rounded"
        );
        let unread = Silence {
            pasts: vec![],
            ..quarters
        };
        assert_eq!(unread.expected_tenths(HOUR), 0, "nothing was read");
    }

    #[test]
    fn a_weekend_counts_only_of_who_is_active_on_one() {
        let friday = MONDAY.plus(4 * DAY + 18 * HOUR);
        let at = |weekend, witness| {
            let past = Past {
                weekend,
                ..past(5 * DAY, 3, 50, HOUR)
            };
            let silence = Silence {
                pasts: vec![past],
                from: friday,
                observed: 0,
            };
            silence.enough_at(witness).since(friday)
        };
        assert_eq!(at(true, None), 12 * HOUR);
        assert_eq!(
            at(false, None),
            12 * HOUR + 2 * DAY,
            "six hours of Friday, six of Monday"
        );
        assert_eq!(at(false, SEEN), 12 * HOUR + 2 * DAY);
        let busy = Silence {
            pasts: vec![past(5 * DAY, 3, 200, HOUR)],
            from: friday,
            observed: 0,
        };
        assert_eq!(
            busy.enough_at(None),
            friday.plus(3 * HOUR),
            "before the weekend"
        );
        assert_eq!(
            at(
                false,
                Some(Witness {
                    weekend: true,
                    last: MONDAY
                })
            ),
            12 * HOUR
        );
    }
}
