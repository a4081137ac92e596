//! What is under way: requests that nobody answers, taps meanwhile, a page that is hidden.

use anliegen::sync::events::{Condition, Input, Urgency};
use anliegen::sync::file::File;
use anliegen::sync::replies::put::PutReply;

use crate::dialogue::{Dialogue, Sent};
use crate::reader::{MINUTE, SECOND};

const TAG: &str = "\"a\"";

#[test]
fn a_get_that_nobody_answers_is_given_up_and_sent_again_in_its_time() {
    let mut dialogue = Dialogue::opened(1, TAG);
    let (first, ..) = dialogue.next_get();
    let (second, ..) = dialogue.next_get();
    assert!((84 * SECOND..=97 * SECOND).contains(&(second - first)), "{}", second - first);
}

// F45
#[test]
fn f45_a_get_whose_answer_flows_is_waited_for() {
    let mut dialogue = Dialogue::opened(1, TAG);
    let (_, attempt, _) = dialogue.next_get();
    dialogue.sent.clear();
    for _ in 0..10 {
        dialogue.wait(20 * SECOND);
        dialogue.feed(Input::Flowing { file: File::BOARD, attempt });
    }
    assert_eq!(dialogue.sent, [], "it is slow, and not asked for again");
    let stopped = dialogue.now;
    assert!(dialogue.next_get().0 - stopped >= MINUTE, "given up after a minute of silence");
}

// F37
#[test]
fn a_tap_while_a_put_is_under_way_asks_for_nothing_after_its_conflict() {
    let waits = (1..50).map(|seed| {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.wrote(Urgency::Tapped);
        let (_, attempt, _) = dialogue.next_put();
        dialogue.feed(Input::SyncNow);
        dialogue.put_replied(attempt, PutReply::Conflict);
        let refused = dialogue.now;
        dialogue.next_get().0 - refused
    });
    assert!(waits.max() > Some(SECOND), "whoever was second waits");
}

/// The requests of a page that is hidden minutes after it last read, with a write that waits.
fn parting(dialogue: &mut Dialogue) -> Vec<Sent> {
    dialogue.wait(2 * MINUTE);
    dialogue.wrote(Urgency::Tapped);
    dialogue.sent.clear();
    dialogue.feed(Input::Hidden);
    std::mem::take(&mut dialogue.sent)
}

// Y5 F36
#[test]
fn a_hidden_page_sends_on_an_old_tag_unless_tags_are_of_no_use() {
    let mut dialogue = Dialogue::opened(2, TAG);
    let sent = parting(&mut dialogue);
    let [Sent::Put { condition, keepalive: true, .. }] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(*condition, Condition::Match(TAG.to_owned()));

    let mut dialogue = Dialogue::opened(3, TAG);
    dialogue.wrote(Urgency::Tapped);
    for _ in 0..12 {
        let (_, attempt, _) = dialogue.put_after_reads(TAG);
        dialogue.put_replied(attempt, PutReply::Conflict);
    }
    dialogue.found(TAG, false);
    assert_eq!(parting(&mut dialogue), []);
}
