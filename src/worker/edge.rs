//! The worker's edge: files in, messages out. It knows the browser and the session, and decides nothing.
//!
//! While one piece of a plain file is parsed the next is under way, so that the slower of the two sets the pace. Between pieces the worker gives way, so that *Stop* and questions about a device are heard while it reads.

mod case;
mod graph;
mod hash;
mod marks;
mod proof;

use super::messages::{Ask, FileMeta, FromWorker, Progress, SaveAs, ToWorker, decode, encode};
use super::session::{Feed, Session};
use super::warm_up::WarmUp;
use crate::export::case::is_case;
use crate::findings::view::{SourceId, SourceKind};
use crate::platform::clock::{give_way, sleep};
use crate::platform::pieces::{Pieces, Window, head, size};
use crate::platform::sync_file::SyncFile;
use crate::source::ProblemCode;
use crate::source::import::archives::{self, Archive};
use crate::source::import::detect::{Sniff, sniff};
use crate::ui::i18n::Text;
use case::Locked;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

/// Bytes unpacked at once.
const UNPACKED: usize = 256 << 10;
/// Milliseconds after the start: the page is drawn first.
const WARM_UP_AFTER: i32 = 200;
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

/// The running worker.
#[derive(Clone)]
struct Edge {
    scope: DedicatedWorkerGlobalScope,
    session: Rc<RefCell<Session>>,
    /// Raised by *Stop* and *Forget*: who began under an older number ends.
    run: Rc<Cell<u32>>,
    /// Raised by *Forget*: who began under an older number leaves no trace.
    life: Rc<Cell<u32>>,
    files: Rc<RefCell<HashMap<u16, File>>>,
    /// Drops wait for the one before.
    queue: Rc<RefCell<VecDeque<Job>>>,
    busy: Rc<Cell<bool>>,
    /// Encrypted case files that wait for their passphrase.
    locked: Rc<RefCell<Vec<Locked>>>,
    locks: Rc<Cell<u32>>,
}

enum Job {
    Read(Vec<(FileMeta, File)>),
    Demo(crate::model::Instant),
    Hash,
    Save(SaveAs),
    Unlock(u32, Option<String>),
}

/// Answers messages until the page ends the worker.
pub fn run() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let edge = Edge {
        scope: scope.clone(),
        session: Rc::default(),
        run: Rc::default(),
        life: Rc::default(),
        files: Rc::default(),
        queue: Rc::default(),
        busy: Rc::default(),
        locked: Rc::default(),
        locks: Rc::default(),
    };
    let listener = edge.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        listener.hear(&event.data());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
    edge.tell(&FromWorker::Ready);
    spawn_local(async move { edge.warm_up().await });
}

impl Edge {
    fn tell(&self, message: &FromWorker) {
        if let Some(bytes) = encode(message) {
            // Fails only if the page is gone.
            let _ = self.scope.post_message(&Uint8Array::from(&*bytes));
        }
    }

    /// Tells something about a file, which goes along.
    fn tell_file(&self, message: &FromWorker, file: &Blob) {
        if let Some(bytes) = encode(message) {
            let envelope = Object::new();
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&envelope, &"bytes".into(), &Uint8Array::from(&*bytes));
            let _ = Reflect::set(&envelope, &"file".into(), file);
            let _ = self.scope.post_message(&envelope);
        }
    }

    fn tell_all(&self, messages: Vec<FromWorker>) {
        for message in messages {
            self.tell(&message);
        }
    }

    /// While nobody wants anything yet.
    async fn warm_up(&self) {
        sleep(WARM_UP_AFTER).await;
        let is_idle = || !self.busy.get() && self.session.borrow().records() == 0;
        if !is_idle() {
            return;
        }
        crate::platform::pieces::prepare();
        let mut warm_up = WarmUp::new(crate::platform::clock::now());
        while is_idle() && warm_up.step() {
            give_way().await;
        }
    }

    /// A message: `{bytes, files}`.
    fn hear(&self, data: &JsValue) {
        let bytes = Reflect::get(data, &JsValue::from_str("bytes"))
            .map(|bytes| Uint8Array::new(&bytes).to_vec())
            .unwrap_or_default();
        match decode::<ToWorker>(&bytes) {
            Some(message) => self.answer(message, data),
            None => self.tell(&FromWorker::Failed(
                "a message could not be read".to_owned(),
            )),
        }
    }

    fn answer(&self, message: ToWorker, data: &JsValue) {
        match message {
            ToWorker::Read { files, now } => {
                self.session.borrow_mut().set_now(now);
                let handles = Reflect::get(data, &JsValue::from_str("files"))
                    .map(|list| Array::from(&list))
                    .unwrap_or_default();
                let handles = handles.iter().filter_map(|f| f.dyn_into::<File>().ok());
                self.enqueue(Job::Read(files.into_iter().zip(handles).collect()));
            }
            ToWorker::Demo { now } => self.enqueue(Job::Demo(now)),
            ToWorker::Hash => self.enqueue(Job::Hash),
            ToWorker::Stop => self.run.set(self.run.get().wrapping_add(1)),
            ToWorker::Device { key, now } => self.device(key, now),
            ToWorker::Proof { key, lang, now } => self.proof(key, lang, now),
            ToWorker::Describe {
                source,
                stated,
                now,
            } => self.describe(source, stated, now),
            ToWorker::Mark { keys, mark, now } => self.mark(&keys, mark, now),
            ToWorker::Tick { now } => self.tick(now),
            ToWorker::Remedy {
                ask: Ask::LookUp(look),
                lang,
                now: _,
            } => self.look_up(look, lang),
            ToWorker::Remedy {
                ask: Ask::Know(known),
                ..
            } => {
                let answer = self.session.borrow_mut().know(known);
                self.tell(&answer);
            }
            ToWorker::Remedy { ask, lang, now } => {
                let answer = self.session.borrow().remedy(ask, Text(lang), now);
                self.tell(&answer);
            }
            ToWorker::SignIn { ask, lang } => self.tell(&super::sign_in::answer(ask, Text(lang))),
            ToWorker::Export { kind, now } => {
                let answer = self.session.borrow().export(kind, now);
                self.tell(&answer);
            }
            ToWorker::Graph(message) => self.graph(message, data),
            ToWorker::Save(how) => self.enqueue(Job::Save(how)),
            ToWorker::Unlock { file, passphrase } => self.enqueue(Job::Unlock(file, passphrase)),
            ToWorker::Forget => {
                self.locked.borrow_mut().clear();
                self.run.set(self.run.get().wrapping_add(1));
                self.life.set(self.life.get().wrapping_add(1));
                self.queue.borrow_mut().clear();
                self.files.borrow_mut().clear();
                *self.session.borrow_mut() = Session::default();
                self.tell(&FromWorker::Forgotten);
            }
        }
    }

    fn enqueue(&self, job: Job) {
        self.queue.borrow_mut().push_back(job);
        if self.busy.replace(true) {
            return;
        }
        let edge = self.clone();
        spawn_local(async move {
            loop {
                let job = edge.queue.borrow_mut().pop_front();
                let Some(job) = job else { break };
                edge.work(job).await;
            }
            edge.busy.set(false);
        });
    }

    async fn work(&self, job: Job) {
        let run = self.run.get();
        match job {
            Job::Read(files) => Reading::new(self, run, &files).read(files).await,
            Job::Demo(now) => {
                self.session.borrow_mut().open_demo(now);
                self.tell_everything();
                self.tell(&FromWorker::Done { stopped: false });
            }
            Job::Hash => self.hash(run).await,
            Job::Save(how) => self.save(how).await,
            Job::Unlock(file, passphrase) => self.unlock(file, passphrase).await,
        }
    }

    /// Raised by *Forget*.
    fn life(&self) -> u32 {
        self.life.get()
    }

    /// Raised by *Stop* and *Forget*.
    fn run(&self) -> u32 {
        self.run.get()
    }

    /// A number for a case file that waits for its passphrase.
    fn next_locked(&self) -> u32 {
        self.locks.set(self.locks.get().wrapping_add(1));
        self.locks.get()
    }

    fn stopped(&self, run: u32) -> bool {
        self.run.get() != run
    }

    /// All that changed, the sources and the numbers.
    fn tell_everything(&self) {
        let messages = {
            let mut session = self.session.borrow_mut();
            let mut all = session.sources();
            all.extend(session.changes(usize::MAX));
            all.extend(session.verdict_changes());
            all.push(session.summary());
            all.push(FromWorker::Compared(session.comparison().map(Box::new)));
            all
        };
        self.tell_all(messages);
    }
}

/// One drop of files being read.
struct Reading<'a> {
    edge: &'a Edge,
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
}

impl<'a> Reading<'a> {
    fn new(edge: &'a Edge, run: u32, files: &[(FileMeta, File)]) -> Self {
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
        }
    }

    async fn read(mut self, files: Vec<(FileMeta, File)>) {
        self.progress(0);
        for (meta, file) in files {
            if self.edge.stopped(self.run) {
                break;
            }
            let head = head(&file).await.unwrap_or_default();
            if self.edge.stopped(self.run) {
                break;
            }
            match sniff(&head).kind {
                Sniff::Json if is_case(&head) => self.case(&meta, &file).await,
                Sniff::Zip | Sniff::Gzip => self.archive(&meta, &file).await,
                _ => self.plain(&meta, &file).await,
            }
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

    async fn plain(&mut self, meta: &FileMeta, file: &File) {
        let mut feed = self.begin(meta, Some(file));
        let mut pieces = Pieces::new(file);
        let mut window = Window::default();
        let mut read = 0;
        let mut problem = None;
        loop {
            let at_end = match pieces.next().await {
                None => true,
                Some(Ok(bytes)) => {
                    read += u64::from(bytes.length());
                    window.append(&bytes);
                    read >= size(file)
                }
                Some(Err(_)) => {
                    problem = Some(ProblemCode::CannotRead);
                    break;
                }
            };
            if self.edge.stopped(self.run) {
                problem = Some(ProblemCode::Stopped);
                break;
            }
            let step = self
                .edge
                .session
                .borrow_mut()
                .feed(&mut feed, window.bytes(), at_end);
            window.consume(step.consumed);
            if step.stop.is_some() || at_end {
                break;
            }
            self.report(read).await;
        }
        self.end(&feed, problem, false);
    }

    async fn archive(&mut self, meta: &FileMeta, file: &File) {
        let archive = Archive::open(SyncFile::new(file), archives::Limits::default());
        let mut archive = match archive {
            Ok(archive) => archive,
            Err(problem) => {
                let feed = self.begin(meta, Some(file));
                self.end(&feed, Some(problem), false);
                return;
            }
        };
        let names: Vec<String> = archive.entries().iter().map(|e| e.name.clone()).collect();
        if names.is_empty() {
            let feed = self.begin(meta, Some(file));
            self.end(&feed, Some(ProblemCode::Empty), false);
        }
        for (n, name) in names.iter().enumerate() {
            if self.edge.stopped(self.run) {
                return;
            }
            let name = if names.len() == 1 && name.is_empty() {
                meta.name.clone()
            } else {
                format!("{} › {name}", meta.name)
            };
            let mut feed = self.begin(
                &FileMeta {
                    name,
                    ..meta.clone()
                },
                Some(file),
            );
            let mut window: Vec<u8> = Vec::new();
            let mut piece = vec![0; UNPACKED];
            let mut problem = None;
            if let Err(code) = archive.open_entry(n) {
                self.end(&feed, Some(code), true);
                continue;
            }
            loop {
                let count = match archive.read(&mut piece) {
                    Ok(count) => count,
                    Err(code) => {
                        problem = Some(code);
                        break;
                    }
                };
                window.extend_from_slice(piece.get(..count).unwrap_or_default());
                let at_end = count == 0;
                let step = self
                    .edge
                    .session
                    .borrow_mut()
                    .feed(&mut feed, &window, at_end);
                window.drain(..step.consumed.min(window.len()));
                if step.stop.is_some() || at_end {
                    break;
                }
                let share = (n as u64).saturating_mul(size(file)) / (names.len() as u64).max(1);
                self.report(share).await;
                if self.edge.stopped(self.run) {
                    problem = Some(ProblemCode::Stopped);
                    break;
                }
            }
            self.end(&feed, problem, true);
        }
    }

    fn begin(&self, meta: &FileMeta, file: Option<&File>) -> Feed {
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

    fn end(&self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        // A case forgotten meanwhile has no place for what was read.
        if self.forgotten() {
            return;
        }
        let source = feed.source;
        self.edge.session.borrow_mut().end(feed, problem, packed);
        self.tell_source(source);
    }

    fn stopped(&self) -> bool {
        self.edge.stopped(self.run)
    }

    fn forgotten(&self) -> bool {
        self.edge.life.get() != self.life
    }

    fn tell_source(&self, source: SourceId) {
        let view = self.edge.session.borrow().source(source);
        self.edge.tell_all(view.into_iter().collect());
    }

    fn progress(&mut self, bytes: u64) {
        let records = self.edge.session.borrow().records();
        self.edge.tell(&FromWorker::Progress(Progress {
            bytes: (self.before + bytes).min(self.total),
            total: self.total,
            records: records.saturating_sub(self.records_before),
        }));
        self.told_progress = now();
    }

    /// Tells what is due, and listens for messages.
    async fn report(&mut self, bytes: u64) {
        let at = now();
        if at - self.told_progress >= PROGRESS_EVERY {
            self.progress(bytes);
        }
        if at - self.told_findings >= self.findings_every {
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

/// Milliseconds of the worker's own clock; for pacing only, never part of a result.
fn now() -> f64 {
    crate::platform::clock::ticks()
}
