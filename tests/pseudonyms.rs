//! A copy with pseudonyms: nothing that names somebody is left, and everything else is as it was.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::device;
use cutover::export::case::{About, Opened, case_file, open};
use cutover::export::pseudonyms::Pseudonyms;
use cutover::export::{findings_csv, findings_json};
use cutover::findings::snapshot::{LEGACY_TEXTS, PersonName};
use cutover::findings::{Case, view::SourceKind};
use cutover::model::Instant;
use cutover::ui::i18n::Lang;
use cutover::worker::messages::{FileMeta, SaveAs, Saved};
use cutover::worker::proof::Times;
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
        let session = session(&records);
        let copy = Pseudonyms::new(secret).copy(session.case()).unwrap();
        prop_assert_eq!(bare(&copy), bare(session.case()));
        prop_assert_eq!(copy.record_counts(), session.case().record_counts());
        prop_assert_eq!(survivors(session.case(), &copy), Vec::<String>::new());
    }
}

/// Key and label of every public agent are the same once it is cleaned.
#[test]
fn public_agents_are_read_as_before() {
    let agents = include_str!("data/useragents.tsv");
    let agents: Vec<&str> = agents
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once('\t')?.0))
        .collect();
    assert!(agents.len() > 330);
    let cleaned = cleaned(&agents);
    let changed: Vec<_> = agents
        .iter()
        .zip(&cleaned)
        .filter(|(a, b)| {
            let (a, b) = (device::read(a), device::read(b));
            (a.key, a.label, a.family, a.os, a.modern_auth)
                != (b.key, b.label, b.family, b.os, b.modern_auth)
        })
        .collect();
    assert!(changed.is_empty(), "{changed:#?}");
}

/// The agents as a copy has them.
fn cleaned(agents: &[&str]) -> Vec<String> {
    let records: Vec<Value> = (0..)
        .zip(agents)
        .map(|(n, agent): (usize, _)| {
            json!({
                "id": format!("00000000-0000-4000-8000-{n:012}"),
                "createdDateTime": "2026-11-01T10:00:00Z",
                "userPrincipalName": "person@contoso.example",
                "userId": "10000000-0000-4000-8000-000000000001",
                "clientAppUsed": "Exchange ActiveSync",
                "userAgent": agent,
                "status": {"errorCode": 0},
            })
        })
        .collect();
    let session = session(&records);
    let mut pseudonyms = Pseudonyms::new([7; 32]);
    pseudonyms.copy(session.case()).unwrap();
    let table = pseudonyms.table(at("2026-11-22T10:00:00Z")).unwrap();
    let table: Value = serde_json::from_str(&table).unwrap();
    let replaced = table["entries"].as_array().unwrap();
    agents
        .iter()
        .map(|agent| {
            let entry = replaced
                .iter()
                .find(|e| e["kind"] == "userAgent" && e["original"] == *agent);
            entry.map_or((*agent).to_owned(), |e| {
                e["pseudonym"].as_str().unwrap().to_owned()
            })
        })
        .collect()
}

fn session(records: &[Value]) -> Session {
    let bytes = serde_json::to_vec(&json!({ "value": records })).unwrap();
    let mut session = Session::default();
    let meta = FileMeta {
        name: "log of contoso.json".to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, &bytes);
    session.changes(usize::MAX);
    session
}

/// What must not be read in any export. Names as people write them, and as devices do.
const PLANTED: &[&str] = &[
    "Jürgen",
    "Ju\u{308}rgen",
    "Juergen",
    "O'Neil",
    "oneil",
    "LiWu-Phone",
    "李伟",
    "maxott-iphone",
    "JDoe-PC",
    "FABRIKAMBANK-LT-0042",
    "mail01.fabrikambank.example",
    "anna.meier@contoso.example",
    "DNQX7K3PKXK9",
    "R58M12ABCDE",
    "490154203237518",
    "49-015420-323751-8",
    "49 015420 323751 8",
    "ANNA12",
    "0011.2233.4455",
    "00:1A:2B:3C:4D:5E",
    "00-1A-2B-3C-4D-5E",
    "001A.2B3C.4D5E",
    "001122334455",
    "+49 151 1234567",
    "0151/1234567",
    "555.010.0199",
    "192.0.2.7",
    "192-0-2-7",
    "3221225991",
    "2001:db8::7",
    "2001-db8-0-0-0-0-0-7",
    "1a234567-12c3-4d56-8e78-9f0a1b2c3d4e",
    "ip=198.51.100.23",
];

/// What clients write around it.
const AROUND: &[&str] = &[
    "{}",
    "{}/1.0",
    "{} iPhone",
    "Mail/{}",
    "Outlook {}",
    "Outlook/16.0 ({})",
    "Outlook-iOS/709.1 ({})",
    "Outlook/16.0 (16.0.5023.1000; {}; MSI)",
    "Apple-iPhone14C5/1902.74 {}",
    "Apple-iPhone14C5/{}",
    "Apple-{}/1902.74",
    "TouchDown({})/8.4",
    "iPhone-{}",
    "iPhone{}",
    "Moto-{}/4.5.1",
    "Nokia{}/2.02",
    "Sony{}/4.4.4-EAS-2.0",
    "SAMSUNG-{}/100.20304",
    "{}/4.0.3-EAS-1.3",
    "Mozilla/5.0 (Linux; Android 10; {}) AppleWebKit/537.36",
    "Mozilla/5.0 (Windows NT 10.0; {}; x64) Firefox/115.0",
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft {} 16.0.10827; Pro)",
    "Windows {}",
    "curl/7.77.0 via {}, gzip",
    "iOS/17.5.1 ({}) dataaccessd/1.0",
];

fn planted() -> impl Strategy<Value = String> {
    let text = prop::sample::select(PLANTED);
    let around = prop::sample::select(AROUND);
    let case = 0..3u8;
    (text, around, case).prop_map(|(text, around, case)| {
        let text = match case {
            0 => text.to_owned(),
            1 => text.to_lowercase(),
            _ => text.to_uppercase(),
        };
        around.replace("{}", &text)
    })
}

/// A sign-in that has a planted text in each field.
fn planted_record() -> impl Strategy<Value = Value> {
    let texts = prop::collection::vec(planted(), 20);
    (0..1000u32, 0..3u8, texts).prop_map(|(n, form, t)| {
        let client = match form {
            0 => "Exchange ActiveSync".to_owned(),
            1 => "Mobile Apps and Desktop clients".to_owned(),
            _ => format!("Other clients; {}", t[0]),
        };
        json!({
            "id": if form == 0 { t[1].clone() } else { format!("00000000-0000-4000-8000-{n:012}") },
            "createdDateTime": format!("2026-11-{:02}T10:00:{:02}Z", 1 + n % 20, n % 60),
            "userId": format!("10000000-0000-4000-8000-{:012}", n % 3),
            "userPrincipalName": t[2],
            "userDisplayName": t[3],
            "appId": t[4],
            "appDisplayName": t[5],
            "resourceDisplayName": t[6],
            "clientAppUsed": client,
            "userAgent": if n % 4 == 0 { "" } else { &t[7] },
            "ipAddress": t[8],
            "location": {"city": t[9], "state": t[9], "countryOrRegion": t[10]},
            "deviceDetail": {
                "deviceId": t[11],
                "displayName": t[11],
                "operatingSystem": t[12],
                "browser": t[13],
            },
            "authenticationProtocol": t[14],
            "conditionalAccessStatus": t[15],
            "appliedConditionalAccessPolicies":
                [{"id": t[16], "displayName": t[16], "result": t[17]}],
            "authenticationDetails": [{
                "authenticationMethod": t[18],
                "authenticationStepResultDetail": t[19],
                "succeeded": true,
            }],
            "status": {"errorCode": 0, "failureReason": t[19], "additionalDetails": t[18]},
            "isInteractive": true,
            "correlationId": t[1],
        })
    })
}

/// As it is compared: lower case, without accents, each other sign as one blank.
fn folded(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'ü' => 'u',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all_exports(session: &Session, copy: &Case) -> String {
    let now = at("2026-11-22T10:00:00Z");
    let how = SaveAs {
        what: Saved::Report,
        passphrase: None,
        pseudonyms: true,
        lang: Lang::En,
        now,
        offset: 0,
    };
    let times = Times {
        local: &|at| at.to_string(),
        zone: "UTC",
    };
    [
        findings_json(copy, now).unwrap(),
        findings_csv(copy, now),
        unpacked(copy),
        session.report(copy, &how, &times),
    ]
    .join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn nothing_planted_is_left(records in prop::collection::vec(planted_record(), 1..30)) {
        let session = session(&records);
        let case = session.case();
        let copy = Pseudonyms::new([7; 32]).copy(case).unwrap();
        prop_assert_eq!(copy.findings().len(), case.findings().len());
        prop_assert_eq!(copy.record_counts(), case.record_counts());
        // Without pseudonyms it is there.
        let plain = all_exports(&session, case).to_lowercase();
        let there = PLANTED.iter().any(|text| plain.contains(&text.to_lowercase()));
        prop_assert!(there || case.findings().is_empty());
        let all = all_exports(&session, &copy);
        let lower = all.to_lowercase();
        let folded_all = format!(" {} ", folded(&all));
        for text in PLANTED {
            prop_assert!(!lower.contains(&text.to_lowercase()), "{}", text);
            let folded_text = format!(" {} ", folded(text));
            prop_assert!(!folded_all.contains(&folded_text), "{} (folded)", text);
        }
    }
}
