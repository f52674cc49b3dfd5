//! Archives that lie: their parts are sound or not, as chance has it, and checksums are right unless they are to be wrong.

use crate::mutate::mutate;
use crate::rng::Rng;
use flate2::Compression;
use flate2::Crc;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::io::Write;

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    let written = packer.write_all(bytes);
    written.and_then(|()| packer.finish()).unwrap_or_default()
}

pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let written = packer.write_all(bytes);
    written.and_then(|()| packer.finish()).unwrap_or_default()
}

/// One gzip stream of several members, with what may stand between and behind them.
pub(crate) fn gzip(rng: &mut Rng, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let members = 1 + rng.small(4);
    for piece in content.chunks(content.len().div_ceil(members).max(1)) {
        out.extend(gzipped(piece));
    }
    match rng.below(8) {
        0 => out.extend(vec![0; rng.small(1 << 16)]),
        1 => out.extend(gzipped(b"").repeat(rng.small(5000))),
        2 => {
            let len = rng.small(40);
            out.extend(rng.bytes(len));
        }
        _ => {}
    }
    out
}

const NAMES: [&str; 10] = [
    "a.json",
    "InteractiveSignIns_2026-11-20.csv",
    "y=2026/m=11/d=20/h=08/m=00/PT1H.json",
    "../../x",
    "a\u{202e}nosj.exe",
    "a\nb\r.json",
    "",
    "__MACOSX/._a",
    "dir/",
    "[Content_Types].xml",
];

struct Entry {
    name: Vec<u8>,
    method: u16,
    flags: u16,
    crc: u32,
    packed: u64,
    size: u64,
    offset: u64,
    extra: Vec<u8>,
}

/// A zip file of these contents.
pub(crate) fn zip(rng: &mut Rng, contents: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    for content in contents {
        entries.push(entry(rng, &mut out, content));
    }
    if rng.one_in(10)
        && let Some(first) = entries.first()
    {
        // Several names for the same packed bytes.
        let (method, crc, packed, size) = (first.method, first.crc, first.packed, first.size);
        for n in 0..rng.small(200) {
            let name = format!("twin-{n}.json").into_bytes();
            entries.push(Entry {
                name,
                method,
                flags: 0,
                crc,
                packed,
                size,
                offset: 0,
                extra: Vec::new(),
            });
        }
    }
    directory(rng, &mut out, &entries);
    out
}

fn entry(rng: &mut Rng, out: &mut Vec<u8>, content: &[u8]) -> Entry {
    let method = rng.pick(&[8, 8, 8, 0, 9]).copied().unwrap_or_default();
    let body = if method == 8 {
        deflated(content)
    } else {
        content.to_vec()
    };
    let mut crc = Crc::new();
    crc.update(content);
    let mut e = Entry {
        name: rng
            .pick(&NAMES)
            .copied()
            .unwrap_or_default()
            .as_bytes()
            .to_vec(),
        method,
        flags: rng
            .pick(&[0x800, 0x800, 0, 8, 1])
            .copied()
            .unwrap_or_default(),
        crc: crc.sum(),
        packed: body.len() as u64,
        size: content.len() as u64,
        offset: out.len() as u64,
        extra: Vec::new(),
    };
    match rng.below(12) {
        0 => e.crc ^= 1,
        1 => e.size = rng.next() >> rng.below(64),
        2 => e.packed = rng.next() >> rng.below(64),
        3 => e.offset = rng.next() >> rng.below(64),
        4 => e.extra = zip64(rng, &e),
        _ => {}
    }
    out.extend_from_slice(b"PK\x03\x04\x14\0");
    let described = e.flags & 8 != 0;
    local(out, &e, described);
    out.extend_from_slice(&body);
    if described {
        out.extend_from_slice(b"PK\x07\x08");
        out.extend_from_slice(&e.crc.to_le_bytes());
        out.extend_from_slice(&low(e.packed).to_le_bytes());
        out.extend_from_slice(&low(e.size).to_le_bytes());
    }
    e
}

/// The header before an entry, from its flags on. `described`: its sizes stand behind the content.
fn local(out: &mut Vec<u8>, e: &Entry, described: bool) {
    out.extend_from_slice(&e.flags.to_le_bytes());
    out.extend_from_slice(&e.method.to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    let (crc, packed, size) = if described {
        (0, 0, 0)
    } else {
        (e.crc, e.packed, e.size)
    };
    out.extend_from_slice(&crc.to_le_bytes());
    out.extend_from_slice(&low(packed).to_le_bytes());
    out.extend_from_slice(&low(size).to_le_bytes());
    out.extend_from_slice(&short(e.name.len()).to_le_bytes());
    out.extend_from_slice(&short(e.extra.len()).to_le_bytes());
    out.extend_from_slice(&e.name);
    out.extend_from_slice(&e.extra);
}

/// The extra field of zip64, with numbers that may be absurd.
fn zip64(rng: &mut Rng, e: &Entry) -> Vec<u8> {
    let mut extra = vec![1, 0, 24, 0];
    for value in [e.size, e.packed, e.offset] {
        let lie = rng.next() >> rng.below(64);
        extra.extend_from_slice(&(if rng.one_in(2) { value } else { lie }).to_le_bytes());
    }
    extra
}

fn directory(rng: &mut Rng, out: &mut Vec<u8>, entries: &[Entry]) {
    let start = out.len() as u64;
    for e in entries {
        out.extend_from_slice(b"PK\x01\x02\x14\0\x14\0");
        out.extend_from_slice(&e.flags.to_le_bytes());
        out.extend_from_slice(&e.method.to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&e.crc.to_le_bytes());
        out.extend_from_slice(&low(e.packed).to_le_bytes());
        out.extend_from_slice(&low(e.size).to_le_bytes());
        out.extend_from_slice(&short(e.name.len()).to_le_bytes());
        out.extend_from_slice(&short(e.extra.len()).to_le_bytes());
        out.extend_from_slice(&[0; 10]);
        out.extend_from_slice(&low(e.offset).to_le_bytes());
        out.extend_from_slice(&e.name);
        out.extend_from_slice(&e.extra);
    }
    let (mut count, mut size, mut at) = (entries.len() as u64, out.len() as u64 - start, start);
    if rng.one_in(8) {
        let lie = rng.next() >> rng.below(64);
        match rng.below(3) {
            0 => count = lie,
            1 => size = lie,
            _ => at = lie,
        }
    }
    if rng.one_in(8) {
        let here = out.len() as u64;
        out.extend_from_slice(b"PK\x06\x06");
        out.extend_from_slice(&44_u64.to_le_bytes());
        out.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for value in [count, count, size, at] {
            out.extend_from_slice(&value.to_le_bytes());
        }
        out.extend_from_slice(b"PK\x06\x07\0\0\0\0");
        out.extend_from_slice(&here.to_le_bytes());
        out.extend_from_slice(&1_u32.to_le_bytes());
        (count, size, at) = (u64::MAX, u64::MAX, u64::MAX);
    }
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&low(size).to_le_bytes());
    out.extend_from_slice(&low(at).to_le_bytes());
    let comment = if rng.one_in(10) { rng.small(70_000) } else { 0 };
    out.extend_from_slice(&short(comment).to_le_bytes());
    let comment = rng.bytes(comment);
    out.extend_from_slice(&comment);
}

fn low(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn short(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// An archive of mutated contents, at times mutated itself, at times one in another.
pub(crate) fn any(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let content = |rng: &mut Rng| {
        let mut content = rng.pick(seeds).cloned().unwrap_or_default();
        if rng.one_in(2) {
            let other = rng.pick(seeds).cloned().unwrap_or_default();
            mutate(rng, &mut content, &other);
        }
        content
    };
    let mut out = if rng.one_in(3) {
        let content = content(rng);
        gzip(rng, &content)
    } else {
        let contents: Vec<Vec<u8>> = (0..rng.small(6)).map(|_| content(rng)).collect();
        let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
        zip(rng, &contents)
    };
    if rng.one_in(12) {
        out = if rng.one_in(2) {
            gzip(rng, &out)
        } else {
            zip(rng, &[&out])
        };
    }
    if rng.one_in(3) {
        let other = out.clone();
        mutate(rng, &mut out, &other);
    }
    out
}
