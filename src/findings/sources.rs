//! Sources and what they cover (rules 1 and 4, "Files as source").

use super::case::Case;
use super::proposal::{self, Common, Told};
use super::view::{Basis, Contradiction, Origin, SourceId, SourceKind, SourceView, Stated};
use crate::model::{Covered, EventType, Instant, MINUTE, Protocol, Question, visible_name};
use crate::source::import::{DateOrder, readings};
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
    /// What was proposed when the case was saved from which it comes.
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
    /// What could not be read, as it stands in the file.
    pub example: Option<String>,
    /// Bytes, where they were not known before (archive entries).
    pub bytes: Option<u64>,
}

impl Reading {
    /// Adds the result of another file of the same source. The first problem wins.
    pub fn join(&mut self, other: Self) {
        self.format = self.format.or(other.format);
        if self.problem.is_none() && other.problem.is_some() {
            self.problem = other.problem;
            self.problem_at = other.problem_at;
            self.example = other.example;
        }
        self.notes.extend(other.notes);
        crate::model::order::distinct(&mut self.notes);
        self.bytes = match (self.bytes, other.bytes) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            (a, b) => a.or(b),
        };
    }
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

    pub(super) fn join(self, other: Self) -> Self {
        let mut all = self;
        for at in [other.oldest, other.newest].into_iter().flatten() {
            all.add(at);
        }
        all
    }
}

/// A source and what came of it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub start: SourceStart,
    pub reading: Reading,
    pub busy: bool,
    pub complete: bool,
    /// Its files: the hours of a storage container are one source.
    pub files: u64,
    /// Of these, files that were not read to their end.
    pub failed: u64,
    pub stated: Option<Stated>,
    pub sha256: Option<String>,
    pub origin: Origin,
    pub records: u64,
    pub duplicates: u64,
    pub unreadable: u64,
    pub legacy: u64,
    pub other_tenant: u64,
    /// Records whose date cannot be true: they move nothing.
    pub misdated: u64,
    /// Sum over the identities of its records: the same file read again has the same.
    pub fingerprint: u64,
    pub untranslated: u64,
    /// Their client apps, in the order in which they came.
    pub unknown_clients: Vec<(String, u64)>,
    /// Client apps that the admin told, with their records and what was said.
    pub answered_clients: Vec<(String, u64, Protocol)>,
    /// The order of its dates, as the admin told it.
    pub date_order: Option<DateOrder>,
    /// While it is read again: the repeats that were counted before.
    pub repeats: Option<u64>,
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
    /// Modern records.
    pub modern: u64,
    /// Its first and its last record, as they stand in it.
    pub order: Option<(Instant, Instant)>,
    /// Event types under which other sources have some of its records: interactive, non-interactive.
    pub known_as: [bool; 2],
    /// What name, file date and drop tell of a dropped file; `None`: it comes from a case file, or from Graph.
    pub told: Option<Told>,
    /// What all its records have in common.
    pub common: Common,
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
            files: 1,
            failed: 0,
            stated: None,
            sha256: None,
            origin: Origin::Read,
            records: 0,
            duplicates: 0,
            unreadable: 0,
            legacy: 0,
            other_tenant: 0,
            misdated: 0,
            fingerprint: 0,
            untranslated: 0,
            unknown_clients: Vec::new(),
            answered_clients: Vec::new(),
            date_order: None,
            repeats: None,
            untold: false,
            with_agent: 0,
            not_user: 0,
            auth_steps: 0,
            steps_joined: false,
            interactive: Span::default(),
            non_interactive: Span::default(),
            open: Span::default(),
            asked: Vec::new(),
            modern: 0,
            order: None,
            known_as: [false; 2],
            told: None,
            common: Common::default(),
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
        self.reading.format.is_some_and(Format::holds_sign_ins)
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
    /// it, are of the other event type, or would not have passed the filter. The form knows minutes only, so one of them is
    /// allowed for.
    pub(super) fn contradiction(&self, s: Stated) -> Option<Contradiction> {
        let span = self.span();
        let outside = s
            .from
            .zip(span.oldest)
            .is_some_and(|(from, oldest)| oldest.plus(MINUTE) < from)
            || s.to
                .zip(span.newest)
                .is_some_and(|(to, newest)| newest > to.plus(MINUTE));
        let [interactive, non_interactive] = self.known_as;
        let other_type = match s.event_type {
            Some(EventType::InteractiveUser) => {
                self.non_interactive.newest.is_some() || non_interactive
            }
            Some(EventType::NonInteractiveUser) => self.interactive.newest.is_some() || interactive,
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
        } else if s.question.is_some_and(|question| !self.passes(question)) {
            Some(Contradiction::Filter)
        } else {
            None
        }
    }

    /// Whether all its records would have passed this filter.
    fn passes(&self, question: Question) -> bool {
        match question {
            Question::Everything | Question::Unknown => true,
            Question::LegacyClients => self.modern == 0,
            Question::Client(client) => {
                self.modern == 0 && !self.common.protocol.contradicts(client)
            }
            Question::App(app) => !self.common.app.contradicts(app),
            Question::Person(person) => !self.common.person.contradicts(person),
            Question::MailOfPerson(person) => {
                self.legacy == 0 && !self.common.person.contradicts(person)
            }
            Question::AppOfPerson { app, person } => {
                !self.common.app.contradicts(app) && !self.common.person.contradicts(person)
            }
        }
    }

    /// The event type that it was called or that its records tell, if it is one.
    pub(super) fn called(&self) -> Option<EventType> {
        let told = match (self.interactive.newest, self.non_interactive.newest) {
            (Some(_), None) => Some(EventType::InteractiveUser),
            (None, Some(_)) => Some(EventType::NonInteractiveUser),
            _ => None,
        };
        told.or(self.stated.and_then(|s| s.event_type))
    }

    /// Its records are of both event types.
    pub(super) const fn is_mixed(&self) -> bool {
        self.interactive.newest.is_some() && self.non_interactive.newest.is_some()
    }

    /// A file that only the admin can describe, and has not.
    pub(super) fn awaits_description(&self) -> bool {
        self.start.kind == SourceKind::File
            && !self.busy
            && self.stated.is_none()
            && self.reading.problem.is_none()
            && self.carries_sign_ins()
    }

    /// Its dates can be read both ways, and it can be read again.
    pub(super) fn awaits_date_order(&self) -> bool {
        self.is_readable() && self.reading.problem == Some(ProblemCode::DateOrder)
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
    pub(super) fn view(
        &self,
        id: SourceId,
        companions: bool,
        (proposed, window): (Stated, i64),
    ) -> SourceView {
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
            bytes: self.bytes(),
            origin: self.origin,
            sha256: self.sha256.clone(),
            records: self.records,
            duplicates: self.duplicates,
            unreadable: self.unreadable,
            other_tenant: self.other_tenant,
            misdated: self.misdated,
            auth_steps: self.auth_steps,
            event_types: self.event_types(),
            event_type_open: self.event_type_open(),
            person: self.common.person.one(),
            oldest: span.oldest,
            newest: span.newest,
            proposed,
            window,
            stated: self.stated,
            contradiction: self.stated.and_then(|s| self.contradiction(s)),
            asked: self.asked_view(),
            files: self.files,
            failed: self.failed,
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
            example: self.reading.example.clone(),
            readings: self
                .awaits_date_order()
                .then(|| readings(self.reading.example.as_deref()?))
                .flatten(),
            unknown_clients: self.unknown_clients.clone(),
            answered_clients: self.answered_clients.clone(),
            notes,
        }
    }

    /// The file as far as it bears on what is proposed of it, and of those that came with it.
    pub(super) fn to_propose(&self, repeat: bool) -> proposal::File {
        let span = self.span();
        let event_type = match (self.interactive.newest, self.non_interactive.newest) {
            _ if self.open.newest.is_some() => None,
            (Some(_), None) => Some(EventType::InteractiveUser),
            (None, Some(_)) => Some(EventType::NonInteractiveUser),
            _ => None,
        };
        proposal::File {
            told: self.told.unwrap_or_default(),
            event_type,
            records: self.records,
            legacy: self.legacy,
            oldest: span.oldest,
            newest: span.newest,
            common: self.common,
            repeat,
            windowless: self.reading.format.is_some_and(Format::is_cut_by_time),
        }
    }

    /// Whether two files hold the same rows, to the byte count.
    pub(super) fn has_rows_of(&self, other: &Self) -> bool {
        self.records > 0
            && (self.records, self.fingerprint, self.bytes())
                == (other.records, other.fingerprint, other.bytes())
    }

    fn bytes(&self) -> u64 {
        self.reading.bytes.unwrap_or(self.start.bytes)
    }
}

impl Case {
    /// Another file of a source begins. With the second one its name is no longer that of a file.
    pub fn another_file(&mut self, id: SourceId, name: &str) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.files += 1;
            if source.files == 2 {
                source.start.name = visible_name(name).into_owned();
            }
        }
    }

    /// A file of a source was not read to its end.
    pub fn file_failed(&mut self, id: SourceId) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.failed += 1;
        }
    }
}
