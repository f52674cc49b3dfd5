//! One `.gz`: one or more gzip members, read as one file (<https://www.rfc-editor.org/rfc/rfc1952>). Zeros behind the last
//! one are passed over, as `gzip` does: tapes and block devices fill up with them.

use super::{Entry, problem};
use crate::source::ProblemCode;
use flate2::bufread::GzDecoder;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

/// First bytes of gzip.
pub(super) const MARK: [u8; 2] = [0x1f, 0x8b];

/// Members that any file may have, and packed bytes that each further one must have on the average. Beginning one costs as
/// much as unpacking some kilobytes: without a bound, empty ones would keep the reader busy that gives nothing back.
const MEMBERS: u64 = 1 << 16;
const MEMBER: u64 = 512;

pub(super) struct Gzip<R> {
    /// Reads the member under way.
    decoder: GzDecoder<Source<R>>,
    /// Members begun.
    members: u64,
    /// The last member has ended.
    ended: bool,
}

/// The file. Starting the decoder on the next member takes the reader by value, so it is lent out meanwhile.
enum Source<R> {
    Here(BufReader<Counted<R>>),
    Lent,
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Here(inner) => inner.read(buffer),
            Self::Lent => Ok(0),
        }
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        match self {
            Self::Here(inner) => inner.fill_buf(),
            Self::Lent => Ok(&[]),
        }
    }

    fn consume(&mut self, count: usize) {
        if let Self::Here(inner) = self {
            inner.consume(count);
        }
    }
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
    pub(super) fn open(mut inner: R, size: u64) -> Result<(Self, Entry), ProblemCode> {
        inner
            .seek(SeekFrom::Start(0))
            .map_err(|_| ProblemCode::CannotRead)?;
        let source = BufReader::new(Counted { inner, count: 0 });
        let gzip = Self {
            decoder: GzDecoder::new(Source::Here(source)),
            members: 1,
            ended: false,
        };
        let name = gzip
            .decoder
            .header()
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
        let Source::Here(source) = self.take() else {
            return Err(ProblemCode::CannotRead);
        };
        let mut inner = source.into_inner().inner;
        let found = inner.seek(SeekFrom::Start(0));
        let source = BufReader::new(Counted { inner, count: 0 });
        self.decoder.reset(Source::Here(source));
        self.members = 1;
        self.ended = false;
        found.map(|_| ()).map_err(|_| ProblemCode::CannotRead)
    }

    fn take(&mut self) -> Source<R> {
        std::mem::replace(self.decoder.get_mut(), Source::Lent)
    }

    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        while !self.ended && !buffer.is_empty() {
            match self.decoder.read(buffer).map_err(|error| problem(&error))? {
                0 => self.ended = !self.next_member()?,
                count => return Ok(count),
            }
        }
        Ok(0)
    }

    /// Turns to the next member; `false`: there is none.
    fn next_member(&mut self) -> Result<bool, ProblemCode> {
        let more = skip_zeros(self.decoder.get_mut()).map_err(|error| problem(&error))?;
        if more {
            self.members += 1;
            if self.members > MEMBERS + self.packed_read() / MEMBER {
                return Err(ProblemCode::ArchiveTooManyEntries);
            }
            let source = self.take();
            self.decoder.reset(source);
        }
        Ok(more)
    }

    /// Packed bytes read so far.
    pub(super) fn packed_read(&self) -> u64 {
        match self.decoder.get_ref() {
            Source::Here(source) => source.get_ref().count,
            Source::Lent => 0,
        }
    }
}

/// Whether something else follows.
fn skip_zeros(source: &mut impl BufRead) -> std::io::Result<bool> {
    loop {
        let bytes = source.fill_buf()?;
        let zeros = bytes.iter().take_while(|b| **b == 0).count();
        if zeros < bytes.len() {
            source.consume(zeros);
            return Ok(true);
        }
        if zeros == 0 {
            return Ok(false);
        }
        source.consume(zeros);
    }
}
