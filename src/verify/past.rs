//! The past of a device: its accepted and stopped legacy sign-ins before the mark, merged into hours, as far as both logs
//! were read (rules 4, *When silence means something*).

use super::stretches::Stretches;
use super::{History, Legacy, PAST};
use crate::model::{DAY, HOUR, Instant, order};

/// A known past of so many days tells which weekdays are never active.
pub(super) const TWO_WEEKS: i64 = 14 * DAY;

/// The past of one group of sign-ins: a device, a network behind a relay, or one of two devices that share a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Past {
    /// Milliseconds that both logs were read.
    pub covered: i64,
    /// Hours with a sign-in.
    pub active: i64,
    /// Dates with a sign-in.
    pub dates: usize,
    /// Longest gap inside a stretch, its ends included, in milliseconds.
    pub longest_gap: i64,
    /// Active on a Saturday or Sunday.
    pub weekend: bool,
    /// By weekday (0 is the weekday of 1970-01-01): dates that were read, and dates with a sign-in.
    pub weekdays: [(u32, u32); 7],
}

/// The pasts of all groups of a device; empty for a device that never got in.
///
/// `both`: where both logs were read. `mark`: the first mark; what happened within the grace after it belongs to the past.
pub(super) fn pasts(
    history: &History,
    both: &Stretches,
    mark: Instant,
    silent: Instant,
) -> Vec<Past> {
    // A log that does not reach the mark yet will, and may hold nothing more: what is named as the moment to look must hold
    // then, too.
    let read = both
        .until(mark, DAY)
        .within(mark.0.saturating_sub(PAST), mark.0);
    let used = used(history, silent);
    let lines = build_lines(&used);
    let mut groups: Vec<((Option<u32>, usize), i64)> = used
        .iter()
        .zip(lines)
        .map(|(s, line)| ((s.network.filter(|_| history.hidden), line), s.at.0))
        .collect();
    order::distinct(&mut groups);
    groups
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| {
            let times: Vec<i64> = group.iter().map(|(_, at)| *at).collect();
            Past::of(&times, &read)
        })
        .collect()
}

/// Accepted and stopped sign-ins of the device up to `silent`, by time and build.
fn used(history: &History, silent: Instant) -> Vec<&Legacy> {
    let mut used: Vec<&Legacy> = history
        .own
        .iter()
        .filter(|s| s.is_use() && s.at <= silent)
        .collect();
    order::sort_by(&mut used, |a, b| (a.at, a.build).cmp(&(b.at, b.build)));
    used
}

/// Which device each sign-in belongs to where builds alternate: an older build after a newer one is of a second device.
/// Each sign-in, by time, goes on with the line whose last build is the newest that is not newer than its own.
fn build_lines(used: &[&Legacy]) -> Vec<usize> {
    let mut last: Vec<u32> = Vec::new();
    used.iter()
        .map(|s| {
            let Some(build) = s.build else {
                return 0;
            };
            let fits = (0..last.len()).filter(|n| last.get(*n).is_some_and(|b| *b <= build));
            match fits.max_by_key(|n| last.get(*n)) {
                Some(line) => {
                    if let Some(known) = last.get_mut(line) {
                        *known = build;
                    }
                    line
                }
                None => {
                    last.push(build);
                    last.len() - 1
                }
            }
        })
        .collect()
}

/// Whether two devices share the key.
pub(super) fn has_twin(history: &History, silent: Instant) -> bool {
    let used = used(history, silent);
    build_lines(&used).into_iter().any(|line| line > 0)
}

impl Past {
    /// `times`: sorted. What lies outside the stretches that were read is known, but what else happened then is not.
    fn of(times: &[i64], read: &Stretches) -> Self {
        let mut past = Self {
            covered: read.length(),
            ..Self::default()
        };
        let (mut hours, mut dates) = (Vec::new(), Vec::new());
        for (from, to) in read.iter() {
            let mut last = from;
            for at in times.iter().copied().filter(|at| (from..to).contains(at)) {
                past.longest_gap = past.longest_gap.max(at - last);
                last = at;
                hours.push(at.div_euclid(HOUR));
                dates.push(at.div_euclid(DAY));
            }
            past.longest_gap = past.longest_gap.max(to - last);
            let first_whole = from.div_euclid(DAY) + i64::from(from.rem_euclid(DAY) != 0);
            for day in first_whole..to.div_euclid(DAY) {
                past.count(day, |w| &mut w.0);
            }
        }
        hours.dedup();
        dates.dedup();
        for day in &dates {
            past.count(*day, |w| &mut w.1);
        }
        past.active = i64::try_from(hours.len()).unwrap_or(i64::MAX);
        past.dates = dates.len();
        past.weekend = dates.iter().any(|day| is_weekend(*day));
        past
    }

    fn count(&mut self, day: i64, pick: fn(&mut (u32, u32)) -> &mut u32) {
        if let Some(weekday) = self.weekdays.get_mut(weekday(day)) {
            *pick(weekday) += 1;
        }
    }

    /// With a weekday that was read and never active: the end of the first whole usual active day from `silent` on. Usual is
    /// a weekday that was active at least every second time. `None`: no such pattern. Days are UTC's: the zone of the device
    /// is not in the log.
    pub(super) fn active_day(&self, silent: i64) -> Option<i64> {
        let rests = self
            .weekdays
            .iter()
            .any(|(read, active)| *read > 0 && *active == 0);
        if self.covered < TWO_WEEKS || !rests {
            return None;
        }
        let usual = |day: i64| {
            let found = self.weekdays.get(weekday(day));
            found.is_some_and(|(read, active)| *active > 0 && active * 2 >= *read)
        };
        let first = silent.div_euclid(DAY) + i64::from(silent.rem_euclid(DAY) != 0);
        let day = (first..first + 7).find(|day| usual(*day))?;
        Some((day + 1) * DAY)
    }
}

/// 0 is the weekday of 1970-01-01, a Thursday.
fn weekday(day: i64) -> usize {
    usize::try_from(day.rem_euclid(7)).unwrap_or(0)
}

/// Saturday or Sunday.
pub(super) fn is_weekend(day: i64) -> bool {
    matches!(weekday(day), 2 | 3)
}

#[cfg(test)]
mod tests {
    use super::{Past, build_lines, is_weekend};
    use crate::model::{DAY, EventType, HOUR, Instant, Outcome, Question};
    use crate::verify::Legacy;
    use crate::verify::stretches::Stretches;
    use crate::verify::tests::{both, legacy};

    #[test]
    fn an_older_build_after_a_newer_one_is_a_second_device() {
        let lines = |builds: &[u32]| {
            let own: Vec<Legacy> = (0..)
                .zip(builds)
                .map(|(n, build)| Legacy {
                    build: (*build > 0).then_some(*build),
                    ..legacy(Instant(n), Outcome::Accepted)
                })
                .collect();
            build_lines(&own.iter().collect::<Vec<_>>())
        };
        for (builds, want) in [
            (&[][..], &[][..]),
            (&[0, 0], &[0, 0]),
            (&[5, 5, 7, 7], &[0, 0, 0, 0]),
            (&[7, 5], &[0, 1]),
            (&[5, 7, 5, 7], &[0, 0, 1, 0]),
            // The first device is updated, the second goes on.
            (&[7, 5, 9, 5], &[0, 1, 0, 1]),
        ] {
            assert_eq!(lines(builds), want, "{builds:?}");
        }
    }

    #[test]
    fn the_weekend_is_saturday_and_sunday() {
        // 1970-01-01 was a Thursday.
        let days: Vec<i64> = (0..14).filter(|day| is_weekend(*day)).collect();
        assert_eq!(days, [2, 3, 9, 10]);
    }

    /// A Monday, 1970-01-05, at midnight.
    const MONDAY: i64 = 4 * DAY;

    /// The past of sign-ins on these days at noon, as far as these stretches were read.
    fn past(active: &[i64], read: &[(i64, i64)]) -> Past {
        let times: Vec<i64> = active
            .iter()
            .map(|day| MONDAY + day * DAY + 12 * HOUR)
            .collect();
        let covered: Vec<_> = read
            .iter()
            .flat_map(|(from, to)| both(Question::Everything, Instant(*from), Instant(*to)))
            .collect();
        let now = Instant(MONDAY + 100 * DAY);
        let read = Stretches::of(&covered, EventType::InteractiveUser, now, |_| true);
        Past::of(&times, &read)
    }

    #[test]
    fn a_weekday_is_read_where_its_whole_day_was() {
        // Thursday is weekday 0.
        for (from, to, want) in [
            (0, 7 * DAY, [1, 1, 1, 1, 1, 1, 1]),
            (1, 7 * DAY, [1, 1, 1, 1, 0, 1, 1]),
            (0, 7 * DAY - 1, [1, 1, 1, 0, 1, 1, 1]),
            (0, 8 * DAY, [1, 1, 1, 1, 2, 1, 1]),
        ] {
            let past = past(&[], &[(MONDAY + from, MONDAY + to)]);
            assert_eq!(past.weekdays.map(|(read, _)| read), want, "{from} {to}");
        }
    }

    #[test]
    fn the_ends_of_a_stretch_are_gaps() {
        for (active, want) in [
            (&[][..], 7 * DAY),
            (&[0], 6 * DAY + 12 * HOUR),
            (&[6], 6 * DAY + 12 * HOUR),
            (&[1, 5], 4 * DAY),
        ] {
            let past = past(active, &[(MONDAY, MONDAY + 7 * DAY)]);
            assert_eq!(past.longest_gap, want, "{active:?}");
        }
    }

    #[test]
    fn a_usual_active_day_needs_two_weeks_and_a_day_of_rest() {
        let workdays: Vec<i64> = (0..28).filter(|day| day % 7 < 5).collect();
        let all: Vec<i64> = (0..28).collect();
        let saturday = MONDAY + 33 * DAY;
        let next = |past: &Past, from: i64| past.active_day(from).map(|at| (at - MONDAY) / DAY);
        let two_weeks = past(&workdays, &[(MONDAY, MONDAY + 14 * DAY)]);
        assert_eq!(next(&two_weeks, saturday), Some(36), "the end of Monday");
        assert_eq!(next(&two_weeks, MONDAY + 35 * DAY), Some(36));
        assert_eq!(
            next(&two_weeks, MONDAY + 35 * DAY + 1),
            Some(37),
            "a whole one"
        );
        let shorter = past(&workdays, &[(MONDAY, MONDAY + 14 * DAY - 1)]);
        assert_eq!(next(&shorter, saturday), None, "less than two weeks");
        let every_day = past(&all, &[(MONDAY, MONDAY + 14 * DAY)]);
        assert_eq!(next(&every_day, saturday), None, "no day of rest");
        // Three working weeks: nobody knows what happens on a weekend.
        let weeks = [0, 7, 14].map(|day| (MONDAY + day * DAY, MONDAY + (day + 5) * DAY));
        assert_eq!(
            next(&past(&workdays, &weeks), saturday),
            None,
            "weekends were not read"
        );
        // Sundays were never read, Saturdays are of rest: the next usual day is Monday.
        let weeks = [0, 7, 14].map(|day| (MONDAY + day * DAY, MONDAY + (day + 6) * DAY));
        let sunday = MONDAY + 34 * DAY;
        assert_eq!(next(&past(&workdays, &weeks), sunday), Some(36));
        // Usual is every second time; a Monday in three is not.
        let rare: Vec<i64> = (0..21).filter(|day| day % 7 == 1 || *day == 0).collect();
        let rare = past(&rare, &[(MONDAY, MONDAY + 21 * DAY)]);
        assert_eq!(next(&rare, saturday), Some(37), "the end of Tuesday");
        let half: Vec<i64> = (0..28)
            .filter(|day| day % 7 == 1 || day % 14 == 0)
            .collect();
        let half = past(&half, &[(MONDAY, MONDAY + 28 * DAY)]);
        assert_eq!(next(&half, saturday), Some(36), "the end of Monday");
    }
}
