//! A case as plain data, for the case file and for pseudonymised copies: everything that is kept, and nothing that can be
//! derived from it.
//!
//! [`Case::snapshot_frame`] and the iterators beside it give it piece by piece, so that a large case is never there
//! twice. [`Merge`] folds one into a case under the same rules as records ([`Case::accept`]): saving and loading in
//! between changes nothing.
//!
//! Length: one list of all that is kept, to be compared with what it is kept of.

use super::case::Case;
use super::life::Life;
use super::marks::Decision;
use super::people::PersonKey;
use super::proposal::Common;
use super::rows::{LegacyRow, ModernRow, RowId};
use super::seen::Seen;
use super::sources::{Reading, Source, SourceStart, Span};
use super::view::{Origin, Stated};
use crate::classify::{Code, Method};
use crate::ingest::{self, Rank};
use crate::model::{Covered, EventType, Guid, Instant, MailClient, Protocol, RecordKind};
use std::rc::Rc;

pub use super::merge::{Merge, Mismatch};

/// Number of a text in [`Snapshot::texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextNo(pub u32);

/// A whole case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Tenant id in lower case, once a record told it.
    pub tenant: Option<String>,
    /// Tenant name.
    pub tenant_name: Option<String>,
    /// Each text once; the others name it by its number.
    pub texts: Vec<Rc<str>>,
    /// Persons; rows name them by their number.
    pub people: Vec<PersonData>,
    /// Sources, in the order in which they came.
    pub sources: Vec<SourceData>,
    /// Kept legacy sign-ins.
    pub legacy: Vec<LegacyData>,
    /// Kept modern sign-ins.
    pub modern: Vec<ModernData>,
    /// What companion files tell of a record's method.
    pub companions: Vec<CompanionData>,
    /// Records that are only counted.
    pub counted: Vec<CountedData>,
    /// What the admin decided about devices.
    pub marks: Vec<MarkData>,
}

/// A decision about a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkData {
    /// Number of the person.
    pub person: u32,
    /// Device key.
    pub device: String,
    /// What was decided last.
    pub decision: Decision,
}

/// How records name a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonName {
    /// By object id.
    Id(TextNo),
    /// By principal name, where the records have no id.
    Name(TextNo),
    /// Not at all.
    Nobody,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonData {
    /// How records name them.
    pub name: PersonName,
    /// Principal names seen with the object id.
    pub names: Vec<TextNo>,
    /// When the person was there.
    pub life: Life,
}

/// Id of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordId {
    /// A GUID; the record's identity follows from it.
    Guid(Guid),
    /// Some other text; the identity follows from it.
    Text(TextNo),
    /// None: the identity is a hash of the content.
    None {
        /// That hash.
        key: u64,
    },
}

/// A kept legacy sign-in.
#[derive(Clone, Debug, PartialEq)]
pub struct LegacyData {
    /// Number of the person.
    pub person: u32,
    /// When.
    pub at: Instant,
    /// Id.
    pub id: RecordId,
    /// Rank among versions of the same record.
    pub rank: Rank,
    /// Protocol.
    pub protocol: Protocol,
    /// Error code.
    pub code: Code,
    /// Evidence for the method.
    pub method: Method,
    /// Interactive or not.
    pub event_type: Option<EventType>,
    /// The source has no agent column.
    pub no_agent_column: bool,
    /// The person is a guest.
    pub guest: bool,
    /// Across tenants.
    pub cross_tenant: bool,
    /// Number of the source in which it was seen first.
    pub source: u16,
    /// Texts, in the order of [`LEGACY_TEXTS`].
    pub texts: [Option<TextNo>; LEGACY_TEXTS.len()],
}

/// Names of [`LegacyData::texts`].
pub const LEGACY_TEXTS: [&str; 16] = [
    "userAgent",
    "ipAddress",
    "city",
    "countryOrRegion",
    "clientAppUsed",
    "authenticationProtocol",
    "conditionalAccessStatus",
    "appliedConditionalAccessPolicies",
    "userDisplayName",
    "userPrincipalName",
    "appDisplayName",
    "appId",
    "resourceDisplayName",
    "operatingSystem",
    "browser",
    "authenticationDetails",
];

/// A kept modern sign-in.
#[derive(Clone, Debug, PartialEq)]
pub struct ModernData {
    /// Number of the person.
    pub person: u32,
    /// When.
    pub at: Instant,
    /// Id.
    pub id: RecordId,
    /// Rank among versions of the same record.
    pub rank: Rank,
    /// What signed in.
    pub client: MailClient,
    /// A password grant.
    pub ropc: bool,
    /// Accepted.
    pub accepted: bool,
    /// To a resource with mail in it, or the record does not name the resource.
    pub to_mail: bool,
    /// Number of the source in which it was seen first.
    pub source: u16,
    /// Error code.
    pub code: Code,
    /// Interactive or not.
    pub event_type: Option<EventType>,
    /// Texts, in the order of [`MODERN_TEXTS`].
    pub texts: [Option<TextNo>; MODERN_TEXTS.len()],
}

/// Names of [`ModernData::texts`].
pub const MODERN_TEXTS: [&str; 7] = [
    "ipAddress",
    "city",
    "countryOrRegion",
    "conditionalAccessStatus",
    "appliedConditionalAccessPolicies",
    "operatingSystem",
    "userAgent",
];

/// What companion files tell of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanionData {
    /// Identity of the record.
    pub key: u64,
    /// What they tell.
    pub method: Method,
    /// Number of the first source that told it.
    pub source: u16,
}

/// A record that is only counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedData {
    /// Its identity.
    pub key: u64,
    /// What it counts as.
    pub kind: RecordKind,
    /// The identity is a hash of the content.
    pub without_id: bool,
    /// Digest of its rank, 28 bits.
    pub rank: u32,
}

/// Oldest and newest record of one event type.
pub type Times = Option<(Instant, Instant)>;

/// A source and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceData {
    /// What was known before it was read.
    pub start: SourceStart,
    /// How reading came out.
    pub reading: Reading,
    /// Read to its end.
    pub complete: bool,
    /// What the admin said of it.
    pub stated: Option<Stated>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// Where it is known from; in a case file nothing was checked here.
    pub origin: Origin,
    /// Sum over the identities of its records.
    pub fingerprint: u64,
    /// Counts.
    pub counts: SourceCounts,
    /// MailClient apps that no table knew, with their records.
    pub unknown_clients: Vec<(String, u64)>,
    /// MailClient apps that the admin told, with their records and what was said.
    pub answered_clients: Vec<(String, u64, Protocol)>,
    /// Interactive records.
    pub interactive: Times,
    /// Non-interactive records.
    pub non_interactive: Times,
    /// Records that do not tell their event type.
    pub open: Times,
    /// Pieces of the log that were asked for and answered to the end.
    pub asked: Vec<Covered>,
    /// Its answers show nobody's sign-ins but those of the person who asked.
    pub only_own: bool,
    /// What all its records have in common.
    pub common: Common,
    /// Its first and its last record, as they stand in it.
    pub order: Times,
}

/// What was counted of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceCounts {
    /// Records, repeats included.
    pub records: u64,
    /// Of these, repeats.
    pub duplicates: u64,
    /// What could not be read.
    pub unreadable: u64,
    /// Legacy records.
    pub legacy: u64,
    /// Records of another tenant, left out.
    pub other_tenant: u64,
    /// Records whose date cannot be true.
    #[serde(default)]
    pub misdated: u64,
    /// Records whose client app is in no table.
    pub untranslated: u64,
    /// Records with an agent, be it an empty one.
    pub with_agent: u64,
    /// Service principals and managed identities.
    pub not_user: u64,
    /// Authentication steps of a companion file.
    pub auth_steps: u64,
    /// Modern records.
    pub modern: u64,
    /// Its files.
    #[serde(default = "one")]
    pub files: u64,
    /// Of these, files that were not read to their end.
    #[serde(default)]
    pub failed: u64,
}

const fn one() -> u64 {
    1
}

impl Case {
    /// All but the rows: tenant, texts, persons, sources, companions.
    #[must_use]
    pub fn snapshot_frame(&self) -> Snapshot {
        let mut companions: Vec<CompanionData> = self
            .companion
            .iter()
            .map(|(key, (method, source))| CompanionData {
                key: *key,
                method: *method,
                source: *source,
            })
            .collect();
        crate::model::order::sort_by(&mut companions, |a, b| a.key.cmp(&b.key));
        Snapshot {
            tenant: self.tenant.clone(),
            tenant_name: self.tenant_name.clone(),
            texts: self.texts.all().to_vec(),
            people: self
                .people
                .iter()
                .map(|p| PersonData {
                    name: match p.key {
                        PersonKey::Id(id) => PersonName::Id(id.number()),
                        PersonKey::Name(name) => PersonName::Name(name.number()),
                        PersonKey::Nobody => PersonName::Nobody,
                    },
                    names: p.names.iter().map(|n| n.number()).collect(),
                    life: self.life_of(p.key).cloned().unwrap_or_default(),
                })
                .collect(),
            sources: (0..)
                .zip(&self.sources)
                .map(|(n, source)| {
                    let mut data = source.data();
                    data.start.proposed = self.proposed(n).0;
                    data
                })
                .collect(),
            companions,
            marks: self.mark_data(),
            ..Snapshot::default()
        }
    }

    /// When a person was there.
    pub(super) fn life_of(&self, person: PersonKey) -> Option<&Life> {
        match person {
            PersonKey::Id(text) | PersonKey::Name(text) => self.lives.of(self.texts.get(text)),
            PersonKey::Nobody => None,
        }
    }

    fn mark_data(&self) -> Vec<MarkData> {
        (0..)
            .zip(self.people.iter())
            .flat_map(|(person, p)| {
                p.decisions.iter().map(move |(device, decision)| MarkData {
                    person,
                    device: device.clone(),
                    decision: *decision,
                })
            })
            .collect()
    }

    /// Places of the living legacy rows, by person, time and identity.
    #[must_use]
    pub fn legacy_places(&self) -> Vec<u32> {
        places(&self.legacy, |r| !r.dead, |r| (r.person, r.at, r.key))
    }

    /// Places of the living modern rows, by person, time and identity.
    #[must_use]
    pub fn modern_places(&self) -> Vec<u32> {
        places(&self.modern, |r| !r.dead, |r| (r.person, r.at, r.key))
    }

    /// The legacy row at a place.
    #[must_use]
    pub fn legacy_data(&self, place: u32) -> Option<LegacyData> {
        self.legacy.get(place as usize).map(LegacyRow::data)
    }

    /// The modern row at a place.
    #[must_use]
    pub fn modern_data(&self, place: u32) -> Option<ModernData> {
        self.modern.get(place as usize).map(ModernRow::data)
    }

    /// Records that are only counted, by identity.
    #[must_use]
    pub fn counted_data(&self) -> Vec<CountedData> {
        let mut all: Vec<CountedData> = self
            .seen
            .iter()
            .filter_map(|(key, mark)| match mark.read() {
                Seen::Counted {
                    kind,
                    without_id,
                    rank,
                } => Some(CountedData {
                    key,
                    kind: kind_of(kind),
                    without_id,
                    rank,
                }),
                Seen::Kept { .. } => None,
            })
            .collect();
        crate::model::order::sort_by(&mut all, |a, b| a.key.cmp(&b.key));
        all
    }

    /// The whole case at once.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let rows = self.legacy_places();
        let modern = self.modern_places();
        Snapshot {
            legacy: rows
                .into_iter()
                .filter_map(|p| self.legacy_data(p))
                .collect(),
            modern: modern
                .into_iter()
                .filter_map(|p| self.modern_data(p))
                .collect(),
            counted: self.counted_data(),
            ..self.snapshot_frame()
        }
    }
}

/// What a number of [`Seen::Counted`] stands for.
pub(super) const fn kind_of(number: u8) -> RecordKind {
    match number {
        0 => RecordKind::Legacy,
        1 => RecordKind::Modern,
        2 => RecordKind::Unknown,
        _ => RecordKind::NotUser,
    }
}

fn places<T, K: Ord>(rows: &[T], alive: fn(&T) -> bool, key: fn(&T) -> K) -> Vec<u32> {
    let mut places: Vec<u32> = (0..)
        .zip(rows)
        .filter(|(_, row)| alive(row))
        .map(|(place, _)| place)
        .collect();
    let key = |place: &u32| rows.get(*place as usize).map(key);
    crate::model::order::sort_by(&mut places, |a, b| key(a).cmp(&key(b)));
    places
}

impl RecordId {
    fn of(id: RowId, key: u64) -> Self {
        match id {
            RowId::Guid(guid) => Self::Guid(guid),
            RowId::Text(text) => Self::Text(text.number()),
            RowId::None => Self::None { key },
        }
    }

    /// The record's identity; `text` gives the text of a number.
    pub(super) fn key<'a>(self, text: impl Fn(TextNo) -> &'a str) -> Option<u64> {
        match self {
            Self::Guid(guid) => Some(ingest::key_of_guid(guid)),
            Self::Text(number) => ingest::key_of_id(text(number)),
            Self::None { key } => Some(key),
        }
    }
}

impl LegacyRow {
    fn data(&self) -> LegacyData {
        LegacyData {
            person: self.person,
            at: self.at,
            id: RecordId::of(self.id, self.key),
            rank: self.rank,
            protocol: self.protocol,
            code: self.code,
            method: self.method,
            event_type: self.event_type,
            no_agent_column: self.no_agent_column,
            guest: self.guest,
            cross_tenant: self.cross_tenant,
            source: self.source,
            texts: [
                self.agent,
                self.address,
                self.city,
                self.country,
                self.client_app,
                self.auth_protocol,
                self.ca_status,
                self.ca_policies,
                self.display_name,
                self.principal_name,
                self.app,
                self.app_id,
                self.resource,
                self.system,
                self.browser,
                self.told,
            ]
            .map(|s| s.map(|s| s.number())),
        }
    }
}

impl ModernRow {
    fn data(&self) -> ModernData {
        ModernData {
            person: self.person,
            at: self.at,
            id: RecordId::of(self.id, self.key),
            rank: self.rank,
            client: self.client,
            ropc: self.ropc,
            accepted: self.accepted,
            to_mail: self.to_mail,
            source: self.source,
            code: self.code,
            event_type: self.event_type,
            texts: [
                self.address,
                self.city,
                self.country,
                self.ca_status,
                self.ca_policies,
                self.system,
                self.agent,
            ]
            .map(|s| s.map(|s| s.number())),
        }
    }
}

impl Source {
    fn data(&self) -> SourceData {
        SourceData {
            start: self.start.clone(),
            reading: self.reading.clone(),
            complete: self.complete,
            stated: self.stated,
            sha256: self.sha256.clone(),
            origin: self.origin,
            fingerprint: self.fingerprint,
            counts: SourceCounts {
                records: self.records,
                duplicates: self.duplicates,
                unreadable: self.unreadable,
                legacy: self.legacy,
                other_tenant: self.other_tenant,
                misdated: self.misdated,
                untranslated: self.untranslated,
                with_agent: self.with_agent,
                not_user: self.not_user,
                auth_steps: self.auth_steps,
                modern: self.modern,
                files: self.files,
                failed: self.failed,
            },
            unknown_clients: self.unknown_clients.clone(),
            answered_clients: self.answered_clients.clone(),
            interactive: self.interactive.data(),
            non_interactive: self.non_interactive.data(),
            open: self.open.data(),
            asked: self.asked.clone(),
            only_own: self.only_own,
            common: self.common,
            order: self.order,
        }
    }

    /// A source that was read before.
    pub(super) fn of_data(data: SourceData) -> Self {
        let counts = data.counts;
        Self {
            reading: data.reading,
            busy: false,
            complete: data.complete,
            stated: data.stated,
            sha256: data.sha256,
            origin: data.origin,
            fingerprint: data.fingerprint,
            records: counts.records,
            duplicates: counts.duplicates,
            unreadable: counts.unreadable,
            legacy: counts.legacy,
            other_tenant: counts.other_tenant,
            misdated: counts.misdated,
            untranslated: counts.untranslated,
            with_agent: counts.with_agent,
            not_user: counts.not_user,
            auth_steps: counts.auth_steps,
            modern: counts.modern,
            files: counts.files,
            failed: counts.failed,
            common: data.common,
            order: data.order,
            unknown_clients: data.unknown_clients,
            answered_clients: data.answered_clients,
            interactive: Span::of_data(data.interactive),
            non_interactive: Span::of_data(data.non_interactive),
            open: Span::of_data(data.open),
            asked: data.asked,
            only_own: data.only_own,
            ..Self::new(data.start)
        }
    }
}

impl Span {
    fn data(self) -> Times {
        self.oldest.zip(self.newest)
    }

    fn of_data(times: Times) -> Self {
        Self {
            oldest: times.map(|t| t.0),
            newest: times.map(|t| t.1),
        }
    }
}
