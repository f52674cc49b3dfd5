//! A person's kept rows as the verdict needs them: addresses, networks and devices as numbers.

use super::Finding;
use super::case::Case;
use super::flags::Row;
use super::network::network;
use super::rows::{LegacyRow, ModernRow};
use crate::device::{Family, Reading};
use crate::model::{Confidence, EventType, Guid, ModernAuth};
use crate::verify::{History, Legacy, Modern, OtherLegacy};
use std::collections::HashMap;

/// A history, and the device keys behind its numbers.
pub(super) struct Told {
    pub history: History,
    pub devices: Vec<String>,
}

impl Case {
    /// The history of a finding, from all rows of its person.
    pub(super) fn history(
        &self,
        finding: &Finding,
        rows: &[Row<'_>],
        modern: &[&ModernRow],
    ) -> Told {
        let own_reading = finding.reading.as_ref();
        let mut networks: HashMap<String, u32> = HashMap::new();
        let mut devices: Vec<String> = Vec::new();
        let mut history = History {
            person: finding.user.id.as_deref().and_then(Guid::parse),
            hidden: is_hidden(own_reading),
            markable: finding.is_markable(),
            ..History::default()
        };
        for r in rows {
            let key = self.device_key(r.row);
            if key == finding.device_key {
                let next = u32::try_from(networks.len()).unwrap_or(u32::MAX);
                history.own.push(Legacy {
                    at: r.row.at,
                    outcome: r.judged.outcome,
                    protocol: r.row.protocol,
                    address: r.row.address.map(|a| a.number().0),
                    network: r
                        .address
                        .map(|a| *networks.entry(network(a)).or_insert(next)),
                });
                continue;
            }
            let known = devices.iter().position(|d| *d == key);
            let number = known.unwrap_or_else(|| {
                devices.push(key);
                devices.len() - 1
            });
            history.others.push(OtherLegacy {
                at: r.row.at,
                outcome: r.judged.outcome,
                protocol: r.row.protocol,
                device: u32::try_from(number).unwrap_or(u32::MAX),
                hidden: could_be(own_reading, self.reading_of(r.row)),
            });
        }
        for m in modern.iter().filter(|m| m.accepted) {
            let Some(app) = m.app else { continue };
            history.modern.push(Modern {
                at: m.at,
                app,
                interactive: m.event_type == Some(EventType::InteractiveUser),
                ropc: m.ropc,
                contradicts: own_reading
                    .zip(m.agent.map(|a| (self.texts.get(a), self.readings.get(&a))))
                    .is_some_and(|(own, (agent, seen))| {
                        seen.is_some_and(|seen| contradicts(own, seen, agent))
                    }),
            });
        }
        Told { history, devices }
    }

    fn reading_of(&self, row: &LegacyRow) -> Option<&Reading> {
        self.readings.get(&row.agent?)
    }
}

/// The log does not name the device.
fn is_hidden(reading: Option<&Reading>) -> bool {
    reading.is_none_or(|r| {
        r.family == Family::Relay
            || r.key.is_empty()
            || (r.family == Family::Unknown && r.confidence == Confidence::None)
    })
}

const fn is_apple(family: Family) -> bool {
    matches!(
        family,
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac
    )
}

/// Whether what signs in under another device key may be this very device: the log does not name it, or names its family
/// only.
fn could_be(own: Option<&Reading>, other: Option<&Reading>) -> bool {
    let (Some(own), Some(other)) = (own, other) else {
        return true;
    };
    if is_hidden(Some(own)) || is_hidden(Some(other)) {
        return true;
    }
    let vague = own.model_id.is_none() || other.model_id.is_none();
    let related = own.family == other.family
        || (is_apple(own.family) && is_apple(other.family))
            && (own.family == Family::Apple || other.family == Family::Apple);
    vague && related
}

/// Major version from which the agents of Apple's web views tell a frozen version instead of their own.
const FROZEN: u32 = 18;

/// Whether the agent of a sign-in by a mail app names another kind of device than this one, or a system that this one
/// cannot have. An agent that tells nothing contradicts nothing.
fn contradicts(own: &Reading, seen: &Reading, agent: &str) -> bool {
    use Family::{Android, Apple, IPad, IPhone, IPodTouch, Mac};
    let system = |r: &Reading| match (r.family, r.os.as_deref()) {
        (IPhone | IPad | IPodTouch | Apple | Mac, _)
        | (_, Some("iOS" | "iPadOS" | "macOS" | "Mac OS X")) => Some(0),
        (Android, _) | (_, Some("Android")) => Some(1),
        (Family::Windows | Family::Outlook, _) | (_, Some("Windows")) => Some(2),
        _ => None,
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
    // A device that never reaches iOS 12 does not show a later one.
    let impossible =
        own.modern_auth == ModernAuth::Replace && seen_major.is_some_and(|seen| seen >= 12);
    older || impossible
}

#[cfg(test)]
mod tests {
    use super::{contradicts, could_be};
    use crate::device::read;

    const SHEET: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

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
            ("BAV2ROPC", SHEET, false),
        ] {
            assert_eq!(
                contradicts(&read(own), &read(seen), seen),
                want,
                "{own} {seen}"
            );
        }
    }

    #[test]
    fn what_does_not_name_its_model_could_be_this_device() {
        for (own, other, want) in [
            ("Apple-iPhone14C5/1902.74", Some("BAV2ROPC"), true),
            ("Apple-iPhone14C5/1902.74", None, true),
            ("Apple-iPhone14C5/1902.74", Some("qwertz"), true),
            (
                "Apple-iPhone14C5/1902.74",
                Some("Apple-iPhone15C4/2104.50"),
                false,
            ),
            (
                "Apple-iPhone14C5/1902.74",
                Some("SAMSUNG-SM-T700/101.40402"),
                false,
            ),
            (
                "SAMSUNG-SM-T700/101.40402",
                Some("Android-Mail/2020.11.29.346182102.Release"),
                true,
            ),
            (
                "SAMSUNG-SM-T700/101.40402",
                Some("Apple-iPhone15C4/2104.50"),
                false,
            ),
        ] {
            let other_reading = other.map(read);
            assert_eq!(
                could_be(Some(&read(own)), other_reading.as_ref()),
                want,
                "{own} {other:?}"
            );
        }
    }
}
