//! What the worker knows and does, without the browser: files in pieces → case → what the page is told. Pure.

use super::graph::Graph;
use super::messages::{BATCH, FileMeta, FromWorker, Line};
use super::remedy::Lookup;
use super::session_files::Several;
use crate::export::pseudonyms::Pseudonyms;
use crate::findings::exchange::Inventory;
use crate::findings::view::{
    FindingKey, Origin, RowVerdict, SourceId, SourceKind, SourceView, Stated,
};
use crate::findings::{Baseline, Case};
use crate::model::Instant;
use std::collections::HashMap;

/// The worker's state.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) case: Case,
    pub(super) records: u64,
    /// What a later state of the case is compared with.
    pub(super) older: Option<Baseline>,
    pub(super) graph: Graph,
    /// Requests of loaded case files, oldest first.
    pub(super) earlier: Vec<Line>,
    /// Tables from Exchange.
    pub(super) inventory: Inventory,
    /// What was looked up in the tenant.
    pub(super) lookup: Lookup,
    /// What somebody found out by hand.
    pub(super) known: crate::remedy::Known,
    /// Pseudonyms given so far: every copy has the same.
    pub(super) pseudonyms: Option<Pseudonyms>,
    /// The page's clock when the files that are being read were dropped.
    pub(super) dropped: Option<Instant>,
    /// Sources of the files that are being read which go on with further files.
    pub(super) several: Vec<Several>,
    /// The page's clock when it last spoke.
    pub(super) clock: Option<Instant>,
    /// Verdicts told to the page, of marked devices.
    pub(super) told: HashMap<FindingKey, RowVerdict>,
}

impl Session {
    pub(super) fn read_demo(&mut self, name: &str, bytes: &[u8], now: Instant) -> SourceId {
        let meta = FileMeta {
            name: name.to_owned(),
            size: bytes.len() as u64,
            modified: Some(now),
        };
        self.read_whole(&meta, SourceKind::Demo, bytes)
    }

    /// Records read so far.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Findings that changed, in messages of at most [`BATCH`] rows; empty when the page knows all.
    pub fn changes(&mut self, messages: usize) -> Vec<FromWorker> {
        let mut out = Vec::new();
        while out.len() < messages {
            let mut changes = self.case.take_changes(BATCH / 2);
            self.judge_rows(&mut changes.upsert);
            if changes.upsert.is_empty() && changes.removed.is_empty() {
                if self.case.has_changes() {
                    continue;
                }
                break;
            }
            let mut removed = changes.removed;
            for key in &removed {
                self.told.remove(key);
            }
            for rows in changes.upsert.chunks(BATCH) {
                out.push(FromWorker::Findings {
                    upsert: rows.to_vec(),
                    removed: std::mem::take(&mut removed),
                });
            }
            if !removed.is_empty() {
                out.push(FromWorker::Findings {
                    upsert: Vec::new(),
                    removed,
                });
            }
        }
        out
    }

    /// Sources as they stand.
    #[must_use]
    pub fn some_sources(&self, ids: &[SourceId]) -> FromWorker {
        FromWorker::Sources(ids.iter().filter_map(|id| self.case.source(*id)).collect())
    }

    /// All sources as they stand, in messages of at most [`BATCH`].
    pub fn sources(&mut self) -> Vec<FromWorker> {
        self.case.settle_companions();
        let all = self.case.source_views();
        let batches = all.chunks(BATCH);
        batches.map(|b| FromWorker::Sources(b.to_vec())).collect()
    }

    /// Numbers over everything.
    #[must_use]
    pub fn summary(&self) -> FromWorker {
        FromWorker::Summary(Box::new(self.case.summary()))
    }

    /// Everything about one finding.
    #[must_use]
    pub fn device(&self, key: FindingKey) -> FromWorker {
        let view = self.case.device(&key, self.now()).map(Box::new);
        FromWorker::Device { key, view }
    }

    /// What the admin said of a file.
    pub fn describe(&mut self, source: SourceId, stated: Stated) {
        self.case.describe(source, stated);
    }

    /// The hashes of a source's files. That of several is the hash of theirs, in ascending order (docs/case-file.md).
    pub fn set_sha256(&mut self, source: SourceId, mut hashes: Vec<[u8; 32]>) {
        use sha2::{Digest, Sha256};
        crate::model::order::sort_by(&mut hashes, Ord::cmp);
        let hash = match &*hashes {
            [one] => *one,
            all => Sha256::digest(all.concat()).into(),
        };
        let hex = hash.iter().map(|b| format!("{b:02x}")).collect();
        self.case.set_sha256(source, hex);
    }

    /// Whether the hash of a file is known.
    #[must_use]
    pub fn is_hashed(&self, source: SourceId) -> bool {
        self.case.source(source).is_some_and(|s| s.sha256.is_some())
    }

    /// Files read here whose hash may check a source of a loaded case: those of its name or its size.
    #[must_use]
    pub fn may_check(&self) -> Vec<SourceId> {
        let all = self.case.source_views();
        let unchecked: Vec<&SourceView> = all
            .iter()
            .filter(|s| s.origin == Origin::Case && s.sha256.is_some())
            .collect();
        all.iter()
            .filter(|s| s.kind == SourceKind::File && s.origin == Origin::Read)
            .filter(|s| s.sha256.is_none())
            .filter(|s| {
                let mut like = unchecked.iter();
                like.any(|u| u.name == s.name || u.bytes == s.bytes)
            })
            .map(|s| s.id)
            .collect()
    }
}
