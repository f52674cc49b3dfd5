//! UTF-16 to UTF-8, piece by piece: Windows PowerShell's `Out-File` and Excel's *Unicode text* write it.

/// Decodes a stream.
#[derive(Debug)]
pub(super) struct Wide {
    little: bool,
    /// Decoded and not yet consumed.
    pub(super) text: Vec<u8>,
}

impl Wide {
    /// For a file that begins so, and the length of its byte order mark; `None` for UTF-32 and for what cannot be told.
    pub(super) fn of(head: &[u8]) -> Option<(Self, usize)> {
        let (little, bom) = match head {
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return None,
            [0xff, 0xfe, ..] => (true, 2),
            [0xfe, 0xff, ..] => (false, 2),
            // Without a mark: the text begins with a letter of ASCII, whose other byte is zero.
            [0, b, ..] if *b != 0 => (false, 0),
            [b, 0, ..] if *b != 0 => (true, 0),
            _ => return None,
        };
        let text = Vec::new();
        Some((Self { little, text }, bom))
    }

    /// Decodes all whole characters of `bytes` and says how many bytes that took. What is no character becomes U+FFFD.
    pub(super) fn push(&mut self, bytes: &[u8], at_end: bool) -> usize {
        let unit = |pair: &[u8]| match pair {
            [a, b] if self.little => u16::from_le_bytes([*a, *b]),
            [a, b] => u16::from_be_bytes([*a, *b]),
            _ => 0xfffd,
        };
        let mut units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
        // The second half of a character may come with the next piece.
        if !at_end && units.last().is_some_and(|u| (0xd800..0xdc00).contains(u)) {
            units.pop();
        }
        for c in char::decode_utf16(units.iter().copied()) {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.text
                .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        if at_end { bytes.len() } else { units.len() * 2 }
    }

    /// Bytes that the first `len` bytes of the text have in the file.
    pub(super) fn len_in_file(&self, len: usize) -> u64 {
        let units = |byte: &u8| match byte {
            0x80..=0xbf => 0,
            // Beyond the first 65,536 characters: two halves.
            0xf0.. => 4,
            _ => 2,
        };
        self.text.iter().take(len).map(units).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Wide;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_pieces_give_the_text(text in "A.{0,30}", cut in 0_usize..70, little: bool, mark: bool) {
            let marked = if mark { format!("\u{feff}{text}") } else { text.clone() };
            let bytes: Vec<u8> = marked
                .encode_utf16()
                .flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() })
                .collect();
            let (mut wide, bom) = Wide::of(&bytes).unwrap();
            prop_assert_eq!(bom, if mark { 2 } else { 0 });
            let rest = &bytes[bom..];
            let used = wide.push(&rest[..cut.min(rest.len())], false);
            prop_assert_eq!(wide.push(&rest[used..], true), rest.len() - used);
            prop_assert_eq!(String::from_utf8(wide.text).unwrap(), text);
        }

        #[test]
        fn anything_goes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some((mut wide, bom)) = Wide::of(&bytes) {
                wide.push(&bytes[bom..], true);
                prop_assert!(String::from_utf8(wide.text).is_ok());
            }
        }
    }
}
