//! The demo tenant through the whole way of a record: every class and state comes out as its tables intend.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_csv;
use cutover::findings::view::{DeviceView, FindingRow};
use cutover::model::{Class, Flag, Instant, MINUTE, ModernAuth};
use cutover::remedy::{Kind, Subject, plan};
use cutover::timeline::{Shows, change};
use cutover::worker::messages::{FromWorker, Summary};
use cutover::worker::session::Session;

fn now() -> Instant {
    Instant::parse("2026-11-22T10:35:00Z").unwrap()
}

struct Seen {
    session: Session,
    rows: Vec<FindingRow>,
    summary: Summary,
}

fn open(now: Instant) -> Seen {
    let mut session = Session::default();
    session.open_demo(now);
    let mut rows = Vec::new();
    loop {
        let mut some = false;
        for message in session.changes(100) {
            if let FromWorker::Findings { upsert, .. } = message {
                some |= !upsert.is_empty();
                rows.extend(upsert);
            }
        }
        if !some {
            break;
        }
    }
    let FromWorker::Summary(summary) = session.summary() else {
        panic!("a summary")
    };
    Seen {
        session,
        rows,
        summary: *summary,
    }
}

impl Seen {
    fn of(&self, name: &str) -> Vec<&FindingRow> {
        self.rows
            .iter()
            .filter(|r| {
                let upn = r.user.principal_name.as_deref().unwrap_or_default();
                upn == name || upn == format!("{name}@contoso.example")
            })
            .collect()
    }

    fn view(&self, row: &FindingRow) -> DeviceView {
        match self.session.device(row.key.clone()) {
            FromWorker::Device {
                view: Some(view), ..
            } => *view,
            other => panic!("{other:?}"),
        }
    }
}

/// A finding as the tables of the demo tenant intend it.
struct Want(
    &'static str,
    &'static str,
    Class,
    &'static [Flag],
    ModernAuth,
    Kind,
    Shows,
);

#[test]
fn every_device_comes_out_as_intended() {
    use Class::{AttemptsOnly, BasicProven as Basic, Certificate as Cert, LegacyUnknown};
    use Flag::{
        CrossTenant, Guest, Implausible, InPlaceUpgrade, LikelySpray, OldPassword, PartlyProven,
        PossiblyCompromised, Relay, ServiceAccountHint,
    };
    use Kind::{
        AndroidApp, Certificate, Compromised, FindOut, Mac, MailProgram, MakeSure, Outlook,
        PopImap, PowerShell, Program, ReAdd, Replace, SmtpAuth, Spray, UpdateFirst,
    };
    use ModernAuth::{Capable, Replace as Never, Unknown, UpdateRequired};
    #[rustfmt::skip]
    let table = [
        Want("anna.meier", "iPhone 13", Basic, &[], Capable, ReAdd, Shows::HandOver),
        Want("fabio.keller", "iPhone 8 (GSM)", Basic, &[PartlyProven], Capable, ReAdd, Shows::InUse),
        Want("gina.frei", "iPhone 12 mini", Basic, &[], Capable, ReAdd, Shows::HandOver),
        Want("scan", "", Basic, &[ServiceAccountHint, Relay], Unknown, SmtpAuth, Shows::InUse),
        Want("kopierer.2og", "", Basic, &[ServiceAccountHint, Relay], Unknown, SmtpAuth, Shows::Silent),
        Want("archiv", "", Basic, &[Relay], Unknown, PopImap, Shows::InUse),
        Want("lena.vogt", "", Basic, &[Relay], Unknown, PopImap, Shows::HandOver),
        Want("eva.brunner", "iPad Air (3rd generation) Wi-Fi", LegacyUnknown, &[], Capable, ReAdd, Shows::InUse),
        Want("empfang", "Outlook 2010", Basic, &[], Never, Outlook, Shows::Silent),
        Want("dieter.roth", "iPad Pro 11-inch (1st generation) Wi-Fi", Cert, &[PartlyProven], Capable, Certificate, Shows::Certificate),
        Want("carla.huber", "", AttemptsOnly, &[LikelySpray, Relay], Unknown, Spray, Shows::Spray),
        Want("ines.sommer", "", Basic, &[PossiblyCompromised, Relay], Unknown, Compromised, Shows::Compromised),
        Want("jonas.luethi", "iPhone 11", AttemptsOnly, &[OldPassword], Capable, ReAdd, Shows::Attempts),
        Want("pia@fabrikam.example", "iPhone XR", Basic, &[Guest, CrossTenant], Capable, Kind::Guest, Shows::InUse),
        Want("marco.bianchi", "iPhone 12", Basic, &[], Capable, ReAdd, Shows::InUse),
        Want("ueli.baumann", "iPhone 5 (CDMA)", Basic, &[], Never, Replace, Shows::InUse),
        Want("noemi.favre", "iPhone 6s", Basic, &[], UpdateRequired, UpdateFirst, Shows::InUse),
        Want("paul.krueger", "iPhone SE (2nd generation)", Basic, &[InPlaceUpgrade], Capable, ReAdd, Shows::HandOver),
        Want("sabine.graf", "iPhone 13 Pro", Basic, &[], Capable, ReAdd, Shows::InUse),
        Want("sabine.graf", "iPad Air (4th generation) Wi-Fi", Basic, &[PartlyProven], Capable, ReAdd, Shows::InUse),
        Want("tom.weber", "Gmail (Android)", Basic, &[], Unknown, AndroidApp, Shows::InUse),
        Want("mia.schaefer", "Samsung Galaxy Tab S 8.4 (SM-T700)", Basic, &[], Unknown, AndroidApp, Shows::InUse),
        Want("olga.petrova", "Outlook for Mac", Basic, &[], Capable, Mac, Shows::InUse),
        Want("kai.sturm", "", LegacyUnknown, &[], Unknown, FindOut, Shows::Both),
        Want("svc-reports", "WinRM", Basic, &[], Unknown, PowerShell, Shows::InUse),
        Want("svc-kalender", "python-requests", Basic, &[], Unknown, Program, Shows::InUse),
        Want("buchhaltung", "Outlook 2013", Basic, &[], UpdateRequired, Outlook, Shows::InUse),
        Want("lager", "Outlook", LegacyUnknown, &[], Unknown, Outlook, Shows::InUse),
        Want("werkstatt", "Outlook 2016+", Basic, &[], Capable, Outlook, Shows::InUse),
        Want("rosa.lindt", "iPhone 13 Pro", AttemptsOnly, &[OldPassword, Implausible], Capable, MakeSure, Shows::Attempts),
        Want("hannes.wolf", "iPhone 11 Pro", Basic, &[], Capable, ReAdd, Shows::Both),
        Want("nora.blum", "iPhone 14", Basic, &[], Capable, ReAdd, Shows::HandOver),
        Want("rolf.zimmer", "iPhone 11", Basic, &[], Capable, ReAdd, Shows::Silent),
        Want("rolf.zimmer", "iPhone 15", Basic, &[], Capable, ReAdd, Shows::InUse),
        Want("yusuf.demir", "iPhone 15 Pro", Basic, &[], Capable, ReAdd, Shows::InUse),
        Want("lea.oezdemir", "iPhone29,3", Basic, &[], Capable, ReAdd, Shows::InUse),
        Want("vera.kunz", "Windows Mail", Basic, &[], Unknown, MailProgram, Shows::InUse),
        Want("test.markup", "iPhone 8 (CDMA)", Basic, &[], Unknown, ReAdd, Shows::InUse),
        Want("test.formula", "", Basic, &[Relay], Unknown, PopImap, Shows::InUse),
    ];
    let seen = open(now());
    for Want(name, label, class, flags, modern_auth, kind, shows) in &table {
        let rows = seen.of(name);
        let Some(row) = rows.iter().find(|r| r.label == *label) else {
            panic!("{name}: no {label:?} among {rows:#?}")
        };
        let mut want = flags.to_vec();
        want.sort_unstable();
        assert_eq!(row.class, *class, "{name} {label}");
        assert_eq!(row.flags, want, "{name} {label}");
        assert_eq!(row.modern_auth, *modern_auth, "{name} {label}");
        let fix = plan(&Subject::of(row));
        assert_eq!(fix.kind, *kind, "{name} {label}");
        assert_eq!(change(&seen.view(row)).shows, *shows, "{name} {label}");
    }
    assert_eq!(seen.rows.len(), table.len(), "no finding besides");
}

/// The numbers over everything: nobody who does not exist is listed, nothing is lost, both event types are there.
#[test]
fn the_sum_is_right() {
    let seen = open(now());
    let r = seen.summary.records;
    assert_eq!(
        r.read,
        r.duplicates + r.legacy + r.modern + r.unknown + r.not_user + r.unreadable
    );
    assert_eq!((r.duplicates, r.unreadable), (0, 0));
    assert!(r.unknown > 0 && r.not_user > 0);
    assert_eq!(seen.summary.spray_unknown_users, 12);
    assert_eq!(seen.summary.spray_unknown_attempts, 36);
    assert!(seen.of("admin").is_empty());
    assert!(seen.summary.complete_to.interactive_user.is_some());
    assert!(seen.summary.complete_to.non_interactive_user.is_some());
    assert_eq!(seen.summary.tenant_name.as_deref(), Some("Contoso"));
}

/// What a page must show and a table must not run stays what it is, and is made harmless in the table.
#[test]
fn hostile_names_stay_text() {
    let seen = open(now());
    let name = |who: &str| {
        seen.of(who)
            .first()
            .and_then(|r| r.user.display_name.clone())
    };
    assert_eq!(
        name("test.markup").as_deref(),
        Some("<img src=x onerror=alert(1)>")
    );
    assert_eq!(
        name("test.formula").as_deref(),
        Some("=HYPERLINK(\"https://fabrikam.example\",\"open\")")
    );
    let text = findings_csv(seen.session.case(), now());
    assert!(text.contains("HYPERLINK"));
    for cell in text.lines().skip(1).flat_map(|line| line.split(',')) {
        let first = cell.trim_start_matches('"').chars().next();
        assert!(!matches!(first, Some('=' | '@' | '+' | '-')), "{cell}");
    }
}

/// Any hour will do: the same devices come out.
#[test]
fn the_hour_does_not_matter() {
    for moment in [
        "2026-11-23T00:02:00Z",
        "2027-03-01T23:59:00Z",
        "2026-07-06T05:00:00Z",
    ] {
        let seen = open(Instant::parse(moment).unwrap());
        assert!(
            (37..=39).contains(&seen.rows.len()),
            "{moment}: {}",
            seen.rows.len()
        );
        let of = |name| seen.of(name).first().map(|r| (r.class, r.flags.clone()));
        assert_eq!(
            of("anna.meier"),
            Some((Class::BasicProven, vec![])),
            "{moment}"
        );
        assert_eq!(
            of("dieter.roth"),
            Some((Class::Certificate, vec![Flag::PartlyProven])),
            "{moment}"
        );
    }
}

/// What the demo's admin has marked shows every state, whatever the hour.
#[test]
fn every_state_of_a_marked_device_is_there() {
    use cutover::verify::State;
    let moments = [
        "2026-11-22T10:35:00Z",
        "2026-11-23T00:50:00Z",
        "2027-03-01T23:59:00Z",
        "2026-07-06T05:00:00Z",
    ];
    let moments = moments.map(|text| Instant::parse(text).unwrap());
    // The log's newest record lies a different while back at each of these.
    let more = (0..16).map(|n| moments[0].plus(n * 97 * MINUTE));
    for moment in moments.into_iter().chain(more) {
        let seen = open(moment);
        for (name, label, state) in [
            ("anna.meier", "iPhone 13", State::NotChanged),
            (
                "dieter.roth",
                "iPad Pro 11-inch (1st generation) Wi-Fi",
                State::NotChanged,
            ),
            ("gina.frei", "iPhone 12 mini", State::Verified),
            (
                "paul.krueger",
                "iPhone SE (2nd generation)",
                State::Verified,
            ),
            ("kopierer.2og", "", State::Ended),
            ("nora.blum", "iPhone 14", State::TooEarly),
            ("hannes.wolf", "iPhone 11 Pro", State::BackOnLegacy),
            ("rolf.zimmer", "iPhone 11", State::Withheld),
            ("lena.vogt", "", State::CleanSoFar),
            ("empfang", "Outlook 2010", State::Silent),
        ] {
            let rows = seen.of(name);
            let row = rows.iter().find(|r| r.label == label);
            let Some(row) = row else {
                panic!("{moment} {name}: {rows:#?}")
            };
            let view = seen.view(row);
            assert_eq!(
                row.verdict.state, state,
                "{moment} {name}: {:#?}",
                view.verdict
            );
            assert_eq!(view.verdict.state, state, "{moment} {name}");
            assert_eq!(row.mark.is_some(), state != State::NotChanged, "{name}");
        }
    }
}
