//! A file in pieces, and the window through which a parser sees them. In the worker (or any place that may wait).

use super::reader::FileReader;
use js_sys::{ArrayBuffer, Uint8Array};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Bytes read at once: smaller pieces cost a message each, larger ones memory.
const PIECE: u32 = 4 << 20;
/// Pieces under way while one is parsed.
const AHEAD: usize = 3;
/// From this size on a file is read beside the parser ([`FileReader`]); for less that is not worth a thread.
const LARGE: u64 = 32 << 20;

thread_local! {
    /// Started with the first large file, and kept.
    static READER: Option<Rc<FileReader>> = FileReader::start().ok().map(Rc::new);
}

/// Starts what large files are read with, before there is one.
pub fn prepare() {
    READER.with(|_| ());
}

/// A file in pieces, some of them under way before they are asked for.
pub struct Pieces {
    blob: Blob,
    size: u64,
    asked: u64,
    /// Handed out.
    told: u64,
    under_way: VecDeque<JsFuture>,
    beside: Option<Rc<FileReader>>,
    /// The buffer of the piece that was handed out last: its room is used again.
    room: Option<ArrayBuffer>,
}

impl Pieces {
    /// At the file's first byte; nothing is read yet.
    #[must_use]
    pub fn new(file: &File) -> Self {
        let blob: &Blob = file;
        let size = size(file);
        Self {
            blob: blob.clone(),
            size,
            asked: 0,
            told: 0,
            under_way: VecDeque::new(),
            beside: (size >= LARGE)
                .then(|| READER.with(Clone::clone))
                .flatten()
                .filter(|reader| reader.begin(file).is_ok()),
            room: None,
        }
    }

    /// The next piece; `None` behind the last one. It is good until the next call.
    pub async fn next(&mut self) -> Option<Result<Uint8Array, JsValue>> {
        while self.under_way.len() <= AHEAD && self.asked < self.size {
            let to = (self.asked + u64::from(PIECE)).min(self.size);
            match self.ask(to) {
                Ok(piece) => self.under_way.push_back(piece),
                Err(error) => return Some(Err(error)),
            }
            self.asked = to;
        }
        let piece = self.under_way.pop_front()?.await.and_then(as_bytes);
        match piece {
            Ok(piece) => {
                self.told += u64::from(piece.length());
                self.room = self.beside.as_ref().map(|_| piece.buffer());
                Some(Ok(piece))
            }
            // Whatever hinders the other thread: what is left is read here, and a file that cannot be read says so.
            Err(_) if self.beside.is_some() => {
                self.beside = None;
                self.room = None;
                self.under_way.clear();
                self.asked = self.told;
                Box::pin(self.next()).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Asks for the bytes from `asked` to `to`.
    #[allow(clippy::cast_precision_loss)] // No file is that long.
    fn ask(&mut self, to: u64) -> Result<JsFuture, JsValue> {
        let promise = match &self.beside {
            Some(reader) => {
                let room = self.room.take().unwrap_or_else(|| ArrayBuffer::new(PIECE));
                reader.fill(&room)
            }
            None => self
                .blob
                .slice_with_f64_and_f64(self.asked as f64, to as f64)?
                .array_buffer(),
        };
        Ok(JsFuture::from(promise))
    }
}

fn as_bytes(value: JsValue) -> Result<Uint8Array, JsValue> {
    match value.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes),
        Err(value) => value
            .dyn_into::<ArrayBuffer>()
            .map(|buffer| Uint8Array::new(&buffer)),
    }
}

/// Bytes of a file that are read to tell what it is. Small files are read whole with that.
const HEAD: u32 = 1 << 20;
/// The same of a larger file.
const LOOK: u32 = 64 << 10;
/// Files whose first bytes are under way while another is read.
const HEADS_AHEAD: usize = 8;

/// The first bytes of files, in their order, some of them under way before they are asked for.
pub struct Heads {
    files: std::vec::IntoIter<File>,
    under_way: VecDeque<Option<JsFuture>>,
}

impl Heads {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(files: Vec<File>) -> Self {
        Self {
            files: files.into_iter(),
            under_way: VecDeque::new(),
        }
    }

    /// Those of the next file; `None` if it cannot be read.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        while self.under_way.len() <= HEADS_AHEAD
            && let Some(file) = self.files.next()
        {
            // A large file is only looked at; its bytes are read later, in pieces.
            let most = if size(&file) <= u64::from(HEAD) {
                HEAD
            } else {
                LOOK
            };
            let slice = file.slice_with_f64_and_f64(0.0, f64::from(most));
            let head = slice.map(|slice| JsFuture::from(slice.array_buffer()));
            self.under_way.push_back(head.ok());
        }
        let buffer = self.under_way.pop_front()??.await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// What the parser has not consumed, and what came behind it. Its room is kept from piece to piece.
#[derive(Default)]
pub struct Window {
    room: Vec<u8>,
    filled: usize,
}

impl Window {
    /// Puts a piece behind what is left.
    pub fn append(&mut self, bytes: &Uint8Array) {
        let to = self.filled + bytes.length() as usize;
        if self.room.len() < to {
            self.room.resize(to, 0);
        }
        if let Some(place) = self.room.get_mut(self.filled..to) {
            bytes.copy_to(place);
            self.filled = to;
        }
    }

    /// What is there to be parsed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.room.get(..self.filled).unwrap_or_default()
    }

    /// Drops so many bytes at the front.
    pub fn consume(&mut self, count: usize) {
        let count = count.min(self.filled);
        self.room.copy_within(count..self.filled, 0);
        self.filled -= count;
    }
}

/// Bytes of a file.
#[must_use]
pub fn size(file: &File) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size().max(0.0) as u64;
    size
}
