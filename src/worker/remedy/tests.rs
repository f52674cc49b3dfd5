use crate::findings::view::FindingKey;
use crate::model::Instant;
use crate::remedy::mail::Language;
use crate::remedy::view::{Answer, Ask, Door, Form, Group};
use crate::remedy::{Consent, Known, Mfa};
use crate::ui::i18n::{Lang, Text};
use crate::worker::messages::FromWorker;
use crate::worker::session::Session;

fn now() -> Instant {
    Instant::parse("2026-11-22T10:35:00Z").unwrap()
}

fn demo() -> Session {
    let mut session = Session::default();
    session.open_demo(now());
    let _ = session.changes(usize::MAX);
    session
}

fn ask(session: &Session, lang: Lang, ask: Ask) -> Answer {
    match session.remedy(ask, Text(lang), now()) {
        FromWorker::Remedy(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn groups(session: &Session) -> Vec<Group> {
    match ask(session, Lang::En, Ask::Groups) {
        Answer::Groups(groups) => groups,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_demo_device_is_in_one_group_and_has_its_steps_in_both_languages() {
    let session = demo();
    let keys: Vec<FindingKey> = groups(&session).into_iter().flat_map(|g| g.keys).collect();
    assert_eq!(keys.len(), 39);
    for lang in [Lang::En, Lang::De] {
        for key in &keys {
            let Answer::Device(_, Some(remedy)) = ask(&session, lang, Ask::Device(key.clone()))
            else {
                panic!("{key:?}")
            };
            assert!(!remedy.steps.is_empty());
            assert!(
                remedy.steps.iter().all(|s| s.ends_with(['.', ':', '`'])),
                "{remedy:?}"
            );
        }
    }
}

/// What somebody found out by hand decides about the steps, until Graph says otherwise.
#[test]
fn what_was_found_out_by_hand_changes_the_steps() {
    let mut session = demo();
    let key = groups(&session)
        .into_iter()
        .find(|g| g.title.starts_with("Add the account"))
        .unwrap()
        .keys[0]
        .clone();
    let steps = |session: &Session| match ask(session, Lang::En, Ask::Device(key.clone())) {
        Answer::Device(_, Some(remedy)) => remedy.steps.join("\n"),
        other => panic!("{other:?}"),
    };
    assert!(!steps(&session).contains("second factor"));
    let known = Known {
        consent: Consent::AdminOnly,
        mfa: Mfa::Demanded,
    };
    assert_eq!(
        session.know(known),
        FromWorker::Remedy(Answer::Known(known))
    );
    let told = steps(&session);
    assert!(
        told.contains("First an administrator has to consent"),
        "{told}"
    );
    assert!(told.contains("Have the second factor at hand"), "{told}");
}

/// While only an administrator may consent, nobody is told to delete an account: neither singly nor in the bundle.
#[test]
fn mails_wait_for_consent() {
    let mut session = demo();
    let re_add = groups(&session)
        .into_iter()
        .find(|g| g.title.starts_with("Add the account"))
        .unwrap();
    let count = |session: &Session| {
        let cloud = String::new();
        let Answer::Door(door) = ask(session, Lang::En, Ask::Door { cloud }) else {
            panic!("a door")
        };
        door.letters.len()
    };
    let before = count(&session);
    session.know(Known {
        consent: Consent::PolicyStops,
        mfa: Mfa::Unknown,
    });
    assert!(count(&session) + re_add.keys.len() <= before);
    let language = Language::En;
    for key in re_add.keys {
        let single = Ask::Letter {
            key: key.clone(),
            language,
        };
        assert_eq!(
            ask(&session, Lang::En, single),
            Answer::Letter(key.clone(), None)
        );
        let Answer::Device(_, Some(remedy)) = ask(&session, Lang::En, Ask::Device(key)) else {
            panic!("a remedy")
        };
        let at = |words: &str| remedy.steps.iter().position(|s| s.contains(words));
        let look = at("First look at the Conditional Access policy");
        assert!(
            look.is_some() && look < at("*Delete Account*"),
            "{remedy:?}"
        );
        assert!(!remedy.mail);
    }
    let form = Form::Table;
    let Answer::File(table) = ask(&session, Lang::En, Ask::Letters { language, form }) else {
        panic!("a file")
    };
    let table = String::from_utf8(table.bytes).unwrap();
    assert!(!table.contains("“Delete Account”"), "{table}");
}

/// What the page answers about the only device, or the first, of a file.
fn remedy_of(
    bytes: &[u8],
) -> (
    crate::findings::view::DeviceView,
    crate::remedy::view::Remedy,
) {
    let mut session = Session::default();
    let meta = crate::worker::messages::FileMeta {
        name: "signins.json".to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    session.read_whole(&meta, crate::findings::view::SourceKind::File, bytes);
    let _ = session.changes(usize::MAX);
    let key = session.case().findings()[0].key.clone();
    let view = session.case().device(&key, now()).unwrap();
    match ask(&session, Lang::En, Ask::Device(key)) {
        Answer::Device(_, Some(remedy)) => (view, *remedy),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_ticket_names_the_network_of_the_right_password_first() {
    let bytes = include_bytes!("../../../tests/cases/11-ticket-networks.json");
    let (view, remedy) = remedy_of(bytes);
    let right = |c: &crate::findings::view::OutcomeCounts| c.accepted + c.stopped_after_password;
    let known: Vec<&str> = view
        .networks
        .iter()
        .filter(|n| right(&n.counts) > 0)
        .map(|n| n.network.as_str())
        .collect();
    assert!(
        view.networks.len() > 5 && !known.is_empty(),
        "{:?}",
        view.networks
    );
    let networks = format!("Networks: {}", known.join(", "));
    assert!(
        remedy.ticket.contains(&networks),
        "{networks}\n{}",
        remedy.ticket
    );
}

#[test]
fn an_old_mac_is_told_to_update_before_anything_is_deleted() {
    let (_, remedy) = remedy_of(include_bytes!("../../../tests/cases/20-mac-10.13.json"));
    let at = |words: &str| remedy.steps.iter().position(|s| s.contains(words));
    let update = at("macOS 10.14 or later").unwrap();
    let look = at("EwsAllowedAppIDs").unwrap();
    let delete = at("delete the Exchange account").unwrap();
    assert!(update < look && look < delete, "{:?}", remedy.steps);
    assert!(!remedy.mail, "whether it can be added again is not known");
}

#[test]
fn what_looks_changed_or_is_marked_is_not_repaired_again() {
    let session = demo();
    let groups = groups(&session);
    let keys = |title: &str| -> Vec<FindingKey> {
        let group = groups.iter().find(|g| g.title == title);
        group.map(|g| g.keys.clone()).unwrap_or_default()
    };
    let of = |person: &str| -> Vec<FindingKey> {
        let findings = session.case().findings();
        let own = findings.iter().filter(|f| {
            let name = f.user.principal_name.as_deref().unwrap_or_default();
            name.starts_with(person)
        });
        own.map(|f| f.key.clone()).collect()
    };
    let changed = keys("Looks changed: mark it");
    let waiting = keys("Marked: waiting for the proof");
    let proven = keys("Proven");
    assert!(of("anna.meier").iter().any(|k| changed.contains(k)));
    assert!(of("nora.blum").iter().any(|k| waiting.contains(k)));
    assert!(of("gina.frei").iter().any(|k| proven.contains(k)));
    for key in changed.iter().chain(&waiting).chain(&proven) {
        let letter = Ask::Letter {
            key: key.clone(),
            language: Language::De,
        };
        assert!(matches!(
            ask(&session, Lang::En, letter),
            Answer::Letter(_, None)
        ));
    }
    // What came back on legacy is repaired anew.
    let again = of("hannes.wolf");
    assert!(
        again
            .iter()
            .all(|k| !waiting.contains(k) && !proven.contains(k))
    );
}

#[test]
fn mails_of_all_are_as_many_as_announced() {
    let session = demo();
    let Answer::Door(door) = ask(
        &session,
        Lang::De,
        Ask::Door {
            cloud: String::new(),
        },
    ) else {
        panic!("a door")
    };
    let Door {
        impact,
        artefacts,
        letters,
        ..
    } = *door;
    assert!(
        impact[0].starts_with("Eine Sperre für alle würde heute "),
        "{impact:?}"
    );
    assert!(impact[0].contains(" Absender"), "{impact:?}");
    assert_eq!(artefacts.len(), 5);
    let language = Language::It;
    let Answer::File(zip) = ask(
        &session,
        Lang::De,
        Ask::Letters {
            language,
            form: Form::Drafts,
        },
    ) else {
        panic!("a file")
    };
    let archive = rawzip::ZipArchive::from_slice(&zip.bytes).unwrap();
    assert_eq!(archive.entries_hint(), letters.len() as u64);
    assert!(letters.len() > 20);
    let Answer::File(table) = ask(
        &session,
        Lang::De,
        Ask::Letters {
            language,
            form: Form::Table,
        },
    ) else {
        panic!("a file")
    };
    let table = String::from_utf8(table.bytes).unwrap();
    assert!(table.contains("iPhone 8 (GSM)") && !table.contains("ines.sommer"));
}

#[test]
fn a_letter_and_a_ticket_name_the_device() {
    let session = demo();
    let re_add = groups(&session)
        .into_iter()
        .find(|g| g.title.starts_with("Add the account"))
        .unwrap();
    let key = re_add.keys[0].clone();
    let Answer::Letter(_, Some(letter)) = ask(
        &session,
        Lang::De,
        Ask::Letter {
            key: key.clone(),
            language: Language::Nl,
        },
    ) else {
        panic!("a letter")
    };
    assert!(letter.to.is_some() && letter.mailto.starts_with("mailto:"));
    assert!(letter.body.contains("Instellingen"));
    let Answer::Device(_, Some(remedy)) = ask(&session, Lang::De, Ask::Device(key)) else {
        panic!("a remedy")
    };
    let ticket = remedy.ticket;
    assert!(ticket.contains("Letzte Legacy-Anmeldung: 20"), "{ticket}");
    assert!(!ticket.contains(['*', '`']));
}
