//! Each rule of the verdict, broken one at a time in a device that is otherwise verified.
//!
//! Length: one table, a row for each rule and each boundary.

use super::{APPLE, Case, M, both, legacy, modern, other};
use crate::model::{
    Basis, DAY, EventType, Guid, HOUR, How, Instant, MINUTE, MailApp, MailClient, MailScope,
    MailScopes, Outcome, Protocol, Question,
};
use crate::verify::{Fit, Key, OtherLegacy, Reason, State};

type Break = fn(&mut Case);

/// Another person.
const SOMEBODY: Guid = Guid(7);

/// The agent tells no version, so nothing bears witness.
pub(super) fn unreadable(c: &mut Case) {
    c.history.own.iter_mut().for_each(|s| s.build = None);
}

fn hour(at: Instant) -> i64 {
    at.0.div_euclid(HOUR)
}

fn day(at: Instant) -> i64 {
    at.0.div_euclid(DAY)
}

fn refused(at: Instant, key: Key, address: u32) -> OtherLegacy {
    OtherLegacy {
        outcome: Outcome::Rejected,
        address: Some(address),
        ..other(at, 7, key)
    }
}

/// The legacy clients were read for thirty days, the app from then on.
fn looked_for_app(c: &mut Case, from: Instant) {
    c.covered = both(
        Question::LegacyClients,
        M.plus(-30 * DAY),
        M.plus(25 * HOUR),
    );
    c.covered
        .extend(both(Question::App(APPLE.id()), from, M.plus(25 * HOUR)));
}

/// Two answers that meet.
fn halves(c: &mut Case) {
    c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(2 * HOUR));
    c.covered.extend(both(
        Question::LegacyClients,
        M.plus(2 * HOUR),
        M.plus(25 * HOUR),
    ));
}

/// The same by another question, whose sign-ins nobody was asked for.
fn looked_for_by(c: &mut Case, question: Question) {
    c.history.modern[0].interactive = false;
    looked_for_app(c, M.plus(-7 * DAY - 2 * HOUR));
    c.covered
        .iter_mut()
        .filter(|p| matches!(p.question, Question::App(_)))
        .for_each(|p| p.question = question);
}

/// The program of an own id goes on over the same protocol with OAuth.
fn goes_on_with_oauth(c: &mut Case) {
    c.mark.how = How::OAuth(MailScope::Imap);
    c.history.modern[0].interactive = false;
    c.history.modern[0].client = MailClient {
        app: None,
        scopes: MailScopes::read(MailScope::Imap.text()),
    };
}

/// A scanner, moved to a connector; its account never signed in interactively.
fn sender(c: &mut Case) {
    c.mark.how = How::Connector;
    c.history
        .own
        .iter_mut()
        .for_each(|s| s.protocol = Protocol::SmtpAuth);
}

/// Every five and a half hours, six days of log, seen with its own version in these hours after the mark.
pub(super) fn slow(c: &mut Case, hours: &[i64]) {
    c.history.own = (0..26)
        .map(|n| {
            legacy(
                M.plus(-6 * DAY + HOUR + n * 330 * MINUTE),
                Outcome::Accepted,
            )
        })
        .collect();
    c.covered = both(Question::Everything, M.plus(-6 * DAY), M.plus(25 * HOUR));
    c.history.modern = hours
        .iter()
        .map(|h| crate::verify::Modern {
            fit: Fit::Version,
            ..modern(M.plus(h * HOUR))
        })
        .collect();
}

/// Marked anew ten days later, after a gap.
fn anew(c: &mut Case) {
    c.mark.at = M.plus(10 * DAY);
    c.history.first_mark = Some(M);
    c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(HOUR));
    c.covered.extend(both(
        Question::Everything,
        M.plus(10 * DAY - HOUR),
        M.plus(11 * DAY + HOUR),
    ));
    c.now = M.plus(11 * DAY + 2 * HOUR);
}

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
            "pieces that meet have no gap, but no answer of its own for the day",
            halves,
            State::CleanSoFar,
            Some(Reason::OneAnswer),
        ),
        (
            "an answer of the app alone does not make one of two halves",
            |c| {
                halves(c);
                let (from, to) = (M.plus(-30 * DAY), M.plus(25 * HOUR));
                c.covered.extend(both(Question::App(APPLE.id()), from, to));
            },
            State::CleanSoFar,
            Some(Reason::OneAnswer),
        ),
        (
            "nor does a file that nobody described",
            |c| {
                halves(c);
                let mut whole = both(Question::Everything, M.plus(-30 * DAY), M.plus(25 * HOUR));
                whole.iter_mut().for_each(|p| p.basis = Basis::Observed);
                c.covered.extend(whole);
            },
            State::CleanSoFar,
            Some(Reason::OneAnswer),
        ),
        (
            "a day since the mark is no day of silence after a sign-in within its grace",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(2 * MINUTE), Outcome::Accepted));
                c.until(DAY);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
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
            "a relay over another protocol: came back as IMAP",
            |c| {
                let mut imap = other(M.plus(HOUR), 7, Key::Relay);
                imap.protocol = Protocol::Imap;
                c.history.others.push(imap);
            },
            State::Withheld,
            Some(Reason::HiddenDevice),
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
            "dated tomorrow",
            |c| {
                c.history
                    .own
                    .push(legacy(c.now.plus(DAY), Outcome::Accepted));
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
            "within the half hour",
            |c| c.now = M.plus(30 * MINUTE - 1),
            State::TooEarly,
            Some(Reason::FirstHalfHour),
        ),
        (
            "the log is late",
            |c| {
                c.until(15 * MINUTE - 1);
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
            "five days of log",
            |c| {
                c.covered = both(Question::Everything, M.plus(-5 * DAY), M.plus(25 * HOUR));
                c.history.own.retain(|s| s.at > M.plus(-5 * DAY));
            },
            State::Verified,
            None,
        ),
        (
            "less than five days of log",
            |c| {
                c.covered = both(
                    Question::Everything,
                    M.plus(-5 * DAY + 1),
                    M.plus(25 * HOUR),
                );
                c.history.own.retain(|s| s.at > M.plus(-5 * DAY));
                unreadable(c);
            },
            State::CleanSoFar,
            Some(Reason::RhythmUnknown),
        ),
        (
            "two dates",
            |c| {
                c.history.own.retain(|s| s.at > M.plus(-30 * HOUR));
                c.covered = both(Question::Everything, M.plus(-8 * DAY), M.plus(25 * HOUR));
                unreadable(c);
            },
            State::CleanSoFar,
            Some(Reason::RhythmUnknown),
        ),
        (
            "unknown rhythm, long silence",
            |c| {
                c.history.own.retain(|s| s.at > M.plus(-2 * DAY));
                c.covered = both(Question::Everything, M.plus(-2 * DAY), M.plus(14 * DAY));
                c.now = M.plus(15 * DAY);
                unreadable(c);
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
            |c| c.history.modern[0].client = MailApp::OutlookMobile.into(),
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
            "retired, and the person was there",
            |c| {
                c.mark.how = How::Retired;
                c.history.modern.clear();
                c.history.interactive_hours = vec![hour(M.plus(9 * HOUR))];
            },
            State::Ended,
            None,
        ),
        (
            "retired, not for a day",
            |c| {
                c.mark.how = How::Retired;
                c.history.interactive_hours = vec![hour(M.plus(9 * HOUR))];
                c.until(20 * HOUR);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "moved to Outlook",
            |c| {
                c.mark.how = How::OtherApp(MailApp::OutlookMobile);
                c.history.modern[0].client = MailApp::OutlookMobile.into();
            },
            State::Verified,
            None,
        ),
        // Boundaries.
        (
            "five minutes and a bit",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(5 * MINUTE + 1), Outcome::Accepted));
            },
            State::BackOnLegacy,
            Some(Reason::Accepted),
        ),
        (
            "exactly five minutes",
            |c| {
                c.until(30 * HOUR);
                c.history.modern[0].at = M.plus(6 * MINUTE);
                c.history
                    .own
                    .push(legacy(M.plus(5 * MINUTE), Outcome::Accepted));
            },
            State::Verified,
            None,
        ),
        (
            "dated the day after tomorrow",
            |c| {
                c.history
                    .own
                    .push(legacy(c.now.plus(DAY + 1), Outcome::Accepted));
                c.history
                    .others
                    .push(other(c.now.plus(DAY + 1), 7, Key::Relay));
            },
            State::Verified,
            None,
        ),
        (
            "prompted",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(HOUR), Outcome::Interrupted));
            },
            State::BackOnLegacy,
            Some(Reason::StillTrying),
        ),
        (
            "prompted before: it was in use until then",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(4 * MINUTE), Outcome::Interrupted));
            },
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "rejected before: not in use",
            |c| {
                c.history
                    .own
                    .push(legacy(M.plus(4 * MINUTE), Outcome::Rejected));
            },
            State::Verified,
            None,
        ),
        (
            "the half hour",
            |c| {
                c.until(30 * MINUTE - 1);
                c.now = M.plus(30 * MINUTE);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "both logs fifteen minutes",
            |c| {
                c.until(15 * MINUTE);
                c.now = M.plus(HOUR);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "one log fifteen minutes, the other not to the mark",
            |c| {
                c.until(15 * MINUTE);
                c.covered[1].to = M.plus(-HOUR);
                c.now = M.plus(HOUR);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "from five minutes before the mark on",
            |c| {
                c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(-DAY));
                c.covered.extend(both(
                    Question::Everything,
                    M.plus(-5 * MINUTE),
                    M.plus(25 * HOUR),
                ));
                c.now = M.plus(26 * HOUR);
            },
            State::Verified,
            None,
        ),
        (
            "a gap, but the stretch before it proves",
            |c| {
                c.covered.extend(both(
                    Question::Everything,
                    M.plus(30 * HOUR),
                    M.plus(40 * HOUR),
                ));
                c.now = M.plus(41 * HOUR);
            },
            State::Verified,
            None,
        ),
        (
            "rows of a file that nobody described lie behind the log",
            |c| {
                c.until(20 * HOUR);
                let mut file = c.covered[1];
                (file.from, file.to, file.basis) =
                    (M.plus(HOUR), M.plus(20 * HOUR + 1), Basis::Observed);
                c.covered.push(file);
            },
            State::Withheld,
            Some(Reason::NotDescribed),
        ),
        (
            "rows of such a file lie within the log",
            |c| {
                c.until(20 * HOUR);
                let mut file = c.covered[1];
                (file.from, file.to, file.basis) =
                    (M.plus(HOUR), M.plus(20 * HOUR), Basis::Observed);
                c.covered.push(file);
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        (
            "a filter on the device's client app",
            |c| {
                let client = Question::Client(Protocol::ActiveSync);
                c.covered = both(client, M.plus(-30 * DAY), M.plus(25 * HOUR));
                let app = Question::App(APPLE.id());
                c.covered
                    .extend(both(app, M.plus(-30 * DAY), M.plus(25 * HOUR)));
            },
            State::Verified,
            None,
        ),
        (
            "a filter on another client app",
            |c| {
                let client = Question::Client(Protocol::Imap);
                c.covered = both(client, M.plus(-30 * DAY), M.plus(25 * HOUR));
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "a filter on one of its two client apps",
            |c| {
                let client = Question::Client(Protocol::ActiveSync);
                c.covered = both(client, M.plus(-30 * DAY), M.plus(25 * HOUR));
                c.history.own[0].protocol = Protocol::Imap;
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        (
            "the person's own sign-ins",
            |c| {
                let person = Question::Person(c.history.person.unwrap());
                c.covered = both(person, M.plus(-30 * DAY), M.plus(25 * HOUR));
            },
            State::Verified,
            None,
        ),
        (
            "another person's",
            |c| {
                let person = Question::Person(APPLE.id());
                c.covered = both(person, M.plus(-30 * DAY), M.plus(25 * HOUR));
            },
            State::Withheld,
            Some(Reason::InteractiveMissing),
        ),
        // Elsewhere.
        (
            "without an agent",
            |c| c.history.others.push(other(M.plus(1), 7, Key::Unreadable)),
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "at the mark itself",
            |c| c.history.others.push(other(M, 7, Key::Unreadable)),
            State::Verified,
            None,
        ),
        (
            "a name that two accounts bear",
            |c| c.history.others.push(other(M.plus(HOUR), 7, Key::Namesake)),
            State::Withheld,
            Some(Reason::Namesake),
        ),
        (
            "no outcome, under a new key",
            |c| {
                let mut row = other(M.plus(HOUR), 7, Key::Device);
                row.outcome = Outcome::Other;
                c.history.others.push(row);
            },
            State::Withheld,
            Some(Reason::NewDevice),
        ),
        (
            "a device that only tried before",
            |c| {
                let mut before = other(M.plus(-DAY), 7, Key::Device);
                before.outcome = Outcome::Other;
                c.history.others.push(before);
                c.history.others.push(other(M.plus(HOUR), 7, Key::Device));
            },
            State::Withheld,
            Some(Reason::NewDevice),
        ),
        (
            "a relay known from three dates",
            |c| {
                for days in [-3, -2, -1] {
                    c.history
                        .others
                        .push(other(M.plus(days * DAY), 7, Key::Relay));
                }
                c.history.others.push(other(M.plus(HOUR), 7, Key::Relay));
            },
            State::Verified,
            None,
        ),
        (
            "a relay known from two dates, twice on one",
            |c| {
                for hours in [-49, -48, -24] {
                    c.history
                        .others
                        .push(other(M.plus(hours * HOUR), 7, Key::Relay));
                }
                c.history.others.push(other(M.plus(HOUR), 7, Key::Relay));
            },
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "the relay's other network",
            |c| {
                for days in [-3, -2, -1] {
                    c.history
                        .others
                        .push(other(M.plus(days * DAY), 7, Key::Relay));
                }
                let mut row = other(M.plus(HOUR), 7, Key::Relay);
                row.network = Some(8);
                c.history.others.push(row);
            },
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "the relay's other protocol",
            |c| {
                for days in [-3, -2, -1] {
                    c.history
                        .others
                        .push(other(M.plus(days * DAY), 7, Key::Relay));
                }
                let mut row = other(M.plus(HOUR), 7, Key::Relay);
                row.protocol = Protocol::Imap;
                c.history.others.push(row);
            },
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "a relay that was only refused before",
            |c| {
                for days in [-3, -2, -1] {
                    let mut row = other(M.plus(days * DAY), 7, Key::Relay);
                    row.outcome = Outcome::Rejected;
                    c.history.others.push(row);
                }
                c.history.others.push(other(M.plus(HOUR), 7, Key::Relay));
            },
            State::Withheld,
            Some(Reason::HiddenDevice),
        ),
        (
            "refused behind a relay from the device's address",
            |c| c.history.others.push(refused(M.plus(HOUR), Key::Relay, 1)),
            State::BackOnLegacy,
            Some(Reason::StillTrying),
        ),
        (
            "refused behind a relay from its address within the grace",
            |c| {
                c.history
                    .others
                    .push(refused(M.plus(5 * MINUTE), Key::Relay, 1));
            },
            State::Verified,
            None,
        ),
        (
            "refused from the device's address under another device's agent",
            |c| c.history.others.push(refused(M.plus(HOUR), Key::Device, 1)),
            State::Verified,
            None,
        ),
        (
            "refused without an agent from elsewhere",
            |c| {
                c.history
                    .others
                    .push(refused(M.plus(HOUR), Key::Unreadable, 9));
            },
            State::Verified,
            None,
        ),
        (
            "refused from an address that was only tried from",
            |c| {
                let mut tried = legacy(M.plus(-DAY), Outcome::Rejected);
                tried.address = Some(9);
                c.history.own.push(tried);
                c.history.others.push(refused(M.plus(HOUR), Key::Relay, 9));
            },
            State::Verified,
            None,
        ),
        // The proof.
        (
            "the app a day before the mark",
            |c| {
                c.history.own.retain(|s| s.at < M.plus(-DAY));
                c.history
                    .own
                    .iter_mut()
                    .for_each(|s| s.at = s.at.plus(-HOUR));
                c.history.modern[0].at = M.plus(-DAY);
                c.until(4 * DAY);
            },
            State::Verified,
            None,
        ),
        (
            "the app earlier than that",
            |c| {
                c.history.own.retain(|s| s.at < M.plus(-DAY));
                c.history
                    .own
                    .iter_mut()
                    .for_each(|s| s.at = s.at.plus(-HOUR));
                c.history.modern[0].at = M.plus(-DAY - 1);
                c.until(4 * DAY);
            },
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "the app at the last legacy sign-in",
            |c| c.history.modern[0].at = M.plus(-HOUR),
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "the app dated five minutes ahead",
            |c| c.history.modern[0].at = c.now.plus(5 * MINUTE),
            State::Verified,
            None,
        ),
        (
            "to a resource without mail",
            |c| c.history.modern[0].to_mail = false,
            State::Silent,
            Some(Reason::NoModern),
        ),
        (
            "the first seen, without an agent, as no other device speaks",
            |c| {
                (c.history.modern[0].interactive, c.history.modern[0].fit) = (false, Fit::Untold);
            },
            State::Verified,
            None,
        ),
        (
            "the first seen, without an agent, beside another device's",
            |c| {
                (c.history.modern[0].interactive, c.history.modern[0].fit) = (false, Fit::Untold);
                let mut tablet = modern(M.plus(HOUR));
                tablet.fit = Fit::Contradicts;
                c.history.modern.push(tablet);
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "asked, without an agent, and in use before",
            |c| {
                c.history.modern.insert(0, modern(M.plus(-5 * DAY)));
                c.history.modern[1].fit = Fit::Untold;
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "the app is looked for in seven days before",
            |c| {
                c.history.modern[0].interactive = false;
                looked_for_app(c, M.plus(-7 * DAY - HOUR - 5 * MINUTE));
            },
            State::Verified,
            None,
        ),
        (
            "the app is looked for in less",
            |c| {
                c.history.modern[0].interactive = false;
                looked_for_app(c, M.plus(-7 * DAY - HOUR - 5 * MINUTE + 1));
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "the app is looked for by a question about this person",
            |c| looked_for_by(c, Question::Person(c.history.person.unwrap())),
            State::Verified,
            None,
        ),
        (
            "by one about somebody else",
            |c| looked_for_by(c, Question::Person(SOMEBODY)),
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "by one about this person and the app",
            |c| {
                let person = c.history.person.unwrap();
                looked_for_by(
                    c,
                    Question::AppOfPerson {
                        app: APPLE.id(),
                        person,
                    },
                );
            },
            State::Verified,
            None,
        ),
        (
            "by one about somebody else and the app",
            |c| {
                let (app, person) = (APPLE.id(), SOMEBODY);
                looked_for_by(c, Question::AppOfPerson { app, person });
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "a protocol with OAuth, looked for by a question about this person's mail",
            |c| {
                goes_on_with_oauth(c);
                looked_for_by(c, Question::MailOfPerson(c.history.person.unwrap()));
            },
            State::Verified,
            None,
        ),
        (
            "by one about somebody else's mail",
            |c| {
                goes_on_with_oauth(c);
                looked_for_by(c, Question::MailOfPerson(SOMEBODY));
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "by one about an app, which is not all that has a scope",
            |c| {
                goes_on_with_oauth(c);
                looked_for_by(c, Question::App(APPLE.id()));
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "an app of its own is not looked for by a question about mail",
            |c| looked_for_by(c, Question::MailOfPerson(c.history.person.unwrap())),
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "the app five minutes before the last legacy sign-in belongs to the move",
            |c| {
                c.history.modern[0].interactive = false;
                c.history.modern.push(modern(M.plus(-HOUR - 5 * MINUTE)));
            },
            State::Verified,
            None,
        ),
        (
            "earlier than that the person had it",
            |c| {
                c.history.modern[0].interactive = false;
                c.history
                    .modern
                    .push(modern(M.plus(-HOUR - 5 * MINUTE - 1)));
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        // Signs of life.
        (
            "retired, and somebody was there at the very end of the log",
            |c| {
                c.mark.how = How::Retired;
                // Midnight.
                c.until(25 * HOUR + 3 * MINUTE);
                c.history.interactive_hours = vec![hour(M.plus(25 * HOUR + 3 * MINUTE))];
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "retired, and nobody was there",
            |c| {
                c.mark.how = How::Retired;
                // Before the silence, and after the end of the log.
                c.history.interactive_hours =
                    vec![hour(M.plus(-HOUR)), hour(M), hour(M.plus(26 * HOUR))];
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "two dates at its address",
            |c| {
                c.mark.how = How::SwitchedOff;
                c.until(3 * DAY);
                c.history.dates_at_own_address = vec![day(M.plus(DAY)), day(M.plus(2 * DAY))];
            },
            State::Ended,
            None,
        ),
        (
            "one date at its address",
            |c| {
                c.mark.how = How::SwitchedOff;
                c.until(3 * DAY);
                c.history.dates_at_own_address =
                    vec![day(M.plus(-DAY)), day(M.plus(DAY)), day(M.plus(9 * DAY))];
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "a sender",
            |c| {
                sender(c);
            },
            State::Ended,
            None,
        ),
        (
            "a sender whose interactive sign-ins were filtered away",
            |c| {
                sender(c);
                c.covered[0].question = Question::LegacyClients;
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "a sender whose interactive sign-ins were read from the mark on only",
            |c| {
                sender(c);
                c.covered[0].question = Question::LegacyClients;
                let mut late = c.covered[0];
                (late.question, late.from) = (Question::Everything, M);
                c.covered.push(late);
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "a sender with an interactive sign-in once",
            |c| {
                sender(c);
                c.history.interactive_hours = vec![hour(M.plus(-5 * DAY))];
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        (
            "a fetcher of mail is no sender",
            |c| {
                sender(c);
                c.history.own[0].protocol = Protocol::Imap;
            },
            State::CleanSoFar,
            Some(Reason::NoSignOfLife),
        ),
        // The witness.
        (
            "every five and a half hours: four were to be expected, and the phone is seen",
            |c| slow(c, &[1, 9, 17]),
            State::Verified,
            None,
        ),
        (
            "seen in two hours only",
            |c| slow(c, &[1, 17]),
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "seen for less than sixteen hours",
            |c| {
                slow(c, &[1, 9, 17]);
                c.history.modern.last_mut().unwrap().at = M.plus(17 * HOUR - 1);
                c.history.modern[0].at = M.plus(HOUR);
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "last seen more than eight hours before the end",
            |c| {
                // Every seven hours: four are expected after 28 hours.
                slow(c, &[1, 9, 20]);
                c.history.own = (0..20)
                    .map(|n| legacy(M.plus(-6 * DAY + HOUR + n * 7 * HOUR), Outcome::Accepted))
                    .collect();
                c.covered = both(Question::Everything, M.plus(-6 * DAY), M.plus(30 * HOUR));
                c.now = M.plus(31 * HOUR);
                c.history.modern.last_mut().unwrap().at = M.plus(20 * HOUR);
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "the witness is seen inside the log",
            |c| slow(c, &[1, 9, 24]),
            State::Verified,
            None,
        ),
        (
            "a sign-in at the very end is not inside",
            |c| slow(c, &[1, 9, 25]),
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "last seen eight hours before the end that is asked for, and the log goes on",
            |c| {
                slow(c, &[1, 9, 17]);
                c.covered = both(Question::Everything, M.plus(-6 * DAY), M.plus(40 * HOUR));
                c.now = M.plus(41 * HOUR);
            },
            State::Verified,
            None,
        ),
        (
            "seen with a version that cannot be trusted",
            |c| {
                slow(c, &[1, 9, 17]);
                c.history
                    .modern
                    .iter_mut()
                    .for_each(|m| m.fit = Fit::Family);
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "seen, but nobody was asked",
            |c| {
                slow(c, &[1, 9, 17]);
                c.history
                    .modern
                    .iter_mut()
                    .for_each(|m| m.interactive = false);
            },
            State::CleanSoFar,
            Some(Reason::OtherDevice),
        ),
        (
            "seen through another device",
            |c| {
                slow(c, &[1, 9, 17]);
                c.history.modern.last_mut().unwrap().fit = Fit::Contradicts;
            },
            State::CleanSoFar,
            Some(Reason::Rhythm),
        ),
        (
            "two devices with one key have no witness",
            |c| {
                slow(c, &[1, 9, 17]);
                let last = c.history.own.len() - 1;
                c.history.own[last - 1].build = Some(2);
            },
            State::CleanSoFar,
            Some(Reason::RhythmUnknown),
        ),
        // A mark made anew.
        (
            "anew after a gap: the past is that before the first mark",
            |c| {
                anew(c);
            },
            State::Verified,
            None,
        ),
        (
            "anew after a gap: legacy since the first mark",
            |c| {
                anew(c);
                c.history.own.push(legacy(M.plus(DAY), Outcome::Accepted));
            },
            State::BackOnLegacy,
            Some(Reason::Accepted),
        ),
        (
            "anew after a gap: a day since the new mark",
            |c| {
                anew(c);
                c.covered = both(Question::Everything, M.plus(-30 * DAY), M.plus(HOUR));
                c.covered.extend(both(
                    Question::Everything,
                    M.plus(10 * DAY - HOUR),
                    M.plus(11 * DAY - 1),
                ));
            },
            State::CleanSoFar,
            Some(Reason::FirstDay),
        ),
        // Not changed.
        (
            "spray",
            |c| c.history.markable = false,
            State::NotChanged,
            None,
        ),
    ];
    let mut wrong = Vec::new();
    for (name, change, state, reason) in table {
        let mut case = Case::new();
        change(&mut case);
        let got = case.verdict();
        if (got.state, got.reason) != (*state, *reason) {
            wrong.push(format!("{name}: {:?} {:?}", got.state, got.reason));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
