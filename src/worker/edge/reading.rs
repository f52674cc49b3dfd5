//! One drop of files being read: pieces in, what is told meanwhile out.

use super::{Edge, Place, Work};
use crate::export::case::is_case;
use crate::findings::view::{SourceId, SourceKind};
use crate::platform::clock::{give_way, ticks as now};
use crate::platform::pieces::{Heads, Pieces, Window, size};
use crate::platform::sync_file::SyncFile;
use crate::source::ProblemCode;
use crate::source::import::archives::{self, Archive};
use crate::source::import::detect::{Sniff, sniff};
use crate::worker::messages::{Again as ToldLater, BATCH, FileMeta, FromWorker, Progress};
use crate::worker::session::Session;
use crate::worker::session_files::{Again, Feed};
use std::cell::{Cell, RefCell};
use web_sys::File;

/// Bytes unpacked at once.
const UNPACKED: usize = 256 << 10;
/// Milliseconds between two reports of progress.
const PROGRESS_EVERY: f64 = 200.0;
/// Milliseconds between two tellings of sources.
const SOURCES_EVERY: f64 = 50.0;
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

/// A file, and those of its entries that are wanted if it is an archive.
type Whole = (File, Vec<usize>);

/// Files, each once, with the entries of those that are archives.
pub(super) fn distinct(places: &[Place]) -> Vec<Whole> {
    let mut files: Vec<Whole> = Vec::new();
    for place in places {
        // An archive's entries follow one another.
        match files.last_mut() {
            Some((file, entries)) if *file == place.file => entries.extend(place.entry),
            _ => files.push((place.file.clone(), place.entry.into_iter().collect())),
        }
    }
    files
}

/// One drop of files being read.
pub(super) struct Reading<'a> {
    pub(super) edge: &'a Edge,
    run: u32,
    life: u32,
    total: u64,
    /// Bytes of the files that are done.
    before: u64,
    /// Number of the current file, and of all; the entries of an archive are added when it is opened.
    file: usize,
    files: usize,
    records_before: u64,
    /// Sources of which the page does not know the latest.
    untold: RefCell<Vec<SourceId>>,
    told_sources: Cell<f64>,
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
            file: 0,
            files: files.len(),
            records_before: edge.session.borrow().records(),
            untold: RefCell::default(),
            told_sources: Cell::new(f64::MIN),
            told_progress: f64::MIN,
            told_findings: now(),
            findings_every: FINDINGS_FIRST,
            listened: now(),
            began: now(),
        }
    }

    pub(super) async fn read(mut self, files: Vec<(FileMeta, File)>) {
        self.progress(0);
        let mut heads = Heads::new(files.iter().map(|(_, file)| file.clone()).collect());
        for (meta, file) in files {
            let head = match self.stopped() {
                true => None,
                false => heads.next().await,
            };
            let head = head.unwrap_or_default();
            self.file += 1;
            if self.forgotten() {
                return;
            }
            // A file that is not begun any more is named, too: nobody should take it for read.
            if self.stopped() {
                let feed = self.begin(&meta, Some((&file, None)), &[], false);
                self.end(&feed, Some(ProblemCode::Stopped), false);
                continue;
            }
            let work: Work<'_> = match sniff(head).kind {
                Sniff::Json if is_case(head) => Box::pin(self.case(&meta, &file)),
                Sniff::Zip | Sniff::Gzip => Box::pin(self.archive(&meta, &file)),
                _ => Box::pin(self.plain(&meta, &file, head)),
            };
            work.await;
            if self.forgotten() {
                return;
            }
            self.before += size(&file);
            self.report(0).await;
        }
        if self.forgotten() {
            return;
        }
        self.edge.session.borrow_mut().drop_ends();
        self.ends();
    }

    fn ends(&self) {
        let stopped = self.edge.stopped(self.run);
        self.edge.tell_everything();
        self.edge.tell(&FromWorker::Done { stopped });
    }

    /// Reads files again with what the admin told.
    pub(super) async fn again(mut self, told: ToldLater) {
        let sources: Vec<Again> = {
            let mut session = self.edge.session.borrow_mut();
            match told {
                ToldLater::DateOrder(source, order) => {
                    session.begin_again(source, order).into_iter().collect()
                }
                ToldLater::Clients(said) => session.answer_clients(&said),
            }
        };
        let sources: Vec<(Again, Vec<Whole>)> = sources
            .into_iter()
            .map(|again| {
                let files = self.edge.files.borrow();
                let places = files.get(&again.source.0);
                let places = places.map(|places| distinct(places));
                (again, places.unwrap_or_default())
            })
            .collect();
        let files = || sources.iter().flat_map(|(_, files)| files);
        self.total = files().map(|(file, _)| size(file)).sum();
        self.files = files().map(|(_, entries)| entries.len().max(1)).sum();
        for (again, files) in &sources {
            self.changed(again.source);
            for (file, entries) in files {
                self.file_again(again, file, entries).await;
                if self.forgotten() {
                    return;
                }
                self.before += size(file);
                self.report(0).await;
            }
        }
        self.edge.session.borrow_mut().again_ends();
        self.ends();
    }

    /// Reads a file again, or those entries of it that are of a source.
    async fn file_again(&mut self, again: &Again, file: &File, entries: &[usize]) {
        if entries.is_empty() {
            self.file += 1;
            let mut feed = Session::file_again(again, size(file));
            let problem = match self.stopped() {
                true => Some(ProblemCode::Stopped),
                false => self.pour(&mut feed, file).await,
            };
            return self.end(&feed, problem, false);
        }
        let mut archive = Archive::open(SyncFile::new(file), archives::Limits::default());
        let mut window = Window::default();
        for n in entries {
            self.file += 1;
            let mut feed = Session::file_again(again, 0);
            window.clear();
            let problem = match &mut archive {
                _ if self.stopped() => Some(ProblemCode::Stopped),
                Err(problem) => Some(*problem),
                Ok(archive) => match archive.open_entry(*n) {
                    Err(problem) => Some(problem),
                    Ok(()) => self.unpack(&mut feed, archive, &mut window, 0, file).await,
                },
            };
            if self.forgotten() {
                return;
            }
            self.end(&feed, problem, true);
        }
    }

    pub(super) async fn plain(&mut self, meta: &FileMeta, file: &File, head: &[u8]) {
        let whole = head.len() as u64 == meta.size;
        let mut feed = self.begin(meta, Some((file, None)), head, whole);
        let problem = if whole && !head.is_empty() {
            let mut session = self.edge.session.borrow_mut();
            session.feed(&mut feed, head, true);
            None
        } else {
            self.pour(&mut feed, file).await
        };
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
            if !self.parse(feed, &mut window, at_end) {
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
                let feed = self.begin(meta, Some((file, None)), &[], false);
                self.end(&feed, Some(problem), false);
                return;
            }
        };
        let entries = archive.entries().to_vec();
        if entries.is_empty() {
            let feed = self.begin(meta, Some((file, None)), &[], false);
            self.end(&feed, Some(ProblemCode::Empty), false);
            return;
        }
        // They are files like any other, and the archive is none.
        self.files = (self.files + entries.len()).saturating_sub(1);
        self.file = self.file.saturating_sub(1);
        // Bytes of the archive that belong to the entries so far.
        let mut before = 0;
        let mut window = Window::default();
        for (n, entry) in entries.into_iter().enumerate() {
            if self.forgotten() {
                return;
            }
            let name = if entry.name.is_empty() {
                meta.name.clone()
            } else {
                format!("{} › {}", meta.name, entry.name)
            };
            let meta = FileMeta {
                name,
                ..meta.clone()
            };
            let place = Some((file, Some(n)));
            self.file += 1;
            window.clear();
            let first = match self.stopped() {
                true => Err(ProblemCode::Stopped),
                false => archive
                    .open_entry(n)
                    .and_then(|()| archive.read(window.room(UNPACKED))),
            };
            match first {
                Ok(count) => {
                    window.fill(count);
                    let mut feed = self.begin(&meta, place, window.bytes(), count < UNPACKED);
                    let problem = self
                        .unpack(&mut feed, &mut archive, &mut window, before, file)
                        .await;
                    self.end(&feed, problem, true);
                }
                Err(problem) => {
                    let feed = self.begin(&meta, place, &[], false);
                    self.end(&feed, Some(problem), true);
                }
            }
            before += entry.packed;
        }
    }

    /// Parses what is in the window; whether there may be more of the file.
    fn parse(&self, feed: &mut Feed, window: &mut Window, at_end: bool) -> bool {
        let mut session = self.edge.session.borrow_mut();
        let step = session.feed(feed, window.bytes(), at_end);
        window.consume(step.consumed);
        step.stop.is_none() && !at_end
    }

    /// Reads the open entry of an archive on; what stopped it. `window`: its first bytes; `before`: bytes of the archive
    /// that belong to the entries before.
    async fn unpack(
        &mut self,
        feed: &mut Feed,
        archive: &mut Archive<SyncFile>,
        window: &mut Window,
        before: u64,
        file: &File,
    ) -> Option<ProblemCode> {
        let mut at_end = false;
        loop {
            if !self.parse(feed, window, at_end) {
                return None;
            }
            self.report((before + archive.packed_read()).min(size(file)))
                .await;
            if self.stopped() {
                return Some(ProblemCode::Stopped);
            }
            // Only the read behind the last byte tells whether the entry is sound.
            let count = match archive.read(window.room(UNPACKED)) {
                Ok(count) => count,
                Err(code) => return Some(code),
            };
            window.fill(count);
            at_end = count == 0;
        }
    }

    /// A file begins with these bytes; `place`: where it can be read again; `at_end`: they are all of it.
    pub(super) fn begin(
        &self,
        meta: &FileMeta,
        place: Option<(&File, Option<usize>)>,
        head: &[u8],
        at_end: bool,
    ) -> Feed {
        let feed = self
            .edge
            .session
            .borrow_mut()
            .begin(meta, SourceKind::File, head, at_end);
        if let Some((file, entry)) = place {
            let mut files = self.edge.files.borrow_mut();
            files.entry(feed.source.0).or_default().push(Place {
                file: file.clone(),
                entry,
            });
        }
        self.changed(feed.source);
        feed
    }

    pub(super) fn end(&self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        // A case forgotten meanwhile has no place for what was read.
        if self.forgotten() {
            return;
        }
        let source = feed.source;
        self.edge.session.borrow_mut().end(feed, problem, packed);
        self.changed(source);
    }

    pub(super) fn stopped(&self) -> bool {
        self.edge.stopped(self.run)
    }

    pub(super) fn forgotten(&self) -> bool {
        self.edge.life.get() != self.life
    }

    /// Something is new of a source: told at once, but of a thousand files only now and then.
    fn changed(&self, source: SourceId) {
        {
            let mut untold = self.untold.borrow_mut();
            if untold.last() != Some(&source) {
                untold.push(source);
            }
        }
        if now() - self.told_sources.get() >= SOURCES_EVERY {
            self.tell_sources();
        }
    }

    fn tell_sources(&self) {
        let untold = std::mem::take(&mut *self.untold.borrow_mut());
        for some in untold.chunks(BATCH) {
            let sources = self.edge.session.borrow().some_sources(some);
            self.edge.tell(&sources);
        }
        self.told_sources.set(now());
    }

    pub(super) fn progress(&mut self, bytes: u64) {
        self.tell_sources();
        let records = self.edge.session.borrow().records();
        self.edge.tell(&FromWorker::Progress(Progress {
            bytes: (self.before + bytes).min(self.total),
            total: self.total,
            file: self.file as u64,
            files: self.files as u64,
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
