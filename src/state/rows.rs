//! Rows of the findings table: filter, sort, totals. Derived, never stored; what costs is computed once per row when
//! it arrives, so that 10,000 rows filter and sort within a frame or two. Pure.

use crate::model::{Class, Flag, Protocol, order};
use crate::worker::messages::{FindingRow, State};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// A finding with its keys for search and sorting.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As the worker sent it.
    pub data: FindingRow,
    search: String,
    device: String,
    person: String,
}

impl Row {
    /// Prepares a finding.
    #[must_use]
    pub fn new(data: FindingRow) -> Self {
        let user = &data.user;
        let mut search = String::new();
        let protocols = data.protocols.iter().map(|p| p.name());
        let words = [
            &user.display_name,
            &user.principal_name,
            &user.id,
            &data.os,
            &data.address,
        ];
        for word in words
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain([data.label.as_str()])
            .chain(protocols)
        {
            search.push_str(word);
            search.push('\n');
        }
        let person = user
            .display_name
            .as_ref()
            .or(user.principal_name.as_ref())
            .or(user.id.as_ref());
        Self {
            search: search.to_lowercase(),
            device: natural(&data.label),
            person: natural(person.map_or("", String::as_str)),
            data,
        }
    }

    /// State of a device that uses, or used, legacy authentication; none for certificates and attempts that nobody marked.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        let is_open = matches!(self.data.class, Class::BasicProven | Class::LegacyUnknown);
        (self.data.mark.is_some() || is_open).then_some(self.data.verdict.state)
    }

    /// Part of the headline in which the device counts; none for what nobody marked and sent no password.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        Some(match self.state()? {
            State::NotChanged | State::BackOnLegacy => Part::Using,
            State::Withheld | State::TooEarly | State::CleanSoFar | State::Silent => Part::Waiting,
            State::Verified | State::Ended => Part::Proven,
        })
    }

    /// All legacy sign-ins.
    #[must_use]
    pub const fn total(&self) -> u64 {
        let c = &self.data.counts;
        c.accepted + c.stopped_after_password + c.rejected + c.interrupted + c.other
    }
}

/// The parts of the headline; each is a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Sends, or may send, a password: not changed, or back on legacy.
    Using,
    /// Marked as changed, no legacy sign-in since, not proven.
    Waiting,
    /// Proven to have left legacy authentication.
    Proven,
}

/// Lower case with numbers filled up, so that "iPhone 8" stands before "iPhone 13"; what has no name stands last.
fn natural(text: &str) -> String {
    if text.is_empty() {
        return "\u{10ffff}".to_owned();
    }
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    let flush = |key: &mut String, digits: &mut String| {
        if !digits.is_empty() {
            key.extend(std::iter::repeat_n(
                '0',
                10usize.saturating_sub(digits.len()),
            ));
            key.push_str(digits);
            digits.clear();
        }
    };
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            flush(&mut key, &mut digits);
            key.push(c);
        }
    }
    flush(&mut key, &mut digits);
    key
}

/// What is shown of all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur.
    pub text: String,
    /// Protocol.
    pub protocol: Option<Protocol>,
    /// Class.
    pub class: Option<Class>,
    /// Flag.
    pub flag: Option<Flag>,
    /// State of marked devices.
    pub state: Option<State>,
    /// Part of the headline.
    pub part: Option<Part>,
}

impl Filter {
    /// Nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.protocol.is_none()
            && self.class.is_none()
            && self.flag.is_none()
            && self.state.is_none()
            && self.part.is_none()
    }

    fn fits(&self, words: &[String], row: &Row) -> bool {
        self.class.is_none_or(|class| row.data.class == class)
            && self
                .protocol
                .is_none_or(|protocol| row.data.protocols.contains(&protocol))
            && self.flag.is_none_or(|flag| row.data.flags.contains(&flag))
            && self.state.is_none_or(|state| row.state() == Some(state))
            && self.part.is_none_or(|part| row.part() == Some(part))
            && words.iter().all(|word| row.search.contains(word.as_str()))
    }
}

/// Columns that sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Device label.
    Device,
    /// Person.
    Person,
    /// Class, worst first, then last seen: the order of the export.
    Class,
    /// Number of sign-ins.
    SignIns,
    /// Last legacy sign-in.
    Last,
}

/// Order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// The other way round.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self {
            column: Column::Class,
            descending: false,
        }
    }
}

impl Sort {
    /// What a click on a header does: the same column turns round; a new one starts where it is most useful.
    #[must_use]
    pub fn clicked(self, column: Column) -> Self {
        let descending = if self.column == column {
            !self.descending
        } else {
            matches!(column, Column::SignIns | Column::Last)
        };
        Self { column, descending }
    }

    fn compare(self, a: &Row, b: &Row) -> Ordering {
        let first = match self.column {
            Column::Device => a.device.cmp(&b.device),
            Column::Person => a.person.cmp(&b.person),
            Column::Class => a.data.class.cmp(&b.data.class),
            Column::SignIns => a.total().cmp(&b.total()),
            Column::Last => a.data.last_seen.cmp(&b.data.last_seen),
        };
        let first = if self.descending {
            first.reverse()
        } else {
            first
        };
        first.then_with(|| standard(a, b))
    }
}

/// The order of the export (contract 1).
fn standard(a: &Row, b: &Row) -> Ordering {
    (a.data.class, Reverse(a.data.last_seen))
        .cmp(&(b.data.class, Reverse(b.data.last_seen)))
        .then_with(|| a.data.user.principal_name.cmp(&b.data.user.principal_name))
        .then_with(|| a.data.user.id.cmp(&b.data.user.id))
        .then_with(|| a.data.key.cmp(&b.data.key))
}

/// Rows by key.
pub type Rows = BTreeMap<Rc<str>, Rc<Row>>;

/// The rows that fit, in order.
#[must_use]
pub fn visible(rows: &Rows, filter: &Filter, sort: Sort) -> Vec<Rc<Row>> {
    let words: Vec<String> = filter
        .text
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let mut shown: Vec<Rc<Row>> = rows
        .values()
        .filter(|row| filter.fits(&words, row))
        .cloned()
        .collect();
    order::sort_by(&mut shown, |a, b| sort.compare(a, b));
    shown
}

/// Totals over all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Devices by class, worst first.
    pub classes: [u64; 4],
    /// Devices by protocol, most first.
    pub protocols: Vec<(Protocol, u64)>,
    /// Devices by flag, in the order of the flags.
    pub flags: Vec<(Flag, u64)>,
    /// Devices by state, in the order of the states; empty while nothing is marked.
    pub states: Vec<(State, u64)>,
    /// Devices in each part of the headline.
    parts: [u64; 3],
    /// People with attempts only.
    pub attempted_people: u64,
    /// People who are possibly compromised.
    pub compromised_people: u64,
}

/// One more of a kind. There are few kinds: a list is shorter than a map.
fn count<K: Copy + PartialEq>(counts: &mut Vec<(K, u64)>, kind: K) {
    match counts.iter_mut().find(|(known, _)| *known == kind) {
        Some((_, n)) => *n += 1,
        None => counts.push((kind, 1)),
    }
}

impl Totals {
    /// Adds up.
    #[must_use]
    pub fn of(rows: &Rows) -> Self {
        let mut totals = Self::default();
        let mut any_marked = false;
        let (mut attempted, mut compromised) = (HashSet::new(), HashSet::new());
        for row in rows.values() {
            let data = &row.data;
            // A person is known by id; without one by name; without any each row stands for itself.
            let person = data
                .user
                .id
                .as_deref()
                .or(data.user.principal_name.as_deref())
                .unwrap_or(data.key.0.as_str());
            let part = row.part().map(|part| part as usize);
            if let Some(count) = part.and_then(|part| totals.parts.get_mut(part)) {
                *count += 1;
            }
            if data.class == Class::AttemptsOnly {
                attempted.insert(person);
            }
            if data.flags.contains(&Flag::PossiblyCompromised) {
                compromised.insert(person);
            }
            if let Some(count) = totals.classes.get_mut(data.class as usize) {
                *count += 1;
            }
            if let Some(state) = row.state() {
                count(&mut totals.states, state);
            }
            any_marked |= data.mark.is_some();
            for protocol in &data.protocols {
                count(&mut totals.protocols, *protocol);
            }
            for flag in &data.flags {
                count(&mut totals.flags, *flag);
            }
        }
        order::sort_by(&mut totals.protocols, |(a, n), (b, m)| {
            m.cmp(n).then(a.cmp(b))
        });
        order::sort_by(&mut totals.flags, |(a, _), (b, _)| a.cmp(b));
        order::sort_by(&mut totals.states, |(a, _), (b, _)| a.cmp(b));
        if !any_marked {
            totals.states.clear();
        }
        let size = |set: &HashSet<&str>| u64::try_from(set.len()).unwrap_or(u64::MAX);
        totals.attempted_people = size(&attempted);
        totals.compromised_people = size(&compromised);
        totals
    }

    /// Devices of a class.
    #[must_use]
    pub fn class(&self, class: Class) -> u64 {
        self.classes.get(class as usize).copied().unwrap_or(0)
    }

    /// Devices in a part of the headline.
    #[must_use]
    pub fn part(&self, part: Part) -> u64 {
        self.parts.get(part as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
