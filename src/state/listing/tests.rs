use super::{FIRST, Listing, Step};
use crate::model::Class;
use crate::state::rows::tests::{finding, rows};
use crate::state::rows::{Column, Filter, Row, Sort};
use proptest::prelude::*;
use std::rc::Rc;

fn keys(rows: &[Rc<Row>]) -> Vec<&str> {
    rows.iter().map(|row| row.data.key.0.as_str()).collect()
}

#[test]
fn the_first_rows_and_all_counts_are_known_before_the_last_row() {
    let many = (0..3_000).map(|n| finding(&n.to_string(), "iPhone", "Anna", Class::BasicProven, n));
    let rows = Rc::new(rows(many.collect()));
    let mut listing = Listing::new(Rc::clone(&rows), Filter::default(), Sort::default());
    let mut steps = 0;
    while listing.step(100) == Step::Going {
        steps += 1;
    }
    assert!(steps >= 29, "each step is a small one: {steps}");
    let first = listing.listed();
    assert!(!first.is_whole());
    assert_eq!((first.count, first.rows.len()), (3_000, FIRST));
    assert_eq!(first.totals.class(Class::BasicProven), 3_000);
    let whole = listing.whole();
    assert!(whole.is_whole());
    assert_eq!(keys(&whole.rows)[..FIRST], keys(&first.rows));
    assert_eq!(keys(&whole.rows)[0], "2999");
    assert_eq!(keys(&whole.rows)[2_999], "0");
}

proptest! {
    #[test]
    fn steps_of_any_size_give_what_sorting_at_once_gives(
        lasts in prop::collection::vec(0_i64..50, 0..300),
        size in 1_usize..400,
        descending: bool,
        column in prop::sample::select(vec![Column::State, Column::Last, Column::Person]),
    ) {
        let all: Vec<_> = lasts
            .iter()
            .enumerate()
            .map(|(n, last)| {
                let class = if last % 3 == 0 { Class::AttemptsOnly } else { Class::LegacyUnknown };
                finding(&n.to_string(), "iPad", &format!("P{}", last % 7), class, *last)
            })
            .collect();
        let rows = Rc::new(rows(all));
        let sort = Sort { column, descending };
        let filter = Filter { classes: vec![Class::LegacyUnknown], ..Filter::default() };
        let mut want: Vec<Rc<Row>> = rows
            .values()
            .filter(|row| row.data.class == Class::LegacyUnknown)
            .cloned()
            .collect();
        want.sort_by(|a, b| sort.compare(a, b));
        let mut listing = Listing::new(Rc::clone(&rows), filter, sort);
        while listing.step(size) != Step::Done {}
        let listed = listing.listed();
        prop_assert_eq!(keys(&listed.rows), keys(&want));
        prop_assert_eq!(listed.count, want.len());
        let attempts = rows.len() - want.len();
        prop_assert_eq!(listed.totals.class(Class::AttemptsOnly), attempts as u64);
    }
}
