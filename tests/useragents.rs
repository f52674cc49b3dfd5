//! Every public agent is read as its label says. The labels (tests/data/useragents.tsv) are the truth: Apple's mail
//! agents, Samsung Email, dataaccessd and stock Android have labels of a regular form and are compared word by word;
//! the other labels are taken apart in tests/data/useragents-expected.tsv.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop; the configuration allows it in #[test] functions only, not in what they call"
)]

use cutover::device::{Doubt, Family, Reading, Step, read, relay, steps};
use cutover::model::{Confidence, ModernAuth};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

const AGENTS: &str = include_str!("data/useragents.tsv");
const EXPECTED: &str = include_str!("data/useragents-expected.tsv");

fn agents() -> impl Iterator<Item = (&'static str, &'static str)> {
    AGENTS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split_once('\t').expect("agent and label"))
}

/// `iPad Pro (10.5-inch) (iPad7,3), iPadOS 14.5.1 (18E212)` → what stands before the last bracket, and in it.
fn brackets(text: &str) -> (&str, &str) {
    let (front, inside) = text.trim().rsplit_once(" (").expect(text);
    (front, inside.strip_suffix(')').expect(text))
}

fn apple(agent: &str, label: &str, r: &Reading) {
    let (device, system) = label.rsplit_once(", ").expect(label);
    let (name, model) = brackets(device);
    let (version, build) = brackets(system);
    let (os, version) = version.split_once(' ').expect(label);
    assert_eq!(r.os.as_deref(), Some(os), "{agent}");
    assert_eq!(r.os_version.as_deref(), Some(version), "{agent}");
    assert_eq!(r.build.as_deref(), Some(build), "{agent}");
    assert!(!r.implausible, "{agent}");
    if model == "model not stated" {
        assert_eq!(r.model_id, None, "{agent}");
        assert_eq!(r.confidence, Confidence::Family, "{agent}");
        assert!(
            name.starts_with(r.label.trim_end_matches(" touch")),
            "{agent}: {}",
            r.label
        );
    } else {
        assert_eq!(r.model_id.as_deref(), Some(model), "{agent}");
        assert_eq!(r.key, model, "{agent}");
        assert_eq!(r.label, name, "{agent}");
        assert_eq!(r.confidence, Confidence::Exact, "{agent}");
    }
    let family = ["iPhone", "iPad", "iPod"]
        .into_iter()
        .find(|f| name.starts_with(f));
    let expected = match family {
        Some("iPhone") => Family::IPhone,
        Some("iPad") => Family::IPad,
        Some("iPod") => Family::IPodTouch,
        _ => Family::Apple,
    };
    assert_eq!(r.family, expected, "{agent}");
    let major: u32 = version
        .split('.')
        .next()
        .expect(label)
        .parse()
        .expect(label);
    match major {
        12.. => assert_eq!(r.modern_auth, ModernAuth::Capable, "{agent}"),
        11 => assert_eq!(r.modern_auth, ModernAuth::UpdateRequired, "{agent}"),
        _ => assert_ne!(r.modern_auth, ModernAuth::Capable, "{agent}"),
    }
}

/// `Samsung Galaxy S II (AT&T) (SGH-I777), Samsung Email (EAS), Android 2.3.4`.
fn samsung(agent: &str, label: &str, r: &Reading) {
    let (device, rest) = label.split_once(", Samsung Email (EAS)").expect(label);
    let (_, model) = brackets(device);
    assert_eq!(r.family, Family::Android, "{agent}");
    assert_eq!(r.label, device, "{agent}");
    assert_eq!(r.model_id.as_deref(), Some(model), "{agent}");
    assert_eq!(r.key, format!("Samsung {model}"), "{agent}");
    assert_eq!(r.os.as_deref(), Some("Android"), "{agent}");
    assert_eq!(
        r.os_version.as_deref(),
        rest.strip_prefix(", Android "),
        "{agent}"
    );
    assert_eq!(r.confidence, Confidence::Exact, "{agent}");
    assert_eq!(r.app.as_deref(), Some("Samsung Email"), "{agent}");
}

/// `Mac (model not stated), macOS 15.2 (24C101), dataaccessd (…)`.
fn daemon(agent: &str, label: &str, r: &Reading) {
    let mut parts = label.splitn(3, ", ");
    let device = parts.next().expect(label);
    let (system, build) = brackets(parts.next().expect(label));
    let (os, version) = system.split_once(' ').expect(label);
    let program = parts.next().expect(label);
    let mac = device == "Mac (model not stated)";
    assert!(
        mac || device == "iPhone/iPad/iPod (model not stated)",
        "{label}"
    );
    assert_eq!(
        r.family,
        if mac { Family::Mac } else { Family::Apple },
        "{agent}"
    );
    assert_eq!(r.os.as_deref(), Some(os), "{agent}");
    assert_eq!(r.os_version.as_deref(), Some(version), "{agent}");
    assert_eq!(r.build.as_deref(), Some(build), "{agent}");
    assert_eq!(r.model_id, None, "{agent}");
    assert_eq!(r.confidence, Confidence::Family, "{agent}");
    assert!(!r.implausible, "{agent}");
    let app = r.app.as_deref().expect(agent);
    assert!(
        program.starts_with(app.split(' ').next().expect(app)),
        "{agent}: {app}"
    );
}

/// `Android 4.0.2, stock Android Email app (EAS); device unknown`; `Android phone, old HTC-style …`.
fn android(agent: &str, label: &str, r: &Reading) {
    assert_eq!(r.family, Family::Android, "{agent}");
    assert_eq!(r.os.as_deref(), Some("Android"), "{agent}");
    assert_eq!(r.model_id, None, "{agent}");
    assert_eq!(r.key, "Android", "{agent}");
    assert_eq!(r.confidence, Confidence::Family, "{agent}");
    let version = label
        .strip_prefix("Android ")
        .and_then(|l| l.split_once(", stock"))
        .map(|(v, _)| v);
    assert_eq!(r.os_version.as_deref(), version, "{agent}");
}

fn family_name(family: Family) -> String {
    serde_json::to_string(&family)
        .unwrap()
        .trim_matches('"')
        .to_owned()
}

fn listed(agent: &str, r: &Reading, row: &[&str]) {
    let same = |what: &str, got: Option<&str>, want: &str| match want {
        "?" => {}
        "-" => assert_eq!(got, None, "{what} of {agent}"),
        // Windows NT 10.0 is 10 and 11 alike, whatever the label says.
        "10" => assert_eq!(got, Some("10–11"), "{what} of {agent}"),
        _ => assert_eq!(got, Some(want), "{what} of {agent}"),
    };
    let [family, os, version, model, app, auth] = row else {
        panic!("seven columns: {agent}");
    };
    assert_eq!(family_name(r.family), *family, "{agent}");
    same("os", r.os.as_deref(), os);
    same("version", r.os_version.as_deref(), version);
    same("model", r.model_id.as_deref(), model);
    match *app {
        "?" => {}
        "-" => assert_eq!(r.app, None, "{agent}"),
        part => assert!(
            r.app.as_deref().is_some_and(|a| a.contains(part)),
            "{agent}: {:?}",
            r.app
        ),
    }
    let got = serde_json::to_string(&r.modern_auth).unwrap();
    assert_eq!(got.trim_matches('"'), *auth, "{agent}");
    if *model == "-" {
        assert!(r.confidence >= Confidence::Family, "{agent}");
    }
    if matches!(*family, "relay" | "unknown") {
        assert_eq!(r.confidence, Confidence::None, "{agent}");
    }
    assert_eq!(r.key.is_empty(), *family == "relay", "{agent}");
}

#[test]
fn every_public_agent_is_read_as_its_label_says() {
    let expected: BTreeMap<&str, Vec<&str>> = EXPECTED
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| {
            let mut fields = l.split('\t');
            (fields.next().expect("agent"), fields.collect())
        })
        .collect();
    let mut seen = [0; 5];
    for (agent, label) in agents() {
        let r = read(agent);
        let form = if let Some(row) = expected.get(agent) {
            listed(agent, &r, row);
            0
        } else if agent.starts_with("Apple-") {
            apple(agent, label, &r);
            1
        } else if label.contains(", Samsung Email (EAS)") {
            samsung(agent, label, &r);
            2
        } else if label.contains(" (model not stated), ") {
            daemon(agent, label, &r);
            3
        } else if label.contains(", stock ") || label.contains("HTC-style") {
            android(agent, label, &r);
            4
        } else {
            panic!("no expectation for {agent}");
        };
        seen[form] += 1;
    }
    assert_eq!(seen.iter().sum::<usize>(), 337, "{seen:?}");
    assert_eq!(seen[0], expected.len(), "{seen:?}");
    assert_eq!(seen[1], 134, "{seen:?}");
}

/// Names that the labels give and that are not in the structured columns.
#[test]
fn products_are_named_as_the_labels_name_them() {
    for (agent, label) in agents() {
        let r = read(agent);
        if r.family == Family::Outlook && label.starts_with("Outlook 20") {
            // "Outlook 2016/2019/365" is "2016+": the build does not tell them apart.
            let year = label.get(8..12).unwrap();
            let line = if matches!(year, "2016" | "2019" | "2021" | "2024") {
                "2016"
            } else {
                year
            };
            assert!(
                r.label.starts_with(&format!("Outlook {line}")),
                "{agent}: {}",
                r.label
            );
        }
        if label.contains("no device:") {
            assert_eq!(r.family, Family::Relay, "{agent}");
            assert!(relay(agent).is_some());
        } else {
            assert_eq!(relay(agent), None, "{agent}");
        }
        for maker in [
            "Motorola ",
            "Nokia ",
            "LG ",
            "Sony ",
            "HTC ",
            "Pantech ",
            "Garmin-Asus ",
        ] {
            if label.starts_with(maker) && r.model_id.is_some() {
                let name = label.split([',', '/', '(']).next().unwrap().trim();
                assert!(
                    r.label.starts_with(name),
                    "{agent}: {} is not {name}",
                    r.label
                );
            }
        }
    }
}

#[test]
fn relays_have_no_device() {
    for agent in [
        "BAV2ROPC",
        "Unknown(BAV2ROPC)",
        "bav2ropc",
        "CBAInPROD",
        "CBAinTAR",
        "AConsumerV2ROPC",
    ] {
        let r = read(agent);
        assert_eq!(
            (r.family, r.key.as_str(), r.confidence),
            (Family::Relay, "", Confidence::None)
        );
        assert_eq!(r.modern_auth, ModernAuth::Unknown);
        assert!(matches!(steps(agent).as_slice(), [Step::Relay { .. }]));
    }
}

#[test]
fn what_nobody_reads_keeps_its_first_word() {
    for (agent, key, label) in [
        ("MyTool/1.0 (x)", "mytool", "MyTool"),
        ("Drucker 5", "drucker", "Drucker"),
        ("Ünbekannt/2", "ünbekannt", "Ünbekannt"),
        ("", "", ""),
        ("   ", "", ""),
        ("\u{202e}abc\u{7}/1", "abc", "abc"),
    ] {
        let r = read(agent);
        assert_eq!(
            (r.key.as_str(), r.label.as_str()),
            (key, label),
            "{agent:?}"
        );
        assert_eq!(
            (r.family, r.confidence),
            (Family::Unknown, Confidence::None),
            "{agent:?}"
        );
    }
    assert_eq!(read(&"x".repeat(5000)).key.len(), 40);
}

/// Other forms of the families, as the literature gives them.
#[test]
fn forms_beyond_the_list() {
    for (agent, family, os, version) in [
        (
            "SAMSUNG-SM-T230/100.40402",
            Family::Android,
            Some("Android"),
            Some("4.4.2"),
        ),
        (
            "SAMSUNG-SM-G998B/101.110000",
            Family::Android,
            Some("Android"),
            None,
        ),
        (
            "SAMSUNG-SM-G998B/101.100",
            Family::Android,
            Some("Android"),
            None,
        ),
        (
            "Android/IceCreamSandwich-EAS-1.3",
            Family::Android,
            Some("Android"),
            None,
        ),
        ("VM670/1.0", Family::Android, Some("Android"), None),
        (
            "MSFT-PPC/5.2.5082",
            Family::WindowsPhone,
            Some("Windows Mobile"),
            Some("6.0–6.5"),
        ),
        (
            "MSFT-WP/8.10.14219(gzip)",
            Family::WindowsPhone,
            Some("Windows Phone"),
            Some("8.1"),
        ),
        (
            "MSFT-WP/8.0.10501",
            Family::WindowsPhone,
            Some("Windows Phone"),
            Some("8.0"),
        ),
        (
            "WindowsMail/16.2.3237.0215",
            Family::Windows,
            Some("Windows"),
            Some("8"),
        ),
        (
            "Outlook-Android/2.0",
            Family::OutlookMobile,
            Some("Android"),
            None,
        ),
        (
            "Outlook/16.0.9001.2080 CFNetwork/893.14 Darwin/17.7.0 (x86_64)",
            Family::Mac,
            Some("macOS"),
            Some("10.13.6"),
        ),
        (
            "macOS/14.5 (23F79) accountsd/1.0",
            Family::Mac,
            Some("macOS"),
            Some("14.5"),
        ),
        (
            "iOS/26.0 (23A341) dataaccessd/1.0",
            Family::Apple,
            Some("iOS"),
            Some("26.0"),
        ),
        (
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Lync 15.0.5423; Pro)",
            Family::Outlook,
            Some("Windows"),
            Some("10–11"),
        ),
        ("python-requests/2.28.1", Family::Script, None, None),
        ("Microsoft WinRM Client", Family::Script, None, None),
        (
            "Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.19041.1682",
            Family::Script,
            Some("Windows"),
            Some("10–11"),
        ),
        (
            "ExchangeServicesClient/15.00.0913.015",
            Family::Script,
            None,
            None,
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            Family::Browser,
            None,
            None,
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
            Family::Browser,
            Some("Windows"),
            Some("10–11"),
        ),
        (
            "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            Family::IPad,
            Some("iPadOS"),
            Some("16.6"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
            Family::IPhone,
            Some("iOS"),
            Some("18.6+"),
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
            Family::Android,
            Some("Android"),
            None,
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; SM-M215F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/89.0 Mobile Safari/537.36",
            Family::Android,
            Some("Android"),
            Some("10"),
        ),
    ] {
        let r = read(agent);
        assert_eq!(
            (r.family, r.os.as_deref(), r.os_version.as_deref()),
            (family, os, version),
            "{agent}"
        );
    }
    let moxier = read("SAMSUNG-SPHM900(4D6F7869SAM)/2.1503");
    assert_eq!(moxier.key, "Samsung SPH-M900");
    assert_eq!(moxier.app.as_deref(), Some("Moxier Mail 2.1503"));
    // Any Office program may send this, not only Outlook.
    assert_eq!(
        read("Mozilla/4.0 (compatible; ms-office; MSOffice 16)").key,
        "Office 2016+"
    );
    assert_eq!(
        read("Mac_OS_X/10.9.5 (13F34) CalendarAgent/176.2").family,
        Family::Mac
    );
    let lync = read("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Lync 15.0.5423; Pro)");
    assert_eq!(lync.label, "Lync 2013");
    assert_eq!(read("SAMSUNG-SM-T230/100.40402").label, "Samsung SM-T230");
    // A daemon whose version and build belong to different systems.
    let odd = read("iOS/17.5 (19B74) dataaccessd/1.0");
    assert!(odd.implausible && odd.modern_auth == ModernAuth::Unknown);
    assert!(
        steps("iOS/17.5 (19B74) dataaccessd/1.0").contains(&Step::Doubt {
            reason: Doubt::Contradiction
        })
    );
}

#[test]
fn keys_outlive_updates() {
    for (old, new) in [
        ("Apple-iPhone14C5/1902.74", "Apple-iPhone14C5/2401.446"),
        ("Apple-iPhone/501.347", "Apple-iPhone/705.18"),
        (
            "Microsoft Office/16.0 (Microsoft Outlook 16.0.8241; Pro)",
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.14326; Pro)",
        ),
        ("SAMSUNG-GT-I9100/100.20303", "SAMSUNG-GT-I9100/100.40102"),
        ("SAMSUNGSPHD700/100.202", "SAMSUNG-SPH-D700/100.20306"),
        ("Android/4.0.2-EAS-1.3", "Android/7.0-EAS-2.0"),
        (
            "Android-Mail/6.5.122794288.release",
            "Android-Mail/2020.11.29.346182102.Release",
        ),
        (
            "Outlook-iOS/665.29827.prod.iphone (2.63.0)",
            "Outlook-iOS/726.5856270.prod.iphone (4.57.0)",
        ),
        (
            "macOS/15.2 (24C101) dataaccessd/1.0",
            "macOS/27.0 (26A428) dataaccessd/1.0",
        ),
        (
            "iOS/6.0 (10A403) dataaccessd/1.0",
            "iOS/17.5.1 (21F90) dataaccessd/1.0",
        ),
        ("MSFT-WP/7.10.8107", "MSFT-WP/8.10.14219"),
        ("curl/7.77.0", "curl/8.1.0"),
    ] {
        assert_eq!(read(old).key, read(new).key, "{old} and {new}");
        assert!(!read(old).key.is_empty(), "{old}");
    }
    assert_ne!(
        read("Microsoft Office/14.0 (Windows NT 6.1; Microsoft Outlook 14.0.5128; Pro)").key,
        read("Microsoft Office/16.0 (Microsoft Outlook 16.0.8241; Pro)").key
    );
}

/// One key, one name: findings of one device must not change their name with the order of the records.
#[test]
fn a_key_has_one_label() {
    let mut labels = BTreeMap::new();
    for (agent, _) in agents() {
        let r = read(agent);
        if !r.key.is_empty() {
            assert_eq!(
                *labels.entry(r.key).or_insert_with(|| r.label.clone()),
                r.label,
                "{agent}"
            );
        }
    }
    assert!(labels.len() > 100);
}

fn whole(agent: &str) {
    let r = read(agent);
    let all = steps(agent);
    assert!(serde_json::to_string(&(&r, &all)).is_ok());
    assert!(r.key.chars().count() <= 80 && r.label.chars().count() <= 80);
    for text in [
        Some(&r.key),
        Some(&r.label),
        r.model_id.as_ref(),
        r.os_version.as_ref(),
        r.app.as_ref(),
    ]
    .into_iter()
    .flatten()
    {
        assert!(!text.chars().any(char::is_control), "{agent:?} → {text:?}");
    }
}

fn mutated() -> impl Strategy<Value = String> {
    let all: Vec<&'static str> = agents().map(|(a, _)| a).collect();
    (
        prop::sample::select(all),
        any::<u16>(),
        any::<u16>(),
        any::<char>(),
        0..4u8,
    )
        .prop_map(|(agent, at, to, c, how)| {
            let mut chars: Vec<char> = agent.chars().collect();
            let (at, to) = (usize::from(at) % chars.len(), usize::from(to) % chars.len());
            match how {
                0 => chars[at] = c,
                1 => chars.insert(at, c),
                2 => chars.truncate(at),
                _ => {
                    chars.drain(at.min(to)..at.max(to));
                }
            }
            chars.into_iter().collect()
        })
}

proptest! {
    #[test]
    fn any_text_is_read(agent in any::<String>()) {
        whole(&agent);
    }

    #[test]
    fn any_bent_agent_is_read(agent in mutated()) {
        whole(&agent);
    }

    #[test]
    fn any_tail_of_an_apple_agent_is_read(tail in "\\PC{0,12}/?[0-9]{0,5}\\.?[0-9a-z]{0,12}") {
        whole(&format!("Apple-{tail}"));
    }

    /// Whatever the build, the key is the model, and what is not in the tables is never called exact.
    #[test]
    fn the_key_is_the_model(train in 0..40u32, letter in 0..30u32, number in 0..9999u32) {
        let agent = format!("Apple-iPhone14C5/{train}{letter:02}.{number}");
        let r = read(&agent);
        prop_assert_eq!(r.key.as_str(), "iPhone14,5");
        prop_assert_eq!(r.label.as_str(), "iPhone 13");
        let known = steps(&agent).iter().any(|s| matches!(s, Step::Version { source: cutover::device::VersionSource::Exact, .. }));
        prop_assert_eq!(r.confidence == Confidence::Exact, known && !r.implausible);
        // Older than the model, or a train that never was: never without a doubt.
        if r.os_version.as_deref().is_some_and(|v| v.split('.').next().and_then(|m| m.parse().ok()).is_some_and(|m: u32| m < 14)) {
            prop_assert!(r.implausible);
        }
    }

    /// A model that the tables do not know keeps its identifier and is never exact.
    #[test]
    fn unknown_models_are_not_guessed(generation in 20..99u32, variant in 1..30u32) {
        let r = read(&format!("Apple-iPhone{generation}C{variant}/2401.446"));
        prop_assert_eq!(r.label, format!("iPhone{generation},{variant}"));
        prop_assert_eq!(r.confidence, Confidence::Range);
        prop_assert_eq!(r.os_version.as_deref(), Some("27.0.1"));
    }

    #[test]
    fn steps_and_reading_agree(agent in mutated()) {
        let r = read(&agent);
        let doubted = steps(&agent).iter().any(|s| matches!(s, Step::Doubt { .. }));
        prop_assert_eq!(r.implausible, doubted);
        prop_assert_eq!(r.family == Family::Relay, relay(&agent).is_some());
    }
}
