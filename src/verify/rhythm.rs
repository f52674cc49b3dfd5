//! A device's own rhythm: how long it must be silent before its silence says anything (rules 4, *Rhythm*).

use super::condition::{Condition, holds};
use super::{EXPECTED, GAPS, History, KNOWN_DATES, KNOWN_DAYS, UNKNOWN_SILENCE};
use crate::model::{DAY, HOUR, Instant, order};

/// What the past of a device asks of its silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rhythm {
    /// Every group has enough covered past.
    pub known: bool,
    /// Milliseconds of silence, from its beginning on.
    pub needed: i64,
    /// The longest gap of the past, in milliseconds.
    pub longest_gap: i64,
    /// Sign-ins (merged into hours) in the covered past, and its length in milliseconds; of all groups.
    rate: (i64, i64),
}

impl Rhythm {
    /// The rhythm of a device before its mark.
    ///
    /// `from`: where the unbroken coverage of both event types begins that reaches to the mark; `None`: there is none.
    /// `silent`: where the silence begins: the mark, or the last legacy sign-in within its grace, whichever is later.
    ///
    /// Behind a relay or an unreadable agent there may be several devices: each source network must pass for itself.
    pub(super) fn of(
        history: &History,
        from: Option<Instant>,
        mark: Instant,
        silent: Instant,
    ) -> Self {
        let mut groups: Vec<(Option<u32>, i64)> = history
            .own
            .iter()
            .filter(|s| s.is_use() && s.at <= silent)
            .map(|s| {
                let apart = history.hidden && !holds(Condition::EachNetwork, false);
                (s.network.filter(|_| apart), s.at.0)
            })
            .collect();
        order::distinct(&mut groups);
        let mut all = Self {
            known: !groups.is_empty(),
            needed: 0,
            longest_gap: 0,
            rate: (0, from.map_or(0, |from| mark.since(from))),
        };
        if groups.is_empty() {
            all.needed = UNKNOWN_SILENCE.max(observed(history, from, mark));
        }
        for group in groups.chunk_by(|a, b| a.0 == b.0) {
            let times: Vec<i64> = group.iter().map(|(_, at)| *at).collect();
            all.add(&times, history, from, mark, silent);
        }
        all
    }

    fn add(
        &mut self,
        times: &[i64],
        history: &History,
        from: Option<Instant>,
        mark: Instant,
        silent: Instant,
    ) {
        // Records before the unbroken coverage are known, but what else happened then is not.
        let inside: Vec<i64> = times
            .iter()
            .copied()
            .filter(|at| from.is_some_and(|from| *at >= from.0))
            .collect();
        let covered = from.map_or(0, |from| mark.since(from));
        let mut hours: Vec<i64> = inside.iter().map(|at| at.div_euclid(HOUR)).collect();
        hours.dedup();
        let mut dates: Vec<i64> = inside.iter().map(|at| at.div_euclid(DAY)).collect();
        dates.dedup();
        let count = i64::try_from(hours.len()).unwrap_or(i64::MAX);
        let start = from.map_or(mark.0, |from| from.0);
        let gap = longest_gap(
            start.min(times.first().copied().unwrap_or(start)),
            times,
            mark.0,
        );
        let known = holds(
            Condition::KnownRhythm,
            covered >= KNOWN_DAYS && dates.len() >= KNOWN_DATES,
        );
        let mut needed = match holds(Condition::Gaps, false) {
            true => 0,
            false => gap.saturating_mul(GAPS),
        };
        if known {
            // The first moment at which count × silence ÷ covered reaches what must be expected.
            let expected =
                EXPECTED.saturating_mul(covered).saturating_add(count - 1) / count.max(1);
            if !holds(Condition::Expected, false) {
                needed = needed.max(expected);
            }
            if !holds(Condition::ActiveDay, false)
                && let Some(day) = active_day(start, mark.0, &dates, silent.0)
            {
                needed = needed.max(day - silent.0);
            }
        } else {
            needed = needed
                .max(UNKNOWN_SILENCE)
                .max(observed(history, from, mark));
        }
        self.known &= known;
        self.needed = self.needed.max(needed);
        self.longest_gap = self.longest_gap.max(gap);
        self.rate.0 = self.rate.0.saturating_add(count);
    }

    /// Sign-ins expected in a silence of so many milliseconds, in tenths; 0 where the rhythm is not known.
    pub(super) fn expected_tenths(&self, silence: i64) -> u32 {
        let (count, covered) = self.rate;
        if !self.known || covered <= 0 || silence <= 0 {
            return 0;
        }
        let tenths = (i128::from(count) * i128::from(silence) * 10 + i128::from(covered) / 2)
            / i128::from(covered);
        u32::try_from(tenths).unwrap_or(u32::MAX)
    }
}

/// How long the device, or the log without it, was observed before the mark.
fn observed(history: &History, from: Option<Instant>, mark: Instant) -> i64 {
    let first = history.own.iter().map(|s| s.at).min();
    from.into_iter()
        .chain(first)
        .min()
        .map_or(0, |first| mark.since(first).max(0))
}

/// The longest gap, from `start` to the first and from the last to `end` among them.
fn longest_gap(start: i64, times: &[i64], end: i64) -> i64 {
    let mut last = start;
    let mut longest = 0;
    for at in times.iter().copied().chain([end]) {
        longest = longest.max(at - last);
        last = last.max(at);
    }
    longest
}

/// With a weekday pattern: the end of the first whole usual active day of the silence.
///
/// A pattern is a weekday (in UTC; the zone of the device is not in the log) that lay in the covered past and was never
/// active. Usual is a weekday that was active at least every second time. `None`: no pattern.
fn active_day(start: i64, mark: i64, dates: &[i64], silent: i64) -> Option<i64> {
    // 1970-01-01 was a Thursday; only whether two days are the same weekday matters.
    let weekday = |day: i64| usize::try_from(day.rem_euclid(7)).unwrap_or(0);
    let (mut lay, mut active) = ([0_u32; 7], [0_u32; 7]);
    let first_whole = start.div_euclid(DAY) + i64::from(start.rem_euclid(DAY) != 0);
    // Bounded by ten years: nobody's log is longer, and a record's date may be any.
    for day in first_whole.max(mark.div_euclid(DAY) - 3660)..mark.div_euclid(DAY) {
        if let Some(n) = lay.get_mut(weekday(day)) {
            *n += 1;
        }
    }
    for day in dates {
        if let Some(n) = active.get_mut(weekday(*day)) {
            *n += 1;
        }
    }
    let days = || lay.iter().zip(&active);
    if !days().any(|(lay, active)| *lay > 0 && *active == 0) {
        return None;
    }
    let usual: Vec<bool> = days()
        .map(|(lay, active)| *active > 0 && active * 2 >= *lay)
        .collect();
    let from = silent.div_euclid(DAY) + i64::from(silent.rem_euclid(DAY) != 0);
    (from..from + 7)
        .find(|day| usual.get(weekday(*day)).copied().unwrap_or(false))
        .map(|day| (day + 1) * DAY)
}
