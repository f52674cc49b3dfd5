use super::{EventTypes, Headline, Unread, Why, complete_to, event_types, gaps, headline, missing};
use crate::model::{DAY, EventType, Guid, HOUR, Instant, Question};
use crate::source::{Format, ProblemCode, SourceNote};
use crate::state::rows::Totals;
use crate::state::{Action, AppState};
use crate::worker::messages::{Basis, FileMeta, SourceKind, SourceView, Stated, Summary};
use crate::worker::session::Session;
use std::rc::Rc;

const FROM: Instant = Instant(1_700_000_000_000);
const TO: Instant = Instant(1_700_500_000_000);
const OLDEST: Instant = Instant(1_700_100_000_000);
const NEWEST: Instant = Instant(1_700_400_000_000);

fn read(summary: Summary) -> AppState {
    AppState {
        summary: Rc::new(summary),
        ..AppState::default()
    }
}

/// A file of modern sign-ins that was read to its end.
fn file() -> SourceView {
    let mut session = Session::default();
    let meta = FileMeta {
        name: "log.json".to_owned(),
        size: 2,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, b"[]");
    SourceView {
        format: Some(Format::PortalJson),
        records: 5,
        event_types: vec![EventType::InteractiveUser],
        oldest: Some(OLDEST),
        newest: Some(NEWEST),
        proposed: asked_of(Question::Everything),
        notes: Vec::new(),
        ..session.case().source_views().remove(0)
    }
}

fn asked_of(question: Question) -> Stated {
    Stated {
        event_type: Some(EventType::InteractiveUser),
        question: Some(question),
        from: Some(FROM),
        to: Some(TO),
        downloaded: Some(TO),
    }
}

fn stated(question: Question) -> SourceView {
    SourceView {
        stated: Some(asked_of(question)),
        basis: Basis::Stated,
        ..file()
    }
}

fn with(sources: Vec<SourceView>) -> AppState {
    let mut summary = Summary {
        from: Some(FROM),
        to: Some(TO),
        ..Summary::default()
    };
    summary.records.modern = sources.iter().map(|s| s.records).sum();
    AppState {
        sources: Rc::new(sources.into_iter().map(Rc::new).collect()),
        ..read(summary)
    }
}

fn says(sources: Vec<SourceView>) -> Headline {
    headline(&with(sources), &Totals::default())
}

/// Sources that cannot have held every legacy sign-in, whatever else they hold.
fn silent() -> Vec<SourceView> {
    let id = Guid::parse("f8d98a96-0999-43f5-8af3-69971c7bb423").unwrap();
    let mut all: Vec<SourceView> = [
        Question::App(id),
        Question::Person(id),
        Question::AppOfPerson {
            app: id,
            person: id,
        },
        Question::Unknown,
    ]
    .into_iter()
    .flat_map(|question| {
        let looks_filtered = SourceView {
            proposed: asked_of(question),
            ..file()
        };
        [stated(question), looks_filtered]
    })
    .collect();
    for whole in [file(), stated(Question::Everything)] {
        all.extend([
            SourceView {
                complete: false,
                ..whole.clone()
            },
            SourceView {
                problem: Some(ProblemCode::CannotRead),
                ..whole.clone()
            },
            SourceView {
                busy: true,
                ..whole.clone()
            },
            SourceView {
                records: 0,
                unreadable: 7,
                oldest: None,
                newest: None,
                ..whole.clone()
            },
            SourceView {
                format: Some(Format::AuthDetails),
                ..whole.clone()
            },
            SourceView {
                notes: vec![SourceNote::NotUserSignIns],
                ..whole
            },
        ]);
    }
    all.push(SourceView {
        records: 0,
        oldest: None,
        newest: None,
        ..file()
    });
    all
}

#[test]
fn only_a_source_that_could_hold_a_legacy_sign_in_says_that_there_is_none() {
    for source in silent() {
        let found = says(vec![source.clone()]);
        assert!(matches!(found, Headline::CannotTell(_)), "{source:?}");
    }
    // What could not be read is not called a file without sign-ins.
    let unreadable = SourceView {
        records: 0,
        unreadable: 7,
        ..file()
    };
    let unread = Headline::CannotTell(Why::Unread);
    assert_eq!(says(vec![unreadable]), unread);
    assert_eq!(says(vec![file()]), Headline::None(OLDEST, NEWEST));
    let legacy = stated(Question::LegacyClients);
    assert_eq!(says(vec![legacy.clone()]), Headline::None(FROM, TO));
    let empty = SourceView {
        records: 0,
        oldest: None,
        newest: None,
        ..legacy
    };
    assert_eq!(says(vec![empty]), Headline::None(FROM, TO));
}

#[test]
fn the_span_is_that_of_the_sources_that_can_tell() {
    for mut other in silent() {
        for stated in [&mut other.stated, &mut Some(other.proposed)]
            .into_iter()
            .flatten()
        {
            stated.from = Some(FROM.plus(-9_000_000_000));
        }
        other.oldest = other.oldest.map(|at| at.plus(-9_000_000_000));
        let found = says(vec![other, file()]);
        assert_eq!(found, Headline::None(OLDEST, NEWEST));
    }
    // Nobody's log goes back a year, and a download that was cut begins with its oldest row.
    let mut long = stated(Question::Everything);
    long.stated = long.stated.map(|s| Stated {
        from: Some(TO.plus(-365 * crate::model::DAY)),
        ..s
    });
    let kept = TO.plus(-crate::source::graph::RETENTION);
    assert_eq!(says(vec![long.clone()]), Headline::None(kept, TO));
    long.notes = vec![SourceNote::CutAtLimit];
    assert_eq!(says(vec![long]), Headline::None(OLDEST, TO));
}

#[test]
fn half_an_answer_is_told_by_the_sources_that_can_tell() {
    let id = Guid::parse("f8d98a96-0999-43f5-8af3-69971c7bb423").unwrap();
    let app = SourceView {
        event_types: vec![EventType::NonInteractiveUser],
        ..stated(Question::App(id))
    };
    let state = with(vec![file(), app]);
    assert_eq!(missing(&state), Some(EventType::NonInteractiveUser));
    let both = SourceView {
        event_types: vec![EventType::NonInteractiveUser],
        ..file()
    };
    assert_eq!(missing(&with(vec![file(), both])), None);
    let open = SourceView {
        event_types: vec![],
        event_type_open: true,
        ..file()
    };
    assert_eq!(missing(&with(vec![file(), open])), None);
}

#[test]
fn complete_is_claimed_only_of_what_was_described_and_read() {
    let mut state = with(vec![stated(Question::Everything)]);
    Rc::make_mut(&mut state.summary)
        .complete_to
        .interactive_user = Some(NEWEST);
    assert_eq!(complete_to(&state), state.summary.complete_to);
    let reading = state.reduce(Action::Read(1));
    assert_eq!(complete_to(&reading), Default::default());
    let mut mixed = with(vec![stated(Question::Everything), file()]);
    mixed.summary = Rc::clone(&state.summary);
    assert_eq!(complete_to(&mixed), Default::default());
}

#[test]
fn attempts_against_unknown_users_are_not_nothing() {
    let state = with(vec![file()]);
    let totals = Totals::default();
    assert_eq!(headline(&state, &totals), Headline::None(OLDEST, NEWEST));
    let mut summary = Summary::clone(&state.summary);
    summary.spray_unknown_users = 3;
    assert_eq!(headline(&read(summary), &totals), Headline::Attempts(3));
}

#[test]
fn without_any_sign_in_nothing_is_claimed() {
    assert_eq!(
        headline(&AppState::default(), &Totals::default()),
        Headline::CannotTell(Why::Empty)
    );
}

#[test]
fn one_event_type_is_not_both() {
    let mut summary = Summary::default();
    summary.complete_to.interactive_user = Some(Instant(1));
    assert_eq!(
        event_types(&read(summary.clone())),
        EventTypes::InteractiveOnly
    );
    summary.complete_to.non_interactive_user = Some(Instant(1));
    assert_eq!(event_types(&read(summary)), EventTypes::Both);
}

/// What was read with a hole in it is not told as one stretch without saying so.
#[test]
fn a_gap_between_files_is_told() {
    let day = |n: i64| FROM.plus(n * DAY);
    let window = |event_type, from: Instant, to: Instant| SourceView {
        event_types: vec![event_type],
        stated: Some(Stated {
            from: Some(from),
            to: Some(to),
            downloaded: Some(to),
            ..asked_of(Question::Everything)
        }),
        oldest: None,
        newest: None,
        records: 0,
        ..stated(Question::Everything)
    };
    let both = |from, to| {
        [EventType::InteractiveUser, EventType::NonInteractiveUser]
            .map(|event_type| window(event_type, from, to))
    };
    let gap = |event_type, from, to| Unread {
        event_type,
        from,
        to,
    };
    let first = both(day(0), day(7)).to_vec();
    let said = |more: &[SourceView]| gaps(&with([&first[..], more].concat()));
    assert_eq!(said(&[]), []);
    assert_eq!(said(&both(day(7), day(14))), [], "they meet");
    assert_eq!(said(&both(day(8), day(14))), [gap(None, day(7), day(8))]);
    assert_eq!(
        said(&[window(EventType::InteractiveUser, day(8), day(14))]),
        [gap(Some(EventType::InteractiveUser), day(7), day(8))]
    );
    // Two logs of which each has a hole elsewhere.
    let apart = [
        window(EventType::InteractiveUser, day(7), day(14)),
        window(EventType::NonInteractiveUser, day(9), day(14)),
    ];
    assert_eq!(
        said(&apart),
        [gap(Some(EventType::NonInteractiveUser), day(7), day(9))]
    );
    // Rows alone: a quiet day is no hole.
    let rows = |from: Instant, to: Instant| SourceView {
        oldest: Some(from),
        newest: Some(to),
        ..file()
    };
    let quiet = [rows(day(0), day(1)), rows(day(2), day(3))];
    assert_eq!(gaps(&with(quiet.to_vec())), []);
    let hole = [rows(day(0), day(1)), rows(day(2).plus(HOUR), day(3))];
    assert_eq!(gaps(&with(hole.to_vec())).len(), 1);
}
