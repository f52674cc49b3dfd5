//! Files as an admin drops them, several at once, each with its own result: shapes, damage, companions, tenants.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::case::About;
use cutover::export::findings_json;
use cutover::findings::view::{Basis, Contradiction, SourceId, SourceKind, SourceView, Stated};
use cutover::model::{Class, EventType, Instant, Protocol, Question};
use cutover::source::{Format, ProblemCode, SourceNote};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use serde_json::{Value, json};

const TENANT: &str = "4a3b2c1d-0000-4000-8000-00000000c0de";
const OTHER: &str = "4a3b2c1d-0000-4000-8000-0000000f00d5";

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

struct Desk(Session);

impl Desk {
    fn new() -> Self {
        Self(Session::default())
    }

    fn drop(&mut self, name: &str, bytes: &[u8]) -> SourceView {
        let meta = FileMeta {
            name: name.to_owned(),
            size: bytes.len() as u64,
            modified: Some(at("2026-11-22T09:00:00Z")),
        };
        let id = self.0.read_whole(&meta, SourceKind::File, bytes);
        self.view(id)
    }

    fn view(&mut self, id: cutover::findings::view::SourceId) -> SourceView {
        self.0.sources();
        self.0.case().source(id).unwrap()
    }

    fn export(&self) -> Value {
        let text = findings_json(self.0.case(), at("2026-11-22T10:00:00Z")).unwrap();
        serde_json::from_str(&text).unwrap()
    }
}

fn sign_in(n: u32, agent: &str) -> Value {
    json!({
        "id": format!("aaaaaaaa-0000-4000-8000-{n:012}"),
        "createdDateTime": format!("2026-11-20T08:{:02}:00Z", n % 60),
        "userId": "11111111-0000-4000-8000-000000000001",
        "userPrincipalName": "anna@contoso.example",
        "clientAppUsed": "Exchange ActiveSync",
        "userAgent": agent,
        "ipAddress": "192.0.2.1",
        "homeTenantId": TENANT,
        "resourceTenantId": TENANT,
        "status": {"errorCode": 0},
    })
}

fn of_tenant(mut record: Value, tenant: &str) -> Value {
    record["homeTenantId"] = json!(tenant);
    record["resourceTenantId"] = json!(tenant);
    record
}

const IPHONE: &str = "Apple-iPhone14C5/1902.74";

const CSV_57: &str = include_str!("golden/csv/en-57.csv");

#[test]
fn the_same_record_in_every_shape_counts_once() {
    let one = sign_in(1, IPHONE);
    let diagnostic = json!({
        "time": "2026-11-20T08:02:11Z", "category": "SignInLogs", "tenantId": TENANT, "resultType": "0", "properties": one,
    });
    let mut desk = Desk::new();
    for (name, text, format) in [
        (
            "beta.json",
            json!({"@odata.context": "…", "value": [one]}).to_string(),
            Format::Graph,
        ),
        (
            "portal.json",
            format!("\u{feff}{}", json!([one])),
            Format::PortalJson,
        ),
        ("PT1H.json", format!("{diagnostic}\n"), Format::Diagnostics),
        (
            "hub.json",
            json!({"records": [diagnostic]}).to_string(),
            Format::EventHub,
        ),
    ] {
        let view = desk.drop(name, text.as_bytes());
        assert_eq!(
            (view.format, view.records, view.problem, view.complete),
            (Some(format), 1, None, true),
            "{name}"
        );
    }
    let all = desk.export();
    assert_eq!(all["coverage"]["records"]["read"], 4);
    assert_eq!(all["coverage"]["records"]["duplicates"], 3);
    assert_eq!(all["coverage"]["records"]["legacy"], 1);
    assert_eq!(all["findings"].as_array().unwrap().len(), 1);
    assert_eq!(all["findings"][0]["device"]["label"], "iPhone 13");
    assert_eq!(all["findings"][0]["device"]["osVersion"], "15.1");
    assert_eq!(all["findings"][0]["deviceKey"], "iPhone14,5");
    assert_eq!(all["tenant"]["id"], TENANT);
}

#[test]
fn damage_costs_one_file_its_rest_and_the_others_nothing() {
    let good = json!([sign_in(1, IPHONE), sign_in(2, IPHONE)]).to_string();
    let cut = &good[..good.len() - 40];
    let deep = "[".repeat(200_000);
    let mut desk = Desk::new();
    for (name, bytes, records, problem) in [
        ("cut.json", cut.as_bytes(), 1, Some(ProblemCode::Truncated)),
        (
            "page.json",
            b"<!doctype html><title>Sign in</title>".as_slice(),
            0,
            Some(ProblemCode::Html),
        ),
        (
            "photo.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            0,
            Some(ProblemCode::Image),
        ),
        (
            "deep.json",
            deep.as_bytes(),
            0,
            Some(ProblemCode::Truncated),
        ),
        (
            "other.csv",
            b"Name,Amount\nA,1\nB,2\n",
            0,
            Some(ProblemCode::NotSignIns),
        ),
        (
            "users.json",
            br#"{"value":[{"displayName":"A","id":"x"}]}"#,
            0,
            Some(ProblemCode::NotSignIns),
        ),
        (
            "utf16.csv",
            b"\xff\xfeD\0a\0t\0e\0",
            0,
            Some(ProblemCode::NotSignIns),
        ),
        (
            "utf32.csv",
            b"\0\0\xfe\xff\0\0\0D\0\0\0a",
            0,
            Some(ProblemCode::NotUtf8),
        ),
        ("nothing.json", b"", 0, Some(ProblemCode::Empty)),
        ("good.json", good.as_bytes(), 2, None),
    ] {
        let view = desk.drop(name, bytes);
        assert_eq!((view.records, view.problem), (records, problem), "{name}");
        assert_eq!(view.complete, problem.is_none(), "{name}");
    }
    let records = &desk.export()["coverage"]["records"];
    assert_eq!(records["legacy"], 2);
    assert_eq!(records["duplicates"], 1);
    assert_eq!(
        records["unreadable"], 0,
        "what is no sign-in log has no unreadable sign-ins"
    );
}

#[test]
fn odd_records_are_counted_or_read_and_never_an_error() {
    let mut odd = sign_in(1, IPHONE);
    odd["authenticationProtocol"] = json!("oAuth2,ropc");
    odd["signInEventTypes"] = json!(["nonInteractiveUser", "somethingNew"]);
    odd["newField"] = json!({"deep": [[[{"x": "]}"}]]]});
    odd["location"] = Value::Null;
    let mut no_time = sign_in(2, IPHONE);
    no_time["createdDateTime"] = json!("yesterday");
    let mut new_client = sign_in(3, "Something/9");
    new_client["clientAppUsed"] = json!("Exchange Quantum Sync");
    let principal = json!({
        "id": "sp", "createdDateTime": "2026-11-20T08:00:00Z", "servicePrincipalId": "s", "appId": "a", "status": {"errorCode": 0},
        "signInEventTypes": ["servicePrincipal"],
    });
    let empty_client = json!({"id": "e", "createdDateTime": "2026-11-20T08:00:00Z", "userId": "u", "clientAppUsed": ""});
    let mut desk = Desk::new();
    let view = desk.drop(
        "odd.json",
        json!([odd, no_time, new_client, principal, empty_client, 17])
            .to_string()
            .as_bytes(),
    );
    assert_eq!((view.records, view.unreadable, view.problem), (4, 2, None));
    let all = desk.export();
    let records = &all["coverage"]["records"];
    assert_eq!(
        [
            &records["read"],
            &records["legacy"],
            &records["notUser"],
            &records["unknown"],
            &records["unreadable"]
        ],
        [6, 2, 1, 1, 2]
    );
    let classes: Vec<&str> = all["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["class"].as_str().unwrap())
        .collect();
    assert_eq!(classes, ["basicProven", "legacyUnknown"]);
}

#[test]
fn a_second_tenants_file_is_refused_and_its_records_are_never_merged() {
    let ours = json!([sign_in(1, IPHONE)]).to_string();
    // Two of the stranger's records do not tell whose they are; the third does.
    let mut vague = sign_in(7, IPHONE);
    vague["homeTenantId"] = Value::Null;
    vague["resourceTenantId"] = Value::Null;
    let theirs = json!([vague, of_tenant(sign_in(8, IPHONE), OTHER)]).to_string();
    let mixed = json!([sign_in(2, IPHONE), of_tenant(sign_in(9, IPHONE), OTHER)]).to_string();
    let mut desk = Desk::new();
    desk.drop("ours.json", ours.as_bytes());
    let refused = desk.drop("theirs.json", theirs.as_bytes());
    assert_eq!(
        (refused.records, refused.problem),
        (0, Some(ProblemCode::SecondTenant))
    );
    let partly = desk.drop("mixed.json", mixed.as_bytes());
    assert_eq!(
        (partly.records, partly.other_tenant, partly.problem),
        (1, 1, None)
    );
    assert!(partly.notes.contains(&SourceNote::OtherTenantRecords));
    let all = desk.export();
    assert_eq!(all["coverage"]["records"]["read"], 2);
    assert_eq!(all["findings"][0]["counts"]["accepted"], 2);
}

#[test]
fn a_guest_of_ours_and_our_person_elsewhere_are_ours() {
    let mut guest = sign_in(1, IPHONE);
    guest["homeTenantId"] = json!(OTHER);
    guest["userType"] = json!("guest");
    let mut abroad = sign_in(2, IPHONE);
    abroad["resourceTenantId"] = json!(OTHER);
    let mut desk = Desk::new();
    let view = desk.drop(
        "a.json",
        json!([sign_in(3, IPHONE), guest, abroad])
            .to_string()
            .as_bytes(),
    );
    assert_eq!((view.records, view.other_tenant), (3, 0));
    assert_eq!(
        desk.export()["findings"][0]["flags"],
        json!(["crossTenant", "guest"])
    );
}

#[test]
fn companions_are_joined_by_request_id_whichever_comes_first() {
    let companion = b"Request ID,Authentication method,Authentication method detail,Succeeded,Result detail,Requirement,Date (UTC)\n\
        AAAAAAAA-0000-4000-8000-000000000001,Password,Password Hash Sync,true,Correct password,Primary authentication,2026-11-20T08:01:00Z\n";
    let signs = json!([sign_in(1, IPHONE)]).to_string();
    let class = |order: [(&str, &[u8]); 2]| {
        let mut desk = Desk::new();
        for (name, bytes) in order {
            desk.drop(name, bytes);
        }
        let _ = desk.0.changes(usize::MAX);
        desk.export()["findings"][0]["class"].clone()
    };
    let (a, b) = (
        ("s.json", signs.as_bytes()),
        ("s_AuthDetails.csv", companion.as_slice()),
    );
    assert_eq!(class([a, b]), "basicProven");
    assert_eq!(class([b, a]), "basicProven");
    let mut alone = Desk::new();
    let view = alone.drop("s_AuthDetails.csv", companion);
    assert_eq!(
        (view.format, view.auth_steps, view.records),
        (Some(Format::AuthDetails), 1, 0)
    );
    assert_eq!(view.notes, [SourceNote::NoMatchingSignIns]);
}

#[test]
fn an_empty_answer_is_evidence_once_the_admin_says_what_it_is() {
    let header = CSV_57.lines().next().unwrap();
    let mut desk = Desk::new();
    for (name, text) in [
        ("NonInteractiveSignIns_2026-10-23_2026-11-22.csv", header),
        ("none.json", "[]"),
    ] {
        let view = desk.drop(name, text.as_bytes());
        assert_eq!(
            (view.records, view.problem, view.basis),
            (0, None, Basis::Observed),
            "{name}"
        );
        assert!(view.notes.contains(&SourceNote::NoRecords), "{name}");
        assert!(view.event_type_open);
    }
    let first = desk.drop(
        "NonInteractiveSignIns_2026-10-23_2026-11-22.csv",
        header.as_bytes(),
    );
    assert_eq!(
        first.proposed.event_type,
        Some(EventType::NonInteractiveUser)
    );
    // Seven days to the minute, and not the midnight in the name: no row shows that the log is kept for longer.
    assert_eq!(first.proposed.from, Some(at("2026-11-15T09:00:00Z")));
    assert_eq!(
        desk.export()["coverage"]["completeTo"]["nonInteractiveUser"],
        Value::Null
    );
    desk.0.describe(
        first.id,
        Stated {
            event_type: Some(EventType::NonInteractiveUser),
            question: Some(Question::LegacyClients),
            from: Some(at("2026-10-23T00:00:00Z")),
            to: Some(at("2026-11-22T09:00:00Z")),
            downloaded: Some(at("2026-11-22T09:00:00Z")),
        },
    );
    assert_eq!(desk.view(first.id).basis, Basis::Stated);
    // The window counts as read, though it holds no record.
    let coverage = desk.export()["coverage"].clone();
    assert_eq!(coverage["from"], "2026-10-23T00:00:00Z");
    assert_eq!(coverage["to"], "2026-11-22T09:00:00Z");
    // Answered with nothing: the moment it was asked less two hours.
    assert_eq!(
        desk.export()["coverage"]["completeTo"]["nonInteractiveUser"],
        "2026-11-22T07:00:00Z"
    );
    assert_eq!(
        desk.export()["coverage"]["completeTo"]["interactiveUser"],
        Value::Null
    );
}

#[test]
fn what_is_proposed_of_a_file_rests_on_its_drop() {
    let mut portal = sign_in(30, "Mozilla/5.0");
    portal["clientAppUsed"] = json!("Browser");
    portal["appId"] = json!("c44b4083-3bb0-49c1-b47d-974e53cbdf3c");
    portal["userId"] = json!("11111111-0000-4000-8000-000000000002");
    let rows = json!([sign_in(10, IPHONE), portal]).to_string();
    let mut desk = Desk::new();
    let read = |desk: &mut Desk, name: &str, modified: &str, text: &str| {
        let meta = FileMeta {
            name: name.to_owned(),
            size: text.len() as u64,
            modified: Some(at(modified)),
        };
        desk.0.read_whole(&meta, SourceKind::File, text.as_bytes())
    };
    // Two days after the download: what is near the newest row of the drop is the time of the download, for both files.
    desk.0.drop_begins(at("2026-11-22T10:00:00Z"));
    let downloaded = at("2026-11-20T09:10:07Z");
    let full = read(
        &mut desk,
        "InteractiveSignIns.json",
        "2026-11-20T09:10:07Z",
        &rows,
    );
    let empty = read(
        &mut desk,
        "NonInteractiveSignIns.json",
        "2026-11-20T09:10:07Z",
        "[]",
    );
    for id in [full, empty] {
        let proposed = desk.view(id).proposed;
        assert_eq!(proposed.question, Some(Question::Everything));
        assert_eq!(
            (proposed.to, proposed.downloaded),
            (Some(downloaded), Some(downloaded))
        );
        assert_eq!(proposed.from, Some(at("2026-11-13T09:10:07Z")));
        desk.0.describe(id, proposed);
        assert_eq!(
            desk.view(id).basis,
            Basis::Stated,
            "nothing that its rows contradict"
        );
    }
    assert_eq!(
        [full, empty].map(|id| desk.view(id).proposed.event_type),
        [
            Some(EventType::InteractiveUser),
            Some(EventType::NonInteractiveUser)
        ]
    );
    // A filter on one protocol, a day later; the file date of the other log was lost on its way.
    desk.0.drop_begins(at("2026-11-21T10:00:00Z"));
    let sync = json!([sign_in(11, IPHONE), sign_in(12, IPHONE)]).to_string();
    let sync = read(
        &mut desk,
        "InteractiveSignIns (1).json",
        "2026-11-21T09:50:00Z",
        &sync,
    );
    let other = read(
        &mut desk,
        "NonInteractiveSignIns (1).json",
        "2026-11-21T07:00:00Z",
        "[]",
    );
    let filter = Some(Question::Client(cutover::model::Protocol::ActiveSync));
    assert_eq!(
        [sync, other].map(|id| desk.view(id).proposed.question),
        [filter, filter]
    );
    assert_eq!(desk.view(other).proposed.downloaded, None);
    // The first download once more, with a case or by mistake: its answer is known. The same file under the other name is not
    // called the other log.
    desk.0.drop_begins(at("2026-11-23T10:00:00Z"));
    let again = read(
        &mut desk,
        "InteractiveSignIns.json",
        "2026-11-20T09:10:07Z",
        &rows,
    );
    let renamed = read(
        &mut desk,
        "NonInteractiveSignIns.json",
        "2026-11-20T09:10:07Z",
        &rows,
    );
    assert_eq!(desk.view(again).proposed, desk.view(full).proposed);
    assert_eq!(desk.view(renamed).proposed.event_type, None);
}

#[test]
fn complete_to_is_the_newest_record_less_a_quarter_of_an_hour() {
    let mut interactive = sign_in(30, IPHONE);
    interactive["isInteractive"] = json!(true);
    let mut other = sign_in(10, IPHONE);
    other["signInEventTypes"] = json!(["nonInteractiveUser"]);
    other["clientAppUsed"] = json!("Browser");
    let mut desk = Desk::new();
    let file = desk.drop("a.json", json!([interactive, other]).to_string().as_bytes());
    let complete = &desk.export()["coverage"]["completeTo"];
    assert_eq!(
        complete["interactiveUser"],
        Value::Null,
        "not of what nobody described"
    );
    desk.0.describe(
        file.id,
        Stated {
            event_type: None,
            question: Some(Question::Everything),
            from: Some(at("2026-11-13T09:00:00Z")),
            to: Some(at("2026-11-20T08:31:00Z")),
            downloaded: Some(at("2026-11-20T08:31:00Z")),
        },
    );
    let complete = &desk.export()["coverage"]["completeTo"];
    assert_eq!(complete["interactiveUser"], "2026-11-20T08:15:00Z");
    assert_eq!(complete["nonInteractiveUser"], "2026-11-20T07:55:00Z");
}

#[test]
fn without_status_nothing_is_accepted() {
    let mut none = sign_in(1, "BAV2ROPC");
    none.as_object_mut().unwrap().remove("status");
    let mut word = sign_in(2, "BAV2ROPC");
    word["status"] = json!({"errorCode": "Success"});
    let mut desk = Desk::new();
    desk.drop("a.json", json!([none, word]).to_string().as_bytes());
    let finding = &desk.export()["findings"][0];
    assert_eq!(finding["counts"]["accepted"], 0);
    assert_eq!(finding["counts"]["other"], 2);
    assert_eq!(finding["class"], "legacyUnknown");
    assert_eq!(finding["deviceKey"], "Exchange ActiveSync");
}

#[test]
fn a_user_whom_nobody_knows_is_counted_as_spray_and_not_listed() {
    let mut attempt = sign_in(1, "BAV2ROPC");
    attempt["status"] = json!({"errorCode": 50034});
    attempt["userId"] = json!("");
    attempt["userPrincipalName"] = json!("nobody@contoso.example");
    let mut desk = Desk::new();
    desk.drop("a.json", json!([attempt]).to_string().as_bytes());
    assert_eq!(desk.export()["findings"], json!([]));
    let _ = desk.0.changes(usize::MAX);
    let FromWorker::Summary(summary) = desk.0.summary() else {
        panic!("a summary")
    };
    assert_eq!(
        (summary.spray_unknown_users, summary.spray_unknown_attempts),
        (1, 1)
    );
}

#[test]
fn the_richer_version_moves_a_record_from_one_count_to_another() {
    let mut early = sign_in(1, IPHONE);
    early["clientAppUsed"] = json!("");
    let mut late = sign_in(1, IPHONE);
    late["authenticationDetails"] =
        json!([{"authenticationMethod": "Password", "succeeded": true}]);
    for order in [[&early, &late], [&late, &early]] {
        let mut desk = Desk::new();
        desk.drop("a.json", json!([order[0]]).to_string().as_bytes());
        desk.drop("b.json", json!([order[1]]).to_string().as_bytes());
        let all = desk.export();
        let records = &all["coverage"]["records"];
        assert_eq!(
            [
                &records["legacy"],
                &records["unknown"],
                &records["duplicates"]
            ],
            [1, 0, 1]
        );
        assert_eq!(all["findings"][0]["class"], "basicProven");
    }
}

#[test]
fn a_hundred_thousand_invented_agents_of_one_person_are_read_in_linear_time() {
    let records: Vec<Value> = (0..100_000_u32)
        .map(|n| {
            let mut record = sign_in(n, &format!("Apple-iPhone14C5/1902.{n}"));
            record["ipAddress"] = json!(format!("198.51.{}.{}", n / 256 % 256, n % 256));
            record
        })
        .collect();
    let mut desk = Desk::new();
    let view = desk.drop("hostile.json", json!(records).to_string().as_bytes());
    assert_eq!(view.records, 100_000);
    let told = desk.0.changes(usize::MAX);
    let row = told
        .iter()
        .find_map(|m| match m {
            FromWorker::Findings { upsert, .. } => upsert.first().cloned(),
            _ => None,
        })
        .unwrap();
    let FromWorker::Device { view, .. } = desk.0.device(row.key) else {
        panic!("a device")
    };
    assert_eq!(view.unwrap().agents.len(), 500);
    assert_eq!(desk.export()["findings"][0]["deviceKey"], "iPhone14,5");
}

#[test]
fn answers_that_the_rows_contradict_count_for_nothing() {
    let record = json!([of_type(sign_in(1, IPHONE), "nonInteractiveUser")]).to_string();
    let good = Stated {
        event_type: Some(EventType::NonInteractiveUser),
        question: Some(Question::Everything),
        from: Some(at("2026-10-23T00:00:00Z")),
        to: Some(at("2026-11-22T09:00:00Z")),
        downloaded: Some(at("2026-11-22T09:00:00Z")),
    };
    for (stated, want) in [
        (good, None),
        (
            Stated {
                from: good.to,
                to: good.from,
                ..good
            },
            Some(Contradiction::Window),
        ),
        (
            Stated {
                to: Some(at("2030-01-01T00:00:00Z")),
                ..good
            },
            Some(Contradiction::Window),
        ),
        (
            Stated {
                from: Some(at("2026-11-21T00:00:00Z")),
                ..good
            },
            Some(Contradiction::Rows),
        ),
        (
            Stated {
                event_type: Some(EventType::InteractiveUser),
                ..good
            },
            Some(Contradiction::EventType),
        ),
    ] {
        let mut desk = Desk::new();
        let view = desk.drop("a.json", record.as_bytes());
        desk.0.describe(view.id, stated);
        let view = desk.view(view.id);
        assert_eq!(view.contradiction, want, "{stated:?}");
        assert_eq!(view.basis == Basis::Stated, want.is_none(), "{stated:?}");
        let source = desk.export()["coverage"]["sources"][0].clone();
        assert_eq!(
            source["from"] == "2026-10-23T00:00:00Z",
            want.is_none(),
            "{stated:?}"
        );
        assert_eq!(
            desk.export()["coverage"]["completeTo"]["interactiveUser"],
            Value::Null
        );
    }
}

fn of_type(mut record: Value, event_type: &str) -> Value {
    record["signInEventTypes"] = json!([event_type]);
    record
}

#[test]
fn a_copier_with_an_old_password_is_no_attack_though_a_relay_hides_it() {
    let attempt = |n: u32, address: String| {
        let mut record = sign_in(n, "BAV2ROPC");
        record["createdDateTime"] =
            json!(format!("2026-11-{:02}T{:02}:00:00Z", 1 + n / 24, n % 24));
        record["clientAppUsed"] = json!("Authenticated SMTP");
        record["ipAddress"] = json!(address);
        record["status"] = json!({"errorCode": 50126});
        record
    };
    let flags = |records: Vec<Value>| {
        let mut desk = Desk::new();
        desk.drop("a.json", json!(records).to_string().as_bytes());
        desk.export()["findings"][0]["flags"].clone()
    };
    let beat = (0..48)
        .map(|n| attempt(n, "192.0.2.50".to_owned()))
        .collect();
    assert_eq!(flags(beat), json!(["oldPassword", "relay"]));
    let spray = (0..48)
        .map(|n| attempt(n, format!("192.0.{n}.50")))
        .collect();
    assert_eq!(flags(spray), json!(["likelySpray", "relay"]));
    assert_eq!(
        flags(vec![attempt(1, "192.0.2.50".to_owned())]),
        json!(["likelySpray", "relay"])
    );
}

#[test]
fn a_certificate_beside_a_password_is_no_gap_in_the_proof() {
    let with = |n: u32, method: &str| {
        let mut record = sign_in(n, IPHONE);
        record["authenticationDetails"] =
            json!([{"authenticationMethod": method, "succeeded": true}]);
        record
    };
    let mut desk = Desk::new();
    desk.drop(
        "a.json",
        json!([with(1, "Password"), with(2, "X.509 Certificate")])
            .to_string()
            .as_bytes(),
    );
    let finding = &desk.export()["findings"][0];
    assert_eq!(finding["class"], "basicProven");
    assert_eq!(finding["flags"], json!([]));
}

#[test]
fn previously_satisfied_says_nothing_about_the_method_and_does_not_outrank_a_certificate() {
    let details = |n: u32, method: &str| {
        let mut record = sign_in(n, IPHONE);
        record["authenticationDetails"] =
            json!([{"authenticationMethod": method, "succeeded": true}]);
        record
    };
    let mut records: Vec<Value> = (0..12).map(|n| details(n, "X.509 Certificate")).collect();
    records.extend((12..40).map(|n| details(n, "Previously satisfied")));
    let mut desk = Desk::new();
    desk.drop("a.json", json!(records).to_string().as_bytes());
    let finding = &desk.export()["findings"][0];
    assert_eq!(finding["class"], "certificate");
    assert_eq!(finding["flags"], json!(["partlyProven"]));
}

#[test]
fn success_amid_an_attack_is_possible_compromise_also_where_the_log_tells_no_method() {
    let from = |n: u32, ip: String, code: u32| {
        let mut record = sign_in(n, "");
        record["clientAppUsed"] = json!("IMAP4");
        record["ipAddress"] = json!(ip);
        record["status"] = json!({"errorCode": code});
        record
    };
    let mut records: Vec<Value> = (0..9)
        .map(|n| from(n, format!("203.0.{n}.9"), 50126))
        .collect();
    records.push(from(9, "198.51.100.77".to_owned(), 0));
    let flags_of = |records: &[Value]| {
        let mut desk = Desk::new();
        desk.drop("a.json", json!(records).to_string().as_bytes());
        desk.export()["findings"][0]["flags"].to_string()
    };
    assert!(flags_of(&records).contains("possiblyCompromised"));
    // A certificate is no guessed password, and an interrupt no proof of one.
    let last = records.last_mut().unwrap();
    last["authenticationDetails"] =
        json!([{"authenticationMethod": "X.509 Certificate", "succeeded": true}]);
    assert!(!flags_of(&records).contains("possiblyCompromised"));
    let last = records.last_mut().unwrap();
    last["authenticationDetails"] = json!([]);
    last["status"] = json!({"errorCode": 50076});
    assert!(!flags_of(&records).contains("possiblyCompromised"));
}

#[test]
fn a_file_whose_language_hides_success_says_so() {
    let english = CSV_57.trim_start_matches('\u{feff}');
    let (header, _) = english.split_once('\n').unwrap();
    let columns = header.trim_end().split(',').count();
    let foreign: Vec<String> = (0..columns).map(|n| format!("\u{5217}{n}")).collect();
    let named: Vec<&str> = header.trim_end().split(',').collect();
    let row = |reason: &str| {
        named
            .iter()
            .map(|name| match name.trim() {
                "Date (UTC)" => "2026-11-20T08:00:00Z",
                "Request ID" => "bbbbbbbb-0000-4000-8000-000000000001",
                "Correlation ID" => "cccccccc-0000-4000-8000-000000000001",
                "User ID" => "11111111-0000-4000-8000-000000000001",
                "User agent" => IPHONE,
                "User" => "Anna",
                "Username" => "anna@contoso.example",
                "Application ID" => "00000002-0000-0ff1-ce00-000000000000",
                "Home tenant ID" | "Resource tenant ID" => TENANT,
                "IP address" => "192.0.2.1",
                "Location" => "Bern Bern CH",
                "Failure reason" => reason,
                "Client app" => "Exchange ActiveSync",
                _ => "",
            })
            .collect::<Vec<_>>()
            .join(",")
    };
    for (reason, told) in [("\u{5176}\u{4ed6}\u{3002}", false), ("Other.", true)] {
        let mut desk = Desk::new();
        let text = format!("{}\r\n{}\r\n", foreign.join(","), row(reason));
        let view = desk.drop("signins.csv", text.as_bytes());
        assert_eq!(view.records, 1, "{:?}", view.problem);
        assert_eq!(view.notes.contains(&SourceNote::UntoldOutcome), !told);
        let counts = &desk.export()["findings"][0]["counts"];
        assert_eq!(counts["accepted"], json!(u32::from(told)));
    }
}

const UNKNOWN: &str = "Téléphone de bureau";

/// Three sign-ins by a client app that no table knows, and one by a browser.
fn unknown_client(name: &str) -> Vec<u8> {
    let mut records: Vec<Value> = (0..4).map(|n| sign_in(n, "Thing/1.0")).collect();
    for record in records.iter_mut().skip(1) {
        record["clientAppUsed"] = json!(name);
    }
    records[0]["clientAppUsed"] = json!("Browser");
    serde_json::to_vec(&json!({ "value": records })).unwrap()
}

fn say(desk: &mut Desk, name: &str, answer: Option<Protocol>, files: &[(SourceId, &[u8])]) {
    let again = desk.0.answer_clients(&[(name.to_owned(), answer)]);
    let sources: Vec<_> = again.iter().map(|again| again.source).collect();
    assert_eq!(sources, files.iter().map(|f| f.0).collect::<Vec<_>>());
    for (again, (_, bytes)) in again.iter().zip(files) {
        let mut feed = Session::file_again(again, bytes.len() as u64);
        desk.0.feed(&mut feed, bytes, true);
        desk.0.end(&feed, None, false);
    }
    desk.0.again_ends();
}

fn stated(event_type: EventType) -> Stated {
    Stated {
        event_type: Some(event_type),
        question: Some(Question::Everything),
        from: Some(at("2026-11-15T09:00:00Z")),
        to: Some(at("2026-11-22T09:00:00Z")),
        downloaded: Some(at("2026-11-22T09:00:00Z")),
    }
}

/// The names of a file that are unknown and that are answered, its records of each kind, the classes and protocols of
/// the findings, and whether the file answers the legacy question.
fn outcome(desk: &mut Desk, id: SourceId) -> Value {
    let view = desk.view(id);
    let records = desk.0.case().summary().records;
    let findings = desk.0.case().findings();
    let found: Vec<Value> = findings
        .iter()
        .map(|f| json!([f.class, f.protocols]))
        .collect();
    let answers = !desk.export()["coverage"]["completeTo"]["interactiveUser"].is_null();
    json!([
        [view.unknown_clients, view.answered_clients, view.duplicates],
        [
            records.legacy,
            records.modern,
            records.unknown,
            records.duplicates
        ],
        found,
        answers
    ])
}

#[test]
fn a_client_app_is_what_the_admin_says() {
    let unknown = json!([[[[UNKNOWN, 3]], [], 0], [0, 1, 3, 0], [], false]);
    let imap = json!([
        [[], [[UNKNOWN, 3, "IMAP"]], 0],
        [3, 1, 0, 0],
        [["legacyUnknown", ["IMAP"]]],
        true
    ]);
    let modern = json!([
        [[], [[UNKNOWN, 3, "Mobile & desktop"]], 0],
        [0, 4, 0, 0],
        [],
        true
    ]);
    let bytes = unknown_client(UNKNOWN);
    let mut desk = Desk::new();
    let id = desk.drop("x.json", &bytes).id;
    desk.0.describe(id, stated(EventType::InteractiveUser));
    assert_eq!(outcome(&mut desk, id), unknown);
    say(&mut desk, UNKNOWN, None, &[]);
    assert_eq!(outcome(&mut desk, id), unknown);
    // What was said can be changed, in any order; letters and spaces around a name are the same name.
    for (answer, expected) in [
        (Some(Protocol::Imap), &imap),
        (Some(Protocol::MobileAndDesktop), &modern),
        (Some(Protocol::Imap), &imap),
        (None, &unknown),
        (Some(Protocol::MobileAndDesktop), &modern),
        (None, &unknown),
        (Some(Protocol::Imap), &imap),
    ] {
        say(&mut desk, " TÉLÉPHONE de bureau ", answer, &[(id, &bytes)]);
        assert_eq!(&outcome(&mut desk, id), expected);
        // The same answer reads nothing again.
        say(&mut desk, UNKNOWN, answer, &[]);
    }
    // It proves no password: that is for the record to tell.
    let classes: Vec<Class> = desk.0.case().findings().iter().map(|f| f.class).collect();
    assert_eq!(classes, [Class::LegacyUnknown]);
    // A later file is read with the answer.
    let later = desk
        .drop("y.json", &unknown_client("téléphone DE bureau"))
        .id;
    assert_eq!(desk.view(later).answered_clients[0].2, Protocol::Imap);
    assert!(desk.view(later).unknown_clients.is_empty());
    // The answer before the file, and the file before the answer, come to the same.
    let mut first = Desk::new();
    say(&mut first, UNKNOWN, Some(Protocol::Imap), &[]);
    let id = first.drop("x.json", &bytes).id;
    first.0.describe(id, stated(EventType::InteractiveUser));
    assert_eq!(outcome(&mut first, id), imap);
}

#[test]
fn an_agent_of_legacy_protocols_outweighs_an_admins_modern() {
    let mut record = sign_in(1, IPHONE);
    record["clientAppUsed"] = json!(UNKNOWN);
    let bytes = serde_json::to_vec(&json!({ "value": [record] })).unwrap();
    let mut desk = Desk::new();
    let id = desk.drop("x.json", &bytes).id;
    let answer = Some(Protocol::MobileAndDesktop);
    say(&mut desk, UNKNOWN, answer, &[(id, &bytes)]);
    let records = desk.0.case().summary().records;
    assert_eq!((records.legacy, records.modern), (1, 0));
}

#[test]
fn only_so_many_answers_are_remembered() {
    let mut desk = Desk::new();
    let many: Vec<_> = (0..100)
        .map(|n| (format!("{UNKNOWN} {n}"), Some(Protocol::Pop)))
        .collect();
    desk.0.answer_clients(&many);
    for (n, known) in [(63, true), (64, false)] {
        let bytes = unknown_client(&format!("{UNKNOWN} {n}"));
        let view = desk.drop("x.json", &bytes);
        assert_eq!(view.unknown_clients.is_empty(), known);
    }
}

/// A loaded case says what its files were read with. Where the admin says otherwise now, its file answers nothing.
#[test]
fn answers_about_client_apps_are_kept_in_the_case() {
    let bytes = unknown_client(UNKNOWN);
    let mut desk = Desk::new();
    let id = desk.drop("x.json", &bytes).id;
    desk.0.describe(id, stated(EventType::InteractiveUser));
    say(&mut desk, UNKNOWN, Some(Protocol::Imap), &[(id, &bytes)]);
    let about = About {
        written: at("2026-11-22T10:00:00Z"),
        commit: None,
        pseudonymised: false,
        ledger: Vec::new(),
    };
    let file = desk.0.case_file(&about).unwrap();
    let load = || {
        let mut desk = Desk::new();
        desk.0.set_now(at("2026-11-22T10:00:00Z"));
        desk.0.load(file.as_bytes()).unwrap();
        desk
    };
    let mut loaded = load();
    let same = outcome(&mut desk, id);
    assert_eq!(outcome(&mut loaded, SourceId(0)), same);
    // The same file again, before anybody said anything in this tab: its records are known already.
    let again = loaded.drop("y.json", &bytes);
    assert_eq!(again.unknown_clients, [(UNKNOWN.to_owned(), 3)]);
    assert_eq!(loaded.0.case().summary().records.legacy, 3);
    say(
        &mut loaded,
        UNKNOWN,
        Some(Protocol::Imap),
        &[(again.id, &bytes)],
    );
    assert!(loaded.view(again.id).unknown_clients.is_empty());
    assert_eq!(loaded.view(SourceId(0)).answered_clients.len(), 1);
    // Otherwise said, before and after loading.
    for before in [true, false] {
        let mut other = Desk::new();
        let answer = [(UNKNOWN.to_owned(), Some(Protocol::MobileAndDesktop))];
        if before {
            other.0.answer_clients(&answer);
        }
        other.0.load(file.as_bytes()).unwrap();
        other.0.answer_clients(&answer);
        let got = outcome(&mut other, SourceId(0));
        assert_eq!(got[0], json!([[[UNKNOWN, 3]], [], 0]));
        assert_eq!((&got[1][0], &got[3]), (&json!(3), &json!(false)));
    }
}

/// A row dated in the future, or before there was a log, is shown and told; the file proves nothing, and no answer reaches
/// further because of it.
#[test]
fn a_date_that_cannot_be_true_moves_nothing() {
    let now = at("2026-11-22T09:05:00Z");
    let read = |dates: &[&str]| {
        let mut desk = Desk::new();
        desk.0.drop_begins(now);
        let rows: Vec<Value> = (1..)
            .zip(dates)
            .map(|(n, date)| {
                let mut row = sign_in(n, IPHONE);
                row["createdDateTime"] = json!(date);
                row
            })
            .collect();
        let view = desk.drop("a.json", json!(rows).to_string().as_bytes());
        desk.0.describe(
            view.id,
            Stated {
                event_type: Some(EventType::InteractiveUser),
                question: Some(Question::Everything),
                from: Some(at("2026-11-16T00:00:00Z")),
                to: Some(at("2026-11-22T09:00:00Z")),
                downloaded: Some(at("2026-11-22T09:00:00Z")),
            },
        );
        let view = desk.view(view.id);
        let export = desk.export();
        (view, export)
    };
    let (good, reach) = read(&["2026-11-20T08:00:00Z"]);
    assert_eq!((good.misdated, good.is_broken()), (0, false));
    assert_eq!(
        reach["coverage"]["completeTo"]["interactiveUser"],
        "2026-11-22T07:00:00Z"
    );
    // A wrong zone, or a clock that is slow.
    assert_eq!(read(&["2026-11-23T09:00:00Z"]).0.misdated, 0);
    for date in [
        "2026-11-23T09:06:00Z",
        "2099-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
    ] {
        let (view, export) = read(&["2026-11-20T08:00:00Z", date]);
        assert_eq!(
            (view.misdated, view.records, view.is_broken()),
            (1, 2, true),
            "{date}"
        );
        assert_eq!(view.newest, Some(at("2026-11-20T08:00:00Z")), "{date}");
        assert_eq!(view.oldest, view.newest, "{date}");
        assert_eq!(view.contradiction, None, "{date}");
        let coverage = &export["coverage"];
        assert_eq!(
            coverage["completeTo"]["interactiveUser"],
            Value::Null,
            "{date}"
        );
        assert_eq!(coverage["to"], "2026-11-22T09:00:00Z", "{date}");
        assert_eq!(export["findings"].as_array().unwrap().len(), 1, "{date}");
    }
}

/// What comes before a log does not matter, however much of it there is.
#[test]
fn blanks_before_a_log_are_passed_over() {
    let log = json!([sign_in(1, IPHONE)]).to_string();
    let narrow = |text: &str| text.as_bytes().to_vec();
    let wide = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    for blanks in [10, 5_000, 300_000] {
        let blanks = " \r\n\t\n".repeat(blanks / 5);
        for bytes in [
            narrow(&format!("{blanks}{log}")),
            narrow(&format!("\u{feff}{blanks}{log}")),
            narrow(&format!("{blanks}{log}{blanks}")),
            narrow(&format!("{blanks}{CSV_57}")),
            wide(&format!("\u{feff}{blanks}{log}")),
        ] {
            let view = Desk::new().drop("a.json", &bytes);
            assert_eq!(view.problem, None);
            assert!(view.records > 0);
            // In pieces, as a large file comes.
            let mut session = Session::default();
            let meta = FileMeta {
                name: "a".to_owned(),
                size: 0,
                modified: None,
            };
            let mut feed = session.begin(&meta, SourceKind::File, &[], false);
            let mut window = Vec::new();
            for piece in bytes.chunks(4_500) {
                window.extend_from_slice(piece);
                let step = session.feed(&mut feed, &window, false);
                assert_eq!(step.stop, None);
                window.drain(..step.consumed);
                assert!(window.len() < 60_000, "blanks are not kept");
            }
            session.feed(&mut feed, &window, true);
            assert_eq!(session.records(), view.records);
        }
        let empty = Desk::new().drop("a.json", blanks.as_bytes());
        assert_eq!(empty.problem, Some(ProblemCode::Empty));
    }
}

/// Whoever names a file may write anything: the exports have it on one line, with nothing that turns or hides letters.
#[test]
fn the_name_of_a_file_misleads_nobody() {
    let mut desk = Desk::new();
    let name = "a.zip › log\r\n=1+1\u{202e}nosj.\u{200b}exe";
    let view = desk.drop(name, json!([sign_in(1, IPHONE)]).to_string().as_bytes());
    let want = "a.zip › log[U+000D][U+000A]=1+1[U+202E]nosj.[U+200B]exe";
    assert_eq!(view.name, want);
    assert_eq!(desk.export()["coverage"]["sources"][0]["name"], want);
    let about = About {
        written: at("2026-11-22T10:00:00Z"),
        commit: None,
        pseudonymised: false,
        ledger: Vec::new(),
    };
    let case = desk.0.case_file(&about).unwrap();
    let raw = case
        .replace("[U+000D][U+000A]", "\\r\\n")
        .replace("[U+202E]", "\u{202e}");
    for file in [case, raw] {
        let mut other = Session::default();
        other.load(file.as_bytes()).unwrap();
        let text = findings_json(other.case(), at("2026-11-22T10:00:00Z")).unwrap();
        let export: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(export["coverage"]["sources"][0]["name"], want);
    }
}
