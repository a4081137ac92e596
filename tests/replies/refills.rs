//! When a phone brings back what others wrote and a server has lost.

use anliegen::sync::events::Input;
use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::get::Reply;

use crate::dialogue::{Dialogue, Sent};
use crate::reader::{HOUR, MINUTE, SECOND, START};

const TAG: &str = "\"a\"";

// Y8
#[test]
fn a_hall_that_sees_a_loss_spreads_over_minutes_and_leaves_the_first_two_to_the_writers() {
    let waits = (1..400).map(|seed| {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.lacks(false, true);
        dialogue.machine.refill().unwrap() - dialogue.now
    });
    let mut waits: Vec<i64> = waits.collect();
    waits.sort_unstable();
    assert!((120..140).contains(&(waits[0] / SECOND)), "{}", waits[0]);
    assert!((580..=600).contains(&(waits[398] / SECOND)), "{}", waits[398]);
}

/// A phone is shown, reads the file, and learns that writes of others are missing from it.
fn sees_the_loss(dialogue: &mut Dialogue) {
    dialogue.feed(Input::Shown);
    let (_, attempt, _) = dialogue.next_get();
    let etag = ETag::read(Some(TAG));
    dialogue.replied(attempt, Reply::Accepted { etag });
    dialogue.lacks(false, true);
}

/// When a phone shown at `START` sends the refill that it learns to be due; what it had read
/// may be too old by then, and it reads again.
fn refills(dialogue: &mut Dialogue) -> i64 {
    sees_the_loss(dialogue);
    let (Sent::Put { at, .. } | Sent::Get { at, .. }) = dialogue.next();
    at - START
}

// Y8
#[test]
fn phones_shown_at_once_spread_the_refill_that_is_due() {
    let mut new_pages = Vec::new();
    let mut old_pages = Vec::new();
    for seed in 1..200 {
        new_pages.push(refills(&mut Dialogue::remembering(seed, START - HOUR)));

        let mut dialogue = Dialogue::new(seed);
        dialogue.now = START - HOUR;
        dialogue.feed(Input::Shown);
        dialogue.found(TAG, false);
        dialogue.lacks(false, true);
        dialogue.feed(Input::Hidden);
        dialogue.now = START;
        old_pages.push(refills(&mut dialogue));
    }
    for times in [new_pages, old_pages] {
        let (first, last) = (times.iter().min().unwrap(), times.iter().max().unwrap());
        assert!(last - first > 7 * SECOND && *last < 13 * SECOND, "{first} {last}");
    }
}

// Y8
#[test]
fn a_page_load_that_sees_the_loss_keeps_the_time_that_another_has_planned() {
    for seed in 1..400 {
        let planned = START + (1 + i64::from(seed) % 9) * MINUTE;
        let mut dialogue = Dialogue::remembering(seed, planned);
        sees_the_loss(&mut dialogue);
        assert_eq!(dialogue.machine.refill(), Some(planned), "seed {seed}");
    }
}

// Y8
#[test]
fn a_refill_is_no_longer_remembered_once_nothing_is_lost() {
    let mut dialogue = Dialogue::remembering(12, START - HOUR);
    dialogue.feed(Input::Shown);
    assert!(dialogue.machine.refill().is_some());
    dialogue.found(TAG, false);
    assert_eq!(dialogue.machine.refill(), None);
}

// Y8 F24
#[test]
fn a_refill_planned_by_a_clock_that_ran_ahead_is_not_waited_for() {
    let mut dialogue = Dialogue::remembering(10, START + 10_000 * HOUR);
    sees_the_loss(&mut dialogue);
    assert!(dialogue.machine.refill().unwrap() <= START + 11 * MINUTE);
}
