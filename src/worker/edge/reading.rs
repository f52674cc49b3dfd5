//! One drop of files being read: pieces in, what is told meanwhile out.

use super::{Edge, Work};
use crate::export::case::is_case;
use crate::findings::view::{SourceId, SourceKind};
use crate::platform::clock::{give_way, ticks as now};
use crate::platform::pieces::{Pieces, Window, head, size};
use crate::platform::sync_file::SyncFile;
use crate::source::ProblemCode;
use crate::source::import::archives::{self, Archive};
use crate::source::import::detect::{Sniff, sniff};
use crate::worker::messages::{Again, FileMeta, FromWorker, Progress};
use crate::worker::session::Feed;
use web_sys::File;

/// Bytes unpacked at once.
const UNPACKED: usize = 256 << 10;
/// Milliseconds between two reports of progress.
const PROGRESS_EVERY: f64 = 200.0;
/// Milliseconds after which the worker listens for messages.
const LISTEN_EVERY: f64 = 40.0;
/// Telling findings may cost this share of the time.
const TELLING_SHARE: f64 = 0.08;
/// Milliseconds until the first round of findings: the admin sees soon that there is something.
const FINDINGS_FIRST: f64 = 200.0;
/// Milliseconds between two later rounds at the least: each makes the page draw its table anew.
const FINDINGS_EVERY: f64 = 800.0;
/// A round is not told if reading ends within so many milliseconds, when all is told anyway.
const FINDINGS_LAST: f64 = 400.0;

/// One drop of files being read.
pub(super) struct Reading<'a> {
    pub(super) edge: &'a Edge,
    run: u32,
    life: u32,
    total: u64,
    /// Bytes of the files that are done.
    before: u64,
    records_before: u64,
    told_progress: f64,
    told_findings: f64,
    findings_every: f64,
    listened: f64,
    began: f64,
}

impl<'a> Reading<'a> {
    pub(super) fn new(edge: &'a Edge, run: u32, files: &[(FileMeta, File)]) -> Self {
        Self {
            edge,
            run,
            life: edge.life.get(),
            total: files.iter().map(|(_, f)| size(f)).sum(),
            before: 0,
            records_before: edge.session.borrow().records(),
            told_progress: f64::MIN,
            told_findings: now(),
            findings_every: FINDINGS_FIRST,
            listened: now(),
            began: now(),
        }
    }

    pub(super) async fn read(mut self, files: Vec<(FileMeta, File)>) {
        self.progress(0);
        for (meta, file) in files {
            let head = head(&file).await.unwrap_or_default();
            if self.forgotten() {
                return;
            }
            // A file that is not begun any more is named, too: nobody should take it for read.
            if self.stopped() {
                self.end(
                    &self.begin(&meta, Some(&file)),
                    Some(ProblemCode::Stopped),
                    false,
                );
                continue;
            }
            let work: Work<'_> = match sniff(&head).kind {
                Sniff::Json if is_case(&head) => Box::pin(self.case(&meta, &file)),
                Sniff::Zip | Sniff::Gzip => Box::pin(self.archive(&meta, &file)),
                _ => Box::pin(self.plain(&meta, &file)),
            };
            work.await;
            if self.forgotten() {
                return;
            }
            self.before += size(&file);
            self.progress(0);
        }
        if self.forgotten() {
            return;
        }
        let stopped = self.edge.stopped(self.run);
        self.edge.tell_everything();
        self.edge.tell(&FromWorker::Done { stopped });
    }

    /// Reads files again with what the admin told.
    pub(super) async fn again(mut self, told: Again) {
        let feeds: Vec<Feed> = {
            let mut session = self.edge.session.borrow_mut();
            match told {
                Again::DateOrder(source, order) => {
                    session.begin_again(source, order).into_iter().collect()
                }
                Again::Clients(said) => session.answer_clients(&said),
            }
        };
        let files: Vec<(Feed, Option<File>)> = feeds
            .into_iter()
            .map(|feed| {
                let file = self.edge.files.borrow().get(&feed.source.0).cloned();
                (feed, file)
            })
            .collect();
        self.total = files.iter().flat_map(|(_, file)| file).map(size).sum();
        for (mut feed, file) in files {
            self.tell_source(feed.source);
            let entry = self.edge.entries.borrow().get(&feed.source.0).copied();
            let problem = match &file {
                _ if self.stopped() => Some(ProblemCode::Stopped),
                None => Some(ProblemCode::CannotRead),
                Some(file) => self.pour_again(&mut feed, file, entry).await,
            };
            if self.forgotten() {
                return;
            }
            let mut session = self.edge.session.borrow_mut();
            session.end_again(&feed, problem, entry.is_some());
            self.before += file.as_ref().map_or(0, size);
        }
        let stopped = self.edge.stopped(self.run);
        self.edge.tell_everything();
        self.edge.tell(&FromWorker::Done { stopped });
    }

    /// `entry`: its place in an archive.
    async fn pour_again(
        &mut self,
        feed: &mut Feed,
        file: &File,
        entry: Option<usize>,
    ) -> Option<ProblemCode> {
        let Some(n) = entry else {
            return self.pour(feed, file).await;
        };
        match Archive::open(SyncFile::new(file), archives::Limits::default()) {
            Ok(mut archive) => self.unpack(feed, &mut archive, n, 0, file).await,
            Err(problem) => Some(problem),
        }
    }

    pub(super) async fn plain(&mut self, meta: &FileMeta, file: &File) {
        let mut feed = self.begin(meta, Some(file));
        let problem = self.pour(&mut feed, file).await;
        self.end(&feed, problem, false);
    }

    /// Reads a file that is no archive; what stopped it.
    async fn pour(&mut self, feed: &mut Feed, file: &File) -> Option<ProblemCode> {
        let mut pieces = Pieces::new(file);
        let mut window = Window::default();
        let mut read = 0;
        loop {
            let at_end = match pieces.next().await {
                None => true,
                Some(Ok(bytes)) => {
                    read += u64::from(bytes.length());
                    window.append(&bytes);
                    read >= size(file)
                }
                Some(Err(_)) => return Some(ProblemCode::CannotRead),
            };
            if self.stopped() {
                return Some(ProblemCode::Stopped);
            }
            let step = self
                .edge
                .session
                .borrow_mut()
                .feed(feed, window.bytes(), at_end);
            window.consume(step.consumed);
            if step.stop.is_some() || at_end {
                return None;
            }
            self.report(read).await;
        }
    }

    pub(super) async fn archive(&mut self, meta: &FileMeta, file: &File) {
        let archive = Archive::open(SyncFile::new(file), archives::Limits::default());
        let mut archive = match archive {
            Ok(archive) => archive,
            Err(problem) => {
                let feed = self.begin(meta, Some(file));
                self.end(&feed, Some(problem), false);
                return;
            }
        };
        let entries = archive.entries().to_vec();
        if entries.is_empty() {
            let feed = self.begin(meta, Some(file));
            self.end(&feed, Some(ProblemCode::Empty), false);
        }
        // Bytes of the archive that belong to the entries so far.
        let mut before = 0;
        for (n, entry) in entries.iter().enumerate() {
            if self.forgotten() {
                return;
            }
            let name = if entries.len() == 1 && entry.name.is_empty() {
                meta.name.clone()
            } else {
                format!("{} › {}", meta.name, entry.name)
            };
            let mut feed = self.begin(
                &FileMeta {
                    name,
                    ..meta.clone()
                },
                Some(file),
            );
            self.edge.entries.borrow_mut().insert(feed.source.0, n);
            let problem = if self.stopped() {
                Some(ProblemCode::Stopped)
            } else {
                self.unpack(&mut feed, &mut archive, n, before, file).await
            };
            self.end(&feed, problem, true);
            before += entry.packed;
        }
    }

    /// Reads an entry of an archive; what stopped it. `before`: bytes of the archive that belong to the entries before.
    async fn unpack(
        &mut self,
        feed: &mut Feed,
        archive: &mut Archive<SyncFile>,
        n: usize,
        before: u64,
        file: &File,
    ) -> Option<ProblemCode> {
        let mut window: Vec<u8> = Vec::new();
        let mut piece = vec![0; UNPACKED];
        if let Err(code) = archive.open_entry(n) {
            return Some(code);
        }
        loop {
            let count = match archive.read(&mut piece) {
                Ok(count) => count,
                Err(code) => return Some(code),
            };
            window.extend_from_slice(piece.get(..count).unwrap_or_default());
            let at_end = count == 0;
            let step = self.edge.session.borrow_mut().feed(feed, &window, at_end);
            window.drain(..step.consumed.min(window.len()));
            if step.stop.is_some() || at_end {
                return None;
            }
            self.report((before + archive.packed_read()).min(size(file)))
                .await;
            if self.stopped() {
                return Some(ProblemCode::Stopped);
            }
        }
    }

    pub(super) fn begin(&self, meta: &FileMeta, file: Option<&File>) -> Feed {
        let feed = self.edge.session.borrow_mut().begin(meta, SourceKind::File);
        if let Some(file) = file {
            self.edge
                .files
                .borrow_mut()
                .insert(feed.source.0, file.clone());
        }
        self.tell_source(feed.source);
        feed
    }

    pub(super) fn end(&self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        // A case forgotten meanwhile has no place for what was read.
        if self.forgotten() {
            return;
        }
        let source = feed.source;
        self.edge.session.borrow_mut().end(feed, problem, packed);
        self.tell_source(source);
    }

    pub(super) fn stopped(&self) -> bool {
        self.edge.stopped(self.run)
    }

    pub(super) fn forgotten(&self) -> bool {
        self.edge.life.get() != self.life
    }

    pub(super) fn tell_source(&self, source: SourceId) {
        let view = self.edge.session.borrow().source(source);
        self.edge.tell_all(view.into_iter().collect());
    }

    pub(super) fn progress(&mut self, bytes: u64) {
        let records = self.edge.session.borrow().records();
        self.edge.tell(&FromWorker::Progress(Progress {
            bytes: (self.before + bytes).min(self.total),
            total: self.total,
            records: records.saturating_sub(self.records_before),
        }));
        self.told_progress = now();
    }

    /// Milliseconds that reading will still take, at its speed so far.
    #[allow(clippy::cast_precision_loss)] // An estimate.
    fn left(&self, bytes: u64) -> f64 {
        let read = self.before + bytes;
        (now() - self.began) * self.total.saturating_sub(read) as f64 / read.max(1) as f64
    }

    /// Tells what is due, and listens for messages.
    pub(super) async fn report(&mut self, bytes: u64) {
        let at = now();
        if at - self.told_progress >= PROGRESS_EVERY {
            self.progress(bytes);
        }
        if at - self.told_findings >= self.findings_every && self.left(bytes) > FINDINGS_LAST {
            let messages = {
                let mut session = self.edge.session.borrow_mut();
                let mut all = session.changes(10);
                all.push(session.summary());
                all
            };
            self.edge.tell_all(messages);
            let cost = now() - at;
            self.findings_every = (cost / TELLING_SHARE).max(FINDINGS_EVERY);
            self.told_findings = now();
        }
        if at - self.listened >= LISTEN_EVERY {
            give_way().await;
            self.listened = now();
        }
    }
}
