//! The log under construction: takes sign-ins in any order, gives two files, newest first as Graph does.

use super::record::{self, SignIn};
use super::rng::Rng;
use crate::model::{DAY, HOUR, Instant, MINUTE};

/// A moment of the story.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// Days before the day of `now`, hour and minute of that day in UTC.
    Day(i64, i64, i64),
    /// Minutes before `now`.
    Ago(i64),
    /// The log's beginning.
    Begin,
    /// The log's end.
    End,
}

/// Records so far.
pub(super) struct Log {
    from: Instant,
    to: Instant,
    now: Instant,
    /// Scatters times and addresses.
    pub(super) rng: Rng,
    rows: Vec<(Instant, bool, String)>,
}

impl Log {
    /// An empty log that takes records in `[from, to)`.
    pub(super) const fn new(from: Instant, to: Instant, now: Instant) -> Self {
        Self {
            from,
            to,
            now,
            rng: Rng::new(0x436f_6e74_6f73_6f21),
            rows: Vec::new(),
        }
    }

    /// The instant of a moment.
    pub(super) const fn when(&self, when: When) -> Instant {
        match when {
            When::Day(ago, hour, minute) => {
                let midnight = self.now.0.div_euclid(DAY) - ago;
                Instant(midnight * DAY + hour * HOUR + minute * MINUTE)
            }
            When::Ago(minutes) => self.now.plus(-minutes * MINUTE),
            When::Begin => self.from,
            When::End => self.to,
        }
    }

    /// Takes a sign-in; one outside of the log's window is forgotten. Ids are used up in any case, so that the rest
    /// of the tenant does not depend on where the window ends.
    pub(super) fn push(&mut self, sign_in: &SignIn<'_>) {
        let (id, correlation) = (self.id(), self.id());
        if self.holds(sign_in.at) {
            let row = record::write(sign_in, &id, &correlation);
            self.rows.push((sign_in.at, sign_in.interactive, row));
        }
    }

    /// Takes a record that is no user's sign-in, written out by the caller; `id` comes in.
    pub(super) fn push_other(&mut self, at: Instant, write: impl FnOnce(&str) -> String) {
        let id = self.id();
        if self.holds(at) {
            self.rows.push((at, false, write(&id)));
        }
    }

    fn holds(&self, at: Instant) -> bool {
        self.from <= at && at < self.to
    }

    fn id(&mut self) -> String {
        let (high, low) = (self.rng.next(), self.rng.next());
        record::guid(high, low)
    }

    /// The two files: interactive, non-interactive.
    pub(super) fn finish(mut self) -> (Vec<u8>, Vec<u8>) {
        crate::model::order::sort_by(&mut self.rows, |a, b| b.0.cmp(&a.0));
        let file = |interactive| {
            let mut out = String::from(
                "{\"@odata.context\":\"https://graph.microsoft.com/beta/$metadata#auditLogs/signIns\",\"value\":[\n",
            );
            let mut first = true;
            for (_, _, row) in self.rows.iter().filter(|row| row.1 == interactive) {
                if !first {
                    out.push_str(",\n");
                }
                first = false;
                out.push_str(row);
            }
            out.push_str("\n]}\n");
            out.into_bytes()
        };
        (file(true), file(false))
    }
}
