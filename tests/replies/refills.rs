//! When a phone brings back what others wrote and a server has lost.

use anliegen::sync::events::Input;
use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::get::Reply;

use crate::desk::{Desk, Sent};
use crate::phone::{HOUR, MINUTE, SECOND, START};

const TAG: &str = "\"a\"";

// Y8
#[test]
fn a_hall_that_sees_a_loss_spreads_over_minutes_and_leaves_the_first_two_to_the_writers() {
    let waits = (1..400).map(|seed| {
        let mut desk = Desk::opened(seed, TAG);
        desk.lacks(false, true);
        desk.machine.refill().unwrap() - desk.now
    });
    let mut waits: Vec<i64> = waits.collect();
    waits.sort_unstable();
    assert!((120..140).contains(&(waits[0] / SECOND)), "{}", waits[0]);
    assert!((580..=600).contains(&(waits[398] / SECOND)), "{}", waits[398]);
}

/// When a phone shown at `START` sends the refill that it learns to be due; what it had read
/// may be too old by then, and it reads again.
fn refills(desk: &mut Desk) -> i64 {
    desk.feed(Input::Shown);
    let (_, attempt, _) = desk.next_get();
    let etag = ETag::read(Some(TAG));
    desk.replied(attempt, Reply::Accepted { etag });
    desk.lacks(false, true);
    let (Sent::Put { at, .. } | Sent::Get { at, .. }) = desk.next();
    at - START
}

// Y8
#[test]
fn phones_shown_at_once_spread_the_refill_that_is_due() {
    let mut new_pages = Vec::new();
    let mut old_pages = Vec::new();
    for seed in 1..200 {
        new_pages.push(refills(&mut Desk::remembering(seed, START - HOUR)));

        let mut desk = Desk::new(seed);
        desk.now = START - HOUR;
        desk.feed(Input::Shown);
        desk.found(TAG, false);
        desk.lacks(false, true);
        desk.feed(Input::Hidden);
        desk.now = START;
        old_pages.push(refills(&mut desk));
    }
    for times in [new_pages, old_pages] {
        let (first, last) = (times.iter().min().unwrap(), times.iter().max().unwrap());
        assert!(last - first > 7 * SECOND && *last < 13 * SECOND, "{first} {last}");
    }
}

// Y8
#[test]
fn a_refill_is_no_longer_remembered_once_nothing_is_lost() {
    let mut desk = Desk::remembering(12, START - HOUR);
    desk.feed(Input::Shown);
    assert!(desk.machine.refill().is_some());
    desk.found(TAG, false);
    assert_eq!(desk.machine.refill(), None);
}

// Y8 F24
#[test]
fn a_refill_planned_by_a_clock_that_ran_ahead_is_not_waited_for() {
    let mut desk = Desk::remembering(10, START + 10_000 * HOUR);
    desk.feed(Input::Shown);
    let (_, attempt, _) = desk.next_get();
    let etag = ETag::read(Some(TAG));
    desk.replied(attempt, Reply::Accepted { etag });
    desk.lacks(false, true);
    assert!(desk.machine.refill().unwrap() <= START + 11 * MINUTE);
}
