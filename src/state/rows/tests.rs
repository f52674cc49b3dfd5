use super::{Column, Filter, Part, Row, Rows, Sort, Totals, toggled};
use crate::device::Family;
use crate::model::{Class, Confidence, Flag, Instant, ModernAuth, Protocol};
use crate::state::listing::Listing;
use crate::worker::messages::{FindingKey, FindingRow, OutcomeCounts, Strip, User};
use std::rc::Rc;

pub(crate) fn finding(key: &str, label: &str, person: &str, class: Class, last: i64) -> FindingRow {
    FindingRow {
        key: FindingKey(key.to_owned()),
        user: User {
            id: Some(format!("id-{person}")),
            principal_name: Some(format!("{person}@contoso.example")),
            display_name: Some(person.to_owned()),
        },
        label: label.to_owned(),
        family: Family::IPhone,
        os: Some("iOS 15.1".to_owned()),
        os_version: Some("15.1".to_owned()),
        confidence: Confidence::Exact,
        has_agent: true,
        application: None,
        modern_auth: ModernAuth::Capable,
        class,
        flags: vec![],
        protocols: vec![Protocol::ActiveSync],
        first_seen: Instant(0),
        last_seen: Instant(last),
        counts: OutcomeCounts {
            accepted: 3,
            rejected: 1,
            ..OutcomeCounts::default()
        },
        addresses: 1,
        countries: 1,
        address: Some("198.51.100.7".to_owned()),
        strip: Strip::default(),
        markable: true,
        mark: None,
        verdict: Default::default(),
    }
}

pub(crate) fn rows(all: Vec<FindingRow>) -> Rows {
    let mut rows = Rows::default();
    all.into_iter().for_each(|row| rows.insert(row));
    rows
}

fn visible(rows: &Rows, filter: &Filter, sort: Sort) -> Vec<Rc<Row>> {
    Listing::new(Rc::new(rows.clone()), filter.clone(), sort)
        .whole()
        .rows
}

fn totals(rows: &Rows) -> Totals {
    let rows = Rc::new(rows.clone());
    Listing::new(rows, Filter::default(), Sort::default())
        .whole()
        .totals
}

#[test]
fn rows_are_replaced_and_taken_out_and_copies_keep_theirs() {
    let mut all = four();
    let before = all.clone();
    all.insert(finding("a", "iPhone 17", "Anna", Class::BasicProven, 90));
    all.remove("b");
    all.remove("nothing");
    assert_eq!((all.len(), before.len()), (3, 4));
    assert_eq!(all.get("a").unwrap().data.label, "iPhone 17");
    assert_eq!(before.get("a").unwrap().data.label, "iPhone 13");
    assert!(all.get("b").is_none() && before.get("b").is_some());
    assert_eq!(all.values().count(), 3);
}

fn keys(rows: &[Rc<Row>]) -> String {
    rows.iter().map(|row| row.data.key.0.as_str()).collect()
}

fn four() -> Rows {
    let mut spray = finding("d", "", "Carla", Class::AttemptsOnly, 50);
    spray.protocols = vec![Protocol::Imap];
    spray.flags = vec![Flag::LikelySpray];
    rows(vec![
        finding("a", "iPhone 13", "Anna", Class::BasicProven, 10),
        finding("b", "iPhone 8", "Fabio", Class::BasicProven, 20),
        finding("c", "iPad Air", "Anna", Class::LegacyUnknown, 30),
        spray,
    ])
}

#[test]
fn the_worst_and_newest_stand_first_as_in_the_export() {
    assert_eq!(
        keys(&visible(&four(), &Filter::default(), Sort::default())),
        "bacd"
    );
}

#[test]
fn numbers_sort_as_numbers_and_what_has_no_name_last() {
    let by_device = Sort::default().clicked(Column::Device);
    assert_eq!(
        keys(&visible(&four(), &Filter::default(), by_device)),
        "cbad"
    );
    assert_eq!(
        keys(&visible(
            &four(),
            &Filter::default(),
            by_device.clicked(Column::Device)
        )),
        "dabc"
    );
}

#[test]
fn every_word_must_occur_whatever_its_case() {
    let filter = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    assert_eq!(
        keys(&visible(&four(), &filter("anna IPHONE"), Sort::default())),
        "a"
    );
    assert_eq!(
        keys(&visible(&four(), &filter("198.51"), Sort::default())),
        "bacd"
    );
    assert_eq!(
        keys(&visible(&four(), &filter(" imap "), Sort::default())),
        "d"
    );
    assert_eq!(
        keys(&visible(&four(), &filter("nobody"), Sort::default())),
        ""
    );
}

#[test]
fn filters_add_up() {
    let filter = Filter {
        classes: vec![Class::BasicProven],
        protocols: vec![Protocol::Imap],
        ..Filter::default()
    };
    assert!(visible(&four(), &filter, Sort::default()).is_empty());
    let spray = Filter {
        flags: vec![Flag::LikelySpray],
        ..Filter::default()
    };
    assert_eq!(keys(&visible(&four(), &spray, Sort::default())), "d");
}

#[test]
fn kinds_of_one_list_let_each_of_them_through() {
    let filter = Filter {
        classes: vec![Class::LegacyUnknown, Class::AttemptsOnly],
        ..Filter::default()
    };
    assert_eq!(keys(&visible(&four(), &filter, Sort::default())), "cd");
    let both = toggled(&[Protocol::Imap], Protocol::Pop);
    assert_eq!(both, [Protocol::Imap, Protocol::Pop]);
    assert_eq!(toggled(&both, Protocol::Imap), [Protocol::Pop]);
}

#[test]
fn what_is_to_be_done_first_stands_first_and_a_compromised_account_before_all() {
    use crate::model::{How, Mark};
    use crate::verify::State;
    let with = |key: &str, state: Option<State>, class: Class| {
        let mut data = finding(key, "iPhone 13", "Anna", class, 10);
        data.mark = state.map(|_| Mark {
            at: Instant(0),
            how: How::ReAdded,
        });
        data.verdict.state = state.unwrap_or_default();
        data
    };
    let mut attacked = with("z", None, Class::AttemptsOnly);
    attacked.flags = vec![Flag::PossiblyCompromised];
    let all = rows(vec![
        with("v", Some(State::Verified), Class::BasicProven),
        with("c", Some(State::CleanSoFar), Class::BasicProven),
        with("n", None, Class::BasicProven),
        with("b", Some(State::BackOnLegacy), Class::BasicProven),
        with("s", None, Class::AttemptsOnly),
        attacked,
    ]);
    let sort = Sort::default();
    assert_eq!(keys(&visible(&all, &Filter::default(), sort)), "zbncsv");
    let turned = sort.clicked(Column::State);
    assert_eq!(keys(&visible(&all, &Filter::default(), turned)), "zvscnb");
}

#[test]
fn a_person_counts_once_and_attempts_are_no_use() {
    let totals = totals(&four());
    assert_eq!(totals.part(Part::Using), 3);
    assert_eq!(totals.attempted_people, 1);
    assert_eq!(totals.classes, [2, 1, 0, 1]);
    assert_eq!(
        totals.protocols,
        [(Protocol::ActiveSync, 3), (Protocol::Imap, 1)]
    );
}

#[test]
fn every_state_counts_in_one_part_of_the_headline() {
    use crate::model::{How, Mark};
    use crate::verify::State;
    let part = |class: Class, state: Option<State>| {
        let mut data = finding("a", "iPhone 13", "Anna", class, 10);
        data.mark = state.map(|_| Mark {
            at: Instant(0),
            how: How::ReAdded,
        });
        data.verdict.state = state.unwrap_or_default();
        Row::new(data).part()
    };
    for class in [Class::BasicProven, Class::LegacyUnknown] {
        assert_eq!(part(class, None), Some(Part::Using));
    }
    for class in [Class::Certificate, Class::AttemptsOnly] {
        assert_eq!(part(class, None), None);
    }
    for class in [Class::BasicProven, Class::LegacyUnknown, Class::Certificate] {
        let of = |state| part(class, Some(state));
        assert_eq!(of(State::BackOnLegacy), Some(Part::Using));
        for state in [
            State::Withheld,
            State::TooEarly,
            State::CleanSoFar,
            State::Silent,
        ] {
            assert_eq!(of(state), Some(Part::Waiting), "{state:?}");
        }
        for state in [State::Verified, State::Ended] {
            assert_eq!(of(state), Some(Part::Proven));
        }
    }
}

/// The counts of what ends are those of the table under that filter, and what is changed no longer counts.
#[test]
fn what_stops_when_counts_what_its_filter_shows() {
    use crate::model::{How, Mark};
    use crate::remedy::End;
    use crate::verify::State;
    let with = |key: &str, protocols: &[Protocol], class: Class, state: Option<State>| {
        let mut data = finding(key, "iPhone 13", "Anna", class, 10);
        data.protocols = protocols.to_vec();
        data.mark = state.map(|_| Mark {
            at: Instant(0),
            how: How::ReAdded,
        });
        data.verdict.state = state.unwrap_or_default();
        data
    };
    use Class::{AttemptsOnly, BasicProven, Certificate, LegacyUnknown};
    use Protocol::{ActiveSync, Ews, Imap, Other, SmtpAuth};
    let all = rows(vec![
        with("a", &[ActiveSync], BasicProven, None),
        with("b", &[Imap, SmtpAuth], BasicProven, None),
        with("c", &[ActiveSync], Certificate, None),
        with("d", &[Ews], LegacyUnknown, None),
        with("e", &[SmtpAuth], AttemptsOnly, None),
        with("f", &[SmtpAuth], BasicProven, Some(State::Verified)),
        with("g", &[SmtpAuth], BasicProven, Some(State::CleanSoFar)),
        with("h", &[SmtpAuth], BasicProven, Some(State::BackOnLegacy)),
        with("i", &[Other], LegacyUnknown, None),
        with("j", &[Ews], Certificate, None),
    ]);
    let ends = totals(&all).ends;
    for (end, shown) in [
        (End::Basic, "a"),
        (End::SmtpAuth, "hb"),
        (End::Certificate, "c"),
        (End::Ews, "d"),
    ] {
        let filter = Filter {
            ends: vec![end],
            ..Filter::default()
        };
        assert_eq!(keys(&visible(&all, &filter, Sort::default())), shown);
        assert!(ends.contains(&(end, shown.len() as u64)), "{ends:?}");
    }
    let by_end = Sort::default().clicked(Column::End);
    let order = keys(&visible(&all, &Filter::default(), by_end));
    assert!(
        order.starts_with("bh") || order.starts_with("hb"),
        "{order}"
    );
    assert_eq!(&order[2..5], "cda", "{order}");
}
