//! Lengths in drawings.

use std::fmt::{Display, Formatter, Result};

/// A length in pixels, written to a tenth. Whole numbers are all that it takes: what the standard library has for floats is 20 kB of
/// the page's program.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Px(f64);

impl Display for Px {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        #[allow(clippy::cast_possible_truncation)] // It saturates, far beyond any screen.
        let tenths = (self.0 * 10.0).round() as i64;
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let sign = if tenths < 0 { "-" } else { "" };
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest => write!(f, "{sign}{whole}.{rest}"),
        }
    }
}

/// A length as an attribute.
pub fn px(length: f64) -> String {
    Px(length).to_string()
}

/// A part of the width in percent as an attribute, written to a hundredth.
pub fn percent(part: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // It saturates.
    let hundredths = (part * 100.0).round() as i64;
    format!(
        "{}.{:02}%",
        hundredths / 100,
        hundredths.unsigned_abs() % 100
    )
}

#[cfg(test)]
mod tests {
    use super::{Px, percent};

    #[test]
    fn parts_are_written_to_a_hundredth() {
        for (part, text) in [
            (0.0, "0.00%"),
            (33.333, "33.33%"),
            (70.0, "70.00%"),
            (99.999, "100.00%"),
            (f64::NAN, "0.00%"),
        ] {
            assert_eq!(percent(part), text);
        }
    }

    #[test]
    fn lengths_are_written_to_a_tenth() {
        for (length, text) in [
            (0.0, "0"),
            (-0.04, "0"),
            (-0.05, "-0.1"),
            (12.0, "12"),
            (12.34, "12.3"),
            (12.96, "13"),
            (-7.25, "-7.3"),
            (f64::NAN, "0"),
            (f64::INFINITY, "922337203685477580.7"),
        ] {
            assert_eq!(Px(length).to_string(), text);
        }
    }
}
