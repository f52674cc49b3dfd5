//! The 30-day strip of a row: which six-hour bins hold sign-ins.

use super::view::{STRIP_BIN, Strip};
use crate::model::Instant;

/// Bins of a strip at the most: longer histories show their newest year.
const BINS: u32 = 4 * 366;

/// Strip of legacy, rejected and modern sign-ins.
pub(super) fn strip(legacy: &[Instant], rejected: &[Instant], modern: &[Instant]) -> Strip {
    let bin = |at: &Instant| u32::try_from(at.0.div_euclid(STRIP_BIN)).unwrap_or(0);
    let all = || legacy.iter().chain(rejected).chain(modern).map(bin);
    let Some(last) = all().max() else {
        return Strip::default();
    };
    let start = all().filter(|b| last - b < BINS).min().unwrap_or(last);
    let bitmap = |times: &[Instant]| {
        let mut digits = Vec::new();
        for at in times {
            let Some(offset) = bin(at).checked_sub(start) else {
                continue;
            };
            let digit = (offset / 4) as usize;
            if digits.len() <= digit {
                digits.resize(digit + 1, 0_u32);
            }
            if let Some(d) = digits.get_mut(digit) {
                *d |= 1 << (offset % 4);
            }
        }
        digits
            .into_iter()
            .filter_map(|d| char::from_digit(d, 16))
            .collect()
    };
    Strip {
        start,
        legacy: bitmap(legacy),
        rejected: bitmap(rejected),
        modern: bitmap(modern),
    }
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::findings::view::STRIP_BIN;
    use crate::model::Instant;

    #[test]
    fn bins_are_bits_lowest_first() {
        let at = |bin: i64| Instant(bin * STRIP_BIN + 5);
        let s = strip(&[at(100), at(103), at(104)], &[at(101)], &[at(112)]);
        assert_eq!(s.start, 100);
        assert_eq!(
            (s.legacy.as_str(), s.rejected.as_str(), s.modern.as_str()),
            ("91", "2", "0001")
        );
        assert_eq!(strip(&[], &[], &[]), Default::default());
    }
}
