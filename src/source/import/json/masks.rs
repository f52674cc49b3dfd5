//! 64 bytes → bit masks of the bytes that matter to JSON. With SIMD in the browser, plain elsewhere; both give the same
//! (an end-to-end test compares the page's result with the native one).

/// Bytes in a block.
pub(super) const BLOCK: usize = 64;

/// One bit for each byte of a block, lowest bit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Masks {
    /// `"`
    pub quotes: u64,
    /// `\`
    pub slashes: u64,
    /// `{` and `[`
    pub opens: u64,
    /// `}` and `]`
    pub closes: u64,
}

/// Masks of fewer than 64 bytes; what is missing counts as white space.
pub(super) fn masks_of_tail(tail: &[u8]) -> Masks {
    let mut block = [b' '; BLOCK];
    for (to, from) in block.iter_mut().zip(tail) {
        *to = *from;
    }
    masks(&block)
}

/// Masks of a block. `[`, `]` differ from `{`, `}` in one bit, so each pair takes one comparison.
#[cfg(target_arch = "wasm32")]
#[inline]
pub(super) fn masks(block: &[u8; BLOCK]) -> Masks {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let mut m = Masks {
        quotes: 0,
        slashes: 0,
        opens: 0,
        closes: 0,
    };
    let (sixteens, _) = block.as_chunks::<16>();
    for (n, part) in sixteens.iter().enumerate() {
        let value = u128::from_le_bytes(*part);
        #[allow(clippy::cast_possible_truncation)]
        let v = u64x2(value as u64, (value >> 64) as u64);
        let low = v128_or(v, u8x16_splat(0x20));
        let shift = n * 16;
        m.quotes |= u64::from(u8x16_bitmask(u8x16_eq(v, u8x16_splat(b'"')))) << shift;
        m.slashes |= u64::from(u8x16_bitmask(u8x16_eq(v, u8x16_splat(b'\\')))) << shift;
        m.opens |= u64::from(u8x16_bitmask(u8x16_eq(low, u8x16_splat(b'{')))) << shift;
        m.closes |= u64::from(u8x16_bitmask(u8x16_eq(low, u8x16_splat(b'}')))) << shift;
    }
    m
}

/// Masks of a block, without SIMD.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn masks(block: &[u8; BLOCK]) -> Masks {
    let mut m = Masks {
        quotes: 0,
        slashes: 0,
        opens: 0,
        closes: 0,
    };
    for (bit, byte) in block.iter().enumerate() {
        m.quotes |= u64::from(*byte == b'"') << bit;
        m.slashes |= u64::from(*byte == b'\\') << bit;
        m.opens |= u64::from(byte | 0x20 == b'{') << bit;
        m.closes |= u64::from(byte | 0x20 == b'}') << bit;
    }
    m
}

/// Quotes and backslashes among sixteen bytes, one bit each, lowest first.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(super) fn quotes_and_slashes(sixteen: &[u8; 16]) -> (u32, u32) {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2};
    let value = u128::from_le_bytes(*sixteen);
    #[allow(clippy::cast_possible_truncation)]
    let v = u64x2(value as u64, (value >> 64) as u64);
    (
        u32::from(u8x16_bitmask(u8x16_eq(v, u8x16_splat(b'"')))),
        u32::from(u8x16_bitmask(u8x16_eq(v, u8x16_splat(b'\\')))),
    )
}

/// Quotes and backslashes among sixteen bytes, without SIMD.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
pub(super) fn quotes_and_slashes(sixteen: &[u8; 16]) -> (u32, u32) {
    let mut found = (0, 0);
    for (bit, byte) in sixteen.iter().enumerate() {
        found.0 |= u32::from(*byte == b'"') << bit;
        found.1 |= u32::from(*byte == b'\\') << bit;
    }
    found
}

/// Bytes of a key that are compared at once; the longest that Graph writes has 36 with its quotes and colon.
pub(super) const LEAD: usize = 48;

/// How many bytes agree before the first that does not.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(super) fn agreeing(one: &[u8; LEAD], other: &[u8; LEAD]) -> usize {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u64x2, v128};
    #[allow(clippy::cast_possible_truncation)]
    let load = |part: &[u8; 16]| -> v128 {
        let value = u128::from_le_bytes(*part);
        u64x2(value as u64, (value >> 64) as u64)
    };
    let (ones, _) = one.as_chunks::<16>();
    let (others, _) = other.as_chunks::<16>();
    let mut bits = 0_u64;
    for (n, (a, b)) in ones.iter().zip(others).enumerate() {
        bits |= u64::from(u8x16_bitmask(u8x16_eq(load(a), load(b)))) << (n * 16);
    }
    bits.trailing_ones() as usize
}

/// How many bytes agree before the first that does not, without SIMD.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
pub(super) fn agreeing(one: &[u8; LEAD], other: &[u8; LEAD]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}
