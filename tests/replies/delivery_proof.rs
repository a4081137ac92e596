//! What a server called stored, and what it then shows.

use anliegen::sync::access::Access;
use anliegen::sync::events::{Condition, Input, Urgency};
use anliegen::sync::replies::fault::{Fault, WriteFault};
use anliegen::sync::replies::put::PutReply;
use anliegen::sync::status::{WriteBlock, Writing};

use crate::dialogue::Dialogue;
use crate::reader::{MINUTE, SECOND};
use crate::retry_after;

const TAG: &str = "\"a\"";

// Y5 F39 F41
#[test]
fn a_file_that_was_called_stored_and_is_not_there_is_written_again() {
    let mut dialogue = Dialogue::opened(12, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (_, attempt, _) = dialogue.next_put();
    dialogue.put_replied(attempt, PutReply::Stored);
    dialogue.failed(Fault::Missing);
    let (_, _, condition) = dialogue.next_put();
    assert_eq!(condition, Condition::Absent);
}

// F39: once, somebody may have written over it.
#[test]
fn that_a_server_keeps_nothing_is_said_the_second_time() {
    let mut dialogue = Dialogue::opened(14, TAG);
    dialogue.wrote(Urgency::Tapped);
    let mut before = None;
    for told in [None, Some(WriteFault::NotStored), Some(WriteFault::NotStored)] {
        let (_, attempt, _) = dialogue.next_put();
        dialogue.put_replied(attempt, PutReply::Stored);
        assert_eq!(
            dialogue.machine.status(dialogue.now).write_fault,
            before,
            "said again, it is no news"
        );
        dialogue.found(TAG, true);
        assert_eq!(dialogue.machine.status(dialogue.now).write_fault, told);
        before = told;
    }
}

// Y10
#[test]
fn what_was_wrong_is_over_once_the_server_takes_it() {
    let mut dialogue = Dialogue::opened(15, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (_, attempt, _) = dialogue.next_put();
    dialogue.put_replied(attempt, PutReply::Fault(Fault::ServerError));
    let told = Some(WriteFault::Answer(Fault::ServerError));
    assert_eq!(dialogue.machine.status(dialogue.now).write_fault, told);
    dialogue.found(TAG, true);
    let attempt = dialogue.put_after_reads(TAG).1;
    dialogue.put_replied(attempt, PutReply::Stored);
    assert_eq!(dialogue.machine.status(dialogue.now).write_fault, None);
}

// F43
#[test]
fn a_busy_server_is_written_to_as_soon_as_it_allows() {
    let waited = (1..50).map(|seed| {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.wrote(Urgency::Tapped);
        let (_, attempt, _) = dialogue.next_put();
        dialogue.put_replied(attempt, PutReply::Fault(Fault::Busy(retry_after("5"))));
        let refused = dialogue.now;
        dialogue.put_after_reads(TAG).0 - refused
    });
    let least = waited.min().unwrap();
    assert!((5 * SECOND..10 * SECOND).contains(&least), "{least}");
}

// F43
#[test]
fn a_busy_server_is_sent_nothing_though_it_was_read_a_moment_ago() {
    let busy = || {
        let mut dialogue = Dialogue::opened(18, TAG);
        dialogue.feed(Input::SyncNow);
        dialogue.failed(Fault::Busy(retry_after("60")));
        dialogue.wrote(Urgency::Tapped);
        dialogue
    };
    let mut shown = busy();
    for _ in 0..59 {
        shown.wait(SECOND);
        shown.feed(Input::Touched);
        assert_eq!(shown.sent, []);
    }
    let mut hidden = busy();
    hidden.feed(Input::Hidden);
    assert_eq!(hidden.sent, []);
}

// F42
#[test]
fn what_is_too_long_is_tried_again_after_ten_minutes() {
    let mut dialogue = Dialogue::opened(16, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (_, attempt, _) = dialogue.next_put();
    dialogue.put_replied(attempt, PutReply::Fault(Fault::TooBig));
    let refused = dialogue.now;
    let waited = dialogue.put_after_reads(TAG).0 - refused;
    assert!((10 * MINUTE..11 * MINUTE).contains(&waited), "{waited}");
}

// Y9 F37
#[test]
fn a_server_where_somebody_else_is_always_first_is_taken_for_one_that_fails() {
    let mut waits = vec![Vec::new(); 12];
    for seed in 1..60 {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.wrote(Urgency::Tapped);
        let (_, mut attempt, _) = dialogue.next_put();
        for (round, waits) in waits.iter_mut().enumerate() {
            dialogue.put_replied(attempt, PutReply::Conflict);
            let refused = dialogue.now;
            let at;
            (at, attempt, _) = dialogue.put_after_reads(&format!("\"{round}\""));
            waits.push(at - refused);
        }
    }
    let range = |conflicts: usize| {
        let waits = &waits[conflicts - 1];
        (waits.iter().min().unwrap() / SECOND, waits.iter().max().unwrap() / SECOND)
    };
    for conflicts in 6..=10 {
        let (least, most) = range(conflicts);
        assert!(least < 10 && (50..=60).contains(&most), "{conflicts}: {least} {most}");
    }
    for (conflicts, wait) in [(11, 60), (12, 120)] {
        let (least, most) = range(conflicts);
        assert!(least >= wait * 4 / 5 && most <= wait * 6 / 5, "{conflicts}: {least} {most}");
    }
}

// Y10
#[test]
fn a_write_link_tries_anew_what_was_refused_and_a_read_link_does_not() {
    let mut dialogue = Dialogue::opened(17, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (_, attempt, _) = dialogue.next_put();
    dialogue.put_replied(attempt, PutReply::Fault(Fault::Denied));
    let refused = Writing::ReadOnly(WriteBlock::Endpoint(Fault::Denied));
    for (access, writing) in [(Access::Read, refused), (Access::ReadWrite, Writing::Guarded)] {
        dialogue.feed(Input::Invited(access));
        assert_eq!(dialogue.machine.status(dialogue.now).writing, writing);
    }
}
