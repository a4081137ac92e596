//! Randomness.

use js_sys::Math;

const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// An evenly spread number, for jitter.
pub fn number() -> u32 {
    (Math::random() * 4_294_967_296.0) as u32
}

/// Random characters, `0`–`9` and `a`–`z`; from the browser's own generator where it has one.
pub fn characters(count: usize) -> String {
    let mut bytes = vec![0u8; count];
    let crypto = web_sys::window().and_then(|w| w.crypto().ok());
    let filled = crypto.is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| number() as u8);
    }
    // 256 is no multiple of 36: the first four letters come a little more often, which costs
    // less than a hundredth of a bit a character.
    bytes.iter().map(|b| char::from(LETTERS[usize::from(*b) % LETTERS.len()])).collect()
}

/// An id for something new: more than 64 random bits.
pub fn id() -> String {
    characters(14)
}
