//! The strip of a row: when a device signed in, as SVG path data. Legacy above the line, rejected fainter, modern
//! below. In: the row's bitmaps and the window of the whole log. Out: numbers and paths, no DOM. Pure.

use crate::model::{DAY, Instant, order};
use crate::worker::messages::{STRIP_BIN, Strip};
use std::fmt::Write as _;

/// Days shown at the most: the log keeps no more.
pub const DAYS: u32 = 30;
const BINS_A_DAY: u32 = 4;
/// Width of a bin in the drawing's own unit.
pub const BIN: u32 = 10;
/// Height of the drawing, in pixels.
pub const HEIGHT: u32 = 34;
/// Height of the line between legacy and modern.
pub const AXIS: u32 = 19;
/// In a window of at most this many days a bar is six hours, in a longer one a day.
const SHORT: u32 = 10;
/// Heights of bars by how many of a day's quarters have sign-ins: 3 + 11·√ above the axis, 3 + 8·√ below.
const UP: [u32; 5] = [0, 8, 11, 13, 14];
const DOWN: [u32; 5] = [0, 7, 9, 10, 11];

/// The window that all strips share, so that rows can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First bin.
    pub start: u32,
    /// Number of bins.
    pub bins: u32,
}

impl Window {
    /// The last days of the log, at most [`DAYS`], whole days by UTC; without any record a window of no width.
    #[must_use]
    pub fn of_log(from: Option<Instant>, to: Option<Instant>) -> Self {
        let (Some(from), Some(to)) = (from, to) else {
            return Self { start: 0, bins: 0 };
        };
        let day = |t: Instant| u32::try_from(t.0.div_euclid(DAY)).unwrap_or(0);
        let last = day(to);
        let first = day(from).max((last + 1).saturating_sub(DAYS)).min(last);
        Self {
            start: first * BINS_A_DAY,
            bins: (last + 1 - first) * BINS_A_DAY,
        }
    }

    /// Days in it.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.bins / BINS_A_DAY
    }

    /// Where an instant stands, in percent of the width; `None` outside of the window.
    #[must_use]
    pub fn place(self, at: Instant) -> Option<String> {
        let from = bin_start(self.start);
        let span = i64::from(self.bins) * STRIP_BIN;
        let since = at.since(from);
        (span > 0 && (0..=span).contains(&since)).then(|| {
            let hundredths = since.saturating_mul(10_000) / span;
            format!("{}.{:02}%", hundredths / 100, hundredths % 100)
        })
    }

    /// Width of the drawing in its own unit.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.bins * BIN
    }
}

/// A strip ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Accepted, stopped, interrupted, other.
    pub legacy: String,
    /// Rejected only.
    pub rejected: String,
    /// Modern.
    pub modern: String,
    /// Days with legacy sign-ins, rejected included.
    pub legacy_days: u32,
    /// Days with modern sign-ins.
    pub modern_days: u32,
}

/// Draws a strip in a window.
#[must_use]
pub fn paths(strip: &Strip, window: Window) -> Paths {
    let legacy = bits(&strip.legacy, strip.start, window);
    let rejected = bits(&strip.rejected, strip.start, window);
    let modern = bits(&strip.modern, strip.start, window);
    let only_rejected: Vec<u32> = rejected
        .iter()
        .copied()
        .filter(|bin| legacy.binary_search(bin).is_err())
        .collect();
    let mut any: Vec<u32> = legacy.iter().chain(&only_rejected).copied().collect();
    order::sort_by(&mut any, u32::cmp);
    Paths {
        legacy: path(&legacy, window, UP, true),
        rejected: path(&only_rejected, window, UP, true),
        modern: path(&modern, window, DOWN, false),
        legacy_days: days(&any),
        modern_days: days(&modern),
    }
}

/// Bins that are set, counted from the window's start, in order.
fn bits(hex: &str, start: u32, window: Window) -> Vec<u32> {
    let mut set = Vec::new();
    for (digit, c) in (0u32..).zip(hex.chars()) {
        let value = c.to_digit(16).unwrap_or(0);
        for bit in 0..4 {
            if value >> bit & 1 == 1 {
                let bin = start
                    .saturating_add(digit.saturating_mul(4))
                    .saturating_add(bit);
                if let Some(at) = bin.checked_sub(window.start).filter(|at| *at < window.bins) {
                    set.push(at);
                }
            }
        }
    }
    set
}

/// Bars from the axis up or down: one for each quarter of a day, or in a long window one for each day, as high as its quarters.
fn path(bins: &[u32], window: Window, heights: [u32; 5], up: bool) -> String {
    let wide = if window.days() > SHORT { BINS_A_DAY } else { 1 };
    let mut d = String::new();
    for bars in bins.chunk_by(|a, b| a / wide == b / wide) {
        let x = bars.first().map_or(0, |bin| bin / wide * wide * BIN);
        let height = heights.get(if wide == 1 { 4 } else { bars.len() });
        let height = height.copied().unwrap_or(heights[4]);
        let top = if up { AXIS - height } else { AXIS };
        let (gap, broad) = (wide + 1, wide * (BIN - 2) - 1);
        let _ = write!(d, "M{} {top}h{broad}v{height}h-{broad}z", x + gap);
    }
    d
}

/// Saturdays and Sundays of a window, by UTC as its days are.
#[must_use]
pub fn weekends(window: Window) -> String {
    let mut d = String::new();
    let first = window.start / BINS_A_DAY;
    for day in 0..window.days() {
        // 1 January 1970 was a Thursday.
        if matches!(first.wrapping_add(day) % 7, 2 | 3) {
            let broad = BINS_A_DAY * BIN;
            let _ = write!(d, "M{} 4h{broad}v29h-{broad}z", day * broad);
        }
    }
    d
}

fn days(bins: &[u32]) -> u32 {
    let mut days: Vec<u32> = bins.iter().map(|bin| bin / BINS_A_DAY).collect();
    days.dedup();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

/// The instant at which a bin begins.
#[must_use]
pub const fn bin_start(bin: u32) -> Instant {
    Instant(bin as i64 * STRIP_BIN)
}

#[cfg(test)]
mod tests {
    use super::{Strip, Window, paths};
    use crate::model::Instant;

    fn at(text: &str) -> Option<Instant> {
        Instant::parse(text)
    }

    #[test]
    fn the_window_is_what_the_log_covers_but_no_more_than_thirty_days() {
        let short = Window::of_log(at("2026-11-16T05:00:00Z"), at("2026-11-22T10:00:00Z"));
        assert_eq!(short.days(), 7);
        let long = Window::of_log(at("2026-01-01T05:00:00Z"), at("2026-11-22T10:00:00Z"));
        assert_eq!(long.days(), 30);
        assert_eq!(Window::of_log(None, None).bins, 0);
    }

    #[test]
    fn ticks_stand_where_their_bin_is() {
        let window = Window {
            start: 100,
            bins: 8,
        };
        // Bins 99 (before the window), 100, 103 and 108 (after it); rejected in 100 and 101.
        let strip = Strip {
            start: 99,
            legacy: "312".to_owned(),
            rejected: "6".to_owned(),
            modern: "008".to_owned(),
        };
        let drawn = paths(&strip, window);
        assert_eq!(drawn.legacy, "M2 5h7v14h-7zM32 5h7v14h-7z");
        assert_eq!(
            drawn.rejected, "M12 5h7v14h-7z",
            "a bin that is legacy already is not drawn twice"
        );
        assert_eq!(drawn.modern, "");
        assert_eq!((drawn.legacy_days, drawn.modern_days), (1, 0));
    }

    #[test]
    fn a_bar_of_a_long_window_is_a_day_as_high_as_its_quarters() {
        let window = Window { start: 0, bins: 44 };
        let strip = Strip {
            start: 0,
            legacy: "f1".to_owned(),
            rejected: String::new(),
            modern: "02".to_owned(),
        };
        let drawn = paths(&strip, window);
        assert_eq!(drawn.legacy, "M5 5h31v14h-31zM45 11h31v8h-31z");
        assert_eq!(drawn.modern, "M45 19h31v7h-31z");
    }

    #[test]
    fn weekends_and_marks_stand_where_their_time_is() {
        // A Friday.
        let window = Window::of_log(at("2026-11-20T05:00:00Z"), at("2026-11-23T10:00:00Z"));
        assert_eq!(super::weekends(window), "M40 4h40v29h-40zM80 4h40v29h-40z");
        let noon = at("2026-11-21T12:00:00Z").and_then(|at| window.place(at));
        assert_eq!(noon.as_deref(), Some("37.50%"));
        let before = at("2026-11-19T12:00:00Z").and_then(|at| window.place(at));
        assert_eq!(before, None);
    }

    proptest::proptest! {
        #[test]
        fn any_bitmap_is_drawn_without_panic(start in 0u32.., hex in "\\PC{0,80}", from in 0u32.., bins in 0u32..200) {
            let strip = Strip { start, legacy: hex.clone(), rejected: hex.clone(), modern: hex };
            let drawn = paths(&strip, Window { start: from, bins });
            proptest::prop_assert!(drawn.rejected.is_empty());
            proptest::prop_assert!(drawn.legacy_days <= bins.div_ceil(4));
        }
    }
}
