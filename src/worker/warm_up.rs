//! Reads the demo tenant for nothing while nobody waits: a browser compiles a program quickly at first and well only where it was
//! seen to be busy, so the first ten megabytes of a log would be read several times slower than the rest.
//!
//! In: now. Out: nothing but time well spent. What is read goes into a session of its own, which is thrown away.

use super::messages::{FileMeta, encode};
use super::session::Session;
use super::session_files::Feed;
use crate::findings::view::SourceKind;
use crate::model::Instant;
use crate::source::demo;

/// Bytes read in a step: a few milliseconds, after which a message is heard.
const STEP: usize = 256 << 10;
/// Bytes read in all. Measured in V8: the speed no longer grows from there on.
const ENOUGH: usize = 12 << 20;

/// The reading for nothing.
pub struct WarmUp {
    files: Vec<Vec<u8>>,
    /// Which file is read, and from which byte on.
    file: usize,
    at: usize,
    read: usize,
    session: Session,
    feed: Option<Feed>,
}

impl WarmUp {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            files: demo::files(now).into_iter().map(|f| f.bytes).collect(),
            file: 0,
            at: 0,
            read: 0,
            session: Session::default(),
            feed: None,
        }
    }

    /// Reads a little; whether there is more to do.
    pub fn step(&mut self) -> bool {
        let Some(bytes) = self.files.get(self.file) else {
            return false;
        };
        let mut feed = self.feed.take().unwrap_or_else(|| {
            let meta = FileMeta {
                name: String::new(),
                size: bytes.len() as u64,
                modified: None,
            };
            self.session.begin(&meta, SourceKind::Demo, &[], false)
        });
        let to = (self.at + STEP).min(bytes.len());
        let at_end = to == bytes.len();
        let step = self.session.feed(
            &mut feed,
            bytes.get(self.at..to).unwrap_or_default(),
            at_end,
        );
        self.read += to - self.at;
        self.at += step.consumed;
        if at_end {
            self.session.end(&feed, None, false);
            self.at = 0;
            self.file = (self.file + 1) % self.files.len();
            if self.file == 0 {
                // What is told of findings is busy, too.
                for message in self.session.changes(usize::MAX) {
                    let _ = encode(&message);
                }
                // The same records again would only be repeats.
                self.session = Session::default();
            }
        } else if step.consumed > 0 {
            self.feed = Some(feed);
        } else {
            return false;
        }
        self.read < ENOUGH
    }
}

#[cfg(test)]
mod tests {
    use super::{ENOUGH, STEP, WarmUp};
    use crate::model::Instant;

    #[test]
    fn it_reads_records_in_small_steps_and_comes_to_an_end() {
        let mut warm_up = WarmUp::new(Instant::parse("2026-11-25T08:00:00Z").unwrap());
        let mut records = 0;
        let mut steps = 1;
        while warm_up.step() {
            records = records.max(warm_up.session.records());
            steps += 1;
        }
        assert!(records > 1000, "{records}");
        assert!(warm_up.read >= ENOUGH && warm_up.read < ENOUGH + 2 * STEP);
        assert!(steps >= ENOUGH / STEP, "{steps}");
    }
}
