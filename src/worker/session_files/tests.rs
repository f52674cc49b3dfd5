use super::{LOOKS, look, stem};
use crate::findings::view::{SourceId, SourceKind, SourceView};
use crate::model::{EventType, Instant, Protocol};
use crate::source::{Format, ProblemCode};
use crate::worker::messages::FileMeta;
use crate::worker::session::Session;

const DROPPED: Instant = Instant(1_795_214_400_000);

fn line(n: u32, category: &str, client: &str) -> String {
    format!(
        r#"{{"time":"2026-11-20T10:00:{:02}Z","category":"{category}","tenantId":"11111111-1111-4111-8111-111111111111","properties":{{"id":"22222222-2222-4222-8222-{n:012}","createdDateTime":"2026-11-20T10:00:{:02}Z","userId":"33333333-3333-4333-8333-333333333333","userPrincipalName":"mia@contoso.example","clientAppUsed":"{client}","status":{{"errorCode":0}}}}}}
"#,
        n % 60,
        n % 60
    )
}

fn hour(n: u32) -> String {
    line(n, "SignInLogs", "Exchange ActiveSync")
}

/// Files of one drop, as the edge reads them.
fn drop(session: &mut Session, files: &[(&str, &str)]) -> Vec<SourceId> {
    session.drop_begins(DROPPED);
    let mut ids = Vec::new();
    for (name, text) in files {
        let meta = FileMeta {
            name: (*name).to_owned(),
            size: text.len() as u64,
            modified: None,
        };
        let mut feed = session.begin(&meta, SourceKind::File, text.as_bytes(), true);
        session.feed(&mut feed, text.as_bytes(), true);
        session.end(&feed, None, false);
        ids.push(feed.source);
    }
    session.drop_ends();
    while session.case().has_changes() {
        session.changes(9);
    }
    ids
}

fn views(files: &[(&str, &str)]) -> Vec<SourceView> {
    let mut session = Session::default();
    drop(&mut session, files);
    session.case().source_views()
}

#[test]
fn hours_of_a_container_are_one_source_wherever_they_come_from() {
    let (a, b, c) = (hour(1), hour(2), hour(3));
    for (prefix, name) in [
        (
            "month.zip › insights-logs-signinlogs/tenantId=1/",
            "month.zip › insights-logs-signinlogs/tenantId=1",
        ),
        ("insights-logs-signinlogs/", "insights-logs-signinlogs"),
        ("month.zip › ", "month.zip"),
        ("", "y=2026/m=11/d=20/h=01/m=00/PT1H.json"),
    ] {
        let at = |h: u32| format!("{prefix}y=2026/m=11/d=20/h=0{h}/m=00/PT1H.json");
        let all = views(&[(&at(0), &a), (&at(1), &b), (&at(2), &c)]);
        assert_eq!(all.len(), 1, "{prefix}");
        let source = &all[0];
        assert_eq!(
            (source.name.as_str(), source.files, source.failed),
            (name, 3, 0)
        );
        assert_eq!((source.records, source.bytes), (3, (a.len() * 3) as u64));
        assert!(source.complete && !source.busy && source.problem.is_none());
        assert_eq!(source.event_types, [EventType::InteractiveUser]);
        assert!(
            source.proposed.downloaded.is_none(),
            "an hour's date is not the download's"
        );
    }
    // Loose ones too, as far as their content says that an hour is no download.
    let loose = views(&[("PT1H.json", &a), ("PT1H (1).json", &b)]);
    assert_eq!((loose.len(), loose[0].files), (1, 2));
    // One alone is a file like any other.
    let alone = views(&[("logs/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &a)]);
    assert_eq!(
        (alone[0].name.as_str(), alone[0].files),
        ("logs/y=2026/m=11/d=20/h=00/m=00/PT1H.json", 1)
    );
    assert!(alone[0].complete && !alone[0].busy);
}

#[test]
fn containers_and_downloads_stay_apart() {
    let (a, b) = (
        hour(1),
        line(2, "NonInteractiveUserSignInLogs", "Exchange ActiveSync"),
    );
    let both = views(&[
        ("signinlogs/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &a),
        ("noninteractive/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &b),
        ("signinlogs/y=2026/m=11/d=20/h=01/m=00/PT1H.json", &hour(3)),
    ]);
    assert_eq!(both.iter().map(|s| s.files).collect::<Vec<_>>(), [2, 1]);
    let portal = |n: u32| {
        format!(
            r#"[{{"id":"22222222-2222-4222-8222-{n:012}","createdDateTime":"2026-11-20T10:00:00Z","userPrincipalName":"mia@contoso.example","clientAppUsed":"IMAP4","status":{{"errorCode":0}}}}]"#
        )
    };
    assert_eq!(
        views(&[("a.json", &portal(1)), ("b.json", &portal(2))]).len(),
        2
    );
    // Another drop is another download.
    let mut session = Session::default();
    let first = drop(
        &mut session,
        &[("c/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &a)],
    );
    let later = drop(
        &mut session,
        &[("c/y=2026/m=11/d=20/h=01/m=00/PT1H.json", &hour(4))],
    );
    assert_ne!(first, later);
}

#[test]
fn an_hour_that_cannot_be_read_is_told_and_the_others_are_kept() {
    let broken = format!("{}{{\"time\":\"2026-", hour(2));
    let all = views(&[
        ("c/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &hour(1)),
        ("c/y=2026/m=11/d=20/h=01/m=00/PT1H.json", &broken),
        ("c/y=2026/m=11/d=20/h=02/m=00/PT1H.json", ""),
        ("c/y=2026/m=11/d=20/h=03/m=00/PT1H.json", &hour(4)),
    ]);
    assert_eq!(all.len(), 1);
    let source = &all[0];
    assert_eq!((source.files, source.failed, source.records), (4, 2, 3));
    assert_eq!(source.problem, Some(ProblemCode::Truncated));
    assert_eq!(
        source.example.as_deref(),
        Some("c/y=2026/m=11/d=20/h=01/m=00/PT1H.json")
    );
    assert!(
        !source.complete,
        "a window with an hour missing is no proof"
    );
}

/// After a stop a thousand loose hours are not a thousand lines.
#[test]
fn hours_that_were_not_begun_are_one_source() {
    let mut session = Session::default();
    session.drop_begins(DROPPED);
    for n in 0..5 {
        let meta = FileMeta {
            name: format!("PT1H ({n}).json"),
            size: 9,
            modified: None,
        };
        let feed = session.begin(&meta, SourceKind::File, b"", false);
        session.end(&feed, Some(ProblemCode::Stopped), false);
    }
    session.drop_ends();
    let all = session.case().source_views();
    assert_eq!((all.len(), all[0].files, all[0].failed), (1, 5, 5));
    assert_eq!(all[0].problem, Some(ProblemCode::Stopped));
    assert!(!all[0].complete);
}

#[test]
fn a_source_of_several_files_is_read_again_file_by_file() {
    let texts = [
        line(1, "SignInLogs", "Skema"),
        line(2, "SignInLogs", "Skema"),
    ];
    let mut session = Session::default();
    let ids = drop(
        &mut session,
        &[
            ("c/y=2026/m=11/d=20/h=00/m=00/PT1H.json", &texts[0]),
            ("c/y=2026/m=11/d=20/h=01/m=00/PT1H.json", &texts[1]),
        ],
    );
    let before = session.case().source(ids[0]).unwrap();
    assert_eq!(before.unknown_clients, [("Skema".to_owned(), 2)]);
    let again = session.answer_clients(&[("Skema".to_owned(), Some(Protocol::Imap))]);
    assert_eq!(again.len(), 1);
    for text in &texts {
        let mut feed = Session::file_again(&again[0], text.len() as u64);
        session.feed(&mut feed, text.as_bytes(), true);
        session.end(&feed, None, false);
    }
    session.again_ends();
    let after = session.case().source(ids[0]).unwrap();
    assert_eq!((after.files, after.records, after.duplicates), (2, 2, 0));
    assert!(after.complete && !after.busy && after.unknown_clients.is_empty());
    assert_eq!(session.case().findings().len(), 1);
}

/// However much is there, shape and tenant are those that all of it tells.
#[test]
fn an_hour_tells_what_it_is_in_its_first_record() {
    let hours: String = (0..400).map(hour).collect();
    assert!(hours.len() > LOOKS[2]);
    let all = look(hours.as_bytes(), true);
    assert_eq!(all.0, Some(Format::Diagnostics));
    assert_eq!(
        all.1.as_deref(),
        Some("11111111-1111-4111-8111-111111111111")
    );
    for bytes in LOOKS.iter().flat_map(|n| [*n, n + 1]) {
        assert_eq!(look(&hours.as_bytes()[..bytes], false), all, "{bytes}");
    }
    // A record that is longer than the first look, and one that only the last look holds.
    for pad in [LOOKS[0], LOOKS[1] + 1, LOOKS[2] - 2000] {
        let long = hour(1).replacen('{', &format!("{{\"pad\":\"{}\",", "x".repeat(pad)), 1);
        assert_eq!(look(long.as_bytes(), true), all, "{pad}");
    }
    // What is no hour is looked at as far as before: the tenant stands in its last record.
    let download = format!(
        "[{},{}]",
        hour(1)
            .trim()
            .replace("11111111-1111-4111-8111-111111111111", ""),
        hour(2).trim()
    );
    assert_eq!(look(download.as_bytes(), true).1, all.1);
}

#[test]
fn names_tell_what_belongs_together() {
    for (name, want) in [
        ("a/b/y=2026/m=11/d=01/h=00/m=00/PT1H.json", ("a/b", true)),
        ("y=2026/m=11/d=01/h=00/m=00/PT1H.json", ("", true)),
        ("z.zip › y=2026/m=11/d=01/PT1H.json", ("z.zip", true)),
        ("z.zip › a/2026.json", ("z.zip", false)),
        ("logs/x/2026.json", ("logs", false)),
        ("key=2026/m=11/x.json", ("key=2026", false)),
        ("y=26/m=11/x.json", ("y=26", false)),
        ("PT1H.json", ("", true)),
        ("PT1H (8759).json", ("", true)),
        ("logs/x/PT1H_2.json", ("logs", true)),
        ("PT1Hours.json", ("", false)),
    ] {
        assert_eq!(stem(name), want, "{name}");
    }
}
