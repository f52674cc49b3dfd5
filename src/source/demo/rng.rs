//! A small generator of numbers: xorshift64* (Marsaglia 2003, Vigna 2016, <https://doi.org/10.1145/2845077>).
//! Good enough to scatter times; never for secrets.

/// State; the same seed gives the same numbers.
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// A generator for a seed; any seed will do.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15 | 1)
    }

    /// The next 64 bits.
    pub(super) const fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number in `[0, end)`; 0 if `end` is not positive. The small bias of the remainder does not matter here.
    pub(super) const fn below(&mut self, end: i64) -> i64 {
        if end <= 0 {
            return 0;
        }
        (self.next() >> 1) as i64 % end
    }

    /// True in `percent` of a hundred.
    pub(super) const fn percent(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }
}
