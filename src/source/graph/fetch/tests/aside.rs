//! Questions on the side: positive proof, and whatever else of Graph.

use super::sim::{NOW, Sim, fetch, record, tenant};
use super::*;

#[test]
fn proof_takes_two_requests_for_fifteen_people_until_more_is_asked_for() {
    let app = Guid(0xf8d9_8a96);
    let mut log = tenant(0, 1);
    for i in 0..4_500 {
        let mut modern = record(NOW.plus(-i * 60_000), false, 100 + i as u128 % 15);
        modern.app = Some(app);
        log.push(modern);
    }
    let mut sim = Sim::new(log);
    let mut fetch = Fetch::new(Settings {
        span: None,
        ..fetch(1).settings
    });
    let proofs: Vec<_> = (0..15)
        .map(|i| Proof {
            app: Some(app),
            person: Guid(100 + i),
            from: NOW.plus(-8 * DAY),
        })
        .collect();
    sim.run(&mut fetch, Event::Prove(proofs), 0.5);
    assert_eq!(fetch.lines().len(), 2);
    assert!(fetch.lines().iter().all(|l| l.why == Why::Proof));
    assert!(fetch.view(sim.now).proof_open);
    assert!(sim.covered.is_empty(), "not answered to its end");
    sim.run(&mut fetch, Event::MoreProof, 0.5);
    assert_eq!(fetch.lines().len(), 4);
    sim.run(&mut fetch, Event::MoreProof, 0.5);
    assert_eq!(fetch.lines().len(), 5);
    assert!(!fetch.view(sim.now).proof_open);
    assert_eq!(sim.covered.len(), 30, "each person, both event types");
    sim.assert_sound();
}

#[test]
fn proof_of_few_records_takes_one_request_whatever_the_apps() {
    let mut sim = Sim::new(tenant(5, 1));
    let mut fetch = fetch(1);
    sim.run(&mut fetch, Event::Begin, 0.5);
    let before = fetch.lines().len();
    let proofs = vec![
        Proof {
            app: Some(Guid(7)),
            person: Guid(100),
            from: NOW.plus(-DAY),
        },
        Proof {
            app: Some(Guid(8)),
            person: Guid(100),
            from: NOW.plus(-DAY),
        },
        Proof {
            app: Some(Guid(7)),
            person: Guid(101),
            from: NOW.plus(-2 * DAY),
        },
    ];
    sim.covered.clear();
    sim.run(&mut fetch, Event::Prove(proofs), 0.5);
    assert_eq!(fetch.lines().len() - before, 1);
    assert_eq!(sim.covered.len(), 6);
    sim.assert_sound();
}

/// A protocol with OAuth has no app id: the question is one of its own, and its answer speaks for no app.
#[test]
fn proof_by_scopes_asks_for_what_the_person_signed_in_to_exchange_with() {
    let mut sim = Sim::new(tenant(5, 1));
    let mut fetch = fetch(1);
    sim.run(&mut fetch, Event::Begin, 0.5);
    let before = fetch.lines().len();
    let proofs = [None, Some(Guid(7))].map(|app| Proof {
        app,
        person: Guid(100),
        from: NOW.plus(-DAY),
    });
    sim.covered.clear();
    sim.run(&mut fetch, Event::Prove(proofs.to_vec()), 0.5);
    assert_eq!(fetch.lines().len() - before, 2);
    for question in [
        Question::MailOfPerson(Guid(100)),
        Question::AppOfPerson {
            app: Guid(7),
            person: Guid(100),
        },
    ] {
        let answers = sim.covered.iter().filter(|c| c.question == question);
        assert_eq!(answers.count(), 2, "{question}");
    }
    sim.assert_sound();
}

#[test]
fn proof_that_was_refused_is_asked_again_when_told_to() {
    let mut fetch = Fetch::new(Settings {
        span: None,
        ..fetch(1).settings
    });
    let proof = Proof {
        app: Some(Guid(7)),
        person: Guid(100),
        from: NOW.plus(-DAY),
    };
    fetch.handle(NOW, 0.5, Event::Prove(vec![proof]));
    let refused = Answer {
        number: 1,
        status: 403,
        ..Answer::default()
    };
    fetch.handle(NOW, 0.5, Event::Answer(Box::new(refused)));
    assert!(fetch.view(NOW).proof_problem.is_some() && !fetch.is_busy());
    let commands = fetch.handle(NOW, 0.5, Event::Resume);
    assert!(matches!(
        commands.as_slice(),
        [Command::Ask { number: 2, .. }]
    ));
    assert_eq!(fetch.view(NOW).proof_problem, None);
    let [first, second] = fetch.lines() else {
        panic!("two requests");
    };
    assert_eq!(first.url, second.url);
}

#[test]
fn something_else_is_read_through_the_same_door() {
    let mut fetch = Fetch::new(Settings {
        span: None,
        ..fetch(1).settings
    });
    let ask = ReadAsk {
        id: 5,
        path: "/v1.0/policies/authorizationPolicy".to_owned(),
        scopes: vec!["Policy.Read.All".to_owned()],
    };
    let commands = fetch.handle(NOW, 0.5, Event::Read(ask.clone()));
    let [
        Command::Ask {
            number,
            url,
            scopes,
            ..
        },
    ] = commands.as_slice()
    else {
        panic!("{commands:?}")
    };
    assert_eq!(
        url,
        "https://graph.microsoft.com/v1.0/policies/authorizationPolicy"
    );
    assert_eq!(scopes, &ask.scopes);
    let answer = Answer {
        number: *number,
        status: 403,
        ..Answer::default()
    };
    let commands = fetch.handle(NOW, 0.5, Event::Answer(Box::new(answer)));
    assert!(commands.contains(&Command::Got {
        id: 5,
        problem: Some(Problem::NoRole)
    }));
    assert_eq!(fetch.view(NOW).phase, Phase::Done);
    // A path cannot lead elsewhere.
    for path in ["@fabrikam.example/", ".fabrikam.example/", ":8443/", "\\x"] {
        let commands = fetch.handle(
            NOW,
            0.5,
            Event::Read(ReadAsk {
                path: path.to_owned(),
                ..ask.clone()
            }),
        );
        assert!(
            !commands.iter().any(|c| matches!(c, Command::Ask { .. })),
            "{path}"
        );
    }
}
