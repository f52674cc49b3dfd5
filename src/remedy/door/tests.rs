use super::{Device, Stage, exchange, exclusions, impact, impact_with, policy};
use super::{alert_rule, defender, sentinel};
use crate::classify::{EXPIRED, POLICIES, PROMPTS, REJECTED};
use crate::device::Family;
use crate::findings::view::{FindingKey, FindingRow, OutcomeCounts, Strip, User};
use crate::model::{Class, Confidence, Flag, Instant, ModernAuth, Protocol};
use crate::remedy::quote::{kql, powershell};
use proptest::prelude::*;

const ID: &str = "11111111-1111-4111-8111-11111111111";

fn device(n: u8, name: &str) -> Device {
    Device {
        row: FindingRow {
            key: FindingKey(format!("{n:016x}")),
            user: User {
                id: Some(format!("{ID}{n}")),
                principal_name: Some(name.to_owned()),
                display_name: None,
            },
            label: "iPhone 13".into(),
            family: Family::IPhone,
            os: None,
            os_version: None,
            confidence: Confidence::Exact,
            has_agent: true,
            application: None,
            modern_auth: ModernAuth::Capable,
            class: Class::BasicProven,
            flags: vec![],
            protocols: vec![Protocol::ActiveSync],
            first_seen: Instant(0),
            last_seen: Instant(0),
            counts: OutcomeCounts::default(),
            addresses: 1,
            countries: 1,
            address: Some("203.0.113.9".into()),
            strip: Strip::default(),
            markable: true,
            mark: None,
            verdict: Default::default(),
        },
        stage: Stage::Open,
        networks: Vec::new(),
        consent: crate::remedy::Consent::Unknown,
        mfa: crate::remedy::Mfa::Unknown,
        language: None,
    }
}

fn changed(n: u8, name: &str, change: impl FnOnce(&mut Device)) -> Device {
    let mut d = device(n, name);
    change(&mut d);
    d
}

fn some() -> Vec<Device> {
    vec![
        device(1, "anna@contoso.example"),
        changed(1, "anna@contoso.example", |d| {
            d.row.family = Family::IPad;
            d.row.label = "iPad".into();
        }),
        changed(2, "proven@contoso.example", |d| d.stage = Stage::Proven),
        changed(3, "broken@contoso.example", |d| {
            d.row.flags = vec![Flag::PossiblyCompromised];
        }),
        changed(4, "guest@fabrikam.example", |d| {
            d.row.flags = vec![Flag::Guest];
        }),
        changed(5, "nobody@contoso.example", |d| d.row.user.id = None),
        changed(6, "attacked@contoso.example", |d| {
            d.row.class = Class::AttemptsOnly;
        }),
        changed(7, "scan@contoso.example", |d| {
            d.row.family = Family::Relay;
            d.row.label = String::new();
            d.row.protocols = vec![Protocol::SmtpAuth];
        }),
        changed(8, "cert@contoso.example", |d| {
            d.row.class = Class::Certificate;
        }),
    ]
}

#[test]
fn exactly_the_people_still_on_legacy_are_left_out() {
    let found = exclusions(&some());
    let ids: Vec<_> = found
        .people
        .iter()
        .filter_map(|p| p.id.as_deref())
        .collect();
    assert_eq!(ids, [format!("{ID}1"), format!("{ID}8"), format!("{ID}7")]);
    assert_eq!(found.compromised.len(), 1);
    assert_eq!(found.guests.len(), 1);
    assert_eq!(found.without_id.len(), 1);

    let policy: serde_json::Value = serde_json::from_str(&policy(&found)).unwrap();
    assert_eq!(policy["state"], "enabledForReportingButNotEnforced");
    assert_eq!(
        policy["conditions"]["clientAppTypes"],
        serde_json::json!(["exchangeActiveSync", "other"])
    );
    assert_eq!(policy["grantControls"]["builtInControls"][0], "block");
    let excluded: Vec<&str> = policy["conditions"]["users"]["excludeUsers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    assert_eq!(&excluded[..2], super::policy::EMERGENCY);
    assert_eq!(excluded[2..], ids);
}

#[test]
fn the_preview_counts_what_would_stop() {
    let found = impact(&some());
    // anna's two, the broken one, the guest, the one without id, the certificate: not the proven one.
    assert_eq!((found.devices, found.people), (6, 5));
    assert_eq!((found.proven, found.changed), (1, 0));
    assert_eq!(found.certificates, 1);
    assert_eq!(found.senders, ["203.0.113.9"]);
    assert_eq!((found.senders_total, found.attacked), (1, 1));
    assert_eq!(impact(&[]), super::Impact::default());
    // With the list of exclusions: the broken one, the guest and the one without id.
    let left = impact_with(&some(), &exclusions(&some()));
    assert_eq!((left.devices, left.people, left.senders_total), (3, 3, 0));
}

#[test]
fn the_script_changes_nothing_by_itself_and_never_switches_activesync_off() {
    let script = exchange(&some());
    for line in script.lines() {
        let code = line.trim_start();
        let changes = ["Set-", "New-", "Remove-", "Disable-", "Enable-"]
            .iter()
            .any(|verb| code.contains(verb));
        assert!(!changes || code.starts_with('#'), "{line}");
    }
    assert!(!script.contains("-ActiveSyncEnabled"));
    assert!(script.contains("'anna@contoso.example'"));
    assert!(script.contains("ActiveSync stays on"));
    assert!(
        script.contains("-Identity 'scan@contoso.example' -SmtpClientAuthenticationDisabled $true")
    );
    // What sends with a password keeps a policy that lets it, and nothing stops OAuth for the whole tenant.
    assert!(script.contains("-Name 'Allow Basic SMTP' -AllowBasicAuthSmtp"));
    assert!(
        script
            .contains("-Identity 'scan@contoso.example' -AuthenticationPolicy 'Allow Basic SMTP'")
    );
    assert!(
        !script
            .contains("-Identity 'anna@contoso.example' -AuthenticationPolicy 'Allow Basic SMTP'")
    );
    assert!(!script.contains("Set-TransportConfig"));
    // A policy needs up to a day; for the account in other hands it is hastened.
    let hastened = "-Identity 'broken@contoso.example' -STSRefreshTokensValidFrom $([System.DateTime]::UtcNow)";
    assert!(script.contains(hastened));
    assert!(!exchange(&[device(1, "anna@contoso.example")]).contains("Allow Basic SMTP"));
    assert!(!script.contains("guest@fabrikam.example"));
    assert!(!script.contains("proven@contoso.example"));
}

/// A strict reader of what the script is made of: remarks, strings, and everything else as bare code.
fn bare_code(script: &str) -> String {
    let (mut code, mut rest) = (String::new(), script);
    while let Some(c) = rest.chars().next() {
        if c == '#' {
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            rest = &rest[end..];
        } else if powershell::QUOTES.contains(&c) {
            rest = powershell::read(rest).expect("the string ends").1;
            code.push_str("''");
        } else {
            assert_ne!(c, '"', "no expanding strings");
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

const HOSTILE: &str = "[a-z'\u{2018}-\u{201b}\"`$(){};|#<>\\\\\r\n\u{2028}\u{202e}é= -]{0,24}";

proptest! {
    #[test]
    fn no_name_becomes_code(name in HOSTILE, label in HOSTILE) {
        let plain = exchange(&[device(1, "x@contoso.example")]);
        let hostile = changed(1, &name, |d| d.row.label = label.clone());
        let script = exchange(&[hostile]);
        prop_assert_eq!(bare_code(&script), bare_code(&plain));
        // Remarks that are uncommented still hold.
        let uncommented = |script: &str| script.replace("# Set-", "Set-");
        prop_assert_eq!(bare_code(&uncommented(&script)), bare_code(&uncommented(&plain)));
    }

    #[test]
    fn no_id_becomes_a_policy_or_a_query(id in HOSTILE) {
        let hostile = changed(1, "x@contoso.example", |d| d.row.user.id = Some(id.clone()));
        let found = exclusions(&[hostile]);
        let policy: serde_json::Value = serde_json::from_str(&policy(&found)).unwrap();
        prop_assert_eq!(policy["conditions"]["users"]["excludeUsers"].as_array().unwrap().len(), 2);
        prop_assert!(sentinel(&found).contains("let known = dynamic([]);"));
    }
}

/// Takes a query apart: remarks, strings, and the rest, whose brackets must match.
fn kql_strings(query: &str) -> Vec<String> {
    let (mut strings, mut open, mut rest) = (Vec::new(), Vec::new(), query);
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        if c == '"' {
            let (value, after) = kql::read(rest).expect("the string ends");
            strings.push(value);
            rest = after;
            continue;
        }
        match c {
            '(' | '[' => open.push(c),
            ')' => assert_eq!(open.pop(), Some('(')),
            ']' => assert_eq!(open.pop(), Some('[')),
            _ => assert!(c.is_ascii(), "{c}"),
        }
        rest = &rest[c.len_utf8()..];
    }
    assert!(open.is_empty());
    strings
}

#[test]
fn the_queries_hold_the_people_and_the_known_codes() {
    let found = exclusions(&some());
    for query in [sentinel(&found), defender(&found)] {
        let strings = kql_strings(&query);
        assert!(strings.contains(&format!("{ID}1")));
        assert!(strings.contains(&"Mobile Apps and Desktop clients".to_owned()));
        assert!(!strings.contains(&format!("{ID}3")), "compromised");
    }
    let rule: serde_json::Value = serde_json::from_str(&alert_rule()).unwrap();
    let properties = &rule["resources"][0]["properties"];
    assert_eq!(properties["enabled"], false);
    let alert = properties["query"].as_str().unwrap();
    let strings = kql_strings(alert);
    for code in EXPIRED
        .iter()
        .chain(&PROMPTS)
        .chain(&POLICIES)
        .chain(&REJECTED)
    {
        assert!(strings.contains(&code.to_string()), "{code}");
        assert!(defender(&found).contains(&code.to_string()), "{code}");
    }
    // "With a correct password" is said only on evidence: the password grant, a relay, a password step; no certificate.
    assert!(
        alert.contains("(PasswordProven and Outcome == \"accepted\")"),
        "{alert}"
    );
    assert!(
        alert.contains("PasswordProven = not(Certificate) and (AuthenticationProtocol contains")
    );
    for word in [
        "ropc",
        "BAV2ROPC",
        "CBAInPROD",
        "CBAinTAR",
        "X.509",
        "certificate",
    ] {
        assert!(strings.contains(&word.to_owned()), "{word}");
    }
    let codes = alert
        .split("case(")
        .nth(1)
        .unwrap()
        .lines()
        .find(|l| l.contains("53003"));
    assert!(
        codes.unwrap().trim().starts_with("PasswordProven and "),
        "{alert}"
    );
}
