//! JSON string contents → text.

use std::borrow::Cow;

/// Text of a string's inner bytes; borrowed unless an escape stands in it. Broken UTF-8, broken escapes and lone
/// surrogates become U+FFFD: a damaged name must not cost the record.
#[inline(always)]
pub(super) fn text(raw: &[u8], escaped: bool) -> Cow<'_, str> {
    if escaped {
        Cow::Owned(unescape(raw))
    } else {
        // The check alone is much faster than a lossy copy, and nearly always enough.
        match str::from_utf8(raw) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(raw),
        }
    }
}

fn unescape(raw: &[u8]) -> String {
    let mut out = Vec::with_capacity(raw.len());
    let mut i = 0;
    while let Some(&byte) = raw.get(i) {
        if byte != b'\\' {
            out.push(byte);
            i += 1;
            continue;
        }
        let Some(&kind) = raw.get(i + 1) else { break };
        i += 2;
        match kind {
            b'n' => out.push(b'\n'),
            b't' => out.push(b'\t'),
            b'r' => out.push(b'\r'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'u' => {
                let (c, used) = unicode(raw, i);
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                i += used;
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The character of `\uXXXX` (the digits begin at `at`), a pair of surrogates taken together; and the bytes used.
fn unicode(raw: &[u8], at: usize) -> (char, usize) {
    let Some(first) = hex4(raw, at) else {
        return (char::REPLACEMENT_CHARACTER, 0);
    };
    if (0xD800..0xDC00).contains(&first)
        && raw.get(at + 4..at + 6) == Some(b"\\u")
        && let Some(second @ 0xDC00..0xE000) = hex4(raw, at + 6)
    {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
            10,
        );
    }
    (
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
        4,
    )
}

fn hex4(raw: &[u8], at: usize) -> Option<u32> {
    raw.get(at..at + 4)?.iter().try_fold(0, |value, digit| {
        char::from(*digit).to_digit(16).map(|d| value << 4 | d)
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn unescapes_as_serde_does() {
        for json in [
            r#""plain""#,
            r#""M\u00fcller \"Z\\\/\n\t\r\b\f""#,
            r#""\ud83d\ude00 \u20ac""#,
        ] {
            let want: String = serde_json::from_str(json).unwrap();
            assert_eq!(text(&json.as_bytes()[1..json.len() - 1], true), want);
        }
    }

    #[test]
    fn damage_costs_a_character_not_the_record() {
        assert_eq!(text(br"a\ud83dz", true), "a\u{fffd}z");
        assert_eq!(text(br"a\u12", true), "a\u{fffd}12");
        assert_eq!(text(b"a\\", true), "a");
        assert_eq!(text(b"a\xffb", false), "a\u{fffd}b");
    }
}
