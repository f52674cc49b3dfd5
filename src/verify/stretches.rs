//! Stretches of time that were read: unions of half-open intervals.

use crate::model::{Basis, Covered, EventType, Instant, order};

/// Disjoint half-open stretches in milliseconds, by time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretches(Vec<(i64, i64)>);

impl Stretches {
    /// What the pieces of an event type cover that `answers` the question, as far as it was asked or stated, up to now.
    pub(super) fn of(
        covered: &[Covered],
        event_type: EventType,
        now: Instant,
        answers: impl Fn(&Covered) -> bool,
    ) -> Self {
        let mut parts: Vec<(i64, i64)> = covered
            .iter()
            .filter(|c| c.event_type == event_type && c.basis > Basis::Observed && answers(c))
            .map(|c| (c.from.0, c.to.0.min(c.asked.0).min(now.0)))
            .filter(|(from, to)| from < to)
            .collect();
        order::sort_by(&mut parts, Ord::cmp);
        let mut joined: Vec<(i64, i64)> = Vec::new();
        for (from, to) in parts {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Self(joined)
    }

    /// What both cover.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut both = Vec::new();
        for a in &self.0 {
            for b in &other.0 {
                let (from, to) = (a.0.max(b.0), a.1.min(b.1));
                if from < to {
                    both.push((from, to));
                }
            }
        }
        order::sort_by(&mut both, Ord::cmp);
        Self(both)
    }

    /// The same, the last stretch that begins before an instant drawn out to it where no more than `most` is missing.
    pub(super) fn until(&self, at: Instant, most: i64) -> Self {
        let mut all = self.clone();
        let last = all.0.iter_mut().rev().find(|(from, _)| *from < at.0);
        if let Some((_, to)) = last.filter(|(_, to)| at.0.saturating_sub(*to) <= most) {
            *to = at.0.max(*to);
        }
        all
    }

    /// What lies in `[from, to)`.
    pub(super) fn within(&self, from: i64, to: i64) -> Self {
        let cut = self.0.iter().map(|(a, b)| ((*a).max(from), (*b).min(to)));
        Self(cut.filter(|(a, b)| a < b).collect())
    }

    /// The stretch that an instant lies in.
    pub(super) fn around(&self, at: Instant) -> Option<(Instant, Instant)> {
        self.0
            .iter()
            .find(|(from, to)| (*from..*to).contains(&at.0))
            .map(|(from, to)| (Instant(*from), Instant(*to)))
    }

    /// The stretch that ends at an instant, or goes on beyond it.
    pub(super) fn before(&self, at: Instant) -> Option<Instant> {
        self.0
            .iter()
            .find(|(from, to)| *from < at.0 && at.0 <= *to)
            .map(|(from, _)| Instant(*from))
    }

    /// Where the next stretch begins after an instant.
    pub(super) fn next_after(&self, at: Instant) -> Option<Instant> {
        let next = self.0.iter().find(|(from, _)| *from > at.0);
        next.map(|(from, _)| Instant(*from))
    }

    /// The end of all.
    pub(super) fn end(&self) -> Option<Instant> {
        self.0.last().map(|(_, to)| Instant(*to))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Milliseconds in all.
    pub(super) fn length(&self) -> i64 {
        self.0.iter().map(|(from, to)| to - from).sum()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (i64, i64)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Stretches;
    use crate::model::{Covered, EventType, Instant, Question};
    use crate::verify::tests::both;

    #[test]
    fn a_stretch_is_drawn_out_only_where_little_is_missing() {
        let until = |parts: &[(i64, i64)]| Stretches(parts.to_vec()).until(Instant(10), 3).0;
        for (parts, want) in [
            (&[][..], &[][..]),
            (&[(0, 7)], &[(0, 10)]),
            (&[(0, 6)], &[(0, 6)]),
            (&[(0, 10)], &[(0, 10)]),
            (&[(0, 12)], &[(0, 12)]),
            (&[(0, 2), (4, 8), (11, 12)], &[(0, 2), (4, 10), (11, 12)]),
            (&[(0, 8), (10, 12)], &[(0, 10), (10, 12)]),
            (&[(0, 2), (9, 12)], &[(0, 2), (9, 12)]),
        ] {
            assert_eq!(until(parts), want, "{parts:?}");
        }
    }

    #[test]
    fn a_window_without_length_is_none() {
        let covered = |from, to| both(Question::Everything, Instant(from), Instant(to));
        let of = |covered: &[Covered]| {
            Stretches::of(covered, EventType::InteractiveUser, Instant(99), |_| true)
        };
        assert!(of(&covered(5, 5)).is_empty());
        assert!(of(&covered(7, 5)).is_empty());
        assert_eq!(of(&covered(5, 6)).length(), 1);
        let touching = of(&covered(0, 5)).and(&of(&covered(5, 9)));
        assert!(touching.is_empty());
    }

    #[test]
    fn a_cut_leaves_nothing_of_what_only_touches() {
        let all = Stretches(vec![(0, 10), (20, 30)]);
        assert_eq!(all.within(10, 20), Stretches::default());
        assert_eq!(all.within(9, 21).0, [(9, 10), (20, 21)]);
    }

    #[test]
    fn the_next_stretch_begins_later() {
        let all = Stretches(vec![(0, 10), (20, 30)]);
        for (at, want) in [(-1, Some(0)), (0, Some(20)), (19, Some(20)), (20, None)] {
            assert_eq!(all.next_after(Instant(at)), want.map(Instant), "{at}");
        }
    }

    #[test]
    fn the_stretch_before_an_instant_reaches_it() {
        let all = Stretches(vec![(0, 10), (20, 30)]);
        for (at, want) in [
            (0, None),
            (1, Some(0)),
            (10, Some(0)),
            (11, None),
            (20, None),
            (21, Some(20)),
            (30, Some(20)),
            (31, None),
        ] {
            assert_eq!(all.before(Instant(at)), want.map(Instant), "{at}");
        }
    }
}
