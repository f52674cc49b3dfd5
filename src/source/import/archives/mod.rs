//! `.zip` and `.gz`, read in steps within bounds.
//!
//! In: a reader that can seek. Out: the entries' names, then the bytes of one entry after the other, in buffers of the
//! caller's, who can stop between any two reads. Checksums and sizes are checked, nothing is believed that an archive
//! says of itself, and no more than one buffer is held.

mod gzip;
#[cfg(test)]
mod tests;
mod zip;

use crate::source::ProblemCode;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

/// Bounds against archives that are made to exhaust the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that all entries together may unpack to.
    pub expanded: u64,
    /// Bytes that may come of one packed byte. Sign-in logs pack 10 to 40 fold; deflate can reach 1,032.
    pub ratio: u64,
    /// The ratio counts from this many unpacked bytes on: small files of one repeated letter are harmless.
    pub ratio_from: u64,
    /// Files: each costs memory before any of them is read. Folders are free.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            expanded: 16 << 30,
            ratio: 200,
            ratio_from: 16 << 20,
            // A year of files of five minutes.
            entries: 105_408,
        }
    }
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the archive, for show only; empty where a `.gz` does not tell.
    pub name: String,
    /// Packed bytes.
    pub packed: u64,
    /// Unpacked bytes as the archive claims; `None` where it does not say.
    pub claimed: Option<u64>,
}

/// An archive that was opened.
pub struct Archive<R> {
    kind: Kind<R>,
    entries: Vec<Entry>,
    limits: Limits,
    /// Bytes of the archive.
    size: u64,
    /// Unpacked so far, of all entries.
    expanded: u64,
    /// Unpacked so far, of the open entry.
    entry_expanded: u64,
    /// First bytes of the open entry, looked at and not yet given.
    head: Vec<u8>,
    /// The open entry cannot be read on.
    failed: Option<ProblemCode>,
}

enum Kind<R> {
    Zip(zip::Zip<R>),
    Gzip(Box<gzip::Gzip<R>>),
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive and lists its entries, in the archive's order; directories and what macOS adds are left out.
    ///
    /// # Errors
    /// [`ProblemCode::ArchiveDamaged`], [`ProblemCode::ArchiveTooManyEntries`], [`ProblemCode::Excel`] for a workbook,
    /// [`ProblemCode::Binary`] for another Office document, [`ProblemCode::CannotRead`].
    pub fn open(mut reader: R, limits: Limits) -> Result<Self, ProblemCode> {
        let size = reader
            .seek(SeekFrom::End(0))
            .map_err(|_| ProblemCode::CannotRead)?;
        reader
            .seek(SeekFrom::Start(0))
            .map_err(|_| ProblemCode::CannotRead)?;
        let mut mark = Vec::new();
        reader
            .by_ref()
            .take(2)
            .read_to_end(&mut mark)
            .map_err(|_| ProblemCode::CannotRead)?;
        let (kind, entries) = if mark == gzip::MARK {
            let (gzip, entry) = gzip::Gzip::open(reader, size)?;
            (Kind::Gzip(Box::new(gzip)), vec![entry])
        } else {
            let (zip, entries) = zip::Zip::open(reader, limits.entries)?;
            (Kind::Zip(zip), entries)
        };
        Ok(Self {
            kind,
            entries,
            limits,
            size,
            expanded: 0,
            entry_expanded: 0,
            head: Vec::new(),
            failed: Some(ProblemCode::CannotRead),
        })
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Bytes of the archive that belong to what was unpacked of the open entry.
    #[must_use]
    pub fn packed_read(&self) -> u64 {
        match &self.kind {
            Kind::Zip(zip) => zip.packed_read(),
            Kind::Gzip(gzip) => gzip.packed_read(),
        }
    }

    /// Turns to an entry (a number in [`Self::entries`]); [`Self::read`] then gives its bytes.
    ///
    /// # Errors
    /// [`ProblemCode::ArchiveEncrypted`], [`ProblemCode::ArchiveMethod`], [`ProblemCode::ArchiveNested`] if the entry is
    /// an archive itself, [`ProblemCode::ArchiveDamaged`], [`ProblemCode::CannotRead`], and those of [`Self::read`].
    pub fn open_entry(&mut self, number: usize) -> Result<(), ProblemCode> {
        self.entry_expanded = 0;
        self.head.clear();
        self.failed = None;
        let opened = match &mut self.kind {
            Kind::Zip(zip) => zip.open_entry(number),
            Kind::Gzip(gzip) => gzip.rewind(),
        };
        let looked = opened.and_then(|()| self.look());
        self.failed = looked.err();
        looked
    }

    /// Fills `buffer` with the next bytes of the open entry, as far as they go; 0 means its end, reached in good order.
    ///
    /// # Errors
    /// [`ProblemCode::ArchiveTooLarge`], [`ProblemCode::ArchiveRatio`], [`ProblemCode::ArchiveDamaged`],
    /// [`ProblemCode::CannotRead`]. What was given before is good as far as can be told.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        if let Some(code) = self.failed {
            return Err(code);
        }
        let mut filled = self.head.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(self.head.drain(..filled)) {
            *to = from;
        }
        // Whoever gets bytes looks at all that it has not consumed yet: many small pieces would cost their square.
        while let Some(rest) = buffer.get_mut(filled..)
            && !rest.is_empty()
        {
            match self.unpack(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(code) => {
                    self.failed = Some(code);
                    return if filled > 0 { Ok(filled) } else { Err(code) };
                }
            }
        }
        Ok(filled)
    }

    /// Reads the entry's first bytes and refuses an archive in the archive.
    fn look(&mut self) -> Result<(), ProblemCode> {
        let mut head = [0; 4];
        let mut len = 0;
        while let Some(rest) = head.get_mut(len..)
            && !rest.is_empty()
        {
            match self.unpack(rest)? {
                0 => break,
                count => len += count,
            }
        }
        self.head = head.get(..len).unwrap_or_default().to_vec();
        if self.head.starts_with(b"PK\x03\x04")
            || self.head.starts_with(b"PK\x05\x06")
            || self.head.starts_with(&gzip::MARK)
        {
            return Err(ProblemCode::ArchiveNested);
        }
        Ok(())
    }

    fn unpack(&mut self, buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        let count = match &mut self.kind {
            Kind::Zip(zip) => zip.read(buffer)?,
            Kind::Gzip(gzip) => gzip.read(buffer)?,
        };
        let packed = self.packed_read();
        self.expanded = self.expanded.saturating_add(count as u64);
        self.entry_expanded = self.entry_expanded.saturating_add(count as u64);
        if self.expanded > self.limits.expanded {
            return Err(ProblemCode::ArchiveTooLarge);
        }
        // The second line catches entries that share the same packed bytes.
        let beyond = |unpacked: u64, packed: u64| {
            unpacked > self.limits.ratio_from && unpacked / self.limits.ratio.max(1) > packed
        };
        if beyond(self.entry_expanded, packed) || beyond(self.expanded, self.size) {
            return Err(ProblemCode::ArchiveRatio);
        }
        Ok(count)
    }
}

/// What a failed read means: damage in the packed data, or a file that cannot be read.
fn problem(error: &std::io::Error) -> ProblemCode {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            ProblemCode::ArchiveDamaged
        }
        _ => ProblemCode::CannotRead,
    }
}
