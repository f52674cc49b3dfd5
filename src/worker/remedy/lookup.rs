//! Looks up, on demand, whether people can finish the steps today, what blocks legacy authentication already, and
//! Microsoft's notices. One question after the other through the same pace and ledger as the sign-in log.

use super::subject;
use crate::model::{Class, Guid, Instant};
use crate::remedy::Consent;
use crate::remedy::consent::{
    BlockPolicy, ConsentState, Defect, Grants, PEOPLE, Prefers, Read, app, block_policies, grants,
    languages, requests, security_defaults, user_consent,
};
use crate::remedy::mail::{self, Language};
use crate::remedy::notices::{Notice, came_this_month, notices};
use crate::remedy::plan;
use crate::remedy::quote::remark;
use crate::remedy::view::{Answer, Look, Tenant};
use crate::ui::i18n::{Lang, Text};
use crate::worker::Steps;
use crate::worker::messages::{FromGraph, FromWorker, ReadAsk, ToGraph};
use crate::worker::session::Session;

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
                let next = found
                    .as_ref()
                    .map(|app| Next::Question(Read::Grants(app.id.clone())));
                self.consent.app = Some(found);
                next
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
                    Consent::Unknown => text.tenant_unknown(),
                }
                .to_owned(),
            );
            if !self.grants.everybody && !self.grants.people.is_empty() {
                sentences.push(text.tenant_some(self.grants.people.len() as u64));
            }
        }
        match self.request_waits {
            Some(true) => sentences.push(text.tenant_request().to_owned()),
            Some(false) => sentences.push(text.tenant_request_none().to_owned()),
            None => {}
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

/// What a policy blocks, whom it misses, and whether it will switch itself on.
fn block(
    text: Text,
    policy: &BlockPolicy,
    now: Instant,
    people: &[(String, String)],
    sentences: &mut Vec<String>,
) {
    let name = remark(&policy.name);
    let lacks: Vec<String> = policy.defects.iter().map(|d| defect(text, *d)).collect();
    sentences.push(if lacks.is_empty() {
        text.tenant_policy_whole(&name)
    } else {
        text.tenant_policy_lacks(&name, &lacks.join("; "))
    });
    let mut missed: Vec<&str> = people
        .iter()
        .filter(|(id, _)| policy.left_out.iter().any(|o| o.eq_ignore_ascii_case(id)))
        .map(|(_, name)| name.as_str())
        .collect();
    crate::model::order::distinct(&mut missed);
    if !missed.is_empty() {
        let more = missed.len().saturating_sub(SHOWN);
        let mut named: Vec<String> = missed.into_iter().take(SHOWN).map(remark).collect();
        if more > 0 {
            named.push(format!("+ {more}"));
        }
        sentences.push(text.tenant_policy_misses(&named.join(", ")));
    }
    if policy.managed {
        sentences.push(match (policy.switches_on(), policy.created) {
            (Some(on), Some(created)) if on > now => {
                text.tenant_policy_counts(&day(created), &day(on))
            }
            (Some(_), Some(created)) => text.tenant_policy_any_day(&day(created)),
            _ => text.tenant_policy_managed().to_owned(),
        });
    }
}

fn day(at: Instant) -> String {
    let (year, month, day) = at.civil_date();
    format!("{year:04}-{month:02}-{day:02}")
}

fn defect(text: Text, defect: Defect) -> String {
    match defect {
        Defect::Off => text.defect_off().to_owned(),
        Defect::ReportOnly => text.defect_report_only().to_owned(),
        Defect::OneCondition => text.defect_one_condition().to_owned(),
        Defect::NotAllApps => text.defect_apps().to_owned(),
        Defect::NotAllUsers => text.defect_users().to_owned(),
        Defect::Excluded { people, groups: 0 } => text.defect_excluded(people as u64),
        Defect::Excluded { people: 0, groups } => text.defect_excluded_groups(groups as u64),
        Defect::Excluded { people, groups } => format!(
            "{}; {}",
            text.defect_excluded(people as u64),
            text.defect_excluded_groups(groups as u64)
        ),
        Defect::OtherConditions => text.defect_conditions().to_owned(),
    }
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
        // Names are only needed where a policy leaves somebody out by name.
        let names = self.lookup.policies.iter().any(|p| !p.left_out.is_empty());
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
            .filter(|d| mail::is_for(&subject(d), &plan(&subject(d))))
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

#[cfg(test)]
mod tests {
    use super::{FIRST, Lookup};
    use crate::model::Instant;
    use crate::remedy::Consent;
    use crate::remedy::consent::{APPLE, Read};
    use crate::remedy::view::{Answer, Look, Tenant};
    use crate::ui::i18n::Lang;
    use crate::worker::messages::{FromGraph, FromWorker, ToGraph};
    use crate::worker::session::Session;

    fn fresh() -> Lookup {
        Lookup {
            last: super::PAGES,
            ..Lookup::default()
        }
    }

    #[test]
    fn one_answer_leads_to_the_next_question() {
        let mut lookup = fresh();
        let first = lookup.begin(Read::App).unwrap();
        assert_eq!(first.id, FIRST + 1);
        assert_eq!(first.scopes, ["Application.Read.All"]);
        let app = format!(
            r#"{{"value":[{{"id":"o","appId":"{APPLE}","accountEnabled":true,"appRoleAssignmentRequired":false}}]}}"#
        );
        let grants = lookup.take(first.id, Some(app.as_bytes())).unwrap();
        assert!(grants.path.contains("%27o%27"), "{}", grants.path);
        let page = br#"{"value":[{"consentType":"Principal","principalId":"p","scope":"EAS.AccessAsUser.All"}],"@odata.nextLink":"//elsewhere/v1.0/oauth2PermissionGrants?$skiptoken=x"}"#;
        let more = lookup.take(grants.id, Some(page)).unwrap();
        assert_eq!(more.path, "/v1.0/oauth2PermissionGrants?$skiptoken=x");
        assert_eq!(lookup.consent_of(Some("p")), Consent::Given);
        assert_eq!(lookup.consent_of(Some("q")), Consent::Unknown);
        assert_eq!(lookup.take(more.id, Some(br#"{"value":[]}"#)), None);
        let own = lookup.begin(Read::UserConsent).unwrap();
        assert!(lookup.tenant(Instant(0), &[]).busy);
        lookup.take(
            own.id,
            Some(br#"{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":[]}}"#),
        );
        assert_eq!(lookup.consent_of(Some("q")), Consent::AdminOnly);
        assert!(!lookup.tenant(Instant(0), &[]).busy);
    }

    #[test]
    fn what_fails_is_said_and_nothing_follows_from_it() {
        let mut lookup = fresh();
        for read in [Read::App, Read::Policies, Read::Messages] {
            let ask = lookup.begin(read).unwrap();
            assert_eq!(lookup.take(ask.id, None), None);
        }
        let tenant = lookup.tenant(Instant(0), &[]);
        assert_eq!(tenant.sentences.len(), 3, "{tenant:?}");
        assert_eq!(lookup.consent_of(None), Consent::Unknown);
        // An answer to a question that nobody asked is nothing.
        assert_eq!(lookup.take(7, Some(b"{}")), None);
    }

    #[test]
    fn lists_without_an_end_end() {
        let mut lookup = fresh();
        let mut ask = lookup.begin(Read::Messages);
        let mut pages = 0;
        while let Some(asked) = ask {
            pages += 1;
            ask = lookup.take(
                asked.id,
                Some(br#"{"value":[],"@odata.nextLink":"/v1.0/y"}"#),
            );
        }
        assert_eq!(pages, super::PAGES);
        assert!(!lookup.notices_read);
    }

    /// Answers whatever is asked, by a part of its address, until nothing is asked any more; a signed-out page answers
    /// nothing.
    fn looked_up(answers: &[(&str, &str)]) -> (Session, Option<Tenant>) {
        let mut session = Session::default();
        let mut now = Instant(1_795_000_000_000);
        let begin = ToGraph::Begin {
            host: "graph.contoso.example".to_owned(),
            span: None,
            me: None,
            tenant: None,
        };
        session.graph(now, 0.5, begin, &[]);
        let mut steps = session.look_up(now, 0.5, Look::Consent, Lang::En);
        let mut told = None;
        for _ in 0..60 {
            let mut asks = Vec::new();
            for message in &steps.messages {
                match message {
                    FromWorker::Remedy(Answer::Tenant(tenant)) => told = Some((**tenant).clone()),
                    FromWorker::Graph(FromGraph::Ask { number, url, .. }) => {
                        asks.push((*number, url.clone()));
                    }
                    FromWorker::Graph(FromGraph::Got { .. }) => panic!("not for the page"),
                    _ => {}
                }
            }
            now = now.plus(11_000);
            steps = match asks.pop() {
                Some((number, url)) => {
                    assert!(
                        url.starts_with("https://graph.contoso.example/v1.0/"),
                        "{url}"
                    );
                    let found = answers.iter().find(|(part, _)| url.contains(part));
                    let message = ToGraph::Answered {
                        number,
                        status: if found.is_some() { 200 } else { 403 },
                        retry_after: None,
                        authenticate: None,
                        request_id: None,
                        took: 1,
                    };
                    let body = found.map_or("{}", |(_, body)| body);
                    session.graph(now, 0.5, message, body.as_bytes())
                }
                None => session.graph_tick(now, 0.5),
            };
        }
        (session, told)
    }

    #[test]
    fn a_tenant_is_looked_up_over_the_line_of_the_log() {
        let app = format!(
            r#"{{"value":[{{"id":"o","appId":"{APPLE}","accountEnabled":true,"appRoleAssignmentRequired":false}}]}}"#
        );
        let (session, told) = looked_up(&[
            ("servicePrincipals", &app),
            ("oauth2PermissionGrants", r#"{"value":[]}"#),
            (
                "authorizationPolicy",
                r#"{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"]}}"#,
            ),
            ("appConsentRequests", r#"{"value":[]}"#),
            ("conditionalAccess", r#"{"value":[]}"#),
        ]);
        let tenant = told.unwrap();
        assert!(!tenant.busy);
        assert!(tenant.sentences[0].contains("may consent to Apple Mail themselves"));
        assert!(
            tenant
                .sentences
                .iter()
                .any(|s| s.contains("No Conditional Access policy"))
        );
        // Security defaults were refused.
        assert!(
            tenant
                .sentences
                .iter()
                .any(|s| s.contains("Policy.Read.All")),
            "{tenant:?}"
        );
        assert_eq!(session.lookup.consent_of(None), Consent::PersonMay);
        assert!(
            session.ledger().len() >= 5,
            "every request is in the ledger"
        );
    }

    #[test]
    fn a_policy_tells_whom_it_misses_and_when_it_begins() {
        let mut lookup = fresh();
        let ask = lookup.begin(Read::Policies).unwrap();
        let policies = br#"{"value":[{"displayName":"Microsoft-managed: Block legacy authentication","state":"enabledForReportingButNotEnforced","createdDateTime":"2026-11-01T00:00:00Z","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"],"excludeUsers":["A","z"]}},"grantControls":{"builtInControls":["block"]}}]}"#;
        lookup.take(ask.id, Some(policies));
        let people = [("a".to_owned(), "anna@contoso.example".to_owned())];
        let said = |day: &str| {
            lookup
                .tenant(Instant::parse(day).unwrap(), &people)
                .sentences
        };
        let before = said("2026-11-22T00:00:00Z");
        assert_eq!(
            before[1],
            "Left out by name and still on legacy authentication: anna@contoso.example."
        );
        assert!(
            before[2]
                .ends_with("made on 2026-11-01, it switches itself on no sooner than 2026-12-16."),
            "{before:?}"
        );
        assert!(said("2026-12-17T00:00:00Z")[2].contains("may switch itself on any day"));
    }

    #[test]
    fn a_waiting_request_is_only_denied_at_the_end_of_the_list() {
        let mut lookup = fresh();
        let ask = lookup.begin(Read::Requests).unwrap();
        let more = lookup
            .take(ask.id, Some(br#"{"value":[],"@odata.nextLink":"/v1.0/y"}"#))
            .unwrap();
        assert_eq!(
            lookup.tenant(Instant(0), &[]).sentences,
            Vec::<String>::new()
        );
        let page = format!(r#"{{"value":[{{"appId":"{APPLE}"}}]}}"#);
        lookup.take(more.id, Some(page.as_bytes()));
        assert!(lookup.tenant(Instant(0), &[]).sentences[0].contains("waits for an administrator"));
    }

    #[test]
    fn without_a_sign_in_nothing_is_known() {
        let mut session = Session::default();
        let steps = session.look_up(Instant(0), 0.5, Look::Notices, Lang::De);
        let last = steps.messages.last();
        let Some(FromWorker::Remedy(Answer::Tenant(tenant))) = last else {
            panic!("{last:?}")
        };
        assert!(!tenant.busy);
        assert!(tenant.sentences[0].contains("ServiceMessage.Read.All"));
    }
}
