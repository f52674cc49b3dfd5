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
        let bytes = text.as_bytes();
        if bytes.len() != 36 {
            return None;
        }
        let mut value: u128 = 0;
        for (i, b) in bytes.iter().enumerate() {
            if matches!(i, 8 | 13 | 18 | 23) {
                if *b != b'-' {
                    return None;
                }
                continue;
            }
            let digit = match b {
                b'0'..=b'9' => b - b'0',
                b'a'..=b'f' => b - b'a' + 10,
                b'A'..=b'F' => b - b'A' + 10,
                _ => return None,
            };
            value = value << 4 | u128::from(digit);
        }
        (value != 0).then_some(Self(value))
    }
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
        ] {
            assert_eq!(Guid::parse(text), None, "{text}");
        }
    }
}
