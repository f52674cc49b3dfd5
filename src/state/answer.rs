//! The sentence at the top of the findings and what it rests on. In: summary, totals, sources. Out: which sentence,
//! with its numbers; `ui` has the words. A claim is made only as far as what was read carries it. Pure.

use super::AppState;
use super::rows::Totals;
use crate::model::{Class, DAY, EventType, Instant, Question};
use crate::worker::messages::{Basis, SourceKind, SourceView};

/// Which sentence answers the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Still reading, with the devices so far.
    Reading(u64),
    /// Devices and people that use legacy authentication by password or an unknown method.
    Legacy {
        /// Devices.
        devices: u64,
        /// People.
        people: u64,
    },
    /// So many devices used it, and each is proven to have left.
    Proven(u64),
    /// Only certificates over legacy protocols.
    Certificate(u64),
    /// Only rejected attempts, against so many accounts.
    Attempts(u64),
    /// No legacy sign-in between two instants.
    None(Instant, Instant),
    /// Reading from Graph did not come to its end, or showed one's own sign-ins only: nothing can be said.
    Unanswered,
    /// Files were read, but hold no sign-in of a person.
    Empty,
    /// No file could be read.
    Nothing,
}

/// Chooses the sentence.
#[must_use]
pub fn headline(state: &AppState, totals: &Totals) -> Headline {
    let summary = &state.summary;
    if state.is_busy() {
        return Headline::Reading(totals.classes.iter().sum());
    }
    if totals.legacy_devices() > 0 {
        return Headline::Legacy {
            devices: totals.legacy_devices(),
            people: totals.legacy_people,
        };
    }
    if totals.proven > 0 {
        return Headline::Proven(totals.proven);
    }
    match totals.class(Class::Certificate) {
        0 => {}
        devices => return Headline::Certificate(devices),
    }
    let attempted = totals.attempted_people + summary.spray_unknown_users;
    if attempted > 0 {
        return Headline::Attempts(attempted);
    }
    let read = summary.records.modern + summary.records.unknown + summary.records.legacy;
    if state.fetching.leaves_open() {
        return Headline::Unanswered;
    }
    match (summary.from, summary.to) {
        (Some(from), Some(to)) if read > 0 || state.sources.iter().any(|s| answers(s)) => {
            Headline::None(from, to)
        }
        _ if !state.sources.is_empty() && state.sources.iter().all(|s| is_refused(s)) => {
            Headline::Nothing
        }
        _ => Headline::Empty,
    }
}

/// A source that answers the question about all devices for a window of its own, also where it holds no record: Graph
/// was asked, or the admin said what the file is (rules 4: a header-only file is valid evidence).
fn answers(source: &SourceView) -> bool {
    let asked = source.basis == Basis::Asked && source.asked.is_some();
    let stated = source.basis == Basis::Stated
        && source
            .stated
            .is_some_and(|s| s.question.is_some_and(Question::is_of_all));
    source.complete && !source.busy && (asked || stated)
}

/// Files of which not everything could be read: an answer does not reach beyond what was read.
#[must_use]
pub fn unfinished(state: &AppState) -> u64 {
    let cut = |s: &&std::rc::Rc<SourceView>| s.kind == SourceKind::File && s.problem.is_some();
    state.sources.iter().filter(cut).count() as u64
}

/// Which of the two event types were read. The legacy question needs both (rules 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTypes {
    /// Both.
    Both,
    /// Non-interactive ones are missing.
    InteractiveOnly,
    /// Interactive ones are missing.
    NonInteractiveOnly,
    /// A file does not tell, and the admin has not said.
    Unstated,
}

/// Which event types the sources cover, as far as known.
#[must_use]
pub fn event_types(state: &AppState) -> EventTypes {
    let complete = &state.summary.complete_to;
    match (
        complete.interactive_user.is_some(),
        complete.non_interactive_user.is_some(),
    ) {
        (true, true) => EventTypes::Both,
        _ if state
            .sources
            .iter()
            .any(|s| s.event_type_open && is_open(s)) =>
        {
            EventTypes::Unstated
        }
        (true, false) => EventTypes::InteractiveOnly,
        (false, true) => EventTypes::NonInteractiveOnly,
        (false, false) => EventTypes::Unstated,
    }
}

/// The event type whose files reach a day less far than the other's, and how far they reach: an answer for both holds
/// only there. `None` where one is missing (which is said elsewhere), or where Graph was asked for both alike.
#[must_use]
pub fn narrower(state: &AppState) -> Option<(EventType, Instant, Instant)> {
    let span = |event_type: EventType| -> Option<(Instant, Instant)> {
        let files = state.sources.iter().filter(|s| {
            s.event_types.contains(&event_type) && !is_refused(s) && s.kind == SourceKind::File
        });
        files
            .filter_map(|s| {
                let said = s.stated.filter(|_| s.basis == Basis::Stated);
                let window = said.and_then(|said| said.from.zip(said.to));
                window.or_else(|| s.oldest.zip(s.newest))
            })
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    };
    if state.sources.iter().any(|s| s.kind != SourceKind::File) {
        return None;
    }
    let interactive = span(EventType::InteractiveUser)?;
    let non_interactive = span(EventType::NonInteractiveUser)?;
    let misses = |of: (Instant, Instant), other: (Instant, Instant)| {
        of.0.since(other.0) > DAY || other.1.since(of.1) > DAY
    };
    let at = |event_type, (from, to)| Some((event_type, from, to));
    if misses(non_interactive, interactive) {
        at(EventType::NonInteractiveUser, non_interactive)
    } else if misses(interactive, non_interactive) {
        at(EventType::InteractiveUser, interactive)
    } else {
        None
    }
}

/// A file of which the admin has not yet said what it is.
#[must_use]
pub fn is_open(source: &SourceView) -> bool {
    source.kind == SourceKind::File
        && !source.busy
        && source.stated.is_none()
        && describable(source)
}

/// A file of which nothing could be read.
#[must_use]
pub fn is_refused(source: &SourceView) -> bool {
    source.problem.is_some() && source.records == 0
}

/// A file that can be described: it was recognised as sign-ins of people, and not refused.
#[must_use]
pub fn describable(source: &SourceView) -> bool {
    use crate::source::Format;
    source.kind == SourceKind::File
        && !is_refused(source)
        && source.format.is_some_and(|format| {
            !matches!(
                format,
                Format::AuthDetails
                    | Format::NotUser
                    | Format::MobileDevices
                    | Format::SmtpAuthReport
            )
        })
}

#[cfg(test)]
mod tests {
    use super::{EventTypes, Headline, event_types, headline};
    use crate::model::Instant;
    use crate::state::AppState;
    use crate::state::rows::Totals;
    use crate::worker::messages::Summary;
    use std::rc::Rc;

    fn read(summary: Summary) -> AppState {
        AppState {
            summary: Rc::new(summary),
            ..AppState::default()
        }
    }

    #[test]
    fn attempts_against_unknown_users_are_not_nothing() {
        let mut summary = Summary {
            from: Some(Instant(0)),
            to: Some(Instant(1)),
            ..Summary::default()
        };
        summary.records.modern = 5;
        let totals = Totals::default();
        assert_eq!(
            headline(&read(summary.clone()), &totals),
            Headline::None(Instant(0), Instant(1))
        );
        summary.spray_unknown_users = 3;
        assert_eq!(headline(&read(summary), &totals), Headline::Attempts(3));
    }

    #[test]
    fn without_any_sign_in_nothing_is_claimed() {
        assert_eq!(
            headline(&AppState::default(), &Totals::default()),
            Headline::Empty
        );
    }

    #[test]
    fn one_event_type_is_not_both() {
        let mut summary = Summary::default();
        summary.complete_to.interactive_user = Some(Instant(1));
        assert_eq!(
            event_types(&read(summary.clone())),
            EventTypes::InteractiveOnly
        );
        summary.complete_to.non_interactive_user = Some(Instant(1));
        assert_eq!(event_types(&read(summary)), EventTypes::Both);
    }
}
