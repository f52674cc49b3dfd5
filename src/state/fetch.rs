//! Reading from Microsoft Graph as the page shows it: where it stands, and the ledger. Pure.

use crate::model::{DAY, Instant};
use crate::worker::messages::{
    FetchView, FromGraph, Line, Phase, Problem, QueryTexts, Span, WaitFor,
};
use std::rc::Rc;

/// What the page knows of the reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fetching {
    /// Where it stands; `None`: nothing was asked in this session.
    pub view: Option<Rc<FetchView>>,
    /// Every request, in order.
    pub lines: Rc<Vec<Line>>,
    /// Requests of loaded case files: how many, and the last of them.
    pub earlier: (u64, Rc<Vec<Line>>),
    /// The question in other languages, once asked for.
    pub texts: Option<Rc<QueryTexts>>,
}

impl Fetching {
    /// The worker said something.
    pub fn heard(&mut self, message: FromGraph) {
        match message {
            FromGraph::View(view) => self.view = Some(Rc::new(*view)),
            FromGraph::Lines(lines) => {
                let known = Rc::make_mut(&mut self.lines);
                for line in lines {
                    // Numbers count from one without a gap.
                    let at = usize::try_from(line.number)
                        .unwrap_or(usize::MAX)
                        .wrapping_sub(1);
                    match known.get_mut(at) {
                        Some(slot) => *slot = line,
                        None => known.push(line),
                    }
                }
            }
            FromGraph::Earlier { count, lines } => self.earlier = (count, Rc::new(lines)),
            FromGraph::Texts(texts) => self.texts = Some(Rc::new(*texts)),
            FromGraph::Ask { .. } | FromGraph::Abort(_) | FromGraph::Got { .. } => {}
        }
    }

    /// The reading goes on (also while it waits).
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.view
            .as_ref()
            .is_some_and(|v| matches!(v.phase, Phase::Checking | Phase::Reading) || v.proving)
    }

    /// Something was asked of Graph, and the answer says nothing about the tenant: it is not whole, or shows the person's
    /// own sign-ins only.
    #[must_use]
    pub fn leaves_open(&self) -> bool {
        self.view
            .as_ref()
            .is_some_and(|v| v.span.is_some() && (v.phase != Phase::Done || v.only_own))
    }

    /// Somebody is signed in and the reading has ended well: more can be asked on the side.
    #[must_use]
    pub fn can_prove(&self) -> bool {
        self.view
            .as_ref()
            .is_some_and(|v| v.phase == Phase::Done && v.proof_problem.is_none())
    }

    /// Whether the page may look at the log by itself: the reading has ended well; or it was such a look (`own`), and what stopped it may
    /// have passed by now. A reading of the admin's own that stands still is never put aside for it.
    #[must_use]
    pub fn can_look(&self, own: bool) -> bool {
        self.view.as_ref().is_some_and(|v| match v.phase {
            Phase::Done => true,
            Phase::Failed(Problem::Network | Problem::Throttled | Problem::Unavailable) => own,
            _ => false,
        })
    }

    /// Answered so far, in thousandths.
    #[must_use]
    pub fn per_mille(&self) -> Option<u64> {
        let (done, all) = self.view.as_ref()?.progress;
        let (done, all) = (u64::try_from(done).ok()?, u64::try_from(all).ok()?);
        (all > 0).then(|| (done.min(all).saturating_mul(1000)) / all)
    }

    /// Seconds until it goes on, and what it waits for; `None`: it does not wait, or not long enough to be told.
    #[must_use]
    pub fn waits(&self, now: Instant) -> Option<(Option<u64>, WaitFor)> {
        let wait = self.view.as_ref()?.wait?;
        let Some(until) = wait.until else {
            return Some((None, wait.why));
        };
        let left = until.since(now);
        // Our own pace is a matter of seconds and no news.
        let told = left > 0 && (wait.why != WaitFor::Quota || left > 2_000);
        told.then(|| (u64::try_from((left + 999) / 1000).ok(), wait.why))
    }

    /// Bytes of all answers.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.lines.iter().map(|l| l.bytes).sum()
    }
}

/// A window as it can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Window {
    /// The last 24 hours.
    Day,
    /// The last 7 days.
    Week,
    /// The last 30 days: all that the log keeps.
    #[default]
    Month,
    /// From one instant to another.
    Own(Instant, Instant),
}

impl Window {
    /// The window as of `now`, within what the log keeps; `None`: nothing of it is.
    #[must_use]
    pub fn span(self, now: Instant) -> Option<Span> {
        let back = |days: i64| {
            Some(Span {
                from: now.plus(-days * DAY),
                to: None,
            })
        };
        match self {
            Self::Day => back(1),
            Self::Week => back(7),
            Self::Month => back(30),
            Self::Own(from, to) => {
                let from = from.max(now.plus(-30 * DAY));
                // Up to now means up to what comes.
                (from < to.min(now)).then_some(Span {
                    from,
                    to: (to < now).then_some(to),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, Fetching, Instant, Span, Window};
    use crate::worker::messages::{
        FetchView, FromGraph, Names, Phase, Problem, Version, Wait, WaitFor,
    };

    const NOW: Instant = Instant(1_800_000_000_000);

    fn fetching(phase: Phase, wait: Option<Wait>) -> Fetching {
        let mut fetching = Fetching::default();
        fetching.heard(FromGraph::View(Box::new(FetchView {
            phase,
            span: None,
            progress: (5, 20),
            requests: 1,
            records: 0,
            wait,
            version: Version::Beta,
            names: Names::NotAsked,
            only_own: false,
            proving: false,
            proof_open: false,
            proof_problem: None,
        })));
        fetching
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_until_it_is_over() {
        let wait = |why| {
            Some(Wait {
                until: Some(NOW.plus(1_500)),
                why,
            })
        };
        let throttled = fetching(Phase::Reading, wait(WaitFor::Throttled));
        assert_eq!(throttled.waits(NOW), Some((Some(2), WaitFor::Throttled)));
        assert_eq!(throttled.waits(NOW.plus(1_500)), None);
        assert_eq!(
            fetching(Phase::Reading, wait(WaitFor::Quota)).waits(NOW),
            None
        );
        let offline = Some(Wait {
            until: None,
            why: WaitFor::Connection,
        });
        assert_eq!(
            fetching(Phase::Reading, offline).waits(NOW),
            Some((None, WaitFor::Connection))
        );
        assert!(throttled.is_busy());
        assert!(!fetching(Phase::Stopped, None).is_busy());
        assert_eq!(throttled.per_mille(), Some(250));
        assert!(!throttled.leaves_open(), "nothing is read yet");
    }

    #[test]
    fn it_looks_by_itself_after_a_reading_and_takes_only_its_own_up_again() {
        for (phase, after_any, after_own) in [
            (Phase::Reading, false, false),
            (Phase::Stopped, false, false),
            (Phase::Done, true, true),
            (Phase::Failed(Problem::Network), false, true),
            (Phase::Failed(Problem::SignedOut), false, false),
        ] {
            let fetching = fetching(phase.clone(), None);
            assert_eq!(
                (fetching.can_look(false), fetching.can_look(true)),
                (after_any, after_own),
                "{phase:?}"
            );
        }
        assert!(!Fetching::default().can_look(true));
    }

    #[test]
    fn windows_stay_within_what_the_log_keeps() {
        assert_eq!(
            Window::Week.span(NOW),
            Some(Span {
                from: NOW.plus(-7 * DAY),
                to: None
            })
        );
        let own =
            |from: i64, to: i64| Window::Own(NOW.plus(from * DAY), NOW.plus(to * DAY)).span(NOW);
        assert_eq!(
            own(-90, -3),
            Some(Span {
                from: NOW.plus(-30 * DAY),
                to: Some(NOW.plus(-3 * DAY))
            })
        );
        assert_eq!(
            own(-3, 1),
            Some(Span {
                from: NOW.plus(-3 * DAY),
                to: None
            })
        );
        assert_eq!(own(-90, -60), None);
        assert_eq!(own(-3, -4), None);
        assert_eq!(own(1, 2), None);
    }
}
