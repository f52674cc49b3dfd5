//! The verdict: which of the states of rules 4 holds, why, and with which numbers.

use super::condition::{Condition, holds};
use super::proof::{Proof, looked_for, proof};
use super::rhythm::Rhythm;
use super::stretches::Stretches;
use super::{FIRST_HOUR, FIRST_LOOK, FULL_DAY, GRACE, History, LOG_DELAY};
use crate::model::{
    Basis, Covered, EventType, Instant, MailApp, Mark, Outcome, Protocol, Question, order,
};
use serde::{Deserialize, Serialize};

/// State of a device. Codes of the public contract.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Nobody has marked it.
    #[default]
    NotChanged,
    /// Nothing can be said: part of the log was not looked at, or the account may have moved.
    Withheld,
    /// Legacy sign-ins after the mark.
    BackOnLegacy,
    /// Too little time has passed.
    TooEarly,
    /// No legacy sign-in since the mark; something is still missing.
    CleanSoFar,
    /// The device would have signed in by now, but the expected app was not seen.
    Silent,
    /// Proven.
    Verified,
    /// Proven, for a change that expects no app.
    Ended,
}

impl State {
    /// *Verified* or *ended*.
    #[must_use]
    pub const fn is_proven(self) -> bool {
        matches!(self, Self::Verified | Self::Ended)
    }

    /// Class of its colour, on the page and in a report; its name always stands beside it.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::NotChanged => "mute",
            Self::Withheld | Self::Silent => "warn",
            Self::BackOnLegacy => "bad",
            Self::TooEarly | Self::CleanSoFar => "info",
            Self::Verified | Self::Ended => "good",
        }
    }
}

/// Why. Codes of the public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Withheld: no interactive sign-ins were read.
    InteractiveMissing,
    /// Withheld: no non-interactive sign-ins were read.
    NonInteractiveMissing,
    /// Withheld: what was read is neither described by the admin nor asked of Graph.
    NotDescribed,
    /// Withheld: a part of the log between the mark and its end was not read.
    Gap,
    /// Withheld: the same person signed in under a device first seen after the mark.
    NewDevice,
    /// Withheld: the same person signed in where the log does not name the device.
    HiddenDevice,
    /// Back on legacy: accepted.
    Accepted,
    /// Back on legacy: stopped after a correct password.
    Stopped,
    /// Back on legacy: still trying.
    StillTrying,
    /// Too early: the log does not reach far enough beyond the mark.
    LogTooShort,
    /// Too early: less than an hour since the mark.
    FirstHour,
    /// Clean so far: the log must be complete for a day.
    FirstDay,
    /// Clean so far: the device has been silent for so long before.
    Rhythm,
    /// Clean so far: too little is known of the device's rhythm, so it takes longer.
    RhythmUnknown,
    /// Clean so far: the app's sign-ins may be of another device of this person.
    OtherDevice,
    /// Silent, or clean so far: no sign-in of the expected app.
    NoModern,
    /// Silent, or clean so far: sign-ins of the expected app were not looked for.
    ModernNotRead,
}

/// The verdict on one device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// State.
    pub state: State,
    /// Why; `None` where the state says it all.
    pub reason: Option<Reason>,
    /// Everything that stands between this state and *verified* or *ended*, `reason` first.
    pub missing: Vec<Reason>,
    /// Sign-ins that the rhythm let expect since the mark, in tenths; 0 where the rhythm is not known.
    pub expected_tenths: u32,
    /// Legacy sign-ins of the device since the mark that speak against it.
    pub seen: u64,
    /// Newest of them.
    pub last_seen: Option<Instant>,
    /// The expected app.
    pub app: Option<MailApp>,
    /// Its first sign-in after the last legacy one.
    pub first_modern: Option<Instant>,
    /// The log is complete to here for the legacy question, both event types, from the mark on without a gap.
    pub complete_to: Option<Instant>,
    /// When the verdict can be had at the earliest.
    pub earliest: Option<Instant>,
    /// Milliseconds of silence that this device's rhythm asks for.
    pub silence: i64,
    /// Longest gap of its past, in milliseconds.
    pub longest_gap: i64,
    /// The first sign-in elsewhere that withholds the verdict: when, and under which device key.
    pub elsewhere: Option<(Instant, u32)>,
}

impl Verdict {
    /// Expected sign-ins as the exports write them.
    #[must_use]
    pub fn expected(&self) -> f64 {
        f64::from(self.expected_tenths) / 10.0
    }

    /// *Verified* or *ended*.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.state.is_proven()
    }
}

/// Whether a piece answers the legacy question for this person. A person's own sign-ins include the legacy ones.
fn is_legacy_question(history: &History, c: &Covered) -> bool {
    match c.question {
        Question::Person(person) => history.person == Some(person),
        question => question.is_of_all(),
    }
}

const BOTH: [EventType; 2] = [EventType::InteractiveUser, EventType::NonInteractiveUser];

/// *Complete to* of the legacy question without a mark: the earlier of the two event types.
#[must_use]
pub fn complete_to(covered: &[Covered], now: Instant) -> Option<Instant> {
    let [a, b] = BOTH.map(|event_type| {
        Stretches::of(covered, event_type, now, |c| c.question.is_of_all()).end()
    });
    Some(a?.min(b?))
}

/// How far the legacy question was answered after the mark.
struct Answered {
    /// Both event types, from 5 min before the mark on without a gap.
    to: Option<Instant>,
    /// What withholds the verdict.
    withheld: Option<Reason>,
    /// Where the unbroken coverage of both event types begins that reaches the mark, or comes nearest to it.
    from: Option<Instant>,
}

/// A gap withholds the verdict unless the part before it proves the device already: more coverage, even with a gap,
/// never makes a proof worse, and less never makes one.
fn answered(history: &History, mark: &Mark, covered: &[Covered], now: Instant) -> Answered {
    let legacy =
        |event_type| Stretches::of(covered, event_type, now, |c| is_legacy_question(history, c));
    let start = mark.at.plus(-GRACE);
    let [mut interactive, mut other] = BOTH.map(legacy);
    if holds(Condition::Interactive, false) {
        interactive = other.clone();
    }
    if holds(Condition::NonInteractive, false) {
        other = interactive.clone();
    }
    let observed = |event_type| {
        covered
            .iter()
            .any(|c| c.event_type == event_type && c.basis == Basis::Observed)
    };
    let missing = if interactive.is_empty() {
        Some(match observed(EventType::InteractiveUser) {
            true => Reason::NotDescribed,
            false => Reason::InteractiveMissing,
        })
    } else if other.is_empty() {
        Some(match observed(EventType::NonInteractiveUser) {
            true => Reason::NotDescribed,
            false => Reason::NonInteractiveMissing,
        })
    } else {
        None
    };
    let end = |one: &Stretches| one.around(start).map(|(_, to)| to);
    let whole = ![&interactive, &other]
        .into_iter()
        .any(|one| one.any_after(end(one).unwrap_or(start)));
    let gap = !holds(Condition::NoGap, whole);
    let to = end(&interactive).zip(end(&other)).map(|(a, b)| a.min(b));
    Answered {
        to,
        withheld: missing.or(gap.then_some(Reason::Gap)),
        from: {
            let both = interactive.and(&other);
            // Before the log reaches the mark, the past is known as far as it was read.
            let past = both.around(start).or_else(|| both.last_until(start));
            past.map(|(from, _)| from)
        },
    }
}

/// Judges a device.
///
/// The order of the states is the rules' own. What the rules leave open:
/// - *Still trying* is any sign-in of a device's own agent after the mark that is neither accepted nor stopped, not only a
///   rejected one: a device that is prompted, or whose record has no status, still speaks legacy.
/// - Silence is counted from the mark or the last legacy sign-in within its grace, whichever is later.
/// - A record dated in the future never helps; one that speaks against the device counts, whenever it is dated.
/// - Sign-ins elsewhere withhold the verdict from the mark on, without grace.
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
    let answered = answered(history, mark, covered, now);
    let grace = mark.at.plus(GRACE);
    let last = history
        .own
        .iter()
        .filter(|s| s.outcome != Outcome::Rejected && s.at <= grace)
        .map(|s| s.at)
        .max();
    let silent = last.map_or(mark.at, |last| last.max(mark.at));
    let rhythm = Rhythm::of(history, answered.from, mark.at, silent);
    let silence = answered.to.map_or(0, |to| to.since(silent).max(0));
    let against = speaking_against(history, grace);
    let elsewhere = elsewhere(history, mark);
    let app = mark.how.expects();
    let proof = app.map_or(Proof::None, |app| {
        proof(history, app, mark, last, covered, now)
    });

    // What stands between the device and its proof, whatever the state.
    let mut missing = Vec::new();
    if let Proof::Unclear(_) = proof {
        missing.push(Reason::OtherDevice);
    }
    if !holds(Condition::FullDay, silence >= FULL_DAY) {
        missing.push(Reason::FirstDay);
    }
    let rhythm_holds = silence >= rhythm.needed;
    if !rhythm_holds {
        missing.push(if rhythm.known {
            Reason::Rhythm
        } else {
            Reason::RhythmUnknown
        });
    }
    if let (Some(app), Proof::None) = (app, proof) {
        let looked = looked_for(history, app, covered, now);
        let all = answered
            .to
            .is_some_and(|to| looked.around(silent).is_some_and(|(_, end)| end >= to));
        missing.push(if all {
            Reason::NoModern
        } else {
            Reason::ModernNotRead
        });
    }
    let proven = missing.is_empty();
    let needed = rhythm.needed.max(FULL_DAY);
    let ready = silent.plus(needed).plus(LOG_DELAY);
    let reaches = answered
        .to
        .is_some_and(|to| to.since(mark.at) >= FIRST_LOOK);
    let too_early = if !holds(Condition::FirstHour, now.since(mark.at) >= FIRST_HOUR) {
        Some(Reason::FirstHour)
    } else if !holds(Condition::FirstLook, reaches) {
        Some(Reason::LogTooShort)
    } else {
        None
    };
    let withheld = answered
        .withheld
        .filter(|reason| !(*reason == Reason::Gap && proven))
        .or(elsewhere.map(|(_, _, reason)| reason));

    let (state, reason, earliest) = if let Some(reason) = withheld {
        (
            State::Withheld,
            Some(reason),
            elsewhere.is_none().then_some(ready),
        )
    } else if let Some((reason, _, _)) = against {
        (State::BackOnLegacy, Some(reason), None)
    } else if let Some(reason) = too_early {
        let earliest = mark.at.plus(FIRST_HOUR);
        (State::TooEarly, Some(reason), Some(earliest))
    } else if proven && app.is_some() {
        (State::Verified, None, None)
    } else if proven {
        (State::Ended, None, None)
    } else if rhythm_holds && app.is_some() && proof == Proof::None {
        let reason = missing
            .iter()
            .copied()
            .find(|r| matches!(r, Reason::NoModern | Reason::ModernNotRead));
        (State::Silent, reason, (silence < FULL_DAY).then_some(ready))
    } else {
        let waits = silence < needed;
        (
            State::CleanSoFar,
            missing.first().copied(),
            waits.then_some(ready),
        )
    };
    let mut all = Vec::from_iter(reason);
    all.extend(missing.into_iter().filter(|r| Some(*r) != reason));
    Verdict {
        state,
        reason,
        missing: if matches!(state, State::Verified | State::Ended) {
            Vec::new()
        } else {
            all
        },
        expected_tenths: rhythm.expected_tenths(silence),
        seen: against.map_or(0, |(_, _, count)| count),
        last_seen: against.map(|(_, at, _)| at),
        app,
        first_modern: match proof {
            Proof::Given(at) | Proof::Unclear(at) => Some(at),
            Proof::None => None,
        },
        complete_to: answered.to.or_else(|| complete_to(covered, now)),
        earliest,
        silence: rhythm.needed,
        longest_gap: rhythm.longest_gap,
        elsewhere: elsewhere.map(|(at, device, _)| (at, device)),
    }
}

/// Sign-ins of the device after the grace that speak against it: the weightiest reason, the newest time, how many.
///
/// A relay's agent is not the device's own: there a rejected sign-in counts only from an address that the device used
/// with success before; any other is of whoever guesses passwords.
fn speaking_against(history: &History, grace: Instant) -> Option<(Reason, Instant, u64)> {
    let mut used: Vec<u32> = history
        .own
        .iter()
        .filter(|s| s.is_use() && s.at <= grace)
        .filter_map(|s| s.address)
        .collect();
    order::distinct(&mut used);
    let mut found: Option<(Reason, Instant, u64)> = None;
    for s in history.own.iter().filter(|s| s.at > grace) {
        let known = || s.address.is_some_and(|a| used.binary_search(&a).is_ok());
        let reason = match s.outcome {
            Outcome::Accepted if holds(Condition::NotAccepted, false) => continue,
            Outcome::Stopped if holds(Condition::NotStopped, false) => continue,
            Outcome::Accepted => Reason::Accepted,
            Outcome::Stopped => Reason::Stopped,
            _ if holds(Condition::NotTrying, false) => continue,
            Outcome::Rejected
                if history.hidden && !(known() || holds(Condition::KnownAddress, false)) =>
            {
                continue;
            }
            Outcome::Rejected | Outcome::Interrupted | Outcome::Other => Reason::StillTrying,
        };
        found = Some(match found {
            None => (reason, s.at, 1),
            Some((known, at, count)) => (known.min(reason), at.max(s.at), count + 1),
        });
    }
    found
}

/// The first sign-in of the same person and protocol after the mark where the device may have gone: under a relay, an
/// agent that cannot be read, or a device in use only since the mark.
fn elsewhere(history: &History, mark: &Mark) -> Option<(Instant, u32, Reason)> {
    let used = || history.others.iter().filter(|o| o.is_use());
    let mut known: Vec<u32> = used()
        .filter(|o| o.at <= mark.at)
        .map(|o| o.device)
        .collect();
    order::distinct(&mut known);
    let mut protocols: Vec<Protocol> = history.own.iter().map(|s| s.protocol).collect();
    order::distinct(&mut protocols);
    used()
        .filter(|o| o.at > mark.at && protocols.contains(&o.protocol))
        .filter_map(|o| {
            let reason = if o.hidden && !holds(Condition::NoHiddenDevice, false) {
                Reason::HiddenDevice
            } else if !o.hidden
                && !holds(
                    Condition::NoNewDevice,
                    known.binary_search(&o.device).is_ok(),
                )
            {
                Reason::NewDevice
            } else {
                return None;
            };
            Some((o.at, o.device, reason))
        })
        .min()
}
