//! Signs of life: when a person was there, whatever they signed in to. Kept for everybody, by a hash of the person's id or
//! name, since nobody knows beforehand whose device will be marked. Versions of a record only add: a set, so the order does
//! not matter.

use crate::ingest::{self, SignIn};
use crate::model::{DAY, EventType, HOUR};
use std::collections::HashMap;

/// The record tells itself that it is interactive.
pub(super) const TOLD: u16 = u16::MAX;

/// Accepted sign-ins of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Hours since 1970 with an accepted sign-in that was interactive, or does not tell; with the source that may tell.
    pub hours: Vec<(u32, u16)>,
    /// Hash of an address, and a date (days since 1970) with an accepted sign-in from there.
    pub places: Vec<(u64, u32)>,
}

/// Everybody's.
#[derive(Debug, Default)]
pub(super) struct Lives(HashMap<u64, Life>);

impl Life {
    pub(super) fn add_hour(&mut self, hour: u32, source: u16) {
        insert(&mut self.hours, (hour, source));
    }

    pub(super) fn add_place(&mut self, address: u64, day: u32) {
        insert(&mut self.places, (address, day));
    }
}

impl Lives {
    /// An accepted sign-in.
    pub(super) fn add(&mut self, s: &SignIn<'_>, source: u16) {
        let Some(person) = hash(s.user_id.as_deref().or(s.principal_name.as_deref())) else {
            return;
        };
        let life = self.0.entry(person).or_default();
        if s.event_type != Some(EventType::NonInteractiveUser)
            && let Ok(hour) = u32::try_from(s.at.0.div_euclid(HOUR))
        {
            life.add_hour(hour, if s.event_type.is_some() { TOLD } else { source });
        }
        if let (Some(address), Ok(day)) = (
            hash(s.raw.ip.as_deref()),
            u32::try_from(s.at.0.div_euclid(DAY)),
        ) {
            life.add_place(address, day);
        }
    }

    /// Of a person with this id or name.
    pub(super) fn of(&self, person: &str) -> Option<&Life> {
        self.0.get(&hash(Some(person))?)
    }

    /// The same, to add to.
    pub(super) fn of_mut(&mut self, person: &str) -> Option<&mut Life> {
        Some(self.0.entry(hash(Some(person))?).or_default())
    }
}

/// The hash under which persons and addresses are known here.
pub(crate) fn hash(text: Option<&str>) -> Option<u64> {
    ingest::key_of_id(text?)
}

fn insert<T: Ord>(sorted: &mut Vec<T>, item: T) {
    // Logs come in order, so the place is nearly always at an end.
    match sorted.last() {
        None => sorted.push(item),
        Some(last) if *last < item => sorted.push(item),
        _ => {
            if let Err(place) = sorted.binary_search(&item) {
                sorted.insert(place, item);
            }
        }
    }
}
