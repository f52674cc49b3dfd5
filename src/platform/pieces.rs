//! A file in pieces, and the window through which a parser sees them. In the worker (or any place that may wait).

use super::reader::FileReader;
use js_sys::{Array, ArrayBuffer, Uint8Array};
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
const HEAD: u64 = 1 << 20;
/// The same of a larger file.
const LOOK: u32 = 64 << 10;
/// First bytes that are asked for at once: a browser takes a millisecond for each answer, however short it is, and a year has
/// 8,760 hours.
const TOGETHER: u64 = 4 << 20;
/// Files of which they are at the most.
const TOGETHER_FILES: usize = 512;

/// The first bytes of files, in their order: of many files with one question, some of them under way before they are asked for.
pub struct Heads {
    files: std::iter::Peekable<std::vec::IntoIter<File>>,
    under_way: VecDeque<(Vec<Part>, Option<JsFuture>)>,
    /// What came last, and the files whose bytes it holds.
    came: Vec<u8>,
    parts: VecDeque<Part>,
    /// Where the bytes of the next of these files begin; `None`: together they could not be read, each is asked for alone.
    at: Option<usize>,
}

/// The first bytes of one file; without a blob they cannot be had.
struct Part {
    blob: Option<Blob>,
    bytes: u64,
}

impl Part {
    /// A large file is only looked at; its bytes are read later, in pieces.
    fn of(file: &File) -> Self {
        let blob: &Blob = file;
        match size(file) {
            bytes if bytes <= HEAD => Self {
                blob: Some(blob.clone()),
                bytes,
            },
            _ => Self {
                blob: blob.slice_with_f64_and_f64(0.0, f64::from(LOOK)).ok(),
                bytes: LOOK.into(),
            },
        }
    }
}

impl Heads {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(files: Vec<File>) -> Self {
        Self {
            files: files.into_iter().peekable(),
            under_way: VecDeque::new(),
            came: Vec::new(),
            parts: VecDeque::new(),
            at: None,
        }
    }

    /// Those of the next file; `None` if it cannot be read.
    pub async fn next(&mut self) -> Option<&[u8]> {
        while self.parts.is_empty() {
            self.ask();
            let (parts, answer) = self.under_way.pop_front()?;
            self.parts = parts.into();
            let expected = self.parts.iter().map(|part| part.bytes).sum();
            self.at = match answer {
                Some(answer) => self.take(answer.await, expected).then_some(0),
                None => None,
            };
        }
        let part = self.parts.pop_front()?;
        let at = match self.at {
            Some(at) => at,
            // One of them was changed, or is no more: the others are none the worse for it.
            None => {
                let alone = JsFuture::from(part.blob?.array_buffer()).await;
                return self.take(alone, part.bytes).then_some(&*self.came);
            }
        };
        let to = at + usize::try_from(part.bytes).ok()?;
        self.at = Some(to);
        self.came.get(at..to)
    }

    /// Copies the bytes of an answer; false if it failed or has another length.
    fn take(&mut self, answer: Result<JsValue, JsValue>, expected: u64) -> bool {
        self.came.clear();
        let Ok(answer) = answer else { return false };
        let bytes = Uint8Array::new(&answer);
        self.came.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut self.came);
        u64::from(bytes.length()) == expected
    }

    fn ask(&mut self) {
        while self.under_way.len() <= AHEAD && self.files.peek().is_some() {
            let (mut parts, mut bytes) = (Vec::new(), 0);
            while parts.len() < TOGETHER_FILES
                && let Some(part) = self.files.peek().map(Part::of)
                && (parts.is_empty() || bytes + part.bytes <= TOGETHER)
            {
                bytes += part.bytes;
                parts.push(part);
                self.files.next();
            }
            let all: Array = parts.iter().filter_map(|part| part.blob.as_ref()).collect();
            let answer = Blob::new_with_blob_sequence(&all);
            let answer = answer.map(|all| JsFuture::from(all.array_buffer()));
            self.under_way.push_back((parts, answer.ok()));
        }
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
        let count = bytes.length() as usize;
        bytes.copy_to(self.room(count));
        self.fill(count);
    }

    /// What is there to be parsed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.room.get(..self.filled).unwrap_or_default()
    }

    /// Room for `count` bytes behind those that are left; [`Self::fill`] adds what was written there.
    pub fn room(&mut self, count: usize) -> &mut [u8] {
        let to = self.filled + count;
        if self.room.len() < to {
            self.room.resize(to, 0);
        }
        self.room.get_mut(self.filled..to).unwrap_or_default()
    }

    /// Adds the first `count` bytes of the room.
    pub fn fill(&mut self, count: usize) {
        self.filled = (self.filled + count).min(self.room.len());
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.filled = 0;
    }

    /// Drops `count` bytes at the front.
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
