//! Times of a source's records, and dates that cannot be true (rules 5): these are told, and move nothing.

use super::sources::Source;
use crate::ingest::SignIn;
use crate::model::{DAY, EventType, Instant, RecordKind};

/// 2014-01-01: no sign-in log is as old. An earlier date is a missing one, which some program wrote as zero.
const FIRST_LOG: Instant = Instant(1_388_534_400_000);

/// Whether a record cannot have this date: more than a day after it was read, or before there was a log.
fn is_misdated(at: Instant, read: Option<Instant>) -> bool {
    at < FIRST_LOG || read.is_some_and(|read| at > read.plus(DAY))
}

impl Source {
    /// A record's time; whether it cannot be true, and then moves nothing. `clock`: the page's, where the source was not
    /// dropped.
    pub(super) fn add_time(&mut self, sign_in: &SignIn<'_>, clock: Option<Instant>) -> bool {
        let at = sign_in.at;
        if is_misdated(at, self.told.and_then(|told| told.dropped).or(clock)) {
            self.misdated += 1;
            return true;
        }
        self.order = Some((self.order.map_or(at, |(first, _)| first), at));
        if sign_in.kind != RecordKind::NotUser {
            match sign_in.event_type {
                Some(EventType::InteractiveUser) => self.interactive.add(at),
                Some(EventType::NonInteractiveUser) => self.non_interactive.add(at),
                None => self.open.add(at),
            }
        }
        false
    }
}
