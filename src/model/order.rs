//! One sort for all. Every instance of the standard library's sort adds some six kilobytes to the download; here there
//! is one, over positions, and each list is only put into the order found.

use std::cmp::Ordering;

/// Sorts a list, stably.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let list = std::mem::take(items);
    let order = positions(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = list.into_iter().map(Some).collect();
    items.extend(
        order
            .into_iter()
            .filter_map(|place| slots.get_mut(place).and_then(Option::take)),
    );
}

/// Sorts a list by its own order and leaves each item once.
pub fn distinct<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

fn positions(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::{distinct, sort_by};

    proptest::proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..5, 0u32..100), 0..80)) {
            let mut ours = items.clone();
            let mut theirs = items.clone();
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|a| a.0);
            proptest::prop_assert_eq!(&ours, &theirs);
            let mut ours = items.clone();
            distinct(&mut ours);
            let theirs: Vec<_> = items.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
            proptest::prop_assert_eq!(ours, theirs);
        }
    }
}
