use super::{Ask, Reply, answer};
use crate::lab::{Lab, Settings, Token};
use crate::sample::TEST_START;
use serde_json::{Value, json};

const BOTH: &str = "signInEventTypes/any(t:t eq 'interactiveUser' or t eq 'nonInteractiveUser')";
const LEGACY: &str =
    "(clientAppUsed eq 'Exchange ActiveSync' or clientAppUsed eq 'Authenticated SMTP')";

fn lab(settings: &Value) -> Lab {
    let mut lab = Lab::default();
    let settings: Settings = serde_json::from_value(settings.clone()).unwrap();
    lab.set(settings, TEST_START).unwrap();
    let token = Token {
        token: "good".to_owned(),
        until: TEST_START + 1_000_000,
        scope: "AuditLog.Read.All openid".to_owned(),
    };
    lab.tokens.insert(token.token.clone(), token);
    lab
}

fn ask_as(
    lab: &mut Lab,
    now: i64,
    token: &str,
    path: &str,
    query: &[(&str, &str)],
) -> (Reply, Value) {
    let ask = Ask {
        host: "graph.contoso.example",
        path,
        query: query
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect(),
        token: Some(token),
        from_page: true,
    };
    let reply = answer(lab, now, &ask);
    let body = serde_json::from_str(&reply.body).unwrap_or_default();
    (reply, body)
}

fn ask(lab: &mut Lab, query: &[(&str, &str)]) -> (u16, Value) {
    let (reply, body) = ask_as(lab, TEST_START, "good", "/beta/auditLogs/signIns", query);
    (reply.status, body)
}

fn rows(body: &Value) -> usize {
    body["value"].as_array().map_or(0, Vec::len)
}

fn cursor(body: &Value) -> String {
    let link = body["@odata.nextLink"].as_str().unwrap();
    assert!(link.contains("/beta/auditLogs/signins?$top="), "{link}");
    link.rsplit('=').next().unwrap().to_owned()
}

#[test]
fn without_a_lambda_only_interactive_sign_ins_come() {
    let mut lab = lab(&json!({"quota": false}));
    assert_eq!(rows(&ask(&mut lab, &[("$filter", LEGACY)]).1), 100);
    assert_eq!(
        rows(&ask(&mut lab, &[("$filter", &format!("{LEGACY} and {BOTH}"))]).1),
        130
    );
    let (_, v1) = ask_as(
        &mut lab,
        TEST_START,
        "good",
        "/v1.0/auditLogs/signIns",
        &[("$filter", LEGACY)],
    );
    assert_eq!(rows(&v1), 100);
    assert!(v1["value"][0].get("authenticationProtocol").is_none());
}

#[test]
fn pages_are_a_thousand_with_a_cursor_that_cannot_be_made_up() {
    let mut lab = lab(&json!({"tenant": "large", "legacy": 2500, "quota": false}));
    let (mut query, mut all) = (vec![("$filter".to_owned(), BOTH.to_owned())], 0);
    for _ in 0..3 {
        let borrowed: Vec<_> = query
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let (status, body) = ask(&mut lab, &borrowed);
        assert_eq!(status, 200);
        all += rows(&body);
        query = vec![
            ("$top".to_owned(), "1000".to_owned()),
            ("$skiptoken".to_owned(), cursor(&body)),
        ];
    }
    assert_eq!(all, 3000);
    let (status, body) = ask(&mut lab, &[("$skiptoken", "3000")]);
    assert_eq!(
        (status, &body["error"]["message"]),
        (400, &json!("Invalid Skip Token, skip token is null"))
    );
    for (name, text) in [
        ("$top", "1001"),
        ("$top", "0"),
        ("$skip", "5"),
        ("$count", "true"),
        ("$filter", "clientAppUsed gt 'a'"),
    ] {
        let (status, body) = ask(&mut lab, &[(name, text)]);
        assert_eq!(
            (status, &body["error"]["code"]),
            (400, &json!("BadRequest")),
            "{name}"
        );
    }
}

#[test]
fn five_requests_in_ten_seconds_and_no_more() {
    let mut lab = lab(&json!({}));
    let mut at = |now: i64| {
        ask_as(
            &mut lab,
            TEST_START + now,
            "good",
            "/beta/auditLogs/signIns",
            &[("$top", "1")],
        )
        .0
    };
    for _ in 0..5 {
        assert_eq!(at(0).status, 200);
    }
    let refused = at(9_999);
    assert_eq!(refused.status, 429);
    assert!(
        refused
            .headers
            .iter()
            .any(|(name, value)| name == "Retry-After" && value == "10")
    );
    assert!(
        refused
            .headers
            .iter()
            .any(|(name, value)| name == "Access-Control-Expose-Headers"
                && value.contains("Retry-After"))
    );
    assert_eq!(at(10_000).status, 200);
}

#[test]
fn tokens_tenants_and_versions_are_refused_with_the_words_of_graph() {
    let mut open = lab(&json!({"quota": false}));
    let path = "/beta/auditLogs/signIns";
    for (token, now) in [("other", 0), ("", 0), ("good", 1_000_001)] {
        let (reply, body) = ask_as(&mut open, TEST_START + now, token, path, &[]);
        assert_eq!(
            (reply.status, &body["error"]["code"]),
            (401, &json!("InvalidAuthenticationToken"))
        );
        assert!(
            reply
                .headers
                .iter()
                .any(|(name, _)| name == "WWW-Authenticate")
        );
    }
    let (reply, _) = ask_as(
        &mut open,
        TEST_START,
        "good",
        "/v1.0/servicePrincipals",
        &[],
    );
    assert_eq!(reply.status, 403, "the token lacks that permission");
    for (settings, status, code) in [
        (
            json!({"tenant": "noLicence"}),
            403,
            "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
        ),
        (
            json!({"tenant": "noRole"}),
            403,
            "Authorization_RequestDenied",
        ),
        (
            json!({"refuses": "scope"}),
            403,
            "Authentication_MSGraphPermissionMissing",
        ),
        (json!({"beta": false}), 404, "BadRequest"),
        (
            json!({"rules": [{"do": {"challenge": true}}]}),
            401,
            "InvalidAuthenticationToken",
        ),
        (
            json!({"rules": [{"do": {"status": 503}}]}),
            503,
            "UnknownError",
        ),
    ] {
        let (got, body) = ask(&mut lab(&settings), &[]);
        assert_eq!(
            (got, &body["error"]["code"]),
            (status, &json!(code)),
            "{settings}"
        );
    }
}

#[test]
fn faults_do_what_they_say() {
    let legacy = format!("{LEGACY} and {BOTH}");
    let mut late = lab(&json!({"faults": ["lateDetails"], "quota": false}));
    for (_, details) in [(1, 0), (2, 1)] {
        let (_, body) = ask(&mut late, &[("$filter", &legacy)]);
        assert_eq!(
            body["value"][0]["authenticationDetails"]
                .as_array()
                .unwrap()
                .len(),
            details
        );
    }
    let mut rows_late = lab(&json!({"faults": ["lateRows"], "quota": false}));
    let counts: Vec<_> = (0..7)
        .map(|_| rows(&ask(&mut rows_late, &[("$filter", BOTH)]).1))
        .collect();
    assert_eq!((counts[0], counts[6]), (160, 180));
    let mut empty = lab(&json!({"faults": ["emptyPage"], "quota": false}));
    let (_, body) = ask(&mut empty, &[("$filter", &legacy)]);
    assert_eq!(rows(&body), 0);
    cursor(&body);
    let mut repeated =
        lab(&json!({"faults": ["repeated"], "quota": false, "tenant": "large", "legacy": 3000}));
    let (_, first) = ask(&mut repeated, &[("$filter", &legacy)]);
    let (_, second) = ask(&mut repeated, &[("$skiptoken", &cursor(&first))]);
    let again = second["value"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| first["value"].as_array().unwrap().contains(row))
        .count();
    assert!(again > 0);
    let mut slow = lab(&json!({"faults": ["slow"], "quota": false}));
    assert_eq!(ask(&mut slow, &[("$filter", &legacy)]).0, 504);
    assert_eq!(
        ask(
            &mut slow,
            &[(
                "$filter",
                &format!("createdDateTime ge 2026-11-20T00:00:00Z and {legacy}")
            )]
        )
        .0,
        200
    );
    let mut cut = lab(&json!({"faults": ["cut"]}));
    let (reply, body) = ask_as(
        &mut cut,
        TEST_START,
        "good",
        "/beta/auditLogs/signIns",
        &[("$filter", &legacy)],
    );
    assert!(reply.status == 200 && body.is_null());
}

#[test]
fn only_one_s_own_sign_ins() {
    let mut lab = lab(&json!({"tenant": "ownRows"}));
    let (_, body) = ask(&mut lab, &[("$filter", BOTH)]);
    assert_eq!(rows(&body), 6);
}

#[test]
fn hostile_texts_stay_whole_json() {
    let mut lab = lab(&json!({"tenant": "hostile"}));
    let (status, body) = ask(&mut lab, &[("$filter", BOTH)]);
    assert_eq!((status, rows(&body)), (200, 51));
}
