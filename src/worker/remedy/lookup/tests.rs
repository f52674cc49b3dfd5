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
            .ends_with("usually not before 2026-12-16; Microsoft gives notice 28 days before."),
        "{before:?}"
    );
    assert!(said("2026-12-17T00:00:00Z")[2].contains("may switch itself on any day"));
}

#[test]
fn consent_alone_does_not_finish_the_steps() {
    let app = format!(
        r#"{{"value":[{{"id":"o","appId":"{APPLE}","accountEnabled":true,"appRoleAssignmentRequired":false}}]}}"#
    );
    let gate = r#"{"value":[{"displayName":"Approved apps","state":"enabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["Office365"]},"users":{"includeUsers":["All"],"excludeUsers":["p"]},"platforms":{"includePlatforms":["iOS","android"]}},"grantControls":{"operator":"OR","builtInControls":["approvedApplication","compliantApplication"]}}]}"#;
    let (session, told) = looked_up(&[
        ("servicePrincipals", &app),
        (
            "oauth2PermissionGrants",
            r#"{"value":[{"consentType":"AllPrincipals","scope":"EAS.AccessAsUser.All"}]}"#,
        ),
        ("conditionalAccess", gate),
    ]);
    let said = told.unwrap().sentences.join("\n");
    assert!(
        said.contains("A Conditional Access policy stops Apple Mail"),
        "{said}"
    );
    assert!(
        said.contains("“Approved apps” lets in only approved or protected apps"),
        "{said}"
    );
    assert_eq!(session.lookup.consent_of(Some("q")), Consent::PolicyStops);
    assert_eq!(session.lookup.consent_of(Some("p")), Consent::Given);
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

#[test]
fn an_app_that_demands_an_assignment_is_asked_who_has_one() {
    let app = format!(
        r#"{{"value":[{{"id":"o","appId":"{APPLE}","accountEnabled":true,"appRoleAssignmentRequired":true}}]}}"#
    );
    let (session, told) = looked_up(&[
        (
            "/servicePrincipals/o/appRoleAssignedTo",
            r#"{"value":[{"principalId":"p","principalType":"User"}]}"#,
        ),
        ("servicePrincipals", &app),
        (
            "oauth2PermissionGrants",
            r#"{"value":[{"consentType":"AllPrincipals","scope":"EAS.AccessAsUser.All"}]}"#,
        ),
    ]);
    let sentences = told.unwrap().sentences;
    assert!(
        sentences[0].contains("demands an assignment"),
        "{sentences:?}"
    );
    assert!(
        sentences[1].contains("1 person is assigned"),
        "{sentences:?}"
    );
    assert_eq!(session.lookup.consent_of(Some("p")), Consent::Given);
    assert_eq!(
        session.lookup.consent_of(Some("q")),
        Consent::NeedsAssignment
    );
}
