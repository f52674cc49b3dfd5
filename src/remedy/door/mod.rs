//! Closing the door: texts for an administrator to review and run elsewhere. Nothing here is ever executed.
//!
//! In: the findings with how far each has come. Out: a Conditional Access policy, Exchange Online PowerShell, queries,
//! and what the policy would stop, as numbers.

mod exchange;
mod hunt;
mod impact;
mod policy;
#[cfg(test)]
mod tests;

use super::mail::Language;
use super::{Consent, Mfa, Stage};
use crate::findings::view::FindingRow;
use crate::model::order;
use crate::model::{Class, Flag, Protocol};

pub use exchange::exchange;
pub use hunt::{alert_rule, defender, sentinel};
pub use impact::{Impact, impact, impact_with};
pub use policy::policy;

/// A finding and how far its change has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// The finding.
    pub row: FindingRow,
    /// How far.
    pub stage: Stage,
    /// Can its person sign in to *Apple Internet Accounts* today.
    pub consent: Consent,
    /// Is a second factor demanded of its person.
    pub mfa: Mfa,
    /// The language that its person prefers, if it was looked up and there is a mail in it.
    pub language: Option<Language>,
    /// Networks of its sign-ins, the most used first; empty where they were not looked at.
    pub networks: Vec<String>,
}

impl Device {
    fn has(&self, flag: Flag) -> bool {
        self.row.flags.contains(&flag)
    }

    /// Somebody got in, or would have but for a policy.
    fn is_used(&self) -> bool {
        self.row.class != Class::AttemptsOnly
    }
}

/// A person of the findings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// Principal name.
    pub name: Option<String>,
    /// Object id.
    pub id: Option<String>,
}

impl Person {
    fn of(device: &Device) -> Self {
        Self {
            name: device.row.user.principal_name.clone(),
            id: device.row.user.id.clone(),
        }
    }
}

/// Who is left out of a block, and who of those on legacy authentication is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclusions {
    /// Still on legacy authentication: left out until their devices are changed.
    pub people: Vec<Person>,
    /// Possibly compromised: a way around the block for them is a way for the intruder.
    pub compromised: Vec<Person>,
    /// Guests: their ids may be those of their own tenant.
    pub guests: Vec<Person>,
    /// Known by name only: a policy needs ids.
    pub without_id: Vec<Person>,
}

/// Sorts the people of the findings.
#[must_use]
pub fn exclusions(devices: &[Device]) -> Exclusions {
    let mut out = Exclusions {
        compromised: devices
            .iter()
            .filter(|d| d.has(Flag::PossiblyCompromised))
            .map(Person::of)
            .collect(),
        ..Exclusions::default()
    };
    order::distinct(&mut out.compromised);
    for device in devices
        .iter()
        .filter(|d| d.is_used() && d.stage != Stage::Proven)
    {
        let person = Person::of(device);
        if out.compromised.contains(&person) {
            continue;
        }
        if device.has(Flag::Guest) {
            out.guests.push(person);
        } else if person.id.as_deref().is_none_or(|id| !is_guid(id)) {
            out.without_id.push(person);
        } else {
            out.people.push(person);
        }
    }
    order::distinct(&mut out.people);
    order::distinct(&mut out.guests);
    order::distinct(&mut out.without_id);
    out
}

/// An object id as Entra ID writes it.
fn is_guid(id: &str) -> bool {
    crate::model::Guid::parse(id).is_some()
}

/// Protocols that Conditional Access's two legacy conditions cover: all but the modern ones
/// (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions>).
fn is_covered(protocol: &Protocol) -> bool {
    protocol.is_legacy()
}
