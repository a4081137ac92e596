//! Counting in words: German and English know one and many.

use super::{Lang, Text, fill};

/// `one` for exactly one, `many` for all else; the number fills the gap.
pub fn count(lang: Lang, n: usize, one: Text, many: Text) -> String {
    fill(lang, if n == 1 { one } else { many }, &[&n.to_string()])
}
