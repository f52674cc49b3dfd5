//! A file as `Read + Seek`, for archives, whose directory stands at the end. Works in a worker only.

use js_sys::Uint8Array;
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom};
use web_sys::{Blob, File, FileReaderSync};

/// Bytes fetched at once: archives are read in small pieces, files are not.
const PIECE: u64 = 1 << 20;

/// A file read synchronously, a piece at a time.
pub struct SyncFile {
    blob: Blob,
    size: u64,
    at: u64,
    piece: Vec<u8>,
    piece_at: u64,
}

impl SyncFile {
    /// At the file's first byte.
    #[must_use]
    pub fn new(file: &File) -> Self {
        let blob: &Blob = file;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = file.size().max(0.0) as u64;
        Self {
            blob: blob.clone(),
            size,
            at: 0,
            piece: Vec::new(),
            piece_at: 0,
        }
    }

    fn fetch(&mut self) -> std::io::Result<()> {
        let failed = |_| Error::other("the browser could not read the file");
        let to = (self.at + PIECE).min(self.size);
        #[allow(clippy::cast_precision_loss)]
        let slice = self
            .blob
            .slice_with_f64_and_f64(self.at as f64, to as f64)
            .map_err(failed)?;
        let reader = FileReaderSync::new().map_err(failed)?;
        let buffer = reader.read_as_array_buffer(&slice).map_err(failed)?;
        self.piece = Uint8Array::new(&buffer).to_vec();
        self.piece_at = self.at;
        Ok(())
    }
}

impl Read for SyncFile {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let held = self.piece_at..self.piece_at + self.piece.len() as u64;
        if !held.contains(&self.at) {
            self.fetch()?;
        }
        let from = usize::try_from(self.at - self.piece_at).unwrap_or(usize::MAX);
        let rest = self.piece.get(from..).unwrap_or_default();
        let count = rest.len().min(to.len());
        for (slot, byte) in to.iter_mut().zip(rest) {
            *slot = *byte;
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for SyncFile {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "before the first byte"))?;
        Ok(self.at)
    }
}
