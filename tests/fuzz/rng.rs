//! Numbers by a seed: SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).

pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64, part: &str, number: u64) -> Self {
        let mut rng = Self(seed);
        for byte in part.bytes() {
            rng.0 = rng.next() ^ u64::from(byte);
        }
        rng.0 = rng.next() ^ number;
        rng
    }

    /// The same bytes give the same numbers: how an input is cut into pieces depends on it alone.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let hash = bytes
            .iter()
            .take(4096)
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
            });
        Self(hash ^ bytes.len() as u64)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Below `end`; 0 if that is 0.
    #[allow(clippy::cast_possible_truncation)] // Below a `usize`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    /// Below `end`, small numbers more often: every order of magnitude alike.
    pub(crate) fn small(&mut self, end: usize) -> usize {
        let bits = usize::BITS - end.leading_zeros();
        let most = 1_usize << self.below(bits as usize + 1);
        self.below(most.min(end))
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}
