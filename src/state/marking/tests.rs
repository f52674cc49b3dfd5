//! What is proposed of a mark, by what the log shows.

use super::{Marking, Rests, choices};
use crate::device::Family;
use crate::findings::view::{
    DeviceView, FindingKey, FindingRow, OutcomeCounts, RowVerdict, Strip, User, Verdict,
};
use crate::model::{
    Class, Confidence, DAY, HOUR, Instant, MINUTE, MailScope, Mark, ModernAuth, Protocol,
};
use crate::timeline::{Change, Shows};
use crate::worker::messages::{How, MailApp};

const MARKABLE: &[Protocol] = &[Protocol::ActiveSync];

fn row(family: Family, protocols: &[Protocol]) -> FindingRow {
    FindingRow {
        key: FindingKey("0".repeat(16)),
        user: User::default(),
        label: String::new(),
        family,
        os: None,
        os_version: None,
        confidence: Confidence::None,
        modern_auth: ModernAuth::Unknown,
        class: Class::BasicProven,
        flags: vec![],
        protocols: protocols.to_vec(),
        first_seen: Instant(0),
        last_seen: Instant(0),
        counts: OutcomeCounts::default(),
        addresses: 1,
        countries: 1,
        address: None,
        strip: Strip::default(),
        markable: true,
        has_agent: true,
        application: None,
        mark: None,
        verdict: RowVerdict::default(),
    }
}

fn view(row: FindingRow, complete_to: Option<Instant>) -> DeviceView {
    DeviceView {
        row,
        reading: None,
        agents: vec![],
        os_history: vec![],
        evidence: vec![],
        proven: (0, 0),
        against: Default::default(),
        applications: Vec::new(),
        resources: Vec::new(),
        sign_ins: vec![],
        sign_ins_total: 0,
        legacy: vec![],
        modern: vec![],
        networks: vec![],
        complete_to,
        others: vec![],
        others_more: 0,
        verdict: Verdict::default(),
        rests: None,
        elsewhere: None,
        scanner: None,
    }
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// Last legacy sign-in at 22:57, never longer apart than nine hours.
fn change(shows: Shows, last: &str, first: Option<&str>) -> Change {
    Change {
        shows,
        last_legacy: at(last),
        first_modern: first.map(|text| (at(text), MailApp::AppleInternetAccounts.into())),
        modern_before: None,
        longest_gap: 9 * HOUR,
    }
}

#[test]
fn the_mark_is_what_the_log_shows() {
    let last = "2026-11-20T22:57:00Z";
    let now = at("2026-11-21T08:00:00Z");
    let phone = || row(Family::IPhone, MARKABLE);
    for (name, found, complete, newest, time, rests) in [
        (
            "the hand-over",
            change(Shows::HandOver, last, Some("2026-11-20T23:00:21Z")),
            None,
            Some(now),
            at(last),
            Rests::HandOver(
                at(last),
                at("2026-11-20T23:00:21Z"),
                MailApp::AppleInternetAccounts.into(),
            ),
        ),
        (
            "seconds are rounded, the next app is not passed",
            change(
                Shows::HandOver,
                "2026-11-20T22:56:53Z",
                Some("2026-11-20T22:56:58Z"),
            ),
            None,
            Some(now),
            at("2026-11-20T22:56:58Z"),
            Rests::HandOver(
                at("2026-11-20T22:56:53Z"),
                at("2026-11-20T22:56:58Z"),
                MailApp::AppleInternetAccounts.into(),
            ),
        ),
        (
            "seconds after the minute",
            change(
                Shows::HandOver,
                "2026-11-20T22:57:20Z",
                Some("2026-11-20T23:00:21Z"),
            ),
            None,
            Some(now),
            at(last),
            Rests::HandOver(
                at("2026-11-20T22:57:20Z"),
                at("2026-11-20T23:00:21Z"),
                MailApp::AppleInternetAccounts.into(),
            ),
        ),
        (
            "quiet for longer than ever, and the log is complete",
            change(Shows::InUse, last, None),
            Some(at(last).plus(9 * HOUR + MINUTE)),
            Some(now),
            at(last),
            Rests::Ended(at(last)),
        ),
        (
            "quiet, but nobody knows whether the log is complete",
            change(Shows::InUse, last, None),
            None,
            Some(now.plus(-HOUR)),
            now,
            Rests::Now,
        ),
        (
            "quiet as it often was",
            change(Shows::InUse, last, None),
            Some(at(last).plus(9 * HOUR)),
            Some(now),
            now,
            Rests::Now,
        ),
        (
            "an old log",
            change(Shows::InUse, last, None),
            None,
            Some(at("2026-11-20T23:10:00Z")),
            at(last),
            Rests::OldLog(at(last), at("2026-11-20T23:10:00Z")),
        ),
        (
            "attempts are nobody's device",
            change(Shows::Attempts, last, None),
            None,
            None,
            now,
            Rests::Now,
        ),
    ] {
        let marking = Marking::of(&view(phone(), complete), &found, newest, now);
        assert_eq!((marking.at, marking.rests), (time, rests), "{name}");
        assert_eq!(marking.how, How::ReAdded, "{name}");
    }
    let mut marked = phone();
    let mark = Mark {
        at: Instant(DAY),
        how: How::Retired,
    };
    marked.mark = Some(mark);
    let found = change(Shows::HandOver, last, Some(last));
    let marking = Marking::of(&view(marked, None), &found, None, now);
    assert_eq!(
        (marking.at, marking.how, marking.rests),
        (mark.at, mark.how, Rests::Mark)
    );
}

/// The rule of the default: where a person's phone or program may be behind it, an app is expected.
#[test]
fn the_default_way_never_lets_silence_pass_for_a_change() {
    let all = Protocol::ALL.into_iter().filter(|p| p.is_legacy());
    let senders = [
        Protocol::SmtpAuth,
        Protocol::PowerShell,
        Protocol::ReportingWebServices,
    ];
    for protocol in all {
        for family in [
            Family::IPhone,
            Family::Mac,
            Family::Android,
            Family::Outlook,
            Family::Unknown,
            Family::Relay,
            Family::Browser,
        ] {
            let row = row(family, &[protocol]);
            let how = super::usual(&row);
            let sends = senders.contains(&protocol)
                && matches!(family, Family::Unknown | Family::Relay | Family::Browser);
            assert_eq!(
                how.expects().is_none(),
                sends,
                "{family:?} {protocol:?}: {how}"
            );
            assert!(
                choices(&[&row]).contains(&how),
                "{family:?} {protocol:?}: {how}"
            );
        }
    }
    assert_eq!(super::usual(&row(Family::Unknown, MARKABLE)), How::ReAdded);
}

#[test]
fn choices_fit_all_devices() {
    let phone = row(Family::IPhone, MARKABLE);
    let ways = choices(&[&phone]);
    assert_eq!(ways.first(), Some(&How::ReAdded));
    assert!(!ways.contains(&How::OtherApp(MailApp::Samsung)));
    assert!(!ways.contains(&How::Connector), "a phone is no scanner");
    let mixed = choices(&[&phone, &row(Family::Android, MARKABLE)]);
    assert!(!mixed.contains(&How::ReAdded));
    assert_eq!(mixed.first(), Some(&How::OtherApp(MailApp::OutlookMobile)));
    let relay = row(Family::Relay, MARKABLE);
    assert!(
        choices(&[&relay]).contains(&How::ReAdded),
        "it may be an iPhone"
    );
    let scanner = choices(&[&row(Family::Relay, &[Protocol::SmtpAuth])]);
    assert!(scanner.contains(&How::Connector) && !scanner.contains(&How::ReAdded));
    let script = choices(&[&row(Family::Script, &[Protocol::Ews])]);
    let oauth = How::OAuth(MailScope::Ews);
    assert_eq!(
        script,
        [oauth, How::Connector, How::SwitchedOff, How::Retired]
    );
    let program = row(Family::Relay, &[Protocol::Imap, Protocol::SmtpAuth]);
    for scope in [MailScope::Imap, MailScope::Smtp] {
        assert!(choices(&[&program]).contains(&How::OAuth(scope)));
    }
    assert!(
        !ways.iter().any(|how| matches!(how, How::OAuth(_))),
        "Apple Mail is added again"
    );
    let mut old = phone.clone();
    old.modern_auth = ModernAuth::Replace;
    assert!(!choices(&[&old]).contains(&How::ReAdded));
    assert!(!choices(&[&old]).contains(&How::UpdateAndWait));
    assert_eq!(super::usual(&old), How::OtherApp(MailApp::OutlookMobile));
}

#[test]
fn a_certificate_is_added_again_moved_or_retired() {
    let mut phone = row(Family::IPhone, MARKABLE);
    phone.class = Class::Certificate;
    let ways = choices(&[&phone]);
    assert_eq!(ways.first(), Some(&How::ReAdded));
    assert_eq!(ways.last(), Some(&How::Retired));
    for how in [How::UpdateAndWait, How::Connector, How::SwitchedOff] {
        assert!(!ways.contains(&how), "{how}");
    }
}
