//! The case: all sign-ins of one tenant, folded.

use super::intern::{Interner, Sym};
use super::life::Lives;
use super::overlaps::Overlaps;
use super::people::People;
use super::proposal::Told;
use super::rows::{LegacyRow, ModernRow, RowId, to_mail};
use super::seen::{Mark, Seen, SeenTable};
use super::sources::{Reading, Source, SourceStart};
use super::versions::{Version, digest, fingerprint};
use super::view::{FindingKey, FindingRow, Origin, SourceId, Stated};
use crate::classify::{self, Method};
use crate::device;
use crate::ingest::names::ClientAnswer;
use crate::ingest::{self, SignIn, TenantHint, same};
use crate::model::{Guid, Instant, RecordKind, visible, visible_name};
use crate::source::{AuthStep, ProblemCode, SourceNote};
use std::collections::HashMap;

/// Everything known of one tenant.
#[derive(Debug, Default)]
pub struct Case {
    pub(super) texts: Interner,
    pub(super) people: People,
    pub(super) legacy: Vec<LegacyRow>,
    pub(super) modern: Vec<ModernRow>,
    pub(super) sources: Vec<Source>,
    pub(super) readings: HashMap<Sym, device::Reading>,
    /// Readings of device details, by operating system and browser.
    pub(super) details: HashMap<(Option<Sym>, Option<Sym>), device::Reading>,
    pub(super) found: HashMap<String, u32>,
    pub(super) companion: HashMap<u64, (Method, u16)>,
    pub(super) seen: SeenTable,
    pub(super) lives: Lives,
    pub(super) overlaps: Overlaps,
    /// Records by kind, as they count now.
    pub(super) kinds: [u64; 4],
    pub(super) duplicates: u64,
    pub(super) without_id: u64,
    /// What the admin said of client apps that no table knows.
    pub(super) client_answers: Vec<ClientAnswer>,
    pub(super) tenant: Option<String>,
    pub(super) tenant_name: Option<String>,
    /// The page's clock, for records of sources that were not dropped.
    clock: Option<Instant>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// New, or a richer version.
    Yes,
    /// Known already.
    Repeat,
    /// Another tenant's: left out.
    OtherTenant,
}

/// Findings that are new or changed, and keys of those that are no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// New or changed.
    pub upsert: Vec<FindingRow>,
    /// No more.
    pub removed: Vec<FindingKey>,
}

impl Case {
    /// A source begins.
    pub fn begin(&mut self, mut start: SourceStart) -> SourceId {
        start.name = visible_name(&start.name).into_owned();
        self.sources.push(Source::new(start));
        SourceId(u16::try_from(self.sources.len() - 1).unwrap_or(u16::MAX))
    }

    /// The page's clock: a record dated later is not believed.
    pub fn set_clock(&mut self, now: Instant) {
        self.clock = Some(now);
    }

    /// A source ended, well or not.
    pub fn end(&mut self, id: SourceId, reading: Reading) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.busy = false;
            source.duplicates = source.repeats.take().unwrap_or(source.duplicates);
            source.complete =
                reading.problem.is_none() && !reading.notes.contains(&SourceNote::PageOfSeveral);
            // What is no sign-in log has no unreadable sign-ins either.
            if source.records == 0
                && matches!(
                    reading.problem,
                    Some(ProblemCode::NotSignIns | ProblemCode::UnifiedAudit)
                )
            {
                source.unreadable = 0;
            }
            let example = reading.example.or(source.reading.example.take());
            source.reading = Reading { example, ..reading };
            if source.untold {
                source.reading.notes.push(SourceNote::UntoldOutcome);
            }
        }
        self.settle_overlaps();
    }

    /// What is known of a source's shape while it is read.
    pub fn shape(&mut self, id: SourceId, format: Option<crate::source::Format>) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0))
            && format.is_some()
        {
            source.reading.format = format;
        }
    }

    /// Something that cannot be read stood where a record should.
    pub fn unreadable(&mut self, id: SourceId) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.unreadable += 1;
        }
    }

    /// What name, file date and drop tell of a source.
    pub fn told(&mut self, id: SourceId, told: Told) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.told = Some(told);
        }
    }

    /// A record whose time cannot be read, as it stands in the file: the first is shown.
    pub fn unreadable_time(&mut self, id: SourceId, text: Option<&str>) {
        self.unreadable(id);
        if let Some(source) = self.sources.get_mut(usize::from(id.0))
            && source.reading.example.is_none()
        {
            source.reading.example = text.map(|t| t.chars().take(60).collect());
        }
    }

    /// The admin says what a source is.
    pub fn describe(&mut self, id: SourceId, stated: Stated) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.stated = Some(stated);
        }
        self.settle_overlaps();
    }

    /// The SHA-256 of a source's bytes, in hexadecimal. Sources of a loaded case with the same one are checked by it.
    pub fn set_sha256(&mut self, id: SourceId, hex: String) {
        for source in &mut self.sources {
            if source.origin == Origin::Case && source.sha256.as_ref() == Some(&hex) {
                source.origin = Origin::Checked;
            }
        }
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.sha256 = Some(hex);
        }
    }

    /// Tenant of the case, once a record told it; in lower case.
    #[must_use]
    pub fn tenant(&self) -> Option<&str> {
        self.tenant.as_deref()
    }

    /// Whether a record with this hint can belong to the case.
    fn is_ours(&mut self, hint: TenantHint<'_>) -> bool {
        match (hint, self.tenant.as_deref()) {
            (TenantHint::None, _) | (TenantHint::Either(..), None) => true,
            (TenantHint::Certain(id), None) => {
                self.tenant = Some(id.to_lowercase());
                true
            }
            (TenantHint::Certain(id), Some(ours)) => same(id, ours),
            (TenantHint::Either(a, b), Some(ours)) => same(a, ours) || same(b, ours),
        }
    }

    /// Folds one sign-in.
    pub fn accept(&mut self, id: SourceId, sign_in: &SignIn<'_>) -> Accepted {
        let ours = self.is_ours(sign_in.tenant);
        let Some(source) = self.sources.get_mut(usize::from(id.0)) else {
            return Accepted::OtherTenant;
        };
        if !ours {
            source.other_tenant += 1;
            return Accepted::OtherTenant;
        }
        source.records += 1;
        source.fingerprint = source.fingerprint.wrapping_add(fingerprint(sign_in.key));
        source.legacy += u64::from(sign_in.kind == RecordKind::Legacy);
        source.modern += u64::from(sign_in.kind == RecordKind::Modern);
        let misdated = source.add_time(sign_in, self.clock);
        source.add_client(sign_in);
        source.untold |= sign_in.untold;
        source.with_agent += u64::from(sign_in.raw.user_agent.is_some());
        if sign_in.kind == RecordKind::NotUser {
            source.not_user += 1;
        } else {
            source.common.add(sign_in);
        }
        if self.tenant_name.is_none()
            && !sign_in.guest
            && let Some(name) = sign_in.raw.tenant_name.as_deref()
            && !name.trim().is_empty()
        {
            self.tenant_name = Some(visible(name.trim()).into_owned());
        }
        // Who goes by which name is learned from every version, or it would depend on which came first.
        let person = is_kept(sign_in).then(|| self.person(sign_in));
        // A statement is no sign of life.
        if sign_in.kind == RecordKind::Modern
            && sign_in.answer.is_none()
            && is_accepted(sign_in)
            && !misdated
        {
            self.lives.add(sign_in, id.0);
        }
        if let Some(first) = self.seen.source(sign_in.key) {
            self.overlaps.add(first, id.0);
            self.duplicates += 1;
            if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
                source.duplicates += 1;
            }
        }
        let version = match sign_in.answer {
            None => Version::Whole(sign_in.rank),
            Some(_) => Version::Answered(sign_in.rank),
        };
        let Some(earlier) = self.make_room(sign_in.key, version, sign_in.without_id) else {
            return Accepted::Repeat;
        };
        self.count(sign_in.kind, 1);
        let mark = self.keep(sign_in, person, earlier, id.0);
        self.seen.set(sign_in.key, mark, id.0);
        Accepted::Yes
    }

    pub(super) fn count(&mut self, kind: RecordKind, by: i64) {
        if let Some(n) = self.kinds.get_mut(kind as usize) {
            *n = n.saturating_add_signed(by);
        }
    }

    /// Keeps what is worth keeping.
    fn keep(
        &mut self,
        s: &SignIn<'_>,
        person: Option<u32>,
        earlier: Option<Seen>,
        source: u16,
    ) -> Mark {
        let source = self.seen.source(s.key).unwrap_or(source);
        let Some(person) = person else {
            return Mark::counted(s.kind as u8, s.without_id, digest(s.rank));
        };
        if s.kind == RecordKind::Legacy {
            let row = LegacyRow {
                source,
                ..self.legacy_row(s, person)
            };
            self.put_legacy(row, earlier)
        } else {
            let row = ModernRow {
                source,
                ..self.modern_row(s, person)
            };
            self.put_modern(row, earlier)
        }
    }

    fn id_of(&mut self, s: &SignIn<'_>) -> RowId {
        match s.raw.id.as_deref().map(str::trim).filter(|i| !i.is_empty()) {
            None => RowId::None,
            Some(id) => match Guid::parse(id) {
                Some(guid) => RowId::Guid(guid),
                None => RowId::Text(self.texts.intern(id)),
            },
        }
    }

    fn person(&mut self, s: &SignIn<'_>) -> u32 {
        let id = self.texts.intern_given(s.user_id.as_deref());
        let name = self.texts.intern_given(s.principal_name.as_deref());
        self.people.of(id, name)
    }

    fn legacy_row(&mut self, s: &SignIn<'_>, person: u32) -> LegacyRow {
        let agent = self.texts.intern_given(s.raw.user_agent.as_deref());
        self.read_agent(agent);
        let t = &mut self.texts;
        let [system, browser, app, told] = [
            s.device_os,
            s.device_browser,
            s.app_name.or(s.raw.app_id.as_deref()),
            s.told.as_deref(),
        ]
        .map(|text| t.intern_given(text));
        let resource = s.resource_name.or(s.raw.resource_id.as_deref());
        let [app_id, resource] =
            [s.raw.app_id.as_deref(), resource].map(|text| t.intern_given(text));
        self.read_details(agent, system, browser);
        let t = &mut self.texts;
        let ca_policies = s
            .raw
            .ca_policies
            .as_deref()
            .map(|p| t.intern(&String::from_utf8_lossy(p)));
        let [
            address,
            city,
            country,
            client_app,
            auth_protocol,
            ca_status,
            display_name,
        ] = [
            &s.raw.ip,
            &s.raw.city,
            &s.raw.country,
            &s.raw.client_app,
            &s.raw.auth_protocol,
            &s.raw.ca_status,
            &s.raw.display_name,
        ]
        .map(|text| t.intern_given(text.as_deref()));
        let principal_name = t.intern_given(s.principal_name.as_deref());
        LegacyRow {
            key: s.key,
            rank: s.rank,
            at: s.at,
            person,
            id: self.id_of(s),
            protocol: s.protocol.unwrap_or(crate::model::Protocol::Other),
            code: s.code,
            method: s.method,
            event_type: s.event_type,
            agent,
            no_agent_column: s.raw.user_agent.is_none(),
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
            guest: s.guest,
            cross_tenant: s.cross_tenant,
            source: 0,
            dead: false,
        }
    }

    fn modern_row(&mut self, s: &SignIn<'_>, person: u32) -> ModernRow {
        let agent = self.texts.intern_given(s.raw.user_agent.as_deref());
        self.read_agent(agent);
        let t = &mut self.texts;
        let system = t.intern_given(s.device_os);
        let ca_policies = s
            .raw
            .ca_policies
            .as_deref()
            .map(|p| t.intern(&String::from_utf8_lossy(p)));
        let [address, city, country, ca_status] =
            [&s.raw.ip, &s.raw.city, &s.raw.country, &s.raw.ca_status]
                .map(|text| t.intern_given(text.as_deref()));
        ModernRow {
            key: s.key,
            rank: s.rank,
            at: s.at,
            person,
            id: self.id_of(s),
            client: s.mail_client,
            ropc: s.method.ropc,
            accepted: is_accepted(s),
            to_mail: to_mail(s),
            code: s.code,
            event_type: s.event_type,
            address,
            city,
            country,
            ca_status,
            ca_policies,
            agent,
            system,
            source: 0,
            dead: false,
        }
    }

    /// Folds one row of a companion file.
    pub fn auth_step(&mut self, id: SourceId, step: &AuthStep<'_>) {
        let Some(key) = ingest::key_of_id(&step.request_id) else {
            self.unreadable(id);
            return;
        };
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.auth_steps += 1;
        }
        self.tell_method(key, ingest::details_of_step(step), id.0);
    }

    /// A companion file tells of a record's method.
    pub(super) fn tell_method(&mut self, key: u64, method: Method, source: u16) {
        let entry = self.companion.entry(key).or_insert((method, source));
        entry.0 = entry.0.and(method);
        if let Some(Seen::Kept {
            modern: false,
            place,
        }) = self.seen.get(key).map(Mark::read)
            && let Some(row) = self.legacy.get(place as usize)
        {
            let person = row.person;
            self.people.touch(person);
        }
    }

    /// Whether a row's status says that Conditional Access refused it.
    pub(super) fn ca_failed(&self, status: Option<Sym>) -> bool {
        classify::ca_failed(status.map(|s| self.texts.get(s)))
    }

    /// What companion files tell of a record's method.
    pub(super) fn companion(&self, key: u64) -> Method {
        self.companion
            .get(&key)
            .map_or_else(Method::default, |c| c.0)
    }

    /// Whether findings changed since the last [`Case::take_changes`].
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.people.any_touched()
    }

    /// Findings of up to `people` persons that changed since the last call.
    pub fn take_changes(&mut self, people: usize) -> Changes {
        let mut changes = Changes::default();
        for person in self.people.take_touched(people) {
            let findings = self.findings_of(person);
            let uses_legacy = findings
                .iter()
                .any(|f| f.class != crate::model::Class::AttemptsOnly);
            // Whoever has a finding is known to the tenant: their rows need not be gathered a second time.
            let spray = if findings.is_empty() {
                self.unknown_user_attempts(person)
            } else {
                0
            };
            let now: Vec<String> = findings.iter().map(|f| f.key.0.clone()).collect();
            if let Some(p) = self.people.get_mut(person) {
                p.uses_legacy = uses_legacy;
                p.unknown_user_attempts = spray;
                for gone in std::mem::replace(&mut p.told, now.clone()) {
                    if !now.contains(&gone) {
                        // Another person may have taken the finding over.
                        if self.found.get(&gone) == Some(&person) {
                            self.found.remove(&gone);
                            changes.removed.push(FindingKey(gone));
                        }
                    }
                }
            }
            for f in findings {
                self.found.insert(f.key.0.clone(), person);
                changes.upsert.push(f.row());
            }
        }
        changes
    }
}

fn is_accepted(s: &SignIn<'_>) -> bool {
    s.code == classify::Code::Number(0) && !s.ca_failed
}

/// Legacy sign-ins are kept, and of the modern ones those accepted by a mail client or with a password grant inside; all
/// others are only counted.
fn is_kept(s: &SignIn<'_>) -> bool {
    match s.kind {
        RecordKind::Legacy => true,
        RecordKind::Modern => (s.mail_client.is_mail() && is_accepted(s)) || s.method.ropc,
        RecordKind::Unknown | RecordKind::NotUser => false,
    }
}
