//! The letters that tell topics of one number apart: 17b, 17c.

use std::collections::BTreeSet;

use crate::sorted;

/// The letters behind one number: `b` to `z`, then `ba` to `zz`, `baa` and on.
pub(crate) struct Letters {
    used: BTreeSet<String>,
    /// All before this one are used.
    at: usize,
}

impl Letters {
    /// Those behind the topics of one number; empty for none.
    pub(crate) fn used_by<'a>(used: impl Iterator<Item = &'a str>) -> Self {
        Self { used: sorted::set(used.map(str::to_owned)), at: 1 }
    }

    /// The first one that is not used; it is used then.
    pub(crate) fn next_free(&mut self) -> String {
        loop {
            sorted::step();
            let letter = letters(self.at);
            self.at += 1;
            if !self.used.contains(&letter) {
                return letter;
            }
        }
    }
}

/// A number in base 26, with the digits `a` to `z`.
fn letters(number: usize) -> String {
    let mut out = String::new();
    let mut rest = number;
    while rest > 0 {
        out.insert(0, char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_z_come_two_letters_and_then_three() {
        let mut letters = Letters::used_by(["", "c"].into_iter());
        let all: Vec<String> = (0..700).map(|_| letters.next_free()).collect();
        assert_eq!((&*all[0], &*all[1], &*all[23], &*all[24]), ("b", "d", "z", "ba"));
        assert!(all.iter().any(|letters| letters == "zz") && all[699].len() == 3);
    }
}
