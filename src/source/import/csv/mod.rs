//! The portal's CSV downloads: people's sign-ins in all generations and languages, service principals and managed
//! identities, and the `*AuthDetails*` companions.
//!
//! In: bytes in chunks of any size. Out: a [`RawRecord`](crate::source::RawRecord) per row, borrowed from the bytes.
//! Success is left to the error code; no translated word is ever read as an outcome.

mod columns;
mod exchange;
mod headers;
mod layout;
mod record;
mod scan;
mod shape;

pub(crate) use headers::fold;

use super::Step;
use super::dates::DateHints;
use super::emit::{Emit, Given};
use super::narrow;
use crate::source::{Format, ProblemCode, Sink, SourceNote};
use columns::Col;
use exchange::Exchange;
use layout::{ByHeader, Layout, Undecided};
use memchr::{memchr, memchr2};
use record::Row;
use scan::{COLUMNS, Dialect, Field, Scan};
use std::borrow::Cow;

/// No row of a sign-in file comes near this; a longer one is a quote that was never closed, or no CSV.
const MAX_ROW: usize = 1 << 20;

/// Rows that are looked at before the order of the columns is trusted.
const ROWS_LOOKED_AT: usize = 20;

/// So many rows exactly mean that the portal cut the file at its old end
/// (<https://learn.microsoft.com/entra/identity/monitoring-health/howto-download-logs> has 250,000; 100,000 is quoted
/// elsewhere).
const LIMITS: [u64; 2] = [100_000, 250_000];

/// Reads one CSV file.
#[derive(Default)]
pub struct CsvImport {
    dialect: Dialect,
    /// The header is read, its columns are not told yet.
    undecided: Option<Undecided>,
    layout: Option<Layout>,
    /// A table from Exchange instead.
    exchange: Option<Exchange>,
    stopped: Option<ProblemCode>,
    rows: u64,
    finished: bool,
    /// A row was not in UTF-8.
    narrow: bool,
    emit: Emit,
}

impl CsvImport {
    /// At the start of a file.
    #[must_use]
    pub fn new(hints: DateHints) -> Self {
        Self {
            emit: Emit::new(hints),
            ..Self::default()
        }
    }

    /// Reads all whole rows of `bytes` and hands them to `sink`. `bytes`: what an earlier call did not consume, and
    /// what came since; `at_end`: nothing comes after them.
    pub fn parse(&mut self, bytes: &[u8], at_end: bool, sink: &mut dyn Sink) -> Step {
        let mut consumed = 0;
        if self.stopped.is_none() {
            match self.read(bytes, at_end, &mut consumed, sink) {
                Ok(()) => self.finished = at_end,
                Err(code) => self.stopped = Some(code),
            }
        }
        Step {
            consumed,
            stop: self.stopped,
        }
    }

    /// What the file is, once that is known.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        let exchange = self.exchange.as_ref().map(|table| table.format);
        self.layout
            .as_ref()
            .map(|layout| layout.format)
            .or(exchange)
    }

    /// Rows read so far, unreadable ones included.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The header is in another language than English: values may be too.
    #[must_use]
    pub fn localised(&self) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.localised)
    }

    /// A date that can be read both ways, where nothing tells which.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.emit.example()
    }

    /// What there is to say about the file, sorted.
    #[must_use]
    pub fn notes(&self) -> Vec<SourceNote> {
        let Some(layout) = &self.layout else {
            return self
                .exchange
                .iter()
                .map(|_| SourceNote::FromExchange)
                .collect();
        };
        let people = layout.format == Format::PortalCsv;
        let mut notes: Vec<SourceNote> = [
            (
                people && !layout.columns.has(Col::UserAgent),
                SourceNote::NoUserAgent,
            ),
            (people, SourceNote::NoAuthDetails),
            (
                people && self.finished && LIMITS.contains(&self.rows),
                SourceNote::CutAtLimit,
            ),
            (layout.by_order, SourceNote::ByColumnOrder),
            (
                people && self.finished && self.rows == 0,
                SourceNote::NoRecords,
            ),
            (layout.format == Format::NotUser, SourceNote::NotUserSignIns),
            (self.narrow, SourceNote::Windows1252),
        ]
        .into_iter()
        .filter_map(|(true_of_it, note)| true_of_it.then_some(note))
        .chain(self.emit.notes(self.format()))
        .collect();
        crate::model::order::distinct(&mut notes);
        notes
    }

    fn read(
        &mut self,
        bytes: &[u8],
        at_end: bool,
        consumed: &mut usize,
        sink: &mut dyn Sink,
    ) -> Result<(), ProblemCode> {
        let unread = |consumed: usize| bytes.get(consumed..).unwrap_or_default();
        if self.layout.is_none() && self.undecided.is_none() && self.exchange.is_none() {
            *consumed += self.header(bytes, at_end)?;
        }
        if let Some(table) = self.exchange.take() {
            let read = self.give_exchange(&table, unread(*consumed), at_end, consumed, sink);
            self.exchange = Some(table);
            return read;
        }
        if self.undecided.is_some() {
            self.decide(unread(*consumed), at_end)?;
        }
        if let Some(layout) = self.layout.take() {
            let mut read = self.give_rows(&layout, unread(*consumed), at_end, consumed, sink);
            if (at_end || read.is_err()) && self.emit.holds() {
                let released = self.release(&layout, sink);
                read = read.and(released);
            }
            self.layout = Some(layout);
            read?;
        }
        Ok(())
    }

    /// Reads the header, once it is there as a whole; says how many bytes that took.
    fn header(&mut self, bytes: &[u8], at_end: bool) -> Result<usize, ProblemCode> {
        let (start, separator) = head_start(bytes);
        let rest = bytes.get(start..).unwrap_or_default();
        let window = rest.get(..MAX_ROW).unwrap_or(rest);
        let at_end = at_end && window.len() == rest.len();
        let Some(eol) = line_end(window, at_end) else {
            return Ok(0);
        };
        let mut best: (usize, Vec<Field>) = (0, Vec::new());
        let delimiters = separator.map_or_else(|| b",;\t".to_vec(), |one| vec![one]);
        for delimiter in delimiters {
            let dialect = Dialect { delimiter, eol };
            let mut fields = Vec::new();
            match scan::row(window, dialect, at_end, &mut fields) {
                Scan::Row { len, .. } if fields.len() > best.1.len() => {
                    best = (len, fields);
                    self.dialect = dialect;
                }
                Scan::Row { .. } => {}
                Scan::More if window.len() < MAX_ROW => return Ok(0),
                _ => return Err(ProblemCode::NotSignIns),
            }
        }
        let (len, mut fields) = best;
        if len == 0 {
            return Err(ProblemCode::Empty);
        }
        if fields.len() > COLUMNS {
            return Err(ProblemCode::NotSignIns);
        }
        let row = window.get(..len).unwrap_or_default();
        let row = self.decoded(row, &mut fields);
        let names: Vec<_> = fields.iter().map(|field| field.text(&row)).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        self.exchange = Exchange::of(names.iter().copied());
        if self.exchange.is_some() {
            return Ok(start + len);
        }
        match layout::by_header(&names) {
            ByHeader::Told(layout) => self.layout = Some(layout),
            ByHeader::Undecided(undecided) => self.undecided = Some(undecided),
            ByHeader::Refused(code) => return Err(code),
        }
        Ok(start + len)
    }

    /// Looks at the first rows, once enough are there, and decides what the columns are.
    fn decide(&mut self, bytes: &[u8], at_end: bool) -> Result<(), ProblemCode> {
        let window = bytes.get(..MAX_ROW).unwrap_or(bytes);
        let at_end = at_end && window.len() == bytes.len();
        let Some(undecided) = &self.undecided else {
            return Ok(());
        };
        let mut rows = Vec::new();
        let mut other_rows = false;
        let mut at = 0;
        while rows.len() < ROWS_LOOKED_AT {
            let rest = window.get(at..).unwrap_or_default();
            let mut fields = Vec::new();
            let len = match next(rest, self.dialect, at_end, &mut fields) {
                Next::Row { len, .. } => len,
                Next::Broken(len) => {
                    other_rows = true;
                    at += len;
                    continue;
                }
                Next::More if at_end || window.len() == MAX_ROW => break,
                Next::More => return Ok(()),
                Next::Stop(_) => break,
            };
            let row = rest.get(..len).unwrap_or_default();
            let (text, _) = decode(row, self.dialect, &mut fields);
            let blank = self.dialect.is_blank(&text);
            if !blank && fields.len() == undecided.width() {
                rows.push((text, fields));
            } else {
                other_rows |= !blank;
            }
            at += len;
        }
        let rows = (!rows.is_empty() || !other_rows).then_some(rows);
        if let Some(undecided) = self.undecided.take() {
            self.layout = Some(undecided.by_rows(rows.as_deref())?);
        }
        Ok(())
    }

    /// Hands on all whole rows of a table from Exchange; what is no row of it is left out.
    fn give_exchange(
        &mut self,
        table: &Exchange,
        bytes: &[u8],
        at_end: bool,
        consumed: &mut usize,
        sink: &mut dyn Sink,
    ) -> Result<(), ProblemCode> {
        let mut fields = Vec::new();
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let len = match next(rest, self.dialect, at_end, &mut fields) {
                Next::Row { len, .. } => len,
                Next::Broken(len) => {
                    fields.clear();
                    len
                }
                Next::More => return Ok(()),
                Next::Stop(code) => return Err(code),
            };
            let row = rest.get(..len).unwrap_or_default();
            let text = self.decoded(row, &mut fields);
            table.give(&text, &fields, sink);
            at += len;
            *consumed += len;
        }
    }

    /// Hands on all whole rows.
    fn give_rows(
        &mut self,
        layout: &Layout,
        bytes: &[u8],
        at_end: bool,
        consumed: &mut usize,
        sink: &mut dyn Sink,
    ) -> Result<(), ProblemCode> {
        let mut fields = Vec::with_capacity(layout.columns.width);
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let (mut len, terminated) = match next(rest, self.dialect, at_end, &mut fields) {
                Next::Row { len, terminated } => (len, terminated),
                Next::Broken(len) => {
                    fields.clear();
                    (len, true)
                }
                Next::More => return Ok(()),
                Next::Stop(code) => return Err(code),
            };
            let row = rest.get(..len).unwrap_or_default();
            let text = self.decoded(row, &mut fields);
            let blank = self.dialect.is_blank(&text);
            if !blank && layout.takes(&text, &mut fields) {
                self.rows += 1;
                let given = Row {
                    layout,
                    text: &text,
                    fields: &fields,
                }
                .give(&mut self.emit, sink);
                match given {
                    Given::Later => self.emit.hold(row)?,
                    Given::Yes if self.emit.holds() => self.release(layout, sink)?,
                    Given::Yes => {}
                }
            } else if !blank {
                // A stray quote swallows rows: go on with the next line, not with what follows the swallowed ones.
                if let Some(line) = memchr(self.dialect.eol, row) {
                    len = line + 1;
                } else if !terminated && fields.len() < layout.columns.width {
                    return Err(ProblemCode::Truncated);
                }
                self.rows += 1;
                sink.unreadable();
            }
            at += len;
            *consumed += len;
        }
    }

    /// Hands on the rows that waited for the order of dates.
    fn release(&mut self, layout: &Layout, sink: &mut dyn Sink) -> Result<(), ProblemCode> {
        self.emit.decide()?;
        let (held, ends) = self.emit.release();
        let mut fields = Vec::with_capacity(layout.columns.width);
        let mut from = 0;
        for end in ends {
            let row = held.get(from..end).unwrap_or_default();
            from = end;
            scan::row(row, self.dialect, true, &mut fields);
            let (text, _) = decode(row, self.dialect, &mut fields);
            if layout.takes(&text, &mut fields) {
                Row {
                    layout,
                    text: &text,
                    fields: &fields,
                }
                .give(&mut self.emit, sink);
            }
        }
        Ok(())
    }

    /// A row as text.
    fn decoded<'a>(&mut self, row: &'a [u8], fields: &mut Vec<Field>) -> Cow<'a, str> {
        let (text, narrow) = decode(row, self.dialect, fields);
        self.narrow |= narrow;
        text
    }
}

/// A row as text, and whether it was not in UTF-8; `fields` are its fields then as before.
fn decode<'a>(row: &'a [u8], dialect: Dialect, fields: &mut Vec<Field>) -> (Cow<'a, str>, bool) {
    let (text, narrow) = narrow::text(row);
    if narrow && !fields.is_empty() {
        // The ranges of the fields are other ones now.
        scan::row(text.as_bytes(), dialect, true, fields);
    }
    (text, narrow)
}

/// The next row in some bytes.
enum Next {
    /// A row; its fields are known.
    Row {
        /// Its bytes.
        len: usize,
        /// With a line end.
        terminated: bool,
    },
    /// Cannot be a row: so many bytes, up to the end of a line.
    Broken(usize),
    /// No whole row, or nothing at all.
    More,
    /// The file cannot be read on.
    Stop(ProblemCode),
}

fn next(bytes: &[u8], dialect: Dialect, at_end: bool, fields: &mut Vec<Field>) -> Next {
    if bytes.is_empty() {
        return Next::More;
    }
    let window = bytes.get(..=MAX_ROW).unwrap_or(bytes);
    let whole = window.len() == bytes.len();
    match scan::row(window, dialect, at_end && whole, fields) {
        Scan::Row { len, terminated } if len <= MAX_ROW => Next::Row { len, terminated },
        Scan::More if window.len() <= MAX_ROW => Next::More,
        scan => {
            let line = window.get(..MAX_ROW).unwrap_or(window);
            match memchr(dialect.eol, line) {
                Some(end) => Next::Broken(end + 1),
                None if scan == Scan::OpenQuote && window.len() <= MAX_ROW => {
                    Next::Stop(ProblemCode::Truncated)
                }
                None => Next::Stop(ProblemCode::RecordTooLarge),
            }
        }
    }
}

/// Where the header begins: after a byte order mark, blank lines, the type that Windows PowerShell's `Export-Csv` names
/// first, and the `sep=;` line that spreadsheets write and read, which names the delimiter.
fn head_start(bytes: &[u8]) -> (usize, Option<u8>) {
    let mut at = if bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    let mut separator = None;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest {
            [b'\r' | b'\n', ..] => at += 1,
            [b'#', b'T', b'Y', b'P', b'E', b' ', ..] => match memchr2(b'\n', b'\r', rest) {
                Some(end) => at += end + 1,
                None => return (at, separator),
            },
            [b's', b'e', b'p', b'=', one, b'\n' | b'\r', ..] => {
                separator = Some(*one);
                at += 6;
            }
            [b'"', b's', b'e', b'p', b'=', one, b'"', b'\n' | b'\r', ..] => {
                separator = Some(*one);
                at += 8;
            }
            [b' ' | b'\t', ..] => match blank_line(rest) {
                Some(len) => at += len,
                None => return (at, separator),
            },
            _ => return (at, separator),
        }
    }
}

/// Bytes of a line of nothing but blanks, without its end.
fn blank_line(bytes: &[u8]) -> Option<usize> {
    let len = bytes.iter().position(|b| !matches!(b, b' ' | b'\t'))?;
    matches!(bytes.get(len), Some(b'\r' | b'\n')).then_some(len)
}

/// The last byte of the first line's end; `None`: more bytes tell.
fn line_end(bytes: &[u8], at_end: bool) -> Option<u8> {
    let mut quoted = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return Some(b'\n'),
            b'\r' if !quoted => match bytes.get(at + 1) {
                Some(b'\n') => return Some(b'\n'),
                Some(_) => return Some(b'\r'),
                None => return at_end.then_some(b'\n'),
            },
            _ => {}
        }
    }
    // Longer than any header: the reader says so.
    (at_end || bytes.len() >= MAX_ROW).then_some(b'\n')
}
