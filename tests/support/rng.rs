//! The one source of chance: a seed, and everything that follows from it.

/// `SplitMix64`: small, and good enough for people and weather.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// Everything that a world does follows from this number.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number for the app.
    pub fn number(&mut self) -> u32 {
        (self.roll() >> 32) as u32
    }

    /// Evenly from 0 to below `bound`; 0 where that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.roll()) * bound as u128) >> 64) as usize
    }

    /// Evenly from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// Happens `per_mille` times in a thousand.
    pub fn happens(&mut self, per_mille: usize) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of these, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, of: &[(usize, T)]) -> T {
        let mut left = self.below(of.iter().map(|(weight, _)| weight).sum());
        for (weight, choice) in of {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        of[0].1
    }

    /// A source of its own, so that what it decides depends on nothing else.
    pub fn fork(&mut self) -> Self {
        Self(self.roll())
    }

    /// So many characters `a`–`z` and `0`–`9`.
    pub fn letters(&mut self, count: usize) -> String {
        let digit = |n: usize| char::from_digit(n as u32, 36).unwrap();
        std::iter::repeat_with(|| digit(self.below(36))).take(count).collect()
    }
}
