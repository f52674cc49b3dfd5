//! The worker's edge: files in, messages out. It knows the browser and the session, and decides nothing.
//!
//! While one piece of a plain file is parsed the next is under way, so that the slower of the two sets the pace. Between pieces the worker gives way, so that *Stop* and questions about a device are heard while it reads.

mod case;
mod graph;
mod hash;
mod marks;
mod proof;
mod reading;

use super::messages::{Again, Ask, FileMeta, FromWorker, SaveAs, ToWorker, decode, encode};
use super::session::Session;
use super::warm_up::WarmUp;
use crate::model::Instant;
use crate::platform::clock::{give_way, sleep};
use crate::platform::pieces::size;
use crate::ui::i18n::{Text, patterns};
use case::Locked;
use js_sys::{Array, Object, Reflect, Uint8Array};
use reading::Reading;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

/// Work that takes time. In a box of its own, as the handlers of messages are never merged into their caller: a browser compiles
/// a function when it is first called, and whoever drops files should not wait for what opens case files.
type Work<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Milliseconds after the start: the page is drawn first.
const WARM_UP_AFTER: i32 = 200;

/// The running worker.
#[derive(Clone)]
struct Edge {
    scope: DedicatedWorkerGlobalScope,
    session: Rc<RefCell<Session>>,
    /// Raised by *Stop* and *Forget*: who began under an older number ends.
    run: Rc<Cell<u32>>,
    /// Raised by *Forget*: who began under an older number leaves no trace.
    life: Rc<Cell<u32>>,
    /// Where the files of each source can be read again.
    files: Rc<RefCell<HashMap<u16, Vec<Place>>>>,
    /// Files of a drop of which more are to come.
    coming: Rc<RefCell<Vec<(FileMeta, File)>>>,
    /// The number under which they began to come: *Stop* may be faster than the last of them.
    coming_run: Rc<Cell<u32>>,
    /// Drops wait for the one before.
    queue: Rc<RefCell<VecDeque<Job>>>,
    busy: Rc<Cell<bool>>,
    /// Encrypted case files that wait for their passphrase.
    locked: Rc<RefCell<Vec<Locked>>>,
    locks: Rc<Cell<u32>>,
}

/// A file, or an entry of one that is an archive.
#[derive(Clone)]
struct Place {
    file: File,
    entry: Option<usize>,
}

enum Job {
    /// Files, the page's clock when they were dropped, and the number under which they began to come.
    Read(Vec<(FileMeta, File)>, Instant, u32),
    Again(Again),
    Demo(Instant),
    Hash,
    Check,
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
        coming: Rc::default(),
        coming_run: Rc::default(),
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
        let message = encode(&ToWorker::Stop).unwrap_or_default();
        let _ = decode::<ToWorker>(&message);
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

    #[inline(never)]
    fn answer(&self, message: ToWorker, data: &JsValue) {
        match message {
            ToWorker::Read {
                names,
                first,
                more,
                now,
            } => {
                if !first && self.coming.borrow().is_empty() {
                    return;
                }
                if first {
                    self.coming_run.set(self.run());
                }
                self.session.borrow_mut().set_now(now);
                let handles = Reflect::get(data, &JsValue::from_str("files"))
                    .map(|list| Array::from(&list))
                    .unwrap_or_default();
                let handles = handles.iter().filter_map(|f| f.dyn_into::<File>().ok());
                let files = names
                    .into_iter()
                    .zip(handles)
                    .map(|(name, file)| (meta(name, &file), file));
                self.coming.borrow_mut().extend(files);
                if !more {
                    let files = std::mem::take(&mut *self.coming.borrow_mut());
                    self.enqueue(Job::Read(files, now, self.coming_run.get()));
                    self.enqueue(Job::Check);
                }
            }
            ToWorker::Texts(lang, lines) => patterns::load(lang, lines),
            ToWorker::Again(told) => self.enqueue(Job::Again(told)),
            ToWorker::Demo { now } => self.enqueue(Job::Demo(now)),
            ToWorker::Hash => self.enqueue(Job::Hash),
            ToWorker::Stop => self.run.set(self.run.get().wrapping_add(1)),
            ToWorker::Device { key, now } => self.device(key, now),
            ToWorker::Proof { key, lang, now } => self.proof(key, lang, now),
            ToWorker::Describe { files, now } => self.describe(&files, now),
            ToWorker::Mark { keys, mark, now } => self.mark(&keys, mark, now),
            ToWorker::MarkAnew { key, at, now } => self.mark_anew(&key, at, now),
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
            ToWorker::Graph(message) => self.graph(message, data),
            ToWorker::Save(how) => self.enqueue(Job::Save(how)),
            ToWorker::Unlock { file, passphrase } => self.enqueue(Job::Unlock(file, passphrase)),
            ToWorker::Forget => {
                self.locked.borrow_mut().clear();
                self.run.set(self.run.get().wrapping_add(1));
                self.life.set(self.life.get().wrapping_add(1));
                self.queue.borrow_mut().clear();
                self.coming.borrow_mut().clear();
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

    fn work(&self, job: Job) -> Work<'_> {
        let run = self.run.get();
        match job {
            Job::Read(files, now, run) => {
                self.session.borrow_mut().drop_begins(now);
                Box::pin(Reading::new(self, run, &files).read(files))
            }
            Job::Again(told) => Box::pin(Reading::new(self, run, &[]).again(told)),
            Job::Demo(now) => Box::pin(async move {
                self.session.borrow_mut().open_demo(now);
                self.tell_everything();
                self.tell(&FromWorker::Done { stopped: false });
            }),
            Job::Hash => Box::pin(self.hash(run)),
            Job::Check => Box::pin(self.check(run)),
            Job::Save(how) => Box::pin(self.save(how)),
            Job::Unlock(file, passphrase) => Box::pin(self.unlock(file, passphrase)),
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
            all.extend(session.earlier_requests());
            all.push(FromWorker::Compared(session.comparison().map(Box::new)));
            all
        };
        self.tell_all(messages);
    }
}

fn meta(name: String, file: &File) -> FileMeta {
    // A date is a whole number below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let modified = file.last_modified() as i64;
    FileMeta {
        name,
        size: size(file),
        modified: (modified > 0).then_some(Instant(modified)),
    }
}
