//! Columns of numbers as bytes, and bytes as text: what a table of a case file is made of (docs/case-file.md).
//!
//! A chunk is gzip in base64. Whoever reads one trusts nothing: every length is bounded before memory is taken for it.

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{Read, Write};

/// Rows of one chunk at the most.
pub(super) const CHUNK: usize = 1 << 16;
/// The most bytes that all chunks of a case may unpack to.
const UNPACKED: u64 = 512 << 20;
/// The most that a case may grow by unpacking, as a multiple of its packed size. Columns of numbers stay below it.
const RATIO: u64 = 64;
/// Up to this size the ratio is not checked: a small case of one repeated letter does no harm.
const HARMLESS: u64 = 16 << 20;

/// A chunk that is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bad;

/// Writes a chunk, column by column.
#[derive(Default)]
pub(super) struct Packer(Vec<u8>);

impl Packer {
    /// A chunk of so many rows.
    pub(super) fn new(rows: usize) -> Self {
        let mut packer = Self::default();
        packer.varint(rows as u64);
        packer
    }

    /// LEB128: seven bits a byte, lowest first, the eighth bit says that more follow.
    pub(super) fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 & 0x7F | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// One varint for each row.
    pub(super) fn numbers(&mut self, values: impl Iterator<Item = u64>) {
        for value in values {
            self.varint(value);
        }
    }

    /// One byte for each row.
    pub(super) fn bytes(&mut self, values: impl Iterator<Item = u8>) {
        self.0.extend(values);
    }

    /// Differences from row to row (the first from 0), zigzag, as varints.
    pub(super) fn deltas(&mut self, values: impl Iterator<Item = i64>) {
        let mut before = 0_i64;
        for value in values {
            self.varint(zigzag(value.wrapping_sub(before)));
            before = value;
        }
    }

    /// Fixed-width numbers: first the lowest byte of every row, then the next … Random parts and constant parts stand
    /// apart so that the constant ones cost nothing.
    pub(super) fn planes<const N: usize>(&mut self, values: &[[u8; N]]) {
        for plane in 0..N {
            self.0
                .extend(values.iter().map(|v| v.get(plane).copied().unwrap_or(0)));
        }
    }

    /// Texts: their lengths, then all of them.
    pub(super) fn texts<'a>(&mut self, values: impl Iterator<Item = &'a str> + Clone) {
        self.numbers(values.clone().map(|t| t.len() as u64));
        for text in values {
            self.0.extend_from_slice(text.as_bytes());
        }
    }

    /// The chunk as text.
    pub(super) fn finish(self) -> std::io::Result<String> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&self.0)?;
        Ok(to_base64(&gzip.finish()?))
    }
}

/// Packs a long text in pieces.
pub struct Packing {
    text: Vec<u8>,
    at: usize,
    gzip: GzEncoder<Vec<u8>>,
}

impl Packing {
    /// Begins.
    #[must_use]
    pub fn begin(text: String) -> Self {
        Self {
            text: text.into_bytes(),
            at: 0,
            gzip: GzEncoder::new(Vec::new(), Compression::default()),
        }
    }

    /// Packs the next piece; `false` at the end.
    pub fn step(&mut self) -> bool {
        let to = self.text.len().min(self.at + (1 << 20));
        // Writing to memory cannot fail.
        let _ = self
            .gzip
            .write_all(self.text.get(self.at..to).unwrap_or_default());
        self.at = to;
        to < self.text.len()
    }

    /// The packed text.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.gzip.finish().unwrap_or_default()
    }
}

/// The most bytes that a case of `packed` bytes may unpack to.
#[must_use]
pub(super) fn budget(packed: usize) -> u64 {
    (packed as u64)
        .saturating_mul(RATIO)
        .clamp(HARMLESS, UNPACKED)
}

/// Unpacks gzip; `None` if it is none, or holds more than `most` bytes.
#[must_use]
pub(super) fn unpacked(gzip: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = GzDecoder::new(gzip).take(most + 1).read_to_end(&mut bytes);
    (read.ok()? as u64 <= most).then_some(bytes)
}

/// Reads a chunk, column by column.
pub(super) struct Unpacker {
    bytes: Vec<u8>,
    at: usize,
    rows: usize,
}

impl Unpacker {
    /// Of a chunk's text. Takes what it needs from the budget of the whole case.
    pub(super) fn new(text: &str, budget: &mut u64) -> Result<Self, Bad> {
        let packed = of_base64(text).ok_or(Bad)?;
        let bytes = unpacked(&packed, *budget).ok_or(Bad)?;
        *budget = budget.saturating_sub(bytes.len() as u64);
        let mut all = Self {
            bytes,
            at: 0,
            rows: 0,
        };
        all.rows = usize::try_from(all.varint()?).map_err(|_| Bad)?;
        if all.rows > CHUNK {
            return Err(Bad);
        }
        Ok(all)
    }

    /// Rows of this chunk.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    fn byte(&mut self) -> Result<u8, Bad> {
        let byte = self.bytes.get(self.at).copied().ok_or(Bad)?;
        self.at += 1;
        Ok(byte)
    }

    fn slice(&mut self, len: usize) -> Result<&[u8], Bad> {
        let end = self.at.checked_add(len).ok_or(Bad)?;
        let slice = self.bytes.get(self.at..end).ok_or(Bad)?;
        self.at = end;
        Ok(slice)
    }

    fn varint(&mut self) -> Result<u64, Bad> {
        let mut value = 0;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7F);
            if shift == 63 && bits > 1 {
                return Err(Bad);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Bad)
    }

    /// `count` varints.
    pub(super) fn numbers(&mut self, count: usize) -> Result<Vec<u64>, Bad> {
        (0..count).map(|_| self.varint()).collect()
    }

    /// `count` bytes.
    pub(super) fn bytes(&mut self, count: usize) -> Result<Vec<u8>, Bad> {
        self.slice(count).map(<[u8]>::to_vec)
    }

    /// `count` differences, added up.
    pub(super) fn deltas(&mut self, count: usize) -> Result<Vec<i64>, Bad> {
        let mut value = 0_i64;
        (0..count)
            .map(|_| {
                value = value.wrapping_add(unzigzag(self.varint()?));
                Ok(value)
            })
            .collect()
    }

    /// `count` fixed-width numbers.
    pub(super) fn planes<const N: usize>(&mut self, count: usize) -> Result<Vec<[u8; N]>, Bad> {
        let planes = self.slice(count.checked_mul(N).ok_or(Bad)?)?;
        let mut values = vec![[0; N]; count];
        for (plane, bytes) in planes.chunks(count.max(1)).enumerate() {
            for (value, byte) in values.iter_mut().zip(bytes) {
                if let Some(slot) = value.get_mut(plane) {
                    *slot = *byte;
                }
            }
        }
        Ok(values)
    }

    /// `count` texts.
    pub(super) fn texts(&mut self, count: usize) -> Result<Vec<std::rc::Rc<str>>, Bad> {
        let lengths = self.numbers(count)?;
        lengths
            .into_iter()
            .map(|len| {
                let bytes = self.slice(usize::try_from(len).map_err(|_| Bad)?)?;
                std::str::from_utf8(bytes).map(Into::into).map_err(|_| Bad)
            })
            .collect()
    }

    /// Nothing may be left over.
    pub(super) fn end(&self) -> Result<(), Bad> {
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            Err(Bad)
        }
    }
}

pub(super) const fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63).cast_unsigned()
}

pub(super) const fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 with padding (RFC 4648, section 4).
#[must_use]
pub(in crate::export) fn to_base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let word = group
            .iter()
            .enumerate()
            .fold(0_u32, |w, (n, b)| w | u32::from(*b) << (16 - 8 * n));
        for n in 0..4 {
            let digit = (word >> (18 - 6 * n) & 63) as usize;
            out.push(if n <= group.len() {
                ALPHABET.get(digit).map_or('=', |c| char::from(*c))
            } else {
                '='
            });
        }
    }
    out
}

/// Reads [`to_base64`]; nothing else, so that a text has one reading only.
#[must_use]
pub(super) fn of_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let padding = text.iter().rev().take_while(|b| **b == b'=').count();
    if padding > 2 {
        return None;
    }
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let digits = text.len() - padding;
    for (n, group) in text.chunks(4).enumerate() {
        let mut word = 0_u32;
        for (k, byte) in group.iter().enumerate() {
            let value = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                b'=' if n * 4 + k >= digits => 0,
                _ => return None,
            };
            word = word << 6 | u32::from(value);
        }
        out.extend(word.to_be_bytes().into_iter().skip(1));
    }
    let len = out.len() - padding;
    // What the padding hides must be zero.
    if out.iter().skip(len).any(|b| *b != 0) {
        return None;
    }
    out.truncate(len);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{
        HARMLESS, Packer, UNPACKED, Unpacker, budget, of_base64, to_base64, unzigzag, zigzag,
    };
    use proptest::prelude::*;

    #[test]
    fn base64_as_rfc_4648_writes_it() {
        for (plain, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(to_base64(plain.as_bytes()), text);
            assert_eq!(of_base64(text).as_deref(), Some(plain.as_bytes()));
        }
        for bad in ["Zg", "Z===", "Zh==", "Z g=", "=Zg=", "Zm9v====", "Zm-v"] {
            assert_eq!(of_base64(bad), None, "{bad}");
        }
    }

    /// Chunks that unpack to more than they should, each within what one may have.
    #[test]
    fn all_chunks_share_one_budget() {
        let mut p = Packer::new(1);
        p.bytes(std::iter::repeat_n(0, 5 << 20));
        let bomb = p.finish().unwrap();
        assert_eq!(budget(3 * bomb.len()), HARMLESS);
        assert_eq!(budget(usize::MAX), UNPACKED);
        let mut left = HARMLESS;
        let read = (0..9).take_while(|_| Unpacker::new(&bomb, &mut left).is_ok());
        assert_eq!(read.count(), 3);
        assert!(left < 5 << 20);
    }

    proptest! {
        #[test]
        fn columns_come_back(
            numbers in prop::collection::vec(any::<u64>(), 0..60),
            texts in prop::collection::vec("\\PC{0,9}", 60),
        ) {
            let n = numbers.len();
            let texts = &texts[..n];
            let mut p = Packer::new(n);
            p.numbers(numbers.iter().copied());
            p.deltas(numbers.iter().map(|n| n.cast_signed()));
            p.bytes(numbers.iter().map(|n| *n as u8));
            let fixed: Vec<[u8; 8]> = numbers.iter().map(|n| n.to_le_bytes()).collect();
            p.planes(&fixed);
            p.texts(texts.iter().map(String::as_str));
            let mut u = Unpacker::new(&p.finish().unwrap(), &mut HARMLESS.clone()).unwrap();
            prop_assert_eq!(u.rows(), n);
            prop_assert_eq!(u.numbers(n).unwrap(), numbers.clone());
            prop_assert_eq!(u.deltas(n).unwrap(), numbers.iter().map(|n| n.cast_signed()).collect::<Vec<_>>());
            prop_assert_eq!(u.bytes(n).unwrap(), numbers.iter().map(|n| *n as u8).collect::<Vec<_>>());
            prop_assert_eq!(u.planes::<8>(n).unwrap(), fixed);
            let back = u.texts(n).unwrap();
            prop_assert!(back.iter().zip(texts).all(|(a, b)| **a == **b));
            prop_assert!(u.end().is_ok());
        }

        #[test]
        fn any_text_is_refused_or_read(text in "[A-Za-z0-9+/=]{0,40}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = Unpacker::new(&text, &mut HARMLESS.clone()).is_ok();
            prop_assert_eq!(of_base64(&to_base64(&bytes)), Some(bytes.clone()));
            if let Some(read) = of_base64(&text) {
                prop_assert_eq!(to_base64(&read), text);
            }
        }

        #[test]
        fn zigzag_and_back(n in any::<i64>()) {
            prop_assert_eq!(unzigzag(zigzag(n)), n);
        }
    }
}
