//! What is under way: requests that nobody answers, taps meanwhile, a page that is hidden.

use anliegen::sync::events::{Condition, Haste, Input};
use anliegen::sync::replies::put::PutReply;

use crate::desk::{Desk, Sent};
use crate::phone::{MINUTE, SECOND};

const TAG: &str = "\"a\"";

#[test]
fn a_get_that_nobody_answers_is_given_up_and_sent_again_in_its_time() {
    let mut desk = Desk::opened(1, TAG);
    let (first, ..) = desk.next_get();
    let (second, ..) = desk.next_get();
    assert!((84 * SECOND..=97 * SECOND).contains(&(second - first)), "{}", second - first);
}

// F37
#[test]
fn a_tap_while_a_put_is_under_way_asks_for_nothing_after_its_conflict() {
    let waits = (1..50).map(|seed| {
        let mut desk = Desk::opened(seed, TAG);
        desk.wrote(Haste::Tapped);
        let (_, attempt, _) = desk.next_put();
        desk.feed(Input::SyncNow);
        desk.put_replied(attempt, PutReply::Conflict);
        let refused = desk.now;
        desk.next_get().0 - refused
    });
    assert!(waits.max() > Some(SECOND), "whoever was second waits");
}

/// The requests of a page that is hidden minutes after it last read, with a write that waits.
fn parting(desk: &mut Desk) -> Vec<Sent> {
    desk.wait(2 * MINUTE);
    desk.wrote(Haste::Tapped);
    desk.sent.clear();
    desk.feed(Input::Hidden);
    std::mem::take(&mut desk.sent)
}

// Y5 F36
#[test]
fn a_hidden_page_sends_on_an_old_tag_unless_tags_are_of_no_use() {
    let mut desk = Desk::opened(2, TAG);
    let sent = parting(&mut desk);
    let [Sent::Put { condition, keepalive: true, .. }] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(*condition, Condition::Match(TAG.to_owned()));

    let mut desk = Desk::opened(3, TAG);
    desk.wrote(Haste::Tapped);
    for _ in 0..3 {
        let (_, attempt, _) = desk.put_after_reads(TAG);
        desk.put_replied(attempt, PutReply::Conflict);
    }
    desk.found(TAG, false);
    assert_eq!(parting(&mut desk), []);
}
