//! A copy with pseudonyms: nothing that names somebody is left, and everything else is as it was.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::case::{About, Opened, case_file, open};
use cutover::export::pseudonyms::Pseudonyms;
use cutover::export::{findings_csv, findings_json};
use cutover::findings::snapshot::{LEGACY_TEXTS, PersonName};
use cutover::findings::{Case, view::SourceKind};
use cutover::model::Instant;
use cutover::worker::messages::FileMeta;
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

mod common;
use common::record;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn demo() -> Session {
    let mut session = Session::default();
    session.open_demo(at("2026-11-22T10:00:00Z"));
    session.changes(usize::MAX);
    session
}

/// What stands in the case file once it is unpacked.
fn unpacked(case: &Case) -> String {
    let about = About {
        written: at("2026-11-22T10:00:00Z"),
        commit: None,
        pseudonymised: true,
        ledger: Vec::new(),
    };
    let file = case_file(case, &about).unwrap();
    // What is packed is looked at unpacked: its letters mean nothing.
    let mut plain: Value = serde_json::from_str(&file).unwrap();
    for table in [
        "texts",
        "people",
        "legacy",
        "modern",
        "companions",
        "counted",
    ] {
        plain[table] = Value::Null;
    }
    let Ok(Opened::Plain(mut opening)) = open(file.as_bytes()) else {
        panic!("not readable");
    };
    while opening.step().unwrap() {}
    let (snapshot, origin) = opening.finish();
    assert!(origin.pseudonymised);
    let ids: Vec<String> = snapshot
        .legacy
        .iter()
        .map(|r| format!("{:?}", r.id))
        .collect();
    format!(
        "{}
{:?}
{}
{}",
        snapshot.texts.join("\n"),
        snapshot.sources,
        ids.join("\n"),
        plain
    )
}

/// Every text that names somebody or something of the tenant.
fn names(case: &Case) -> BTreeSet<String> {
    let s = case.snapshot();
    let text = |t: cutover::findings::snapshot::TextNo| s.texts[t.0 as usize].to_string();
    let mut names = BTreeSet::new();
    for person in &s.people {
        if let PersonName::Id(t) | PersonName::Name(t) = person.name {
            names.insert(text(t));
        }
        names.extend(person.names.iter().map(|t| text(*t)));
    }
    for row in &s.legacy {
        for (name, t) in LEGACY_TEXTS.iter().zip(row.texts) {
            if let (true, Some(t)) = (
                ["ipAddress", "userDisplayName", "userPrincipalName", "city"].contains(name),
                t,
            ) {
                names.insert(text(t));
            }
        }
        if let cutover::findings::snapshot::RecordId::Guid(id) = row.id {
            names.insert(id.to_string());
        }
    }
    names.extend(s.tenant.clone());
    names.extend(s.tenant_name.clone());
    names.extend(s.sources.iter().map(|source| source.start.name.clone()));
    // The person's part of a principal name, too.
    let locals: Vec<String> = names
        .iter()
        .filter_map(|n| Some(n.rsplit_once('@')?.0.to_owned()))
        .collect();
    names.extend(locals);
    names.retain(|n| n.chars().count() >= 3);
    names
}

fn survivors(case: &Case, copy: &Case) -> Vec<String> {
    let now = at("2026-11-22T10:00:00Z");
    let all = [
        findings_json(copy, now).unwrap(),
        findings_csv(copy, now),
        unpacked(copy),
    ]
    .join("\n")
    .to_lowercase();
    // Words that name a product stay, whoever is called so; part of another word is no name.
    let products = ["mail", "office"];
    let part = |c: char| c.is_alphanumeric();
    names(case)
        .into_iter()
        .map(|name| name.to_lowercase())
        .filter(|name| !products.contains(&name.as_str()))
        .filter(|name| {
            all.match_indices(name.as_str()).any(|(at, _)| {
                !all[..at].ends_with(part) && !all[at + name.len()..].starts_with(part)
            })
        })
        .collect()
}

/// The findings without what was replaced, in an order of their own.
fn bare(case: &Case) -> Vec<String> {
    let text = findings_json(case, at("2026-11-22T10:00:00Z")).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    let mut findings: Vec<String> = all["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            // Of two sign-ins at the same instant, which is the newest depends on their ids.
            let kept = [
                "class",
                "flags",
                "counts",
                "protocols",
                "deviceKey",
                "firstSeen",
                "lastSeen",
            ];
            kept.map(|name| f[name].to_string()).join(" ")
        })
        .collect();
    findings.sort();
    findings
}

#[test]
fn of_the_demo_tenant_no_name_is_left_and_no_finding_is_changed() {
    let session = demo();
    let case = session.case();
    let mut pseudonyms = Pseudonyms::new([7; 32]);
    let copy = pseudonyms.copy(case).unwrap();
    assert!(names(case).len() > 200);
    assert_eq!(survivors(case, &copy), Vec::<String>::new());
    let (ours, theirs) = (bare(case), bare(&copy));
    let changed: Vec<_> = ours
        .iter()
        .zip(&theirs)
        .filter(|(a, b)| a != b)
        .take(1)
        .collect();
    assert!(
        changed.is_empty() && ours.len() == theirs.len(),
        "{changed:?}"
    );
    assert_eq!(copy.record_counts(), case.record_counts());
    // The table leads back, and a second copy has the same pseudonyms.
    let table: Value =
        serde_json::from_str(&pseudonyms.table(at("2026-11-22T10:00:00Z")).unwrap()).unwrap();
    let entries = table["entries"].as_array().unwrap();
    let anna = entries
        .iter()
        .find(|e| e["original"] == "Anna Meier")
        .unwrap();
    let text = findings_json(&copy, at("2026-11-22T10:00:00Z")).unwrap();
    assert!(text.contains(anna["pseudonym"].as_str().unwrap()));
    let again = pseudonyms.copy(case).unwrap();
    assert_eq!(
        findings_json(&again, at("2026-11-22T10:00:00Z")).unwrap(),
        text
    );
    // Another secret gives other pseudonyms.
    let other = Pseudonyms::new([8; 32]).copy(case).unwrap();
    assert!(
        !findings_json(&other, at("2026-11-22T10:00:00Z"))
            .unwrap()
            .contains(anna["pseudonym"].as_str().unwrap())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn equal_stays_equal(records in prop::collection::vec(record(), 1..50), secret in any::<[u8; 32]>()) {
        let bytes = serde_json::to_vec(&json!({ "value": records })).unwrap();
        let mut session = Session::default();
        let meta = FileMeta { name: "log of contoso.json".to_owned(), size: bytes.len() as u64, modified: None };
        session.read_whole(&meta, SourceKind::File, &bytes);
        session.changes(usize::MAX);
        let copy = Pseudonyms::new(secret).copy(session.case()).unwrap();
        prop_assert_eq!(bare(&copy), bare(session.case()));
        prop_assert_eq!(copy.record_counts(), session.case().record_counts());
        prop_assert_eq!(survivors(session.case(), &copy), Vec::<String>::new());
    }
}
