//! What a block of legacy authentication would stop, by the findings: if it were on for everybody.

use super::{Device, Exclusions, Person, Stage, is_covered};
use crate::device::Family;
use crate::findings::view::User;
use crate::model::order;
use crate::model::{Class, Protocol};

/// Addresses of senders that are named.
const NAMED: usize = 5;

/// Numbers of the preview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    /// Devices that would be stopped, senders apart.
    pub devices: u64,
    /// Their people.
    pub people: u64,
    /// Of the devices: with a certificate, which the block stops all the same.
    pub certificates: u64,
    /// Of the devices: look changed already, though nobody has marked them.
    pub changed: u64,
    /// Devices that were marked and proven: they sign in otherwise, so nothing of theirs stops.
    pub proven: u64,
    /// Newest addresses of what sends by SMTP AUTH behind Exchange's relay, at most five.
    pub senders: Vec<String>,
    /// How many senders there are.
    pub senders_total: u64,
    /// Accounts against which there were only rejected attempts: those would end earlier.
    pub attacked: u64,
}

/// Counts what would stop with the exclusions as they are.
#[must_use]
pub fn impact_with(devices: &[Device], exclusions: &Exclusions) -> Impact {
    let left: Vec<Device> = devices
        .iter()
        .filter(|d| {
            let person = Person::of(d);
            exclusions.people.binary_search(&person).is_err()
        })
        .cloned()
        .collect();
    impact(&left)
}

/// Counts what would stop if the block were on for everybody.
#[must_use]
pub fn impact(devices: &[Device]) -> Impact {
    let mut out = Impact::default();
    let (mut people, mut attacked): (Vec<&User>, Vec<&User>) = (Vec::new(), Vec::new());
    for d in devices
        .iter()
        .filter(|d| d.row.protocols.iter().any(is_covered))
    {
        if !d.is_used() {
            attacked.push(&d.row.user);
            continue;
        }
        if d.stage == Stage::Proven {
            out.proven += 1;
            continue;
        }
        let relayed = matches!(
            d.row.family,
            Family::Relay | Family::Unknown | Family::Script
        );
        if relayed && d.row.protocols == [Protocol::SmtpAuth] {
            out.senders_total += 1;
            out.senders.extend(d.row.address.clone());
        } else {
            out.devices += 1;
            out.certificates += u64::from(d.row.class == Class::Certificate);
            out.changed += u64::from(d.stage == Stage::LooksChanged);
            people.push(&d.row.user);
        }
    }
    order::distinct(&mut people);
    order::distinct(&mut attacked);
    order::distinct(&mut out.senders);
    out.senders.truncate(NAMED);
    out.people = people.len() as u64;
    out.attacked = attacked.len() as u64;
    out
}
