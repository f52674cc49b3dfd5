//! The doors to a false proof, closed: minimal inputs, each with what it must come to (rules 4). Whole way: files →
//! session → export.
//!
//! A line of `tests/data/verdicts/*.jsonl.gz` holds files with what is stated of them, marks, and now.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_json;
use cutover::findings::view::{SourceKind, Stated};
use cutover::model::{EventType, Guid, How, Instant, Mark, Question};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use serde_json::Value;
use std::io::Read;

fn input(name: &str) -> Value {
    let path = format!(
        "{}/tests/data/verdicts/{name}.jsonl.gz",
        env!("CARGO_MANIFEST_DIR")
    );
    let packed = std::fs::read(path).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..])
        .read_to_string(&mut text)
        .unwrap();
    serde_json::from_str(&text).unwrap()
}

fn instant(value: &Value) -> Option<Instant> {
    value.as_i64().map(Instant)
}

fn stated(value: &Value) -> Stated {
    Stated {
        event_type: match value["eventType"].as_str() {
            Some("i") => Some(EventType::InteractiveUser),
            Some("n") => Some(EventType::NonInteractiveUser),
            _ => None,
        },
        question: match value["question"].as_str() {
            Some("everything") => Some(Question::Everything),
            Some("legacyClients") => Some(Question::LegacyClients),
            Some(other) => {
                let app = other.strip_prefix("app:").and_then(Guid::parse);
                Some(app.map_or(Question::Unknown, Question::App))
            }
            None => None,
        },
        from: instant(&value["from"]),
        to: instant(&value["to"]),
        downloaded: instant(&value["downloaded"]),
    }
}

/// State and reason of the first marked finding.
fn judge(name: &str) -> (String, Value) {
    let story = input(name);
    let now = instant(&story["now"]).unwrap();
    let mut session = Session::default();
    session.set_now(now);
    for file in story["files"].as_array().unwrap() {
        let bytes = file["text"].as_str().unwrap().as_bytes();
        let meta = FileMeta {
            name: file["name"].as_str().unwrap().to_owned(),
            size: bytes.len() as u64,
            modified: instant(&file["modified"]),
        };
        let id = session.read_whole(&meta, SourceKind::File, bytes);
        if file["stated"].is_object() {
            session.describe(id, stated(&file["stated"]));
        }
    }
    let rows: Vec<_> = session
        .changes(usize::MAX)
        .into_iter()
        .flat_map(|m| match m {
            FromWorker::Findings { upsert, .. } => upsert,
            _ => vec![],
        })
        .collect();
    for mark in story["marks"].as_array().unwrap() {
        let label = cutover::device::read(mark["agent"].as_str().unwrap()).label;
        let keys: Vec<_> = rows
            .iter()
            .filter(|r| r.label == label && r.user.id.as_deref() == mark["user"].as_str())
            .map(|r| r.key.clone())
            .collect();
        assert_eq!(keys.len(), 1, "{name}");
        let how = How::parse(mark["how"].as_str().unwrap()).unwrap();
        let at = instant(&mark["at"]).unwrap();
        session.mark(&keys, Some(Mark { at, how }), now);
    }
    let out: Value = serde_json::from_str(&findings_json(session.case(), now).unwrap()).unwrap();
    let marked = out["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["mark"].is_object());
    let verification = marked.unwrap()["verification"].clone();
    (
        verification["state"].as_str().unwrap().to_owned(),
        verification,
    )
}

#[test]
fn each_door_is_closed() {
    let mut wrong = Vec::new();
    for (name, allowed) in [
        ("00-good", &["verified"][..]),
        ("01-os-beyond-model", &["cleanSoFar", "silent"]),
        ("02-rejected-own-address-relay", &["backOnLegacy"]),
        ("03-rejected-own-address-noagent", &["backOnLegacy"]),
        ("04-new-device-53003-no-details", &["withheld"]),
        ("06-no-agent-no-status", &["withheld"]),
        ("07-own-agent-client-empty", &["backOnLegacy"]),
        ("09-graph-page-with-nextlink", &["withheld"]),
        ("10-legacy-filter-stated-modern-rows", &["withheld"]),
        ("11-interactive-csv-twice-as-noninteractive", &["withheld"]),
        ("13-polish-csv-ews", &["withheld", "backOnLegacy"]),
        (
            "15-nameless-row-upn-of-two-ids",
            &["withheld", "backOnLegacy"],
        ),
        ("16-recreated-user-retired", &["withheld"]),
        ("17-new-app-only-android-agent", &["cleanSoFar"]),
        ("18-office-app-word-sharepoint", &["cleanSoFar", "silent"]),
    ] {
        let (state, verification) = judge(name);
        if !allowed.contains(&state.as_str()) {
            wrong.push(format!("{name}: {verification}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
