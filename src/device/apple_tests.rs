use super::parse;
use crate::device::{Family, Step, VersionSource, read, steps};
use crate::model::{Confidence, ModernAuth};

fn build(agent: &str) -> Option<String> {
    parse(agent)?.build.map(|(_, b)| b.to_string())
}

#[test]
fn digits_to_build() {
    for (agent, expected) in [
        ("Apple-iPhone14C5/1902.74", Some("19B74")),
        ("Apple-iPhone/508.11", Some("5H11")),
        ("Apple-iPhone2C1/705.018", Some("7E18")),
        ("Apple-iPod/508.01100001", Some("5H11a")),
        ("Apple-iPhone3C1/1001.8426", Some("10A8426")),
        ("Apple-iPhone6C1/1102.55400001", Some("11B554a")),
        ("Apple-iPhone2C1/801.23000013", Some("8A230m")),
        ("Apple-iPhone15C4/2401.539000006", Some("24A5390f")),
        ("Apple-iPad4C5/1305.233,gzip(gfe)", Some("13E233")),
        ("Apple-iPhone6C1/", None),
        ("Apple-iPhone9C1", None),
        ("Apple-iPhone9C1/1501.78360100024", Some("15A783601x")),
        ("Apple-iPhone9C1/1927.74", None),
        ("Apple-iPhone9C1/1900.74", None),
        ("Apple-iPhone9C1/1902.123456", None),
        ("Apple-iPhone9C1/02.74", None),
        ("Apple-iPhone9C1/1902", None),
    ] {
        assert_eq!(build(agent).as_deref(), expected, "{agent}");
    }
}

#[test]
fn wrapped_and_bent() {
    let zimbra = read("X-Mailer: Zimbra 8.8.12_GA_3794 (MobileSync - Apple-iPhone10C5/1606.250)");
    assert_eq!(
        (zimbra.label.as_str(), zimbra.os_version.as_deref()),
        ("iPhone 8 Plus (GSM)", Some("12.3.2"))
    );
    let lower = read("apple-iphone14c5/1902.74");
    assert_eq!(lower.key, "iPhone14,5");
    let cut = read("Apple-iPhone9C1");
    assert_eq!(
        (cut.key.as_str(), cut.confidence, cut.os_version),
        ("iPhone9,1", Confidence::Range, None)
    );
    let spoof =
        read("Mozilla/5.0 (Apple-iPhone7C2/1202.466; U; CPU like Mac OS X; en) AppleWebKit/420+");
    assert_eq!(
        (spoof.family, spoof.implausible, spoof.model_id),
        (Family::Unknown, true, None)
    );
    assert_eq!(spoof.confidence, Confidence::None);
    let glued = read("Apple-iPhone14C5X/1902.74");
    assert_eq!(
        (glued.key.as_str(), glued.confidence),
        ("iPhone", Confidence::Family)
    );
    assert_eq!(read("PineApple-iPhone14C5/1902.74").family, Family::Unknown);
    assert_eq!(read("Apple-PubSub/65.28").family, Family::Unknown);
    assert_eq!(
        read("SomeBot/1.0 (Apple-iPhone14C5/1902.74)").family,
        Family::Unknown
    );
    let vision = read("Apple-RealityDevice14C1/2102.305");
    assert_eq!(
        (
            vision.family,
            vision.label.as_str(),
            vision.os_version,
            vision.modern_auth
        ),
        (
            Family::Apple,
            "RealityDevice14,1",
            None,
            ModernAuth::Unknown
        )
    );
}

#[test]
fn unknown_builds_and_models_degrade() {
    let r = read("Apple-iPhone8C1/1908.999");
    assert_eq!(
        (r.os_version.as_deref(), r.confidence, r.implausible),
        (Some("15.7–15.8"), Confidence::Range, false)
    );
    let r = read("Apple-iPhone18C1/2402.999");
    assert_eq!(
        (r.os_version.as_deref(), r.confidence, r.implausible),
        (Some("27.2"), Confidence::Range, false)
    );
    let r = read("Apple-iPhone18C1/2403.10");
    assert_eq!(
        (r.os_version.as_deref(), r.modern_auth),
        (Some("27.x"), ModernAuth::Capable)
    );
    let r = read("Apple-iPhone19C9/2401.437");
    assert_eq!(
        (r.label.as_str(), r.confidence, r.implausible),
        ("iPhone19,9", Confidence::Range, false)
    );
    assert_eq!(r.modern_auth, ModernAuth::Capable);
    let r = read("Apple-iPad20C1/2501.5");
    assert_eq!(
        (r.os.as_deref(), r.os_version, r.modern_auth),
        (Some("iPadOS"), None, ModernAuth::Capable)
    );
    assert!(!r.implausible);
}

#[test]
fn invented_agents_are_flagged() {
    for agent in [
        "Apple-iPhone14C5/1201.365",
        "Apple-iPhone5C2/1902.74",
        "Apple-iPhone14C5/2601.365",
        "Apple-iPhone14C5/3901.1",
    ] {
        let r = read(agent);
        assert!(r.implausible, "{agent}");
        assert_ne!(r.confidence, Confidence::Exact, "{agent}");
        assert!(
            steps(agent).iter().any(|s| matches!(s, Step::Doubt { .. })),
            "{agent}"
        );
    }
    assert_eq!(
        read("Apple-iPhone14C5/1201.365").modern_auth,
        ModernAuth::Unknown
    );
    // A build that no table has proves nothing: factory builds are found years later, and models are added.
    for (agent, version) in [
        ("Apple-iPad15C7/2204.2082", "18.3.2"),
        ("Apple-iPad15C7/2204.2083", "18.3"),
        ("Apple-iPhone18C5/2304.8128", "26.3"),
        ("Apple-iPad17C1/2301.8330", "26.0"),
        ("Apple-iPhone14C2/2007.85", "16.6"),
        ("Apple-iPhone14C2/2011.300", "16.x"),
        ("Apple-iPhone15C1/2202.75", "18.1"),
        ("Apple-iPhone14C5/2501.10", ""),
    ] {
        let r = read(agent);
        assert!(!r.implausible, "{agent}");
        assert_eq!(r.os_version.unwrap_or_default(), version, "{agent}");
    }
    // Sold with 8.1, seen in a real log with 8.0.
    let mini = read("Apple-iPad4C7/1201.365");
    assert_eq!(
        (mini.implausible, mini.confidence),
        (false, Confidence::Exact)
    );
}

#[test]
fn how_it_was_read() {
    let expected = [
        Step::Model {
            identifier: "iPhone14,5".into(),
            name: Some("iPhone 13".into()),
        },
        Step::Build {
            digits: "1902.74".into(),
            build: "19B74".into(),
        },
        Step::Version {
            os: Some("iOS".into()),
            version: "15.1".into(),
            released: Some("2021-10-25".into()),
            source: VersionSource::Exact,
        },
        Step::LastOs {
            major: 27,
            current: true,
        },
        Step::ModernAuth {
            answer: ModernAuth::Capable,
        },
    ];
    assert_eq!(steps("Apple-iPhone14C5/1902.74"), expected);
}

#[test]
fn tablets_run_ipados_from_13_on() {
    for (agent, os, version) in [
        ("Apple-iPad7C3/1607.77", "iOS", "12.4"),
        ("Apple-iPad7C3/1701.844", "iPadOS", "13.1"),
        ("Apple-iPad7C3/1805.212", "iPadOS", "14.5.1"),
        ("Apple-iPhone10C1/1701.844", "iOS", "13.1"),
        ("Apple-iPod9C1/1701.844", "iOS", "13.1"),
    ] {
        let r = read(agent);
        assert_eq!(
            (r.os.as_deref(), r.os_version.as_deref()),
            (Some(os), Some(version)),
            "{agent}"
        );
    }
}
