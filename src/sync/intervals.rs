//! Polling intervals, backoff and jitter: all times of the sync in one place, as functions of a
//! random number. The numbers were chosen by simulating 850 phones whose people look for 10 to
//! 60 s at a time.

use crate::hash::scatter;

/// The polling interval of the board while somebody looks at it, in ms.
pub const BOARD_EVERY_MS: i64 = 30_000;
/// The polling interval of the board while the screen is on and was not touched for
/// [`IDLE_AFTER_MS`], in ms.
pub const IDLE_EVERY_MS: i64 = 120_000;
/// The time without input after which a page counts as idle, in ms; a projector never does.
pub const IDLE_AFTER_MS: i64 = 5 * 60_000;
/// The polling interval of any other file while a screen shows it, in ms.
pub const FILE_EVERY_MS: i64 = 5 * 60_000;
/// The jitter of every interval, in per cent, up and down.
pub const JITTER_PERCENT: i64 = 20;
/// After the page is shown: the range over which phones spread, in ms. A circle that ends makes
/// a hall look at its phones within one second.
pub const SHOWN_SPREAD_MS: i64 = 2_000;
/// Before a refill every file is read: the range over which these GETs spread, in ms.
pub const FILES_SPREAD_MS: i64 = 60_000;
/// After the network is back: the range over which phones spread, in ms. 850 phones make 19 requests a second.
pub const ONLINE_SPREAD_MS: i64 = 45_000;
/// The longest delay after failures, in ms; with jitter it stays within 5 min.
pub const BACKOFF_TOP_MS: i64 = 250_000;
/// The longest `Retry-After` that is honoured, in ms.
pub const RETRY_AFTER_TOP_MS: i64 = 10 * 60_000;
/// The delay after a busy server that sends no `Retry-After`, in ms.
pub const RETRY_AFTER_UNKNOWN_MS: i64 = 60_000;
/// The silence after which the platform aborts a request, in ms. A slow answer that flows is
/// not cut.
pub const SILENCE_MS: i64 = 20_000;
/// The time after which a GET that the platform reports nothing of is forgotten, in ms; the page
/// may have been frozen.
pub const GIVE_UP_MS: i64 = 3 * SILENCE_MS;
/// How long a good answer counts as fresh, in ms: longer than any interval of a visible board.
pub const FRESH_FOR_MS: i64 = 5 * 60_000;

/// The delay before a tap is uploaded, in ms: from, to. It is short, because people post and put
/// the phone into a pocket.
pub const TAPPED_MS: (i64, i64) = (1_000, 3_000);
/// The delay from the last key to the upload of what was typed, in ms: from, to.
pub const TYPED_MS: (i64, i64) = (10_000, 20_000);
/// The delay before writes of others that the files have lost are uploaded again, in ms: from, to.
/// 850 phones notice the loss within a minute; one of them is enough.
pub const REFILL_MS: (i64, i64) = (2 * 60_000, 10 * 60_000);
/// A refill that fell due while the phone was in the pocket: the range over which phones
/// spread after they are shown, in ms; most looks last longer.
pub const REFILL_SHOWN_MS: i64 = 10_000;
/// After the first conflict: the range within which a phone tries again, in ms. It doubles.
pub const CONFLICT_MS: i64 = 2_000;
/// The range after many conflicts, in ms.
pub const CONFLICT_TOP_MS: i64 = 60_000;
/// The greatest age of the base of a PUT, in ms. An older base is read again first, so that most
/// writes meet the file that they were made from.
pub const BASE_FRESH_MS: i64 = 5_000;
/// The same for a PUT without a condition while the page is being hidden, when there is no time to
/// read again, in ms.
pub const BASE_HASTY_MS: i64 = 60_000;
/// The time before writing is tried again at a server that refuses writes, in ms; a Wi-Fi's
/// sign-in refuses, too.
pub const REFUSED_MS: i64 = 10 * 60_000;
/// The number of refusals in a row, of a tag that the server had just given, from which on no
/// conditions are sent any more.
pub const USELESS_TAGS: u32 = 3;
/// How long one tag must have been refused before it counts as useless, in ms: a cache in front of
/// the server gives out an old one for a minute (F85).
pub const CACHED_MS: i64 = 75_000;
/// How long a page that is shown again waits for the answer to what it sent while being hidden,
/// in ms: it may have been frozen.
pub const KEEPALIVE_ANSWER_MS: i64 = 5_000;

/// A number between 0 and `max` (exclusive), evenly spread.
pub fn spread(random: u32, max: i64) -> i64 {
    ((i128::from(random) * i128::from(max)) >> 32) as i64
}

/// `interval` ± [`JITTER_PERCENT`].
pub fn jittered(random: u32, interval: i64) -> i64 {
    let part = interval.saturating_mul(JITTER_PERCENT) / 100;
    between(random, (interval - part, interval + part))
}

/// The delay after `failures` in a row, without jitter, in ms: the board's interval, doubled by
/// each further failure.
pub fn backoff(failures: u32) -> i64 {
    let doublings = failures.saturating_sub(1).min(8);
    (BOARD_EVERY_MS << doublings).min(BACKOFF_TOP_MS)
}

/// The delay after a busy server that asked for `after_ms`, in ms. A spread is added, because a
/// server that names a date names the same one to every phone.
pub fn busy(random: u32, after_ms: i64) -> i64 {
    after_ms.clamp(0, RETRY_AFTER_TOP_MS) + spread(random, ONLINE_SPREAD_MS)
}

/// A time between the two, evenly spread.
pub fn between(random: u32, (from, to): (i64, i64)) -> i64 {
    from + spread(random, to - from + 1)
}

/// The wait after so many conflicts in a row, at least one, in ms.
pub fn conflict(random: u32, conflicts: u32) -> i64 {
    let doublings = conflicts.saturating_sub(1).min(5);
    spread(random, (CONFLICT_MS << doublings).min(CONFLICT_TOP_MS))
}

/// A pseudo-random generator for the numbers that one input needs.
pub struct Dice(u32);

impl Dice {
    /// Seeds it with the random number of an input.
    pub const fn new(random: u32) -> Self {
        Self(random)
    }

    /// The next number: a Weyl sequence, scattered, so that neighbouring seeds give unrelated
    /// numbers.
    pub const fn roll(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9);
        scatter(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_a_range_are_reached() {
        assert_eq!((between(0, (1, 3)), between(u32::MAX, (1, 3))), (1, 3));
        assert_eq!((spread(0, 3), spread(u32::MAX, 3)), (0, 2));
    }

    #[test]
    fn jitter_stays_within_a_fifth_and_reaches_both_ends() {
        assert_eq!(jittered(0, BOARD_EVERY_MS), 24_000);
        assert_eq!(jittered(u32::MAX / 2 + 1, BOARD_EVERY_MS), 30_000);
        assert_eq!(jittered(u32::MAX, BOARD_EVERY_MS), 36_000);
    }

    #[test]
    fn failures_double_up_to_five_minutes() {
        let delays: Vec<i64> = (1..8).map(backoff).collect();
        assert_eq!(delays, [30_000, 60_000, 120_000, 240_000, 250_000, 250_000, 250_000]);
        assert_eq!(backoff(0), backoff(1));
        assert_eq!(jittered(u32::MAX, backoff(u32::MAX)), 5 * 60_000);
    }

    // F43
    #[test]
    fn a_busy_server_is_left_alone_as_long_as_it_asks_up_to_ten_minutes() {
        assert_eq!(busy(0, 90_000), 90_000);
        assert_eq!(busy(0, i64::MAX), RETRY_AFTER_TOP_MS);
        assert_eq!(busy(0, i64::MIN), 0);
        assert!(busy(u32::MAX, 90_000) < 90_000 + ONLINE_SPREAD_MS);
    }

    // F37
    #[test]
    fn conflicts_spread_wider_up_to_a_minute() {
        let longest: Vec<i64> = (1..8).map(|n| conflict(u32::MAX, n) + 1).collect();
        assert_eq!(longest, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
        assert_eq!((conflict(0, 9), conflict(u32::MAX, u32::MAX)), (0, CONFLICT_TOP_MS - 1));
    }

    // F44
    #[test]
    fn dice_fill_the_whole_range_evenly() {
        let mut dice = Dice::new(0);
        let mut buckets = [0_u32; 10];
        for _ in 0..10_000 {
            let bucket = usize::try_from(spread(dice.roll(), 10)).unwrap();
            buckets[bucket] += 1;
        }
        assert!(buckets.iter().all(|count| (850..1_150).contains(count)), "{buckets:?}");
    }
}
