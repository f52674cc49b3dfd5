//! The verdict: which of the states of rules 4 holds, why, and with which numbers.

use super::against::{against, elsewhere, scanner};
use super::coverage::{Behind, Gap, Logs, Missing, complete_to};
use super::past::{has_twin, pasts};
use super::proof::{Change, Proof, looked_for, proof, tells_no_other, witness};
use super::silence::{Silence, Witness};
use super::state::{Reason, State};
use super::{
    ALIVE_DATES, FIRST_HALF_HOUR, FIRST_LOOK, FULL_DAY, GRACE, History, LEAD_FILTERED,
    LEAD_UNFILTERED, SECOND_LOOK,
};
use crate::model::{
    Covered, DAY, EventType, Expected, HOUR, Instant, MINUTE, Mark, Outcome, Protocol,
};
use serde::{Deserialize, Serialize};

/// The verdict on one device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// State.
    pub state: State,
    /// Why; `None` where the state says it all.
    pub reason: Option<Reason>,
    /// Everything that stands between this state and *verified* or *ended*, `reason` first.
    pub missing: Vec<Reason>,
    /// Sign-ins that the past lets expect since the mark, in tenths; 0 where nothing of the past was read.
    pub expected_tenths: u32,
    /// Legacy sign-ins of the device since the mark that speak against it.
    pub seen: u64,
    /// Newest of them.
    pub last_seen: Option<Instant>,
    /// Whose sign-ins are expected.
    pub expected: Option<Expected>,
    /// Its first sign-in after the last legacy one.
    pub first_modern: Option<Instant>,
    /// The phone is seen in use by the new app.
    pub witnessed: bool,
    /// *Ended* rests on silence alone: a sender that nobody signs in to.
    pub unattended: bool,
    /// The log is complete to here for the legacy question, both event types, from the mark on without a gap.
    pub complete_to: Option<Instant>,
    /// The answers speak for this protocol only.
    pub only: Option<Protocol>,
    /// The log that ends first, where more of it would change the verdict.
    pub behind: Option<Behind>,
    /// What was not read between the mark and the end of the log.
    pub gap: Option<Gap>,
    /// A file without a description may hold what is missing.
    pub waits_for_description: bool,
    /// When to look again: logs complete to then give the promised state. Never in the past.
    pub earliest: Option<Instant>,
    /// Both logs must be complete to here; `None` where time alone changes nothing.
    pub ready: Option<Instant>,
    /// Milliseconds of silence that are asked of this device.
    pub silence: i64,
    /// Longest gap of its past, in milliseconds.
    pub longest_gap: i64,
    /// The first sign-in elsewhere that withholds the verdict: when, and under which device key.
    pub elsewhere: Option<(Instant, u32)>,
    /// A relay of the same person, known from before, that goes on: under which device key.
    pub scanner: Option<u32>,
}

impl Verdict {
    /// Expected sign-ins as the exports write them.
    #[must_use]
    pub fn expected(&self) -> f64 {
        f64::from(self.expected_tenths) / 10.0
    }

    /// When a proof of the first days is worth another look: such a proof cannot exclude a second device of the same model and
    /// version, or one that is used less than once a day (rules 4).
    #[must_use]
    pub fn second_look(&self, mark: Instant) -> Option<Instant> {
        let day = mark.plus(SECOND_LOOK);
        (self.is_proven() && self.complete_to.is_some_and(|to| to < day)).then_some(day)
    }

    /// Takes what time brings from the verdict that holds once the files that wait for it are described.
    pub fn once_described(&mut self, then: Self) {
        let reason = self.reason;
        self.missing = reason
            .into_iter()
            .chain(then.missing.into_iter().filter(|r| Some(*r) != reason))
            .collect();
        self.earliest = then.earliest;
        self.ready = then.ready;
        self.silence = then.silence;
        self.longest_gap = then.longest_gap;
    }

    /// *Verified* or *ended*.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.state.is_proven()
    }
}

/// Judges a device.
///
/// The order of the states is the rules' own. What the rules leave open:
/// - Silence is counted from the mark or the last legacy sign-in within its grace, whichever is later.
/// - A record dated in the future never helps.
/// - Of a mark made anew, what speaks against the device counts from the first mark on.
#[must_use]
pub fn verdict(
    history: &History,
    mark: Option<&Mark>,
    covered: &[Covered],
    now: Instant,
) -> Verdict {
    let Some(mark) = mark.filter(|_| history.markable) else {
        return Verdict {
            complete_to: complete_to(covered, now),
            ..Verdict::default()
        };
    };
    let case = Judging::of(history, mark, covered, now);
    let missing = case.stands_between();
    let (state, reason) = case.state(&missing);
    let against = against(history, case.first, now);
    let elsewhere = case.elsewhere();
    let mut all = Vec::from_iter(reason);
    all.extend(missing.into_iter().filter(|r| Some(*r) != reason));
    let open = !state.is_proven() && state != State::BackOnLegacy;
    let earliest = case.earliest().filter(|_| open && elsewhere.is_none());
    Verdict {
        state,
        reason,
        missing: if state.is_proven() { Vec::new() } else { all },
        expected_tenths: case.silence.expected_tenths(case.length()),
        seen: against.map_or(0, |a| a.count),
        last_seen: against.map(|a| a.last),
        expected: case.change.map(|c| c.expected),
        first_modern: match case.proof {
            Proof::Given(at) | Proof::Unclear(at) => Some(at),
            Proof::None => None,
        },
        witnessed: case.witness.is_some(),
        unattended: state == State::Ended && !case.is_seen(),
        complete_to: case.logs.to().or_else(|| complete_to(covered, now)),
        only: case.logs.only,
        behind: case.logs.behind().filter(|_| open && elsewhere.is_none()),
        gap: match case.logs.missing() {
            Some(Missing::Gap(gap)) if open => Some(gap),
            _ => None,
        },
        waits_for_description: open && case.logs.waits(),
        earliest: earliest.map(|(_, look)| look),
        ready: earliest.map(|(ready, _)| ready),
        silence: case.ready().since(case.silence.from),
        longest_gap: case.silence.longest_gap(),
        elsewhere: elsewhere.map(|e| (e.at, e.device)),
        scanner: scanner(history, case.first, now),
    }
}

/// A device being judged: what each condition asks.
struct Judging<'a> {
    history: &'a History,
    mark: &'a Mark,
    /// The first mark; of a mark made anew it lies before a gap.
    first: Instant,
    covered: &'a [Covered],
    now: Instant,
    logs: Logs,
    silence: Silence,
    /// The change whose proof is looked for; `None`: no app is expected.
    change: Option<Change>,
    proof: Proof,
    witness: Option<Witness>,
    /// Two devices share the key.
    twin: bool,
}

impl<'a> Judging<'a> {
    fn of(history: &'a History, mark: &'a Mark, covered: &'a [Covered], now: Instant) -> Self {
        let first = history
            .first_mark
            .map_or(mark.at, |first| first.min(mark.at));
        let logs = Logs::of(history, mark.at, covered, now);
        let grace = first.plus(GRACE);
        let last = history
            .own
            .iter()
            .filter(|s| s.outcome != Outcome::Rejected && s.at <= grace)
            .map(|s| s.at)
            .max();
        let from = last.map_or(mark.at, |last| last.max(mark.at));
        let silence = Silence {
            pasts: pasts(
                history,
                &logs.both,
                first,
                last.map_or(first, |last| last.max(first)),
            ),
            from,
            observed: observed(history, &logs, first),
        };
        let change = mark.how.expects().map(|expected| Change {
            expected,
            mark: first,
            last,
        });
        let proof = change.map_or(Proof::None, |change| proof(history, change, covered, now));
        // Of two devices with one key it is not known which of them signs in with the app.
        let twin = has_twin(history, from);
        let witness = change
            .zip(logs.to())
            .filter(|_| !twin)
            .and_then(|(change, to)| witness(history, change, mark.at, to, now))
            .filter(|witness| silence.bears(*witness));
        Self {
            history,
            mark,
            first,
            covered,
            now,
            logs,
            silence,
            change,
            proof,
            witness,
            twin,
        }
    }

    /// The states in their order.
    fn state(&self, missing: &[Reason]) -> (State, Option<Reason>) {
        let proven = missing.is_empty();
        if let Some(against) = against(self.history, self.first, self.now) {
            (State::BackOnLegacy, Some(against.reason))
        } else if let Some(reason) = self.withheld(proven) {
            (State::Withheld, Some(reason))
        } else if let Some(reason) = self.too_early() {
            (State::TooEarly, Some(reason))
        } else if proven && self.change.is_some() {
            (State::Verified, None)
        } else if proven {
            (State::Ended, None)
        } else if self.means_something() && self.change.is_some() && self.proof == Proof::None {
            let of_app = |r: &&Reason| matches!(r, Reason::NoModern | Reason::ModernNotRead);
            (State::Silent, missing.iter().find(of_app).copied())
        } else {
            (State::CleanSoFar, missing.first().copied())
        }
    }

    /// A gap after a stretch that proves the device already takes nothing away.
    fn withheld(&self, proven: bool) -> Option<Reason> {
        let of_log = match self.logs.missing() {
            Some(Missing::Log(EventType::InteractiveUser)) => Some(Reason::InteractiveMissing),
            Some(Missing::Log(EventType::NonInteractiveUser)) => {
                Some(Reason::NonInteractiveMissing)
            }
            Some(Missing::Description) if !proven => Some(Reason::NotDescribed),
            Some(Missing::Gap(_)) if !proven => Some(Reason::Gap),
            Some(Missing::Description | Missing::Gap(_)) | None => None,
        };
        of_log.or_else(|| self.elsewhere().map(|e| e.reason))
    }

    fn elsewhere(&self) -> Option<super::against::Elsewhere> {
        elsewhere(self.history, self.first, self.now)
    }

    fn too_early(&self) -> Option<Reason> {
        if self.now.since(self.mark.at) < FIRST_HALF_HOUR {
            Some(Reason::FirstHalfHour)
        } else if self
            .logs
            .either()
            .is_none_or(|to| to < self.mark.at.plus(FIRST_LOOK))
        {
            Some(Reason::LogTooShort)
        } else {
            None
        }
    }

    /// What stands between the device and its proof, whatever the state. Empty: proven.
    fn stands_between(&self) -> Vec<Reason> {
        let a_day = self.length() >= FULL_DAY && self.reaches(self.mark.at.plus(FULL_DAY));
        [
            (matches!(self.proof, Proof::Unclear(_)), Reason::OtherDevice),
            (!a_day, Reason::FirstDay),
            (a_day && !self.logs.single(self.mark.at), Reason::OneAnswer),
            (!self.means_something(), self.rhythm()),
            (
                self.change.is_none() && !self.is_alive(),
                Reason::NoSignOfLife,
            ),
            (
                self.change.is_some() && self.proof == Proof::None,
                self.no_proof(),
            ),
        ]
        .into_iter()
        .filter(|(stands, _)| *stands)
        .map(|(_, reason)| reason)
        .collect()
    }

    /// Both logs are complete to here.
    fn reaches(&self, at: Instant) -> bool {
        self.logs.to().is_some_and(|to| to >= at)
    }

    /// Milliseconds of silence.
    fn length(&self) -> i64 {
        self.logs
            .to()
            .map_or(0, |to| to.since(self.silence.from).max(0))
    }

    fn means_something(&self) -> bool {
        self.reaches(self.silence.enough_at(self.witness))
    }

    fn rhythm(&self) -> Reason {
        match self.silence.is_known(self.may_be_witnessed()) {
            true => Reason::Rhythm,
            false => Reason::RhythmUnknown,
        }
    }

    fn no_proof(&self) -> Reason {
        let looked = self.change.map(|change| {
            looked_for(self.history, change.expected, self.covered, self.now)
                .around(self.silence.from)
        });
        let all = looked
            .flatten()
            .zip(self.logs.to())
            .is_some_and(|((_, end), to)| end >= to);
        if all {
            Reason::NoModern
        } else {
            Reason::ModernNotRead
        }
    }

    /// A sign of life during the silence; or the account is a sender that never had an interactive sign-in.
    fn is_alive(&self) -> bool {
        self.logs
            .to()
            .is_some_and(|to| self.is_seen() || self.is_sender(to))
    }

    /// During the silence the person signed in and was asked, or on two dates from an address of this device.
    fn is_seen(&self) -> bool {
        let Some(to) = self.logs.to() else {
            return false;
        };
        let from = self.silence.from;
        let inside = |start: i64| start >= from.0 && start < to.0;
        let asked = self
            .history
            .interactive_hours
            .iter()
            .any(|h| inside(h.saturating_mul(HOUR)));
        let dates = &self.history.dates_at_own_address;
        let at_home = dates
            .iter()
            .filter(|d| inside(d.saturating_mul(DAY)))
            .count()
            >= ALIVE_DATES;
        asked || at_home
    }

    /// An account that only sends, and to which nobody signs in.
    fn is_sender(&self, to: Instant) -> bool {
        let own = &self.history.own;
        !own.is_empty()
            && own.iter().all(|s| s.protocol == Protocol::SmtpAuth)
            && self.history.interactive_hours.is_empty()
            && Logs::interactive_read(self.covered, self.mark.at.plus(-GRACE), to, self.now)
    }

    /// A witness is there, or may still come: the version that the device had can be compared, and so far the new app did
    /// not sign in with one that cannot.
    fn may_be_witnessed(&self) -> bool {
        let Some(change) = self.change else {
            return false;
        };
        let comparable = self.history.own.iter().any(|s| s.build.is_some()) && !self.twin;
        self.witness.is_some() || (comparable && tells_no_other(self.history, change, self.now))
    }

    /// The first *complete to* at which every condition of time holds, given a proof and, where one may still come, a
    /// witness.
    fn ready(&self) -> Instant {
        let day = self.silence.from.plus(FULL_DAY);
        let hoped = Witness {
            weekend: true,
            last: self.silence.from,
        };
        let with = self
            .silence
            .enough_at(Some(self.witness.unwrap_or(hoped)))
            .max(day);
        // A witness that did not come in time may come at any time, or never.
        let awaited = self.may_be_witnessed() && !self.reaches(with);
        match self.witness.is_some() || awaited {
            true => with,
            false => self.silence.enough_at(None).max(day),
        }
    }

    /// To when the log must be complete, and when to look: it needs some time to become complete to [`Judging::ready`]. What was read after that moment and
    /// did not reach it says that the log is slow; two hours later a filtered answer does. `None`: time alone changes
    /// nothing.
    fn earliest(&self) -> Option<(Instant, Instant)> {
        let ready = self.ready();
        if self.reaches(ready) && self.logs.single(self.mark.at) {
            return None;
        }
        let soon = ready.plus(LEAD_UNFILTERED);
        let at = match self.logs.filtered() || self.logs.asked_since(soon) {
            true => ready.plus(LEAD_FILTERED),
            false => soon,
        };
        Some((ready, whole_minute(at).max(self.now)))
    }
}

/// The next whole minute: a page shows no seconds, and who comes at that minute must not come too early.
fn whole_minute(at: Instant) -> Instant {
    Instant(
        at.0.saturating_add(MINUTE - 1)
            .div_euclid(MINUTE)
            .saturating_mul(MINUTE),
    )
}

/// How long the device, or the log without it, was observed before the mark.
fn observed(history: &History, logs: &Logs, mark: Instant) -> i64 {
    let from = logs
        .both
        .within(i64::MIN, mark.0)
        .iter()
        .map(|(from, _)| from)
        .min();
    let first = history.own.iter().map(|s| s.at.0).min();
    from.into_iter()
        .chain(first)
        .min()
        .map_or(0, |first| mark.since(Instant(first)).max(0))
}
