//! A `.zip` with stored and deflated entries, zip64 included
//! (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>). The directory is read by `rawzip`, the entries are
//! unpacked here, so that the reader is owned and a read can stop at any point.

use super::{Entry, problem};
use crate::source::ProblemCode;
use flate2::{Crc, Decompress, FlushDecompress, Status};
use rawzip::{CompressionMethod, ZipArchive};
use std::io::{Read, Seek, SeekFrom};

/// Packed bytes held at once.
const INPUT: usize = 64 << 10;

pub(super) struct Zip<R> {
    reader: R,
    places: Vec<Place>,
    open: Option<Open>,
    input: Vec<u8>,
}

/// Where an entry lies and what it must be.
#[derive(Clone, Copy)]
struct Place {
    method: Result<Method, ProblemCode>,
    start: u64,
    packed: u64,
    size: u64,
    crc: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
}

/// An entry that is being read.
struct Open {
    place: Place,
    inflate: Option<Decompress>,
    /// Packed bytes not yet fetched into the input buffer.
    unfetched: u64,
    /// What of the input buffer is not yet unpacked.
    pending: std::ops::Range<usize>,
    written: u64,
    crc: Crc,
    ended: bool,
}

impl<R: Read + Seek> Zip<R> {
    /// Opens it and lists its files.
    pub(super) fn open(reader: R, limit: usize) -> Result<(Self, Vec<Entry>), ProblemCode> {
        let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
        let archive = ZipArchive::from_seekable(reader, &mut buffer).map_err(|e| directory(&e))?;
        let mut entries = Vec::new();
        let mut places = Vec::new();
        let mut office = false;
        let mut workbook = false;
        let mut seen = 0;
        let mut records = archive.entries(&mut buffer);
        while let Some(record) = records.next_entry().map_err(|e| directory(&e))? {
            seen += 1;
            let name = String::from_utf8_lossy(record.file_path().as_bytes()).into_owned();
            office |= name == "[Content_Types].xml";
            workbook |= name.starts_with("xl/");
            if record.is_dir() || added_by_macos(&name) {
                continue;
            }
            if entries.len() >= limit {
                return Err(ProblemCode::ArchiveTooManyEntries);
            }
            let place = archive.get_entry(record.wayfinder()).map(|entry| {
                let (start, end) = entry.compressed_data_range();
                Place {
                    method: method(record.flags().is_encrypted(), record.compression_method()),
                    start,
                    packed: end.saturating_sub(start),
                    size: record.uncompressed_size_hint(),
                    crc: record.crc32(),
                }
            });
            entries.push(Entry {
                name,
                packed: record.compressed_size_hint(),
                claimed: Some(record.uncompressed_size_hint()),
            });
            // Damage of one entry is told when it is opened, and costs the others nothing.
            places.push(place.unwrap_or(Place {
                method: Err(ProblemCode::ArchiveDamaged),
                start: 0,
                packed: 0,
                size: 0,
                crc: 0,
            }));
        }
        if office {
            return Err(if workbook {
                ProblemCode::Excel
            } else {
                ProblemCode::Binary
            });
        }
        if seen as u64 != archive.entries_hint() {
            return Err(ProblemCode::ArchiveDamaged);
        }
        let zip = Self {
            reader: archive.into_inner().into_inner(),
            places,
            open: None,
            input: vec![0; INPUT],
        };
        Ok((zip, entries))
    }

    pub(super) fn open_entry(&mut self, number: usize) -> Result<(), ProblemCode> {
        self.open = None;
        let place = *self.places.get(number).ok_or(ProblemCode::CannotRead)?;
        let method = place.method?;
        if method == Method::Stored && place.packed != place.size {
            return Err(ProblemCode::ArchiveDamaged);
        }
        self.reader
            .seek(SeekFrom::Start(place.start))
            .map_err(|_| ProblemCode::CannotRead)?;
        self.open = Some(Open {
            place,
            inflate: (method == Method::Deflated).then(|| Decompress::new(false)),
            unfetched: place.packed,
            pending: 0..0,
            written: 0,
            crc: Crc::new(),
            ended: false,
        });
        Ok(())
    }

    /// Packed bytes read so far of the open entry.
    pub(super) fn packed_read(&self) -> u64 {
        self.open
            .as_ref()
            .map_or(0, |o| o.place.packed.saturating_sub(o.unfetched))
    }

    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        let open = self.open.as_mut().ok_or(ProblemCode::CannotRead)?;
        if buffer.is_empty() {
            return Ok(0);
        }
        while !open.ended {
            open.fetch(&mut self.reader, &mut self.input)?;
            let count = open.unpack(&self.input, buffer)?;
            if count > 0 {
                open.crc.update(buffer.get(..count).unwrap_or_default());
                open.written += count as u64;
                return if open.written > open.place.size {
                    Err(ProblemCode::ArchiveDamaged)
                } else {
                    Ok(count)
                };
            }
        }
        let sound = open.written == open.place.size && open.crc.sum() == open.place.crc;
        if sound {
            Ok(0)
        } else {
            Err(ProblemCode::ArchiveDamaged)
        }
    }
}

impl Open {
    /// Fills the input buffer if it is used up.
    fn fetch(&mut self, reader: &mut impl Read, input: &mut [u8]) -> Result<(), ProblemCode> {
        if !self.pending.is_empty() || self.unfetched == 0 {
            return Ok(());
        }
        let most = usize::try_from(self.unfetched).map_or(input.len(), |n| n.min(input.len()));
        let room = input.get_mut(..most).unwrap_or_default();
        let count = reader.read(room).map_err(|error| problem(&error))?;
        if count == 0 {
            return Err(ProblemCode::ArchiveDamaged);
        }
        self.unfetched -= (count as u64).min(self.unfetched);
        self.pending = 0..count;
        Ok(())
    }

    /// Unpacks from the input buffer; 0 with `ended` unset means that more input is needed.
    fn unpack(&mut self, input: &[u8], buffer: &mut [u8]) -> Result<usize, ProblemCode> {
        let pending = input.get(self.pending.clone()).unwrap_or_default();
        let Some(inflate) = &mut self.inflate else {
            let count = pending.len().min(buffer.len());
            for (to, from) in buffer.iter_mut().zip(pending) {
                *to = *from;
            }
            self.pending.start += count;
            self.ended = count == 0;
            return Ok(count);
        };
        let (from, to) = (inflate.total_in(), inflate.total_out());
        let status = inflate
            .decompress(pending, buffer, FlushDecompress::None)
            .map_err(|_| ProblemCode::ArchiveDamaged)?;
        let used = usize::try_from(inflate.total_in() - from).unwrap_or(usize::MAX);
        let count = usize::try_from(inflate.total_out() - to).unwrap_or(usize::MAX);
        self.pending.start += used;
        self.ended = status == Status::StreamEnd;
        if used == 0 && count == 0 && !self.ended && (self.unfetched == 0 || !pending.is_empty()) {
            return Err(ProblemCode::ArchiveDamaged);
        }
        Ok(count)
    }
}

fn method(encrypted: bool, method: CompressionMethod) -> Result<Method, ProblemCode> {
    if encrypted {
        Err(ProblemCode::ArchiveEncrypted)
    } else if method == CompressionMethod::STORE {
        Ok(Method::Stored)
    } else if method == CompressionMethod::DEFLATE {
        Ok(Method::Deflated)
    } else {
        Err(ProblemCode::ArchiveMethod)
    }
}

/// `__MACOSX/…`, `._name`, `.DS_Store`: resource forks and folder settings, no content of the user's.
fn added_by_macos(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || file.starts_with("._") || file == ".DS_Store"
}

/// What an error in the directory means.
fn directory(error: &rawzip::Error) -> ProblemCode {
    match error.kind() {
        rawzip::ErrorKind::IO(error) => problem(error),
        _ => ProblemCode::ArchiveDamaged,
    }
}
