//! SHA-256 of files: on demand, before a case or a report is saved, and where a file may check one of a loaded case.

use super::{Edge, give_way};
use crate::findings::view::SourceId;
use crate::platform::pieces::{Pieces, Window, size};
use crate::worker::messages::FromWorker;
use crate::worker::session::Session;
use web_sys::File;

impl Edge {
    /// SHA-256 of every file that has none.
    pub(super) async fn hash(&self, run: u32) {
        self.hash_of(run, |session, id| !session.is_hashed(id))
            .await;
    }

    /// SHA-256 of files that may be those that a loaded case names.
    pub(super) async fn check(&self, run: u32) {
        let of = self.session.borrow().may_check();
        if !of.is_empty() {
            self.hash_of(run, |_, id| of.contains(&id)).await;
        }
    }

    /// SHA-256 of these files, piece by piece.
    async fn hash_of(&self, run: u32, wanted: impl Fn(&Session, SourceId) -> bool) {
        use sha2::{Digest, Sha256};
        let mut files: Vec<(u16, File)> = self
            .files
            .borrow()
            .iter()
            .filter(|(id, _)| wanted(&self.session.borrow(), SourceId(**id)))
            .map(|(id, file)| (*id, file.clone()))
            .collect();
        if files.is_empty() {
            return;
        }
        crate::model::order::sort_by(&mut files, |a, b| a.0.cmp(&b.0));
        let total = files.iter().map(|(_, f)| size(f)).sum();
        let mut done = 0;
        for (id, file) in files {
            let mut hasher = Sha256::new();
            let mut pieces = Pieces::new(&file);
            let mut piece = Window::default();
            let mut whole = true;
            while let Some(bytes) = pieces.next().await {
                let Ok(bytes) = bytes else {
                    whole = false;
                    break;
                };
                piece.append(&bytes);
                hasher.update(piece.bytes());
                let count = piece.bytes().len();
                done += count as u64;
                piece.consume(count);
                self.tell(&FromWorker::Hashing { done, total });
                give_way().await;
                if self.stopped(run) {
                    self.tell(&FromWorker::Hashing { done: total, total });
                    return;
                }
            }
            if whole {
                let hex = hasher
                    .finalize()
                    .iter()
                    .map(|b| format!("{b:02x}"))
                    .collect();
                let told = {
                    let mut session = self.session.borrow_mut();
                    session.set_sha256(SourceId(id), hex);
                    // Also those of a loaded case that are checked by it.
                    session.sources()
                };
                self.tell_all(told);
            }
        }
        self.tell(&FromWorker::Hashing { done: total, total });
    }
}
