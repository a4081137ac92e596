//! The machine while somebody writes.

use anliegen::sync::events::{Condition, Input, Urgency};
use anliegen::sync::file::File;
use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::fault::{Fault, WriteFault};
use anliegen::sync::replies::get::Reply;
use anliegen::sync::replies::put::PutReply;
use anliegen::sync::status::{UnguardedReason, Writing};

use crate::dialogue::{Dialogue, Sent};
use crate::reader::{HOUR, MINUTE, SECOND};

const TAG: &str = "\"a\"";

fn on(tag: &str) -> Condition {
    Condition::Match(tag.to_owned())
}

/// After so many ms of rest since `Dialogue::opened`, what was found is too old to write on.
const REST: i64 = 6 * SECOND;

#[test]
fn a_tap_goes_out_within_three_seconds_and_typing_once_the_keys_rest() {
    for seed in 1..200 {
        let mut dialogue = Dialogue::opened(seed, TAG);
        let tapped = dialogue.now;
        dialogue.wrote(Urgency::Tapped);
        let (at, _, condition) = dialogue.next_put();
        assert!((SECOND..=3 * SECOND).contains(&(at - tapped)), "{}", at - tapped);
        assert_eq!(condition, on(TAG), "what was found a moment ago need not be read again");

        let mut dialogue = Dialogue::opened(seed, TAG);
        for _ in 0..3 {
            dialogue.wrote(Urgency::Typed);
            dialogue.wait(2 * SECOND);
        }
        let last = dialogue.now - 2 * SECOND;
        let (at, ..) = dialogue.next_get();
        assert!((10 * SECOND..=20 * SECOND).contains(&(at - last)), "{}", at - last);
    }
}

#[test]
fn what_is_tapped_in_a_row_goes_out_once() {
    for seed in 1..50 {
        let mut dialogue = Dialogue::opened(seed, TAG);
        for _ in 0..6 {
            assert_eq!(dialogue.sent, []);
            dialogue.wrote(Urgency::Tapped);
            dialogue.wait(SECOND / 2);
        }
        let last = dialogue.now - SECOND / 2;
        let (Sent::Get { at, .. } | Sent::Put { at, .. }) = dialogue.next();
        assert!((SECOND..=3 * SECOND).contains(&(at - last)), "{}", at - last);
    }
}

#[test]
fn keys_never_put_off_what_was_tapped_and_a_tap_takes_along_what_was_typed() {
    for urgencies in [[Urgency::Tapped, Urgency::Typed], [Urgency::Typed, Urgency::Tapped]] {
        let mut dialogue = Dialogue::opened(3, TAG);
        let begun = dialogue.now;
        for urgency in urgencies {
            dialogue.wrote(urgency);
        }
        let (at, ..) = dialogue.next_put();
        assert!(at - begun <= 3 * SECOND);
    }
}

// Y6
#[test]
fn a_write_is_made_from_what_was_read_a_moment_ago() {
    let mut dialogue = Dialogue::opened(4, TAG);
    dialogue.wait(REST);
    dialogue.wrote(Urgency::Tapped);
    let (_, attempt, _) = dialogue.next_get();
    let etag = ETag::read(Some("\"b\""));
    dialogue.replied(attempt, Reply::Accepted { etag });
    dialogue.wait(4 * SECOND);
    assert_eq!(dialogue.sent, [], "nobody has said yet what the new body lacks");
    dialogue.lacks(true, false);
    assert_eq!(dialogue.next_put().2, on("\"b\""));
}

// Y6
#[test]
fn while_a_put_is_under_way_nothing_else_is_asked_of_the_file() {
    let mut dialogue = Dialogue::opened(5, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (_, first, _) = dialogue.next_put();
    dialogue.wrote(Urgency::Tapped);
    for input in [Input::SyncNow, Input::Online, Input::Shown, Input::Open(File::BOARD)] {
        dialogue.feed(input);
        dialogue.wait(10 * SECOND);
    }
    assert_eq!(dialogue.sent, []);
    dialogue.put_replied(first, PutReply::Stored);
    let (at, _, conditional) = dialogue.next_get();
    assert_eq!((at, conditional), (dialogue.now, false), "verified at once, past every cache");
}

// Y5 Y6
#[test]
fn an_answer_to_a_put_that_nobody_waits_for_any_more_says_nothing() {
    let mut dialogue = Dialogue::opened(6, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (at, first, _) = dialogue.next_put();
    dialogue.found("\"b\"", true);
    let given_up = MINUTE..=MINUTE + 200;
    assert!(given_up.contains(&(dialogue.now - at)), "and read before it is sent again");
    let (_, second, condition) = dialogue.next_put();
    assert_eq!(condition, on("\"b\""));
    dialogue.put_replied(first, PutReply::Conflict);
    dialogue.put_replied(first, PutReply::Fault(Fault::Denied));
    assert_eq!(dialogue.machine.status(dialogue.now).writing, Writing::Guarded);
    dialogue.put_replied(second, PutReply::Stored);
    dialogue.found("\"c\"", false);
    dialogue.wait(20 * SECOND);
    assert_eq!(dialogue.sent, []);
}

// F37
#[test]
fn whoever_was_second_waits_longer_from_time_to_time_and_reads_before_writing() {
    let mut longest = [0; 6];
    for seed in 1..100 {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.wrote(Urgency::Tapped);
        let (mut at, mut attempt, _) = dialogue.next_put();
        for (round, longest) in longest.iter_mut().enumerate() {
            dialogue.put_replied(attempt, PutReply::Conflict);
            // Whoever goes on writing does not push in.
            dialogue.wrote(Urgency::Tapped);
            let tag = format!("\"{round}\"");
            let refused = at;
            let condition;
            (at, attempt, condition) = dialogue.put_after_reads(&tag);
            assert_eq!(condition, on(&tag), "made from what was read since");
            let told = (round >= 4).then_some(WriteFault::Conflict);
            assert_eq!(dialogue.machine.status(dialogue.now).write_fault, told);
            *longest = (at - refused).max(*longest);
        }
    }
    for (round, range) in [2, 4, 8, 16, 32].into_iter().enumerate() {
        let range = range * SECOND;
        let spread = range * 3 / 4..=range + 200;
        assert!(spread.contains(&longest[round]), "{longest:?}");
    }
}

// Y9
#[test]
fn whoever_goes_on_writing_does_not_press_a_server_that_fails() {
    let mut dialogue = Dialogue::opened(13, TAG);
    dialogue.wrote(Urgency::Tapped);
    for least in [24, 48, 96] {
        let (_, attempt, _) = dialogue.put_after_reads(TAG);
        dialogue.put_replied(attempt, PutReply::Fault(Fault::ServerError));
        let failed = dialogue.now;
        while dialogue.now + 4 * SECOND < failed + least * SECOND {
            dialogue.wrote(Urgency::Tapped);
            dialogue.wait(4 * SECOND);
            for sent in std::mem::take(&mut dialogue.sent) {
                let Sent::Get { attempt, .. } = sent else { panic!("{}", dialogue.now - failed) };
                dialogue.has_found(attempt, TAG, true);
            }
        }
    }
}

// F36
#[test]
fn tags_that_the_server_refuses_though_nothing_has_changed_are_given_up() {
    for (tag, changes, doubt) in
        [("\"a-gzip\"", true, Some(UnguardedReason::Compressed)), (TAG, true, None)]
    {
        let mut dialogue = Dialogue::opened(7, tag);
        dialogue.wrote(Urgency::Tapped);
        for round in 0..3 {
            let (_, attempt, condition) = dialogue.next_put();
            assert_ne!(condition, Condition::None);
            dialogue.put_replied(attempt, PutReply::Conflict);
            let other = tag.replace('a', &format!("a{round}"));
            dialogue.found(if changes { &other } else { tag }, true);
        }
        let (_, _, condition) = dialogue.next_put();
        assert_eq!(condition == Condition::None, doubt.is_some(), "{tag} {changes}");
        let writing = doubt.map_or(Writing::Guarded, Writing::Unguarded);
        assert_eq!(dialogue.machine.status(dialogue.now).writing, writing);
    }
}

// F36 F85: one tag that is refused for longer than a cache before the server keeps it.
#[test]
fn f85_a_tag_out_of_a_cache_is_given_up_no_sooner_than_the_cache_gives_it_up() {
    let mut dialogue = Dialogue::opened(7, TAG);
    dialogue.wrote(Urgency::Tapped);
    let (begun, mut refused) = (dialogue.now, 0);
    loop {
        let (_, attempt, condition) = dialogue.put_after_reads(TAG);
        if condition == Condition::None {
            break;
        }
        refused += 1;
        dialogue.put_replied(attempt, PutReply::Conflict);
    }
    let passed = dialogue.now - begun;
    assert!(refused > 3 && passed > 70 * SECOND && passed < 5 * MINUTE, "{refused} {passed}");
    let writing = Writing::Unguarded(UnguardedReason::Refused);
    assert_eq!(dialogue.machine.status(dialogue.now).writing, writing);
}

// Y9
#[test]
fn a_write_draws_no_failing_read_near() {
    let mut dialogue = Dialogue::opened(8, TAG);
    dialogue.wait(REST);
    for least in [24, 48, 96] {
        dialogue.wrote(Urgency::Tapped);
        dialogue.failed(Fault::ServerError);
        let failed = dialogue.now;
        for _ in 0..4 {
            dialogue.wait(SECOND);
            dialogue.wrote(Urgency::Tapped);
        }
        let Sent::Get { at, attempt, conditional } = dialogue.next() else { panic!() };
        assert!(at - failed >= least * SECOND, "{}", at - failed);
        dialogue.sent.push(Sent::Get { at, attempt, conditional });
    }
}

// F44
#[test]
fn a_hall_full_of_waiting_writes_comes_back_no_faster_than_one_that_only_reads() {
    let mut seconds = [0; 46];
    for seed in 1..=850 {
        let mut dialogue = Dialogue::opened(seed, TAG);
        dialogue.wait(REST);
        dialogue.wrote(Urgency::Tapped);
        dialogue.failed(Fault::Unreachable);
        for _ in 0..5 {
            dialogue.failed(Fault::Unreachable);
        }
        let back = dialogue.now;
        dialogue.feed(Input::Online);
        let (at, ..) = dialogue.next_get();
        seconds[usize::try_from((at - back) / SECOND).unwrap()] += 1;
    }
    assert!(seconds.iter().all(|count| *count <= 36), "{seconds:?}");
}

// Y5
#[test]
fn a_page_shown_again_waits_only_shortly_for_what_it_sent_as_it_was_hidden() {
    for (away, patience) in [(SECOND, true), (10 * SECOND, false)] {
        let mut dialogue = Dialogue::opened(9, TAG);
        dialogue.wrote(Urgency::Tapped);
        dialogue.feed(Input::Hidden);
        let Sent::Put { keepalive: true, .. } = dialogue.next() else { panic!() };
        dialogue.now += away;
        dialogue.feed(Input::Shown);
        dialogue.wait(3 * SECOND);
        assert_eq!(dialogue.sent.is_empty(), patience);
    }
}

// F23
#[test]
fn a_clock_set_back_does_not_keep_a_write_waiting() {
    let mut dialogue = Dialogue::opened(11, TAG);
    dialogue.wrote(Urgency::Typed);
    dialogue.now -= HOUR;
    let back = dialogue.now;
    dialogue.feed(Input::Touched);
    let (at, ..) = dialogue.next_get();
    assert!(at - back <= 21 * SECOND, "{}", at - back);
}
