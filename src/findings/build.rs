//! One person's kept sign-ins → their findings.

use super::case::Case;
use super::finding::{Finding, fits, fits_client};
use super::flags::{
    Row, attempts_have_a_beat, from_many_places, has_service_beat, is_one_place_by_the_clock,
    possibly_compromised,
};
use super::people::PersonKey;
use super::rows::{LegacyRow, ModernRow, RowId};
use super::strip::strip;
use super::view::{FindingKey, OsSeen, OutcomeCounts, User};
use crate::classify::{Code, Votes};
use crate::device::{Family, Reading};
use crate::ingest::KeyHash;
use crate::model::order;
use crate::model::{Class, Confidence, Flag, Instant, MailApp, Outcome, Protocol};
use std::collections::{BTreeMap, HashMap};

// The parts are functions of their own (`inline(never)`): a browser compiles a busy function a second time, and one that held them all
// kept a core busy for a fifth of a second while a file was read.
impl Case {
    /// All findings in the export's order: worst class, newest, principal name, user id, device key.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut all: Vec<Finding> = self
            .people
            .everyone()
            .into_iter()
            .flat_map(|p| self.findings_of(p))
            .collect();
        order::sort_by(&mut all, |a, b| {
            (
                a.class,
                std::cmp::Reverse(a.last_seen),
                &a.user.principal_name,
                &a.user.id,
                &a.device_key,
            )
                .cmp(&(
                    b.class,
                    std::cmp::Reverse(b.last_seen),
                    &b.user.principal_name,
                    &b.user.id,
                    &b.device_key,
                ))
        });
        all
    }

    /// Living legacy rows of a person and who stands for them, by time, then identity.
    #[inline(never)]
    pub(super) fn legacy_of(&self, group: &[u32]) -> Vec<Row<'_>> {
        let mut places: Vec<u32> = group
            .iter()
            .filter_map(|p| self.people.get(*p))
            .flat_map(|p| p.legacy.iter().copied())
            .collect();
        order::distinct(&mut places);
        let mut rows: Vec<Row<'_>> = places
            .into_iter()
            .filter_map(|place| self.legacy.get(place as usize))
            .filter(|r| !r.dead && group.contains(&r.person))
            .map(|row| Row {
                row,
                judged: row.judged(self.companion(row.key), self.ca_failed(row.ca_status)),
                address: row.address.map(|s| self.texts.get(s)),
                country: row.country.map(|s| self.texts.get(s)),
            })
            .collect();
        order::sort_by(&mut rows, |a, b| {
            (a.row.at, a.row.key).cmp(&(b.row.at, b.row.key))
        });
        rows
    }

    /// Living modern rows of a person, by time, then identity.
    #[inline(never)]
    pub(super) fn modern_of(&self, group: &[u32]) -> Vec<&ModernRow> {
        let mut places: Vec<u32> = group
            .iter()
            .filter_map(|p| self.people.get(*p))
            .flat_map(|p| p.modern.iter().copied())
            .collect();
        order::distinct(&mut places);
        let mut rows: Vec<&ModernRow> = places
            .into_iter()
            .filter_map(|place| self.modern.get(place as usize))
            .filter(|r| !r.dead && group.contains(&r.person))
            .collect();
        order::sort_by(&mut rows, |a, b| (a.at, a.key).cmp(&(b.at, b.key)));
        rows
    }

    /// Legacy attempts of a person whom the tenant does not have: counted as spray, not listed (rules 2).
    pub(super) fn unknown_user_attempts(&self, person: u32) -> u64 {
        let rows = self.legacy_of(&self.people.group(person));
        if only_unknown_user(&rows) && !is_deleted_account(&rows) {
            rows.len() as u64
        } else {
            0
        }
    }

    /// Findings of one person, by device key.
    pub(super) fn findings_of(&self, person: u32) -> Vec<Finding> {
        let group = self.people.group(person);
        let rows = self.legacy_of(&group);
        let deleted = only_unknown_user(&rows);
        if deleted && !is_deleted_account(&rows) {
            return Vec::new();
        }
        let modern = self.modern_of(&group);
        let known: Vec<(Instant, &str)> = modern
            .iter()
            .filter(|m| m.accepted)
            .filter_map(|m| Some((m.at, self.texts.get(m.address?))))
            .collect();
        let compromised = possibly_compromised(&rows, &known);
        let user = self.user(person, &rows);
        let mut devices: BTreeMap<String, Vec<Row<'_>>> = BTreeMap::new();
        for row in &rows {
            devices
                .entry(self.device_key(row.row))
                .or_default()
                .push(*row);
        }
        devices
            .into_iter()
            .map(|(key, rows)| {
                let mut finding = self.finding(&user, key, &rows, &modern, &compromised);
                finding.person = person;
                let decision = self.people.decision(&group, &finding.device_key);
                finding.mark = decision.and_then(|d| d.mark);
                finding.first_mark = decision.and_then(|d| d.first_at);
                finding
            })
            .collect()
    }

    /// Device key of a row: what the agent tells, else the protocol, with what device details tell apart.
    #[inline(never)]
    pub(super) fn device_key(&self, row: &LegacyRow) -> String {
        match row.agent.and_then(|a| self.readings.get(&a)) {
            Some(r) if r.family == Family::Relay => row.protocol.name().to_owned(),
            Some(r) if !r.key.is_empty() => r.key.clone(),
            _ => {
                let protocol = row.protocol.name();
                match self.details_of(row) {
                    Some(details) => format!("unknown:{protocol}:{}", details.key),
                    None => format!("unknown:{protocol}"),
                }
            }
        }
    }

    /// Names of a person: the newest that the rows have.
    #[inline(never)]
    fn user(&self, person: u32, rows: &[Row<'_>]) -> User {
        let newest = |pick: fn(&LegacyRow) -> Option<super::intern::Sym>| {
            rows.iter()
                .rev()
                .find_map(|r| pick(r.row))
                .map(|s| self.texts.get(s).to_owned())
        };
        User {
            id: match self.people.get(person).map(|p| p.key) {
                Some(PersonKey::Id(id)) => Some(self.texts.get(id).to_owned()),
                _ => None,
            },
            principal_name: newest(|r| r.principal_name),
            display_name: newest(|r| r.display_name),
        }
    }

    #[inline(never)]
    fn finding(
        &self,
        user: &User,
        device_key: String,
        rows: &[Row<'_>],
        modern: &[&ModernRow],
        compromised: &[u64],
    ) -> Finding {
        let newest_first = || rows.iter().rev();
        let by_agent = newest_first().find_map(|r| self.readings.get(&r.row.agent?));
        let by_details = by_agent.is_none();
        let reading = by_agent
            .or_else(|| newest_first().find_map(|r| self.details_of(r.row)))
            .cloned();
        let family = reading.as_ref().map_or(Family::Unknown, |r| r.family);
        let (class, proven) = class_of(rows);
        let first_seen = rows.first().map_or(Instant(0), |r| r.row.at);
        let last_seen = rows.last().map_or(Instant(0), |r| r.row.at);
        let mut counts = OutcomeCounts::default();
        for r in rows {
            count(&mut counts, r.judged.outcome);
        }
        let mut addresses: Vec<&str> = rows.iter().filter_map(|r| r.address).collect();
        order::distinct(&mut addresses);
        let mut countries: Vec<&str> = rows.iter().filter_map(|r| r.country).collect();
        order::distinct(&mut countries);
        let (rejected, used): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows
            .iter()
            .partition(|r| r.judged.outcome == Outcome::Rejected);
        let times = |rows: &[&Row<'_>]| rows.iter().map(|r| r.row.at).collect::<Vec<_>>();
        let mut protocols: Vec<Protocol> = rows.iter().map(|r| r.row.protocol).collect();
        order::sort_by(&mut protocols, |a, b| a.name().cmp(b.name()));
        protocols.dedup();
        let fitting: Vec<Instant> = modern
            .iter()
            .filter(|m| m.accepted && fits_client(family, &protocols, m.client))
            .map(|m| m.at)
            .collect();
        let mut agents: Vec<&str> = rows
            .iter()
            .filter_map(|r| r.row.agent)
            .map(|a| self.texts.get(a))
            .collect();
        order::distinct(&mut agents);
        Finding {
            key: finding_key(user, &device_key),
            user: user.clone(),
            os_history: self.os_history(rows),
            agents: agents.into_iter().map(str::to_owned).collect(),
            class,
            flags: flags(rows, class, proven, by_agent, modern, compromised),
            protocols,
            first_seen,
            last_seen,
            last_used: used.last().map_or(last_seen, |r| r.row.at),
            counts,
            evidence: self.evidence(rows, class),
            proven,
            applications: self.texts_of(rows, |r| r.app),
            resources: self.texts_of(rows, |r| r.resource),
            application: self.application(rows),
            first_modern: fitting.iter().find(|at| **at > last_seen).copied(),
            places: (
                u32::try_from(addresses.len()).unwrap_or(u32::MAX),
                u32::try_from(countries.len()).unwrap_or(u32::MAX),
            ),
            address: rows.iter().rev().find_map(|r| r.address).map(str::to_owned),
            strip: strip(&times(&used), &times(&rejected), &fitting),
            device_key,
            reading,
            by_details,
            mark: None,
            first_mark: None,
            person: 0,
        }
    }

    /// Builds seen, each from its first to its last sign-in, by time.
    #[inline(never)]
    fn os_history(&self, rows: &[Row<'_>]) -> Vec<OsSeen> {
        // By table: whoever invents agents can invent a hundred thousand builds.
        let mut seen: HashMap<_, (Instant, Instant)> = HashMap::new();
        for r in rows {
            let by_agent = r.row.agent.and_then(|a| self.readings.get(&a));
            let Some(reading) = by_agent.or_else(|| self.details_of(r.row)) else {
                continue;
            };
            if reading.os_version.is_none() && reading.build.is_none() {
                continue;
            }
            let key = (reading.os_version.as_deref(), reading.build.as_deref());
            let times = seen.entry(key).or_insert((r.row.at, r.row.at));
            times.1 = times.1.max(r.row.at);
        }
        let mut history: Vec<OsSeen> = seen
            .into_iter()
            .map(|((version, build), (first_seen, last_seen))| OsSeen {
                version: version.map(str::to_owned),
                build: build.map(str::to_owned),
                first_seen,
                last_seen,
            })
            .collect();
        order::sort_by(&mut history, |a, b| {
            (a.first_seen, &a.version, &a.build).cmp(&(b.first_seen, &b.version, &b.build))
        });
        history
    }

    /// Record id as text.
    pub(super) fn row_id(&self, id: RowId) -> Option<String> {
        match id {
            RowId::Guid(guid) => Some(guid.to_string()),
            RowId::Text(sym) => Some(self.texts.get(sym).to_owned()),
            RowId::None => None,
        }
    }
}

/// Nothing but attempts on a user that the tenant does not have (also: nothing at all).
fn only_unknown_user(rows: &[Row<'_>]) -> bool {
    rows.iter().all(|r| r.row.code == Code::Number(50034))
}

/// The account was deleted, and a device goes on with it: one or two networks try it by the clock.
fn is_deleted_account(rows: &[Row<'_>]) -> bool {
    !rows.is_empty() && only_unknown_user(rows) && is_one_place_by_the_clock(rows)
}

/// Never a name in it: 64 bits of a hash.
fn finding_key(user: &User, device_key: &str) -> FindingKey {
    let person = match (&user.id, &user.principal_name) {
        (Some(id), _) => KeyHash::default().text(id),
        (None, Some(name)) => KeyHash::default().bytes([0]).text(name),
        (None, None) => KeyHash::default().bytes([1]),
    };
    FindingKey(format!("{:016x}", person.text(device_key).finish()))
}

/// Class over all protocols (the strongest), and on how many of the sign-ins that were not rejected it is proven.
#[inline(never)]
fn class_of(rows: &[Row<'_>]) -> (Class, (u64, u64)) {
    let mut votes: HashMap<Protocol, Votes> = HashMap::new();
    for r in rows {
        votes
            .entry(r.row.protocol)
            .or_default()
            .add(r.judged.class, r.judged.method);
    }
    let class = votes
        .values()
        .filter_map(|v| v.class())
        .min()
        .unwrap_or(Class::AttemptsOnly);
    let sum = |pick: fn(&Votes) -> u64| votes.values().map(pick).sum::<u64>();
    let proven = match class {
        Class::BasicProven => sum(|v| v.basic),
        Class::Certificate => sum(|v| v.certificate),
        Class::LegacyUnknown | Class::AttemptsOnly => 0,
    };
    let all = sum(|v| v.basic + v.certificate + v.silent + v.against);
    (class, (proven, all))
}

pub(super) fn count(counts: &mut OutcomeCounts, outcome: Outcome) {
    match outcome {
        Outcome::Accepted => counts.accepted += 1,
        Outcome::Stopped => counts.stopped_after_password += 1,
        Outcome::Rejected => counts.rejected += 1,
        Outcome::Interrupted => counts.interrupted += 1,
        Outcome::Other => counts.other += 1,
    }
}

/// AADSTS50057 (<https://learn.microsoft.com/entra/identity-platform/reference-error-codes>).
const ACCOUNT_DISABLED: i64 = 50057;

#[inline(never)]
fn flags(
    rows: &[Row<'_>],
    class: Class,
    proven: (u64, u64),
    reading: Option<&Reading>,
    modern: &[&ModernRow],
    compromised: &[u64],
) -> Vec<Flag> {
    let relay = reading.is_some_and(|r| r.family == Family::Relay);
    let readable = reading.is_some_and(|r| {
        r.confidence != Confidence::None && !matches!(r.family, Family::Relay | Family::Script)
    });
    let apple = reading.is_some_and(|r| fits(r.family, MailApp::AppleInternetAccounts) && !relay);
    let attempts = class == Class::AttemptsOnly;
    let beat = attempts && !from_many_places(rows) && attempts_have_a_beat(rows);
    let deleted = is_deleted_account(rows);
    let disabled = rows
        .last()
        .is_some_and(|r| r.row.code == Code::Number(ACCOUNT_DISABLED));
    let spray = attempts && !beat && !deleted && (relay || from_many_places(rows));
    // A certificate beside a password is no gap in the proof, it is another method.
    let one_method =
        class != Class::BasicProven || rows.iter().all(|r| !r.judged.method.certificate);
    let in_place = apple
        && modern
            .iter()
            .any(|m| m.accepted && m.ropc && m.client.app == Some(MailApp::AppleInternetAccounts));
    let all = [
        (Flag::LikelySpray, spray),
        // A deleted or disabled account cannot sign in, even with the right password.
        (
            Flag::OldPassword,
            attempts && !spray && (readable || beat) && !deleted && !disabled,
        ),
        (
            Flag::PossiblyCompromised,
            rows.iter().any(|r| compromised.contains(&r.row.key)),
        ),
        (Flag::Guest, rows.iter().any(|r| r.row.guest)),
        (Flag::CrossTenant, rows.iter().any(|r| r.row.cross_tenant)),
        (Flag::ServiceAccountHint, has_service_beat(rows)),
        (Flag::Relay, relay),
        (
            Flag::NoUserAgent,
            reading.is_none() && rows.iter().all(|r| r.row.no_agent_column),
        ),
        (
            Flag::PartlyProven,
            matches!(class, Class::BasicProven | Class::Certificate)
                && one_method
                && proven.0 < proven.1,
        ),
        (Flag::InPlaceUpgrade, in_place),
        (Flag::Implausible, reading.is_some_and(|r| r.implausible)),
        (
            Flag::WithoutId,
            rows.iter().any(|r| r.row.id == RowId::None),
        ),
        (Flag::AccountDisabled, disabled),
        (Flag::AccountDeleted, deleted),
    ];
    let mut flags: Vec<Flag> = all
        .into_iter()
        .filter(|(_, on)| *on)
        .map(|(f, _)| f)
        .collect();
    order::sort_by(&mut flags, Ord::cmp);
    flags
}

#[cfg(test)]
mod tests {
    use super::{User, finding_key};

    /// Addresses of devices never change; a browser test has the same values (`tests/e2e/findings.spec.mjs`).
    #[test]
    fn a_key_is_of_the_id_or_else_of_the_name() {
        let user = |id: Option<&str>, name: Option<&str>| User {
            id: id.map(str::to_owned),
            principal_name: name.map(str::to_owned),
            display_name: None,
        };
        let (id, name) = (
            "11111111-1111-4111-8111-111111111111",
            "greta.beispiel@contoso.example",
        );
        for (user, key) in [
            (user(Some(id), Some(name)), "7cfa1fcd097b3ee0"),
            (user(None, Some(name)), "938a8a8ee281c1b6"),
            (user(None, None), "e4635bcc98aa8741"),
        ] {
            assert_eq!(finding_key(&user, "iPhone14,5").0, key);
        }
    }
}
