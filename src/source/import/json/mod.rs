//! JSON in every shape that sign-ins come in: a Graph response, a bare array, `{"records":[…]}`, one object a
//! line, several of these one after the other; with or without BOM.
//!
//! In: bytes in chunks (what was not consumed comes again, with more behind it). Out: records to a [`Sink`]. No tree is
//! built, nothing recurses with the data, at most one record is looked at twice.

mod field;
mod masks;
mod order;
mod record;
mod scan;
#[cfg(test)]
mod tests;
mod text;

pub use record::{count_objects, each_object};

use super::Step;
use crate::source::{Format, ProblemCode, Sink, SourceNote};
use record::{Fields, Orders, has_text, members, record};
use scan::{Halt, blank, value};

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
}

/// Reads one JSON file.
#[derive(Debug)]
pub struct JsonImport {
    place: Place,
    /// The array stands inside an object.
    wrapped: bool,
    shape: Shape,
    /// Sign-ins handed on.
    records: u64,
    /// Objects that are none.
    strangers: u64,
    /// A record with `properties` was seen.
    diagnostic: bool,
    /// An array or an object was seen: an empty one is an answer, too.
    document: bool,
    /// Byte of the damage, counted from the first byte given to the call that met it.
    bad_at: usize,
    /// The page read last names a next one.
    next_link: bool,
    /// In which order keys stood so far.
    orders: Orders,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Array,
    Value,
    Records,
    Lines,
}

impl Default for JsonImport {
    fn default() -> Self {
        Self {
            place: Place::Between,
            wrapped: false,
            shape: Shape::Lines,
            records: 0,
            strangers: 0,
            diagnostic: false,
            document: false,
            bad_at: 0,
            next_link: false,
            orders: Orders::default(),
        }
    }
}

impl JsonImport {
    /// The shape, once a document was seen.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.document.then_some(match self.shape {
            Shape::Records => Format::EventHub,
            _ if self.diagnostic => Format::Diagnostics,
            Shape::Value => Format::Graph,
            Shape::Array | Shape::Lines => Format::PortalJson,
        })
    }

    /// What there is to say about the file.
    #[must_use]
    pub fn notes(&self) -> Vec<SourceNote> {
        self.next_link
            .then_some(SourceNote::PageOfSeveral)
            .into_iter()
            .collect()
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
                break self.end(at_end);
            }
            match self.step(bytes, at, sink) {
                Ok(next) => at = next,
                Err(Halt::More) if at_end => {
                    self.bad_at = bytes.len();
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
                        break Some(ProblemCode::Malformed);
                    }
                },
            }
            if self.records == 0 && self.strangers >= STRANGERS {
                break Some(ProblemCode::NotSignIns);
            }
        };
        Step {
            consumed: at.min(bytes.len()),
            stop,
        }
    }

    /// All bytes are used up. Nothing is wrong unless it is the end and something is open or was never there.
    fn end(&mut self, at_end: bool) -> Option<ProblemCode> {
        if !at_end {
            None
        } else if self.place != Place::Between {
            Some(self.cut())
        } else if !self.document {
            Some(ProblemCode::Empty)
        } else if self.records == 0 && self.strangers > 0 {
            Some(ProblemCode::NotSignIns)
        } else {
            None
        }
    }

    /// Cut off: where only strangers came before, the file is something else.
    fn cut(&self) -> ProblemCode {
        if self.records == 0 && self.strangers > 0 {
            ProblemCode::NotSignIns
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
                self.place = if self.wrapped {
                    Place::Rest
                } else {
                    Place::Between
                };
                Ok(at + 1)
            }
            (Place::Element { .. }, b'{') => {
                let end = self.read(b, at, sink)?;
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
            (Place::Rest, b'}') => {
                self.place = Place::Between;
                self.wrapped = false;
                Ok(at + 1)
            }
            (Place::Rest, b',') => {
                let key = blank(b, at + 1);
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
                        self.next_link |= is_next_link(b, name, first);
                        Ok(behind)
                    }
                    Some(_) => Err(Halt::Bad(colon)),
                }
            }
            _ => Err(Halt::Bad(at)),
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
            if fields.is_sign_in() {
                self.hand_on(fields, end - at, sink);
                return Ok(end);
            }
        }
        let mut found = None;
        let mut next_link = false;
        let end = members(b, at, |b, key, first| {
            if let Some(shape) = wrapped(b, key, first) {
                found = Some((shape, first + 1));
                // Ends the walk; what it means is in `found`.
                return Err(Halt::Bad(first));
            }
            let behind = value(b, first)?;
            next_link |= is_next_link(b, key, first);
            Ok(behind)
        });
        if let Some((shape, inside)) = found {
            self.enter(shape, true);
            self.next_link = next_link;
            return Ok(inside);
        }
        end?;
        if !self.document {
            self.shape = Shape::Lines;
        }
        self.document = true;
        self.read(b, at, sink)
    }

    fn read(&mut self, b: &[u8], at: usize, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let mut fields = Fields::default();
        let end = record(b, at, &mut self.orders, &mut fields)?;
        if fields.is_sign_in() {
            self.hand_on(fields, end - at, sink);
        } else if let Some(inside) = self.unwrapped(b, at) {
            let whole = b.get(..end).unwrap_or_default();
            // What ends too early here is damage: more bytes would not help, and its records were handed on.
            if self.elements(whole, inside, sink).is_err() {
                return Err(Halt::Bad(inside));
            }
        } else {
            self.strangers += 1;
            // Other categories of a diagnostic export are no damage, just none of our business.
            if !fields.is_other_category() {
                sink.unreadable();
            }
        }
        Ok(end)
    }

    /// An element that is itself a wrapper: Event Hub messages, or Graph's pages, collected in an array. Where its
    /// records begin.
    fn unwrapped(&mut self, b: &[u8], at: usize) -> Option<usize> {
        if self.place == Place::Between {
            return None;
        }
        let mut found = None;
        let mut next_link = false;
        // The element is whole: nothing ends the walk early.
        let _ = members(b, at, |b, key, first| {
            match wrapped(b, key, first) {
                Some(shape) if found.is_none() => found = Some((shape, first + 1)),
                _ => next_link |= is_next_link(b, key, first),
            }
            value(b, first)
        });
        let (shape, inside) = found?;
        self.shape = shape;
        self.next_link = next_link;
        Some(inside)
    }

    /// The records of a wrapper that stands in an array. It is whole, so nothing can be cut; one level deep.
    fn elements(&mut self, b: &[u8], inside: usize, sink: &mut dyn Sink) -> Result<(), Halt> {
        let mut at = blank(b, inside);
        if b.get(at) == Some(&b']') {
            return Ok(());
        }
        loop {
            let mut fields = Fields::default();
            let end = if b.get(at) == Some(&b'{') {
                record(b, at, &mut self.orders, &mut fields)?
            } else {
                value(b, at)?
            };
            if fields.is_sign_in() {
                self.hand_on(fields, end - at, sink);
            } else {
                self.strangers += 1;
                if !fields.is_other_category() {
                    sink.unreadable();
                }
            }
            at = blank(b, end);
            match b.get(at) {
                Some(b',') => at = blank(b, at + 1),
                Some(b']') => return Ok(()),
                _ => return Err(Halt::Bad(at)),
            }
        }
    }

    fn hand_on(&mut self, fields: Fields<'_>, bytes: usize, sink: &mut dyn Sink) {
        self.records += 1;
        let (record, diagnostic) = fields.settle(bytes);
        self.diagnostic |= diagnostic;
        let format = self.format().unwrap_or(Format::PortalJson);
        sink.record(format, &record);
    }
}

/// Whether this member of an object is an array of records.
fn wrapped(b: &[u8], key: &[u8], first: usize) -> Option<Shape> {
    if b.get(first) != Some(&b'[') {
        None
    } else if key.eq_ignore_ascii_case(b"value") {
        Some(Shape::Value)
    } else if key.eq_ignore_ascii_case(b"records") {
        Some(Shape::Records)
    } else {
        None
    }
}

/// Whether this member of a page says that another page follows.
fn is_next_link(b: &[u8], key: &[u8], first: usize) -> bool {
    let name = key.strip_prefix(b"@").unwrap_or(key);
    name.eq_ignore_ascii_case(b"odata.nextLink") && has_text(b, first)
}

enum Resume {
    At(usize),
    More,
    Never,
}
