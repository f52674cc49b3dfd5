//! SHA-256 of files, on demand.

use super::{Edge, give_way};
use crate::findings::view::SourceId;
use crate::platform::pieces::{Pieces, Window, size};
use crate::worker::messages::FromWorker;
use web_sys::File;

impl Edge {
    /// SHA-256 of every file, piece by piece.
    pub(super) async fn hash(&self, run: u32) {
        use sha2::{Digest, Sha256};
        let mut files: Vec<(u16, File)> = self
            .files
            .borrow()
            .iter()
            .filter(|(id, _)| !self.session.borrow().is_hashed(SourceId(**id)))
            .map(|(id, file)| (*id, file.clone()))
            .collect();
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
                let id = SourceId(id);
                self.session.borrow_mut().set_sha256(id, hex);
                let view = self.session.borrow().source(id);
                self.tell_all(view.into_iter().collect());
            }
        }
        self.tell(&FromWorker::Hashing { done: total, total });
    }
}
