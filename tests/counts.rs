//! Every number on Findings equals what the table shows under the filter that belongs to it.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::findings::view::SourceKind;
use cutover::model::{Class, How, Instant, Mark};
use cutover::state::answer::{Headline, headline};
use cutover::state::listing::{Listed, Listing};
use cutover::state::rows::{Filter, Part, Row, Sort};
use cutover::state::{Action, AppState};
use cutover::verify::State;
use cutover::worker::messages::FileMeta;
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;
use std::rc::Rc;

mod common;
use common::record;

const CLASSES: [Class; 4] = [
    Class::BasicProven,
    Class::LegacyUnknown,
    Class::Certificate,
    Class::AttemptsOnly,
];
const PARTS: [Part; 3] = [Part::Using, Part::Waiting, Part::Proven];

fn now() -> Instant {
    Instant::parse("2026-11-22T10:00:00Z").unwrap()
}

/// What the page knows of a session that has done its work.
fn page(session: &mut Session) -> AppState {
    let mut told = session.sources();
    told.extend(session.changes(usize::MAX));
    told.extend(session.verdict_changes());
    told.push(session.summary());
    AppState::default().reduce(Action::Worker(told))
}

fn shown(state: &AppState, filter: &Filter) -> Vec<Rc<Row>> {
    list(state, filter.clone()).rows
}

fn list(state: &AppState, filter: Filter) -> Listed {
    Listing::new(Rc::clone(&state.rows), filter, Sort::default()).whole()
}

fn person(row: &Row) -> String {
    let user = &row.data.user;
    let name = user.id.clone().or_else(|| user.principal_name.clone());
    name.unwrap_or_else(|| row.data.key.0.clone())
}

fn check(state: &AppState) {
    let totals = list(state, Filter::default()).totals;
    let count = |filter: &Filter| shown(state, filter).len() as u64;
    let all = count(&Filter::default());
    assert_eq!(all, state.rows.len() as u64);
    assert_eq!(all, state.summary.findings);
    let mut sum = 0;
    for class in CLASSES {
        let filter = Filter {
            classes: vec![class],
            ..Filter::default()
        };
        assert_eq!(count(&filter), totals.class(class), "{class:?}");
        sum += totals.class(class);
    }
    assert_eq!(sum, all, "each row is in one class");
    for (protocol, n) in &totals.protocols {
        let filter = Filter {
            protocols: vec![*protocol],
            ..Filter::default()
        };
        assert_eq!(count(&filter), *n, "{protocol:?}");
    }
    for (flag, n) in &totals.flags {
        let filter = Filter {
            flags: vec![*flag],
            ..Filter::default()
        };
        let rows = shown(state, &filter);
        assert_eq!(rows.len() as u64, *n, "{flag:?}");
        if *flag == cutover::model::Flag::PossiblyCompromised {
            let people: BTreeSet<String> = rows.iter().map(|row| person(row)).collect();
            assert_eq!(people.len() as u64, totals.compromised_people);
        }
    }
    let mut by_state = [0; 3];
    for (of, n) in &totals.states {
        let filter = Filter {
            states: vec![*of],
            ..Filter::default()
        };
        assert_eq!(count(&filter), *n, "{of:?}");
        let part = match of {
            State::NotChanged | State::BackOnLegacy => 0,
            State::Verified | State::Ended => 2,
            _ => 1,
        };
        by_state[part] += n;
    }
    let parts = PARTS.map(|part| {
        let filter = Filter {
            part: Some(part),
            ..Filter::default()
        };
        assert_eq!(count(&filter), totals.part(part), "{part:?}");
        totals.part(part)
    });
    if !totals.states.is_empty() {
        assert_eq!(by_state, parts, "states and parts count the same devices");
    }
    match headline(state, &totals) {
        Headline::Devices {
            using,
            waiting,
            proven,
        } => assert_eq!([using, waiting, proven], parts),
        Headline::Proven(proven) => assert_eq!([0, 0, proven], parts),
        Headline::Certificate(n) => assert_eq!(n, totals.class(Class::Certificate)),
        _ => assert_eq!([0, 0, 0], parts),
    }
    // While reading, the same devices are counted.
    let reading = state.reduce(Action::Read(1));
    assert_eq!(headline(&reading, &totals), Headline::Reading(parts[0]));
}

#[test]
fn every_number_is_what_the_table_shows_demo() {
    let mut session = Session::default();
    session.open_demo(now());
    let state = page(&mut session);
    check(&state);
    let totals = list(&state, Filter::default()).totals;
    for part in PARTS {
        assert!(totals.part(part) > 0, "the demo tenant has {part:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn every_number_is_what_the_table_shows(
        records in prop::collection::vec(record(), 0..60),
        marks in prop::collection::vec((any::<prop::sample::Index>(), 0..48i64), 0..6),
    ) {
        let mut session = Session::default();
        session.set_now(now());
        let bytes = serde_json::to_vec(&json!({ "value": records })).unwrap();
        let meta = FileMeta { name: "log.json".to_owned(), size: bytes.len() as u64, modified: None };
        session.read_whole(&meta, SourceKind::File, &bytes);
        let keys: Vec<_> = page(&mut session).rows.values().map(|r| r.data.key.clone()).collect();
        let mut told = Vec::new();
        for (index, hour) in marks {
            if keys.is_empty() {
                break;
            }
            let at = Instant::parse("2026-11-01T00:00:00Z").unwrap().plus(hour * 3_600_000);
            let key = index.get(&keys).clone();
            told.extend(session.mark(&[key], Some(Mark { at, how: How::ReAdded }), now()));
        }
        let mut fresh = session.sources();
        fresh.push(session.summary());
        let rows = keys.iter().filter_map(|k| {
            match session.device(k.clone()) {
                cutover::worker::messages::FromWorker::Device { view: Some(view), .. } => Some(view.row.clone()),
                _ => None,
            }
        }).collect();
        fresh.push(cutover::worker::messages::FromWorker::Findings { upsert: rows, removed: vec![] });
        fresh.extend(told);
        check(&AppState::default().reduce(Action::Worker(fresh)));
    }
}
