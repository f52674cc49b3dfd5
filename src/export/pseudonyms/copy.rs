//! The copy: every text by what it stands for.

use super::{Kind, Pseudonyms};
use crate::findings::Case;
use crate::findings::life::hash;
use crate::findings::snapshot::{
    LEGACY_TEXTS, Merge, PersonName, RecordId, Snapshot, SourceData, TextNo,
};
use crate::ingest;
use crate::model::{Guid, Question, is_well_known};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::rc::Rc;

/// What a text of a row stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    UserId,
    PrincipalName,
    DisplayName,
    Address,
    City,
    Policies,
    SignInId,
    /// Kept as far as the product's tables know it; tells the device.
    Agent,
    /// Kept as far as the product's tables know it.
    Text,
    /// Kept if it is a code of two letters.
    Country,
    /// Name of a client app: kept if the tables have it.
    ClientApp,
    /// Name or id of an application: kept if every tenant has it.
    Application,
}

/// Roles of [`LEGACY_TEXTS`].
const LEGACY: [Role; LEGACY_TEXTS.len()] = [
    Role::Agent,
    Role::Address,
    Role::City,
    Role::Country,
    Role::ClientApp,
    Role::Text,
    Role::Text,
    Role::Policies,
    Role::DisplayName,
    Role::PrincipalName,
    Role::Application,
    Role::Application,
    Role::Application,
    Role::Text,
    Role::Text,
    Role::Text,
];
/// Place of the agent in [`LEGACY_TEXTS`].
const AGENT: usize = 0;
/// Roles of the modern texts.
const MODERN: [Role; 7] = [
    Role::Address,
    Role::City,
    Role::Country,
    Role::Text,
    Role::Policies,
    Role::Text,
    Role::Agent,
];

struct Copy<'a> {
    pseudonyms: &'a mut Pseudonyms,
    from: Vec<Rc<str>>,
    to: Vec<Rc<str>>,
    known: HashMap<(Role, TextNo), Option<TextNo>>,
}

impl Pseudonyms {
    /// A copy of a case. `None` only if the case is not whole, which it always is.
    #[must_use]
    pub fn copy(&mut self, case: &Case) -> Option<Case> {
        let snapshot = self.replace(case.snapshot());
        let mut copy = Case::default();
        let mut merge = Merge::begin(&mut copy, snapshot).ok()?;
        while merge.step(&mut copy, usize::MAX) {}
        while copy.has_changes() {
            copy.take_changes(usize::MAX);
        }
        copy.settle_companions();
        Some(copy)
    }

    fn replace(&mut self, mut s: Snapshot) -> Snapshot {
        let tenant = s.tenant.as_deref().map(|id| self.id(Kind::Tenant, id));
        let tenant_name = s.tenant_name.as_deref();
        let tenant_name =
            tenant_name.map(|n| self.of(Kind::TenantName, n, |h| format!("Tenant {h}")));
        let mut copy = Copy {
            pseudonyms: self,
            from: std::mem::take(&mut s.texts),
            to: Vec::new(),
            known: HashMap::new(),
        };
        // Device keys follow from agents: each becomes what the new agent says.
        let mut agents: HashMap<String, Option<TextNo>> =
            s.marks.iter().map(|m| (m.device.clone(), None)).collect();
        if !agents.is_empty() {
            for agent in s.legacy.iter().filter_map(|r| r.texts[AGENT]) {
                let text = copy.from.get(agent.0 as usize);
                let key = text.map(|t| crate::device::read(t).key).unwrap_or_default();
                if let Some(slot) = agents.get_mut(&key) {
                    *slot = Some(agent);
                }
            }
        }
        for mark in &mut s.marks {
            mark.device = match agents.get(&mark.device).copied().flatten() {
                Some(agent) => copy.agent_key(agent),
                None => copy.pseudonyms.agent(&mark.device),
            };
        }
        for person in &mut s.people {
            person.name = match person.name {
                PersonName::Id(t) => PersonName::Id(copy.always(Role::UserId, t)),
                PersonName::Name(t) => PersonName::Name(copy.always(Role::PrincipalName, t)),
                PersonName::Nobody => PersonName::Nobody,
            };
            for name in &mut person.names {
                *name = copy.always(Role::PrincipalName, *name);
            }
        }
        // Companions are known by their sign-in's id.
        let mut keys = HashMap::new();
        for row in &mut s.legacy {
            row.id = copy.record(row.id, &mut keys);
            for (text, role) in row.texts.iter_mut().zip(LEGACY) {
                *text = text.and_then(|t| copy.text(role, t));
            }
        }
        for row in &mut s.modern {
            row.id = copy.record(row.id, &mut keys);
            for (text, role) in row.texts.iter_mut().zip(MODERN) {
                *text = text.and_then(|t| copy.text(role, t));
            }
        }
        // Addresses of signs of life are known by their hashes: those that a row has become those of its pseudonym.
        let addresses = copy.address_hashes();
        for person in &mut s.people {
            let places = person.life.places.iter();
            let mut new: Vec<(u64, u32)> = places
                .filter_map(|(a, day)| Some((*addresses.get(a)?, *day)))
                .collect();
            crate::model::order::distinct(&mut new);
            person.life.places = new;
        }
        for told in &mut s.companions {
            told.key = keys
                .get(&told.key)
                .copied()
                .unwrap_or_else(|| copy.key(told.key));
        }
        for record in &mut s.counted {
            record.key = copy.key(record.key);
        }
        for (n, source) in s.sources.iter_mut().enumerate() {
            copy.source(n, source);
        }
        Snapshot {
            tenant,
            tenant_name,
            texts: copy.to,
            ..s
        }
    }
}

impl Copy<'_> {
    fn always(&mut self, role: Role, text: TextNo) -> TextNo {
        self.text(role, text).unwrap_or(TextNo(0))
    }

    fn address_hashes(&self) -> HashMap<u64, u64> {
        let text = |list: &[Rc<str>], t: TextNo| hash(list.get(t.0 as usize).map(|t| &**t));
        let known = self
            .known
            .iter()
            .filter(|((role, _), _)| *role == Role::Address);
        known
            .filter_map(|((_, old), new)| Some((text(&self.from, *old)?, text(&self.to, (*new)?)?)))
            .collect()
    }

    /// The device key that an agent's pseudonym gives.
    fn agent_key(&mut self, agent: TextNo) -> String {
        let new = self.text(Role::Agent, agent);
        new.and_then(|t| self.to.get(t.0 as usize))
            .map(|text| crate::device::read(text).key)
            .unwrap_or_default()
    }

    /// The new number of a text in its role.
    fn text(&mut self, role: Role, text: TextNo) -> Option<TextNo> {
        if let Some(known) = self.known.get(&(role, text)) {
            return *known;
        }
        let original = self.from.get(text.0 as usize).cloned()?;
        let p = &mut *self.pseudonyms;
        let new = match role {
            Role::UserId => Some(p.id(Kind::UserId, &original)),
            Role::PrincipalName => Some(p.principal_name(&original)),
            Role::DisplayName => Some(p.display_name(&original)),
            Role::Address => Some(p.address(&original)),
            Role::City => Some(p.city(&original)),
            Role::SignInId => Some(p.id(Kind::SignInId, &original)),
            Role::Policies => policies(p, &original),
            Role::Agent => Some(p.agent(&original)),
            Role::Text => Some(p.text(&original)),
            Role::Application if is_well_known(&original) => Some(original.to_string()),
            Role::Application => Some(p.application(&original)),
            Role::Country => Some(p.country(&original)),
            Role::ClientApp => Some(p.client_app(&original)),
        };
        let number = new.map(|new| {
            self.to.push(new.into());
            TextNo(u32::try_from(self.to.len() - 1).unwrap_or(u32::MAX))
        });
        self.known.insert((role, text), number);
        number
    }

    /// The new id of a record; remembers which identity became which.
    fn record(&mut self, id: RecordId, keys: &mut HashMap<u64, u64>) -> RecordId {
        match id {
            RecordId::Guid(guid) => {
                let new = self.pseudonyms.guid(Kind::SignInId, &guid.to_string());
                keys.insert(ingest::key_of_guid(guid), ingest::key_of_guid(new));
                RecordId::Guid(new)
            }
            RecordId::Text(text) => {
                let new = self.always(Role::SignInId, text);
                let key = |list: &[Rc<str>], t: TextNo| {
                    list.get(t.0 as usize).and_then(|t| ingest::key_of_id(t))
                };
                if let (Some(old), Some(new)) = (key(&self.from, text), key(&self.to, new)) {
                    keys.insert(old, new);
                }
                RecordId::Text(new)
            }
            RecordId::None { key } => RecordId::None { key: self.key(key) },
        }
    }

    /// The new identity of a record of which nothing else is known.
    fn key(&self, key: u64) -> u64 {
        self.pseudonyms
            .words(Kind::SignInId, &format!("{key:016x}"))[0]
    }

    fn source(&mut self, n: usize, source: &mut SourceData) {
        let end = source
            .start
            .name
            .rsplit_once('.')
            .map_or("", |(_, end)| end);
        let end = match end.to_ascii_lowercase().as_str() {
            "csv" => ".csv",
            "json" => ".json",
            "zip" => ".zip",
            "gz" => ".gz",
            _ => "",
        };
        let name = format!("file-{}{end}", n + 1);
        let key = (Kind::File, source.start.name.clone());
        source.start.name = self.pseudonyms.given.entry(key).or_insert(name).clone();
        // It tells which file it is to everybody who has that file.
        source.sha256 = None;
        source.fingerprint = self.key(source.fingerprint);
        for stated in [Some(&mut source.start.proposed), source.stated.as_mut()]
            .into_iter()
            .flatten()
        {
            stated.question = stated.question.map(|q| self.question(q));
        }
        for (client, _) in &mut source.unknown_clients {
            *client = self.pseudonyms.client_app(client);
        }
        for (client, ..) in &mut source.answered_clients {
            *client = self.pseudonyms.client_app(client);
        }
        source.common.app = source.common.app.map(|id| self.app(id));
        source.common.person = source.common.person.map(|id| self.user(id));
        for piece in &mut source.asked {
            piece.question = self.question(piece.question);
        }
    }

    fn user(&mut self, id: Guid) -> Guid {
        Guid::parse(&self.pseudonyms.id(Kind::UserId, &id.to_string())).unwrap_or(id)
    }

    /// Applications that every tenant has keep their ids.
    fn app(&mut self, id: Guid) -> Guid {
        let text = id.to_string();
        if is_well_known(&text) {
            return id;
        }
        Guid::parse(&self.pseudonyms.application(&text)).unwrap_or(id)
    }

    fn question(&mut self, question: Question) -> Question {
        match question {
            Question::Person(id) => Question::Person(self.user(id)),
            Question::MailOfPerson(id) => Question::MailOfPerson(self.user(id)),
            Question::App(app) => Question::App(self.app(app)),
            Question::AppOfPerson { app, person: id } => Question::AppOfPerson {
                app: self.app(app),
                person: self.user(id),
            },
            other => other,
        }
    }
}

/// Policies by result only; their names and ids often name groups and people.
fn policies(p: &mut Pseudonyms, array: &str) -> Option<String> {
    let Ok(Value::Array(policies)) = serde_json::from_slice::<Value>(array.as_bytes()) else {
        return None;
    };
    let policies: Vec<Value> = policies
        .iter()
        .map(|policy| {
            let field = |name: &str| policy.get(name).and_then(Value::as_str).unwrap_or_default();
            json!({
                "displayName": p.of(Kind::Policy, field("displayName"), |h| format!("Policy {h}")),
                "result": p.text(field("result")),
            })
        })
        .collect();
    Some(Value::Array(policies).to_string())
}
