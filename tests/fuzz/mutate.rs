//! Mutations: of any bytes, and of text in the shapes that the product reads.

use crate::rng::Rng;

/// Bytes of an input at the most.
pub(crate) const MOST: usize = 4 << 20;

/// Pieces that mean something to one of the readers.
const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    "\u{feff}",
    "\0",
    "\\u",
    "\\ud83d",
    "\"\"",
    "null",
    "true",
    "[]",
    "{}",
    "{\"value\":[",
    "{\"records\":[",
    "{\"tables\":[{\"columns\":[",
    "\"rows\":[[",
    "\"properties\":",
    "\"properties\":\"{\\\"",
    "\"body\":\"{",
    "\"_raw\":\"",
    "\"responses\":[",
    "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/x\"",
    "\"error\":{\"code\":\"",
    "\"createdDateTime\":\"2026-11-20T08:00:00Z\",",
    "\"createdDateTime\":\"9999-12-31T23:59:59Z\",",
    "\"createdDateTime\":\"1970-01-01T00:00:00Z\",",
    "\"createdDateTime\":\"/Date(1795162382000)/\",",
    "11/10/2026 8:13:00 AM",
    "20.11.2026 08:13",
    "\"clientAppUsed\":\"Exchange ActiveSync\",",
    "\"clientAppUsed\":\"IMAP4\",",
    "\"userAgent\":\"Apple-iPhone14C5/1902.74\",",
    "\"userAgent\":\"BAV2ROPC\",",
    "\"id\":\"aaaaaaaa-0000-4000-8000-000000000001\",",
    "\"userId\":\"11111111-0000-4000-8000-000000000001\",",
    "\"status\":{\"errorCode\":50126},",
    "\"status\":\"@{errorCode=0; failureReason=Other.}\",",
    "\"authenticationDetails\":[{\"authenticationMethod\":\"",
    "\"authenticationDetails\":\"@{authenticationMethod=Password; succeeded=True}\",",
    "\"count_\":100000,",
    "\"Sign-ins\":4294967295,",
    "\"appliedConditionalAccessPolicies\":[",
    "Date (UTC)",
    "Request ID",
    "User agent",
    "Client app",
    "Sign-in error code",
    "sep=;\n",
    "#TYPE x\n",
    "\u{202e}",
    "\u{ff}",
    "\u{1f600}",
    "=cmd|calc!A0",
    "code=",
    "&state=",
    "&error=",
    "%00",
    "%",
    "+",
    "#",
    "?",
    "AADSTS50076: ",
    "\"access_token\":\"",
    "\"id_token\":\"",
    "\"expires_in\":",
    "Bearer ",
    "claims=\"",
    "eyJ",
    ".",
    "=",
];
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "255",
    "65535",
    "65536",
    "100000",
    "2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "18446744073709551615",
    "18446744073709551616",
    "1e308",
    "1e999",
    "-0",
    "0.1",
    "99999999999999999999999999999999999999",
];
const LENGTHS: &[u64] = &[
    0,
    1,
    2,
    4,
    22,
    46,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0xfffe,
    0xffff,
    0x1_0000,
    0x7fff_ffff,
    0xffff_fffe,
    0xffff_ffff,
    0x1_0000_0000,
    0x7fff_ffff_ffff_ffff,
    u64::MAX - 1,
    u64::MAX,
];

/// Changes some bytes, one to a dozen times; `other` lends blocks.
pub(crate) fn mutate(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    for _ in 0..=rng.small(12) {
        one(rng, bytes, other);
        bytes.truncate(MOST);
    }
}

fn one(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = rng.below(bytes.len() + 1);
    match rng.below(19) {
        0 => flip(rng, bytes, at),
        1 => {
            let len = rng.small(9);
            let new = rng.bytes(len);
            splice(bytes, at, len, &new);
        }
        2 | 3 => {
            let word = rng.pick(WORDS).copied().unwrap_or_default();
            let over = if rng.one_in(2) { word.len() } else { 0 };
            splice(bytes, at, over, word.as_bytes());
        }
        4 => {
            let len = rng.small(bytes.len());
            splice(bytes, at, len, &[]);
        }
        5 => {
            let block = block(rng, bytes);
            splice(bytes, at, 0, &block);
        }
        6 => {
            let block = block(rng, other);
            let over = if rng.one_in(2) { block.len() } else { 0 };
            splice(bytes, at, over, &block);
        }
        7 => repeat(rng, bytes, at),
        8 => bytes.truncate(at),
        9 => number(rng, bytes, at),
        10 => double_key(rng, bytes, at),
        11 => nest(rng, bytes, at),
        12 => length(rng, bytes, at),
        13 => lines(rng, bytes),
        14 => line_ends(rng, bytes),
        15 => long_text(rng, bytes, at),
        16 => {
            // One byte for another, everywhere.
            let (from, to) = (bytes.get(at).copied(), rng.next().to_le_bytes()[0]);
            for byte in bytes.iter_mut().filter(|b| Some(**b) == from) {
                *byte = to;
            }
        }
        17 => {
            let blanks = vec![b' '; rng.small(1 << 16)];
            splice(bytes, if rng.one_in(2) { 0 } else { at }, 0, &blanks);
        }
        _ => swap(rng, bytes),
    }
}

/// Puts `new` in the place of `len` bytes.
fn splice(bytes: &mut Vec<u8>, at: usize, len: usize, new: &[u8]) {
    let end = at.saturating_add(len).min(bytes.len());
    bytes.splice(at.min(end)..end, new.iter().copied());
}

fn block(rng: &mut Rng, bytes: &[u8]) -> Vec<u8> {
    let from = rng.below(bytes.len());
    let len = rng.small(bytes.len() - from.min(bytes.len()) + 1);
    bytes.get(from..from + len).unwrap_or_default().to_vec()
}

fn flip(rng: &mut Rng, bytes: &mut [u8], at: usize) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << rng.below(8);
    }
}

/// A block many times: what grows faster than its input shows.
fn repeat(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let block = block(rng, bytes);
    let most = if rng.one_in(20) { MOST } else { 1 << 16 };
    let times = rng.small(most.saturating_sub(bytes.len()) / block.len().max(1) + 1);
    splice(bytes, at, 0, &block.repeat(times));
}

/// Another number in the place of the next one.
fn number(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let digits = |from: usize, bytes: &[u8]| {
        bytes
            .iter()
            .skip(from)
            .position(u8::is_ascii_digit)
            .map(|n| from + n)
    };
    let Some(from) = digits(at, bytes) else {
        return;
    };
    let len = bytes
        .iter()
        .skip(from)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let new = rng.pick(NUMBERS).copied().unwrap_or_default();
    splice(bytes, from, len, new.as_bytes());
}

/// The member of an object behind `at` once more, with another value, or with its key in capitals.
fn double_key(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let find = |from: usize, what: u8| {
        bytes
            .iter()
            .skip(from)
            .position(|b| *b == what)
            .map(|n| from + n)
    };
    let Some(open) = find(at, b'"') else { return };
    let Some(close) = find(open + 1, b'"') else {
        return;
    };
    if bytes.get(close + 1) != Some(&b':') {
        return;
    }
    let mut member = bytes.get(open..close + 2).unwrap_or_default().to_vec();
    if rng.one_in(3) {
        member.make_ascii_uppercase();
    }
    let value = [
        "null",
        "\"x\"",
        "\"2026-11-20T08:00:00Z\"",
        "{}",
        "[]",
        "0",
        "{\"a\":",
        "\"IMAP4\"",
    ];
    member.extend_from_slice(rng.pick(&value).copied().unwrap_or_default().as_bytes());
    member.push(b',');
    splice(bytes, open, 0, &member);
}

/// Brackets in brackets, closed or not.
fn nest(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let (open, close) = rng
        .pick(&[
            ("[", "]"),
            ("{\"a\":", "}"),
            ("{\"body\":{", "}"),
            ("\"{\\\"", "\\\"}\""),
            ("@{a=", "}"),
            ("{\"records\":[", "]}"),
        ])
        .copied()
        .unwrap_or_default();
    let most = if rng.one_in(10) { 100_000 } else { 300 };
    let times = rng.small(most);
    let mut new = open.repeat(times);
    if rng.one_in(2) {
        new.push_str(&close.repeat(times));
    }
    splice(bytes, at, 0, new.as_bytes());
}

/// A length, an offset or a checksum, as binary formats have it.
fn length(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let value = rng.pick(LENGTHS).copied().unwrap_or_default().to_le_bytes();
    let width = 1 << rng.below(4);
    splice(bytes, at, width, value.get(..width).unwrap_or_default());
}

/// Lines in another order, or one of them many times.
fn lines(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let mut all: Vec<Vec<u8>> = bytes
        .split_inclusive(|b| *b == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    if all.is_empty() {
        return;
    }
    let (a, b) = (rng.below(all.len()), rng.below(all.len()));
    if rng.one_in(2) {
        all.swap(a, b);
    } else if let Some(line) = all.get(a).cloned() {
        let times = rng.small((1 << 16) / line.len().max(1) + 1);
        all.splice(b..b, std::iter::repeat_n(line, times));
    }
    *bytes = all.concat();
}

/// Other line ends, or delimiters.
fn line_ends(rng: &mut Rng, bytes: &mut Vec<u8>) {
    match rng.below(4) {
        0 => bytes
            .iter_mut()
            .filter(|b| **b == b'\n')
            .for_each(|b| *b = b'\r'),
        1 => bytes
            .iter_mut()
            .filter(|b| **b == b',')
            .for_each(|b| *b = b';'),
        2 => bytes.retain(|b| *b != b'\n'),
        _ => {
            // UTF-16, with or without its mark.
            let mark = rng.one_in(2).then_some([0xff, 0xfe]).into_iter().flatten();
            *bytes = mark.chain(bytes.iter().flat_map(|b| [*b, 0])).collect();
        }
    }
}

fn long_text(rng: &mut Rng, bytes: &mut Vec<u8>, at: usize) {
    let most = if rng.one_in(10) { 1 << 20 } else { 1 << 12 };
    let len = rng.small(most);
    let text = match rng.below(4) {
        0 => vec![b'a'; len],
        1 => vec![b'\\'; len],
        2 => "\u{e9}".repeat(len / 2).into_bytes(),
        _ => (0..len)
            .map(|_| b' ' + rng.next().to_le_bytes()[0] % 95)
            .collect(),
    };
    splice(bytes, at, 0, &text);
}

fn swap(rng: &mut Rng, bytes: &mut [u8]) {
    if !bytes.is_empty() {
        let (a, b) = (rng.below(bytes.len()), rng.below(bytes.len()));
        bytes.swap(a, b);
    }
}

/// Bytes without any order, or words without any.
pub(crate) fn arbitrary(rng: &mut Rng) -> Vec<u8> {
    if rng.one_in(2) {
        let len = rng.small(1 << 14);
        return rng.bytes(len);
    }
    let mut text = Vec::new();
    for _ in 0..rng.small(300) {
        let list = if rng.one_in(5) { NUMBERS } else { WORDS };
        text.extend_from_slice(rng.pick(list).copied().unwrap_or_default().as_bytes());
    }
    text
}
