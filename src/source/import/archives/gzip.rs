//! One `.gz`: one or more gzip members, read as one file (<https://www.rfc-editor.org/rfc/rfc1952>).

use super::{Entry, problem};
use crate::source::ProblemCode;
use flate2::read::MultiGzDecoder;
use std::io::{Read, Seek, SeekFrom};

/// First bytes of gzip.
pub(super) const MARK: [u8; 2] = [0x1f, 0x8b];

pub(super) struct Gzip<R> {
    /// `None` only while it is taken apart.
    decoder: Option<MultiGzDecoder<Counted<R>>>,
}

/// A reader that counts.
struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count = self.count.saturating_add(count as u64);
        Ok(count)
    }
}

impl<R: Read + Seek> Gzip<R> {
    /// Opens it and reads its header, which may name the file.
    pub(super) fn open(inner: R, size: u64) -> Result<(Self, Entry), ProblemCode> {
        let mut gzip = Self {
            decoder: Some(MultiGzDecoder::new(Counted { inner, count: 0 })),
        };
        gzip.rewind()?;
        let name = gzip
            .decoder
            .as_ref()
            .and_then(|d| d.header())
            .and_then(|h| h.filename())
            .unwrap_or_default();
        let entry = Entry {
            name: String::from_utf8_lossy(name).into_owned(),
            packed: size,
            claimed: None,
        };
        Ok((gzip, entry))
    }

    /// Back to the first byte.
    pub(super) fn rewind(&mut self) -> Result<(), ProblemCode> {
        let Some(decoder) = self.decoder.take() else {
            return Err(ProblemCode::CannotRead);
        };
        let mut inner = decoder.into_inner().inner;
        let found = inner.seek(SeekFrom::Start(0));
        self.decoder = Some(MultiGzDecoder::new(Counted { inner, count: 0 }));
        found.map(|_| ()).map_err(|_| ProblemCode::CannotRead)
    }

    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        let decoder = self.decoder.as_mut().ok_or(ProblemCode::CannotRead)?;
        decoder.read(buffer).map_err(|error| problem(&error))
    }

    /// Packed bytes read so far.
    pub(super) fn packed_read(&self) -> u64 {
        self.decoder.as_ref().map_or(0, |d| d.get_ref().count)
    }
}
