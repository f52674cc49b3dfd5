//! JSON in every shape that sign-ins come in: a Graph response, a bare array, `{"records":[…]}`, one object a
//! line, several of these one after the other; with or without BOM.
//!
//! In: bytes in chunks (what was not consumed comes again, with more behind it). Out: records to a [`Sink`]. No tree is
//! built, nothing recurses with the data, at most one record is looked at twice.

mod field;
mod fields;
mod masks;
mod order;
mod record;
mod scan;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod whole;

pub(super) use field::{Field, field};
pub(super) use fields::{Fields, Level};
pub use record::{count_objects, each_object};
pub(super) use value::Value;

use super::Step;
use super::dates::DateHints;
use super::emit::Emit;
use crate::source::{Format, ProblemCode, Sink, SourceNote};
use record::{Orders, members, record, row};
use scan::{Halt, blank, value};
use whole::{goes_on, list, shape_of};

/// No sign-in is that large; a larger one is damage or a trap.
const RECORD_LIMIT: usize = 16 << 20;

/// Objects that are no sign-ins, before the file is taken for something else.
const STRANGERS: u64 = 20;

/// Where in the document the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between documents: at the start, or behind one.
    Between,
    /// In an array of records, before an element; `first`: none was read.
    Element { first: bool },
    /// In an array of records, behind an element.
    Behind,
    /// Behind the array in `{"value":[…]…`: members that nobody needs.
    Rest,
    /// Behind the rows in `{"tables":[{"rows":[…]…`.
    Table,
    /// Behind a table in `{"tables":[{…}…`.
    Tables,
}

/// Reads one JSON file.
#[derive(Debug)]
pub struct JsonImport {
    place: Place,
    /// The array stands inside an object.
    wrapped: bool,
    shape: Shape,
    /// The format, where something inside tells more than the shape.
    told: Option<Format>,
    /// Fields of the columns of a table.
    columns: Vec<Option<Field>>,
    /// Sign-ins handed on.
    records: u64,
    /// Objects that are none.
    strangers: u64,
    /// Of these, records of the unified audit log.
    audits: u64,
    /// A record with `properties` was seen.
    diagnostic: bool,
    /// An array or an object was seen: an empty one is an answer, too.
    document: bool,
    /// Byte of the damage, counted from the first byte given to the call that met it.
    bad_at: usize,
    /// The page read last names a next one.
    next_link: bool,
    /// A record names a field twice.
    doubled: bool,
    /// The file cannot be read on.
    stop: Option<ProblemCode>,
    /// In which order keys stood so far.
    orders: Orders,
    emit: Emit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Array,
    /// An object's member is the array: its format.
    Member(Format),
    /// Answers of a `$batch`: each is a page of its own.
    Batch,
    /// Rows of a table.
    Rows(Format),
    Lines,
}

impl Default for JsonImport {
    fn default() -> Self {
        Self::new(DateHints::default())
    }
}

impl JsonImport {
    /// At the start of a file.
    #[must_use]
    pub fn new(hints: DateHints) -> Self {
        Self {
            place: Place::Between,
            wrapped: false,
            shape: Shape::Lines,
            told: None,
            columns: Vec::new(),
            records: 0,
            strangers: 0,
            audits: 0,
            diagnostic: false,
            document: false,
            bad_at: 0,
            next_link: false,
            doubled: false,
            stop: None,
            orders: Orders::default(),
            emit: Emit::new(hints),
        }
    }

    /// The shape, once a document was seen.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.document.then_some(match self.shape {
            Shape::Member(Format::EventHub) => Format::EventHub,
            Shape::Rows(format) => format,
            _ if self.told.is_some() => self.told?,
            _ if self.diagnostic => Format::Diagnostics,
            Shape::Member(format) => format,
            Shape::Batch => Format::Graph,
            Shape::Array | Shape::Lines => Format::PortalJson,
        })
    }

    /// What there is to say about the file.
    #[must_use]
    pub fn notes(&self) -> Vec<SourceNote> {
        let next = self.next_link.then_some(SourceNote::PageOfSeveral);
        let doubled = self.doubled.then_some(SourceNote::DoubledNames);
        next.into_iter()
            .chain(doubled)
            .chain(self.emit.notes(self.format()))
            .collect()
    }

    /// A date that can be read both ways, where nothing tells which.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.emit.example()
    }

    /// Byte of the damage within the last bytes given.
    #[must_use]
    pub fn bad_at(&self) -> usize {
        self.bad_at
    }

    /// Reads as many whole records as stand in `bytes`.
    pub fn parse(&mut self, bytes: &[u8], at_end: bool, sink: &mut dyn Sink) -> Step {
        let mut at = 0;
        let stop = loop {
            at = blank(bytes, at);
            if at >= bytes.len() {
                self.bad_at = bytes.len();
                break self.end(at_end, sink);
            }
            // Files put one behind the other keep their byte order marks.
            if self.place == Place::Between
                && bytes
                    .get(at..)
                    .is_some_and(|b| b.starts_with(b"\xef\xbb\xbf"))
            {
                at += 3;
                continue;
            }
            match self.step(bytes, at, sink) {
                Ok(next) => at = next,
                Err(Halt::More) if at_end => {
                    self.bad_at = bytes.len();
                    self.release(sink);
                    break Some(self.cut());
                }
                Err(Halt::More) if bytes.len() - at > RECORD_LIMIT => {
                    self.bad_at = at;
                    break Some(ProblemCode::RecordTooLarge);
                }
                Err(Halt::More) => break None,
                Err(Halt::Bad(byte)) => match self.resume(bytes, byte, at_end) {
                    Resume::At(next) => {
                        sink.unreadable();
                        at = next;
                    }
                    Resume::More => break None,
                    Resume::Never => {
                        self.bad_at = byte;
                        self.release(sink);
                        break Some(ProblemCode::Malformed);
                    }
                },
            }
            if self.stop.is_some() {
                self.bad_at = at;
                break self.stop;
            }
            if self.records == 0 && self.strangers >= STRANGERS {
                self.bad_at = at;
                break Some(self.stranger());
            }
        };
        Step {
            consumed: at.min(bytes.len()),
            stop,
        }
    }

    /// All bytes are used up. Nothing is wrong unless it is the end and something is open or was never there.
    fn end(&mut self, at_end: bool, sink: &mut dyn Sink) -> Option<ProblemCode> {
        if !at_end {
            return None;
        }
        self.release(sink);
        if self.stop.is_some() {
            self.stop
        } else if self.place != Place::Between {
            Some(self.cut())
        } else if !self.document {
            Some(ProblemCode::Empty)
        } else if self.records == 0 && self.strangers > 0 {
            Some(self.stranger())
        } else if self.emit.lacks_client_app() {
            Some(ProblemCode::NoClientApp)
        } else {
            None
        }
    }

    /// What a file of strangers is.
    const fn stranger(&self) -> ProblemCode {
        if self.audits > 0 {
            ProblemCode::UnifiedAudit
        } else {
            ProblemCode::NotSignIns
        }
    }

    /// Cut off: where only strangers came before, the file is something else.
    const fn cut(&self) -> ProblemCode {
        if self.records == 0 && self.strangers > 0 {
            self.stranger()
        } else {
            ProblemCode::Truncated
        }
    }

    /// After damage: a file of lines goes on with the next line, anything else is lost from here on.
    fn resume(&mut self, bytes: &[u8], byte: usize, at_end: bool) -> Resume {
        if self.place != Place::Between || self.shape != Shape::Lines || self.records == 0 {
            return Resume::Never;
        }
        let rest = bytes.get(byte..).unwrap_or_default();
        match memchr::memchr(b'\n', rest) {
            Some(n) => Resume::At(byte + n + 1),
            None if at_end => Resume::At(bytes.len()),
            None => Resume::More,
        }
    }

    fn step(&mut self, b: &[u8], at: usize, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let byte = b.get(at).copied().unwrap_or_default();
        match (self.place, byte) {
            (Place::Between, b'[') => {
                self.enter(Shape::Array, false);
                Ok(at + 1)
            }
            (Place::Between, b'{') => self.top(b, at, sink),
            (Place::Element { first: true } | Place::Behind, b']') => {
                self.place = match self.shape {
                    Shape::Rows(_) => Place::Table,
                    _ if self.wrapped => Place::Rest,
                    _ => Place::Between,
                };
                Ok(at + 1)
            }
            (Place::Element { .. }, b'{') => {
                let end = self.read(b, at, 0, sink)?;
                self.place = Place::Behind;
                Ok(end)
            }
            (Place::Element { .. }, b'[') if matches!(self.shape, Shape::Rows(_)) => {
                let mut fields = Fields::default();
                let end = row(b, at, &self.columns, &mut fields)?;
                self.hand_on(fields, b.get(at..end).unwrap_or_default(), sink);
                self.place = Place::Behind;
                Ok(end)
            }
            (Place::Element { .. }, b'"' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                let end = value(b, at)?;
                sink.unreadable();
                self.strangers += 1;
                self.place = Place::Behind;
                Ok(end)
            }
            (Place::Behind, b',') => {
                self.place = Place::Element { first: false };
                Ok(at + 1)
            }
            (Place::Table, b'}') => {
                self.place = Place::Tables;
                Ok(at + 1)
            }
            (Place::Tables, b']') => {
                self.place = Place::Rest;
                Ok(at + 1)
            }
            // Statistics and the like.
            (Place::Tables, b',') => value(b, blank(b, at + 1)),
            (Place::Rest, b'}') => {
                self.place = Place::Between;
                self.wrapped = false;
                Ok(at + 1)
            }
            (Place::Rest | Place::Table, b',') => self.pass_over(b, at, sink),
            _ => Err(Halt::Bad(at)),
        }
    }

    /// Skips a member after the records, from its comma on. A second list of records counts as unreadable: other JSON readers
    /// would take that one.
    fn pass_over(&mut self, b: &[u8], comma: usize, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let key = blank(b, comma + 1);
        match b.get(key) {
            None => return Err(Halt::More),
            Some(b'"') => {}
            Some(_) => return Err(Halt::Bad(key)),
        }
        let end = value(b, key)?;
        let colon = blank(b, end);
        match b.get(colon) {
            None => Err(Halt::More),
            Some(b':') => {
                let first = blank(b, colon + 1);
                let behind = value(b, first)?;
                let name = b.get(key + 1..end - 1).unwrap_or_default();
                self.next_link |= goes_on(b, name, first);
                if self.place == Place::Rest && list(b, name, first).is_some() {
                    sink.unreadable();
                }
                Ok(behind)
            }
            Some(_) => Err(Halt::Bad(colon)),
        }
    }

    fn enter(&mut self, shape: Shape, wrapped: bool) {
        self.document = true;
        self.shape = shape;
        self.wrapped = wrapped;
        self.place = Place::Element { first: true };
    }

    /// An object at the top: a wrapper around an array of records, or a record by itself.
    fn top(&mut self, b: &[u8], at: usize, sink: &mut dyn Sink) -> Result<usize, Halt> {
        if self.shape == Shape::Lines && self.records > 0 {
            // One record a line so far: most likely the next is one, too.
            let mut fields = Fields::default();
            let end = record(b, at, &mut self.orders, &mut fields)?;
            if fields.properties_text.is_none() && fields.is_sign_in() {
                self.hand_on(fields, b.get(at..end).unwrap_or_default(), sink);
                return Ok(end);
            }
        }
        let mut found = None;
        let mut next_link = false;
        let end = members(b, at, |b, key, first| {
            if let Some(list) = list(b, key, first) {
                found = Some((list, first + 1));
                // Ends the walk; what it means is in `found`.
                return Err(Halt::Bad(first));
            }
            let behind = value(b, first)?;
            next_link |= goes_on(b, key, first);
            Ok(behind)
        });
        if let Some((list, inside)) = found {
            if list.0 == "tables" {
                return self.table(b, inside);
            }
            self.enter(shape_of(list), true);
            self.next_link = next_link;
            return Ok(inside);
        }
        end?;
        if !self.document {
            self.shape = Shape::Lines;
        }
        self.document = true;
        self.read(b, at, 0, sink)
    }
}

enum Resume {
    At(usize),
    More,
    Never,
}
