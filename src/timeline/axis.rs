//! Marks of the time axis at round local times: every so many minutes, hours, days or months.

use super::View;
use crate::model::{DAY, HOUR, Instant, MINUTE};

/// What the marks of an axis count, and so how they are written: a time of day, a day, a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Times of day, down to the second.
    Second,
    /// Times of day, down to the minute.
    Minute,
    /// Days.
    Day,
    /// Months.
    Month,
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisMark {
    /// When.
    pub at: Instant,
    /// A local midnight among times of day, the first of a month among days, January among months: written with the
    /// next larger unit.
    pub major: bool,
    /// Every second one: left without its words where there is little room.
    pub minor: bool,
}

/// Steps from the finest on, in milliseconds; days and months follow.
const FIXED: [i64; 14] = [
    10_000,
    15_000,
    30_000,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
];
const DAYS: [i64; 4] = [1, 2, 7, 14];
const MONTHS: [i64; 4] = [1, 3, 6, 12];
/// More marks than fit on any screen; a guard, never reached with a sensible width.
const MOST: usize = 400;

/// The marks of an axis, in order: the finest step whose marks stand at least `least` pixels apart on `width`.
///
/// `offset` gives the local zone's minutes east of UTC at an instant, so that marks stand at local midnights and full
/// hours on both sides of a change of the clocks.
#[must_use]
pub fn axis(
    view: View,
    width: f64,
    least: f64,
    offset: &dyn Fn(Instant) -> i64,
) -> (Unit, Vec<AxisMark>) {
    let per_pixel = view.length() as f64 / width.max(1.0);
    let wanted = per_pixel * least.max(1.0);
    if let Some(step) = FIXED.into_iter().find(|step| *step as f64 >= wanted) {
        let unit = if step < MINUTE {
            Unit::Second
        } else {
            Unit::Minute
        };
        return (
            unit,
            marks(
                view,
                offset,
                |local| local.div_euclid(step) * step,
                |t| t + step,
                |t| t.rem_euclid(DAY) == 0,
                |t| t.div_euclid(step) % 2 != 0,
            ),
        );
    }
    if let Some(days) = DAYS.into_iter().find(|n| (n * DAY) as f64 >= wanted) {
        let (first, next) = (day_mark(days), move |t: i64| day_mark(days)(t + DAY * days));
        return (
            Unit::Day,
            marks(
                view,
                offset,
                first,
                next,
                |t| civil(t).2 == 1,
                |t| t.div_euclid(DAY * days) % 2 != 0,
            ),
        );
    }
    let months = MONTHS
        .into_iter()
        .find(|n| (n * 28 * DAY) as f64 >= wanted)
        .unwrap_or_else(|| {
            // Years, as many as it takes.
            12 * (wanted / (365 * DAY) as f64).ceil().max(1.0) as i64
        });
    (
        Unit::Month,
        marks(
            view,
            offset,
            |t| {
                let (y, m, _) = civil(t);
                month_start((y * 12 + m - 1).div_euclid(months) * months)
            },
            |t| {
                let (y, m, _) = civil(t);
                month_start(y * 12 + m - 1 + months)
            },
            |t| civil(t).1 == 1,
            |t| civil(t).1 % 2 == 0,
        ),
    )
}

/// Days since 1970 rounded down so that weeks begin on a Monday (1970-01-05).
fn day_mark(days: i64) -> impl Fn(i64) -> i64 {
    move |local| {
        let day = local.div_euclid(DAY);
        let shift = if days % 7 == 0 { 4 } else { 0 };
        ((day - shift).div_euclid(days) * days + shift) * DAY
    }
}

/// Walks over round local times from the one at or before the view's beginning, and keeps those that are seen.
fn marks(
    view: View,
    offset: &dyn Fn(Instant) -> i64,
    floor: impl Fn(i64) -> i64,
    next: impl Fn(i64) -> i64,
    major: impl Fn(i64) -> bool,
    minor: impl Fn(i64) -> bool,
) -> Vec<AxisMark> {
    let local = |at: Instant| at.0 + offset(at) * MINUTE;
    let mut out: Vec<AxisMark> = Vec::new();
    let mut at = floor(local(view.from()));
    // Two hours later than the end in local time: a clock set back must not end the walk early.
    let end = local(view.to()) + 2 * HOUR;
    while at <= end && out.len() < MOST {
        // The offset at the instant itself; guessed once with the local time taken for UTC, then made right.
        let guess = Instant(at - offset(Instant(at)) * MINUTE);
        let instant = Instant(at - offset(guess) * MINUTE);
        if view.holds(instant) && out.last().is_none_or(|last| last.at < instant) {
            out.push(AxisMark {
                at: instant,
                major: major(at),
                minor: minor(at),
            });
        }
        let following = next(at);
        if following <= at {
            break;
        }
        at = following;
    }
    out
}

/// Year, month, day of a local time.
fn civil(local: i64) -> (i64, i64, i64) {
    Instant(local).civil_date()
}

/// Local time at which a month (counted from year 0) begins; outside of 1970 to 9999 the far future, which ends a
/// walk.
fn month_start(months: i64) -> i64 {
    Instant::from_civil(months.div_euclid(12), months.rem_euclid(12) + 1, 1, 0, 0, 0)
        .map_or(if months < 1970 * 12 { 0 } else { i64::MAX }, |t| t.0)
}
