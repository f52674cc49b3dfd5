//! Each rule of the verdict, broken one at a time in a device that is otherwise verified.

use super::{APPLE, Case, M, both, legacy, modern, other};
use crate::model::{
    Basis, DAY, EventType, HOUR, How, MINUTE, MailApp, Outcome, Protocol, Question,
};
use crate::verify::{Fit, Key, Reason, State};

type Break = fn(&mut Case);

#[test]
fn each_rule_decides() {
    let table: &[(&str, Break, State, Option<Reason>)] = &[
        ("verified", |_| {}, State::Verified, None),
        // Withheld.
        (
            "no interactive",
            |c| {
                c.covered
                    .retain(|p| p.event_type != EventType::InteractiveUser);
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "no non-interactive",
            |c| {
                c.covered
                    .retain(|p| p.event_type == EventType::InteractiveUser);
            },
            State::Withheld,
            Some(Reason::NonInteractiveMissing),
        ),
        (
            "nothing at all",
            |c| c.covered.clear(),
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "only observed",
            |c| c.covered.iter_mut().for_each(|p| p.basis = Basis::Observed),
            State::Withheld,
            Some(Reason::NotDescribed),
        ),
        (
            "one observed",
            |c| c.covered[1].basis = Basis::Observed,
            State::Withheld,
            Some(Reason::NotDescribed),
        ),
        (
            "another filter",
            |c| {
                c.covered
                    .iter_mut()
                    .for_each(|p| p.question = Question::Unknown);
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "only the app",
            |c| {
                c.covered
                    .iter_mut()
                    .for_each(|p| p.question = Question::App(APPLE.id()));
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "a gap",
            |c| {
                c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(2 * HOUR));
                c.covered.extend(both(
                    Question::Everything,
                    M.plus(3 * HOUR),
                    M.plus(25 * HOUR),
                ));
            },
            State::Withheld,
            Some(Reason::Gap),
        ),
        (
            "from the mark on is not from five minutes before",
            |c| {
                c.covered = both(Question::Everything, M, M.plus(25 * HOUR));
            },
            State::Withheld,
            Some(Reason::Gap),
        ),
        (
            "a gap in one event type",
            |c| {
                c.covered[1].to = M.plus(2 * HOUR);
                let mut late = c.covered[1];
                (late.from, late.to) = (M.plus(3 * HOUR), M.plus(25 * HOUR));
                c.covered.push(late);
            },
            State::Withheld,
            Some(Reason::Gap),
        ),
        (
            "pieces that meet have no gap",
            |c| {
                c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(2 * HOUR));
                c.covered.extend(both(
                    Question::LegacyClients,
                    M.plus(2 * HOUR),
                    M.plus(25 * HOUR),
                ));
            },
            State::Verified,
            None,
        ),
        (
            "moved to a new phone",
            |c| c.history.others.push(other(M.plus(HOUR), 7, Key::Device)),
            State::Withheld,
            Some(Reason::NewDevice),
        ),
        (
            "behind a relay",
            |c| c.history.others.push(other(M.plus(HOUR), 7, Key::Relay)),
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "a relay before the mark",
            |c| c.history.others.push(other(M.plus(-HOUR), 7, Key::Relay)),
            State::Verified,
            None,
        ),
        (
            "a relay over another protocol",
            |c| {
                let mut imap = other(M.plus(HOUR), 7, Key::Relay);
                imap.protocol = Protocol::Imap;
                c.history.others.push(imap);
            },
            State::Verified,
            None,
        ),
        (
            "a relay refused",
            |c| {
                let mut spray = other(M.plus(HOUR), 7, Key::Relay);
                spray.outcome = Outcome::Rejected;
                c.history.others.push(spray);
            },
            State::Verified,
            None,
        ),
        (
            "a second phone known before",
            |c| {
                c.history.others.push(other(M.plus(-DAY), 7, Key::Device));
                c.history.others.push(other(M.plus(HOUR), 7, Key::Device));
            },
            State::Verified,
            None,
        ),
        // Back on legacy.
        (
            "accepted",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(6 * MINUTE), Outcome::Accepted));
            },
            State::BackOnLegacy,
            Some(Reason::Accepted),
        ),
        (
            "stopped",
            |c| c.history.own.push(legacy(M.plus(HOUR), Outcome::Stopped)),
            State::BackOnLegacy,
            Some(Reason::Stopped),
        ),
        (
            "still trying",
            |c| c.history.own.push(legacy(M.plus(HOUR), Outcome::Rejected)),
            State::BackOnLegacy,
            Some(Reason::StillTrying),
        ),
        (
            "without a status",
            |c| c.history.own.push(legacy(M.plus(HOUR), Outcome::Other)),
            State::BackOnLegacy,
            Some(Reason::StillTrying),
        ),
        (
            "dated in the future",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(90 * DAY), Outcome::Accepted));
            },
            State::BackOnLegacy,
            Some(Reason::Accepted),
        ),
        (
            "the old account's last call",
            |c| {
                c.until(30 * HOUR);
                c.history
                    .own
                    .push(legacy(M.plus(2 * MINUTE), Outcome::Accepted));
            },
            State::Verified,
            None,
        ),
        (
            "guessing through a relay",
            |c| {
                c.history.hidden = true;
                let mut spray = legacy(M.plus(HOUR), Outcome::Rejected);
                spray.address = Some(9);
                c.history.own.push(spray);
            },
            State::Verified,
            None,
        ),
        (
            "refused through a relay from its own address",
            |c| {
                c.history.hidden = true;
                c.history.own.push(legacy(M.plus(HOUR), Outcome::Rejected));
            },
            State::BackOnLegacy,
            Some(Reason::StillTrying),
        ),
        // Too early.
        (
            "within the hour",
            |c| c.now = M.plus(59 * MINUTE),
            State::TooEarly,
            Some(Reason::FirstHalfHour),
        ),
        (
            "the log is late",
            |c| {
                c.until(29 * MINUTE);
                c.now = M.plus(5 * HOUR);
            },
            State::TooEarly,
            Some(Reason::LogTooShort),
        ),
        (
            "the log ends before the mark",
            |c| {
                c.until(-2 * HOUR);
                c.now = M.plus(5 * HOUR);
            },
            State::TooEarly,
            Some(Reason::LogTooShort),
        ),
        // Clean so far.
        (
            "not a day",
            |c| c.until(24 * HOUR - MINUTE),
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        ("a day", |c| c.until(24 * HOUR), State::Verified, None),
        (
            "a gap of a day before",
            |c| {
                c.history
                    .own
                    .retain(|s| s.at < M.plus(-15 * DAY) || s.at > M.plus(-14 * DAY));
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "rare: four were to be expected",
            |c| {
                // Every six hours: in 25 hours four.
                c.history
                    .own
                    .retain(|s| (s.at.0 - M.0 - HOUR).rem_euclid(6 * HOUR) == 0);
                c.until(25 * HOUR);
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "six days of log",
            |c| {
                c.covered = both(Question::Everything, M.plus(-6 * DAY), M.plus(25 * HOUR));
                c.history.own.retain(|s| s.at > M.plus(-6 * DAY));
            },
            State::CleanSoFar,
            Some(Reason::RhythmUnknown),
        ),
        (
            "two dates",
            |c| {
                c.history.own.retain(|s| s.at > M.plus(-30 * HOUR));
                c.covered = both(Question::Everything, M.plus(-8 * DAY), M.plus(25 * HOUR));
            },
            State::CleanSoFar,
            Some(Reason::RhythmUnknown),
        ),
        (
            "unknown rhythm, long silence",
            |c| {
                c.history.own.retain(|s| s.at > M.plus(-6 * DAY));
                c.covered = both(Question::Everything, M.plus(-6 * DAY), M.plus(14 * DAY));
                c.now = M.plus(15 * DAY);
            },
            State::Verified,
            None,
        ),
        (
            "perhaps the tablet",
            |c| {
                c.history.modern.insert(0, modern(M.plus(-5 * DAY)));
                c.history.modern[1].interactive = false;
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "an agent of another kind",
            |c| {
                c.history.modern.insert(0, modern(M.plus(-5 * DAY)));
                c.history.modern[1].fit = Fit::Contradicts;
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "an app in use, but a person signed in",
            |c| c.history.modern.insert(0, modern(M.plus(-5 * DAY))),
            State::Verified,
            None,
        ),
        (
            "upgraded in place",
            |c| {
                c.history.modern.insert(0, modern(M.plus(-5 * DAY)));
                (c.history.modern[1].interactive, c.history.modern[1].ropc) = (false, true);
            },
            State::Verified,
            None,
        ),
        (
            "an app first seen, unasked",
            |c| c.history.modern[0].interactive = false,
            State::Verified,
            None,
        ),
        (
            "an app first seen, but the week before was not read",
            |c| {
                c.history.modern[0].interactive = false;
                c.covered = both(
                    Question::LegacyClients,
                    M.plus(-30 * DAY),
                    M.plus(25 * HOUR),
                );
                c.covered.extend(both(
                    Question::App(APPLE.id()),
                    M.plus(-6 * DAY),
                    M.plus(25 * HOUR),
                ));
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "an app first seen, asked of the person",
            |c| {
                c.history.modern[0].interactive = false;
                c.covered = both(
                    Question::LegacyClients,
                    M.plus(-30 * DAY),
                    M.plus(25 * HOUR),
                );
                let question = Question::AppOfPerson {
                    app: APPLE.id(),
                    person: c.history.person.unwrap(),
                };
                c.covered
                    .extend(both(question, M.plus(-8 * DAY), M.plus(25 * HOUR)));
            },
            State::Verified,
            None,
        ),
        // Silent.
        (
            "no app",
            |c| c.history.modern.clear(),
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "no app looked for",
            |c| {
                c.history.modern.clear();
                c.covered = both(
                    Question::LegacyClients,
                    M.plus(-30 * DAY),
                    M.plus(25 * HOUR),
                );
            },
            State::Silent,
            Some(Reason::ModernNotRead),
        ),
        (
            "another app",
            |c| c.history.modern[0].app = MailApp::OutlookMobile,
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "an app dated in the future",
            |c| c.history.modern[0].at = c.now.plus(6 * MINUTE),
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "an app before the last legacy sign-in",
            |c| c.history.modern[0].at = M.plus(-2 * HOUR),
            State::Silent,
            Some(Reason::NoModern),
        ),
        // Ended.
        (
            "retired",
            |c| {
                c.mark.how = How::Retired;
                c.history.modern.clear();
            },
            State::Ended,
            None,
        ),
        (
            "retired, not for a day",
            |c| {
                c.mark.how = How::Retired;
                c.until(20 * HOUR);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "moved to Outlook",
            |c| {
                c.mark.how = How::OtherApp(MailApp::OutlookMobile);
                c.history.modern[0].app = MailApp::OutlookMobile;
            },
            State::Verified,
            None,
        ),
        // Not changed.
        (
            "a certificate",
            |c| c.history.markable = false,
            State::NotChanged,
            None,
        ),
    ];
    for (name, change, state, reason) in table {
        let mut case = Case::new();
        change(&mut case);
        let got = case.verdict();
        assert_eq!(
            (got.state, got.reason),
            (*state, *reason),
            "{name}: {got:#?}"
        );
    }
}
