//! What the page proposes of a file before the admin has said anything (rules 4, "Files as source").
//!
//! In: what name, file date and drop tell, and what the rows of the file and of the other files of its drop have in
//! common. Out: the prefilled answers. A guess to be confirmed, never evidence; so it is never wider than the rows, never
//! rounded outward, and what is not known is left open for the admin to say.

use super::case::Case;
use super::people::PersonKey;
use super::sources::Source;
use super::view::{Contradiction, Stated};
use crate::ingest::SignIn;
use crate::model::{DAY, EventType, Guid, HOUR, Instant, MINUTE, Protocol, Question, RecordKind};
use serde::{Deserialize, Serialize};

/// Every edition keeps the log for so long; a longer window is proposed only where a row shows it.
pub const KEPT: i64 = 7 * DAY;
/// A file as old as this at its drop was downloaded then.
const FRESH: i64 = 15 * MINUTE;
/// A file date as near as this to the newest row of its drop is the time of the download.
const NEAR: i64 = 2 * HOUR;
/// A day begins so much earlier than in UTC at most.
const ZONES: i64 = 14 * HOUR;
/// The portal's preset window is a day: a log with so many rows and none older shows that it was not changed.
const BUSY: u64 = 20;

/// Sign-ins to the portal, which whoever downloads a log leaves in it (*Azure Portal*, also of the Entra admin center;
/// *Microsoft 365 admin center*): no sign of a filter on one app.
const PORTALS: [&str; 2] = [
    "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
    "00000006-0000-0ff1-ce00-000000000000",
];

/// What name, file date and drop tell of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Told {
    /// Event type in the name.
    pub event_type: Option<EventType>,
    /// Filter in the name.
    pub question: Option<Question>,
    /// First and last date in the name, each as the beginning of that day in UTC.
    pub days: Option<(Instant, Instant)>,
    /// The file's date.
    pub modified: Option<Instant>,
    /// The page's clock when it was dropped; files with the same one came together.
    pub dropped: Option<Instant>,
}

/// A value that all records have, as far as they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Same<T> {
    /// No record yet.
    #[default]
    None,
    /// All have this one.
    One(T),
    /// Some have none, the others this one.
    Untold(Option<T>),
    /// Several.
    Many,
}

impl<T: Copy + PartialEq> Same<T> {
    fn add(&mut self, value: Option<T>) {
        *self = match (*self, value) {
            (Self::None, Some(value)) => Self::One(value),
            (Self::One(known), Some(value)) if known == value => return,
            (Self::Untold(Some(known)), Some(value)) if known == value => return,
            (Self::None, None) => Self::Untold(None),
            (Self::One(known), None) => Self::Untold(Some(known)),
            (Self::Untold(None), value) => Self::Untold(value),
            (Self::Untold(known), None) => Self::Untold(known),
            _ => Self::Many,
        };
    }

    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, any) | (any, Self::None) => any,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Many,
        }
    }

    /// The same with another value.
    #[must_use]
    pub fn map(self, other: impl FnOnce(T) -> T) -> Self {
        match self {
            Self::One(value) => Self::One(other(value)),
            Self::Untold(value) => Self::Untold(value.map(other)),
            Self::None | Self::Many => self,
        }
    }

    /// Some record has another one.
    pub(super) fn contradicts(self, value: T) -> bool {
        match self {
            Self::One(known) | Self::Untold(Some(known)) => known != value,
            Self::Many => true,
            Self::None | Self::Untold(None) => false,
        }
    }

    pub(super) fn one(self) -> Option<T> {
        match self {
            Self::One(value) => Some(value),
            Self::None | Self::Untold(_) | Self::Many => None,
        }
    }
}

/// What all records of a file have in common, as far as a filter could have chosen it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// Legacy protocol.
    pub protocol: Same<Protocol>,
    /// App.
    pub app: Same<Guid>,
    /// Person.
    pub person: Same<Guid>,
}

impl Common {
    pub(super) fn add(&mut self, sign_in: &SignIn<'_>) {
        let legacy = sign_in.kind == RecordKind::Legacy;
        self.protocol.add(sign_in.protocol.filter(|_| legacy));
        self.app.add(sign_in.app);
        self.person
            .add(sign_in.user_id.as_deref().and_then(Guid::parse));
    }
}

/// A file, as far as it bears on what is proposed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct File {
    /// By name, date and drop.
    pub told: Told,
    /// Event type that all rows tell.
    pub event_type: Option<EventType>,
    /// Rows.
    pub records: u64,
    /// Legacy ones of them.
    pub legacy: u64,
    /// Oldest row.
    pub oldest: Option<Instant>,
    /// Newest row.
    pub newest: Option<Instant>,
    /// What the rows have in common.
    pub common: Common,
    /// The same rows as an earlier file of its drop, to the byte count.
    pub repeat: bool,
    /// It has no window of its own: a diagnostic export holds what it holds.
    pub windowless: bool,
}

impl File {
    /// A quiet log: nothing but the sign-ins of who downloads it.
    fn is_quiet(&self) -> bool {
        self.common.app.one().is_some_and(|app| {
            PORTALS
                .iter()
                .any(|portal| Guid::parse(portal) == Some(app))
        })
    }
}

/// Files by the time of their drop.
pub(super) type Drops = Vec<(Option<Instant>, Batch)>;

/// Files that were dropped together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    files: Vec<File>,
    records: u64,
    oldest: Option<Instant>,
    newest: Option<Instant>,
    person: Same<Guid>,
    /// One of them is not filtered by its rows.
    unfiltered: bool,
}

impl Batch {
    /// Takes a file.
    pub fn add(&mut self, file: File) {
        self.records += file.records;
        self.oldest = [self.oldest, file.oldest].into_iter().flatten().min();
        self.newest = self.newest.max(file.newest);
        self.person = self.person.join(file.common.person);
        self.unfiltered |= file.is_quiet()
            || (file.legacy < file.records
                && matches!(file.common.app, Same::Untold(_) | Same::Many));
        self.files.push(file);
    }
}

/// The prefilled answers of a file, and the length of its window before the download. `drop` are the files that came with
/// it, itself among them; `people`: the case shows other persons than the one of the file.
#[must_use]
pub fn proposed(file: &File, drop: &Batch, people: bool) -> (Stated, i64) {
    let downloaded = downloaded(file, drop);
    let window = window(file, drop, downloaded);
    let stated = Stated {
        event_type: file
            .event_type
            .or(file.told.event_type.filter(|_| !file.repeat)),
        question: question(file, drop, people),
        from: downloaded.map(|at| from(at, window, file.oldest)),
        to: downloaded,
        downloaded,
    };
    (stated, window)
}

/// Where a window begins that ended at the download: no row lies before it.
#[must_use]
pub fn from(downloaded: Instant, window: i64, oldest: Option<Instant>) -> Instant {
    let begin = downloaded.plus(-window);
    oldest.map_or(begin, |oldest| oldest.min(begin))
}

/// When it was downloaded, where the file's date can only be that: a file that was copied, unpacked or mailed has another.
fn downloaded(file: &File, drop: &Batch) -> Option<Instant> {
    let at = file.told.modified?;
    let age = file.told.dropped.map(|dropped| dropped.since(at));
    let newest = drop.newest;
    let last = file.told.days.map(|(_, last)| last);
    let impossible = age.is_some_and(|age| age < -MINUTE)
        || file.newest.is_some_and(|newest| newest > at.plus(MINUTE))
        // The day in the name is over in every time zone.
        || last.is_some_and(|last| at > last.plus(DAY + DAY / 2));
    // A fresh file date alone proves nothing: saving an attachment gives a file a new one. A fresh download has rows of the last
    // day; where a filter leaves none, the day in the name decides. Whether that is in UTC or in the portal's zone is not known.
    let today = last.is_some_and(|last| last.plus(-ZONES) <= at && at < last.plus(DAY));
    let fresh = age.is_some_and(|age| age <= FRESH)
        && (today || newest.is_none_or(|newest| at.since(newest) <= DAY));
    let near = newest.is_some_and(|newest| at.since(newest).abs() <= NEAR);
    let on_day = last.is_some_and(|last| last <= at && at < last.plus(DAY))
        && newest.is_none_or(|newest| newest <= at.plus(MINUTE));
    (!impossible && (fresh || near || on_day)).then_some(at)
}

/// The filter, as narrow as the rows are. A file without rows has the one of the files that came with it, if they agree.
fn question(file: &File, drop: &Batch, people: bool) -> Option<Question> {
    if file.records > 0 {
        return by_rows(file, drop, people);
    }
    file.told.question.or_else(|| {
        let mut others = drop
            .files
            .iter()
            .filter(|f| f.records > 0)
            .filter_map(|f| by_rows(f, drop, people));
        let first = others.next()?;
        others.all(|other| other == first).then_some(first)
    })
}

fn by_rows(file: &File, drop: &Batch, people: bool) -> Option<Question> {
    let common = file.common;
    let only_legacy = file.legacy == file.records;
    if only_legacy && let Some(protocol) = common.protocol.one() {
        return Some(Question::Client(protocol));
    }
    if file.legacy == 0
        && let Some(app) = common.app.one()
    {
        if file.is_quiet() {
            return Some(Question::Everything);
        }
        // Beside an unfiltered log it may be filtered as well as quiet: only the admin knows.
        return (!drop.unfiltered).then_some(Question::App(app));
    }
    // Where nobody else is known, the person may be all that the tenant has.
    if let Some(person) = common.person.one()
        && (people || drop.person != Same::One(person))
    {
        return Some(Question::Person(person));
    }
    Some(if only_legacy {
        Question::LegacyClients
    } else {
        Question::Everything
    })
}

/// Length of the window: the days in the name, the portal's preset day where the rows show it, else all that every edition
/// keeps.
fn window(file: &File, drop: &Batch, downloaded: Option<Instant>) -> i64 {
    if file.windowless {
        return 0;
    }
    if let Some((first, last)) = file.told.days
        && first < last
    {
        return last.since(first).min(KEPT);
    }
    match drop.oldest.zip(drop.newest.max(downloaded)) {
        Some((oldest, end))
            if drop.unfiltered && drop.records >= BUSY && end.since(oldest) <= DAY =>
        {
            DAY
        }
        _ => KEPT,
    }
}

impl Case {
    /// What is proposed of a source. One from a case file keeps what was proposed when it was dropped; a file that is
    /// dropped again was described already.
    pub(super) fn proposed(&self, place: usize) -> (Stated, i64) {
        let told = self.sources.get(place).and_then(|source| source.told);
        let drop = self.drops(|dropped| told.is_some_and(|told| told.dropped == dropped));
        self.proposed_in(place, &drop)
    }

    /// The files of each drop that is `wanted`.
    pub(super) fn drops(&self, wanted: impl Fn(Option<Instant>) -> bool) -> Drops {
        let mut drops: Drops = Vec::new();
        for source in &self.sources {
            let Some(told) = source.told.filter(|told| wanted(told.dropped)) else {
                continue;
            };
            let file = source.to_propose(false);
            match drops.iter_mut().find(|(at, _)| *at == told.dropped) {
                Some((_, drop)) => drop.add(file),
                None => {
                    let mut drop = Batch::default();
                    drop.add(file);
                    drops.push((told.dropped, drop));
                }
            }
        }
        drops
    }

    /// The same, where the drops are known.
    pub(super) fn proposed_in(&self, place: usize, drops: &Drops) -> (Stated, i64) {
        let Some(source) = self.sources.get(place) else {
            return (Stated::default(), KEPT);
        };
        let kept = match source.told {
            None => Some(source.start.proposed),
            Some(told) => self.said_before(place, source, told),
        };
        let Some(told) = source.told.filter(|_| kept.is_none()) else {
            let kept = kept.unwrap_or_default();
            let window = kept
                .downloaded
                .zip(kept.from)
                .map(|(to, from)| to.since(from));
            return (kept, window.unwrap_or(KEPT).min(KEPT));
        };
        let with_it = |s: &&Source| s.told.is_some_and(|t| t.dropped == told.dropped);
        let repeat = self
            .sources
            .iter()
            .take(place)
            .filter(with_it)
            .any(|earlier| source.has_rows_of(earlier));
        let file = source.to_propose(repeat);
        let person = file.common.person.one();
        let people = person.is_some_and(|person| self.knows_another(person));
        let alone = Batch::default();
        let with_it = drops.iter().find(|(at, _)| *at == told.dropped);
        let drop = with_it.map_or(&alone, |(_, drop)| drop);
        let (mut stated, window) = proposed(&file, drop, people);
        // What the rows of this and of other files contradict is left open.
        match source.contradiction(stated) {
            Some(Contradiction::EventType) => stated.event_type = None,
            Some(Contradiction::Filter) => stated.question = None,
            Some(Contradiction::Window | Contradiction::Rows) | None => {}
        }
        (stated, window)
    }

    /// What was stated of the same download when it was dropped before.
    fn said_before(&self, place: usize, source: &Source, told: Told) -> Option<Stated> {
        self.sources.iter().take(place).find_map(|earlier| {
            let stated = earlier.stated?;
            let same = earlier.start.name == source.start.name
                && source.has_rows_of(earlier)
                && stated.downloaded?.since(told.modified?).abs() <= FRESH;
            same.then_some(stated)
        })
    }

    fn knows_another(&self, person: Guid) -> bool {
        self.people.iter().any(|p| match p.key {
            PersonKey::Id(id) if !(p.legacy.is_empty() && p.modern.is_empty()) => {
                Guid::parse(self.texts.get(id)) != Some(person)
            }
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests;
