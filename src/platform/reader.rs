//! A second, tiny worker that reads a file while this one parses: a thread that parses cannot take in what the browser reads for
//! it, so reading in the same thread goes on only between two pieces.
//!
//! In: a file. Out: its bytes in pieces of a given size, in order. It holds no code of ours but the lines below, and
//! inherits the policy.

use super::blob_worker;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Url, Worker};

/// Fills each room that it is handed with the next bytes of the file, and hands it back: `{room, filled}`, or `{failed}`.
/// What is asked is done in that order.
///
/// A browser that can fill a buffer of ours does so, which saves a copy and the buffer; the others give theirs
/// (<https://streams.spec.whatwg.org/#byob-readers>).
const TEXT: &str = "let stream, into, left, turn = Promise.resolve();
async function fill(room) {
  const size = room.byteLength;
  let at = 0;
  while (at < size) {
    if (into) {
      const { done, value } = await stream.read(new Uint8Array(room, at));
      room = value.buffer;
      if (done) break;
      at += value.length;
    } else {
      if (!left) {
        const { done, value } = await stream.read();
        if (done) break;
        left = value;
      }
      const part = left.subarray(0, size - at);
      new Uint8Array(room).set(part, at);
      at += part.length;
      left = part.length < left.length ? left.subarray(part.length) : undefined;
    }
  }
  postMessage({ room, filled: at }, [room]);
}
async function begin(file) {
  // What failed cannot be cancelled, and is no reason not to go on with the next.
  await stream?.cancel().catch(() => {});
  left = undefined;
  const source = file.stream();
  try {
    stream = source.getReader({ mode: 'byob' });
    into = true;
  } catch {
    stream = source.getReader();
    into = false;
  }
}
onmessage = ({ data: { file, room } }) => {
  turn = turn.then(() => (file ? begin(file) : fill(room))).catch(() => room && postMessage({ failed: true }));
};
";

type Waiting = Rc<RefCell<VecDeque<(Function, Function)>>>;

/// The worker.
pub struct FileReader {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl FileReader {
    /// Starts it.
    ///
    /// # Errors
    /// If the browser refuses. A worker that does not come up fails the first [`fill`](Self::fill).
    pub fn start() -> Result<Self, JsValue> {
        let url = blob_worker::address(TEXT)?;
        let worker = blob_worker::start(&url)?;
        let url = Cell::new(Some(url));
        let waiting = Waiting::default();
        let (answered, failed) = (Rc::clone(&waiting), Rc::clone(&waiting));
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // It runs, so its text has been read.
            if let Some(url) = url.take() {
                let _ = Url::revoke_object_url(&url);
            }
            let Some((done, refused)) = answered.borrow_mut().pop_front() else {
                return;
            };
            let filled = filled(&event.data());
            let _ = match filled {
                Some(piece) => done.call1(&JsValue::NULL, &piece),
                None => refused.call1(&JsValue::NULL, &event.data()),
            };
        });
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            let all = std::mem::take(&mut *failed.borrow_mut());
            for (_, refused) in all {
                let _ = refused.call1(&JsValue::NULL, &event);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Goes to the first byte of a file. Pieces of another file that are under way still come, to those who asked.
    ///
    /// # Errors
    /// If the message cannot be posted.
    pub fn begin(&self, file: &File) -> Result<(), JsValue> {
        let message = Object::new();
        Reflect::set(&message, &"file".into(), file)?;
        self.worker.post_message(&message)
    }

    /// The next bytes of the file, as many as the room holds (fewer at the end only). The room is given away and comes
    /// back as the buffer of the answer.
    pub fn fill(&self, room: &ArrayBuffer) -> Promise {
        Promise::new(&mut |done, refused| {
            let message = Object::new();
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&message, &"room".into(), room);
            match self
                .worker
                .post_message_with_transfer(&message, &Array::of1(room))
            {
                Ok(()) => self.waiting.borrow_mut().push_back((done, refused)),
                Err(error) => {
                    let _ = refused.call1(&JsValue::NULL, &error);
                }
            }
        })
    }
}

impl Drop for FileReader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The filled part of the room.
fn filled(answer: &JsValue) -> Option<Uint8Array> {
    let room: ArrayBuffer = Reflect::get(answer, &"room".into()).ok()?.dyn_into().ok()?;
    let filled = Reflect::get(answer, &"filled".into()).ok()?.as_f64()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let filled = filled as u32;
    Some(Uint8Array::new_with_byte_offset_and_length(
        &room,
        0,
        filled.min(room.byte_length()),
    ))
}
