//! Folds a [`Snapshot`] into a case, in pieces: under the rules of [`Case::accept`], so that it does not matter whether
//! records came from their log or through a case file.

use super::case::Case;
use super::intern::Sym;
use super::life::TOLD;
use super::rows::{LegacyRow, ModernRow, RowId};
use super::seen::Mark;
use super::snapshot::{
    CountedData, LegacyData, ModernData, PersonName, RecordId, Snapshot, SourceData, TextNo,
};
use super::sources::Source;
use super::versions::Version;
use super::view::Origin;
use crate::model::RecordKind;
use std::collections::HashMap;
use std::rc::Rc;

/// Number of no source: of records that are only counted a case file does not keep it.
const NO_SOURCE: u16 = u16::MAX - 1;

/// Why a snapshot cannot be folded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is of another tenant.
    Tenant,
    /// It names a text, a person or a source that it does not have.
    Broken,
}

/// A snapshot being folded in.
#[derive(Debug)]
pub struct Merge {
    texts: Vec<Sym>,
    people: Vec<u32>,
    sources: Vec<u16>,
    legacy: std::vec::IntoIter<LegacyData>,
    modern: std::vec::IntoIter<ModernData>,
    counted: std::vec::IntoIter<CountedData>,
}

impl Snapshot {
    /// Whether every number in it names something, and every row has an identity.
    fn is_whole(&self) -> bool {
        let text = |t: &TextNo| (t.0 as usize) < self.texts.len();
        let given = |t: &Option<TextNo>| t.as_ref().is_none_or(text);
        let person = |n: u32| (n as usize) < self.people.len();
        let id = |id: RecordId| match id {
            RecordId::Text(t) => id
                .key(|_| self.texts.get(t.0 as usize).map_or("", |t| t))
                .is_some(),
            RecordId::Guid(_) | RecordId::None { .. } => true,
        };
        self.people.iter().all(|p| {
            p.names.iter().all(text)
                && match &p.name {
                    PersonName::Id(t) | PersonName::Name(t) => text(t),
                    PersonName::Nobody => true,
                }
        }) && self
            .legacy
            .iter()
            .all(|r| person(r.person) && id(r.id) && r.texts.iter().all(given))
            && self
                .modern
                .iter()
                .all(|r| person(r.person) && id(r.id) && r.texts.iter().all(given))
            && self.marks.iter().all(|m| person(m.person))
            && self
                .companions
                .iter()
                .all(|c| usize::from(c.source) < self.sources.len())
            && self.sources.len() <= usize::from(u16::MAX)
    }
}

impl Merge {
    /// Begins: tenant, texts, persons, sources, companions. Nothing has changed where it fails.
    ///
    /// # Errors
    /// [`Mismatch`] if the snapshot is of another tenant, or not whole.
    pub fn begin(case: &mut Case, snapshot: Snapshot) -> Result<Self, Mismatch> {
        if !snapshot.is_whole()
            || case.sources.len() + snapshot.sources.len() > usize::from(u16::MAX)
        {
            return Err(Mismatch::Broken);
        }
        match (&case.tenant, &snapshot.tenant) {
            (Some(ours), Some(theirs)) if ours != theirs => return Err(Mismatch::Tenant),
            (None, Some(theirs)) => case.tenant = Some(theirs.clone()),
            _ => {}
        }
        if case.tenant_name.is_none() {
            case.tenant_name = snapshot.tenant_name;
        }
        let texts: Vec<Sym> = snapshot
            .texts
            .iter()
            .map(|t| case.texts.intern_shared(Rc::clone(t)))
            .collect();
        let text = |t: TextNo| texts.get(t.0 as usize).copied();
        let mut people = Vec::with_capacity(snapshot.people.len());
        for person in &snapshot.people {
            people.push(match person.name {
                PersonName::Id(id) => {
                    let id = text(id);
                    let number = case.people.of(id, None);
                    for name in &person.names {
                        case.people.of(id, text(*name));
                    }
                    number
                }
                PersonName::Name(name) => case.people.of(None, text(name)),
                PersonName::Nobody => case.people.of(None, None),
            });
        }
        for told in snapshot.marks {
            if let Some(person) = people.get(told.person as usize) {
                case.decide(*person, &told.device, told.decision);
            }
        }
        let sources = add_sources(case, snapshot.sources);
        let number = |n: u16| sources.get(usize::from(n)).copied();
        for person in &snapshot.people {
            let (PersonName::Id(name) | PersonName::Name(name)) = person.name else {
                continue;
            };
            let name = text(name)
                .map(|t| case.texts.get(t).to_owned())
                .unwrap_or_default();
            let Some(life) = case.lives.of_mut(&name) else {
                continue;
            };
            for (hour, source) in &person.life.hours {
                life.add_hour(
                    *hour,
                    if *source == TOLD {
                        TOLD
                    } else {
                        number(*source).unwrap_or(TOLD - 1)
                    },
                );
            }
            for (address, day) in &person.life.places {
                life.add_place(*address, *day);
            }
        }
        for told in snapshot.companions {
            let source = sources.get(usize::from(told.source)).copied().unwrap_or(0);
            case.tell_method(told.key, told.method, source);
        }
        Ok(Self {
            texts,
            people,
            sources,
            legacy: snapshot.legacy.into_iter(),
            modern: snapshot.modern.into_iter(),
            counted: snapshot.counted.into_iter(),
        })
    }

    /// Folds up to so many rows; `false` once all are in.
    pub fn step(&mut self, case: &mut Case, rows: usize) -> bool {
        for _ in 0..rows {
            if let Some(row) = self.legacy.next() {
                self.legacy(case, &row);
            } else if let Some(row) = self.modern.next() {
                self.modern(case, &row);
            } else if let Some(record) = self.counted.next() {
                counted(case, record);
            } else {
                case.recount_repeats();
                case.settle_overlaps();
                case.doubt_answers();
                return false;
            }
        }
        true
    }

    /// Rows that are still to come.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.legacy.len() + self.modern.len() + self.counted.len()
    }

    fn text(&self, text: Option<TextNo>) -> Option<Sym> {
        self.texts.get(text?.0 as usize).copied()
    }

    fn id(&self, case: &Case, id: RecordId) -> Option<(RowId, u64)> {
        let key = id.key(|t| self.text(Some(t)).map_or("", |s| case.texts.get(s)))?;
        let id = match id {
            RecordId::Guid(guid) => RowId::Guid(guid),
            RecordId::Text(t) => RowId::Text(self.text(Some(t))?),
            RecordId::None { .. } => RowId::None,
        };
        Some((id, key))
    }

    fn legacy(&self, case: &mut Case, row: &LegacyData) {
        let Some((id, key)) = self.id(case, row.id) else {
            return;
        };
        self.overlap(case, key, row.source);
        let Some(earlier) = case.make_room(key, Version::Whole(row.rank), id == RowId::None) else {
            return;
        };
        case.count(RecordKind::Legacy, 1);
        let [
            agent,
            address,
            city,
            country,
            client_app,
            auth_protocol,
            ca_status,
            ca_policies,
            display_name,
            principal_name,
            app,
            app_id,
            resource,
            system,
            browser,
            told,
        ] = row.texts.map(|t| self.text(t));
        case.read_agent(agent);
        case.read_details(agent, system, browser);
        let row = LegacyRow {
            key,
            rank: row.rank,
            at: row.at,
            person: self.person(row.person),
            id,
            protocol: row.protocol,
            code: row.code,
            method: row.method,
            event_type: row.event_type,
            agent,
            no_agent_column: row.no_agent_column,
            address,
            city,
            country,
            client_app,
            auth_protocol,
            ca_status,
            ca_policies,
            display_name,
            principal_name,
            app,
            app_id,
            resource,
            system,
            browser,
            told,
            guest: row.guest,
            cross_tenant: row.cross_tenant,
            source: self.first_source(case, key, row.source),
            dead: false,
        };
        let source = row.source;
        let mark = case.put_legacy(row, earlier);
        case.seen.set(key, mark, source);
    }

    fn modern(&self, case: &mut Case, row: &ModernData) {
        let Some((id, key)) = self.id(case, row.id) else {
            return;
        };
        self.overlap(case, key, row.source);
        let Some(earlier) = case.make_room(key, Version::Whole(row.rank), id == RowId::None) else {
            return;
        };
        case.count(RecordKind::Modern, 1);
        let [
            address,
            city,
            country,
            ca_status,
            ca_policies,
            system,
            agent,
        ] = row.texts.map(|t| self.text(t));
        case.read_agent(agent);
        let row = ModernRow {
            key,
            rank: row.rank,
            at: row.at,
            person: self.person(row.person),
            id,
            client: row.client,
            ropc: row.ropc,
            accepted: row.accepted,
            to_mail: row.to_mail,
            source: self.first_source(case, key, row.source),
            code: row.code,
            event_type: row.event_type,
            address,
            city,
            country,
            ca_status,
            ca_policies,
            agent,
            system,
            dead: false,
        };
        let source = row.source;
        let mark = case.put_modern(row, earlier);
        case.seen.set(key, mark, source);
    }

    /// The source in which a row was seen first, noting that it is in another one, too.
    fn first_source(&self, case: &Case, key: u64, source: u16) -> u16 {
        let source = self
            .sources
            .get(usize::from(source))
            .copied()
            .unwrap_or(NO_SOURCE);
        case.seen.source(key).unwrap_or(source)
    }

    /// A row of the file is in a source of the case, too.
    fn overlap(&self, case: &mut Case, key: u64, source: u16) {
        if let (Some(first), Some(source)) = (
            case.seen.source(key),
            self.sources.get(usize::from(source)).copied(),
        ) && first != NO_SOURCE
        {
            case.overlaps.add(first, source);
        }
    }

    fn person(&self, number: u32) -> u32 {
        self.people.get(number as usize).copied().unwrap_or(0)
    }
}

fn counted(case: &mut Case, record: CountedData) {
    let version = Version::Digest(record.rank);
    if case
        .make_room(record.key, version, record.without_id)
        .is_some()
    {
        case.count(record.kind, 1);
        let mark = Mark::counted(record.kind as u8, record.without_id, record.rank);
        case.seen.set(record.key, mark, NO_SOURCE);
    }
}

/// Adds sources, and gives the number of each within the case. One that the case has already is not added a second
/// time: two case files that grew from the same one have most of them in common.
fn add_sources(case: &mut Case, sources: Vec<SourceData>) -> Vec<u16> {
    let known = case.sources.len();
    let mut free: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, source) in case.sources.iter().enumerate().rev() {
        free.entry(source.likeness()).or_default().push(n);
    }
    let mut numbers = Vec::with_capacity(sources.len());
    for data in sources {
        let source = Source::of_data(data);
        let same = free
            .get_mut(&source.likeness())
            .and_then(Vec::pop)
            .filter(|n| *n < known);
        let number = match same.and_then(|n| Some((n, case.sources.get_mut(n)?))) {
            Some((n, ours)) => {
                ours.stated = ours.stated.or(source.stated);
                // A file that was read here is hashed here.
                if ours.origin != Origin::Read {
                    ours.sha256 = ours.sha256.take().or(source.sha256);
                }
                ours.only_own &= source.only_own;
                ours.asked.extend(source.asked);
                crate::model::order::distinct(&mut ours.asked);
                n
            }
            None => {
                case.sources.push(source);
                case.sources.len() - 1
            }
        };
        numbers.push(u16::try_from(number).unwrap_or(u16::MAX));
    }
    numbers
}

impl Source {
    /// What two sources have in common if they are the same.
    fn likeness(&self) -> String {
        format!(
            "{}\0{:?}\0{:?}",
            self.start.name,
            self.start.kind,
            (
                self.reading.bytes.unwrap_or(self.start.bytes),
                self.reading.format,
                self.reading.problem,
                self.records,
                self.unreadable,
                self.other_tenant,
                self.auth_steps,
                self.fingerprint,
            )
        )
    }
}

impl Case {
    /// Repeats: each record that was read is one that counts, or a repeat of one.
    pub fn recount_repeats(&mut self) {
        let read: u64 = self
            .sources
            .iter()
            .fold(0, |sum, s| sum.saturating_add(s.records));
        let counted: u64 = self.kinds.iter().sum();
        self.duplicates = read.saturating_sub(counted);
    }
}
