//! The same records give the same answer, in whatever order and split over whatever files; each counts once.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::findings::view::SourceKind;
use cutover::model::Instant;
use cutover::worker::messages::{ExportKind, FileMeta, FromWorker};
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: &str = "2026-11-22T10:00:00Z";

fn export(session: &Session) -> Value {
    let now = Instant::parse(NOW).unwrap();
    match session.export(ExportKind::FindingsJson, now) {
        FromWorker::Exported { text, .. } => serde_json::from_str(&text).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn read(files: &[Vec<Value>]) -> Value {
    let mut session = Session::default();
    for (n, records) in files.iter().enumerate() {
        let bytes = serde_json::to_vec(&json!({ "value": records })).unwrap();
        let meta = FileMeta {
            name: format!("part-{n}.json"),
            size: bytes.len() as u64,
            modified: None,
        };
        session.read_whole(&meta, SourceKind::File, &bytes);
    }
    let all = export(&session);
    let told = told(&mut session);
    assert_eq!(all["findings"].as_array().unwrap().len(), told);
    json!({ "findings": all["findings"], "records": all["coverage"]["records"] })
}

/// Rows that the page would hold at the end.
fn told(session: &mut Session) -> usize {
    let mut rows = std::collections::BTreeSet::new();
    for message in session.changes(usize::MAX) {
        if let FromWorker::Findings { upsert, removed } = message {
            for key in removed {
                rows.remove(&key);
            }
            rows.extend(upsert.into_iter().map(|r| r.key));
        }
    }
    rows.len()
}

/// Records that meet each other: few people, devices, addresses and ids, and every kind of count.
fn record() -> impl Strategy<Value = Value> {
    let id = prop_oneof![
        4 => (0..25u32).prop_map(|n| json!(format!("00000000-0000-4000-8000-{n:012}"))),
        1 => (0..3u32).prop_map(|n| json!(format!("odd-{n}"))),
        1 => Just(Value::Null),
    ];
    let user = (0..4u32, any::<bool>(), any::<bool>());
    let app = prop::sample::select(vec![
        "Exchange ActiveSync",
        "Authenticated SMTP",
        "IMAP4",
        "Browser",
        "Mobile Apps and Desktop clients",
        "",
        "Something New",
    ]);
    let agent = prop::sample::select(vec![
        "Apple-iPhone14C5/1902.74",
        "Apple-iPhone14C5/1905.258",
        "Apple-iPhone10C4/1901.346",
        "BAV2ROPC",
        "",
        "Outlook/16.0",
    ]);
    let code = prop::sample::select(vec![0, 50126, 50053, 53003, 50034, 50076]);
    let details = prop::sample::select(vec![
        json!([]),
        json!([{"authenticationMethod": "Password", "succeeded": true}]),
        json!([{"authenticationMethod": "X.509 Certificate", "succeeded": true}, {"authenticationMethod": "Password", "succeeded": false}]),
    ]);
    (id, user, app, agent, code, details, 0..40u32, 0..6u8).prop_map(
        |(id, (user, with_id, ropc), app, agent, code, details, hour, net)| {
            json!({
                "id": id,
                "createdDateTime": format!("2026-11-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24),
                "userId": if with_id { json!(format!("10000000-0000-4000-8000-{user:012}")) } else { Value::Null },
                "userPrincipalName": format!("person{}@contoso.example", user % 3),
                "userDisplayName": format!("Person {user}"),
                "appId": "f8d98a96-0999-43f5-8af3-69971c7bb423",
                "clientAppUsed": app,
                "userAgent": agent,
                "ipAddress": format!("192.0.{net}.7"),
                "authenticationProtocol": if ropc { "ropc" } else { "none" },
                "authenticationDetails": details,
                "isInteractive": hour % 2 == 0,
                "status": {"errorCode": code},
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_any_split_give_the_same(
        records in prop::collection::vec(record(), 1..60),
        seed in any::<u64>(),
        parts in 1usize..5,
    ) {
        let want = read(std::slice::from_ref(&records));
        let mut shuffled = records.clone();
        let mut state = seed | 1;
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        let size = shuffled.len().div_ceil(parts);
        let files: Vec<Vec<Value>> = shuffled.chunks(size).map(<[Value]>::to_vec).collect();
        prop_assert_eq!(read(&files), want.clone());
        // Reading everything again changes nothing but the count of repeats.
        let twice = read(&[records.clone(), records.clone()]);
        prop_assert_eq!(&twice["findings"], &want["findings"]);
        let count = |v: &Value, k: &str| v["records"][k].as_u64().unwrap();
        for kind in ["legacy", "modern", "unknown", "notUser"] {
            prop_assert_eq!(count(&twice, kind), count(&want, kind));
        }
        prop_assert_eq!(count(&want, "read"), records.len() as u64);
        let sum: u64 = ["duplicates", "legacy", "modern", "unknown", "notUser", "unreadable"].iter().map(|k| count(&want, k)).sum();
        prop_assert_eq!(count(&want, "read"), sum);
    }
}

#[test]
fn changes_told_while_reading_end_in_the_same_rows() {
    let mut session = Session::default();
    let now = Instant::parse(NOW).unwrap();
    session.open_demo(now);
    let findings = export(&session)["findings"].as_array().unwrap().len();
    assert!(findings > 10);
    assert_eq!(told(&mut session), findings);
    assert_eq!(told(&mut session), 0, "nothing is told twice");
}
