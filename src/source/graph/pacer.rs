//! The quota of the reports: 5 requests in 10 seconds per app and tenant
//! (<https://learn.microsoft.com/graph/throttling-limits>). Keeping to it makes 429 rare.

use crate::model::Instant;
use std::collections::VecDeque;

/// Requests allowed in one period.
pub(super) const REQUESTS: usize = 5;
/// The period in milliseconds, with a little more than the quota says: clocks differ.
pub(super) const PERIOD: i64 = 10_100;

/// Remembers the last requests: each by when its answer came, as the service counted it by then at the latest (a request can be long
/// on its way); one without an answer yet by when it was sent. One is under way at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Pacer(VecDeque<Instant>);

impl Pacer {
    /// The earliest instant at which another request may be sent. A clock that was turned back does not hold up
    /// anything for longer than a period.
    pub(super) fn ready_at(&self, now: Instant) -> Instant {
        if self.0.len() < REQUESTS {
            return now;
        }
        self.0.front().map_or(now, |first| {
            first.plus(PERIOD).max(now).min(now.plus(PERIOD))
        })
    }

    /// A request is sent.
    pub(super) fn sent(&mut self, now: Instant) {
        self.0.push_back(now);
        while self.0.len() > REQUESTS {
            self.0.pop_front();
        }
    }

    /// The request that was sent last has its answer, or is given up.
    pub(super) fn ended(&mut self, now: Instant) {
        if let Some(last) = self.0.back_mut() {
            *last = now.max(*last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PERIOD, Pacer, REQUESTS};
    use crate::model::Instant;

    proptest::proptest! {
        #[test]
        fn no_period_ever_holds_more_than_the_quota(pauses in proptest::collection::vec(0_i64..9_000, 1..60)) {
            let (mut pacer, mut now, mut sent) = (Pacer::default(), Instant(1_000_000), Vec::new());
            for pause in pauses {
                now = pacer.ready_at(now.plus(pause));
                pacer.sent(now);
                sent.push(now);
            }
            for window in sent.windows(REQUESTS + 1) {
                proptest::prop_assert!(window[REQUESTS].since(window[0]) >= PERIOD);
            }
        }

        /// However long each was on its way there and back.
        #[test]
        fn nor_as_the_service_counts(ways in proptest::collection::vec((0_i64..4_000, 0_i64..4_000, 0_i64..4_000), 1..60)) {
            let (mut pacer, mut now, mut arrived) = (Pacer::default(), Instant(1_000_000), Vec::new());
            for (pause, there, back) in ways {
                now = pacer.ready_at(now.plus(pause));
                pacer.sent(now);
                arrived.push(now.plus(there));
                now = now.plus(there + back);
                pacer.ended(now);
            }
            for window in arrived.windows(REQUESTS + 1) {
                proptest::prop_assert!(window[REQUESTS].since(window[0]) >= PERIOD);
            }
        }
    }

    #[test]
    fn a_clock_turned_back_does_not_block_for_long() {
        let mut pacer = Pacer::default();
        for _ in 0..REQUESTS {
            pacer.sent(Instant(90_000_000));
        }
        assert_eq!(pacer.ready_at(Instant(1_000)), Instant(1_000 + PERIOD));
    }
}
