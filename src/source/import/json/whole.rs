//! Whole objects: a record, or a wrapper around one or several, as an object or as text; and the tables of a query.

use super::fields::{Fields, Origin};
use super::record::{each_object, has_text, members, record, row};
use super::scan::{Halt, blank, value};
use super::text::text;
use super::{JsonImport, Place, Shape};
use crate::source::import::emit::Given;
use crate::source::import::json::field::field;
use crate::source::import::shapes::{self, Is};
use crate::source::{Format, ProblemCode, Sink};
use std::borrow::Cow;

/// How deep records may lie in wrappers: `[{"body":"{\"records\":[…]}"}]` is three deep.
const DEPTH: u8 = 5;

/// Members that hold a record, as an object or as its text: of Splunk's results and events, of messages of an Event Hub,
/// of a `$batch` answer.
const WRAPPERS: [&[u8]; 6] = [b"_raw", b"result", b"event", b"body", b"message", b"record"];

impl JsonImport {
    /// The first of several tables, from the bracket before it on, to its first row.
    pub(super) fn table(&mut self, b: &[u8], inside: usize) -> Result<usize, Halt> {
        let open = blank(b, inside);
        match b.get(open) {
            None => return Err(Halt::More),
            Some(b'{') => {}
            Some(b']') => {
                self.enter(Shape::Rows(Format::LogAnalytics), true);
                self.place = Place::Tables;
                return Ok(open);
            }
            Some(_) => return Err(Halt::Bad(open)),
        }
        let mut names: Vec<String> = Vec::new();
        let mut rows = None;
        let walked = members(b, open, |b, key, first| {
            if key.eq_ignore_ascii_case(b"rows") && b.get(first) == Some(&b'[') {
                rows = Some(first + 1);
                return Err(Halt::Bad(first));
            }
            let end = value(b, first)?;
            if key.eq_ignore_ascii_case(b"columns") && b.get(first) == Some(&b'[') {
                each_object(b.get(first..end).unwrap_or_default(), |_, key, value| {
                    if key.eq_ignore_ascii_case(b"name") || key.eq_ignore_ascii_case(b"columnName")
                    {
                        names.push(value.to_ascii_lowercase());
                    }
                });
            }
            Ok(end)
        });
        let Some(rows) = rows else {
            walked?;
            return Err(Halt::Bad(open));
        };
        match shapes::by_names(&names) {
            Some(Is::Read(format)) => {
                self.columns = names.iter().map(|n| field(n.as_bytes())).collect();
                self.enter(Shape::Rows(format), true);
            }
            Some(Is::Refused(code)) => self.stop = Some(code),
            None => self.stop = Some(ProblemCode::NotSignIns),
        }
        Ok(rows)
    }

    /// A whole object: a record, or a wrapper around one or several.
    pub(super) fn read(
        &mut self,
        b: &[u8],
        at: usize,
        depth: u8,
        sink: &mut dyn Sink,
    ) -> Result<usize, Halt> {
        let mut fields = Fields::default();
        let end = record(b, at, &mut self.orders, &mut fields)?;
        if let Some((from, to)) = fields.properties_text.filter(|_| depth < DEPTH) {
            let part = |range: std::ops::Range<usize>| b.get(range).unwrap_or_default();
            let inner = text(part(from + 1..to - 1), true);
            if inner.trim_start().starts_with('{') {
                let whole = [part(at..from), inner.as_bytes(), part(to..end)].concat();
                self.read_text(&whole, depth, sink);
                return Ok(end);
            }
        }
        if fields.is_sign_in() {
            self.hand_on(fields, b.get(at..end).unwrap_or_default(), sink);
            return Ok(end);
        }
        // Other categories of a diagnostic export are no damage, just none of our business.
        if fields.is_other_category() {
            self.strangers += 1;
            return Ok(end);
        }
        let whole = b.get(..end).unwrap_or_default();
        if depth < DEPTH
            && let Some((inside, missed)) = self.unwrapped(whole, at)
        {
            if missed {
                sink.unreadable();
            }
            match inside {
                // What ends too early here is damage: more bytes would not help, and its records were handed on.
                Inside::List(first) => {
                    if self.elements(whole, first, depth, sink).is_err() {
                        return Err(Halt::Bad(first));
                    }
                }
                Inside::Object(first) => {
                    if self.read(whole, first, depth + 1, sink).is_err() {
                        return Err(Halt::Bad(first));
                    }
                }
                Inside::Text(inner) => self.read_text(inner.as_bytes(), depth, sink),
            }
            return Ok(end);
        }
        self.strangers += 1;
        self.audits += u64::from(is_audit(whole, at));
        sink.unreadable();
        Ok(end)
    }

    /// A record, or a wrapper, that stood as text in another one.
    fn read_text(&mut self, inner: &[u8], depth: u8, sink: &mut dyn Sink) {
        let at = blank(inner, 0);
        let read = match inner.get(at) {
            Some(b'[') => self.elements(inner, at + 1, depth, sink).is_ok(),
            _ => self.read(inner, at, depth + 1, sink).is_ok(),
        };
        if !read {
            self.strangers += 1;
            sink.unreadable();
        }
    }

    /// What a wrapper holds: Event Hub messages, Graph's pages, answers of a `$batch`, Splunk's results; and whether it holds
    /// a second list of such, which is not read.
    fn unwrapped<'a>(&mut self, b: &'a [u8], at: usize) -> Option<(Inside<'a>, bool)> {
        if self.place == Place::Between && self.shape != Shape::Lines {
            return None;
        }
        let mut lists = None;
        let mut inside = None;
        let mut next_link = false;
        let mut missed = false;
        // The object is whole: nothing ends the walk early.
        let _ = members(b, at, |b, key, first| {
            let end = value(b, first)?;
            if let Some(list) = list(b, key, first) {
                missed |= lists.is_some();
                lists = lists.or(Some((list, first + 1)));
            } else if inside.is_none() && WRAPPERS.iter().any(|w| key.eq_ignore_ascii_case(w)) {
                inside = wrapped(b, first, end);
            }
            next_link |= goes_on(b, key, first);
            Ok(end)
        });
        if let Some((list, first)) = lists {
            if let Shape::Member(format) = shape_of(list) {
                self.told = (self.shape != Shape::Batch).then_some(format).or(self.told);
            }
            // Each answer of a batch is one of its own; of pages the last counts.
            self.next_link = next_link || (self.next_link && self.shape == Shape::Batch);
            return Some((Inside::List(first), missed));
        }
        inside.map(|inside| (inside, false))
    }

    /// The elements of a list that is whole.
    fn elements(
        &mut self,
        b: &[u8],
        inside: usize,
        depth: u8,
        sink: &mut dyn Sink,
    ) -> Result<(), Halt> {
        let mut at = blank(b, inside);
        if b.get(at) == Some(&b']') {
            return Ok(());
        }
        loop {
            let end = if b.get(at) == Some(&b'{') {
                self.read(b, at, depth + 1, sink)?
            } else {
                self.strangers += 1;
                sink.unreadable();
                value(b, at)?
            };
            at = blank(b, end);
            match b.get(at) {
                Some(b',') => at = blank(b, at + 1),
                Some(b']') => return Ok(()),
                _ => return Err(Halt::Bad(at)),
            }
        }
    }

    /// `bytes`: the record itself, held back where the order of its date is open.
    pub(super) fn hand_on(&mut self, fields: Fields<'_>, bytes: &[u8], sink: &mut dyn Sink) {
        self.records += 1;
        self.diagnostic |= fields.diagnostic;
        if self.told.is_none() {
            self.told = match fields.origin {
                _ if fields.is_summary() => Some(Format::Summary),
                Origin::LogAnalytics => Some(Format::LogAnalytics),
                Origin::Defender => Some(Format::Hunting),
                Origin::Entra => None,
            };
        }
        self.doubled |= fields.doubled;
        let format = self.format().unwrap_or(Format::PortalJson);
        match self.emit.give(format, fields, bytes.len(), sink) {
            Given::Later => {
                if let Err(code) = self.emit.hold(bytes) {
                    self.stop = Some(code);
                }
            }
            Given::Yes => {
                if self.emit.holds() {
                    self.release(sink);
                }
            }
        }
    }

    /// Hands on what waited for the order of dates.
    pub(super) fn release(&mut self, sink: &mut dyn Sink) {
        if !self.emit.holds() {
            return;
        }
        if let Err(code) = self.emit.decide() {
            self.stop = Some(code);
            return;
        }
        let format = self.format().unwrap_or(Format::PortalJson);
        let (held, ends) = self.emit.release();
        let mut from = 0;
        for end in ends {
            let bytes = held.get(from..end).unwrap_or_default();
            from = end;
            let mut fields = Fields::default();
            let read = if bytes.first() == Some(&b'[') {
                row(bytes, 0, &self.columns, &mut fields)
            } else {
                record(bytes, 0, &mut self.orders, &mut fields)
            };
            if read.is_ok() {
                self.emit.give(format, fields, bytes.len(), sink);
            }
        }
    }
}

/// Name and format of an object's member that is a list of records.
pub(super) fn list(b: &[u8], key: &[u8], first: usize) -> Option<(&'static str, Format)> {
    shapes::member(key).filter(|_| b.get(first) == Some(&b'['))
}

pub(super) fn shape_of((member, format): (&str, Format)) -> Shape {
    if member == "responses" {
        Shape::Batch
    } else {
        Shape::Member(format)
    }
}

/// What a wrapper holds.
enum Inside<'a> {
    /// Elements from this byte on.
    List(usize),
    /// An object at this byte.
    Object(usize),
    /// The text of one.
    Text(Cow<'a, str>),
}

/// The object, or the text of an object or a list, that stands between these bytes.
fn wrapped(b: &[u8], first: usize, end: usize) -> Option<Inside<'_>> {
    match b.get(first) {
        Some(b'{') => Some(Inside::Object(first)),
        Some(b'"') => {
            let inner = text(b.get(first + 1..end - 1)?, true);
            let begins = inner.trim_start().starts_with(['{', '[']);
            begins.then_some(Inside::Text(inner))
        }
        _ => None,
    }
}

/// Whether this member of a page says that there is more: another page, or an error beside the rows.
pub(super) fn goes_on(b: &[u8], key: &[u8], first: usize) -> bool {
    let name = key.strip_prefix(b"@").unwrap_or(key);
    (name.eq_ignore_ascii_case(b"odata.nextLink") && has_text(b, first))
        || (name.eq_ignore_ascii_case(b"error") && b.get(first) == Some(&b'{'))
}

/// Whether an object is a record of the unified audit log.
fn is_audit(b: &[u8], at: usize) -> bool {
    let mut seen = (false, false);
    let _ = members(b, at, |b, key, first| {
        let one = |name: &[u8]| key.eq_ignore_ascii_case(name);
        seen.0 |= one(b"RecordType") || one(b"AuditData") || one(b"Workload");
        seen.1 |= one(b"Operation") || one(b"Operations") || one(b"AuditData");
        value(b, first)
    });
    seen.0 && seen.1
}
