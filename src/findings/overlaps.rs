//! Sources that have records in common: then they are of one event type, whatever anybody says (rules 4, *Files as source*).

use super::case::Case;
use super::sources::Source;
use crate::model::EventType;
use std::collections::BTreeSet;

/// Pairs of sources that share a record; the smaller number first.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    pairs: BTreeSet<(u16, u16)>,
    /// The newest pair: files that follow one another share many records.
    last: (u16, u16),
}

impl Overlaps {
    pub(super) fn add(&mut self, one: u16, other: u16) {
        let pair = (one.min(other), one.max(other));
        if one != other && self.last != pair {
            self.last = pair;
            self.pairs.insert(pair);
        }
    }
}

impl Case {
    /// Tells each source under which event types its records are known from others.
    ///
    /// A file of one event type passes that on to whatever it overlaps: three downloads of one log may overlap in a chain. One
    /// with records of both (a Graph answer) passes nothing on.
    pub(super) fn settle_overlaps(&mut self) {
        if self.overlaps.pairs.is_empty() {
            return;
        }
        let count = self.sources.len();
        let mut groups: Vec<usize> = (0..count).collect();
        let mixed: Vec<bool> = self.sources.iter().map(Source::is_mixed).collect();
        let is_mixed = |n: u16| mixed.get(usize::from(n)).copied().unwrap_or(true);
        for (one, other) in &self.overlaps.pairs {
            if is_mixed(*one) || is_mixed(*other) {
                continue;
            }
            let (a, b) = (
                root(&groups, usize::from(*one)),
                root(&groups, usize::from(*other)),
            );
            if let Some(group) = groups.get_mut(a.max(b)) {
                *group = a.min(b);
            }
        }
        let mut known = vec![[0_u32; 2]; count];
        let called: Vec<Option<EventType>> = self.sources.iter().map(Source::called).collect();
        for (n, event_type) in called.iter().enumerate() {
            if let (Some(event_type), Some(group)) = (event_type, known.get_mut(root(&groups, n))) {
                group[usize::from(*event_type == EventType::NonInteractiveUser)] += 1;
            }
        }
        for (n, source) in self.sources.iter_mut().enumerate() {
            let [mut interactive, mut other] =
                known.get(root(&groups, n)).copied().unwrap_or_default();
            match called.get(n).copied().flatten() {
                Some(EventType::InteractiveUser) => interactive -= 1,
                Some(EventType::NonInteractiveUser) => other -= 1,
                None => {}
            }
            source.known_as = [interactive > 0, other > 0];
        }
    }
}

fn root(groups: &[usize], mut n: usize) -> usize {
    while let Some(next) = groups.get(n).copied().filter(|next| *next != n) {
        n = next;
    }
    n
}
