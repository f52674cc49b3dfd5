//! The log of a tenant, with indexes, so that a question costs no more than its answer.

use crate::filter::{Expr, Property};
use crate::record::Record;
use std::collections::HashMap;

/// A log, newest first.
#[derive(Debug, Default)]
pub(crate) struct Store {
    records: Vec<Record>,
    by_client: HashMap<String, Vec<usize>>,
    by_person: HashMap<String, Vec<usize>>,
}

/// A page of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Places in the log.
    pub(crate) places: Vec<usize>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<usize>,
}

/// Which records there are for whoever asks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sight<'a> {
    /// Requests so far.
    pub(crate) requests: u64,
    /// Only this person's.
    pub(crate) only: Option<&'a str>,
}

impl Store {
    /// Takes the records, in whatever order.
    pub(crate) fn new(mut records: Vec<Record>) -> Self {
        records.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.id.cmp(&b.id)));
        let (mut by_client, mut by_person) =
            (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (place, record) in records.iter().enumerate() {
            push(&mut by_client, &record.client_app, place);
            push(&mut by_person, &record.person.id, place);
        }
        Self {
            records,
            by_client,
            by_person,
        }
    }

    /// The record at a place.
    pub(crate) fn at(&self, place: usize) -> Option<&Record> {
        self.records.get(place)
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// Up to `top` records from a place on that fit.
    pub(crate) fn page(&self, filter: &Expr, sight: Sight<'_>, from: usize, top: usize) -> Page {
        let (oldest, newest) = crate::filter::bounds(filter);
        let begin = self
            .records
            .partition_point(|record| record.created > newest)
            .max(from);
        let end = self
            .records
            .partition_point(|record| record.created >= oldest);
        let wanted = |place: usize| {
            self.at(place).is_some_and(|record| {
                record.appears <= sight.requests
                    && sight.only.is_none_or(|id| record.person.id == id)
                    && filter.fits(record)
            })
        };
        let mut places = match self.candidates(filter) {
            Some(list) => {
                let found = list
                    .into_iter()
                    .filter(|place| (begin..end).contains(place));
                first(found, wanted, top)
            }
            None => first(begin..end, wanted, top),
        };
        let next = (places.len() > top).then(|| places.pop()).flatten();
        Page { places, next }
    }

    /// Places that can fit at all, in order, if an index tells.
    fn candidates(&self, filter: &Expr) -> Option<Vec<usize>> {
        let lists = [
            (Property::UserId, &self.by_person),
            (Property::ClientApp, &self.by_client),
        ];
        let (index, keys) = lists.into_iter().find_map(|(property, index)| {
            let keys = filter
                .conjuncts()
                .into_iter()
                .find_map(|part| part.one_of(property))?;
            Some((index, keys))
        })?;
        let mut keys = keys;
        keys.sort_unstable();
        keys.dedup();
        let mut all: Vec<usize> = keys
            .into_iter()
            .filter_map(|key| index.get(key))
            .flatten()
            .copied()
            .collect();
        all.sort_unstable();
        Some(all)
    }
}

fn push(index: &mut HashMap<String, Vec<usize>>, key: &str, place: usize) {
    if let Some(list) = index.get_mut(key) {
        list.push(place);
    } else {
        index.insert(key.to_owned(), vec![place]);
    }
}

/// One more than `top`, to know whether there are more.
fn first(
    places: impl Iterator<Item = usize>,
    wanted: impl Fn(usize) -> bool,
    top: usize,
) -> Vec<usize> {
    places
        .filter(|place| wanted(*place))
        .take(top + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Sight, Store};
    use crate::filter::{Dialect, parse};
    use crate::large::large;
    use crate::record::Record;
    use crate::sample::{TEST_START, legacy};

    const BETA: Dialect = Dialect {
        beta: true,
        lenient: true,
    };

    #[test]
    fn with_and_without_an_index_the_answer_is_the_same_and_pages_join() {
        let mut records = large(TEST_START, 3_000);
        records.retain(|r| &*r.protocol == "ropc" || r.id.ends_with('7'));
        let store = Store::new(records);
        let by_index = parse("(clientAppUsed eq 'POP3' or clientAppUsed eq 'IMAP4' or clientAppUsed eq 'POP3') and createdDateTime ge 2026-11-10T00:00:00Z", BETA).unwrap();
        let scanned = parse("(clientAppUsed eq 'POP3' or clientAppUsed eq 'IMAP4' or id eq '') and createdDateTime ge 2026-11-10T00:00:00Z", BETA).unwrap();
        let walk = |filter| {
            let (mut all, mut from) = (Vec::new(), Some(0));
            while let Some(at) = from {
                let page = store.page(filter, Sight::default(), at, 100);
                assert!(page.places.len() <= 100);
                all.extend(page.places);
                from = page.next;
            }
            all
        };
        let all = walk(&by_index);
        assert!(all.len() > 200 && all == walk(&scanned));
        let times: Vec<_> = all.iter().map(|n| store.at(*n).unwrap().created).collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "newest first");
    }

    #[test]
    fn late_records_and_others_records_are_not_there() {
        let store = Store::new(vec![
            legacy(1, 0),
            Record {
                appears: 4,
                ..legacy(2, 1000)
            },
        ]);
        let all = parse("", BETA).unwrap();
        let count = |requests, only| {
            store
                .page(&all, Sight { requests, only }, 0, 10)
                .places
                .len()
        };
        assert_eq!((count(3, None), count(4, None)), (1, 2));
        assert_eq!(count(9, Some("nobody")), 0);
    }
}
