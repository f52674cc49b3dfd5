//! Which windows of time are asked one after the other, newest first.
//!
//! The first window is small, so that there is something to see after one request; later ones grow while they are
//! answered quickly and fit on one page, and shrink where the service does not answer in time. Every window costs at
//! least one request, so their number is bound: four, and one more for every five full pages.

use crate::model::{DAY, HOUR, Instant, LATEST};
use serde::{Deserialize, Serialize};

/// No window is made shorter than this.
pub const MIN_WINDOW: i64 = HOUR;
/// The first window.
const FIRST: i64 = DAY;
/// A window is usually at most so many times as long as the one before.
const GROWTH: i64 = 3;
/// The same where the one before held little and was answered at once: a quiet tenant is read with few requests.
const FAST_GROWTH: i64 = 8;
/// What is little, and at once in milliseconds.
const LITTLE: (u64, u32) = (100, 3_000);
/// Windows that may be asked whatever they hold.
const FREE_WINDOWS: u64 = 4;
/// Records after which one more window may be asked.
const RECORDS_A_WINDOW: u64 = 5_000;
/// Pages that a window should have: a chain of pages cannot be taken up again in the middle, so it should not be long.
const PAGES: i64 = 10;
/// An answer that takes longer is slow, in milliseconds.
const SLOW: u32 = 15_000;
/// A window of time, half-open. `to`: `None` means up to now and whatever comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Start, included.
    pub from: Instant,
    /// End, not included.
    pub to: Option<Instant>,
}

impl Span {
    /// Milliseconds, never negative.
    #[must_use]
    pub fn len(self, now: Instant) -> i64 {
        self.to.unwrap_or(now).since(self.from).max(0)
    }

    /// Nothing in it.
    #[must_use]
    pub fn is_empty(self, now: Instant) -> bool {
        self.len(now) == 0
    }
}

/// The windows of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    whole: Span,
    /// Not asked yet, newest last.
    rest: Vec<Span>,
    /// Being asked.
    current: Option<Span>,
    /// Length of the next window.
    len: i64,
    /// After the service did not answer in time: no window longer than this.
    ceiling: Option<i64>,
    windows: u64,
    records: u64,
    /// When the newest window was asked: up to then the log is known.
    read_to: Option<Instant>,
}

impl Plan {
    /// Everything in `whole`.
    #[must_use]
    pub fn new(whole: Span) -> Self {
        Self {
            whole,
            rest: vec![whole],
            current: None,
            len: FIRST,
            ceiling: None,
            windows: 0,
            records: 0,
            read_to: None,
        }
    }

    /// The window to ask now; `None`: all are answered. The same again until it is [`finished`](Self::finished) or
    /// [shrunk](Self::shrink).
    pub fn next(&mut self, now: Instant) -> Option<Span> {
        if self.current.is_none() {
            let span = self.rest.pop()?;
            let len = self.length(span.len(now), now);
            self.current = Some(if len >= span.len(now) {
                span
            } else {
                let middle = span.to.unwrap_or(now).plus(-len);
                self.rest.push(Span {
                    from: span.from,
                    to: Some(middle),
                });
                Span {
                    from: middle,
                    to: span.to,
                }
            });
        }
        self.current
    }

    /// Length of the next window, of `left` milliseconds in this stretch.
    fn length(&self, left: i64, now: Instant) -> i64 {
        let wished = self.len.max(MIN_WINDOW);
        let len = match self.ceiling {
            Some(ceiling) => wished.min(ceiling),
            None => wished.max(self.at_least(left.saturating_add(self.left(now)))),
        };
        // What would be left over is not worth a request of its own.
        if left <= len.saturating_add(len / 5) {
            left
        } else {
            len
        }
    }

    /// The shortest window with which the rest fits into the windows that may still be asked: of `n`, each three times
    /// as long as the one before.
    fn at_least(&self, left: i64) -> i64 {
        let allowed = FREE_WINDOWS + self.records / RECORDS_A_WINDOW;
        let n = allowed.saturating_sub(self.windows).clamp(1, 12);
        let sum = (0..n).fold(0_i64, |sum, _| sum * GROWTH + 1);
        left / sum + 1
    }

    fn left(&self, now: Instant) -> i64 {
        self.rest.iter().map(|span| span.len(now)).sum()
    }

    /// The window was answered to its end. `asked`: when its first page was asked; `records`, `pages`: what came;
    /// `slowest`: milliseconds of the slowest answer. Gives the window with its end filled in.
    pub fn finished(
        &mut self,
        asked: Instant,
        records: u64,
        pages: u32,
        slowest: u32,
    ) -> Option<(Instant, Instant)> {
        let span = self.current.take()?;
        let len = span.len(asked).max(1);
        self.windows += 1;
        self.records = self.records.saturating_add(records);
        self.len = if slowest > SLOW {
            len / 2
        } else if pages > 1 {
            (len / i64::from(pages))
                .saturating_mul(PAGES)
                .clamp(len / 4, len.saturating_mul(GROWTH))
        } else if records <= LITTLE.0 && slowest <= LITTLE.1 {
            len.saturating_mul(FAST_GROWTH)
        } else {
            len.saturating_mul(GROWTH)
        }
        .max(MIN_WINDOW);
        if let Some(ceiling) = &mut self.ceiling
            && slowest <= SLOW
        {
            *ceiling = ceiling.saturating_mul(2);
        }
        if span.to.is_none() {
            self.read_to = Some(asked);
        }
        let to = span.to.unwrap_or(asked);
        (span.from < to).then_some((span.from, to))
    }

    /// The service did not answer in time: the newer half is asked first. Whether it could be made shorter.
    pub fn shrink(&mut self, now: Instant) -> bool {
        let Some(span) = self.current else {
            return false;
        };
        let len = span.len(now);
        if len <= MIN_WINDOW {
            return false;
        }
        let half = (len / 2).max(MIN_WINDOW);
        let middle = span.to.unwrap_or(now).plus(-half);
        self.rest.push(Span {
            from: span.from,
            to: Some(middle),
        });
        self.current = Some(Span {
            from: middle,
            to: span.to,
        });
        self.ceiling = Some(half);
        self.len = half;
        true
    }

    /// Takes up again after a pause: the window under way anew, and what has come since, or late before.
    pub fn resume(&mut self, now: Instant) {
        self.rest.extend(self.current.take());
        if self.whole.to.is_none()
            && let Some(read_to) = self.read_to.take()
            && read_to < now
        {
            self.rest.push(Span {
                from: read_to.plus(-LATEST).max(self.whole.from),
                to: None,
            });
        }
        self.windows = 0;
        self.len = FIRST;
    }

    /// Everything asked for.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.whole
    }

    /// Milliseconds answered, of how many.
    #[must_use]
    pub fn progress(&self, now: Instant) -> (i64, i64) {
        let all = self.whole.len(now);
        let open = self.left(now) + self.current.map_or(0, |span| span.len(now));
        ((all - open).max(0), all)
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, HOUR, Instant, LATEST, MIN_WINDOW, Plan, Span};

    const NOW: Instant = Instant(1_800_000_000_000);

    fn month() -> Span {
        Span {
            from: NOW.plus(-30 * DAY),
            to: None,
        }
    }

    #[test]
    fn a_quiet_month_takes_three_windows_and_the_first_is_a_day() {
        let mut plan = Plan::new(month());
        let mut lengths = Vec::new();
        while let Some(span) = plan.next(NOW) {
            lengths.push(span.len(NOW) / DAY);
            plan.finished(NOW, 20, 1, 300);
        }
        assert_eq!(lengths, [1, 8, 21]);
        let mut plan = Plan::new(month());
        let mut lengths = Vec::new();
        while let Some(span) = plan.next(NOW) {
            lengths.push(span.len(NOW) / DAY);
            plan.finished(NOW, 700, 1, 300);
        }
        assert_eq!(lengths, [1, 3, 9, 17], "more is in a busy one");
        assert_eq!(plan.progress(NOW), (30 * DAY, 30 * DAY));
    }

    #[test]
    fn a_day_is_one_window() {
        let mut plan = Plan::new(Span {
            from: NOW.plus(-DAY),
            to: None,
        });
        assert_eq!(plan.next(NOW).map(|s| s.len(NOW)), Some(DAY));
        plan.finished(NOW, 0, 1, 300);
        assert_eq!(plan.next(NOW), None);
    }

    #[test]
    fn time_outs_shrink_down_to_an_hour_and_no_further() {
        let mut plan = Plan::new(Span {
            from: NOW.plus(-DAY),
            to: None,
        });
        plan.next(NOW);
        while plan.shrink(NOW) {}
        assert_eq!(plan.next(NOW).map(|s| s.len(NOW)), Some(MIN_WINDOW));
        let mut covered = 0;
        while let Some(span) = plan.next(NOW) {
            covered += span.len(NOW);
            plan.finished(NOW, 0, 1, 300);
        }
        assert_eq!(covered, DAY, "nothing is lost by shrinking");
    }

    #[test]
    fn taking_up_again_reads_what_is_left_and_what_has_come_since() {
        let mut plan = Plan::new(month());
        plan.next(NOW);
        plan.finished(NOW, 5, 1, 300);
        plan.next(NOW);
        let later = NOW.plus(2 * HOUR);
        plan.resume(later);
        assert_eq!(
            plan.next(later),
            Some(Span {
                from: NOW.plus(-LATEST),
                to: None
            })
        );
        plan.finished(later, 0, 1, 300);
        // The window that was under way when it was stopped comes anew.
        assert_eq!(plan.next(later).and_then(|s| s.to), Some(NOW.plus(-DAY)));
    }

    proptest::proptest! {
        /// Whatever the service does, the windows that were answered leave no gap and do not overlap.
        #[test]
        fn answered_windows_are_the_whole(steps in proptest::collection::vec((0_u8..4, 0_u64..30_000, 0_u32..40_000), 0..60), days in 1_i64..31) {
            let whole = Span { from: NOW.plus(-days * DAY), to: Some(NOW) };
            let mut plan = Plan::new(whole);
            let mut answered = Vec::new();
            let mut steps = steps.into_iter();
            while plan.next(NOW).is_some() {
                match steps.next() {
                    Some((0, ..)) => { plan.shrink(NOW); }
                    Some((1, ..)) => plan.resume(NOW),
                    Some((_, records, slowest)) => {
                        let pages = u32::try_from(records / 1000).unwrap() + 1;
                        answered.extend(plan.finished(NOW, records, pages, slowest));
                    }
                    None => answered.extend(plan.finished(NOW, 0, 1, 100)),
                }
            }
            answered.sort();
            proptest::prop_assert_eq!(answered.first().map(|a| a.0), Some(whole.from));
            proptest::prop_assert_eq!(answered.last().map(|a| a.1), whole.to);
            for pair in answered.windows(2) {
                proptest::prop_assert_eq!(pair[0].1, pair[1].0);
            }
        }

        /// Without troubles their number is bound.
        #[test]
        fn windows_are_few(records in proptest::collection::vec(0_u64..40_000, 1..80), days in 1_i64..31) {
            let mut plan = Plan::new(Span { from: NOW.plus(-days * DAY), to: None });
            let (mut windows, mut total) = (0, 0);
            let mut records = records.into_iter().cycle();
            while plan.next(NOW).is_some() {
                let n = records.next().unwrap();
                plan.finished(NOW, n, u32::try_from(n / 1000).unwrap() + 1, 100);
                windows += 1;
                total += n;
            }
            proptest::prop_assert!(windows <= 4 + total / 5_000, "{windows} windows for {total} records");
        }
    }
}
