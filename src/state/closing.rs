//! What brings the verdict on a marked device forward, by the kind of answer that is missing. In: the verdict, now. Out: which log, and what to do about it. Pure: `ui` has the words.

use crate::model::{EventType, Instant};
use crate::worker::messages::{Gap, Reason, State, Verdict};

/// What is missing of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// A part was not read; a download closes it.
    Gap(Gap),
    /// A part was not read, and the log no longer holds its beginning.
    Lost(Gap),
    /// The log ends there; a newer record moves its end. The second time: before it, no record is new enough.
    Newer(EventType, Instant, Option<Instant>),
    /// The log ends there, by a filtered answer: an unfiltered one moves its end, or a filtered one after the second time.
    Filtered(EventType, Instant, Option<Instant>),
}

/// What closes it; `None` where nothing of the log does, or a whole log is missing.
#[must_use]
pub fn closing(verdict: &Verdict, now: Instant) -> Option<Closing> {
    if !wants_log(verdict) {
        return None;
    }
    if let Some(gap) = verdict.gap {
        return Some(if gap.lost {
            Closing::Lost(gap)
        } else {
            Closing::Gap(gap)
        });
    }
    let behind = verdict.behind?;
    let to = behind.to?;
    Some(if behind.filtered {
        let after = verdict.earliest.filter(|at| *at > now);
        Closing::Filtered(behind.event_type, to, after)
    } else {
        // Before a day is over nothing is gained by more of the log, once it reaches the mark.
        let later = verdict.state != State::TooEarly && verdict.ready.is_some_and(|at| at > now);
        Closing::Newer(behind.event_type, to, verdict.earliest.filter(|_| later))
    })
}

/// Whether more of the log may change the verdict: not of what is proven or back on legacy, of an account that goes on elsewhere,
/// while files wait for their description, and in the first half hour.
#[must_use]
pub fn wants_log(verdict: &Verdict) -> bool {
    !matches!(
        verdict.state,
        State::NotChanged | State::Verified | State::Ended | State::BackOnLegacy
    ) && !matches!(
        verdict.reason,
        Some(Reason::NotDescribed | Reason::FirstHalfHour | Reason::NewDevice)
    )
}

#[cfg(test)]
mod tests {
    use super::{Closing, closing};
    use crate::model::{DAY, EventType, HOUR, Instant};
    use crate::worker::messages::{Behind, Gap, Reason, State, Verdict};

    const NOW: Instant = Instant(1_795_300_000_000);
    const LOG: EventType = EventType::InteractiveUser;

    fn ago(ms: i64) -> Instant {
        NOW.plus(-ms)
    }

    fn verdict(filtered: bool) -> Verdict {
        Verdict {
            state: State::CleanSoFar,
            reason: Some(Reason::FirstDay),
            behind: Some(Behind {
                event_type: LOG,
                to: Some(ago(2 * HOUR)),
                filtered,
            }),
            earliest: Some(NOW.plus(HOUR)),
            ..Verdict::default()
        }
    }

    #[test]
    fn the_kind_of_answer_tells_what_brings_it_forward() {
        let to = ago(2 * HOUR);
        let mut newer = verdict(false);
        assert_eq!(closing(&newer, NOW), Some(Closing::Newer(LOG, to, None)));
        newer.ready = Some(NOW.plus(1));
        assert_eq!(
            closing(&newer, NOW),
            Some(Closing::Newer(LOG, to, newer.earliest)),
            "nothing that is done now helps"
        );
        newer.state = State::TooEarly;
        assert_eq!(closing(&newer, NOW), Some(Closing::Newer(LOG, to, None)));
        assert_eq!(
            closing(&verdict(true), NOW),
            Some(Closing::Filtered(LOG, to, Some(NOW.plus(HOUR))))
        );
        // A moment that has come is nothing to wait for.
        let mut due = verdict(true);
        due.earliest = Some(NOW);
        assert_eq!(closing(&due, NOW), Some(Closing::Filtered(LOG, to, None)));
        let mut none = verdict(false);
        none.behind = None;
        assert_eq!(closing(&none, NOW), None);
    }

    #[test]
    fn a_gap_is_closed_or_lost() {
        for lost in [false, true] {
            let gap = Gap {
                event_type: LOG,
                from: ago(DAY),
                to: ago(HOUR),
                lost,
            };
            let verdict = Verdict {
                state: State::Withheld,
                reason: Some(Reason::Gap),
                gap: Some(gap),
                ..verdict(false)
            };
            let want = if lost {
                Closing::Lost(gap)
            } else {
                Closing::Gap(gap)
            };
            assert_eq!(closing(&verdict, NOW), Some(want));
        }
    }

    #[test]
    fn where_the_log_changes_nothing_none_is_asked_for() {
        for (state, reason) in [
            (State::Verified, None),
            (State::BackOnLegacy, Some(Reason::Accepted)),
            (State::Withheld, Some(Reason::NotDescribed)),
            (State::Withheld, Some(Reason::NewDevice)),
            (State::TooEarly, Some(Reason::FirstHalfHour)),
        ] {
            let other = Verdict {
                state,
                reason,
                ..verdict(false)
            };
            assert_eq!(closing(&other, NOW), None, "{state:?}");
        }
    }
}
