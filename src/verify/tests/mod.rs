//! A device that is verified, for the other tests to break; and what fits into no table.

mod properties;
mod table;

use super::{Fit, History, Key, Legacy, Modern, OtherLegacy, Reason, State, Verdict, verdict};
use crate::model::{
    Basis, Covered, DAY, EventType, Guid, HOUR, How, Instant, MINUTE, MailApp, Mark, Outcome,
    Protocol, Question,
};

/// 2026-11-18T22:57:00Z, a Wednesday.
pub(super) const M: Instant = Instant(1_795_042_620_000);
pub(super) const APPLE: MailApp = MailApp::AppleInternetAccounts;

pub(in crate::verify) fn legacy(at: Instant, outcome: Outcome) -> Legacy {
    Legacy {
        at,
        outcome,
        protocol: Protocol::ActiveSync,
        address: Some(1),
        network: Some(1),
        build: Some(1),
    }
}

/// A phone that signed in every two hours for thirty days, was changed, and is seen with Apple Mail since.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) history: History,
    pub(super) mark: Mark,
    pub(super) covered: Vec<Covered>,
    pub(super) now: Instant,
}

impl Case {
    pub(super) fn new() -> Self {
        let own = (0..360)
            .map(|n| legacy(M.plus(-30 * DAY + n * 2 * HOUR + HOUR), Outcome::Accepted))
            .collect();
        Self {
            history: History {
                person: Guid::parse("11111111-1111-1111-1111-111111111111"),
                hidden: false,
                markable: true,
                own,
                others: vec![],
                modern: vec![modern(M.plus(3 * MINUTE))],
                ..History::default()
            },
            mark: Mark {
                at: M,
                how: How::ReAdded,
            },
            covered: both(Question::Everything, M.plus(-30 * DAY), M.plus(25 * HOUR)),
            now: M.plus(26 * HOUR),
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        verdict(&self.history, Some(&self.mark), &self.covered, self.now)
    }

    /// The log reaches so far after the mark, and now is a little later.
    pub(super) fn until(&mut self, ms: i64) {
        self.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(ms));
        self.now = M.plus(ms + 20 * MINUTE);
    }
}

pub(super) fn modern(at: Instant) -> Modern {
    Modern {
        at,
        app: APPLE,
        to_mail: true,
        interactive: true,
        ropc: false,
        fit: Fit::Family,
    }
}

pub(super) fn both(question: Question, from: Instant, to: Instant) -> Vec<Covered> {
    [EventType::InteractiveUser, EventType::NonInteractiveUser]
        .map(|event_type| Covered {
            event_type,
            question,
            from,
            to,
            asked: to.plus(MINUTE),
            basis: Basis::Stated,
        })
        .to_vec()
}

pub(super) fn other(at: Instant, device: u32, key: Key) -> OtherLegacy {
    OtherLegacy {
        at,
        outcome: Outcome::Accepted,
        protocol: Protocol::ActiveSync,
        address: Some(7),
        network: Some(7),
        device,
        key,
    }
}

#[test]
fn the_numbers_stand_beside_the_verdict() {
    let mut case = Case::new();
    case.until(18 * HOUR);
    let v = case.verdict();
    assert_eq!((v.expected_tenths, v.seen), (90, 0));
    assert_eq!(v.first_modern, Some(M.plus(3 * MINUTE)));
    assert_eq!(v.complete_to, Some(M.plus(18 * HOUR)));
    assert_eq!(
        v.earliest,
        Some(M.plus(DAY + 30 * MINUTE)),
        "a day, and time to sign in, wait and download"
    );
}

#[test]
fn without_a_mark_nothing_is_judged() {
    let case = Case::new();
    let v = verdict(&case.history, None, &case.covered, case.now);
    assert_eq!(v.state, State::NotChanged);
    assert_eq!(v.complete_to, Some(M.plus(25 * HOUR)));
}

/// Behind a relay the rare device must be silent for as long as it is rare, however busy the other is.
#[test]
fn each_network_behind_a_relay_has_its_own_rhythm() {
    let mut case = Case::new();
    case.history.hidden = true;
    assert_eq!(case.verdict().state, State::Verified);
    for day in [-28, -21, -14, -7] {
        let mut rare = legacy(M.plus(day * DAY), Outcome::Accepted);
        (rare.address, rare.network) = (Some(2), Some(2));
        case.history.own.push(rare);
    }
    let v = case.verdict();
    assert_eq!(
        (v.state, v.reason),
        (State::CleanSoFar, Some(Reason::Rhythm))
    );
    assert!(
        v.silence >= 37 * DAY,
        "five of four in thirty days: {}",
        v.silence / DAY
    );
}

/// A phone used from Monday to Friday, changed on a Friday evening: Saturday and Sunday prove nothing.
#[test]
fn a_weekend_is_no_silence() {
    let friday = M.plus(2 * DAY);
    let mut case = Case::new();
    case.mark.at = friday;
    case.history.modern[0].at = friday.plus(3 * MINUTE);
    case.history.own = (0..28 * 24)
        .map(|h| friday.plus(-28 * DAY + h * HOUR))
        .filter(|at| {
            // 1970-01-01 was a Thursday.
            let weekday = (at.0.div_euclid(DAY) + 3).rem_euclid(7);
            weekday < 5
        })
        .map(|at| legacy(at, Outcome::Accepted))
        .collect();
    let until = |case: &mut Case, ms: i64| {
        case.covered = both(
            Question::Everything,
            friday.plus(-28 * DAY),
            friday.plus(ms),
        );
        case.now = friday.plus(ms + HOUR);
    };
    until(&mut case, 2 * DAY);
    assert_eq!(case.verdict().reason, Some(Reason::Rhythm));
    until(&mut case, 7 * DAY);
    assert_eq!(case.verdict().state, State::Verified);
}

#[test]
fn the_past_is_known_before_the_log_reaches_the_mark() {
    let mut case = Case::new();
    case.until(-HOUR);
    let v = case.verdict();
    assert_eq!(v.state, State::TooEarly);
    assert!(!v.missing.contains(&Reason::RhythmUnknown), "{v:?}");
    // Of a past that nobody read nothing is known.
    case.covered = both(Question::Everything, M.plus(-2 * HOUR), M.plus(-HOUR));
    assert!(case.verdict().missing.contains(&Reason::RhythmUnknown));
}
