//! A device that is verified, for the other tests to break; and what fits into no table.
//!
//! Length: each number and moment that stands beside a verdict has its test here.

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
        self.until_from(-30 * DAY, ms);
    }

    /// The same of a log that begins so far before the mark.
    pub(super) fn until_from(&mut self, from: i64, ms: i64) {
        self.covered = both(Question::Everything, M.plus(from), M.plus(ms));
        self.now = M.plus(ms + 20 * MINUTE);
    }
}

pub(super) fn modern(at: Instant) -> Modern {
    Modern {
        at,
        client: APPLE.into(),
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
    assert_eq!((v.expected_tenths, v.expected(), v.seen), (90, 9.0, 0));
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
        v.silence >= 30 * DAY,
        "four in thirty days: by time alone, {}",
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

#[test]
fn what_speaks_against_it_is_counted() {
    let mut case = Case::new();
    for (hours, outcome) in [
        (1, Outcome::Rejected),
        (2, Outcome::Accepted),
        (3, Outcome::Stopped),
    ] {
        case.history.own.push(legacy(M.plus(hours * HOUR), outcome));
    }
    let v = case.verdict();
    assert_eq!(
        (v.state, v.reason),
        (State::BackOnLegacy, Some(Reason::Accepted))
    );
    assert_eq!((v.seen, v.last_seen), (3, Some(M.plus(3 * HOUR))));
    assert_eq!(v.earliest, None);
}

#[test]
fn the_scanner_on_the_same_account_is_named() {
    let mut case = Case::new();
    for days in [-3, -2, -1] {
        case.history
            .others
            .push(other(M.plus(days * DAY), 7, Key::Relay));
    }
    assert_eq!(case.verdict().scanner, None, "it does not go on");
    case.history
        .others
        .push(other(M.plus(HOUR), 9, Key::Device));
    case.history
        .others
        .push(other(M.plus(-HOUR), 9, Key::Device));
    assert_eq!(case.verdict().scanner, None, "a phone is none");
    case.history.others.push(other(M.plus(HOUR), 7, Key::Relay));
    let v = case.verdict();
    assert_eq!((v.state, v.scanner), (State::Verified, Some(7)));
}

#[test]
fn where_the_account_went_on_is_told() {
    let mut case = Case::new();
    case.history
        .others
        .push(other(M.plus(3 * HOUR), 7, Key::Device));
    case.history
        .others
        .push(other(M.plus(2 * HOUR), 8, Key::Device));
    let v = case.verdict();
    assert_eq!(v.elsewhere, Some((M.plus(2 * HOUR), 8)));
    assert_eq!(
        (v.earliest, v.behind),
        (None, None),
        "more of the log changes nothing"
    );
}

/// The moment to look is never in the past, and never asks for what was just brought.
#[test]
fn the_moment_to_look() {
    let at = |change: &dyn Fn(&mut Case)| {
        let mut case = Case::new();
        case.until(20 * HOUR);
        change(&mut case);
        case.verdict().earliest.map(|at| at.since(M))
    };
    assert_eq!(at(&|_| ()), Some(DAY + 30 * MINUTE));
    let filter = |c: &mut Case| {
        c.covered
            .iter_mut()
            .for_each(|p| p.question = Question::LegacyClients);
    };
    assert_eq!(at(&filter), Some(DAY + 2 * HOUR), "filtered");
    let seconds = |c: &mut Case| {
        c.mark.at = M.plus(1);
        c.now = M.plus(20 * HOUR + 5);
    };
    assert_eq!(at(&seconds), Some(DAY + 31 * MINUTE), "a whole minute");
    assert_eq!(at(&|c| c.now = M.plus(2 * DAY)), Some(2 * DAY), "now");
    // Brought after the moment, and still not there: two hours later a download speaks for itself.
    let slow = |c: &mut Case| {
        c.until(23 * HOUR);
        for p in &mut c.covered {
            p.asked = M.plus(DAY + 31 * MINUTE);
        }
        c.now = M.plus(DAY + 32 * MINUTE);
    };
    assert_eq!(at(&slow), Some(DAY + 2 * HOUR));
    let one = |c: &mut Case| {
        slow(c);
        c.covered[0].asked = M.plus(DAY + 29 * MINUTE);
    };
    assert_eq!(at(&one), Some(DAY + 32 * MINUTE), "one log only");
    let window = |c: &mut Case| {
        slow(c);
        c.covered[0].to = M.plus(DAY + 31 * MINUTE - 2 * HOUR - 1);
    };
    assert_eq!(
        at(&window),
        Some(DAY + 32 * MINUTE),
        "a window that ended before"
    );
    // Time alone brings no app.
    let none = |c: &mut Case| {
        c.until(25 * HOUR);
        c.history.modern.clear();
    };
    assert_eq!(at(&none), None);
    // Two halves: a whole download is needed, now.
    let halves = |c: &mut Case| {
        c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(12 * HOUR));
        c.covered.extend(both(
            Question::Everything,
            M.plus(11 * HOUR),
            M.plus(25 * HOUR),
        ));
        c.now = M.plus(26 * HOUR);
    };
    assert_eq!(at(&halves), Some(26 * HOUR));
}

/// What is back, and what went on elsewhere, is not to be waited for.
#[test]
fn time_helps_only_where_the_verdict_is_open() {
    let told = |change: &dyn Fn(&mut Case)| {
        let mut case = Case::new();
        case.until(20 * HOUR);
        change(&mut case);
        let v = case.verdict();
        (v.state, v.earliest.is_some(), v.behind.is_some())
    };
    assert_eq!(told(&|_| ()), (State::CleanSoFar, true, true));
    let back = |c: &mut Case| {
        c.history.own.push(legacy(M.plus(HOUR), Outcome::Accepted));
    };
    assert_eq!(told(&back), (State::BackOnLegacy, false, false));
    let elsewhere = |c: &mut Case| {
        c.history.others.push(other(M.plus(HOUR), 7, Key::Device));
    };
    assert_eq!(told(&elsewhere), (State::Withheld, false, false));
}

/// All that is missing is told, and nothing else: a day that is not over asks for no answer that covers it.
#[test]
fn what_is_missing_is_told_whole() {
    let mut case = Case::new();
    case.until(20 * HOUR);
    case.history.modern.clear();
    assert_eq!(case.verdict().missing, [Reason::NoModern, Reason::FirstDay]);
}

#[test]
fn the_log_that_is_behind_is_named() {
    let mut case = Case::new();
    case.until(20 * HOUR);
    case.covered[1].to = M.plus(18 * HOUR);
    case.covered[1].question = Question::LegacyClients;
    let behind = case.verdict().behind.unwrap();
    assert_eq!(behind.event_type, EventType::NonInteractiveUser);
    assert_eq!(
        (behind.to, behind.filtered),
        (Some(M.plus(18 * HOUR)), true)
    );
    // Of two asked at once the unfiltered one says what brings it forward.
    let mut whole = case.covered[1];
    whole.question = Question::Everything;
    case.covered.push(whole);
    assert!(!case.verdict().behind.unwrap().filtered);
    assert_eq!(Case::new().verdict().behind, None, "proven");
}

#[test]
fn a_gap_is_told_with_its_ends() {
    let mut case = Case::new();
    case.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(HOUR));
    let mut late = both(Question::Everything, M.plus(3 * HOUR), M.plus(25 * HOUR));
    late[1].from = M.plus(4 * HOUR);
    case.covered.extend(late);
    let v = case.verdict();
    let gap = v.gap.unwrap();
    assert_eq!(
        (v.state, v.complete_to),
        (State::Withheld, Some(M.plus(HOUR)))
    );
    assert_eq!(
        (gap.from, gap.to),
        (M.plus(HOUR), M.plus(4 * HOUR)),
        "behind it both were read"
    );
    assert_eq!(gap.anew(), M.plus(4 * HOUR + 5 * MINUTE));
    // Where the device is back, no gap matters.
    case.history
        .own
        .push(legacy(M.plus(30 * MINUTE), Outcome::Accepted));
    let v = case.verdict();
    assert_eq!((v.state, v.gap), (State::BackOnLegacy, None));
    case.history.own.pop();
    // Marked anew there, the log since is without a gap.
    case.history.first_mark = Some(M);
    case.mark.at = gap.anew();
    assert_eq!(case.verdict().gap, None);
    // Nothing covers the mark: the gap begins there.
    case.covered.retain(|p| p.from > M);
    case.history.first_mark = None;
    case.mark.at = M;
    assert_eq!(case.verdict().gap.unwrap().from, M.plus(-5 * MINUTE));
}

#[test]
fn a_filter_on_one_client_app_is_named_where_the_proof_rests_on_it() {
    let mut case = Case::new();
    let client = both(
        Question::Client(Protocol::ActiveSync),
        M.plus(-30 * DAY),
        M.plus(25 * HOUR),
    );
    let app = both(
        Question::App(APPLE.id()),
        M.plus(-30 * DAY),
        M.plus(25 * HOUR),
    );
    case.covered = client.iter().chain(&app).copied().collect();
    assert_eq!(case.verdict().only, Some(Protocol::ActiveSync));
    // Beside an unfiltered answer it is not needed.
    case.covered.extend(both(
        Question::Everything,
        M.plus(-30 * DAY),
        M.plus(25 * HOUR),
    ));
    assert_eq!(case.verdict().only, None);
    case.covered[0].question = Question::Client(Protocol::Imap);
    assert_eq!(case.verdict().only, None);
    // One that begins at the mark does not reach back to it.
    let whole = both(Question::Everything, M, M.plus(25 * HOUR));
    case.covered = client.into_iter().chain(whole).collect();
    assert_eq!(case.verdict().only, Some(Protocol::ActiveSync));
    // A filter on an app that the device does not use answers nothing.
    let mut imap = case.covered[0];
    imap.question = Question::Client(Protocol::Imap);
    case.covered.insert(0, imap);
    assert_eq!(case.verdict().only, Some(Protocol::ActiveSync));
}

#[test]
fn a_file_that_waits_for_its_description_is_told() {
    let mut case = Case::new();
    case.until(20 * HOUR);
    assert!(!case.verdict().waits_for_description);
    let mut file = case.covered[0];
    file.basis = Basis::Observed;
    case.covered.push(file);
    assert!(case.verdict().waits_for_description);
    case.until(25 * HOUR);
    case.covered.push(file);
    assert!(!case.verdict().waits_for_description, "proven without it");
}

/// Rows behind the end of the answers say that the log goes on.
#[test]
fn rows_of_an_undescribed_file_behind_the_log_withhold() {
    for (to, want) in [
        (20 * HOUR, (State::CleanSoFar, Some(Reason::FirstDay))),
        (20 * HOUR + 1, (State::Withheld, Some(Reason::NotDescribed))),
    ] {
        let mut case = Case::new();
        case.until(20 * HOUR);
        let mut file = case.covered[0];
        file.basis = Basis::Observed;
        file.to = M.plus(to);
        case.covered.push(file);
        let v = case.verdict();
        assert_eq!((v.state, v.reason), want, "{to}");
    }
    let mut proven = Case::new();
    let mut file = proven.covered[0];
    file.basis = Basis::Observed;
    file.to = M.plus(26 * HOUR);
    proven.covered.push(file);
    assert_eq!(
        proven.verdict().state,
        State::Verified,
        "it takes nothing away"
    );
}

#[test]
fn silence_and_witness_are_told() {
    let mut case = Case::new();
    let v = case.verdict();
    // Twelve a day, a gap of two hours: a day is what is asked.
    assert_eq!((v.silence, v.longest_gap), (DAY, 2 * HOUR));
    assert!(!v.witnessed);
    for hours in [1, 9, 17] {
        case.history.modern.push(super::Modern {
            fit: Fit::Version,
            ..modern(M.plus(hours * HOUR))
        });
    }
    assert!(case.verdict().witnessed);
    // Of two devices it is not known which one is seen.
    let builds = [1, 2].into_iter().cycle();
    for (sign_in, build) in case.history.own.iter_mut().zip(builds) {
        sign_in.build = Some(build);
    }
    assert!(!case.verdict().witnessed);
}

/// The page tells when the app was first seen, but not that of another device.
#[test]
fn the_first_sign_in_of_the_app_is_told() {
    let mut case = Case::new();
    let early = super::Modern {
        interactive: false,
        fit: Fit::Untold,
        ..modern(M.plus(MINUTE))
    };
    case.history.modern.push(early);
    let first = |case: &Case| case.verdict().first_modern.map(|at| at.since(M));
    assert_eq!(first(&case), Some(MINUTE));
    case.history.modern.push(super::Modern {
        fit: Fit::Contradicts,
        ..modern(M.plus(2 * MINUTE))
    });
    assert_eq!(first(&case), Some(3 * MINUTE), "its own");
}

/// A witness is hoped for only where the version of the device can be compared, and no other version signed in.
#[test]
fn the_shorter_silence_is_named_where_a_witness_may_come() {
    let silence = |change: &dyn Fn(&mut Case)| {
        let mut case = Case::new();
        table::slow(&mut case, &[]);
        case.until_from(-6 * DAY, 20 * HOUR);
        change(&mut case);
        case.verdict().silence
    };
    // Five of 26 in six days.
    let rhythm = (5 * 6 * DAY + 25) / 26;
    assert_eq!(silence(&|_| ()), DAY);
    assert_eq!(silence(&table::unreadable), rhythm);
    let other = |c: &mut Case| c.history.modern.push(modern(M.plus(HOUR)));
    assert_eq!(silence(&other), rhythm, "of no version");
    let twins = |c: &mut Case| {
        let builds = [1, 2].into_iter().cycle();
        c.history
            .own
            .iter_mut()
            .zip(builds)
            .for_each(|(s, build)| s.build = Some(build));
    };
    assert!(silence(&twins) > rhythm, "each of the two is slower");
    let late = |c: &mut Case| c.until_from(-6 * DAY, 25 * HOUR);
    assert_eq!(silence(&late), rhythm, "no witness came in time");
    // What did not get in, and what comes later, is no rhythm.
    let denser = |c: &mut Case| {
        let noise = (0..300).map(|n| legacy(M.plus(-n * 20 * MINUTE), Outcome::Rejected));
        c.history.own.extend(noise);
        table::unreadable(c);
    };
    assert_eq!(silence(&denser), rhythm);
}

/// Graph answers in windows; asked after the first day they are one answer, before it they are halves.
#[test]
fn windows_that_graph_answered_are_one_answer() {
    for (asked, want) in [(DAY, State::Verified), (DAY - 1, State::CleanSoFar)] {
        let mut case = Case::new();
        case.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(12 * HOUR));
        case.covered.extend(both(
            Question::Everything,
            M.plus(12 * HOUR),
            M.plus(25 * HOUR),
        ));
        for piece in &mut case.covered {
            piece.basis = Basis::Asked;
            piece.asked = piece.to.max(M.plus(asked));
        }
        case.now = M.plus(26 * HOUR);
        assert_eq!(case.verdict().state, want, "{asked}");
    }
}

/// Without two whole weeks nothing is known of weekdays; with them a silence holds a usual active day.
#[test]
fn a_usual_active_day_lies_in_the_silence() {
    let friday = M.plus(2 * DAY);
    let judge = |days: i64| {
        let mut case = Case::new();
        case.mark.at = friday;
        case.history.own = (0..days * 24)
            .map(|h| friday.plus(-days * DAY + h * HOUR))
            .filter(|at| (at.0.div_euclid(DAY) + 3).rem_euclid(7) < 5)
            .map(|at| legacy(at, Outcome::Accepted))
            .collect();
        case.history.modern = [0, 9, 17, 30, 40, 60]
            .map(|h| super::Modern {
                fit: Fit::Version,
                ..modern(friday.plus(3 * MINUTE + h * HOUR))
            })
            .to_vec();
        case.covered = both(
            Question::Everything,
            friday.plus(-days * DAY),
            friday.plus(61 * HOUR),
        );
        case.now = friday.plus(62 * HOUR);
        let v = case.verdict();
        (v.state, v.silence)
    };
    // Until the end of Monday.
    let monday = (friday.0.div_euclid(DAY) + 4) * DAY - friday.0;
    assert_eq!(judge(28), (State::CleanSoFar, monday));
    assert_eq!(
        judge(7).0,
        State::Verified,
        "with less the weekend counts, for the phone is seen in it"
    );
}

#[test]
fn a_proof_of_the_first_days_asks_for_another_look() {
    let mut case = Case::new();
    assert_eq!(case.verdict().second_look(M), Some(M.plus(6 * DAY)));
    case.until(6 * DAY - 1);
    assert_eq!(case.verdict().second_look(M), Some(M.plus(6 * DAY)));
    case.until(6 * DAY);
    assert_eq!(case.verdict().second_look(M), None);
    case.until(HOUR);
    assert_eq!(case.verdict().second_look(M), None, "no proof yet");
}
