//! The dates of one file. RFC 3339 passes through; what a spreadsheet, PowerShell or a portal made of it in the words of
//! some culture becomes RFC 3339, in UTC where no zone is told (rules 5).
//!
//! Whether day or month comes first is decided once for the whole file: by a value over 12, by another date of the same
//! record, at the end by the order of the rows, the dates in the file's name and the time of its last change. Until then
//! the importer holds records back. Where nothing decides, nothing is guessed: [`ProblemCode::DateOrder`].
//!
//! [`ProblemCode::DateOrder`]: crate::source::ProblemCode::DateOrder

mod local;

use crate::model::{DAY, Instant};
use local::{Local, Style};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// No portal and no Graph keeps more: a reading that makes the rows span more is the wrong one.
const RETENTION: i64 = 32 * DAY;
/// So many different times in one order tell that the rows are sorted.
const SORTED: usize = 5;

/// Which of two numbers of a date comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// `20/11/2026`.
    DayFirst,
    /// `11/20/2026`.
    MonthFirst,
}

/// What is known of a file's dates before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateHints {
    /// Dates in its name.
    pub named: Vec<Instant>,
    /// When it was last changed.
    pub modified: Option<Instant>,
    /// What the admin answered.
    pub answer: Option<DateOrder>,
}

/// A date that was looked at.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Date<'a> {
    /// As it stands, or as RFC 3339; what cannot be read stays what it is.
    Told(Cow<'a, str>),
    /// Not before the order is decided.
    Open,
}

/// Reads the dates of one file.
#[derive(Debug, Default)]
pub(super) struct Dates {
    hints: DateHints,
    style: Option<Style>,
    order: Option<DateOrder>,
    /// What the dates seen so far would be.
    by_day: Series,
    by_month: Series,
    /// The first date that can be read both ways.
    example: Option<String>,
}

impl Dates {
    pub(super) fn new(hints: DateHints) -> Self {
        Self {
            order: hints.answer,
            hints,
            ..Self::default()
        }
    }

    /// Reads a date. `other`: another date of the same record, if it has one.
    #[inline]
    pub(super) fn read<'a>(
        &mut self,
        text: Cow<'a, str>,
        other: impl FnOnce() -> Option<Instant>,
    ) -> Date<'a> {
        // Nearly all: `2026-…T…`.
        let bytes = text.as_bytes();
        if bytes.get(4) == Some(&b'-') && bytes.get(10) == Some(&b'T') {
            return Date::Told(text);
        }
        self.read_other(text, other)
    }

    #[cold]
    fn read_other<'a>(
        &mut self,
        text: Cow<'a, str>,
        other: impl FnOnce() -> Option<Instant>,
    ) -> Date<'a> {
        if Instant::parse(&text).is_some() {
            return Date::Told(text);
        }
        if let Some(at) = milliseconds(&text) {
            return told(at);
        }
        let Some(local) = Local::of(&text) else {
            return Date::Told(text);
        };
        // Two spellings in one file: one of them went through another program.
        if *self.style.get_or_insert(local.style) != local.style {
            return Date::Told(text);
        }
        let read = |order| local.at(order);
        if let Some(order) = local.order {
            return read(order).map_or(Date::Told(text), told);
        }
        if self.order.is_none() {
            self.order = match (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)) {
                (None, None) => return Date::Told(text),
                (Some(_), None) => Some(DateOrder::DayFirst),
                (None, Some(_)) => Some(DateOrder::MonthFirst),
                (Some(day), Some(month)) if day == month => {
                    // 11/11: the same both ways, but it has its place among the others.
                    self.by_day.add(day);
                    self.by_month.add(month);
                    None
                }
                (Some(day), Some(month)) => {
                    self.by_day.add(day);
                    self.by_month.add(month);
                    if self.example.is_none() {
                        self.example = Some(text.trim().to_owned());
                    }
                    other().and_then(|other| {
                        only(
                            near(day, other).then_some(DateOrder::DayFirst),
                            near(month, other).then_some(DateOrder::MonthFirst),
                        )
                    })
                }
            };
        }
        match self.order {
            Some(order) => read(order).map_or(Date::Told(text), told),
            None => Date::Open,
        }
    }

    /// Decides with all that there is; `false`: the file leaves both orders open.
    pub(super) fn decide(&mut self) -> bool {
        if self.order.is_none() && self.example.is_none() {
            // Every date was the same both ways.
            self.order = Some(DateOrder::DayFirst);
        }
        if self.order.is_none() {
            let fits = |judge: &dyn Fn(&Self, &Series) -> bool| {
                only(
                    judge(self, &self.by_day).then_some(DateOrder::DayFirst),
                    judge(self, &self.by_month).then_some(DateOrder::MonthFirst),
                )
            };
            self.order = fits(&|dates, series| dates.possible(series))
                .or_else(|| fits(&|_, series| series.is_sorted()))
                .or_else(|| fits(&|_, series| series.span() <= RETENTION));
        }
        self.order.is_some()
    }

    /// A date that can be read both ways.
    pub(super) fn example(&self) -> Option<&str> {
        self.example.as_deref()
    }

    /// Whether the file's name and its last change allow these times.
    fn possible(&self, series: &Series) -> bool {
        let (Some(oldest), Some(newest)) = (series.oldest, series.newest) else {
            return true;
        };
        let named = &self.hints.named;
        let last = named.iter().max();
        let first = named.iter().min();
        let begins = match named.len() {
            0 => None,
            // The day of the download.
            1 => first.map(|f| f.plus(-RETENTION)),
            _ => first.map(|f| f.plus(-2 * DAY)),
        };
        self.hints.modified.is_none_or(|m| newest <= m.plus(DAY))
            && last.is_none_or(|l| newest <= l.plus(2 * DAY))
            && begins.is_none_or(|b| oldest >= b)
    }
}

/// A date as it would be with the day first, and with the month first; `None` unless both are dates, and different ones.
#[must_use]
pub fn readings(text: &str) -> Option<(Instant, Instant)> {
    let local = Local::of(text).filter(|local| local.order.is_none())?;
    let day = local.at(DateOrder::DayFirst)?;
    let month = local.at(DateOrder::MonthFirst)?;
    (day != month).then_some((day, month))
}

/// The one of two that holds.
fn only(one: Option<DateOrder>, other: Option<DateOrder>) -> Option<DateOrder> {
    match (one, other) {
        (Some(order), None) | (None, Some(order)) => Some(order),
        _ => None,
    }
}

fn near(one: Instant, other: Instant) -> bool {
    one.since(other).abs() <= 2 * DAY
}

fn told<'a>(at: Instant) -> Date<'a> {
    Date::Told(Cow::Owned(at.to_string()))
}

/// `/Date(1795162382000)/` of PowerShell 5.1 and older .NET; a zone behind the number changes nothing about the instant.
fn milliseconds(text: &str) -> Option<Instant> {
    let inner = text.trim().strip_prefix("/Date(")?.strip_suffix(")/")?;
    let zone = inner
        .get(1..)?
        .find(['+', '-'])
        .map_or(inner.len(), |n| n + 1);
    let millis = inner.get(..zone)?.parse::<i64>().ok()?;
    // Years 1970 to 9999.
    (0..253_402_300_800_000)
        .contains(&millis)
        .then_some(Instant(millis))
}

/// Times in the order of their rows.
#[derive(Debug, Default)]
struct Series {
    oldest: Option<Instant>,
    newest: Option<Instant>,
    last: Option<Instant>,
    /// Times that differ from the one before them.
    steps: usize,
    rises: bool,
    falls: bool,
}

impl Series {
    fn add(&mut self, at: Instant) {
        self.oldest = Some(self.oldest.map_or(at, |o| o.min(at)));
        self.newest = Some(self.newest.map_or(at, |n| n.max(at)));
        if let Some(last) = self.last.filter(|last| *last != at) {
            self.steps += 1;
            self.rises |= at > last;
            self.falls |= at < last;
        }
        self.last = Some(at);
    }

    /// The rows stand in the order of time, and there are enough of them to tell.
    const fn is_sorted(&self) -> bool {
        self.steps + 1 >= SORTED && (self.rises != self.falls)
    }

    fn span(&self) -> i64 {
        self.newest
            .zip(self.oldest)
            .map_or(0, |(newest, oldest)| newest.since(oldest))
    }
}

#[cfg(test)]
mod tests;
