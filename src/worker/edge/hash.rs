//! SHA-256 of files: on demand, before a case or a report is saved, and where a file may check one of a loaded case.

use super::reading::distinct;
use super::{Edge, give_way};
use crate::findings::view::SourceId;
use crate::platform::clock::ticks as now;
use crate::platform::pieces::{Heads, Pieces, Window, size};
use crate::worker::messages::FromWorker;
use crate::worker::session::Session;
use web_sys::File;

/// SHA-256 of a file.
type Digest = [u8; 32];

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY: f64 = 100.0;
/// Milliseconds after which the worker listens for messages.
const LISTEN_EVERY: f64 = 20.0;

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
            .map(|(id, places)| {
                let files = distinct(places);
                (*id, files.into_iter().map(|(file, _)| file).collect())
            })
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
            told: f64::MIN,
            listened: now(),
        };
        let mut heads = Heads::new(files().cloned().collect());
        // Several sources may lie in one archive.
        let mut last: Option<(&File, Digest)> = None;
        for (id, files) in &sources {
            let mut hashes = Vec::with_capacity(files.len());
            for file in files {
                let head = heads.next().await;
                let known = last.filter(|(known, _)| *known == file);
                let hash = match known {
                    Some((_, hash)) => {
                        progress.done += size(file);
                        Some(hash)
                    }
                    None => progress.file(file, head).await,
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
    told: f64,
    listened: f64,
}

impl Hashing<'_> {
    /// SHA-256 of a file that begins so; `None` if it cannot be read, or was stopped.
    async fn file(&mut self, file: &File, head: Option<&[u8]>) -> Option<Digest> {
        use sha2::{Digest as _, Sha256};
        if let Some(whole) = head.filter(|head| head.len() as u64 == size(file)) {
            self.step(whole.len() as u64).await?;
            return Some(Sha256::digest(whole).into());
        }
        let mut hasher = Sha256::new();
        let mut pieces = Pieces::new(file);
        let mut piece = Window::default();
        while let Some(bytes) = pieces.next().await {
            piece.append(&bytes.ok()?);
            hasher.update(piece.bytes());
            let count = piece.bytes().len();
            piece.clear();
            self.step(count as u64).await?;
        }
        Some(hasher.finalize().into())
    }

    /// Adds bytes to the progress, which is reported every 100 ms whatever the number of files; `None`: hashing was stopped.
    async fn step(&mut self, bytes: u64) -> Option<()> {
        self.done += bytes;
        if now() - self.told >= PROGRESS_EVERY {
            self.edge.tell(&FromWorker::Hashing {
                done: self.done.min(self.total),
                total: self.total,
            });
            self.told = now();
        }
        if now() - self.listened >= LISTEN_EVERY {
            give_way().await;
            self.listened = now();
        }
        (!self.edge.stopped(self.run)).then_some(())
    }
}
