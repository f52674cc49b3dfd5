//! The case file: saving and loading in between changes nothing, two files merge as their records would, and whatever
//! else comes is refused without a trace.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::case::{About, Opened, is_case, open};
use cutover::export::{findings_json, ledger_json};
use cutover::findings::view::SourceKind;
use cutover::model::{How, Instant, Mark};
use cutover::source::ProblemCode;
use cutover::source::graph::{Line, Why};
use cutover::worker::messages::{FileMeta, FromGraph, FromWorker};
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};

mod common;
use common::record;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn about() -> About {
    About {
        written: at("2026-11-22T10:00:00Z"),
        commit: Some("0123456789ab".to_owned()),
        pseudonymised: false,
        ledger: Vec::new(),
    }
}

fn export(session: &Session) -> Value {
    let text = findings_json(session.case(), at("2026-11-22T10:00:00Z")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn read(session: &mut Session, name: &str, records: &[Value]) {
    let bytes = serde_json::to_vec(&json!({ "value": records })).unwrap();
    let meta = FileMeta {
        name: name.to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, &bytes);
}

fn of(files: &[(&str, &[Value])]) -> Session {
    let mut session = Session::default();
    for (name, records) in files {
        read(&mut session, name, records);
    }
    session
}

fn saved(session: &Session) -> String {
    session.case_file(&about()).unwrap()
}

fn loaded(files: &[&str]) -> Session {
    let mut session = Session::default();
    session.set_now(at("2026-11-22T10:00:00Z"));
    for file in files {
        session.load(file.as_bytes()).unwrap();
    }
    session
}

fn demo() -> Session {
    let mut session = Session::default();
    session.open_demo(at("2026-11-22T10:00:00Z"));
    session
}

#[test]
fn the_demo_tenant_comes_back_exactly() {
    let session = demo();
    let file = saved(&session);
    assert!(is_case(file.as_bytes()));
    let mut back = loaded(&[&file]);
    assert_eq!(export(&back), export(&session));
    assert_eq!(saved(&back), file, "saving again gives the same file");
    // Every device's page, too.
    let mut session = session;
    let told = |session: &mut Session| -> Vec<_> {
        session
            .changes(usize::MAX)
            .into_iter()
            .flat_map(|m| match m {
                FromWorker::Findings { upsert, .. } => upsert,
                _ => Vec::new(),
            })
            .map(|row| row.key)
            .collect()
    };
    let mut keys = told(&mut session);
    let mut back_keys = told(&mut back);
    keys.sort();
    back_keys.sort();
    assert_eq!(keys, back_keys);
    for key in keys {
        assert_eq!(back.device(key.clone()), session.device(key));
    }
    assert_eq!(back.sources(), session.sources());
    assert_eq!(back.summary(), session.summary());
    // Reading the same log again finds nothing but repeats.
    let before = export(&back)["coverage"]["records"].clone();
    back.open_demo(at("2026-11-22T10:00:00Z"));
    let after = export(&back)["coverage"]["records"].clone();
    for kind in ["legacy", "modern", "unknown", "notUser"] {
        assert_eq!(after[kind], before[kind], "{kind}");
    }
}

#[test]
fn a_file_of_an_older_build_knows_fewer_fields() {
    let session = demo();
    let mut file: Value = serde_json::from_str(&saved(&session)).unwrap();
    for source in file["sources"].as_array_mut().unwrap() {
        for field in ["unknownClients", "answeredClients", "asked", "onlyOwn"] {
            source.as_object_mut().unwrap().remove(field);
        }
        for field in ["misdated", "files", "failed"] {
            source["counts"].as_object_mut().unwrap().remove(field);
        }
    }
    let back = loaded(&[&file.to_string()]);
    assert_eq!(export(&back)["findings"], export(&session)["findings"]);
    assert!(
        back.case()
            .source_views()
            .iter()
            .all(|s| (s.files, s.failed) == (1, 0))
    );
}

#[test]
fn a_case_loaded_twice_is_the_same_case() {
    let file = saved(&demo());
    assert_eq!(export(&loaded(&[&file, &file])), export(&loaded(&[&file])));
}

#[test]
fn another_tenants_case_is_refused_and_nothing_is_lost() {
    let tenant = |id: &str, n: u32| {
        json!({
            "id": format!("00000000-0000-4000-8000-{n:012}"), "createdDateTime": "2026-11-20T08:00:00Z",
            "userId": "10000000-0000-4000-8000-000000000001", "userPrincipalName": "anna@contoso.example",
            "clientAppUsed": "Exchange ActiveSync", "userAgent": "Apple-iPhone14C5/1902.74",
            "homeTenantId": id, "resourceTenantId": id, "status": {"errorCode": 0},
        })
    };
    let ours = [tenant("4a3b2c1d-0000-4000-8000-00000000c0de", 1)];
    let theirs = [tenant("4a3b2c1d-0000-4000-8000-0000000f00d5", 2)];
    let mut session = of(&[("ours.json", &ours)]);
    let before = export(&session);
    let file = saved(&of(&[("theirs.json", &theirs)]));
    assert_eq!(
        session.load(file.as_bytes()),
        Err(ProblemCode::SecondTenant)
    );
    assert_eq!(export(&session), before);
}

#[test]
fn what_is_no_whole_case_file_is_refused_with_its_reason() {
    use ProblemCode::{CaseDamaged, CaseLocked, CaseNewer, CaseTooLarge};
    let good = saved(&demo());
    let mut value: Value = serde_json::from_str(&good).unwrap();
    let mut with =
        |pointer: &str, to: Value| {
            let slot = value.pointer_mut(pointer).unwrap();
            let was = std::mem::replace(slot, to);
            let text = format!("{{\"format\":\"cutover/case\",{}", &value.to_string()[1..])
                .replacen(",\"format\":\"cutover/case\"", "", 1);
            *value.pointer_mut(pointer).unwrap() = was;
            text
        };
    let deep = format!(
        "{{\"format\":\"cutover/case\",\"version\":1,\"x\":{}",
        "[".repeat(200_000)
    );
    let locked = json!({"kdf": {"name": "PBKDF2", "hash": "SHA-256", "iterations": 600_000, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="},
        "cipher": {"name": "AES-GCM", "bits": 256, "nonce": "AAAAAAAAAAAAAAAA"}});
    let envelope = |encryption: &Value| {
        format!(
            "{{\"format\":\"cutover/case\",\"version\":1,\"encryption\":{encryption},\"data\":\"{}\"}}",
            "A".repeat(64)
        )
    };
    let mut endless = locked.clone();
    endless["kdf"]["iterations"] = json!(u64::MAX);
    let mut weak = locked.clone();
    weak["kdf"]["iterations"] = json!(1000);
    let mut short = locked.clone();
    short["cipher"]["nonce"] = json!("AAAA");
    for (name, file, problem) in [
        ("cut", good[..good.len() / 2].to_owned(), CaseDamaged),
        ("deep", deep, CaseDamaged),
        ("newer", with("/version", json!(2)), CaseNewer),
        (
            "version of nothing",
            with("/version", json!(0)),
            CaseDamaged,
        ),
        ("version as text", with("/version", json!("1")), CaseDamaged),
        (
            "too many rows",
            with("/legacy/rows", json!(u64::MAX)),
            CaseTooLarge,
        ),
        (
            "one row too many",
            with("/people/rows", json!(1)),
            CaseDamaged,
        ),
        ("no chunk", with("/legacy/chunks", json!([])), CaseDamaged),
        (
            "no base64",
            with("/legacy/chunks/0", json!("!!!!")),
            CaseDamaged,
        ),
        (
            "another table's chunk",
            with(
                "/legacy/chunks/0",
                serde_json::from_str::<Value>(&good).unwrap()["modern"]["chunks"][0].clone(),
            ),
            CaseDamaged,
        ),
        (
            "no texts",
            with("/texts", json!({"rows": 0, "chunks": []})),
            CaseDamaged,
        ),
        (
            "no persons",
            with("/people", json!({"rows": 0, "chunks": []})),
            CaseDamaged,
        ),
        (
            "absurd count",
            with("/sources/0/counts/records", json!(u64::MAX)),
            CaseDamaged,
        ),
        (
            "negative count",
            with("/sources/0/counts/records", json!(-1)),
            CaseDamaged,
        ),
        (
            "no such protocol",
            with("/lists/protocols", json!([])),
            CaseDamaged,
        ),
        (
            "a modern protocol as legacy",
            with("/lists/protocols/0", json!("Browser")),
            CaseDamaged,
        ),
        (
            "no hash",
            with("/sources/0/sha256", json!("<script>")),
            CaseDamaged,
        ),
        ("encrypted", envelope(&locked), CaseLocked),
        ("endless rounds", envelope(&endless), CaseDamaged),
        ("few rounds", envelope(&weak), CaseDamaged),
        ("short nonce", envelope(&short), CaseDamaged),
    ] {
        let mut session = of(&[("some.json", &[])]);
        let before = export(&session);
        assert!(is_case(file.as_bytes()), "{name}");
        assert_eq!(session.load(file.as_bytes()), Err(problem), "{name}");
        assert_eq!(export(&session), before, "{name}");
    }
}

#[test]
fn only_case_files_are_taken_for_case_files() {
    for (head, is) in [
        ("{\"format\":\"cutover/case\"", true),
        ("\u{feff} {\n  \"format\" : \"cutover/case\",", true),
        ("{\"format\":\"cutover/findings\"", false),
        ("{\"version\":1,\"format\":\"cutover/case\"", false),
        ("[{\"format\":\"cutover/case\"", false),
        ("", false),
    ] {
        assert_eq!(is_case(head.as_bytes()), is, "{head}");
    }
}

#[test]
fn a_tenant_of_ten_thousand_devices_fits_into_twenty_megabytes() {
    // What does not repeat makes the size: ids, times, hashes. Random ones cannot be packed any better.
    let mut state = 7_u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 16) as u32
    };
    let mut session = Session::default();
    let (devices, each) = (10_000, 25);
    let agents = [
        "Apple-iPhone14C5/1902.74",
        "Apple-iPhone10C1/1901.404",
        "Apple-iPad13C1/2001.360",
        "BAV2ROPC",
    ];
    for part in 0..50 {
        let mut records = Vec::new();
        for device in part * devices / 50..(part + 1) * devices / 50 {
            for n in 0..each + 25 {
                // As many others as legacy ones.
                let legacy = n < each;
                let at = 1_792_000_000_000 + i64::from(random() % 2_592_000) * 1000;
                records.push(json!({
                    "id": format!("{:08x}-{:04x}-4{:03x}-9{:03x}-{:08x}{:02x}00", random(), random() as u16, random() & 0xFFF, random() & 0xFFF, random(), random() & 0xFF),
                    "createdDateTime": Instant(at).to_string(),
                    "userId": format!("10000000-0000-4000-8000-{device:012}"),
                    "userPrincipalName": format!("person{device}@contoso.example"),
                    "userDisplayName": format!("Person {device}"),
                    "clientAppUsed": if legacy { "Exchange ActiveSync" } else { "Browser" },
                    "userAgent": agents[device as usize % 4],
                    "ipAddress": format!("192.0.{}.{}", device % 250, random() % 8),
                    "location": {"city": "Bern", "countryOrRegion": "CH"},
                    "authenticationProtocol": "ropc", "isInteractive": false, "status": {"errorCode": 0},
                }));
            }
        }
        read(&mut session, &format!("part-{part}.json"), &records);
    }
    let file = saved(&session);
    assert!(file.len() < 20_000_000, "{}", file.len());
    let back = loaded(&[&file]);
    assert_eq!(back.summary(), {
        let mut s = session;
        s.changes(usize::MAX);
        let mut b = loaded(&[&file]);
        b.changes(usize::MAX);
        assert_eq!(b.summary(), s.summary());
        back.summary()
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_file_in_between_changes_nothing(
        first in prop::collection::vec(record(), 0..40),
        second in prop::collection::vec(record(), 0..40),
    ) {
        let whole = of(&[("a.json", &first), ("b.json", &second)]);
        let one = saved(&of(&[("a.json", &first)]));
        // Saved, loaded, read on.
        let mut on = loaded(&[&one]);
        prop_assert_eq!(export(&on), export(&of(&[("a.json", &first)])));
        read(&mut on, "b.json", &second);
        let want = export(&whole);
        let got = export(&on);
        prop_assert_eq!(&got["findings"], &want["findings"]);
        prop_assert_eq!(&got["coverage"], &want["coverage"]);
        // Two files, in either order; and one that the other grew from.
        let two = saved(&of(&[("b.json", &second)]));
        for files in [[&one, &two], [&two, &one]] {
            let got = export(&loaded(&files.map(String::as_str)));
            prop_assert_eq!(&got["findings"], &want["findings"]);
            prop_assert_eq!(&got["coverage"]["records"], &want["coverage"]["records"]);
        }
        let grown = export(&loaded(&[&one, &saved(&whole)]));
        prop_assert_eq!(&grown["findings"], &want["findings"]);
        prop_assert_eq!(&grown["coverage"]["records"], &want["coverage"]["records"]);
    }

    #[test]
    fn changed_bytes_are_refused_or_harmless(
        records in prop::collection::vec(record(), 1..12),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let file = saved(&of(&[("a.json", &records)]));
        let mut bytes = file.clone().into_bytes();
        for (place, to) in changes {
            let place = place.index(bytes.len());
            bytes[place] = to;
        }
        let mut session = Session::default();
        if session.load(&bytes).is_ok() {
            let _ = (export(&session), session.changes(usize::MAX), session.sources());
        }
        let cut = cut.index(file.len() - 1);
        prop_assert!(Session::default().load(&file.as_bytes()[..cut]).is_err());
    }

    #[test]
    fn any_bytes_are_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        let _ = is_case(&bytes);
        let _ = open(&bytes).is_ok();
        let json = format!("{{\"format\":\"cutover/case\",\"version\":1,{text}}}");
        prop_assert!(!matches!(open(json.as_bytes()), Ok(Opened::Plain(_))));
    }
}

/// Marks are in the file; of two decisions the later wins, and one that was taken back does not come back with an older file.
#[test]
fn marks_are_kept_and_the_last_decision_wins() {
    let key_of = |session: &mut Session, who: &str| {
        let rows = session
            .changes(usize::MAX)
            .into_iter()
            .flat_map(|m| match m {
                FromWorker::Findings { upsert, .. } => upsert,
                _ => Vec::new(),
            });
        let name = format!("{who}@contoso.example");
        let mut found = rows.filter(|r| r.user.principal_name.as_deref() == Some(name.as_str()));
        found.next().unwrap().key
    };
    let mark_of = |session: &Session| {
        let all = export(session)["findings"].clone();
        let of = |f: &&Value| f["user"]["principalName"] == "anna.meier@contoso.example";
        all.as_array().unwrap().iter().find(of).unwrap()["mark"].clone()
    };
    let mark = |at_text: &str, how| {
        Some(Mark {
            at: at(at_text),
            how,
        })
    };
    let mut session = demo();
    let anna = key_of(&mut session, "anna.meier");
    let keys = std::slice::from_ref(&anna);
    let unmarked = saved(&session);
    session.mark(
        keys,
        mark("2026-11-21T22:57:00Z", How::ReAdded),
        at("2026-11-22T09:00:00Z"),
    );
    let marked = saved(&session);
    session.mark(keys, None, at("2026-11-22T09:30:00Z"));
    let undone = saved(&session);
    session.mark(
        keys,
        mark("2026-11-21T23:00:00Z", How::Retired),
        at("2026-11-22T08:00:00Z"),
    );
    let again = saved(&session);
    let plain = |at: &str, how: &str| json!({"at": at, "firstAt": at, "how": how});
    let first = plain("2026-11-21T22:57:00Z", "reAdded");
    for (files, want) in [
        (vec![&unmarked], Value::Null),
        (vec![&marked], first.clone()),
        (vec![&marked, &unmarked], first.clone()),
        (vec![&unmarked, &marked], first),
        (vec![&undone, &marked], Value::Null),
        (vec![&marked, &undone], Value::Null),
        // What is decided last wins, also if the clock was set back meanwhile.
        (
            vec![&again, &marked, &undone],
            plain("2026-11-21T23:00:00Z", "retired"),
        ),
    ] {
        let files: Vec<&str> = files.into_iter().map(String::as_str).collect();
        assert_eq!(mark_of(&loaded(&files)), want);
    }
}

fn request(at: Instant, person: &str) -> Line {
    Line {
        number: 7,
        at,
        url: format!("https://graph.contoso.example/beta/auditLogs/signIns?$filter={person}"),
        next_page: false,
        why: Why::Proof,
        status: Some(200),
        bytes: 120,
        took: Some(85),
        request_id: None,
        records: Some(1),
        stopped: false,
        problem: None,
    }
}

#[test]
fn requests_are_kept_each_once_and_told_as_earlier_ones() {
    let (early, late) = (at("2026-11-20T10:00:00Z"), at("2026-11-21T10:00:00Z"));
    let with = |ledger: Vec<Line>| {
        let about = About { ledger, ..about() };
        demo().case_file(&about).unwrap()
    };
    let first = with(vec![request(early, "a")]);
    let second = with(vec![request(early, "a"), request(late, "b")]);
    let session = loaded(&[&second, &first]);
    let urls: Vec<_> = session
        .requests()
        .into_iter()
        .map(|l| (l.number, l.at))
        .collect();
    assert_eq!(urls, [(1, early), (2, late)]);
    match session.earlier_requests() {
        Some(FromWorker::Graph(FromGraph::Earlier { count: 2, lines })) => {
            assert_eq!(lines.last().map(|l| l.at), Some(late));
        }
        other => panic!("{other:?}"),
    }
    let text = ledger_json(&session.requests(), late).unwrap();
    let ledger: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(ledger["requests"].as_array().unwrap().len(), 2);
    // What is not sent by this page is no request of its own.
    assert!(session.ledger().is_empty());
    assert_eq!(loaded(&[&saved(&demo())]).earlier_requests(), None);
}

#[test]
fn a_request_that_no_version_knows_yet_costs_nothing_else() {
    let about = About {
        ledger: vec![request(at("2026-11-20T10:00:00Z"), "a")],
        ..about()
    };
    let mut file: Value = serde_json::from_str(&demo().case_file(&about).unwrap()).unwrap();
    let ledger = file["ledger"].as_array_mut().unwrap();
    let mut other = ledger[0].clone();
    other["why"] = json!("somethingNew");
    ledger.extend([other, json!(5), json!({})]);
    // `format` stands first.
    let text = file.to_string();
    let text = format!(
        "{{\"format\":\"cutover/case\",{}",
        text.trim_start_matches('{')
            .replacen("\"format\":\"cutover/case\",", "", 1)
    );
    let session = loaded(&[&text]);
    assert_eq!(session.requests().len(), 1);
    assert_eq!(export(&session), export(&loaded(&[&saved(&demo())])));
}
