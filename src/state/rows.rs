//! Rows of the findings table, their filter, order and totals; [`super::listing`] puts them together. What costs is
//! computed once per row when it arrives. Pure.

use crate::model::{Class, Flag, Protocol, order};
use crate::remedy::{self, End};
use crate::worker::messages::{FindingRow, State};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A finding with its keys for search and sorting.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As the worker sent it.
    pub data: FindingRow,
    search: String,
    device: String,
    person: String,
    end: Option<End>,
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
            end: remedy::end(&data, data.verdict.state),
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

    /// What Microsoft ends of that which the device uses.
    #[must_use]
    pub const fn end(&self) -> Option<End> {
        self.end
    }

    /// Place in the order of what is to be done.
    fn urgency(&self) -> u8 {
        match self.state() {
            Some(State::BackOnLegacy) => 0,
            Some(State::NotChanged) => 1,
            Some(State::Withheld) => 2,
            Some(State::Silent) => 3,
            Some(State::TooEarly) => 4,
            Some(State::CleanSoFar) => 5,
            None => 6,
            Some(State::Verified | State::Ended) => 7,
        }
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

/// What is shown of all rows. An empty list of kinds lets all of them through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur.
    pub text: String,
    /// Protocols.
    pub protocols: Vec<Protocol>,
    /// Classes.
    pub classes: Vec<Class>,
    /// Labels.
    pub flags: Vec<Flag>,
    /// States.
    pub states: Vec<State>,
    /// What Microsoft ends.
    pub ends: Vec<End>,
    /// Part of the headline.
    pub part: Option<Part>,
}

/// Adds a kind, or takes it away.
#[must_use]
pub fn toggled<K: Copy + PartialEq>(kinds: &[K], kind: K) -> Vec<K> {
    let mut rest: Vec<K> = kinds.iter().copied().filter(|k| *k != kind).collect();
    if rest.len() == kinds.len() {
        rest.push(kind);
    }
    rest
}

impl Filter {
    /// Nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.protocols.is_empty()
            && self.classes.is_empty()
            && self.flags.is_empty()
            && self.states.is_empty()
            && self.ends.is_empty()
            && self.part.is_none()
    }

    pub(super) fn fits(&self, words: &[String], row: &Row) -> bool {
        let any = |of: &[Protocol]| of.iter().any(|p| row.data.protocols.contains(p));
        (self.classes.is_empty() || self.classes.contains(&row.data.class))
            && (self.protocols.is_empty() || any(&self.protocols))
            && (self.flags.is_empty() || self.flags.iter().any(|f| row.data.flags.contains(f)))
            && (self.states.is_empty() || row.state().is_some_and(|s| self.states.contains(&s)))
            && (self.ends.is_empty() || row.end().is_some_and(|e| self.ends.contains(&e)))
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
    /// Protocol.
    Protocol,
    /// Number of sign-ins.
    SignIns,
    /// Last legacy sign-in.
    Last,
    /// State, what is to be done first; then class and last seen, as in the export.
    State,
    /// What Microsoft ends next; what has ended for years and what nothing is announced for stand last.
    End,
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
            column: Column::State,
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

    pub(super) fn compare(self, a: &Row, b: &Row) -> Ordering {
        let first = match self.column {
            Column::Device => a.device.cmp(&b.device),
            Column::Person => a.person.cmp(&b.person),
            Column::Protocol => a.data.protocols.cmp(&b.data.protocols),
            Column::SignIns => a.total().cmp(&b.total()),
            Column::Last => a.data.last_seen.cmp(&b.data.last_seen),
            Column::State => a.urgency().cmp(&b.urgency()),
            Column::End => next_end(a).cmp(&next_end(b)),
        };
        let first = if self.descending {
            first.reverse()
        } else {
            first
        };
        // In every order, a possibly compromised account comes first.
        let secure = |row: &Row| !row.data.flags.contains(&Flag::PossiblyCompromised);
        secure(a)
            .cmp(&secure(b))
            .then(first)
            .then_with(|| standard(a, b))
    }
}

/// Place of what ends next.
fn next_end(row: &Row) -> u8 {
    match row.end() {
        Some(End::Basic) => u8::MAX - 1,
        Some(end) => end as u8,
        None => u8::MAX,
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

/// Shards of [`Rows`]; a power of two.
const SHARDS: usize = 1024;

/// Rows by key, in shards: a change of some rows copies their shards and none of the others, which drawn parts of the page
/// still hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    shards: Vec<Rc<Shard>>,
    count: usize,
}

/// Rows whose keys have one hash.
pub(super) type Shard = BTreeMap<Rc<str>, Rc<Row>>;

impl Default for Rows {
    fn default() -> Self {
        Self {
            shards: vec![Rc::default(); SHARDS],
            count: 0,
        }
    }
}

impl Rows {
    /// FNV-1a: keys differ in every place.
    fn place(key: &str) -> usize {
        let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        hash as usize % SHARDS
    }

    fn shard(&mut self, key: &str) -> Option<&mut Shard> {
        self.shards.get_mut(Self::place(key)).map(Rc::make_mut)
    }

    /// A row.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Rc<Row>> {
        self.shards.get(Self::place(key))?.get(key)
    }

    /// Adds a row, or replaces the one with its key.
    pub fn insert(&mut self, data: FindingRow) {
        let key: Rc<str> = Rc::from(data.key.0.as_str());
        let row = Rc::new(Row::new(data));
        let before = self
            .shard(&Rc::clone(&key))
            .and_then(|shard| shard.insert(key, row));
        self.count += usize::from(before.is_none());
    }

    /// Takes a row out.
    pub fn remove(&mut self, key: &str) {
        if self.get(key).is_some() {
            self.shard(key).and_then(|shard| shard.remove(key));
            self.count -= 1;
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// There is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All rows, in no order that means anything.
    pub fn values(&self) -> impl Iterator<Item = &Rc<Row>> {
        self.shards.iter().flat_map(|shard| shard.values())
    }

    pub(super) fn shards(&self) -> &[Rc<Shard>] {
        &self.shards
    }
}

/// One row of each of some people. A map of the kind that [`Shard`] is costs no further program.
type People = BTreeMap<Rc<str>, Rc<Row>>;

/// Totals over all rows.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Devices by class, worst first.
    pub classes: [u64; 4],
    /// Devices by protocol, most first.
    pub protocols: Vec<(Protocol, u64)>,
    /// Devices by flag, in the order of the flags.
    pub flags: Vec<(Flag, u64)>,
    /// Devices by state, in the order of the states; empty while nothing is marked.
    pub states: Vec<(State, u64)>,
    /// Devices for which something ends, in the order of the days.
    pub ends: Vec<(End, u64)>,
    /// Devices in each part of the headline.
    parts: [u64; 3],
    /// People with attempts only.
    pub attempted_people: u64,
    /// People who are possibly compromised.
    pub compromised_people: u64,
    any_marked: bool,
    attempted: People,
    compromised: People,
}

/// One more of a kind. There are few kinds: a list is shorter than a map.
fn count<K: Copy + PartialEq>(counts: &mut Vec<(K, u64)>, kind: K) {
    match counts.iter_mut().find(|(known, _)| *known == kind) {
        Some((_, n)) => *n += 1,
        None => counts.push((kind, 1)),
    }
}

impl Totals {
    /// Adds a row.
    pub(super) fn add(&mut self, row: &Rc<Row>) {
        let data = &row.data;
        // A person is known by id; without one by name; without any each row stands for itself.
        let person = || {
            let user = &data.user;
            let known = user.id.as_ref().or(user.principal_name.as_ref());
            Rc::from(known.unwrap_or(&data.key.0).as_str())
        };
        let part = row.part().map(|part| part as usize);
        if let Some(count) = part.and_then(|part| self.parts.get_mut(part)) {
            *count += 1;
        }
        if data.class == Class::AttemptsOnly {
            self.attempted.insert(person(), Rc::clone(row));
        }
        if data.flags.contains(&Flag::PossiblyCompromised) {
            self.compromised.insert(person(), Rc::clone(row));
        }
        if let Some(count) = self.classes.get_mut(data.class as usize) {
            *count += 1;
        }
        if let Some(state) = row.state() {
            count(&mut self.states, state);
        }
        if let Some(end) = row.end() {
            count(&mut self.ends, end);
        }
        self.any_marked |= data.mark.is_some();
        for protocol in &data.protocols {
            count(&mut self.protocols, *protocol);
        }
        for flag in &data.flags {
            count(&mut self.flags, *flag);
        }
    }

    /// All rows were added.
    pub(super) fn finish(&mut self) {
        order::sort_by(&mut self.protocols, |(a, n), (b, m)| {
            m.cmp(n).then(a.cmp(b))
        });
        order::sort_by(&mut self.flags, |(a, _), (b, _)| a.cmp(b));
        order::sort_by(&mut self.states, |(a, _), (b, _)| a.cmp(b));
        order::sort_by(&mut self.ends, |(a, _), (b, _)| a.cmp(b));
        if !self.any_marked {
            self.states.clear();
        }
        let count = |people: People| u64::try_from(people.len()).unwrap_or(u64::MAX);
        self.attempted_people = count(std::mem::take(&mut self.attempted));
        self.compromised_people = count(std::mem::take(&mut self.compromised));
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
pub(crate) mod tests;
