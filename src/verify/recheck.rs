//! When to look again: after the first hour, after a day, and when the device's own rhythm allows a verdict.

use super::{FIRST_HOUR, FULL_DAY, LOG_DELAY, State, Verdict};
use crate::model::{Instant, MINUTE, Mark, order};
use serde::{Deserialize, Serialize};

/// A look at the log that is due at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Look {
    /// The hand-over should be in the log.
    FirstHour,
    /// The log is complete for a day.
    FirstDay,
    /// The device would have signed in by now.
    Rhythm,
}

/// The looks that a marked device needs, by time; none for one that is proven or back on legacy.
///
/// A later mark of *too early* or a log that lags does not move them: looking costs little.
#[must_use]
pub fn plan(mark: &Mark, verdict: &Verdict) -> Vec<(Instant, Look)> {
    if matches!(
        verdict.state,
        State::NotChanged | State::Verified | State::Ended | State::BackOnLegacy
    ) {
        return Vec::new();
    }
    let mut looks = vec![
        (mark.at.plus(FIRST_HOUR), Look::FirstHour),
        (mark.at.plus(FULL_DAY + LOG_DELAY), Look::FirstDay),
    ];
    if let Some(at) = verdict.earliest
        && at > mark.at.plus(FULL_DAY + LOG_DELAY + MINUTE)
    {
        looks.push((at, Look::Rhythm));
    }
    order::sort_by(&mut looks, Ord::cmp);
    looks
}

/// The next look after `seen`, the moment when the log was last read.
///
/// In: the plan, when the log was last read, and now. Out: the look and whether it is due.
#[must_use]
pub fn next(
    mark: &Mark,
    verdict: &Verdict,
    seen: Option<Instant>,
    now: Instant,
) -> Option<(Instant, Look, bool)> {
    plan(mark, verdict)
        .into_iter()
        .find(|(at, _)| seen.is_none_or(|seen| *at > seen))
        .map(|(at, look)| (at, look, now >= at))
}

/// Whether any of the marked devices is due for a look, so that the log should be read again up to now.
pub fn due<'a>(
    marked: impl IntoIterator<Item = (&'a Mark, &'a Verdict)>,
    seen: Option<Instant>,
    now: Instant,
) -> bool {
    marked
        .into_iter()
        .any(|(mark, verdict)| next(mark, verdict, seen, now).is_some_and(|(_, _, due)| due))
}

#[cfg(test)]
mod tests {
    use super::{Look, due, next, plan};
    use crate::model::{DAY, HOUR, How, Instant, MINUTE, Mark};
    use crate::verify::{State, Verdict};

    const MARK: Mark = Mark {
        at: Instant(1_795_000_000_000),
        how: How::ReAdded,
    };

    fn after(ms: i64) -> Instant {
        MARK.at.plus(ms)
    }

    #[test]
    fn one_look_after_the_other() {
        let verdict = Verdict {
            state: State::CleanSoFar,
            earliest: Some(after(9 * DAY)),
            ..Verdict::default()
        };
        assert_eq!(plan(&MARK, &verdict).len(), 3);
        for (seen, now, look, is_due) in [
            (None, after(5 * MINUTE), Look::FirstHour, false),
            (Some(after(MINUTE)), after(HOUR), Look::FirstHour, true),
            (
                Some(after(HOUR + MINUTE)),
                after(2 * HOUR),
                Look::FirstDay,
                false,
            ),
            (Some(after(3 * HOUR)), after(2 * DAY), Look::FirstDay, true),
            (Some(after(2 * DAY)), after(3 * DAY), Look::Rhythm, false),
            (Some(after(2 * DAY)), after(9 * DAY), Look::Rhythm, true),
        ] {
            let got = next(&MARK, &verdict, seen, now).map(|(_, look, due)| (look, due));
            assert_eq!(got, Some((look, is_due)), "{look:?}");
            assert_eq!(due([(&MARK, &verdict)], seen, now), is_due);
        }
        assert_eq!(
            next(
                &MARK,
                &verdict,
                Some(after(9 * DAY + MINUTE)),
                after(10 * DAY)
            ),
            None
        );
    }

    #[test]
    fn what_is_settled_needs_no_look() {
        for state in [
            State::Verified,
            State::Ended,
            State::BackOnLegacy,
            State::NotChanged,
        ] {
            let verdict = Verdict {
                state,
                ..Verdict::default()
            };
            assert_eq!(plan(&MARK, &verdict), []);
            assert!(!due([(&MARK, &verdict)], None, after(30 * DAY)));
        }
    }
}
