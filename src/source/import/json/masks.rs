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

/// Masks of a block. `[`, `]` differ from `{`, `}` in one bit, so each pair takes one comparison. Written out: the loop
/// would not be unrolled where size counts.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(super) fn masks(block: &[u8; BLOCK]) -> Masks {
    use core::arch::wasm32::{u8x16_splat, v128_or};
    let (sixteens, _) = block.as_chunks::<16>();
    let [a, b, c, d] = match sixteens {
        [a, b, c, d] => [load(a), load(b), load(c), load(d)],
        _ => [u8x16_splat(b' '); 4],
    };
    let bit = u8x16_splat(0x20);
    let lows = [
        v128_or(a, bit),
        v128_or(b, bit),
        v128_or(c, bit),
        v128_or(d, bit),
    ];
    Masks {
        quotes: places(b'"', [a, b, c, d]),
        slashes: places(b'\\', [a, b, c, d]),
        opens: places(b'{', lows),
        closes: places(b'}', lows),
    }
}

/// Where a byte stands among 64.
#[cfg(target_arch = "wasm32")]
#[inline(always)] // Closures would be called, where size counts.
fn places(byte: u8, [a, b, c, d]: [core::arch::wasm32::v128; 4]) -> u64 {
    u64::from(equal(a, byte))
        | u64::from(equal(b, byte)) << 16
        | u64::from(equal(c, byte)) << 32
        | u64::from(equal(d, byte)) << 48
}

/// Where a byte stands among sixteen.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn equal(v: core::arch::wasm32::v128, byte: u8) -> u16 {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat};
    u8x16_bitmask(u8x16_eq(v, u8x16_splat(byte)))
}

/// Sixteen bytes in a register.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn load(sixteen: &[u8; 16]) -> core::arch::wasm32::v128 {
    let value = u128::from_le_bytes(*sixteen);
    #[allow(clippy::cast_possible_truncation)]
    core::arch::wasm32::u64x2(value as u64, (value >> 64) as u64)
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
    let v = load(sixteen);
    (u32::from(equal(v, b'"')), u32::from(equal(v, b'\\')))
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
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq};
    let ((ones, _), (others, _)) = (one.as_chunks::<16>(), other.as_chunks::<16>());
    let ([a, b, c], [x, y, z]) = (ones, others) else {
        return 0;
    };
    let same = |a, b| u64::from(u8x16_bitmask(u8x16_eq(load(a), load(b))));
    let bits = same(a, x) | same(b, y) << 16 | same(c, z) << 32;
    bits.trailing_ones() as usize
}

/// How many bytes agree before the first that does not, without SIMD.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
pub(super) fn agreeing(one: &[u8; LEAD], other: &[u8; LEAD]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}
