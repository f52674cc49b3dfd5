//! One JSON object → [`Fields`], in one pass: keys at the record's own level (and that of `properties`) are
//! compared, every other value is skipped. Keys are expected in the order of the record before ([`Order`]).

use super::field::{Field, field, plain};
use super::fields::{Fields, Level};
use super::order::Order;
use super::scan::{Halt, blank, string, value};
use super::value::{each, read};
use std::borrow::Cow;

/// Reads the object that begins at `open`; returns the byte behind it.
///
/// Keys match in any case: some log pipelines lower them.
pub(super) fn record<'a>(
    b: &'a [u8],
    open: usize,
    orders: &mut Orders,
    to: &mut Fields<'a>,
) -> Result<usize, Halt> {
    object(b, open, Level::Record, orders, to)
}

/// Orders of keys: of a record, and of its `properties`.
#[derive(Debug, Default)]
pub(super) struct Orders {
    record: Order,
    properties: Order,
}

impl Orders {
    fn of(&mut self, level: Level) -> &mut Order {
        match level {
            Level::Record => &mut self.record,
            Level::Properties => &mut self.properties,
        }
    }
}

fn object<'a>(
    b: &'a [u8],
    open: usize,
    level: Level,
    orders: &mut Orders,
    to: &mut Fields<'a>,
) -> Result<usize, Halt> {
    let mut i = blank(b, open + 1);
    if b.get(i) == Some(&b'}') {
        return Ok(i + 1);
    }
    orders.of(level).restart();
    // Fields that were met, as bits.
    let mut met: u64 = 0;
    loop {
        let (field, at) = match orders.of(level).expected(b, i) {
            Some((field, behind)) => (field, blank(b, behind)),
            None => {
                let (key, at) = key(b, i)?;
                let field = field(key);
                orders
                    .of(level)
                    .learn(b.get(i..at).unwrap_or_default(), field);
                (field, at)
            }
        };
        if let Some(field) = field {
            let bit = 1_u64 << field as u8;
            if met & bit != 0 {
                to.doubled = to.doubled || has_double(b, open);
            }
            met |= bit;
        }
        i = match field {
            None => value(b, at)?,
            Some(Field::Properties) if level == Level::Record && b.get(at) == Some(&b'{') => {
                to.diagnostic = true;
                object(b, at, Level::Properties, orders, to)?
            }
            Some(field) => {
                let (value, end) = read(b, at)?;
                if field == Field::Properties {
                    to.set_properties_text(at, end, &value);
                } else {
                    to.assign(field, value, level);
                }
                end
            }
        };
        match next_member(b, i)? {
            Next::Member(key) => i = key,
            Next::End(end) => return Ok(end),
        }
    }
}

/// Whether two members that are read have the same name. Other names of one field may stand beside each other.
#[cold]
fn has_double(b: &[u8], open: usize) -> bool {
    let mut names: Vec<Vec<u8>> = Vec::new();
    let mut double = false;
    // As far as the object is there.
    let _ = members(b, open, |b, key, at| {
        if field(key).is_some() {
            let name = plain(key);
            double |= names.contains(&name);
            if !double {
                names.push(name);
            }
        }
        value(b, at)
    });
    double
}

/// What stands behind a member's value.
enum Next {
    /// The key of another one.
    Member(usize),
    /// The object's end: the byte behind it.
    End(usize),
}

#[inline(always)]
fn next_member(b: &[u8], behind: usize) -> Result<Next, Halt> {
    let i = blank(b, behind);
    match b.get(i) {
        None => Err(Halt::More),
        Some(b',') => Ok(Next::Member(blank(b, i + 1))),
        Some(b'}') => Ok(Next::End(i + 1)),
        Some(_) => Err(Halt::Bad(i)),
    }
}

/// The key that begins at `i`, and the first byte of its value.
#[inline(always)]
fn key(b: &[u8], i: usize) -> Result<(&[u8], usize), Halt> {
    match b.get(i) {
        None => return Err(Halt::More),
        Some(b'"') => {}
        Some(_) => return Err(Halt::Bad(i)),
    }
    let (key_end, _) = string(b, i + 1)?;
    let colon = blank(b, key_end + 1);
    match b.get(colon) {
        None => Err(Halt::More),
        Some(b':') => Ok((
            b.get(i + 1..key_end).unwrap_or_default(),
            blank(b, colon + 1),
        )),
        Some(_) => Err(Halt::Bad(colon)),
    }
}

/// Walks over an object's members; `visit` gets key and the value's first byte, and returns the byte behind it.
pub(super) fn members<'a>(
    b: &'a [u8],
    open: usize,
    mut visit: impl FnMut(&'a [u8], &'a [u8], usize) -> Result<usize, Halt>,
) -> Result<usize, Halt> {
    let mut i = blank(b, open + 1);
    if b.get(i) == Some(&b'}') {
        return Ok(i + 1);
    }
    loop {
        let (key, at) = key(b, i)?;
        match next_member(b, visit(b, key, at)?)? {
            Next::Member(key) => i = key,
            Next::End(end) => return Ok(end),
        }
    }
}

/// Whether the value at `first` is a string with something in it.
pub(super) fn has_text(b: &[u8], first: usize) -> bool {
    b.get(first) == Some(&b'"') && b.get(first + 1).is_some_and(|byte| *byte != b'"')
}

/// Reads an array of values, one for each of `columns`; returns the byte behind it.
pub(super) fn row<'a>(
    b: &'a [u8],
    open: usize,
    columns: &[Option<Field>],
    to: &mut Fields<'a>,
) -> Result<usize, Halt> {
    let mut i = blank(b, open + 1);
    let mut column = 0;
    if b.get(i) == Some(&b']') {
        return Ok(i + 1);
    }
    loop {
        i = match columns.get(column).copied().flatten() {
            None => value(b, i)?,
            Some(field) => {
                let (value, end) = read(b, i)?;
                to.assign(field, value, Level::Record);
                end
            }
        };
        column += 1;
        i = blank(b, i);
        match b.get(i) {
            None => return Err(Halt::More),
            Some(b',') => i = blank(b, i + 1),
            Some(b']') => return Ok(i + 1),
            Some(_) => return Err(Halt::Bad(i)),
        }
    }
}

/// Members of every object in a complete array, e.g. `authenticationDetails`: calls `visit` with the object's number.
pub fn each_object<'a>(array: &'a [u8], mut visit: impl FnMut(usize, &'a [u8], Cow<'a, str>)) {
    let mut i = blank(array, 1);
    let mut n = 0;
    while let Some(first) = array.get(i) {
        let Ok(end) = value(array, i) else { return };
        if *first == b'{' {
            each(array.get(i..end).unwrap_or_default(), |key, value| {
                if let Some(text) = value.text() {
                    visit(n, key, text);
                }
            });
            n += 1;
        }
        i = blank(array, end);
        if array.get(i) != Some(&b',') {
            return;
        }
        i = blank(array, i + 1);
    }
}

/// Objects in a complete array.
#[must_use]
pub fn count_objects(array: &[u8]) -> usize {
    let mut i = blank(array, 1);
    let mut n = 0;
    while let Some(first) = array.get(i) {
        let Ok(end) = value(array, i) else { return n };
        n += usize::from(*first == b'{');
        i = blank(array, end);
        if array.get(i) != Some(&b',') {
            return n;
        }
        i = blank(array, i + 1);
    }
    n
}
