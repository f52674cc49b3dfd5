//! Reads a case file in pieces. Nothing of it reaches a case before all of it was read and found whole.

use super::codes::Codes;
use super::columns;
use super::document::{Document, FORMAT, Label, Table, Tool, VERSION};
use super::envelope::Envelope;
use super::pack::{Bad, Unpacker, budget, unpacked};
use crate::findings::snapshot::Snapshot;
use crate::model::Instant;
use crate::source::ProblemCode;
use crate::source::graph::Line;

/// Bytes of a case file at the most: many times the largest tenant's.
pub const LARGEST: u64 = 512 << 20;
/// Kept rows at the most: several times what a browser's memory holds.
const MOST_KEPT: u64 = 8_000_000;
/// Counted records, texts at the most.
const MOST: u64 = 50_000_000;

/// Why a case file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseError {
    /// Cut, changed, or never whole.
    Damaged,
    /// Of a version that is not known yet.
    Newer,
    /// Larger than any case.
    TooLarge,
    /// The passphrase is wrong, or the file was changed: the cipher cannot tell them apart.
    Locked,
}

impl CaseError {
    /// Its code in the sources.
    #[must_use]
    pub const fn code(self) -> ProblemCode {
        match self {
            Self::Damaged => ProblemCode::CaseDamaged,
            Self::Newer => ProblemCode::CaseNewer,
            Self::TooLarge => ProblemCode::CaseTooLarge,
            Self::Locked => ProblemCode::CaseLocked,
        }
    }
}

impl From<Bad> for CaseError {
    fn from(_: Bad) -> Self {
        Self::Damaged
    }
}

/// A file that says that it is a case file.
pub enum Opened {
    /// Readable as it is.
    Plain(Box<Opening>),
    /// Encrypted.
    Encrypted(Box<Envelope>),
}

/// A case file being read.
pub struct Opening {
    document: Document,
    codes: Codes,
    snapshot: Snapshot,
    /// Table and chunk that come next.
    next: (usize, usize),
    /// Bytes that the rest may have once it is unpacked.
    budget: u64,
}

/// What a case file tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// When it was written.
    pub written: Instant,
    /// By what.
    pub tool: Tool,
    /// Every name in it is a pseudonym.
    pub pseudonymised: bool,
    /// Requests that were made for it.
    pub ledger: Vec<Line>,
}

/// Whether a file that begins so may be a case file: JSON whose first key says it.
#[must_use]
pub fn is_case(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut text = text.trim_ascii_start();
    for part in [b"{".as_slice(), b"\"format\"", b":", b"\"cutover/case\""] {
        let Some(rest) = text.strip_prefix(part) else {
            return false;
        };
        text = rest.trim_ascii_start();
    }
    true
}

/// Begins to read a file for which [`is_case`] holds.
///
/// # Errors
/// Why it cannot be read.
pub fn open(bytes: &[u8]) -> Result<Opened, CaseError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() as u64 > LARGEST {
        return Err(CaseError::TooLarge);
    }
    let label: Label = parse(bytes)?;
    if label.format != FORMAT {
        return Err(CaseError::Damaged);
    }
    if label.version > u64::from(VERSION) {
        return Err(CaseError::Newer);
    }
    if label.version == 0 {
        return Err(CaseError::Damaged);
    }
    if label.encryption.is_some() {
        let envelope: Envelope = parse(bytes)?;
        envelope.check()?;
        return Ok(Opened::Encrypted(Box::new(envelope)));
    }
    Opening::of(parse(bytes)?, budget(bytes.len())).map(|o| Opened::Plain(Box::new(o)))
}

/// Begins to read what an encrypted file held: the same, packed.
///
/// # Errors
/// Why it cannot be read.
pub fn open_decrypted(content: &[u8]) -> Result<Box<Opening>, CaseError> {
    let bytes = unpacked(content, budget(content.len())).ok_or(CaseError::Damaged)?;
    match open(&bytes)? {
        Opened::Plain(opening) => Ok(opening),
        Opened::Encrypted(_) => Err(CaseError::Damaged),
    }
}

fn parse<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, CaseError> {
    serde_json::from_slice(bytes).map_err(|_| CaseError::Damaged)
}

impl Opening {
    fn of(mut document: Document, budget: u64) -> Result<Self, CaseError> {
        let d = &document;
        let kept = d.legacy.rows.saturating_add(d.modern.rows);
        let other = [&d.texts, &d.people, &d.companions, &d.counted];
        if kept > MOST_KEPT || other.iter().any(|t| t.rows > MOST) {
            return Err(CaseError::TooLarge);
        }
        let snapshot = document.frame().ok_or(CaseError::Damaged)?;
        Ok(Self {
            codes: document.lists.codes(),
            document,
            snapshot,
            next: (0, 0),
            budget,
        })
    }

    fn table(&mut self, number: usize) -> Option<&mut Table> {
        let d = &mut self.document;
        match number {
            0 => Some(&mut d.texts),
            1 => Some(&mut d.people),
            2 => Some(&mut d.legacy),
            3 => Some(&mut d.modern),
            4 => Some(&mut d.companions),
            5 => Some(&mut d.counted),
            _ => None,
        }
    }

    /// Chunks read, of all.
    #[must_use]
    pub fn progress(&mut self) -> (u64, u64) {
        let (now, chunk) = self.next;
        let (mut done, mut all) = (chunk, 0);
        for number in 0..6 {
            let count = self.table(number).map_or(0, |t| t.chunks.len());
            done += if number < now { count } else { 0 };
            all += count;
        }
        (done as u64, all as u64)
    }

    /// Reads the next piece; `false` once all are read.
    ///
    /// # Errors
    /// [`CaseError::Damaged`].
    pub fn step(&mut self) -> Result<bool, CaseError> {
        let (number, chunk) = self.next;
        let Some(table) = self.table(number) else {
            return Ok(false);
        };
        let claimed = table.rows;
        let Some(text) = table.chunks.get_mut(chunk).map(std::mem::take) else {
            // The table has ended: it has as many rows as it says.
            let s = &self.snapshot;
            let rows = match number {
                0 => s.texts.len(),
                1 => s.people.len(),
                2 => s.legacy.len(),
                3 => s.modern.len(),
                4 => s.companions.len(),
                _ => s.counted.len(),
            };
            self.next = (number + 1, 0);
            return if rows as u64 == claimed {
                Ok(true)
            } else {
                Err(CaseError::Damaged)
            };
        };
        let unpacked = Unpacker::new(&text, &mut self.budget)?;
        let s = &mut self.snapshot;
        let rows = match number {
            0 => add(&mut s.texts, columns::read_texts(unpacked)?),
            1 => add(&mut s.people, columns::read_people(unpacked)?),
            2 => add(&mut s.legacy, columns::read_legacy(unpacked, &self.codes)?),
            3 => add(&mut s.modern, columns::read_modern(unpacked, &self.codes)?),
            4 => add(&mut s.companions, columns::read_companions(unpacked)?),
            _ => add(&mut s.counted, columns::read_counted(unpacked)?),
        };
        if rows as u64 > claimed {
            return Err(CaseError::Damaged);
        }
        self.next.1 += 1;
        Ok(true)
    }

    /// What was read, after the last step.
    #[must_use]
    pub fn finish(self) -> (Snapshot, Origin) {
        let origin = Origin {
            written: self.document.written,
            tool: self.document.tool,
            pseudonymised: self.document.pseudonymised,
            ledger: self.document.ledger,
        };
        (self.snapshot, origin)
    }
}

fn add<T>(all: &mut Vec<T>, more: Vec<T>) -> usize {
    all.extend(more);
    all.len()
}
