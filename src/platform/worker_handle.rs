//! Starts the worker, so that the page's policy binds it too, and speaks with it
//! (docs/decisions/0001-worker-inherits-the-policy.md).

use super::blob_worker;
use super::clock::give_way;
use super::given::Given;
use crate::model::Instant;
use crate::worker::messages::{FromWorker, ToWorker, decode, encode};
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ErrorEvent, MessageEvent, Url, Worker};
use yew::Callback;

/// Files that are handed over at once: a browser looks each of them up on the disk meanwhile.
const AT_ONCE: usize = 16;

/// What was said before the worker listened; `None`: it listens.
type Waiting = Rc<RefCell<Option<Vec<JsValue>>>>;

/// Files, and the page's clock when they were dropped.
type Drops = Rc<RefCell<Option<VecDeque<(Vec<Given>, Instant)>>>>;

/// The running worker.
pub struct WorkerHandle {
    worker: Worker,
    waiting: Waiting,
    /// Drops that wait until the one before is handed over; `None`: nothing is being handed over.
    drops: Drops,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl WorkerHandle {
    /// Starts it. `on_message` gets everything that it tells; a worker that cannot start tells
    /// [`FromWorker::Crashed`], as does one that ends while it works.
    ///
    /// # Errors
    /// If the browser refuses to make a worker at all.
    pub fn spawn(on_message: Callback<FromWorker>) -> Result<Self, JsValue> {
        let loaded = Reflect::get(&js_sys::global(), &"cutover".into())?;
        let script = Reflect::get(&loaded, &"worker".into())?.as_string();
        let url = blob_worker::address(&script.ok_or("no worker was loaded")?)?;
        let worker = blob_worker::start(&url)?;
        hand_program(&loaded, worker.clone(), on_message.clone())?;
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));

        let listener = on_message.clone();
        let (ready_worker, ready_waiting) = (worker.clone(), Rc::clone(&waiting));
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            // With a file beside it the message is an object: `{bytes, file}`.
            let file = Reflect::get(&data, &"file".into()).ok();
            let file = file.and_then(|file| file.dyn_into::<Blob>().ok());
            let bytes = match file {
                None => data,
                Some(_) => Reflect::get(&data, &"bytes".into()).unwrap_or_default(),
            };
            let Some(message) = decode::<FromWorker>(&Uint8Array::new(&bytes).to_vec()) else {
                return;
            };
            if let (Some(file), FromWorker::Saved { name, .. }) = (&file, &message) {
                super::page::download_file(name, file);
            }
            if matches!(message, FromWorker::Ready) {
                // The loader has been read; its address is of no more use.
                let _ = Url::revoke_object_url(&url);
                for early in ready_waiting.borrow_mut().take().unwrap_or_default() {
                    let _ = ready_worker.post_message(&early);
                }
            }
            listener.emit(message);
        });
        let ended = worker.clone();
        let failed = Closure::<dyn Fn(ErrorEvent)>::new(move |_| {
            // What it still says is of what is lost.
            ended.set_onmessage(None);
            ended.terminate();
            on_message.emit(FromWorker::Crashed);
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            waiting,
            drops: Rc::default(),
            _on_message: heard,
            _on_error: failed,
        })
    }

    /// Says something.
    pub fn send(&self, message: &ToWorker) {
        if matches!(message, ToWorker::Forget)
            && let Some(drops) = &mut *self.drops.borrow_mut()
        {
            drops.clear();
        }
        post(&self.worker, &self.waiting, message, &Array::new());
    }

    /// Says something; `body` is handed over, not copied.
    pub fn send_body(&self, message: &ToWorker, body: Option<&ArrayBuffer>) {
        let Some(body) = body else {
            self.send(message);
            return;
        };
        let Some(bytes) = encode(message) else {
            return;
        };
        let envelope = Object::new();
        let _ = Reflect::set(&envelope, &"bytes".into(), &Uint8Array::from(&*bytes));
        let _ = Reflect::set(&envelope, &"body".into(), body);
        // A worker that does not listen yet has asked for nothing.
        let _ = self
            .worker
            .post_message_with_transfer(&envelope, &Array::of1(body));
    }

    /// Hands files over to be read, in parts between which the page can be drawn, one drop after the other.
    pub fn read(&self, given: Vec<Given>, now: Instant) {
        if let Some(drops) = &mut *self.drops.borrow_mut() {
            drops.push_back((given, now));
            return;
        }
        *self.drops.borrow_mut() = Some(VecDeque::from([(given, now)]));
        let (worker, waiting) = (self.worker.clone(), Rc::clone(&self.waiting));
        let drops = Rc::clone(&self.drops);
        spawn_local(async move {
            let next = || drops.borrow_mut().as_mut()?.pop_front();
            while let Some((given, now)) = next() {
                hand_over(&worker, &waiting, &given, now).await;
            }
            *drops.borrow_mut() = None;
        });
    }
}

async fn hand_over(worker: &Worker, waiting: &Waiting, given: &[Given], now: Instant) {
    let mut parts = given.chunks(AT_ONCE).peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let message = ToWorker::Read {
            names: part.iter().map(|given| given.name.clone()).collect(),
            first,
            more: parts.peek().is_some(),
            now,
        };
        let files = part
            .iter()
            .map(|given| JsValue::from(&given.file))
            .collect();
        post(worker, waiting, &message, &files);
        give_way().await;
        first = false;
    }
}

/// Says something; files go along in the same order.
fn post(worker: &Worker, waiting: &Waiting, message: &ToWorker, files: &Array) {
    let Some(bytes) = encode(message) else {
        return;
    };
    let envelope = Object::new();
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&envelope, &"bytes".into(), &Uint8Array::from(&*bytes));
    let _ = Reflect::set(&envelope, &"files".into(), files);
    match &mut *waiting.borrow_mut() {
        Some(early) => early.push(envelope.into()),
        None => {
            // Fails only for what cannot be copied; text and files can.
            let _ = worker.post_message(&envelope);
        }
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Hands the worker its program, which it waits for. `loaded` is what `static/boot.js` has fetched and compared; where a file
/// is missing or changed, that script has stopped the page already.
fn hand_program(
    loaded: &JsValue,
    worker: Worker,
    on_message: Callback<FromWorker>,
) -> Result<(), JsValue> {
    let program: Function = Reflect::get(loaded, &"program".into())?.dyn_into()?;
    let program: Promise = program.call0(loaded)?.dyn_into()?;
    spawn_local(async move {
        let module = JsFuture::from(program).await;
        if module
            .and_then(|module| worker.post_message(&module))
            .is_err()
        {
            on_message.emit(FromWorker::Crashed);
        }
    });
    Ok(())
}
