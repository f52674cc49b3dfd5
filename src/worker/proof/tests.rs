use super::Times;
use crate::export::sheet::{Sheet, Words};
use crate::findings::view::{DeviceView, FindingKey, SourceKind};
use crate::model::{Instant, Protocol};
use crate::ui::i18n::{Lang, Text, verdicts};
use crate::verify::State;
use crate::worker::messages::{FileMeta, FromWorker, SaveAs, Saved};
use crate::worker::session::Session;
use std::collections::BTreeSet;

const UTC: Times<'static> = Times {
    local: &|at| at.to_string(),
    zone: "UTC",
};

fn now() -> Instant {
    Instant::parse("2026-11-22T10:00:00Z").unwrap()
}

fn demo() -> Session {
    let mut session = Session::default();
    session.open_demo(now());
    session.changes(usize::MAX);
    session
}

fn card(session: &Session, key: &FindingKey, lang: Lang, times: &Times<'_>) -> Sheet {
    match session.proof(key.clone(), Text(lang), times, now()) {
        FromWorker::Proof {
            sheet: Some(sheet), ..
        } => *sheet,
        other => panic!("{other:?}"),
    }
}

fn devices(session: &Session) -> Vec<DeviceView> {
    let findings = session.case().findings();
    findings
        .iter()
        .filter_map(|f| session.case().device(&f.key, now()))
        .collect()
}

/// The values of a name.
fn values<'a>(sheet: &'a Sheet, name: &str) -> Vec<&'a str> {
    sheet
        .parts
        .iter()
        .flat_map(|p| &p.lines)
        .filter(|l| l.name == name)
        .flat_map(|l| &l.values)
        .map(|w| match w {
            Words::Plain(text) | Words::Code(text) => text.as_str(),
        })
        .collect()
}

fn report(session: &mut Session, lang: Lang, pseudonyms: bool) -> String {
    let how = SaveAs {
        what: Saved::Report,
        passphrase: None,
        pseudonyms,
        lang,
        now: now(),
        offset: 0,
    };
    if pseudonyms {
        let copy = session.pseudonymised([7; 32]).unwrap();
        return session.report(&copy, &how, &UTC);
    }
    session.report(session.case(), &how, &UTC)
}

/// The demo tenant shows every state: each card has its state on top, and only the proven are called a proof.
#[test]
fn a_card_says_its_state_first_and_is_a_proof_only_if_it_is_proven() {
    let session = demo();
    let mut states = BTreeSet::new();
    for lang in [Lang::En, Lang::De] {
        let text = Text(lang);
        for view in devices(&session) {
            let sheet = card(&session, &view.row.key, lang, &UTC);
            let state = view.verdict.state;
            states.insert(state);
            assert_eq!(
                sheet.state,
                Some((state, verdicts::state(text, state).to_owned()))
            );
            let proven = matches!(state, State::Verified | State::Ended);
            assert_eq!(sheet.kind == text.pc_kind_proof(), proven, "{sheet:?}");
            assert_eq!(
                sheet.lead.contains(&text.pc_proven().to_owned()),
                proven,
                "{sheet:?}"
            );
            let says_not = [text.pc_not_proof(), text.pc_not_marked(), text.pc_no_mark()];
            assert_eq!(
                sheet.lead.iter().any(|l| says_not.contains(&l.as_str())),
                !proven
            );
            if let Some(reason) = view.verdict.reason.filter(|_| view.row.markable) {
                let words = verdicts::reason(text, reason).to_owned();
                assert!(sheet.lead.contains(&words), "{sheet:?}");
            }
            // The sentence of rules 6 stands on every one.
            assert_eq!(
                sheet.foot.first().map(String::as_str),
                Some(text.findings_none())
            );
            assert!(sheet.foot[1].contains("2026-11-22 10:00:00 UTC"));
            assert!(sheet.foot[1].contains(crate::export::VERSION));
        }
    }
    assert_eq!(states.len(), 8, "{states:?}");
}

#[test]
fn numbers_are_those_of_the_verdict() {
    let session = demo();
    let text = Text(Lang::En);
    for view in devices(&session)
        .iter()
        .filter(|v| v.row.mark.is_some() && v.row.markable)
    {
        let sheet = card(&session, &view.row.key, Lang::En, &UTC);
        let verdict = &view.verdict;
        let mark = view.row.mark.unwrap();
        assert_eq!(values(&sheet, "When"), [super::utc(mark.at)]);
        let legacy = values(&sheet, "Legacy since then").join(" ");
        assert!(
            legacy.contains(&format!("seen: {}", verdict.seen)),
            "{legacy}"
        );
        if let (Some(first), Some(expected)) = (verdict.first_modern, verdict.expected) {
            let modern = values(&sheet, "The expected app").join(" ");
            assert!(
                modern.contains(&super::utc(first)) && modern.contains(&*expected.name()),
                "{modern}"
            );
        }
        let complete = values(&sheet, "Complete to").join(" ");
        match verdict.complete_to {
            Some(to) => assert!(complete.contains(&super::utc(to)), "{complete}"),
            None => assert_eq!(complete, text.pc_complete_none()),
        }
        // Before and after the change nothing is counted twice or forgotten.
        let counted = values(&sheet, "Legacy sign-ins before the change").join(" ");
        let before: u64 = counted
            .split(|c: char| !c.is_ascii_digit() && c != ',')
            .filter_map(|n| n.replace(',', "").parse::<u64>().ok())
            .sum();
        let cut = mark.at.plus(crate::verify::GRACE);
        let expected = view.legacy.iter().filter(|t| Instant(t.t) <= cut).count();
        assert_eq!(before, expected as u64, "{counted}");
    }
}

#[test]
fn times_stand_in_the_zone_of_the_reader_and_in_utc() {
    let session = demo();
    let bern = Times {
        local: &|at| format!("local {}", at.plus(3_600_000)),
        zone: "Europe/Zurich",
    };
    let view = devices(&session)
        .into_iter()
        .find(|v| v.row.mark.is_some())
        .unwrap();
    let sheet = card(&session, &view.row.key, Lang::En, &bern);
    let at = view.row.mark.unwrap().at;
    let expected = format!("local {} ({})", at.plus(3_600_000), super::utc(at));
    assert_eq!(values(&sheet, "When"), [expected]);
    assert!(
        sheet
            .foot
            .contains(&"Times are in Europe/Zurich, and in UTC.".to_owned())
    );
}

#[test]
fn a_hash_that_was_not_computed_is_not_there() {
    let mut session = Session::default();
    let meta = crate::worker::messages::FileMeta {
        name: "InteractiveSignIns.json".into(),
        size: 2,
        modified: Some(now()),
    };
    let row = r#"[{"id":"00000000-0000-4000-8000-000000000001","createdDateTime":"2026-11-20T08:15:00Z","userDisplayName":"<b>Greta</b>","userPrincipalName":"greta.beispiel@contoso.example","userId":"11111111-1111-4111-8111-111111111111","clientAppUsed":"Exchange ActiveSync","userAgent":"Apple-iPhone14C5/1902.74","status":{"errorCode":0}}]"#;
    let source = session.read_whole(
        &meta,
        crate::findings::view::SourceKind::File,
        row.as_bytes(),
    );
    session.changes(usize::MAX);
    let key = session.case().findings()[0].key.clone();
    let of_file = |session: &Session| {
        let sheet = card(session, &key, Lang::En, &UTC);
        values(&sheet, "InteractiveSignIns.json").join("\n")
    };
    assert!(
        of_file(&session).contains("SHA-256 not computed"),
        "{}",
        of_file(&session)
    );
    assert!(of_file(&session).contains("observed"));
    session.set_sha256(source, vec![[0xab; 32]]);
    assert!(of_file(&session).contains(&format!("SHA-256 {}", "ab".repeat(32))));
    let html = report(&mut session, Lang::En, false);
    assert!(html.contains("&lt;b&gt;Greta&lt;/b&gt;") && !html.contains("<b>Greta"));
    assert!(html.contains(&"ab".repeat(32)));
}

#[test]
fn what_only_a_case_file_says_is_not_called_checked_until_the_file_is_read_here() {
    use crate::findings::view::{Origin, SourceId, SourceKind};
    use crate::worker::messages::FileMeta;
    let row = r#"[{"id":"00000000-0000-4000-8000-000000000001","createdDateTime":"2026-11-20T08:15:00Z","userPrincipalName":"greta.beispiel@contoso.example","userId":"11111111-1111-4111-8111-111111111111","clientAppUsed":"Exchange ActiveSync","userAgent":"Apple-iPhone14C5/1902.74","status":{"errorCode":0}}]"#;
    let (name, hash) = ("log.json", "ab".repeat(32));
    let meta = FileMeta {
        name: name.into(),
        size: row.len() as u64,
        modified: Some(now()),
    };
    let read = |session: &mut Session| {
        let id = session.read_whole(&meta, SourceKind::File, row.as_bytes());
        session.changes(usize::MAX);
        id
    };
    let about = crate::export::case::About {
        written: now(),
        commit: None,
        pseudonymised: false,
        ledger: Vec::new(),
    };
    let case = |hashed: bool| {
        let mut session = Session::default();
        let id = read(&mut session);
        if hashed {
            session.set_sha256(id, vec![[0xab; 32]]);
        }
        session.case_file(&about).unwrap()
    };
    let loaded = |hashed| {
        let mut session = Session::default();
        session.load(case(hashed).as_bytes()).unwrap();
        session.changes(usize::MAX);
        session
    };
    let origins = |session: &Session| -> Vec<Origin> {
        let views = session.case().source_views();
        views.into_iter().map(|s| s.origin).collect()
    };
    let said = |session: &Session| {
        let key = session.case().findings()[0].key.clone();
        values(&card(session, &key, Lang::En, &UTC), name).join("\n")
    };
    let (words, unknown) = (Text(Lang::En).origin_case(), Text(Lang::En).pc_sha_none());

    for hashed in [true, false] {
        let session = loaded(hashed);
        assert_eq!(origins(&session), [Origin::Case]);
        let said = said(&session);
        assert!(said.contains(words) && !said.contains(unknown), "{said}");
        assert_eq!(said.contains(&hash), hashed);
    }
    // The same bytes check it, others do not.
    for (other, origin) in [(0xab, Origin::Checked), (0xcd, Origin::Case)] {
        let mut session = loaded(true);
        let id = read(&mut session);
        assert_eq!(session.may_check(), [id]);
        session.set_sha256(id, vec![[other; 32]]);
        assert_eq!(origins(&session), [origin, Origin::Read]);
        assert!(session.may_check().is_empty());
        assert_eq!(said(&session).contains(words), origin == Origin::Case);
        // Saved and loaded once more, nothing of it was checked there.
        let mut again = Session::default();
        again
            .load(session.case_file(&about).unwrap().as_bytes())
            .unwrap();
        assert!(origins(&again).iter().all(|o| *o == Origin::Case));
    }
    // A file that was read before the case was loaded is hashed here, whatever the case says.
    let mut session = Session::default();
    read(&mut session);
    session.load(case(true).as_bytes()).unwrap();
    assert_eq!(origins(&session), [Origin::Read]);
    assert!(!session.is_hashed(SourceId(0)));
}

#[test]
fn a_report_has_every_device_once_and_the_open_ones_first() {
    let mut session = demo();
    for (lang, open, proven) in [
        (Lang::En, "<h2>Open</h2>", "<h2>Verified or ended</h2>"),
        (
            Lang::De,
            "<h2>Offen</h2>",
            "<h2>Bestätigt oder beendet</h2>",
        ),
    ] {
        let html = report(&mut session, lang, false);
        assert!(html.find(open).unwrap() < html.find(proven).unwrap());
        let all = devices(&session);
        // A row of a table each, and a card each.
        assert_eq!(html.matches("<article").count(), 1 + all.len());
        let front = html.split("</article>").next().unwrap();
        let rows = front.matches("<tr><th scope=\"row\">").count();
        let stretches = session.case().covered().len().min(2);
        let states: BTreeSet<String> = all
            .iter()
            .map(|v| {
                if v.row.markable {
                    format!("{:?}", v.verdict.state)
                } else {
                    String::new()
                }
            })
            .collect();
        assert_eq!(rows, all.len() + states.len() + stretches);
        // What stops when stands on the front page.
        let senders = match lang {
            Lang::En => "1 SMTP AUTH sender",
            Lang::De => "1 SMTP-AUTH-Absender",
        };
        assert!(front.contains(senders), "{front}");
    }
}

/// As a name is written in HTML.
fn escaped(name: &str) -> String {
    name.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[test]
fn a_report_with_pseudonyms_names_nobody() {
    let mut session = demo();
    let plain = report(&mut session, Lang::En, false);
    let copy = report(&mut session, Lang::En, true);
    let mut looked_for = 0;
    for view in devices(&session) {
        for name in [
            view.row.user.id,
            view.row.user.principal_name,
            view.row.user.display_name,
        ]
        .into_iter()
        .flatten()
        {
            let written = escaped(&name);
            assert!(plain.contains(&written), "{name}");
            assert!(!copy.contains(&written) && !copy.contains(&name), "{name}");
            looked_for += 1;
        }
    }
    assert!(looked_for > 20);
    assert!(copy.contains(Text(Lang::En).pc_pseudonyms()));
    assert_eq!(
        plain.matches("<article").count(),
        copy.matches("<article").count()
    );
}

/// A proof that rests on what an admin said of a client app says so.
#[test]
fn what_was_said_of_client_apps_stands_beside_the_file() {
    let mut session = Session::default();
    let record = r#"[{"createdDateTime": "2026-11-20T08:13:02Z", "userPrincipalName": "mia@contoso.example",
        "clientAppUsed": "Énigme", "status": {"errorCode": 0}}]"#;
    let meta = FileMeta {
        name: "x.json".to_owned(),
        size: 1,
        modified: None,
    };
    session.answer_clients(&[("Énigme".to_owned(), Some(Protocol::Imap))]);
    session.read_whole(&meta, SourceKind::File, record.as_bytes());
    session.changes(usize::MAX);
    let key = session.case().findings()[0].key.clone();
    for (lang, line) in [
        (
            Lang::En,
            "Client apps as the administrator stated them: “Énigme” is IMAP",
        ),
        (
            Lang::De,
            "Client-Apps nach Angabe des Administrators: „Énigme“ ist IMAP",
        ),
    ] {
        let sheet = card(&session, &key, lang, &UTC);
        assert!(values(&sheet, "x.json").contains(&line));
    }
}
