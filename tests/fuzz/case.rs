//! Case files whose damage gets past base64 and gzip: a chunk is unpacked, changed, and packed again.

use crate::archive::gzipped;
use crate::mutate::mutate;
use crate::rng::Rng;
use flate2::read::GzDecoder;
use std::io::Read;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(crate) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for group in bytes.chunks(3) {
        let word = (0..3).fold(0_u32, |word, n| {
            word << 8 | u32::from(group.get(n).copied().unwrap_or(0))
        });
        for n in 0..4 {
            let digit = DIGITS.get((word >> (18 - 6 * n) & 63) as usize);
            out.push(if n > group.len() {
                b'='
            } else {
                digit.copied().unwrap_or(b'=')
            });
        }
    }
    out
}

fn of_base64(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .filter_map(|byte| DIGITS.iter().position(|d| d == byte))
        .filter_map(|n| u8::try_from(n).ok())
        .collect();
    let mut out = Vec::new();
    for group in digits.chunks(4) {
        let word = (0..4).fold(0_u32, |word, n| {
            word << 6 | u32::from(group.get(n).copied().unwrap_or(0))
        });
        out.extend(
            word.to_be_bytes()
                .iter()
                .skip(1)
                .take(group.len().saturating_sub(1)),
        );
    }
    out
}

fn unpacked(gzip: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What is cut is taken as far as it goes.
    let _ = GzDecoder::new(gzip).take(64 << 20).read_to_end(&mut out);
    out
}

/// Where chunks stand: texts that are gzip in base64.
fn chunks(file: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = file.windows(5).skip(from).position(|w| w == b"\"H4sI") {
        let start = from + at + 1;
        let len = file
            .iter()
            .skip(start)
            .position(|b| *b == b'"')
            .unwrap_or(0);
        found.push(start..start + len);
        from = start + len;
    }
    found
}

/// What all chunks of a file unpack to.
pub(crate) fn unpacked_len(file: &[u8]) -> u64 {
    chunks(file)
        .into_iter()
        .map(|range| unpacked(&of_base64(file.get(range).unwrap_or_default())).len() as u64)
        .sum()
}

/// A case file with a chunk that was changed inside, or text around it.
pub(crate) fn any(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut file = rng.pick(seeds).cloned().unwrap_or_default();
    for _ in 0..rng.small(3) {
        let Some(range) = rng.pick(&chunks(&file)).cloned() else {
            break;
        };
        let mut content = unpacked(&of_base64(file.get(range.clone()).unwrap_or_default()));
        let other = content.clone();
        mutate(rng, &mut content, &other);
        file.splice(range, base64(&gzipped(&content)));
    }
    if rng.one_in(3) {
        let other = rng.pick(seeds).cloned().unwrap_or_default();
        mutate(rng, &mut file, &other);
    }
    file
}
