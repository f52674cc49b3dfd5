//! What the machine does with a simulated Graph.

mod aside;
mod properties;
mod sim;

use super::*;
use crate::model::{Basis, Covered, Guid, HOUR, Question};
use crate::source::graph::{Host, PageMeta, Span};
use sim::{Fault, NOW, Sim, fetch, read, record, tenant};

#[test]
fn a_small_tenant_is_read_with_six_requests() {
    let mut sim = Sim::new(tenant(400, 30));
    let fetch = read(&mut sim, 30);
    let view = fetch.view(sim.now);
    assert_eq!(view.phase, Phase::Done);
    assert_eq!(view.names, Names::All);
    assert_eq!(view.requests, 6);
    assert!(!view.only_own);
    assert_eq!(sim.legacy(30), 400);
    assert!(
        (0..sim.log.len())
            .filter(|i| sim.log[*i].legacy)
            .all(|i| sim.seen.contains(&i))
    );
    sim.assert_sound();
    // Both event types, without a gap, from the first day to now.
    for event_type in [EventType::InteractiveUser, EventType::NonInteractiveUser] {
        let mut pieces: Vec<_> = sim
            .covered
            .iter()
            .filter(|c| c.event_type == event_type && c.question == Question::LegacyClients)
            .collect();
        pieces.sort();
        assert_eq!(pieces.first().unwrap().from, NOW.plus(-30 * DAY));
        assert!(pieces.last().unwrap().to >= NOW);
        assert!(pieces.windows(2).all(|p| p[0].to == p[1].from));
        assert!(
            pieces
                .iter()
                .all(|p| p.basis == Basis::Asked && p.asked >= NOW)
        );
    }
    assert!(
        fetch
            .lines()
            .iter()
            .all(|l| l.status == Some(200) && l.took.is_some())
    );
}

#[test]
fn twelve_thousand_are_read_within_the_budget() {
    let mut sim = Sim::new(tenant(12_000, 30));
    let fetch = read(&mut sim, 30);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    let requests = fetch.lines().len();
    assert!(requests * 5 <= 12 * 6 + 40, "{requests}");
    sim.assert_sound();
}

#[test]
fn where_beta_is_refused_v1_is_read_and_only_its_event_type_is_covered() {
    let mut sim = Sim::new(tenant(300, 30));
    sim.beta = false;
    let fetch = read(&mut sim, 30);
    let view = fetch.view(sim.now);
    assert_eq!((view.phase, view.version), (Phase::Done, Version::V1));
    assert!(
        sim.covered
            .iter()
            .all(|c| c.event_type == EventType::InteractiveUser)
    );
    assert!(
        !sim.asked
            .iter()
            .skip(1)
            .any(|(_, url)| url.contains("signInEventTypes"))
    );
    sim.assert_sound();
}

#[test]
fn a_cloud_without_the_log_is_told() {
    for status in [404, 400] {
        let mut sim = Sim::new(tenant(3, 30));
        sim.refuses = Some((status, "BadRequest"));
        let fetch = read(&mut sim, 30);
        assert_eq!(
            fetch.view(sim.now).phase,
            Phase::Failed(Problem::NotOffered)
        );
        assert_eq!(fetch.lines().len(), 2);
    }
}

#[test]
fn refusals_end_with_the_first_request() {
    for (code, problem) in [
        (
            "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
            Problem::NoLicence,
        ),
        ("Authentication_MSGraphPermissionMissing", Problem::NoScope),
        ("Authorization_RequestDenied", Problem::NoRole),
    ] {
        let mut sim = Sim::new(tenant(3, 30));
        sim.refuses = Some((403, code));
        let mut fetch = read(&mut sim, 30);
        assert_eq!(fetch.view(sim.now).phase, Phase::Failed(problem.clone()));
        assert_eq!(fetch.lines().len(), 1);
        assert_eq!(fetch.lines()[0].problem, Some(problem));
        assert!(sim.covered.is_empty());
        // Mended meanwhile: it can be tried again.
        sim.refuses = None;
        sim.run(&mut fetch, Event::Resume, 0.5);
        assert_eq!(fetch.view(sim.now).phase, Phase::Done);
        sim.assert_sound();
    }
}

#[test]
fn other_names_refused_is_no_failure() {
    let mut sim = Sim::new(tenant(30, 30));
    sim.other_names = false;
    let fetch = read(&mut sim, 30);
    let view = fetch.view(sim.now);
    assert_eq!((view.phase, view.names), (Phase::Done, Names::KnownOnly));
    assert!(!sim.covered.is_empty());
}

#[test]
fn records_with_other_names_are_read_but_not_without_end() {
    let mut log = tenant(10, 30);
    for i in 0..5_000 {
        let mut odd = record(NOW.plus(-i * 1000), false, 9);
        odd.other_name = true;
        log.push(odd);
    }
    let mut sim = Sim::new(log);
    let fetch = read(&mut sim, 30);
    let view = fetch.view(sim.now);
    assert_eq!((view.phase, view.names), (Phase::Done, Names::More));
    assert_eq!(
        fetch
            .lines()
            .iter()
            .filter(|l| l.why == Why::OtherNames)
            .count(),
        3
    );
}

#[test]
fn only_own_records_are_noticed() {
    let log = (0..30)
        .map(|i| record(NOW.plus(-i * HOUR), i % 2 == 0, 1))
        .collect();
    let mut sim = Sim::new(log);
    let fetch = read(&mut sim, 30);
    assert!(fetch.view(sim.now).only_own);
}

#[test]
fn a_next_page_elsewhere_is_never_asked() {
    for link in [
        "https://fabrikam.example/beta/auditLogs/signIns",
        "http://graph.microsoft.com/beta/auditLogs/signIns",
        "https://graph.microsoft.com@fabrikam.example/",
        "https://graph.microsoft.com/beta/me/messages",
    ] {
        let mut fetch = fetch(1);
        let mut commands = fetch.handle(NOW, 0.5, Event::Begin);
        let mut links = 0;
        while let Some(Command::Ask { number, url, .. }) = commands
            .iter()
            .find(|c| matches!(c, Command::Ask { .. }))
            .cloned()
        {
            assert!(url.starts_with("https://graph.microsoft.com/"), "{url}");
            let legacy = url.contains("clientAppUsed%20eq");
            links += usize::from(legacy);
            let page = PageMeta {
                next: legacy.then(|| link.to_owned()),
                ..PageMeta::default()
            };
            let answer = Answer {
                number,
                status: 200,
                page: Some(page),
                ..Answer::default()
            };
            commands = fetch.handle(NOW.plus(300), 0.5, Event::Answer(Box::new(answer)));
            assert!(!commands.iter().any(|c| matches!(
                c,
                Command::Covered(Covered {
                    question: Question::LegacyClients,
                    ..
                })
            )));
        }
        assert_eq!(links, 1);
        assert_eq!(fetch.view(NOW).phase, Phase::Failed(Problem::ForeignLink));
    }
}

#[test]
fn a_token_is_refreshed_once_and_claims_are_met_once() {
    let mut sim = Sim::new(tenant(3, 30));
    sim.faults = vec![Fault::Status(401, None), Fault::None, Fault::Challenge];
    let fetch = read(&mut sim, 1);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    let bearers: Vec<_> = sim.asked.iter().map(|(b, _)| b.clone()).take(4).collect();
    let challenge = Bearer::Challenge("claims".to_owned());
    assert_eq!(
        bearers,
        [Bearer::Cached, Bearer::Refresh, Bearer::Cached, challenge]
    );

    let mut sim = Sim::new(tenant(3, 30));
    sim.faults = vec![Fault::Status(401, None); 2];
    let mut fetch = read(&mut sim, 1);
    assert_eq!(fetch.view(sim.now).phase, Phase::Failed(Problem::SignedOut));
    sim.run(&mut fetch, Event::Resume, 0.5);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
}

#[test]
fn the_wish_of_the_service_is_kept_and_without_it_waits_grow() {
    let mut sim = Sim::new(tenant(3, 1));
    sim.faults = vec![
        Fault::Status(429, Some("33.5")),
        Fault::Status(429, None),
        Fault::Status(429, Some("-1")),
    ];
    let fetch = read(&mut sim, 1);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    let gaps: Vec<i64> = sim
        .sent
        .windows(2)
        .map(|s| s[1].since(s[0]))
        .take(3)
        .collect();
    assert_eq!(gaps, [33_700, 10_200, 20_200]);
}

#[test]
fn throttled_for_good_is_told_and_nothing_is_lost() {
    let mut sim = Sim::new(tenant(3_000, 30));
    sim.faults = [vec![Fault::None; 4], vec![Fault::Status(429, None); 12]].concat();
    let mut fetch = read(&mut sim, 30);
    assert_eq!(fetch.view(sim.now).phase, Phase::Failed(Problem::Throttled));
    sim.faults.clear();
    sim.assert_sound();
    sim.run(&mut fetch, Event::Resume, 0.5);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    assert!(
        (0..sim.log.len())
            .filter(|i| sim.log[*i].legacy)
            .all(|i| sim.seen.contains(&i))
    );
    sim.assert_sound();
}

#[test]
fn long_windows_that_time_out_are_read_in_short_ones() {
    let mut sim = Sim::new(tenant(500, 30));
    sim.longest = 20 * HOUR;
    // The checks look back a week, and the question for other names at everything: they are refused and passed over.
    sim.other_names = false;
    let mut fetch = Fetch::new(Settings {
        host: Host::new("graph.microsoft.com").unwrap(),
        span: Some(Span {
            from: NOW.plus(-6 * DAY),
            to: None,
        }),
        me: None,
    });
    fetch.todo.drain(..2);
    sim.run(&mut fetch, Event::Begin, 0.5);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    sim.assert_sound();
    let first = sim.covered.iter().map(|c| c.from).min();
    assert_eq!(first, Some(NOW.plus(-6 * DAY)));
}

#[test]
fn an_expired_cursor_begins_its_window_anew() {
    let mut sim = Sim::new(tenant(8_000, 9));
    sim.faults = vec![
        Fault::None,
        Fault::None,
        Fault::None,
        Fault::None,
        Fault::Status(400, None),
        Fault::None,
        Fault::Status(400, None),
    ];
    let fetch = read(&mut sim, 9);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    sim.assert_sound();
    assert!(
        (0..sim.log.len())
            .filter(|i| sim.log[*i].legacy)
            .all(|i| sim.seen.contains(&i))
    );
}

#[test]
fn stopping_keeps_what_was_read_and_goes_on_where_it_was() {
    let mut fetch = fetch(30);
    let mut sim = Sim::new(tenant(2_500, 30));
    let mut commands = fetch.handle(sim.now, 0.5, Event::Begin);
    for _ in 0..4 {
        let Some(Command::Ask { number, url, .. }) = commands
            .iter()
            .find(|c| matches!(c, Command::Ask { .. }))
            .cloned()
        else {
            panic!("nothing asked");
        };
        sim.sent.push(sim.now);
        let (event, rows) = sim.answer(number, &url);
        sim.now = sim.now.plus(200);
        commands = fetch.handle(sim.now, 0.5, event);
        sim.seen.extend(rows);
        sim.covered.extend(commands.iter().filter_map(|c| match c {
            Command::Covered(covered) => Some(*covered),
            _ => None,
        }));
    }
    let Some(Command::Ask { number, .. }) = commands
        .iter()
        .find(|c| matches!(c, Command::Ask { .. }))
        .cloned()
    else {
        panic!("nothing under way");
    };
    let stopped = fetch.handle(sim.now, 0.5, Event::Stop);
    assert!(stopped.contains(&Command::Abort { number }));
    assert_eq!(fetch.view(sim.now).phase, Phase::Stopped);
    assert!(!fetch.is_busy());
    assert!(fetch.lines().last().unwrap().stopped);
    // An answer that comes too late is not taken in.
    let late = Answer {
        number,
        status: 200,
        page: Some(PageMeta::default()),
        ..Answer::default()
    };
    assert_eq!(
        fetch.handle(sim.now, 0.5, Event::Answer(Box::new(late))),
        []
    );
    sim.assert_sound();
    let covered = sim.covered.len();
    assert!(covered > 0);
    sim.now = sim.now.plus(3 * HOUR);
    sim.run(&mut fetch, Event::Resume, 0.5);
    assert_eq!(fetch.view(sim.now).phase, Phase::Done);
    sim.assert_sound();
    let newest = sim.covered.iter().map(|c| c.to).max().unwrap();
    assert!(
        newest >= NOW.plus(3 * HOUR),
        "what came meanwhile was asked for, too"
    );
    assert!(
        (0..sim.log.len())
            .filter(|i| sim.log[*i].legacy)
            .all(|i| sim.seen.contains(&i))
    );
}

#[test]
fn without_a_connection_it_waits_for_one() {
    let mut fetch = fetch(1);
    fetch.handle(NOW, 0.5, Event::Begin);
    let failed = Event::Failed {
        number: 1,
        failure: Failure::Offline,
        took: 5,
    };
    assert_eq!(fetch.handle(NOW, 0.5, failed), []);
    let wait = fetch.view(NOW).wait.unwrap();
    assert_eq!((wait.until, wait.why), (None, WaitFor::Connection));
    assert_eq!(fetch.handle(NOW.plus(HOUR), 0.5, Event::Tick), []);
    let commands = fetch.handle(NOW.plus(HOUR), 0.5, Event::Online);
    assert!(matches!(
        commands.as_slice(),
        [Command::Ask { number: 2, .. }]
    ));
}
