//! A person's kept rows as the verdict needs them: addresses, networks, devices and builds as numbers.

use super::Finding;
use super::case::Case;
use super::flags::Row;
use super::life::{self, TOLD};
use super::network::network;
use super::rows::{LegacyRow, ModernRow};
use crate::device::{self, Family, Reading};
use crate::model::{Confidence, EventType, Guid, ModernAuth, order};
use crate::verify::{Fit, History, Key, Legacy, Modern, OtherLegacy};
use std::collections::HashMap;

/// A history, and the device keys behind its numbers.
pub(super) struct Told {
    pub history: History,
    pub devices: Vec<String>,
}

/// Gives each text a number.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, text: &str) -> u32 {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), next);
        next
    }
}

impl Case {
    /// The history of a finding, from all rows of its person.
    pub(super) fn history(
        &self,
        finding: &Finding,
        rows: &[Row<'_>],
        modern: &[&ModernRow],
    ) -> Told {
        let own_reading = finding.agent_reading();
        let mut networks = Numbers::default();
        let mut devices: Vec<String> = Vec::new();
        let mut history = History {
            person: finding.user.id.as_deref().and_then(Guid::parse),
            hidden: is_hidden(own_reading),
            markable: finding.is_markable(),
            first_mark: finding.first_mark,
            ..History::default()
        };
        let mut other = |r: &Row<'_>, key: String, kind: Key, networks: &mut Numbers| {
            let known = devices.iter().position(|d| *d == key);
            let number = known.unwrap_or_else(|| {
                devices.push(key);
                devices.len() - 1
            });
            OtherLegacy {
                at: r.row.at,
                outcome: r.judged.outcome,
                protocol: r.row.protocol,
                address: r.row.address.map(|a| a.number().0),
                network: r.address.map(|a| networks.of(&network(a))),
                device: u32::try_from(number).unwrap_or(u32::MAX),
                key: kind,
            }
        };
        for r in rows {
            let key = self.device_key(r.row);
            if key == finding.device_key {
                history.own.push(Legacy {
                    at: r.row.at,
                    outcome: r.judged.outcome,
                    protocol: r.row.protocol,
                    address: r.row.address.map(|a| a.number().0),
                    network: r.address.map(|a| networks.of(&network(a))),
                    build: self.reading_of(r.row).and_then(build_number),
                });
                continue;
            }
            let kind = key_kind(self.reading_of(r.row));
            let row = other(r, key, kind, &mut networks);
            history.others.push(row);
        }
        let namesakes = self.people.namesakes(&self.people.group(finding.person));
        for r in &self.legacy_of(&namesakes) {
            let row = other(r, self.device_key(r.row), Key::Namesake, &mut networks);
            history.others.push(row);
        }
        let last_version = self.last_version(finding, rows);
        for m in modern.iter().filter(|m| m.accepted && m.client.is_mail()) {
            let agent = m.agent.map(|a| (self.texts.get(a), self.readings.get(&a)));
            history.modern.push(Modern {
                at: m.at,
                client: m.client,
                to_mail: m.to_mail,
                interactive: self.event_type_of(m.event_type, m.source)
                    == Some(EventType::InteractiveUser),
                ropc: m.ropc,
                fit: match agent {
                    Some((agent, Some(seen))) if !agent.trim().is_empty() => {
                        fit(own_reading, last_version, seen, agent)
                    }
                    _ => fit_of_system(own_reading, m.system.map_or("", |s| self.texts.get(s))),
                },
            });
        }
        self.add_life(&mut history, finding, rows);
        Told { history, devices }
    }

    /// What shows that the person was there, of whatever app.
    fn add_life(&self, history: &mut History, finding: &Finding, rows: &[Row<'_>]) {
        let mut addresses: Vec<u64> = rows
            .iter()
            .filter(|r| r.judged.outcome.is_use() && self.device_key(r.row) == finding.device_key)
            .filter_map(|r| life::hash(r.address))
            .collect();
        order::distinct(&mut addresses);
        for person in self.people.group(finding.person) {
            let key = self.people.get(person).map(|p| p.key);
            let Some(life) = key.and_then(|key| self.life_of(key)) else {
                continue;
            };
            let asked = |source: u16| {
                source == TOLD
                    || self.event_type_of(None, source) == Some(EventType::InteractiveUser)
            };
            let hours = life.hours.iter().filter(|(_, source)| asked(*source));
            history
                .interactive_hours
                .extend(hours.map(|(hour, _)| i64::from(*hour)));
            let places = life
                .places
                .iter()
                .filter(|(a, _)| addresses.binary_search(a).is_ok());
            history
                .dates_at_own_address
                .extend(places.map(|(_, day)| i64::from(*day)));
        }
        order::distinct(&mut history.interactive_hours);
        order::distinct(&mut history.dates_at_own_address);
    }

    /// Interactive or not: what the record tells, else what was said of the file in which it was seen first.
    pub(super) fn event_type_of(&self, told: Option<EventType>, source: u16) -> Option<EventType> {
        told.or_else(|| self.sources.get(usize::from(source))?.answers().event_type)
    }

    /// The version of the device's system at its last legacy sign-in that was not rejected.
    fn last_version(&self, finding: &Finding, rows: &[Row<'_>]) -> Option<Version> {
        let own = rows.iter().rev().filter(|r| r.judged.outcome.is_use());
        own.filter(|r| self.device_key(r.row) == finding.device_key)
            .find_map(|r| self.reading_of(r.row))
            .and_then(version)
    }

    fn reading_of(&self, row: &LegacyRow) -> Option<&Reading> {
        self.readings.get(&row.agent?)
    }
}

/// The log does not name the device.
fn is_hidden(reading: Option<&Reading>) -> bool {
    key_kind(reading) != Key::Device
}

/// What the key of a row says.
fn key_kind(reading: Option<&Reading>) -> Key {
    match reading {
        Some(r) if r.family == Family::Relay => Key::Relay,
        Some(r)
            if !r.key.is_empty()
                && (r.family != Family::Unknown || r.confidence != Confidence::None) =>
        {
            Key::Device
        }
        _ => Key::Unreadable,
    }
}

/// A version of a system: major, minor, patch.
type Version = (u32, u32, u32);

/// The version that an agent tells, if it is one and not a range.
fn version(reading: &Reading) -> Option<Version> {
    let text = reading.os_version.as_deref()?;
    let mut parts = text.split('.').map(str::parse::<u32>);
    let major = parts.next()?.ok()?;
    let minor = parts.next().transpose().ok()?.unwrap_or(0);
    let patch = parts.next().transpose().ok()?.unwrap_or(0);
    Some((major, minor, patch))
}

/// An Apple build as a number that grows from build to build: `19B74` is train, letter, number.
fn build_number(reading: &Reading) -> Option<u32> {
    let build = reading.build.as_deref()?;
    let letter = build.find(|c: char| c.is_ascii_uppercase())?;
    let train: u32 = build.get(..letter)?.parse().ok()?;
    let minor = u32::from(*build.as_bytes().get(letter)?) - u32::from(b'A');
    let rest = build.get(letter + 1..)?;
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let number: u32 = rest.get(..digits)?.parse().ok()?;
    Some(train.min(255) << 24 | minor << 19 | number.min(0x7_FFFF))
}

/// How the agent of a modern sign-in fits the device.
fn fit(own: Option<&Reading>, last: Option<Version>, seen: &Reading, agent: &str) -> Fit {
    if agent.trim().is_empty() {
        return Fit::Untold;
    }
    let Some(own) = own else {
        return Fit::Family;
    };
    if contradicts(own, seen, agent) {
        return Fit::Contradicts;
    }
    let told = version(seen).filter(|version| !is_frozen(*version, agent));
    match (last, told) {
        (Some(last), Some(told))
            if is_apple(own.family) && is_apple(seen.family) && told >= last =>
        {
            Fit::Version
        }
        _ => Fit::Family,
    }
}

/// How the operating system in the device details fits, where the record has no agent: the family at the most.
fn fit_of_system(own: Option<&Reading>, os: &str) -> Fit {
    let os = os.trim().to_ascii_lowercase();
    let starts = |names: &[&str]| names.iter().any(|n| os.starts_with(n));
    let seen = if starts(&["ios", "ipados"]) {
        System::Phone
    } else if starts(&["mac", "os x"]) {
        System::Mac
    } else if starts(&["android"]) {
        System::Android
    } else if starts(&["windows"]) {
        System::Windows
    } else {
        return Fit::Untold;
    };
    match own.and_then(System::of) {
        Some(System::Phone) if seen == System::Mac => {
            // A tablet may call itself a Mac.
            match own.map(|o| o.family) {
                Some(Family::IPad | Family::Apple) => Fit::Family,
                _ => Fit::Contradicts,
            }
        }
        Some(own) if own != seen => Fit::Contradicts,
        _ => Fit::Family,
    }
}

/// A family of systems.
#[derive(Clone, Copy, PartialEq, Eq)]
enum System {
    Phone,
    Mac,
    Android,
    Windows,
}

impl System {
    fn of(r: &Reading) -> Option<Self> {
        match (r.family, r.os.as_deref()) {
            (Family::Mac, _) | (_, Some("macOS" | "Mac OS X")) => Some(Self::Mac),
            (Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple, _)
            | (_, Some("iOS" | "iPadOS")) => Some(Self::Phone),
            (Family::Android, _) | (_, Some("Android")) => Some(Self::Android),
            (Family::Windows | Family::Outlook, _) | (_, Some("Windows")) => Some(Self::Windows),
            _ => None,
        }
    }
}

/// Web views of iOS 26 and later tell 18.6 or 18.7, whatever they run on.
fn is_frozen(version: Version, agent: &str) -> bool {
    version.0 == FROZEN && version.1 >= 6 && agent.starts_with("Mozilla/")
}

const fn is_apple(family: Family) -> bool {
    matches!(
        family,
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac
    )
}

/// Major version from which the agents of Apple's web views tell a frozen version instead of their own.
const FROZEN: u32 = 18;

/// Whether the agent of a sign-in by a mail app names another kind of device than this one, or a system that this one
/// cannot have. An agent that tells nothing contradicts nothing.
fn contradicts(own: &Reading, seen: &Reading, agent: &str) -> bool {
    use Family::{IPad, IPhone, IPodTouch, Mac};
    // Apple's phones, tablets and Macs are told apart below.
    let system = |r: &Reading| match System::of(r) {
        Some(System::Mac) => Some(System::Phone),
        system => system,
    };
    if let (Some(a), Some(b)) = (system(own), system(seen))
        && a != b
    {
        return true;
    }
    let other_kind = match (own.family, seen.family) {
        // A tablet's web view may call itself a Mac.
        (IPad, Mac) => false,
        (IPhone | IPad | IPodTouch | Mac, IPhone | IPad | IPodTouch | Mac) => {
            own.family != seen.family
        }
        _ => false,
    };
    // A tablet's web view calls itself a Macintosh, so the reading leaves it open; a phone's does not.
    let mac = agent.contains("Macintosh");
    if other_kind || (mac && matches!(own.family, IPhone | IPodTouch)) {
        return true;
    }
    let major = |r: &Reading| -> Option<u32> {
        let version = r.os_version.as_deref()?;
        let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    if !(is_apple(own.family) && is_apple(seen.family)) || seen.family == Mac {
        return false;
    }
    let (own_major, seen_major) = (major(own), major(seen));
    let older = own_major
        .zip(seen_major)
        .is_some_and(|(own, seen)| seen < own && own <= FROZEN);
    // A device that never reaches iOS 12 does not show a later one, and no model shows one that it cannot run.
    let most = own.model_id.as_deref().and_then(device::newest_major);
    let impossible = seen_major.is_some_and(|seen| {
        (own.modern_auth == ModernAuth::Replace && seen >= 12)
            || most.is_some_and(|most| seen > most)
    });
    let other_model =
        own.model_id.is_some() && seen.model_id.is_some() && own.model_id != seen.model_id;
    older || impossible || other_model
}

#[cfg(test)]
mod tests {
    use super::{build_number, contradicts, fit, version};
    use crate::device::read;
    use crate::verify::Fit;

    const SHEET: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

    const LATER: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

    #[test]
    fn a_version_bears_witness_only_if_it_can_be_trusted() {
        let own = read("Apple-iPhone14C5/1902.74");
        let frozen = SHEET.replace("15_1", "18_6");
        for (seen, want) in [
            ("", Fit::Untold),
            (SHEET, Fit::Version),
            (LATER, Fit::Version),
            (&SHEET.replace("15_1", "15_0"), Fit::Family),
            (&SHEET.replace("15_1", "18_5"), Fit::Version),
            (&frozen, Fit::Family),
            ("something", Fit::Family),
            ("Mozilla/5.0 (Linux; Android 13; Pixel 7)", Fit::Contradicts),
        ] {
            assert_eq!(
                fit(Some(&own), version(&own), &read(seen), seen),
                want,
                "{seen}"
            );
        }
        assert_eq!(fit(None, None, &read(SHEET), SHEET), Fit::Family);
    }

    #[test]
    fn builds_grow() {
        let number = |agent| build_number(&read(agent));
        let builds = [
            "Apple-iPhone14C5/1901.404",
            "Apple-iPhone14C5/1902.74",
            "Apple-iPhone14C5/1902.81",
            "Apple-iPhone14C5/1905.258",
            "Apple-iPhone14C5/2001.362",
        ];
        let numbers: Vec<_> = builds.into_iter().map(number).collect();
        assert!(numbers.iter().all(Option::is_some));
        assert!(numbers.is_sorted());
        assert_eq!(number("BAV2ROPC"), None);
    }

    #[test]
    fn an_agent_of_another_kind_contradicts() {
        let tablet = SHEET.replace("iPhone;", "iPad;").replace("iPhone OS", "OS");
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        let robot = "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0";
        for (own, seen, want) in [
            ("Apple-iPhone14C5/1902.74", SHEET, false),
            ("Apple-iPhone14C5/1902.74", "", false),
            ("Apple-iPhone14C5/1902.74", "something", false),
            ("Apple-iPhone14C5/1902.74", tablet.as_str(), true),
            ("Apple-iPhone14C5/1902.74", mac, true),
            ("Apple-iPhone14C5/1902.74", robot, true),
            ("Apple-iPhone14C5/1902.74", windows, true),
            ("Apple-iPad13C1/1808.17", tablet.as_str(), false),
            ("Apple-iPad13C1/1808.17", mac, false),
            ("Apple-iPad13C1/1808.17", SHEET, true),
            // It had iOS 17 and does not go back.
            ("Apple-iPhone15C4/2104.50", SHEET, true),
            // An iPhone 5 stays at iOS 10.
            ("Apple-iPhone5C2/1407.61", SHEET, true),
            ("SAMSUNG-SM-T700/101.40402", SHEET, true),
            ("SAMSUNG-SM-T700/101.40402", robot, false),
            // An iPhone 8 ends at iOS 16.
            ("Apple-iPhone10C1/1808.17", LATER, true),
            ("Apple-iPhone14C5/1902.74", LATER, false),
            ("Apple-iPhone14C5/1902.74", "Apple-iPhone13C2/1902.74", true),
            ("BAV2ROPC", SHEET, false),
        ] {
            assert_eq!(
                contradicts(&read(own), &read(seen), seen),
                want,
                "{own} {seen}"
            );
        }
    }
}
