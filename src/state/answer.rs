//! The sentence at the top of the findings and what it rests on. In: summary, totals, sources. Out: which sentence,
//! with its numbers; `ui` has the words. A claim is made only as far as what was read carries it. Pure.

use super::AppState;
use super::rows::{Part, Totals};
use crate::model::{Class, DAY, EventType, Instant, Question, order};
use crate::source::graph::RETENTION;
use crate::worker::messages::{Basis, CompleteTo, SourceKind, SourceNote, SourceView};

/// Which sentence answers the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Still reading, with the devices so far that use legacy authentication.
    Reading(u64),
    /// Devices that use legacy authentication by password or an unknown method, or were changed; not all are proven.
    Devices {
        /// Not changed, or back on legacy.
        using: u64,
        /// Changed and clean so far, not proven.
        waiting: u64,
        /// Proven to have left.
        proven: u64,
    },
    /// So many devices used it, and each is proven to have left.
    Proven(u64),
    /// Only certificates over legacy protocols.
    Certificate(u64),
    /// Only rejected attempts, against so many accounts.
    Attempts(u64),
    /// No legacy sign-in between two instants, [`gaps`] left out.
    None(Instant, Instant),
    /// Reading from Graph did not come to its end, or showed one's own sign-ins only: nothing can be said.
    Unanswered,
    /// No source could have held every legacy sign-in.
    CannotTell(Why),
}

/// Why no source can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No file could be read.
    Unread,
    /// No sign-in of a person was read, and nobody said what the files are.
    Empty,
    /// The files are filtered by something else, or were not read to their end.
    Partial,
}

/// Chooses the sentence.
#[must_use]
pub fn headline(state: &AppState, totals: &Totals) -> Headline {
    let summary = &state.summary;
    let [using, waiting, proven] =
        [Part::Using, Part::Waiting, Part::Proven].map(|part| totals.part(part));
    if state.is_busy() {
        return Headline::Reading(using);
    }
    if using + waiting > 0 {
        return Headline::Devices {
            using,
            waiting,
            proven,
        };
    }
    if proven > 0 {
        return Headline::Proven(proven);
    }
    match totals.class(Class::Certificate) {
        0 => {}
        devices => return Headline::Certificate(devices),
    }
    let attempted = totals.attempted_people + summary.spray_unknown_users;
    if attempted > 0 {
        return Headline::Attempts(attempted);
    }
    if state.fetching.leaves_open() {
        return Headline::Unanswered;
    }
    let told = state.sources.iter().filter_map(|s| told(s));
    if let Some((from, to)) = told.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) {
        return Headline::None(from, to);
    }
    let read = summary.records.modern + summary.records.unknown + summary.records.legacy;
    let said = |s: &SourceView| s.stated.is_some() || s.kind == SourceKind::Graph;
    let unread = |s: &SourceView| s.is_refused() || (s.records == 0 && s.unreadable > 0);
    Headline::CannotTell(
        if !state.sources.is_empty() && state.sources.iter().all(|s| unread(s)) {
            Why::Unread
        } else if read == 0 && !state.sources.iter().any(|s| said(s)) {
            Why::Empty
        } else {
            Why::Partial
        },
    )
}

/// The window in which a source would hold every legacy sign-in, of all people and protocols. `None`: it cannot tell,
/// because it was filtered by something else, is not the whole answer, or nothing in it could be read. A file of which
/// nobody said what it is tells as far as its rows reach, unless they look filtered; one without rows does not (rules 4
/// and 6).
#[must_use]
pub fn told(source: &SourceView) -> Option<(Instant, Instant)> {
    if source.busy || !source.complete || source.problem.is_some() {
        return None;
    }
    if source.kind == SourceKind::Graph {
        let asked = source.asked.as_ref()?;
        let all = asked.question.is_of_all() || asked.question == Question::Unknown;
        return all.then_some((asked.from, asked.to));
    }
    let filter = source.stated.unwrap_or(source.proposed).question;
    if !source.carries_sign_ins()
        || source.notes.contains(&SourceNote::NotUserSignIns)
        || !filter.is_some_and(Question::is_of_all)
    {
        return None;
    }
    if source.records == 0 && (source.unreadable > 0 || source.other_tenant > 0) {
        return None;
    }
    let rows = source.oldest.zip(source.newest);
    if source.basis != Basis::Stated {
        return rows;
    }
    let stated = source.stated?;
    let (from, to) = stated.from.zip(stated.to)?;
    // No log is longer, and a download that was cut begins with its oldest row.
    let kept = stated.downloaded.unwrap_or(to).plus(-RETENTION);
    let cut = source.notes.contains(&SourceNote::CutAtLimit);
    let begins = if cut { source.oldest? } else { kept };
    Some((from.max(begins), to)).filter(|(from, to)| from < to)
}

/// *Complete to* of each event type as far as it may be claimed: not while anything is read, and not while a file lies
/// there of which only the rows are known.
#[must_use]
pub fn complete_to(state: &AppState) -> CompleteTo {
    if state.is_busy() || state.sources.iter().any(|s| s.shows_rows_only()) {
        return CompleteTo::default();
    }
    state.summary.complete_to
}

/// Files of which not everything could be read: an answer does not reach beyond what was read.
#[must_use]
pub fn unfinished(state: &AppState) -> u64 {
    let files = state.sources.iter().filter(|s| s.kind == SourceKind::File);
    files
        .map(|s| s.failed.max(u64::from(s.problem.is_some())))
        .sum()
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
    /// Neither: what was read answers for no event type as a whole.
    Neither,
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
        (false, false) if state.sources.iter().any(|s| is_open(s)) => EventTypes::Unstated,
        (false, false) => EventTypes::Neither,
    }
}

/// The event type that no source tells which can hold legacy sign-ins; `None` too where a file does not say which it has.
#[must_use]
pub fn missing(state: &AppState) -> Option<EventType> {
    let telling = || state.sources.iter().filter(|s| told(s).is_some());
    let has = |event_type| {
        telling().any(|s| match &s.asked {
            Some(asked) => asked.event_types.contains(&event_type),
            None => s.event_types.contains(&event_type),
        })
    };
    if telling().any(|s| s.event_types.is_empty() && s.asked.is_none()) {
        return None;
    }
    match (
        has(EventType::InteractiveUser),
        has(EventType::NonInteractiveUser),
    ) {
        (true, false) => Some(EventType::NonInteractiveUser),
        (false, true) => Some(EventType::InteractiveUser),
        _ => None,
    }
}

/// The event type whose files reach a day less far than the other's, and how far they reach: an answer for both holds
/// only there. `None` where one is missing (which is said elsewhere), or where Graph was asked for both alike.
#[must_use]
pub fn narrower(state: &AppState) -> Option<(EventType, Instant, Instant)> {
    let span = |event_type: EventType| -> Option<(Instant, Instant)> {
        let files = state
            .sources
            .iter()
            .filter(|s| s.event_types.contains(&event_type) && s.kind == SourceKind::File);
        files
            .filter_map(|s| told(s))
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

/// A stretch of which no source tells anything, between others that do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Of this event type alone; `None`: of neither.
    pub event_type: Option<EventType>,
    /// Start.
    pub from: Instant,
    /// End.
    pub to: Instant,
}

/// Stretches between the sources that can tell, of which none tells anything; by event type and time.
#[must_use]
pub fn gaps(state: &AppState) -> Vec<Unread> {
    let unread = |event_type, stretches: Vec<(Instant, Instant)>| {
        stretches.into_iter().map(move |(from, to)| Unread {
            event_type,
            from,
            to,
        })
    };
    let interactive = gaps_of(state, EventType::InteractiveUser);
    let non_interactive = gaps_of(state, EventType::NonInteractiveUser);
    if interactive == non_interactive {
        return unread(None, interactive).collect();
    }
    unread(Some(EventType::InteractiveUser), interactive)
        .chain(unread(Some(EventType::NonInteractiveUser), non_interactive))
        .collect()
}

/// Rows of a file that nobody described may lie a day apart: a quiet log.
fn gaps_of(state: &AppState, event_type: EventType) -> Vec<(Instant, Instant)> {
    let may_hold = |s: &SourceView| {
        let types = s.asked.as_ref().map_or(&s.event_types, |a| &a.event_types);
        types.is_empty() || types.contains(&event_type)
    };
    let mut told: Vec<_> = state
        .sources
        .iter()
        .filter(|s| may_hold(s))
        .filter_map(|s| {
            let described = s.kind == SourceKind::Graph || s.basis == Basis::Stated;
            let (from, to) = told(s)?;
            Some((from, to, if described { 0 } else { DAY }))
        })
        .collect();
    order::sort_by(&mut told, Ord::cmp);
    let mut gaps = Vec::new();
    let mut end: Option<(Instant, i64)> = None;
    for (from, to, apart) in told {
        if let Some((read, before)) = end
            && from.since(read) > apart.max(before)
        {
            gaps.push((read, from));
        }
        if end.is_none_or(|(read, _)| to > read) {
            end = Some((to, apart));
        }
    }
    gaps
}

/// A file of which the admin has not yet said what it is.
#[must_use]
pub fn is_open(source: &SourceView) -> bool {
    source.kind == SourceKind::File
        && !source.busy
        && source.stated.is_none()
        && describable(source)
}

/// A file that can be described: it was recognised as sign-ins of people, and not refused.
#[must_use]
pub fn describable(source: &SourceView) -> bool {
    source.kind == SourceKind::File && !source.is_refused() && source.carries_sign_ins()
}

#[cfg(test)]
mod tests;
