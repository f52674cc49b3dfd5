//! A file in pieces, and the window through which a parser sees them. In the worker (or any place that may wait).

use js_sys::{ArrayBuffer, Uint8Array};
use std::collections::VecDeque;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Bytes read at once: smaller pieces cost a message each, larger ones memory.
const PIECE: u32 = 16 << 20;
/// Pieces under way while one is parsed.
const AHEAD: usize = 1;

/// A file in pieces, some of them under way before they are asked for.
pub struct Pieces {
    blob: Blob,
    size: u64,
    asked: u64,
    under_way: VecDeque<JsFuture>,
}

impl Pieces {
    /// At the file's first byte; nothing is read yet.
    #[must_use]
    pub fn new(file: &File) -> Self {
        let blob: &Blob = file;
        Self {
            blob: blob.clone(),
            size: size(file),
            asked: 0,
            under_way: VecDeque::new(),
        }
    }

    /// The next piece; `None` behind the last one.
    pub async fn next(&mut self) -> Option<Result<ArrayBuffer, JsValue>> {
        while self.under_way.len() <= AHEAD && self.asked < self.size {
            let to = (self.asked + u64::from(PIECE)).min(self.size);
            #[allow(clippy::cast_precision_loss)]
            let slice = self
                .blob
                .slice_with_f64_and_f64(self.asked as f64, to as f64);
            match slice {
                Ok(slice) => self
                    .under_way
                    .push_back(JsFuture::from(slice.array_buffer())),
                Err(error) => return Some(Err(error)),
            }
            self.asked = to;
        }
        let bytes = self.under_way.pop_front()?.await;
        Some(bytes.and_then(|b| b.dyn_into::<ArrayBuffer>()))
    }
}

/// The first bytes, enough to tell what a file is; `None` if it cannot be read.
pub async fn head(file: &File) -> Option<Vec<u8>> {
    let slice = file.slice_with_i32_and_i32(0, 4096).ok()?;
    let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// What the parser has not consumed, and what came behind it. Its room is kept from piece to piece.
#[derive(Default)]
pub struct Window {
    room: Vec<u8>,
    filled: usize,
}

impl Window {
    /// Puts a piece behind what is left.
    pub fn append(&mut self, bytes: &ArrayBuffer) {
        let array = Uint8Array::new(bytes);
        let to = self.filled + array.length() as usize;
        if self.room.len() < to {
            self.room.resize(to, 0);
        }
        if let Some(place) = self.room.get_mut(self.filled..to) {
            array.copy_to(place);
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
