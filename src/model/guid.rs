//! GUIDs as Entra writes them: 8-4-4-4-12 hexadecimal digits, any case.

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A GUID; displays in lower case with dashes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(pub u128);

impl Guid {
    /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in any case. The all-zero GUID, which the log writes
    /// where it knows none, is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 36] = text.as_bytes().try_into().ok()?;
        if [8, 13, 18, 23].iter().any(|i| bytes[*i] != b'-') {
            return None;
        }
        // Two halves: shifting 128 bits is slow where a word has fewer.
        let (a, b, c) = (hex(&bytes[..8])?, hex(&bytes[9..13])?, hex(&bytes[14..18])?);
        let (d, e) = (hex(&bytes[19..23])?, hex(&bytes[24..])?);
        let (high, low) = (a << 32 | b << 16 | c, d << 48 | e);
        let value = u128::from(high) << 64 | u128::from(low);
        (value != 0).then_some(Self(value))
    }
}

const NO_DIGIT: u8 = 0x80;

/// Values of hexadecimal digits; one look instead of four comparisons, for every record has several GUIDs.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut n = 0;
    while n < 10 {
        digits[b'0' as usize + n] = n as u8;
        n += 1;
    }
    n = 0;
    while n < 6 {
        digits[b'a' as usize + n] = 10 + n as u8;
        digits[b'A' as usize + n] = 10 + n as u8;
        n += 1;
    }
    digits
};

/// At most sixteen digits → their value.
#[inline(always)]
fn hex(text: &[u8]) -> Option<u64> {
    let (value, met) = text.iter().fold((0_u64, 0_u8), |(value, met), byte| {
        let digit = DIGITS[usize::from(*byte)];
        (value << 4 | u64::from(digit & 15), met | digit)
    });
    (met & NO_DIGIT == 0).then_some(value)
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let h = format!("{:032x}", self.0);
        write!(
            f,
            "{}-{}-{}-{}-{}",
            &h[0..8],
            &h[8..12],
            &h[12..16],
            &h[16..20],
            &h[20..32]
        )
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Guid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a GUID"))
    }
}

#[cfg(test)]
mod tests {
    use super::Guid;

    #[test]
    fn reads_and_writes() {
        let g = Guid::parse("F8D98A96-0999-43f5-8af3-69971c7bb423").unwrap();
        assert_eq!(g.to_string(), "f8d98a96-0999-43f5-8af3-69971c7bb423");
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "00000000-0000-0000-0000-000000000000",
            "f8d98a96-0999-43f5-8af3-69971c7bb42",
            "f8d98a96_0999_43f5_8af3_69971c7bb423",
            "g8d98a96-0999-43f5-8af3-69971c7bb423",
            "f8d98a96-0999-43f5-8af3-69971c7bb42-",
            "-8d98a96-0999-43f5-8af3-69971c7bb423",
        ] {
            assert_eq!(Guid::parse(text), None, "{text}");
        }
    }
}
