//! SHA-256 of files: on demand, before a case or a report is saved, and where a file may check one of a loaded case.

use super::reading::distinct;
use super::{Edge, give_way};
use crate::findings::view::SourceId;
use crate::platform::pieces::{Pieces, Window, size};
use crate::worker::messages::FromWorker;
use crate::worker::session::Session;
use web_sys::File;

/// SHA-256 of a file.
type Digest = [u8; 32];

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

    /// SHA-256 of the files of these sources, each file once, piece by piece.
    async fn hash_of(&self, run: u32, wanted: impl Fn(&Session, SourceId) -> bool) {
        let mut sources: Vec<(u16, Vec<File>)> = self
            .files
            .borrow()
            .iter()
            .filter(|(id, _)| wanted(&self.session.borrow(), SourceId(**id)))
            .map(|(id, places)| (*id, distinct(places)))
            .collect();
        if sources.is_empty() {
            return;
        }
        crate::model::order::sort_by(&mut sources, |a, b| a.0.cmp(&b.0));
        let files = || sources.iter().flat_map(|(_, files)| files);
        let total = files().map(size).sum();
        let mut progress = Hashing {
            edge: self,
            run,
            done: 0,
            total,
        };
        // Several sources may lie in one archive.
        let mut last: Option<(&File, Digest)> = None;
        for (id, files) in &sources {
            let mut hashes = Vec::with_capacity(files.len());
            for file in files {
                let known = last.filter(|(known, _)| *known == file);
                let hash = match known {
                    Some((_, hash)) => {
                        progress.done += size(file);
                        Some(hash)
                    }
                    None => progress.file(file).await,
                };
                if self.stopped(run) {
                    self.tell(&FromWorker::Hashing { done: total, total });
                    return;
                }
                last = hash.map(|hash| (file, hash));
                hashes.extend(hash);
            }
            if hashes.len() == files.len() {
                self.session.borrow_mut().set_sha256(SourceId(*id), hashes);
            }
        }
        // Also those of a loaded case that are checked by one of them.
        let told = self.session.borrow_mut().sources();
        self.tell_all(told);
        self.tell(&FromWorker::Hashing { done: total, total });
    }
}

/// Files being hashed.
struct Hashing<'a> {
    edge: &'a Edge,
    run: u32,
    done: u64,
    total: u64,
}

impl Hashing<'_> {
    /// SHA-256 of a file; `None` if it cannot be read, or was stopped.
    async fn file(&mut self, file: &File) -> Option<Digest> {
        use sha2::{Digest as _, Sha256};
        let mut hasher = Sha256::new();
        let mut pieces = Pieces::new(file);
        let mut piece = Window::default();
        while let Some(bytes) = pieces.next().await {
            piece.append(&bytes.ok()?);
            hasher.update(piece.bytes());
            let count = piece.bytes().len();
            self.done += count as u64;
            piece.consume(count);
            self.edge.tell(&FromWorker::Hashing {
                done: self.done.min(self.total),
                total: self.total,
            });
            give_way().await;
            if self.edge.stopped(self.run) {
                return None;
            }
        }
        Some(hasher.finalize().into())
    }
}
