//! Sources and what they cover (rules 1 and 4, "Files as source").

use super::view::{
    Basis, CompleteTo, Contradiction, Origin, SourceId, SourceKind, SourceView, Stated,
};
use crate::model::{Covered, EventType, Guid, Instant, LATEST, MINUTE, MailApp, Question};
use crate::source::{Format, ProblemCode, SourceNote};

/// Rows at which the portal cuts a download at its old end (rules 4).
const PORTAL_LIMITS: [u64; 2] = [100_000, 250_000];

/// What is known of a source before it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceStart {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: SourceKind,
    /// Bytes.
    pub bytes: u64,
    /// Answers prefilled from name and file date.
    pub proposed: Stated,
}

/// How reading of a source has come out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Recognised shape.
    pub format: Option<Format>,
    /// Why it gave nothing or not all.
    pub problem: Option<ProblemCode>,
    /// Byte of the problem.
    pub problem_at: Option<u64>,
    /// Said once per file.
    pub notes: Vec<SourceNote>,
    /// Bytes, where they were not known before (archive entries).
    pub bytes: Option<u64>,
}

/// Times seen for one event type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub oldest: Option<Instant>,
    pub newest: Option<Instant>,
}

impl Span {
    pub(super) fn add(&mut self, at: Instant) {
        self.oldest = Some(self.oldest.map_or(at, |o| o.min(at)));
        self.newest = Some(self.newest.map_or(at, |n| n.max(at)));
    }

    fn join(self, other: Self) -> Self {
        let mut all = self;
        for at in [other.oldest, other.newest].into_iter().flatten() {
            all.add(at);
        }
        all
    }
}

/// The apps of a source's records, as far as a filter could have chosen one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Apps {
    /// No record yet.
    #[default]
    None,
    /// All have this one.
    One(Guid),
    /// Several, or none.
    Many,
}

impl Apps {
    pub(super) fn add(&mut self, app: Option<Guid>) {
        *self = match (*self, app) {
            (Self::None, Some(app)) => Self::One(app),
            (Self::One(known), Some(app)) if known == app => Self::One(app),
            _ => Self::Many,
        };
    }

    /// The mail app that all records have.
    pub(super) fn mail_app(self) -> Option<Guid> {
        match self {
            Self::One(app) if MailApp::by_app_id(app).is_some() => Some(app),
            _ => None,
        }
    }
}

/// A source and what came of it.
#[derive(Debug)]
pub(super) struct Source {
    pub start: SourceStart,
    pub reading: Reading,
    pub busy: bool,
    pub complete: bool,
    pub stated: Option<Stated>,
    pub sha256: Option<String>,
    pub origin: Origin,
    pub records: u64,
    pub duplicates: u64,
    pub unreadable: u64,
    pub legacy: u64,
    pub other_tenant: u64,
    /// Sum over the identities of its records: the same file read again has the same.
    pub fingerprint: u64,
    pub untranslated: u64,
    /// Rows do not tell whether they succeeded.
    pub untold: bool,
    /// Records with an agent, be it an empty one.
    pub with_agent: u64,
    pub not_user: u64,
    pub auth_steps: u64,
    pub steps_joined: bool,
    pub interactive: Span,
    pub non_interactive: Span,
    /// Records that do not tell their event type.
    pub open: Span,
    /// Pieces of the log that were asked for and answered to the end.
    pub asked: Vec<Covered>,
    /// The app of all its records, while they have one in common.
    pub apps: Apps,
    /// Its answers show the sign-ins of the person who asked, and nobody else's.
    pub only_own: bool,
}

impl Source {
    pub(super) fn new(start: SourceStart) -> Self {
        Self {
            start,
            reading: Reading::default(),
            busy: true,
            complete: false,
            stated: None,
            sha256: None,
            origin: Origin::Read,
            records: 0,
            duplicates: 0,
            unreadable: 0,
            legacy: 0,
            other_tenant: 0,
            fingerprint: 0,
            untranslated: 0,
            untold: false,
            with_agent: 0,
            not_user: 0,
            auth_steps: 0,
            steps_joined: false,
            interactive: Span::default(),
            non_interactive: Span::default(),
            open: Span::default(),
            asked: Vec::new(),
            apps: Apps::default(),
            only_own: false,
        }
    }

    pub(super) fn span(&self) -> Span {
        self.interactive.join(self.non_interactive).join(self.open)
    }

    /// Event types its records tell, or the admin said.
    pub(super) fn event_types(&self) -> Vec<EventType> {
        let stated = self.answers().event_type;
        let mut types = Vec::new();
        if self.interactive.newest.is_some() || stated == Some(EventType::InteractiveUser) {
            types.push(EventType::InteractiveUser);
        }
        if self.non_interactive.newest.is_some() || stated == Some(EventType::NonInteractiveUser) {
            types.push(EventType::NonInteractiveUser);
        }
        types
    }

    /// The rows do not tell the event type, or there are none: only the admin can.
    pub(super) fn event_type_open(&self) -> bool {
        self.start.kind != SourceKind::Graph
            && self.carries_sign_ins()
            && (self.open.newest.is_some() || self.records == 0)
    }

    /// A file of user sign-ins, be it an empty one.
    pub(super) fn carries_sign_ins(&self) -> bool {
        matches!(
            self.reading.format,
            Some(
                Format::Graph
                    | Format::PortalJson
                    | Format::PortalCsv
                    | Format::Diagnostics
                    | Format::EventHub
            )
        )
    }

    /// The admin's answers, unless they cannot be true.
    pub(super) fn answers(&self) -> Stated {
        self.stated
            .filter(|s| self.contradiction(*s).is_none())
            .unwrap_or_default()
    }

    /// The admin answered everything that a file does not tell.
    pub(super) fn is_stated(&self) -> bool {
        self.stated.is_some_and(|s| {
            (s.event_type.is_some() || !self.event_type_open())
                && s.question.is_some_and(|q| q != Question::Unknown)
                && s.from.zip(s.to).is_some_and(|(from, to)| from < to)
                && self.contradiction(s).is_none()
        })
    }

    /// Beginning and end of the window that the admin stated for all devices, if the file was read to its end.
    pub(super) fn stated_span(&self) -> impl Iterator<Item = Instant> {
        self.stated
            .filter(|s| {
                let all = s.question.is_some_and(Question::is_of_all);
                all && self.complete && self.is_stated()
            })
            .into_iter()
            .flat_map(|s| [s.from, s.to])
            .flatten()
    }

    /// Why an answer cannot be true: its window ends before it begins or after the download, its own rows lie outside
    /// it, or they are of the other event type. The form knows minutes only, so one of them is allowed for.
    fn contradiction(&self, s: Stated) -> Option<Contradiction> {
        let span = self.span();
        let outside = s
            .from
            .zip(span.oldest)
            .is_some_and(|(from, oldest)| oldest.plus(MINUTE) < from)
            || s.to
                .zip(span.newest)
                .is_some_and(|(to, newest)| newest > to.plus(MINUTE));
        let other_type = match s.event_type {
            Some(EventType::InteractiveUser) => self.non_interactive.newest.is_some(),
            Some(EventType::NonInteractiveUser) => self.interactive.newest.is_some(),
            None => false,
        };
        if s.from.zip(s.to).is_some_and(|(from, to)| from >= to)
            || s.to
                .zip(s.downloaded)
                .is_some_and(|(to, downloaded)| to > downloaded.plus(MINUTE))
        {
            Some(Contradiction::Window)
        } else if outside {
            Some(Contradiction::Rows)
        } else if other_type {
            Some(Contradiction::EventType)
        } else {
            None
        }
    }

    pub(super) fn question(&self) -> Question {
        self.stated
            .and_then(|s| s.question)
            .unwrap_or(Question::Unknown)
    }

    /// Newest point in time to which this source speaks for an event type: its newest record less 15 min, or, where
    /// the question was answered with nothing, the moment it was asked less 6 h; the later of the two.
    fn complete_to(&self, event_type: EventType) -> Option<Instant> {
        let newest = self.of_type(event_type).newest;
        let stated = self.answers();
        let answered = stated.event_type == Some(event_type)
            && self.complete
            && self.carries_sign_ins()
            && match self.question() {
                Question::Everything => self.records == 0,
                // After its newest row it was answered with nothing.
                Question::LegacyClients => stated.to.zip(newest).is_none_or(|(to, n)| n < to),
                _ => false,
            };
        let asked = stated
            .downloaded
            .filter(|_| answered)
            .map(|d| d.plus(-LATEST))
            .map(|at| stated.to.map_or(at, |to| at.min(to)));
        newest
            .map(|n| n.plus(-15 * MINUTE))
            .max(asked)
            .max(self.asked_for_nothing(event_type, newest))
    }

    /// Times of the records that are of this event type, by what they tell or the admin said.
    pub(super) fn of_type(&self, event_type: EventType) -> Span {
        let own = match event_type {
            EventType::InteractiveUser => self.interactive,
            EventType::NonInteractiveUser => self.non_interactive,
        };
        if self.answers().event_type == Some(event_type) {
            own.join(self.open)
        } else {
            own
        }
    }

    /// The portal cut it at its old end.
    pub(super) fn is_cut(&self) -> bool {
        let rows = self.records + self.unreadable + self.other_tenant;
        !self.busy
            && matches!(
                self.reading.format,
                Some(Format::PortalJson | Format::PortalCsv)
            )
            && PORTAL_LIMITS.contains(&rows)
    }

    /// `companions`: authentication steps were read from other files.
    pub(super) fn view(&self, id: SourceId, companions: bool) -> SourceView {
        let mut notes = self.reading.notes.clone();
        notes.retain(|note| !companions || *note != SourceNote::NoAuthDetails);
        if self.untranslated > 0 {
            notes.push(SourceNote::UntranslatedClientApp);
        }
        if self.other_tenant > 0 {
            notes.push(SourceNote::OtherTenantRecords);
        }
        if self.records > 0 && self.not_user == self.records {
            notes.push(SourceNote::NotUserSignIns);
        }
        if !self.busy && self.auth_steps > 0 && !self.steps_joined {
            notes.push(SourceNote::NoMatchingSignIns);
        }
        if !self.busy
            && self.start.kind != SourceKind::Graph
            && self.reading.problem.is_none()
            && self.records == 0
            && self.unreadable == 0
            && self.carries_sign_ins()
        {
            notes.push(SourceNote::NoRecords);
        }
        if self.is_cut() {
            notes.push(SourceNote::CutAtLimit);
        }
        if self.records > self.not_user && self.with_agent == 0 && self.carries_sign_ins() {
            notes.push(SourceNote::NoUserAgent);
        }
        crate::model::order::distinct(&mut notes);
        let span = self.span();
        SourceView {
            id,
            name: self.start.name.clone(),
            kind: self.start.kind,
            format: self.reading.format,
            bytes: self.reading.bytes.unwrap_or(self.start.bytes),
            origin: self.origin,
            sha256: self.sha256.clone(),
            records: self.records,
            duplicates: self.duplicates,
            unreadable: self.unreadable,
            other_tenant: self.other_tenant,
            auth_steps: self.auth_steps,
            event_types: self.event_types(),
            event_type_open: self.event_type_open(),
            oldest: span.oldest,
            newest: span.newest,
            proposed: self.proposed(span),
            stated: self.stated,
            contradiction: self.stated.and_then(|s| self.contradiction(s)),
            asked: self.asked_view(),
            basis: if !self.asked.is_empty() {
                Basis::Asked
            } else if self.is_stated() {
                Basis::Stated
            } else {
                Basis::Observed
            },
            complete: self.complete,
            busy: self.busy,
            problem: self.reading.problem,
            problem_at: self.reading.problem_at,
            notes,
        }
    }

    /// Prefilled answers: name and date as given, event type from the records where they agree, filter and window from
    /// the rows. A guess to be confirmed, never evidence.
    fn proposed(&self, span: Span) -> Stated {
        let given = self.start.proposed;
        let told = match self.event_types().as_slice() {
            [one] if self.open.newest.is_none() => Some(*one),
            _ => None,
        };
        Stated {
            event_type: told.or(given.event_type),
            question: given.question.or(match (self.records, self.legacy) {
                (0, _) => None,

                (all, legacy) if all == legacy => Some(Question::LegacyClients),
                _ => Some(Question::Everything),
            }),
            // The date in a name is a day, not a minute: the rows know better where it begins.
            from: match (given.from, span.oldest) {
                (Some(from), Some(oldest)) => Some(from.min(oldest)),
                (from, oldest) => from.or(oldest),
            },
            to: given.to.or(given.downloaded).or(span.newest),
            downloaded: given.downloaded,
        }
    }
}

/// *Complete to* per event type over all sources.
pub(super) fn complete_to(sources: &[Source]) -> CompleteTo {
    let newest = |event_type| {
        sources
            .iter()
            .filter_map(|s| s.complete_to(event_type))
            .max()
    };
    CompleteTo {
        interactive_user: newest(EventType::InteractiveUser),
        non_interactive_user: newest(EventType::NonInteractiveUser),
    }
}
