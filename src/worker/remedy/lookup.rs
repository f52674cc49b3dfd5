//! Looks up, on demand, whether people can finish the steps today, what blocks legacy authentication already, and
//! Microsoft's notices. One question after the other through the same pace and ledger as the sign-in log.

mod blocks;
#[cfg(test)]
mod tests;

use super::letters::is_written_to;
use crate::model::{Class, Guid, Instant};
use crate::remedy::Consent;
use crate::remedy::consent::{
    BlockPolicy, ConsentState, Grants, PEOPLE, Prefers, Read, app, assigned, block_policies, gates,
    grants, languages, requests, security_defaults, user_consent,
};
use crate::remedy::mail::Language;
use crate::remedy::notices::{Notice, came_this_month, notices};
use crate::remedy::quote::remark;
use crate::remedy::view::{Answer, Look, Tenant};
use crate::ui::i18n::{Lang, Text};
use crate::worker::Steps;
use crate::worker::messages::{FromGraph, FromWorker, ReadAsk, ToGraph};
use crate::worker::session::Session;
use blocks::{assignments, block, day};

/// Numbers of these questions begin here; other rooms use lower ones.
const FIRST: u32 = 0x5200_0000;
/// Pages that are read of all lists together at the most.
const PAGES: u32 = 40;
/// Notices that are shown.
const SHOWN: usize = 6;

/// What was looked up, and what is still open.
#[derive(Debug, Default)]
pub(in crate::worker) struct Lookup {
    consent: ConsentState,
    grants: Grants,
    policies: Vec<BlockPolicy>,
    /// The list of policies was read to its end.
    policies_read: bool,
    defaults: Option<bool>,
    /// A request for consent waits; `None`: not read to the end without one.
    request_waits: Option<bool>,
    languages: Vec<(String, Language)>,
    notices: Vec<Notice>,
    notices_read: bool,
    open: Vec<(u32, Read)>,
    failed: Vec<Read>,
    asked: u32,
    /// No question has a higher number before somebody looks again.
    last: u32,
    lang: Option<Lang>,
}

impl Lookup {
    /// Whether a person can finish the steps today.
    pub(super) fn consent_of(&self, user_id: Option<&str>) -> Consent {
        self.consent.of(user_id)
    }

    /// The language that a person prefers, if it was looked up.
    pub(super) fn language_of(&self, user_id: &str) -> Option<Language> {
        let found = self
            .languages
            .iter()
            .find(|(id, _)| id.eq_ignore_ascii_case(user_id));
        found.map(|(_, language)| *language)
    }

    fn ask(&mut self, read: Read, path: String) -> Option<ReadAsk> {
        if self.asked >= self.last {
            self.failed.push(read);
            return None;
        }
        self.asked += 1;
        let id = FIRST + self.asked;
        let scopes = vec![read.permission().to_owned()];
        self.open.push((id, read));
        Some(ReadAsk { id, path, scopes })
    }

    fn begin(&mut self, read: Read) -> Option<ReadAsk> {
        let path = read.path();
        self.ask(read, path)
    }

    /// The next page, by its path alone: it is asked of the tenant's own Graph host, whatever the answer says.
    fn go_on(&mut self, read: Read, next: &str) -> Option<ReadAsk> {
        match next.find("/v1.0/").and_then(|at| next.get(at..)) {
            Some(path) => self.ask(read, path.to_owned()),
            None => {
                self.failed.push(read);
                None
            }
        }
    }

    /// An answer; what to ask next.
    fn take(&mut self, id: u32, body: Option<&[u8]>) -> Option<ReadAsk> {
        let at = self.open.iter().position(|(open, _)| *open == id)?;
        let (_, read) = self.open.remove(at);
        let next = body.and_then(|body| self.fold(&read, body));
        match next {
            None => {
                self.failed.push(read);
                None
            }
            Some(None) => None,
            Some(Some(Next::Page(next))) => self.go_on(read, &next),
            Some(Some(Next::Question(read))) => self.begin(read),
        }
    }

    /// Takes an answer in; `None`: it cannot be read.
    fn fold(&mut self, read: &Read, body: &[u8]) -> Option<Option<Next>> {
        Some(match read {
            Read::App => {
                let found = app(body)?;
                let next = found.as_ref().map(|app| {
                    let id = app.id.clone();
                    Next::Question(match app.assignment_required {
                        true => Read::Assigned(id),
                        false => Read::Grants(id),
                    })
                });
                self.consent.app = Some(found);
                next
            }
            Read::Assigned(id) => {
                let mut all = self.consent.assigned.take().unwrap_or_default();
                let next = assigned(body, &mut all)?;
                self.consent.assigned = Some(all);
                Some(match next {
                    Some(page) => Next::Page(page),
                    None => Next::Question(Read::Grants(id.clone())),
                })
            }
            Read::Grants(_) => {
                let next = grants(body, &mut self.grants)?;
                self.consent.grants = Some(self.grants.clone());
                next.map(Next::Page)
            }
            Read::UserConsent => {
                self.consent.user_consent = Some(user_consent(body)?);
                None
            }
            Read::Policies => {
                let (found, next) = block_policies(body)?;
                self.consent.gates.extend(gates(body)?);
                self.policies.extend(found);
                self.policies_read = next.is_none();
                next.map(Next::Page)
            }
            Read::SecurityDefaults => {
                self.defaults = Some(security_defaults(body)?);
                None
            }
            Read::Messages => {
                let (found, next) = notices(body)?;
                self.notices.extend(found);
                self.notices_read = next.is_none();
                next.map(Next::Page)
            }
            Read::Requests => {
                let (ours, next) = requests(body)?;
                let waits = ours || self.request_waits == Some(true);
                // Only a list that was read to its end holds none.
                self.request_waits = (waits || next.is_none()).then_some(waits);
                next.map(Next::Page)
            }
            Read::Languages(_) => {
                let (found, next) = languages(body)?;
                let known = |p: Prefers| Some((p.id, Language::of_tag(&p.tag)?));
                self.languages.extend(found.into_iter().filter_map(known));
                next.map(Next::Page)
            }
        })
    }

    /// What is known, in words. `people`: object id and name of who is still on legacy authentication.
    fn tenant(&self, now: Instant, people: &[(String, String)]) -> Tenant {
        let text = Text(self.lang.unwrap_or(Lang::En));
        let mut sentences = Vec::new();
        if self.consent.app.is_some() {
            sentences.push(
                match self.consent.of(None) {
                    Consent::Given => text.tenant_given(),
                    Consent::PersonMay => text.tenant_person_may(),
                    Consent::AdminOnly => text.tenant_admin_only(),
                    Consent::AppDisabled => text.tenant_app_disabled(),
                    Consent::NeedsAssignment => text.tenant_assignment(),
                    Consent::PolicyStops => text.tenant_policy_stops(),
                    Consent::Unknown => text.tenant_unknown(),
                }
                .to_owned(),
            );
            if matches!(&self.consent.app, Some(Some(app)) if app.enabled && app.assignment_required)
            {
                let assigned = self.consent.assigned.as_ref();
                assignments(text, assigned, people, &mut sentences);
            }
            if !self.grants.everybody && !self.grants.people.is_empty() {
                sentences.push(text.tenant_some(self.grants.people.len() as u64));
            }
        }
        match self.request_waits {
            Some(true) => sentences.push(text.tenant_request().to_owned()),
            Some(false) => sentences.push(text.tenant_request_none().to_owned()),
            None => {}
        }
        for gate in &self.consent.gates {
            let say = if gate.apps {
                Text::tenant_gate_apps
            } else {
                Text::tenant_gate_devices
            };
            sentences.push(say(text, &remark(&gate.name)));
        }
        for policy in &self.policies {
            block(text, policy, now, people, &mut sentences);
        }
        if self.policies_read && self.policies.is_empty() {
            sentences.push(text.tenant_policy_none().to_owned());
        }
        match self.defaults {
            Some(true) => sentences.push(text.tenant_defaults_on().to_owned()),
            Some(false) => sentences.push(text.tenant_defaults_off().to_owned()),
            None => {}
        }
        if self.notices_read {
            sentences.push(
                match (came_this_month(&self.notices, now), self.notices.is_empty()) {
                    (true, _) => text.notices_this_month(),
                    (false, true) => text.notices_none(),
                    (false, false) => text.notices_earlier(),
                }
                .to_owned(),
            );
        }
        let mut failed: Vec<&str> = self.failed.iter().map(Read::permission).collect();
        crate::model::order::distinct(&mut failed);
        sentences.extend(failed.into_iter().map(|p| text.tenant_failed(p)));
        let mut notices: Vec<&Notice> = self.notices.iter().collect();
        crate::model::order::sort_by(&mut notices, |a, b| (b.start, &a.id).cmp(&(a.start, &b.id)));
        Tenant {
            busy: !self.open.is_empty(),
            sentences,
            notices: notices
                .into_iter()
                .take(SHOWN)
                .map(|n| {
                    let day = n.start.map(|at| format!("{} · ", day(at)));
                    let day = day.unwrap_or_default();
                    format!("{day}{} · {}\n{}", remark(&n.id), remark(&n.title), n.body)
                })
                .collect(),
        }
    }
}

/// What to ask next.
enum Next {
    Page(String),
    Question(Read),
}

impl Session {
    /// Begins to look something up; what was looked up before of it is forgotten.
    pub fn look_up(&mut self, now: Instant, random: f64, look: Look, lang: Lang) -> Steps {
        let ids = match look {
            Look::Languages => self.written_to(),
            Look::Consent | Look::Notices => Vec::new(),
        };
        let mut lookup = std::mem::take(&mut self.lookup);
        lookup.lang = Some(lang);
        lookup.open.clear();
        lookup.failed.clear();
        // Numbers go on: a late answer to an earlier question is nobody's.
        let first = lookup.asked;
        let questions = match look {
            Look::Consent => {
                (lookup.consent, lookup.grants) = (ConsentState::default(), Grants::default());
                (lookup.policies, lookup.policies_read) = (Vec::new(), false);
                (lookup.defaults, lookup.request_waits) = (None, None);
                vec![
                    Read::App,
                    Read::UserConsent,
                    Read::Policies,
                    Read::SecurityDefaults,
                    Read::Requests,
                ]
            }
            Look::Notices => {
                (lookup.notices, lookup.notices_read) = (Vec::new(), false);
                vec![Read::Messages]
            }
            Look::Languages => {
                lookup.languages = Vec::new();
                ids.chunks(PEOPLE)
                    .map(|ids| Read::Languages(ids.to_vec()))
                    .collect()
            }
        };
        lookup.last = first + PAGES;
        let asks: Vec<ReadAsk> = questions
            .into_iter()
            .filter_map(|read| lookup.begin(read))
            .collect();
        self.lookup = lookup;
        let mut steps = Steps::default();
        for ask in asks {
            let more = self.graph_unfollowed(now, random, ToGraph::Read(ask), &[]);
            steps.messages.extend(more.messages);
            steps.wait = more.wait.or(steps.wait);
        }
        steps
            .messages
            .push(FromWorker::Remedy(Answer::Tenant(Box::new(self.told(now)))));
        self.follow(now, random, steps)
    }

    fn told(&self, now: Instant) -> Tenant {
        // Names are only needed where a policy leaves somebody out by name, or an app demands an assignment.
        let names = self.lookup.policies.iter().any(|p| !p.left_out.is_empty())
            || self.lookup.consent.assigned.is_some();
        let findings = if names {
            self.case().findings()
        } else {
            Vec::new()
        };
        let people: Vec<(String, String)> = findings
            .into_iter()
            .filter(|f| f.class != Class::AttemptsOnly)
            .filter_map(|f| {
                let id = f.user.id?;
                Some((id.clone(), f.user.principal_name.unwrap_or(id)))
            })
            .collect();
        self.lookup.tenant(now, &people)
    }

    /// Object ids of the people to whom there is a mail.
    fn written_to(&self) -> Vec<String> {
        let mut ids: Vec<String> = self
            .devices()
            .iter()
            .filter(|d| is_written_to(d))
            .filter_map(|d| d.row.user.id.clone())
            .filter(|id| Guid::parse(id).is_some())
            .collect();
        crate::model::order::distinct(&mut ids);
        ids
    }

    /// Takes answers to these questions out of what is told to the page, and asks what follows from them.
    pub(in crate::worker) fn follow(
        &mut self,
        now: Instant,
        random: f64,
        mut steps: Steps,
    ) -> Steps {
        let mut some = false;
        loop {
            let ours = steps.messages.iter().position(|message| {
                matches!(message, FromWorker::Graph(FromGraph::Got { id, .. }) if *id > FIRST)
            });
            let Some(at) = ours else { break };
            some = true;
            if let FromWorker::Graph(FromGraph::Got { id, body }) = steps.messages.remove(at)
                && let Some(ask) = self.lookup.take(id, body.ok().as_deref())
            {
                let more = self.graph_unfollowed(now, random, ToGraph::Read(ask), &[]);
                steps.messages.extend(more.messages);
                steps.wait = more.wait.or(steps.wait);
            }
        }
        if some {
            steps
                .messages
                .push(FromWorker::Remedy(Answer::Tenant(Box::new(self.told(now)))));
        }
        steps
    }
}
