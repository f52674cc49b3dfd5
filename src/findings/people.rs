//! Who is who: by object id; records without one by principal name, which joins the id if exactly one has it.

use super::intern::Sym;
use super::marks::Decisions;
use std::collections::HashMap;

/// How a record names its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PersonKey {
    /// Object id.
    Id(Sym),
    /// Principal name, where the record has no id.
    Name(Sym),
    /// Neither.
    Nobody,
}

/// A person and what is kept of them.
#[derive(Debug)]
pub(super) struct Person {
    pub key: PersonKey,
    /// Principal names seen with this id.
    pub names: Vec<Sym>,
    pub legacy: Vec<u32>,
    pub modern: Vec<u32>,
    pub dirty: bool,
    /// Keys of the findings told to the page.
    pub told: Vec<String>,
    /// Told: uses legacy authentication.
    pub uses_legacy: bool,
    /// Attempts on a user that does not exist: not listed.
    pub unknown_user_attempts: u64,
    /// What the admin decided about the devices.
    pub decisions: Decisions,
}

/// All persons.
#[derive(Debug, Default)]
pub(super) struct People {
    all: Vec<Person>,
    by_key: HashMap<PersonKey, u32>,
    ids_of_name: HashMap<Sym, Vec<u32>>,
    dirty: Vec<u32>,
}

impl People {
    /// The person of a record.
    pub(super) fn of(&mut self, id: Option<Sym>, name: Option<Sym>) -> u32 {
        let key = match (id, name) {
            (Some(id), _) => PersonKey::Id(id),
            (None, Some(name)) => PersonKey::Name(name),
            (None, None) => PersonKey::Nobody,
        };
        let person = match self.by_key.get(&key) {
            Some(known) => *known,
            None => {
                let new = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
                self.all.push(Person {
                    key,
                    names: Vec::new(),
                    legacy: Vec::new(),
                    modern: Vec::new(),
                    dirty: false,
                    told: Vec::new(),
                    uses_legacy: false,
                    unknown_user_attempts: 0,
                    decisions: Decisions::new(),
                });
                self.by_key.insert(key, new);
                new
            }
        };
        if let (Some(_), Some(name)) = (id, name) {
            self.join(person, name);
        }
        person
    }

    /// This id goes by this name, too. Who has the name only may become, or cease to be, this person.
    fn join(&mut self, person: u32, name: Sym) {
        let Some(known) = self.all.get_mut(person as usize) else {
            return;
        };
        if known.names.contains(&name) {
            return;
        }
        known.names.push(name);
        let ids = self.ids_of_name.entry(name).or_default();
        ids.push(person);
        let affected = ids.clone();
        if let Some(named) = self.by_key.get(&PersonKey::Name(name)).copied() {
            self.touch(named);
            for id in affected {
                self.touch(id);
            }
        }
    }

    pub(super) fn get(&self, person: u32) -> Option<&Person> {
        self.all.get(person as usize)
    }

    pub(super) fn get_mut(&mut self, person: u32) -> Option<&mut Person> {
        self.all.get_mut(person as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Person> {
        self.all.iter()
    }

    /// Every person that stands for itself.
    pub(super) fn everyone(&self) -> Vec<u32> {
        (0..u32::try_from(self.all.len()).unwrap_or(u32::MAX)).collect()
    }

    /// What is known of this person has changed.
    pub(super) fn touch(&mut self, person: u32) {
        if let Some(p) = self.all.get_mut(person as usize)
            && !p.dirty
        {
            p.dirty = true;
            self.dirty.push(person);
        }
    }

    /// Whether anything changed since all changes were taken.
    pub(super) fn any_touched(&self) -> bool {
        !self.dirty.is_empty()
    }

    /// Up to `most` persons that changed, the persons they stand for among them. Clears their mark.
    pub(super) fn take_touched(&mut self, most: usize) -> Vec<u32> {
        let mut taken = Vec::new();
        while taken.len() < most
            && let Some(person) = self.dirty.pop()
        {
            let also = self.stands_for(person);
            for p in std::iter::once(person).chain(also) {
                if let Some(known) = self.all.get_mut(p as usize) {
                    known.dirty = false;
                }
                if !taken.contains(&p) {
                    taken.push(p);
                }
            }
        }
        taken
    }

    /// For a person known by name only: the one id that has this name, if exactly one has.
    pub(super) fn stands_for(&self, person: u32) -> Option<u32> {
        let PersonKey::Name(name) = self.get(person)?.key else {
            return None;
        };
        match self.ids_of_name.get(&name).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// Persons who bear a name that one of these bears, and are not known to be the same: with an object id of their own, or by
    /// that name only while two ids bear it.
    pub(super) fn namesakes(&self, group: &[u32]) -> Vec<u32> {
        let mut all: Vec<u32> = Vec::new();
        for person in group.iter().filter_map(|p| self.get(*p)) {
            let own = match person.key {
                PersonKey::Name(name) => Some(name),
                PersonKey::Id(_) | PersonKey::Nobody => None,
            };
            for name in person.names.iter().copied().chain(own) {
                all.extend(self.ids_of_name.get(&name).into_iter().flatten());
                all.extend(self.by_key.get(&PersonKey::Name(name)));
            }
        }
        all.retain(|p| !group.contains(p));
        crate::model::order::distinct(&mut all);
        all
    }

    /// The person and those who stand for it; empty for one that stands for another.
    pub(super) fn group(&self, person: u32) -> Vec<u32> {
        if self.stands_for(person).is_some() {
            return Vec::new();
        }
        let mut group = vec![person];
        if let Some(known) = self.get(person) {
            for name in &known.names {
                if let Some(named) = self.by_key.get(&PersonKey::Name(*name))
                    && self.stands_for(*named) == Some(person)
                {
                    group.push(*named);
                }
            }
        }
        group
    }
}
