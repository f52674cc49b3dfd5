//! Positive proof that the account went on with the expected app, and the witness that its phone is in use (rules 4).

use super::coverage::BOTH;
use super::silence::Witness;
use super::stretches::Stretches;
use super::{BEFORE_MARK, CLOCK_SKEW, Fit, GRACE, History, Modern, NEW_APP_DAYS};
use crate::model::{Covered, DAY, Expected, Guid, HOUR, Instant, Question, order};

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

/// Where the proof is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// Whose sign-ins are expected.
    pub expected: Expected,
    /// The first mark.
    pub mark: Instant,
    /// Last legacy sign-in of the device that was not rejected, up to the mark and its grace.
    pub last: Option<Instant>,
}

/// Accepted sign-ins of the expected client to mail.
fn of(history: &History, expected: Expected) -> impl Iterator<Item = &Modern> {
    history
        .modern
        .iter()
        .filter(move |m| expected.is(m.client) && m.to_mail)
}

/// A person signed in with it, or the system with the person's password, and the agent fits the device.
const fn was_asked(m: &Modern) -> bool {
    (m.interactive || m.ropc) && matches!(m.fit, Fit::Family | Fit::Version)
}

/// Sign-ins that may be the proof: after the last legacy one, no earlier than 24 h before the first mark, not dated in the
/// future.
fn candidates(history: &History, change: Change, now: Instant) -> impl Iterator<Item = &Modern> {
    of(history, change.expected)
        .filter(move |m| change.last.is_none_or(|last| m.at > last))
        .filter(move |m| m.at >= change.mark.plus(-BEFORE_MARK) && m.at <= now.plus(CLOCK_SKEW))
}

/// Looks for the proof: a candidate whose agent does not contradict, and either
/// (a) the person had no sign-in of the app before, in 7 or more covered days: "before" is before the last legacy sign-in
///     (less 5 min, in which an account moves) or 24 h before the mark, whichever is later. An earlier sign-in outside the
///     covered days speaks against it as well: knowing more never makes the verdict more favourable. Where some candidate
///     is of another device, one without an agent may be, too; or
/// (b) it is interactive or a password grant and its agent names this kind of device.
pub(super) fn proof(history: &History, change: Change, covered: &[Covered], now: Instant) -> Proof {
    let Some(first) = candidates(history, change, now).map(|m| m.at).min() else {
        return Proof::None;
    };
    let opens = change.mark.plus(-BEFORE_MARK);
    let before = change
        .last
        .map_or(opens, |last| opens.max(last.plus(-GRACE)));
    let is_new = || {
        !of(history, change.expected).any(|m| m.at < before)
            && looked_for(history, change.expected, covered, now)
                .before(before)
                .is_some_and(|from| before.since(from) >= NEW_APP_DAYS)
    };
    let contradicted = candidates(history, change, now).any(|m| m.fit == Fit::Contradicts);
    let fits = |m: &Modern| match m.fit {
        Fit::Contradicts => false,
        Fit::Untold => !contradicted,
        Fit::Family | Fit::Version => true,
    };
    let asked = candidates(history, change, now)
        .filter(|m| was_asked(m))
        .map(|m| m.at)
        .min();
    let new = || {
        candidates(history, change, now)
            .filter(|m| fits(m))
            .map(|m| m.at)
            .min()
    };
    match asked.or_else(|| new().filter(|_| is_new())) {
        // The page tells when the app was first seen, be it by a sign-in that alone proves nothing.
        Some(at) if contradicted => Proof::Given(at),
        Some(_) => Proof::Given(first),
        None => Proof::Unclear(first),
    }
}

/// Accepted sign-ins in so many hours …
const WITNESS_HOURS: usize = 3;
/// … the first and the last so far apart.
const WITNESS_APART: i64 = 16 * HOUR;

/// The phone is seen in use between the mark and `to`: its own version signed in with the app, with a person asked, and the
/// app went on to sign in through the day.
pub(super) fn witness(
    history: &History,
    change: Change,
    mark: Instant,
    to: Instant,
    now: Instant,
) -> Option<Witness> {
    candidates(history, change, now).find(|m| was_asked(m) && m.fit == Fit::Version)?;
    let mut times: Vec<i64> = of(history, change.expected)
        .filter(|m| m.fit != Fit::Contradicts && mark <= m.at && m.at < to)
        .map(|m| m.at.0)
        .collect();
    order::distinct(&mut times);
    let (first, last) = (times.first()?, times.last()?);
    let mut hours: Vec<i64> = times.iter().map(|at| at.div_euclid(HOUR)).collect();
    hours.dedup();
    (hours.len() >= WITNESS_HOURS && last - first >= WITNESS_APART).then(|| Witness {
        weekend: times
            .iter()
            .any(|at| super::past::is_weekend(at.div_euclid(DAY))),
        last: Instant(*last),
    })
}

/// Whether a sign-in of the app tells this device's version, or none was asked for yet: then a witness can still come.
pub(super) fn tells_no_other(history: &History, change: Change, now: Instant) -> bool {
    let asked = || candidates(history, change, now).filter(|m| was_asked(m));
    asked().next().is_none() || asked().any(|m| m.fit == Fit::Version)
}

/// Where sign-ins of the client by this person would have been seen: both event types, every id of the app. A protocol with OAuth
/// has no id: whatever program it is, it would have been seen.
pub(super) fn looked_for(
    history: &History,
    expected: Expected,
    covered: &[Covered],
    now: Instant,
) -> Stretches {
    let ids: Vec<Option<Guid>> = match expected {
        Expected::App(app) => app.ids().map(Some).collect(),
        Expected::OAuth(_) => vec![None],
    };
    let mut all: Option<Stretches> = None;
    for id in ids {
        let answers = |c: &Covered| match c.question {
            Question::Everything => true,
            Question::App(app) => Some(app) == id,
            Question::Person(person) => history.person == Some(person),
            Question::MailOfPerson(person) => {
                matches!(expected, Expected::OAuth(_)) && history.person == Some(person)
            }
            Question::AppOfPerson { app, person } => {
                Some(app) == id && history.person == Some(person)
            }
            Question::LegacyClients | Question::Client(_) | Question::Unknown => false,
        };
        for event_type in BOTH {
            let one = Stretches::of(covered, event_type, now, answers);
            all = Some(match all {
                Some(all) => all.and(&one),
                None => one,
            });
        }
    }
    all.unwrap_or_default()
}
