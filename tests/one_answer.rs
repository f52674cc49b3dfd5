//! The same records give the same answer, in whatever order and split over whatever files; each counts once.

#![allow(clippy::unwrap_used, clippy::panic)]

use common::record;
use cutover::export::findings_json;
use cutover::findings::view::SourceKind;
use cutover::model::Instant;
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};

mod common;

const NOW: &str = "2026-11-22T10:00:00Z";

fn export(session: &Session) -> Value {
    let now = Instant::parse(NOW).unwrap();
    serde_json::from_str(&findings_json(session.case(), now).unwrap()).unwrap()
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
