//! Positive proof that the account went on with the expected app (rules 4, *Positive proof*).

use super::condition::{Condition, holds};
use super::stretches::Stretches;
use super::{BEFORE_MARK, CLOCK_SKEW, GRACE, History, Modern, NEW_APP_DAYS};
use crate::model::{Covered, EventType, Instant, MailApp, Mark, Question};

/// What the sign-ins of the expected app say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It began with this sign-in.
    Given(Instant),
    /// It was used since, but that may be another device of the person.
    Unclear(Instant),
    /// No sign-in of it.
    None,
}

/// Looks for the proof. `last`: last legacy sign-in of the device that was not rejected, up to the mark and its grace.
///
/// An accepted sign-in of the app after `last`, no earlier than 24 h before the mark and not dated in the future, and
/// either
/// (a) the person had none before, in 7 or more covered days: "before" is before the last legacy sign-in (less 5 min,
///     in which an account moves) or 24 h before the mark, whichever is later. An earlier sign-in outside the covered
///     days speaks against it as well: knowing more never makes the verdict more favourable; or
/// (b) the sign-in is interactive or a password grant and its agent does not name another kind of device.
pub(super) fn proof(
    history: &History,
    app: MailApp,
    mark: &Mark,
    last: Option<Instant>,
    covered: &[Covered],
    now: Instant,
) -> Proof {
    let opens = mark.at.plus(-BEFORE_MARK);
    let of_app = || {
        history
            .modern
            .iter()
            .filter(|m| holds(Condition::App, m.app == app))
    };
    let candidates = || {
        of_app()
            .filter(|m| holds(Condition::AfterLegacy, last.is_none_or(|last| m.at > last)))
            .filter(|m| m.at >= opens)
            .filter(|m| m.at <= now.plus(CLOCK_SKEW))
    };
    let Some(first) = candidates().map(|m| m.at).min() else {
        return Proof::None;
    };
    let before = last.map_or(opens, |last| opens.max(last.plus(-GRACE)));
    let is_new = !of_app().any(|m| m.at < before)
        && looked_for(history, app, covered, now)
            .before(before)
            .is_some_and(|from| before.since(from) >= NEW_APP_DAYS);
    let asked = |m: &Modern| (m.interactive || m.ropc) && holds(Condition::Agent, !m.contradicts);
    if holds(Condition::NewOrAsked, is_new || candidates().any(asked)) {
        Proof::Given(first)
    } else {
        Proof::Unclear(first)
    }
}

/// Where sign-ins of the app by this person would have been seen: both event types, every id of the app.
pub(super) fn looked_for(
    history: &History,
    app: MailApp,
    covered: &[Covered],
    now: Instant,
) -> Stretches {
    let mut all: Option<Stretches> = None;
    for id in app.ids() {
        let answers = |c: &Covered| match c.question {
            Question::Everything => true,
            Question::App(app) => app == id,
            Question::Person(person) => history.person == Some(person),
            Question::AppOfPerson { app, person } => app == id && history.person == Some(person),
            Question::LegacyClients | Question::Client(_) | Question::Unknown => false,
        };
        for event_type in [EventType::InteractiveUser, EventType::NonInteractiveUser] {
            let one = Stretches::of(covered, event_type, now, answers);
            all = Some(match all {
                Some(all) => all.and(&one),
                None => one,
            });
        }
    }
    all.unwrap_or_default()
}
