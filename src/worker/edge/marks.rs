//! Marks, passing time and answers about files at the worker's edge: each may change verdicts, and who asked is told which.

use super::Edge;
use crate::findings::view::{SourceId, Stated};
use crate::model::{Instant, Mark};
use crate::worker::messages::{FindingKey, FromWorker};

impl Edge {
    /// Tells about one device, as of now.
    #[inline(never)]
    pub(super) fn device(&self, key: FindingKey, now: Instant) {
        let answer = {
            let mut session = self.session.borrow_mut();
            session.set_now(now);
            session.device(key)
        };
        self.tell(&answer);
    }

    /// Marks devices, or takes marks back.
    #[inline(never)]
    pub(super) fn mark(&self, keys: &[FindingKey], mark: Option<Mark>, now: Instant) {
        let messages = self.session.borrow_mut().mark(keys, mark, now);
        self.tell_all(messages);
    }

    /// Marks a device anew from the end of a gap.
    #[inline(never)]
    pub(super) fn mark_anew(&self, key: &FindingKey, at: Instant, now: Instant) {
        let messages = self.session.borrow_mut().mark_anew(key, at, now);
        self.tell_all(messages);
    }

    /// Time has passed.
    #[inline(never)]
    pub(super) fn tick(&self, now: Instant) {
        let messages = self.session.borrow_mut().tick(now);
        self.tell_all(messages);
    }

    /// The admin said what files are.
    #[inline(never)]
    pub(super) fn describe(&self, files: &[(SourceId, Stated)], now: Instant) {
        let messages = {
            let mut session = self.session.borrow_mut();
            for (source, stated) in files {
                session.describe(*source, *stated);
            }
            let mut all = session.tick(now);
            let sources: Vec<SourceId> = files.iter().map(|(source, _)| *source).collect();
            all.push(session.some_sources(&sources));
            all.push(session.summary());
            all.push(FromWorker::Compared(session.comparison().map(Box::new)));
            all
        };
        self.tell_all(messages);
    }
}
