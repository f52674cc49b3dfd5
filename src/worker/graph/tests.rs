//! A reading from Graph as the worker does it, answered by hand.

use super::*;
use crate::model::{Basis, DAY, EventType};
use crate::source::graph::Failure;

const NOW: Instant = Instant(1_795_000_000_000);

fn row(id: u32, back: i64, client: &str) -> String {
    let at = NOW.plus(-back);
    format!(
        r#"{{"id":"00000000-0000-4000-8000-{id:012}","createdDateTime":"{at}","userId":"11111111-1111-4111-8111-111111111111",
        "userPrincipalName":"greta.beispiel@contoso.example","clientAppUsed":"{client}","userAgent":"Apple-iPhone14C5/1902.74",
        "appId":"00000002-0000-0ff1-ce00-000000000000","isInteractive":true,"signInEventTypes":["interactiveUser"],
        "authenticationProtocol":"ropc","status":{{"errorCode":0}},"homeTenantId":"aaaaaaaa-0000-4000-8000-000000000001",
        "resourceTenantId":"aaaaaaaa-0000-4000-8000-000000000001"}}"#
    )
}

fn page(rows: &[String]) -> String {
    format!(r#"{{"@odata.context":"x","value":[{}]}}"#, rows.join(","))
}

fn begin(session: &mut Session, tenant: Option<&str>) -> Steps {
    let message = ToGraph::Begin {
        host: "graph.contoso.example".to_owned(),
        span: Some(crate::source::graph::Span {
            from: NOW.plus(-DAY),
            to: None,
        }),
        me: None,
        tenant: tenant.map(str::to_owned),
    };
    session.graph(NOW, 0.5, message, &[])
}

fn asked(steps: &Steps) -> Option<(u32, String)> {
    steps.messages.iter().find_map(|m| match m {
        FromWorker::Graph(FromGraph::Ask { number, url, .. }) => Some((*number, url.clone())),
        _ => None,
    })
}

fn phase(steps: &Steps) -> Option<Phase> {
    steps.messages.iter().rev().find_map(|m| match m {
        FromWorker::Graph(FromGraph::View(view)) => Some(view.phase.clone()),
        _ => None,
    })
}

fn answer(session: &mut Session, number: u32, status: u16, body: &str) -> Steps {
    let message = ToGraph::Answered {
        number,
        status,
        retry_after: None,
        authenticate: None,
        request_id: Some("r".to_owned()),
        took: 300,
    };
    session.graph(NOW.plus(500), 0.5, message, body.as_bytes())
}

/// Answers everything: legacy questions with `legacy`, others with nothing.
fn read(session: &mut Session, legacy: &str) -> Steps {
    let mut steps = begin(session, None);
    while let Some((number, url)) = asked(&steps) {
        let body = if url.contains("clientAppUsed%20eq") {
            legacy.to_owned()
        } else {
            page(&[])
        };
        steps = answer(session, number, 200, &body);
    }
    steps
}

#[test]
fn findings_are_told_with_the_page_that_they_came_with() {
    let mut session = Session::default();
    let mut steps = begin(&mut session, None);
    let mut told = Vec::new();
    while let Some((number, url)) = asked(&steps) {
        let legacy = url.contains("clientAppUsed%20eq");
        steps = answer(
            &mut session,
            number,
            200,
            &page(&if legacy {
                vec![row(1, 5000, "Exchange ActiveSync")]
            } else {
                vec![]
            }),
        );
        told.push(
            steps
                .messages
                .iter()
                .any(|m| matches!(m, FromWorker::Findings { upsert, .. } if !upsert.is_empty())),
        );
    }
    assert_eq!(told, [false, false, true, false]);
    assert_eq!(phase(&steps), Some(Phase::Done));
    assert_eq!(session.ledger().len(), 4);
    assert!(
        session
            .ledger()
            .iter()
            .all(|l| l.status == Some(200) && l.bytes > 0 && l.request_id.is_some())
    );
    let views = session.case.source_views();
    assert!(
        views
            .iter()
            .all(|v| v.kind == SourceKind::Graph && v.complete && !v.busy)
    );
    let legacy = views.iter().find(|v| v.records == 1).unwrap();
    assert_eq!(
        (legacy.basis, legacy.event_type_open),
        (Basis::Asked, false)
    );
    assert_eq!(
        legacy.asked.as_ref().map(|a| (a.from, a.event_types.len())),
        Some((NOW.plus(-DAY), 2))
    );
    assert_eq!(
        legacy
            .asked
            .as_ref()
            .map(|a| a.question.to_string())
            .as_deref(),
        Some("legacyClients")
    );
}

#[test]
fn nothing_at_all_is_an_answer_for_both_event_types() {
    let mut session = Session::default();
    let steps = read(&mut session, &page(&[]));
    assert_eq!(phase(&steps), Some(Phase::Done));
    let complete = session.case.complete_to();
    assert!(complete.interactive_user.is_some() && complete.non_interactive_user.is_some());
}

#[test]
fn a_page_that_cannot_be_read_is_asked_again_and_never_covered() {
    let mut session = Session::default();
    let steps = begin(&mut session, None);
    let (number, _) = asked(&steps).unwrap();
    let whole = page(&[row(1, 5000, "IMAP4")]);
    let steps = answer(&mut session, number, 200, &whole[..whole.len() - 9]);
    assert_eq!(asked(&steps), None);
    assert!(steps.wait.is_some());
    assert_eq!(session.records(), 0);
    // The time comes: the same again.
    let steps = session.graph_tick(steps.wait.unwrap(), 0.5);
    assert!(asked(&steps).is_some());
}

#[test]
fn another_tenant_is_refused_by_its_token_or_by_its_records() {
    let other = "bbbbbbbb-0000-4000-8000-000000000002";
    let mut session = Session::default();
    read(&mut session, &page(&[row(1, 5000, "IMAP4")]));
    let steps = begin(&mut session, Some(other));
    assert_eq!(
        (phase(&steps), asked(&steps)),
        (Some(Phase::Failed(Problem::OtherTenant)), None)
    );

    let mut session = Session::default();
    assert!(session.case.is_of_tenant(other));
    let steps = read(&mut session, &page(&[row(1, 5000, "IMAP4")]));
    assert_eq!(phase(&steps), Some(Phase::Failed(Problem::OtherTenant)));
    assert_eq!(session.records(), 0);
}

#[test]
fn stopped_and_taken_up_again_the_ledger_and_the_sources_go_on() {
    let mut session = Session::default();
    let steps = begin(&mut session, None);
    let (number, _) = asked(&steps).unwrap();
    let stopped = session.graph(NOW, 0.5, ToGraph::Stop, &[]);
    assert_eq!(phase(&stopped), Some(Phase::Stopped));
    assert!(
        stopped
            .messages
            .contains(&FromWorker::Graph(FromGraph::Abort(number)))
    );
    assert!(!session.graph_is_busy());
    let late = answer(&mut session, number, 200, &page(&[row(1, 5000, "IMAP4")]));
    assert_eq!((late.messages.len(), session.records()), (0, 0));
    let mut steps = session.graph(NOW, 0.5, ToGraph::Resume, &[]);
    while let Some((number, _)) = asked(&steps) {
        steps = answer(&mut session, number, 200, &page(&[]));
    }
    assert_eq!(phase(&steps), Some(Phase::Done));
    assert_eq!(session.ledger().len(), 5);
    // Another reading: numbers, ledger and pace go on, so no late answer can be taken for a new one.
    let steps = begin(&mut session, None);
    let steps = session.graph_tick(steps.wait.unwrap(), 0.5);
    assert_eq!(asked(&steps).map(|a| a.0), Some(6));
}

#[test]
fn positive_proof_asks_for_the_person_of_the_device() {
    let mut session = Session::default();
    let steps = read(&mut session, &page(&[row(1, 5000, "Exchange ActiveSync")]));
    let key = steps.messages.iter().find_map(|m| match m {
        FromWorker::Findings { upsert, .. } => upsert.first().map(|r| r.key.clone()),
        _ => None,
    });
    let key = key
        .or_else(|| session.case.findings().first().map(|f| f.key.clone()))
        .unwrap();
    let steps = session.graph(NOW, 0.5, ToGraph::Prove(vec![key.clone()]), &[]);
    let (number, url) = asked(&steps).unwrap();
    assert!(
        url.contains("f8d98a96-0999-43f5-8af3-69971c7bb423")
            && url.contains("11111111-1111-4111-8111-111111111111")
    );
    let steps = answer(&mut session, number, 200, &page(&[]));
    assert_eq!(phase(&steps), Some(Phase::Done));
    // Opened again at once: not asked again.
    let again = session.graph(NOW.plus(1_000), 0.5, ToGraph::Prove(vec![key]), &[]);
    assert_eq!((asked(&again), again.wait), (None, None));
    let views = session.case.source_views();
    let proof = views.iter().find(|v| v.name.contains("userId")).unwrap();
    assert!(
        proof
            .asked
            .as_ref()
            .unwrap()
            .question
            .to_string()
            .starts_with("app:f8d98a96")
    );
    assert_eq!(
        proof.asked.as_ref().unwrap().event_types,
        [EventType::InteractiveUser, EventType::NonInteractiveUser]
    );
}

#[test]
fn something_else_comes_back_as_it_is() {
    let mut session = Session::default();
    read(&mut session, &page(&[]));
    let ask = ReadAsk {
        id: 9,
        path: "/v1.0/x".to_owned(),
        scopes: vec!["Policy.Read.All".to_owned()],
    };
    let steps = session.graph(NOW, 0.5, ToGraph::Read(ask.clone()), &[]);
    let (number, _) = asked(&steps).unwrap();
    let steps = answer(&mut session, number, 200, "{\"a\":1}");
    let got = FromWorker::Graph(FromGraph::Got {
        id: 9,
        body: Ok(b"{\"a\":1}".to_vec()),
    });
    assert!(steps.messages.contains(&got));
    // The quota is used up by then.
    let steps = session.graph(NOW.plus(60_000), 0.5, ToGraph::Read(ask), &[]);
    let (number, _) = asked(&steps).unwrap();
    let failed = ToGraph::Failed {
        number,
        failure: Failure::SignedOut,
        took: 1,
    };
    let steps = session.graph(NOW, 0.5, failed, &[]);
    let got = FromWorker::Graph(FromGraph::Got {
        id: 9,
        body: Err(Problem::SignedOut),
    });
    assert!(steps.messages.contains(&got));
}

#[test]
fn texts_are_given_once_there_is_a_reading() {
    let mut session = Session::default();
    assert!(
        session
            .graph(NOW, 0.5, ToGraph::Texts, &[])
            .messages
            .is_empty()
    );
    begin(&mut session, None);
    let steps = session.graph(NOW, 0.5, ToGraph::Texts, &[]);
    assert!(matches!(
        steps.messages.as_slice(),
        [FromWorker::Graph(FromGraph::Texts(_))]
    ));
}

/// In a quiet night an answer speaks for no more than what was known to be in the log. The next look reads that again, so that no gap is
/// left between the two.
#[test]
fn a_look_after_a_quiet_night_joins_the_reading_before() {
    const HOUR: i64 = crate::model::HOUR;
    let at = |id: u32, at: Instant, kind: &str, client: &str| {
        row(id, NOW.since(at), client).replace("\"interactiveUser\"", &format!("\"{kind}\""))
    };
    let read = |session: &mut Session, from: Instant, now: Instant, quiet: i64, legacy: &str| {
        let span = crate::source::graph::Span { from, to: None };
        let message = ToGraph::Begin {
            host: "graph.contoso.example".to_owned(),
            span: Some(span),
            me: None,
            tenant: None,
        };
        let mut steps = session.graph(now, 0.5, message, &[]);
        while let Some((number, url)) = asked(&steps) {
            let body = match () {
                () if url.contains("clientAppUsed%20eq") => legacy.to_owned(),
                () if url.contains("clientAppUsed%20ne") => page(&[]),
                () if url.contains("t%20eq%20%27nonInteractiveUser") => {
                    page(&[at(7, now.plus(-quiet), "nonInteractiveUser", "Browser")])
                }
                () => page(&[at(8, now.plus(-HOUR), "interactiveUser", "Browser")]),
            };
            let message = ToGraph::Answered {
                number,
                status: 200,
                retry_after: None,
                authenticate: None,
                request_id: None,
                took: 300,
            };
            steps = session.graph(now, 0.5, message, body.as_bytes());
        }
        assert_eq!(phase(&steps), Some(Phase::Done));
    };
    for (overlap, reason) in [
        (HOUR, Some(crate::verify::Reason::Gap)),
        (crate::model::LATEST, None),
    ] {
        let mut session = Session::default();
        let legacy = page(&[row(1, 9 * HOUR, "Exchange ActiveSync")]);
        read(&mut session, NOW.plus(-DAY), NOW, 8 * HOUR, &legacy);
        let key = session.case.findings()[0].key.clone();
        let mark = crate::model::Mark {
            at: NOW.plus(-7 * HOUR),
            how: crate::model::How::Retired,
        };
        session.mark(std::slice::from_ref(&key), Some(mark), NOW);
        let later = NOW.plus(9 * HOUR);
        read(&mut session, NOW.plus(-overlap), later, HOUR, &page(&[]));
        let judged = session.case.judged(&[key], later);
        let found = judged[0].verdict.reason;
        assert_eq!(
            found.filter(|r| *r == crate::verify::Reason::Gap),
            reason,
            "{found:?}"
        );
    }
}
