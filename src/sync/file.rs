//! Which file of an endpoint holds what: `board`, and `1` … `K` where the URL has a `{shard}`.

use crate::hash::fnv1a_32;
use crate::limits;

/// One file of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File(u32);

impl File {
    /// The file that every event has: the event itself, its wall, its people.
    pub const BOARD: Self = Self(0);

    /// The file `number`, which is at least 1 and at most [`limits::SHARDS`].
    pub const fn shard(number: u32) -> Option<Self> {
        if number == 0 || number > limits::SHARDS { None } else { Some(Self(number)) }
    }

    /// The file called `name` (`board`, `1`, `2`, …), as in URLs and storage keys.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "board" {
            return Some(Self::BOARD);
        }
        let plain = !name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit());
        name.parse().ok().filter(|_| plain).and_then(Self::shard)
    }

    /// The name that stands for `{shard}` in the endpoint's URL.
    pub fn name(self) -> String {
        if self == Self::BOARD { "board".to_owned() } else { self.0.to_string() }
    }

    /// 0 for the board, else the shard's number.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Where the entity `id` (a topic's id for its report and additions, else its own) lives
    /// among `shards` files: by FNV-1a, so that other programs compute the same home from the
    /// same id. Without shards everything lives on the board.
    pub fn home(id: &str, shards: u32) -> Self {
        match fnv1a_32(id.bytes()).checked_rem(shards.min(limits::SHARDS)) {
            Some(index) => Self(1 + index),
            None => Self::BOARD,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_one_of_the_shards_and_without_shards_the_board() {
        assert_eq!(File::home("foobar", 16).number(), 1 + 0xbf9c_f968 % 16);
        assert_eq!(File::home("foobar", 0), File::BOARD);
        assert_eq!(File::home("foobar", 1).number(), 1);
        for id in 0..200 {
            let home = File::home(&id.to_string(), u32::MAX).number();
            assert!((1..=limits::SHARDS).contains(&home));
        }
    }

    #[test]
    fn names_and_files_belong_together() {
        let shards = [1, limits::SHARDS].map(|number| File::shard(number).unwrap());
        for file in [File::BOARD].into_iter().chain(shards) {
            assert_eq!(File::from_name(&file.name()), Some(file));
        }
        for name in ["", "0", "01", "+1", "-1", "65", "99999999999", "Board", "1a", "../1"] {
            assert_eq!(File::from_name(name), None, "{name}");
        }
        assert_eq!(File::shard(0), None);
    }
}
