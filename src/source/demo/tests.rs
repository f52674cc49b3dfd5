use super::people::PEOPLE;
use super::{DAYS, DemoFile, files};
use crate::model::{DAY, Instant};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn now() -> Instant {
    Instant::parse("2026-11-22T10:35:00Z").unwrap()
}

fn rows(file: &DemoFile) -> Vec<Value> {
    let v: Value = serde_json::from_slice(&file.bytes).unwrap();
    v["value"].as_array().unwrap().clone()
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or("")
}

#[test]
fn two_files_of_a_month() {
    let made = files(now());
    assert_eq!(made.len(), 2);
    assert_eq!(made[0].name, "InteractiveSignIns_2026-11-22.json");
    let all: Vec<Value> = made.iter().flat_map(rows).collect();
    assert!((4500..=6500).contains(&all.len()), "{} records", all.len());
    let bytes: usize = made.iter().map(|f| f.bytes.len()).sum();
    assert!(bytes < 16 << 20, "{bytes} bytes");
    let ids: BTreeSet<&str> = all.iter().map(|r| text(r, "id")).collect();
    assert_eq!(ids.len(), all.len(), "every id once");
    for row in &all {
        let at = Instant::parse(text(row, "createdDateTime")).unwrap();
        assert!(now().plus(-DAYS * DAY) <= at && at < now(), "{at}");
    }
    for (file, interactive) in made.iter().zip([true, false]) {
        let times: Vec<Instant> = rows(file)
            .iter()
            .map(|r| {
                assert_eq!(r["isInteractive"], interactive);
                Instant::parse(text(r, "createdDateTime")).unwrap()
            })
            .collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "newest first");
    }
}

#[test]
fn the_same_moment_gives_the_same_bytes() {
    assert_eq!(files(now()), files(now()));
    assert_ne!(files(now()), files(now().plus(DAY)));
}

/// Whatever the hour: also just after midnight, on a Monday, at the end of February.
#[test]
fn any_moment_makes_a_whole_log() {
    for moment in [
        "2026-11-23T00:02:00Z",
        "2028-03-01T23:59:00Z",
        "2027-01-04T05:00:00Z",
    ] {
        let now = Instant::parse(moment).unwrap();
        let all: Vec<Value> = files(now).iter().flat_map(rows).collect();
        assert!(
            (4500..=6500).contains(&all.len()),
            "{moment}: {}",
            all.len()
        );
        let newest = all
            .iter()
            .filter_map(|r| Instant::parse(text(r, "createdDateTime")))
            .max()
            .unwrap();
        assert!(newest < now);
    }
}

#[test]
fn addresses_and_names_are_invented() {
    for file in files(now()) {
        for row in rows(&file) {
            let ip = text(&row, "ipAddress");
            assert!(
                ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"]
                    .iter()
                    .any(|p| ip.starts_with(p)),
                "{ip}"
            );
            let address: Result<std::net::IpAddr, _> = ip.parse();
            assert!(address.is_ok(), "{ip}");
            let upn = text(&row, "userPrincipalName");
            assert!(upn.is_empty() || upn.ends_with(".example"), "{upn}");
        }
    }
    let names: BTreeSet<&str> = PEOPLE.iter().map(|p| p.name).collect();
    assert_eq!(names.len(), PEOPLE.len());
}

/// Anna Meier: the last legacy sign-in before 22:57, Apple Internet Accounts from 23:00 on.
#[test]
fn the_story_is_in_it() {
    let anna: Vec<Value> = files(now())
        .iter()
        .flat_map(rows)
        .filter(|r| text(r, "userPrincipalName") == "anna.meier@contoso.example")
        .collect();
    let last = anna
        .iter()
        .filter(|r| text(r, "clientAppUsed") == "Exchange ActiveSync")
        .map(|r| text(r, "createdDateTime"))
        .max()
        .unwrap();
    assert_eq!(last, "2026-11-21T22:56:53Z");
    let first = anna
        .iter()
        .filter(|r| text(r, "appId") == "f8d98a96-0999-43f5-8af3-69971c7bb423")
        .filter(|r| r["status"]["errorCode"] == 0)
        .min_by_key(|r| text(r, "createdDateTime").to_owned())
        .unwrap();
    assert_eq!(text(first, "createdDateTime"), "2026-11-21T23:00:21Z");
    assert_eq!(first["isInteractive"], true);
}

/// Every protocol family, method evidence, error code and kind of row that the page explains is there.
#[test]
fn every_state_is_in_it() {
    let all: Vec<Value> = files(now()).iter().flat_map(rows).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in &all {
        let mut count = |what: String| *seen.entry(what).or_default() += 1;
        let client = text(row, "clientAppUsed");
        count(format!("client {client}"));
        count(format!("code {}", row["status"]["errorCode"]));
        for step in row["authenticationDetails"]
            .as_array()
            .into_iter()
            .flatten()
        {
            count(format!(
                "{client} by {}",
                text(step, "authenticationMethod")
            ));
        }
        count(format!("{} for {}", text(row, "userType"), client));
        count(format!("event {}", row["signInEventTypes"]));
        if row.get("appliedConditionalAccessPolicies").is_none() && !client.is_empty() {
            count("policies hidden".into());
        }
        if text(row, "authenticationProtocol") == "ropc" && client.starts_with("Mobile") {
            count("in place".into());
        }
    }
    for (what, least) in [
        ("client Exchange ActiveSync", 1500),
        ("client Authenticated SMTP", 300),
        ("client IMAP4", 500),
        ("client POP3", 100),
        ("client Exchange Web Services", 50),
        ("client Autodiscover", 10),
        ("client MAPI Over HTTP", 50),
        ("client Outlook Anywhere (RPC over HTTP)", 10),
        ("client Outlook Service", 10),
        ("client Other clients", 10),
        ("client Exchange Online PowerShell", 20),
        ("client Browser", 500),
        ("client Mobile Apps and Desktop clients", 500),
        ("client Unknown", 1),
        ("code 50034", 12),
        ("code 50053", 10),
        ("code 50126", 300),
        ("code 53003", 30),
        ("code 65001", 1),
        ("Exchange ActiveSync by X.509 Certificate", 10),
        ("Exchange ActiveSync by Password", 300),
        ("guest for Exchange ActiveSync", 10),
        ("event [\"servicePrincipal\"]", 3),
        ("policies hidden", 10),
        ("in place", 1),
    ] {
        let n = seen.get(what).copied().unwrap_or(0);
        assert!(n >= least, "{what}: {n}, at least {least} expected");
    }
}

#[test]
fn names_in_the_story_are_people() {
    for name in ["anna.meier", "carla.huber", "ines.sommer", "adele.roth"] {
        assert_eq!(super::people::by_name(name).1.name, name);
    }
    for name in super::story::names() {
        assert_eq!(super::people::by_name(name).1.name, name, "{name}");
    }
}
