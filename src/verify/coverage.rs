//! What part of the log was read around a mark: per event type the unbroken chain of answers to the legacy question, the
//! gap behind it, and how far a single answer reaches (rules 1, *complete to*; rules 4, *withheld*).

use super::stretches::Stretches;
use super::{FULL_DAY, GRACE, History};
use crate::model::{Basis, Covered, EventType, Instant, LATEST, Protocol, Question};
use serde::{Deserialize, Serialize};

/// Both logs. The legacy question needs them.
pub(super) const BOTH: [EventType; 2] = [EventType::InteractiveUser, EventType::NonInteractiveUser];

/// A part of the log that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Which log.
    pub event_type: EventType,
    /// Start.
    pub from: Instant,
    /// End: the next answer begins.
    pub to: Instant,
    /// The log no longer goes back to its start: nothing closes it. Set by who knows for how long the log is kept.
    pub lost: bool,
}

impl Gap {
    /// Where a mark made anew begins: an answer covers the five minutes before it.
    #[must_use]
    pub const fn anew(self) -> Instant {
        self.to.plus(GRACE)
    }
}

/// The log that ends first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    /// Which log.
    pub event_type: EventType,
    /// How far it is complete; `None`: no answer reaches the mark.
    pub to: Option<Instant>,
    /// Its newest answer is a filtered download: only time brings it forward. Else a newer record does.
    pub filtered: bool,
}

/// One log around a mark.
#[derive(Clone, Debug)]
struct Log {
    event_type: EventType,
    /// End of the unbroken chain of answers from 5 min before the mark on.
    to: Option<Instant>,
    gap: Option<Gap>,
    /// How far one answer reaches that begins 5 min before the mark or earlier.
    single: Option<Instant>,
    /// Some answer was read, be it from before the mark.
    answered: bool,
    /// A file was read that answers nothing: nobody described it, or it cannot.
    observed: bool,
    /// Rows of such a file lie behind the chain: the log goes on there, and nobody answers for it.
    goes_on: bool,
    /// When the newest answer was asked, and whether it is to a filter.
    newest: Option<(Instant, bool)>,
    /// When the newest answer was asked whose window goes on to then.
    asked: Option<Instant>,
}

/// Both logs around a mark.
#[derive(Clone, Debug)]
pub(super) struct Logs {
    logs: [Log; 2],
    /// Where all answers of both logs meet.
    pub(super) both: Stretches,
    /// The answers speak for this protocol only.
    pub(super) only: Option<Protocol>,
}

/// What withholds the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// No answer of this event type.
    Log(EventType),
    /// Only files that nobody described.
    Description,
    /// A part was not read.
    Gap(Gap),
}

impl Logs {
    /// The answers that bear on a mark at `mark`, up to now.
    pub(super) fn of(history: &History, mark: Instant, covered: &[Covered], now: Instant) -> Self {
        let answers = |c: &Covered| answers_for(history, c);
        let stretches = |e| Stretches::of(covered, e, now, answers);
        let [interactive, other] = BOTH.map(stretches);
        let both = interactive.and(&other);
        let logs = [(BOTH[0], interactive), (BOTH[1], other)]
            .map(|(event_type, all)| Log::of(event_type, &all, mark, covered, now, answers));
        let whole = covered
            .iter()
            .filter(|c| !matches!(c.question, Question::Client(_)))
            .copied()
            .collect::<Vec<_>>();
        let reach = |covered: &[Covered]| {
            BOTH.map(|e| {
                Stretches::of(covered, e, now, answers)
                    .around(mark.plus(-GRACE))
                    .map(|s| s.1)
            })
        };
        // A filter on one client app is only needed where the others do not reach as far.
        let only = covered.iter().find_map(|c| match c.question {
            Question::Client(p) if answers(c) => Some(p),
            _ => None,
        });
        let only = only.filter(|_| reach(&whole) != reach(covered));
        Self { logs, both, only }
    }

    /// Both logs are complete to here, from 5 min before the mark on.
    pub(super) fn to(&self) -> Option<Instant> {
        let [a, b] = &self.logs;
        Some(a.to?.min(b.to?))
    }

    /// One of the two logs is complete to here.
    pub(super) fn either(&self) -> Option<Instant> {
        self.logs.iter().filter_map(|l| l.to).max()
    }

    /// Per event type one answer covers the mark and a day after it. Records come late, and two halves that were read at
    /// different times can miss one.
    pub(super) fn single(&self, mark: Instant) -> bool {
        let day = mark.plus(FULL_DAY);
        self.logs
            .iter()
            .all(|l| l.single.is_some_and(|to| to >= day))
    }

    /// What withholds a verdict, whatever else is known.
    pub(super) fn missing(&self) -> Option<Missing> {
        let none = self.logs.iter().find(|l| !l.answered);
        if let Some(log) = none {
            return Some(match log.observed {
                true => Missing::Description,
                false => Missing::Log(log.event_type),
            });
        }
        if self.logs.iter().any(|l| l.goes_on) {
            return Some(Missing::Description);
        }
        // Of two the one that ends later: behind it both logs were read.
        let gaps = self.logs.iter().filter_map(|l| l.gap);
        gaps.max_by_key(|gap| gap.to).map(Missing::Gap)
    }

    /// A file waits for its description that may hold what the verdict lacks.
    pub(super) fn waits(&self) -> bool {
        self.logs.iter().any(|l| l.observed)
    }

    /// The log that ends first.
    pub(super) fn behind(&self) -> Option<Behind> {
        let log = self.logs.iter().min_by_key(|l| l.to)?;
        Some(Behind {
            event_type: log.event_type,
            to: log.to,
            filtered: log.newest.is_some_and(|(_, filtered)| filtered),
        })
    }

    /// Some log was last asked with a filter.
    pub(super) fn filtered(&self) -> bool {
        self.logs
            .iter()
            .any(|l| l.newest.is_some_and(|(_, filtered)| filtered))
    }

    /// Both logs were read up to this moment or later.
    pub(super) fn asked_since(&self, at: Instant) -> bool {
        self.logs
            .iter()
            .all(|l| l.asked.is_some_and(|asked| asked >= at))
    }

    /// Whether the interactive log of everybody was read for `[from, to)`.
    pub(super) fn interactive_read(
        covered: &[Covered],
        from: Instant,
        to: Instant,
        now: Instant,
    ) -> bool {
        let everything = |c: &Covered| c.question == Question::Everything;
        Stretches::of(covered, EventType::InteractiveUser, now, everything)
            .around(from)
            .is_some_and(|(_, end)| end >= to)
    }
}

impl Log {
    fn of(
        event_type: EventType,
        all: &Stretches,
        mark: Instant,
        covered: &[Covered],
        now: Instant,
        answers: impl Fn(&Covered) -> bool,
    ) -> Self {
        let start = mark.plus(-GRACE);
        let to = all.around(start).map(|(_, to)| to);
        let gap = all.next_after(to.unwrap_or(start)).map(|next| Gap {
            event_type,
            from: to.unwrap_or(start),
            to: next,
            lost: false,
        });
        let of_type = || covered.iter().filter(|c| c.event_type == event_type);
        let answer = || of_type().filter(|c| c.basis > Basis::Observed && answers(c));
        // What Graph answered in windows, all asked after the first day, is one answer.
        let day = mark.plus(FULL_DAY);
        let late: Vec<Covered> = answer()
            .filter(|c| c.basis == Basis::Asked && c.asked >= day)
            .copied()
            .collect();
        let asked = Stretches::of(&late, event_type, now, |_| true)
            .around(start)
            .map(|s| s.1);
        let single = answer()
            .filter(|c| c.from <= start)
            .map(|c| Instant(c.to.0.min(c.asked.0).min(now.0)))
            .max()
            .max(asked);
        Self {
            event_type,
            to,
            gap,
            single,
            answered: !all.is_empty(),
            observed: of_type().any(|c| c.basis == Basis::Observed),
            goes_on: of_type()
                .any(|c| c.basis == Basis::Observed && c.to > to.unwrap_or(start).max(start)),
            asked: answer()
                .filter(|c| c.to >= c.asked.plus(-LATEST))
                .map(|c| c.asked)
                .max(),
            newest: answer()
                // Graph is asked for the newest record of all beside its windows.
                .map(|c| {
                    (
                        c.asked,
                        c.basis == Basis::Stated && c.question != Question::Everything,
                    )
                })
                // Of two asked at once the unfiltered one.
                .max_by_key(|(asked, filtered)| (*asked, !*filtered)),
        }
    }
}

/// Whether a piece answers the legacy question for this device. A person's own sign-ins include the legacy ones; a filter on
/// one client app answers for a device that uses no other.
fn answers_for(history: &History, c: &Covered) -> bool {
    match c.question {
        Question::Person(person) => history.person == Some(person),
        Question::Client(client) => {
            !history.own.is_empty() && history.own.iter().all(|s| s.protocol == client)
        }
        question => question.is_of_all(),
    }
}

/// *Complete to* of the legacy question without a mark: the earlier of the two event types.
#[must_use]
pub fn complete_to(covered: &[Covered], now: Instant) -> Option<Instant> {
    let [a, b] = BOTH.map(|event_type| {
        Stretches::of(covered, event_type, now, |c| c.question.is_of_all()).end()
    });
    Some(a?.min(b?))
}
