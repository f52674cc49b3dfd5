//! The findings table's list: the rows that fit the filter in their order, and the totals over all rows. Made in steps, so that
//! 200,000 rows never hold up the page; the first rows are known long before the last. Pure.

use super::rows::{Filter, Row, Rows, Sort, Totals};
use crate::model::order;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

/// Rows that are known before the rest is put in order.
const FIRST: usize = 500;

/// How far a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing new can be shown.
    Going,
    /// Totals, count and the first rows are known.
    First,
    /// Everything is known.
    Done,
}

/// A list in the making.
pub struct Listing {
    rows: Rc<Rows>,
    filter: Filter,
    words: Vec<String>,
    sort: Sort,
    /// Shards that were looked at.
    looked: usize,
    /// The sorted rows of each shard, by the next of them.
    runs: BinaryHeap<Run>,
    totals: Totals,
    count: usize,
    shown: Vec<Rc<Row>>,
    told: bool,
}

/// Rows in order.
struct Run {
    next: Rc<Row>,
    rest: std::vec::IntoIter<Rc<Row>>,
    sort: Sort,
}

impl Ord for Run {
    /// The heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort.compare(&other.next, &self.next)
    }
}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Run {}

/// A list, or as much of it as is known.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    of: Rc<Rows>,
    /// Over all rows.
    pub totals: Totals,
    /// Rows that fit.
    pub count: usize,
    /// The first of them, or all.
    pub rows: Vec<Rc<Row>>,
}

impl Listed {
    /// It tells of these rows, and not of those before a change.
    #[must_use]
    pub fn is_of(&self, rows: &Rc<Rows>) -> bool {
        Rc::ptr_eq(&self.of, rows)
    }

    /// All rows that fit are known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.rows.len() == self.count
    }
}

impl Listing {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(rows: Rc<Rows>, filter: Filter, sort: Sort) -> Self {
        let words = filter.text.to_lowercase();
        Self {
            rows,
            words: words.split_whitespace().map(str::to_owned).collect(),
            filter,
            sort,
            looked: 0,
            runs: BinaryHeap::new(),
            totals: Totals::default(),
            count: 0,
            shown: Vec::new(),
            told: false,
        }
    }

    /// Goes on for about so many rows.
    pub fn step(&mut self, rows: usize) -> Step {
        let mut done = 0;
        while let Some(shard) = self.rows.shards().get(self.looked) {
            if done >= rows {
                return Step::Going;
            }
            self.looked += 1;
            done += shard.len();
            for row in shard.values() {
                self.totals.add(row);
            }
            let fit = shard
                .values()
                .filter(|row| self.filter.fits(&self.words, row));
            let mut fit: Vec<Rc<Row>> = fit.cloned().collect();
            self.count += fit.len();
            order::sort_by(&mut fit, |a, b| self.sort.compare(a, b));
            self.push(fit.into_iter());
            if self.looked == self.rows.shards().len() {
                self.totals.finish();
            }
        }
        while let Some(Run { next, rest, .. }) = self.runs.pop() {
            self.shown.push(next);
            self.push(rest);
            done += 1;
            if self.shown.len() == FIRST && !self.told {
                self.told = true;
                return Step::First;
            }
            if done >= rows {
                return Step::Going;
            }
        }
        Step::Done
    }

    fn push(&mut self, mut rest: std::vec::IntoIter<Rc<Row>>) {
        if let Some(next) = rest.next() {
            let sort = self.sort;
            self.runs.push(Run { next, rest, sort });
        }
    }

    /// What is known. At the end it is handed out.
    #[must_use]
    pub fn listed(&mut self) -> Listed {
        let done = self.runs.is_empty();
        Listed {
            of: Rc::clone(&self.rows),
            totals: self.totals.clone(),
            count: self.count,
            rows: match done {
                true => std::mem::take(&mut self.shown),
                false => self.shown.clone(),
            },
        }
    }

    /// Makes all of it at once.
    #[must_use]
    pub fn whole(mut self) -> Listed {
        while self.step(usize::MAX) != Step::Done {}
        self.listed()
    }
}

#[cfg(test)]
mod tests;
