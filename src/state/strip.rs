//! The strip of a row: when a device signed in, as SVG path data. Legacy above the line, rejected fainter, modern
//! below. In: the row's bitmaps and the window of the whole log. Out: numbers and paths, no DOM. Pure.

use crate::model::{DAY, Instant, order};
use crate::worker::messages::{STRIP_BIN, Strip};

/// Days shown at the most: the log keeps no more.
pub const DAYS: u32 = 30;
const BINS_A_DAY: u32 = 4;
/// Width of a bin in the drawing's own unit.
pub const BIN: u32 = 10;
/// Height of the drawing in its own unit.
pub const HEIGHT: u32 = 30;

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
        legacy: path(&legacy, 2),
        rejected: path(&only_rejected, 2),
        modern: path(&modern, 17),
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

fn path(bins: &[u32], top: u32) -> String {
    use std::fmt::Write as _;
    let mut d = String::new();
    for bin in bins {
        let _ = write!(d, "M{} {top}h7v11h-7z", bin * BIN + 1);
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
        assert_eq!(drawn.legacy, "M1 2h7v11h-7zM31 2h7v11h-7z");
        assert_eq!(
            drawn.rejected, "M11 2h7v11h-7z",
            "a bin that is legacy already is not drawn twice"
        );
        assert_eq!(drawn.modern, "");
        assert_eq!((drawn.legacy_days, drawn.modern_days), (1, 0));
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
