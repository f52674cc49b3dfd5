//! Instants in UTC, in milliseconds since 1970. All times inside are instants; the page shows them in the
//! browser's zone.

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One minute in milliseconds.
pub const MINUTE: i64 = 60_000;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Later (or, with a negative number, earlier) by so many milliseconds; saturates.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to `self`; saturates.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Reads RFC 3339 and what the logs make of it: `T` or a blank between date and time, any number of
    /// fraction digits, `Z`, `±hh:mm` or no zone at all (which is UTC, rules 5). Years 1970 to 9999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.trim().as_bytes();
        if b.len() < 16 || b[4] != b'-' || b[7] != b'-' || b[13] != b':' {
            return None;
        }
        if !matches!(b[10], b'T' | b't' | b' ') {
            return None;
        }
        let year = number(b, 0, 4)?;
        let month = number(b, 5, 2)?;
        let day = number(b, 8, 2)?;
        let hour = number(b, 11, 2)?;
        let minute = number(b, 14, 2)?;
        let mut at = 16;
        let mut second = 0;
        let mut milli = 0;
        if b.get(at) == Some(&b':') {
            second = number(b, at + 1, 2)?;
            at += 3;
            if matches!(b.get(at), Some(b'.' | b',')) {
                at += 1;
                let mut scale = 100;
                let start = at;
                while let Some(d @ b'0'..=b'9') = b.get(at) {
                    milli += i64::from(d - b'0') * scale;
                    scale /= 10;
                    at += 1;
                }
                if at == start {
                    return None;
                }
            }
        }
        let offset = match b.get(at) {
            None => 0,
            Some(b'Z' | b'z') if at + 1 == b.len() => 0,
            Some(sign @ (b'+' | b'-')) => {
                let h = number(b, at + 1, 2)?;
                let m = match b.len() - at {
                    3 => 0,
                    5 => number(b, at + 3, 2)?,
                    6 if b[at + 3] == b':' => number(b, at + 4, 2)?,
                    _ => return None,
                };
                if h > 23 || m > 59 {
                    return None;
                }
                (h * 60 + m) * if *sign == b'+' { 1 } else { -1 }
            }
            _ => return None,
        };
        Self::from_civil(year, month, day, hour, minute, second)
            .map(|t| Self(t.0 + milli - offset * MINUTE))
    }

    /// The instant of a UTC date and time; `None` for a date that does not exist.
    #[must_use]
    pub fn from_civil(
        year: i64,
        month: i64,
        day: i64,
        hour: i64,
        minute: i64,
        second: i64,
    ) -> Option<Self> {
        if !(1970..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || !(1..=days_in(year, month)).contains(&day)
            || !(0..=23).contains(&hour)
            || !(0..=59).contains(&minute)
            || !(0..=60).contains(&second)
        {
            return None;
        }
        let days = days_from_civil(year, month, day);
        Some(Self(
            days * DAY + hour * HOUR + minute * MINUTE + second.min(59) * 1000,
        ))
    }

    /// Year, month, day of this instant in UTC.
    #[must_use]
    pub fn civil_date(self) -> (i64, i64, i64) {
        civil_from_days(self.0.div_euclid(DAY))
    }

    /// Its day in UTC, `2026-11-20`.
    #[must_use]
    pub fn utc_day(self) -> String {
        let (year, month, day) = self.civil_date();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC with `Z`; milliseconds only where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil_date();
        let rest = self.0.rem_euclid(DAY);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}",
            rest / HOUR,
            rest / MINUTE % 60,
            rest / 1000 % 60
        )?;
        let milli = rest % 1000;
        if milli != 0 {
            write!(f, ".{milli:03}")?;
        }
        f.write_str("Z")
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an instant"))
    }
}

fn number(b: &[u8], at: usize, len: usize) -> Option<i64> {
    let mut value = 0;
    for d in b.get(at..at + len)? {
        if !d.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(d - b'0');
    }
    Some(value)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a proleptic Gregorian date
/// (<https://howardhinnant.github.io/date_algorithms.html>).
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let doy = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::Instant;

    #[test]
    fn reads_every_form_that_the_logs_write() {
        for (text, same) in [
            ("2020-03-13T19:15:41.6195833Z", "2020-03-13T19:15:41.619Z"),
            ("2025-12-04T08:19:41Z", "2025-12-04T08:19:41Z"),
            ("2023-07-21 05:03:52.160562400", "2023-07-21T05:03:52.160Z"),
            ("2025-01-15 08:15:23", "2025-01-15T08:15:23Z"),
            ("2026-02-18T07:32:50.5+00:00", "2026-02-18T07:32:50.500Z"),
            ("2026-02-18T02:32:50-05:00", "2026-02-18T07:32:50Z"),
            ("2026-02-18T09:32:50+0200", "2026-02-18T07:32:50Z"),
            ("2024-02-29T00:00Z", "2024-02-29T00:00:00Z"),
        ] {
            assert_eq!(Instant::parse(text).unwrap().to_string(), same, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "2026-02-30T00:00:00Z",
            "2026-02-18",
            "18.02.2026 07:32",
            "2026-02-18T07:32:50.Z",
            "2026-02-18T07:32:50Zx",
            "2026-13-18T07:32:50Z",
            "2026-02-18T24:00:00Z",
            "2026-02-18T07:32:50+1",
            "١٢٣٤-02-18T07:32:50Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn writing_and_reading_are_inverse(ms in 0i64..253_402_300_800_000) {
            let t = Instant(ms);
            proptest::prop_assert_eq!(Instant::parse(&t.to_string()), Some(t));
        }

        #[test]
        fn arbitrary_text_never_panics(s in "\\PC*") {
            let _ = Instant::parse(&s);
        }
    }
}
