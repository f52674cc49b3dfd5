//! Skipping over JSON at the speed of reading: what is not needed is never looked at twice.
//!
//! In: bytes of one value, maybe cut at the end. Out: where it ends, or that more bytes are needed. Nothing recurses, so
//! no depth of brackets can overflow the stack. 64 bytes at a time become bit masks (quotes, backslashes,
//! brackets); the parity of quotes tells what is inside a string. The idea is that of simdjson (Langdale, Lemire,
//! "Parsing Gigabytes of JSON per Second", <https://arxiv.org/abs/1902.08318>).

use super::masks::{BLOCK, Masks, masks, masks_of_tail, quotes_and_slashes};

/// Why a scan ended before the value did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    /// The bytes end in the middle.
    More,
    /// Not JSON, at this byte.
    Bad(usize),
}

/// First byte at or after `i` that is no white space.
#[inline(always)]
pub(super) fn blank(b: &[u8], mut i: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = b.get(i) {
        i += 1;
    }
    i
}

/// From the first byte inside a string to its closing quote, and whether an escape stands in it.
#[inline(always)]
pub(super) fn string(b: &[u8], start: usize) -> Result<(usize, bool), Halt> {
    let mut i = start;
    while let Some(sixteen) = b.get(i..).and_then(|rest| rest.first_chunk::<16>()) {
        let (quotes, slashes) = quotes_and_slashes(sixteen);
        if quotes != 0 && slashes & (quotes - 1) & !quotes == 0 {
            return Ok((i + quotes.trailing_zeros() as usize, false));
        }
        if slashes != 0 {
            break;
        }
        i += 16;
    }
    string_with_escapes(b, i)
}

/// The same, byte by byte where escapes are: seldom, and at the end of the bytes.
fn string_with_escapes(b: &[u8], start: usize) -> Result<(usize, bool), Halt> {
    let mut i = start;
    let mut escaped = false;
    loop {
        let rest = b.get(i..).ok_or(Halt::More)?;
        match memchr::memchr2(b'"', b'\\', rest) {
            None => return Err(Halt::More),
            Some(n) if rest.get(n) == Some(&b'"') => return Ok((i + n, escaped)),
            Some(n) => {
                escaped = true;
                i += n + 2;
            }
        }
    }
}

/// From an opening bracket or brace to just behind its partner. Which kind closes which is not checked: what is
/// skipped is not judged.
pub(super) fn nested(b: &[u8], open: usize) -> Result<usize, Halt> {
    // Many are empty.
    if let Some(b']' | b'}') = b.get(open + 1) {
        return Ok(open + 2);
    }
    let mut at = open;
    let mut depth: u64 = 0;
    let mut state = InString::default();
    loop {
        let rest = b.get(at..).unwrap_or_default();
        let (m, len) = match rest.first_chunk::<BLOCK>() {
            Some(block) => (masks(block), BLOCK),
            None if rest.is_empty() => return Err(Halt::More),
            None => (masks_of_tail(rest), rest.len()),
        };
        let outside = !state.inside(&m);
        let opens = m.opens & outside;
        let mut closes = m.closes & outside;
        let count = u64::from(closes.count_ones());
        if count < depth {
            depth = depth + u64::from(opens.count_ones()) - count;
        } else {
            let mut closed = 0;
            while closes != 0 {
                let bit = closes.trailing_zeros();
                closed += 1;
                let before = u64::from((opens & ((1_u64 << bit) - 1)).count_ones());
                if depth + before <= closed {
                    return Ok(at + bit as usize + 1);
                }
                closes &= closes - 1;
            }
            depth = depth + u64::from(opens.count_ones()) - closed;
        }
        at += len;
    }
}

/// A number, `true`, `false` or `null`: to just behind it. Its spelling is not judged.
#[inline(always)]
pub(super) fn scalar(b: &[u8], start: usize) -> Result<usize, Halt> {
    let mut i = start;
    loop {
        match b.get(i) {
            None => return Err(Halt::More),
            Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.') => i += 1,
            Some(_) if i == start => return Err(Halt::Bad(i)),
            Some(_) => return Ok(i),
        }
    }
}

/// Any value: to just behind it.
#[inline(always)]
pub(super) fn value(b: &[u8], start: usize) -> Result<usize, Halt> {
    match b.get(start) {
        None => Err(Halt::More),
        Some(b'"') => string(b, start + 1).map(|(end, _)| end + 1),
        Some(b'{' | b'[') => nested(b, start),
        Some(_) => scalar(b, start),
    }
}

/// Carries the two facts from block to block: is the last quote open, is the next byte escaped.
#[derive(Default)]
struct InString {
    open: bool,
    escape: bool,
}

impl InString {
    /// Which bytes of the block stand inside a string (the opening quote counts, the closing one does not).
    #[inline(always)]
    fn inside(&mut self, m: &Masks) -> u64 {
        let mut escaped = u64::from(self.escape);
        self.escape = false;
        let mut slashes = m.slashes & !escaped;
        while slashes != 0 {
            let bit = slashes.trailing_zeros();
            if bit == 63 {
                self.escape = true;
                break;
            }
            escaped |= 2 << bit;
            slashes &= !(3 << bit);
        }
        let mut x = m.quotes & !escaped;
        x ^= x << 1;
        x ^= x << 2;
        x ^= x << 4;
        x ^= x << 8;
        x ^= x << 16;
        x ^= x << 32;
        if self.open {
            x = !x;
        }
        self.open = x >> 63 != 0;
        x
    }
}

#[cfg(test)]
mod tests {
    use super::{Halt, nested, string, value};

    #[test]
    fn finds_the_end_of_nested_values() {
        for (text, end) in [
            ("{} ", 2),
            ("[[],[{}]]x", 9),
            (r#"{"a":"}]","b":[1,{"c":"\"]"}]},"#, 30),
            (r#"["\\",1] "#, 8),
            (r#"["\\\"]",1] "#, 11),
        ] {
            assert_eq!(nested(text.as_bytes(), 0), Ok(end), "{text}");
        }
    }

    #[test]
    fn brackets_without_end_need_more_and_no_stack() {
        let deep = vec![b'['; 200_000];
        assert_eq!(nested(&deep, 0), Err(Halt::More));
        let mut closed = deep.clone();
        closed.extend(std::iter::repeat_n(b']', 200_000));
        assert_eq!(nested(&closed, 0), Ok(400_000));
    }

    #[test]
    fn an_escape_at_the_end_of_the_bytes_needs_more() {
        assert_eq!(string(br#"ab\"#, 0), Err(Halt::More));
        assert_eq!(string(br#"ab\""#, 0), Err(Halt::More));
        assert_eq!(string(br#"ab\"" "#, 0), Ok((4, true)));
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_serde_on_any_json(v in json(4), pad in 0usize..70) {
            let mut text = " ".repeat(pad);
            text.push_str(&v.to_string());
            let end = text.len();
            text.push_str(" ,\"x\":1}");
            proptest::prop_assert_eq!(value(text.as_bytes(), pad), Ok(end));
            if matches!(v, serde_json::Value::Object(_) | serde_json::Value::Array(_) | serde_json::Value::String(_)) {
                for cut in pad..end {
                    proptest::prop_assert_eq!(value(&text.as_bytes()[..cut], pad), Err(Halt::More));
                }
            }
        }

        #[test]
        fn arbitrary_bytes_never_panic(b in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), at in 0usize..300) {
            let _ = value(&b, at);
        }
    }

    fn json(depth: u32) -> impl proptest::strategy::Strategy<Value = serde_json::Value> {
        use proptest::prelude::*;
        use serde_json::Value;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            r#"[\\"{}\[\]a-zé ]{0,40}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(depth, 60, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::vec((r#"[\\"{}a-z]{0,9}"#, inner), 0..8)
                    .prop_map(|kv| Value::Object(kv.into_iter().collect())),
            ]
        })
    }
}
