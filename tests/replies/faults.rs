//! The machine while things go wrong, and after.

use anliegen::sync::access::Access;
use anliegen::sync::events::{Input, Missing, Output};
use anliegen::sync::file::File;
use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::replies::get::{RawReply, Reply};
use anliegen::sync::status::State;

use crate::reader::{HOUR, MINUTE, Reader, SECOND, START, good, touching};
use crate::{answer, busy, faults};

// Y7 Y9
#[test]
fn no_fault_is_taken_for_a_document_and_each_is_over_within_minutes() {
    for had_copy in [false, true] {
        for (number, raw, fault) in faults() {
            let accepted = [(File::BOARD, START - HOUR)];
            let mut reader = Reader::new(11, if had_copy { &accepted } else { &[] });
            let (healed, end) = (START + 2 * HOUR, START + 3 * HOUR);
            let server = |at, file| if at < healed { raw.clone() } else { good(at, file) };
            reader.live((START, healed), &touching(START, healed), &server);
            let status = reader.machine.status(healed);
            assert_eq!(status.fault, Some(fault), "{number}");
            assert_eq!(status.state.stand(), had_copy.then_some(START - HOUR), "{number}");
            assert_ne!(status.state.word(), "fresh", "{number}");
            assert!(reader.log.accepted.is_empty(), "{number}: {raw:?}");

            let log = reader.live((healed, end), &[], &server);
            let first = log.accepted.first().map_or(i64::MAX, |at| at - healed);
            assert!(first <= 5 * MINUTE + 31 * SECOND, "{number}: {first}");
            assert_eq!(log.words.last().map(|word| word.1), Some("fresh"), "{number}");
        }
    }
}

// F45
#[test]
fn failures_slow_a_phone_down_to_five_minutes() {
    let span = (START, START + 2 * HOUR);
    let mut reader = Reader::new(12, &[]);
    let log = reader.live(span, &touching(span.0, span.1), &|_, _| answer(500, ""));
    let gaps = log.gaps();
    assert!((24_000..=36_200).contains(&gaps[0]), "{gaps:?}");
    assert!((48_000..=72_200).contains(&gaps[1]), "{gaps:?}");
    assert!((96_000..=144_200).contains(&gaps[2]), "{gaps:?}");
    assert!(gaps[4..].iter().all(|gap| (200_000..=300_200).contains(gap)), "{gaps:?}");
}

// F33
#[test]
fn a_304_without_a_copy_brings_a_full_get_at_once_but_no_storm() {
    let stale = |_: i64, _: File| RawReply { status: 304, ..RawReply::default() };
    let mut reader = Reader::new(13, &[]);
    let log = reader.live((START, START + HOUR), &touching(START, START + HOUR), &stale);
    assert!(log.gets.iter().all(|(.., conditional)| !conditional));
    let gaps = log.gaps();
    assert!(gaps[0] <= 3 * SECOND, "{gaps:?}");
    assert!(gaps[1] >= 24_000, "{gaps:?}");
}

// F28 F31
#[test]
fn a_wrong_body_in_the_browsers_cache_is_passed_by() {
    let spoilt = START + 10 * MINUTE;
    for body in ["{docum", "<html>", "", "{}"] {
        let server = |at: i64, file: File| match at {
            at if (spoilt..spoilt + MINUTE).contains(&at) => answer(200, body),
            _ => good(at, file),
        };
        let mut reader = Reader::new(14, &[]);
        let log = reader.live((START, START + HOUR), &touching(START, START + HOUR), &server);
        let bad = log.gets.iter().position(|get| get.0 >= spoilt).unwrap();
        let conditional: Vec<bool> = log.gets[bad - 1..].iter().map(|get| get.2).collect();
        assert_eq!(conditional[..3], [true, true, false], "{body:?}");
        assert_eq!(conditional.last(), Some(&true));
    }
}

// F45
#[test]
fn an_outage_does_not_make_phones_fetch_what_they_have() {
    let server = |at: i64, file| {
        if at < START + MINUTE { answer(502, "") } else { good(at, file) }
    };
    let mut reader = Reader::new(15, &[(File::BOARD, START - HOUR)]);
    let log = reader.live((START, START + HOUR), &touching(START, START + HOUR), &server);
    assert!(log.gets.iter().all(|(.., conditional)| *conditional));
}

// F43
#[test]
fn a_busy_server_is_left_alone_even_when_asked_by_hand() {
    for (header, wait) in [("240", 4 * MINUTE), ("86400", 10 * MINUTE)] {
        let server = |at: i64, file| if at == START { busy(503, header) } else { good(at, file) };
        let inputs = [
            (START, Input::Shards(2)),
            (START, Input::Shown),
            (START + MINUTE, Input::SyncNow),
            (START + MINUTE, Input::Open(File::shard(1).unwrap())),
            (START + 2 * MINUTE, Input::Shown),
            (START + 2 * MINUTE, Input::Online),
        ];
        let mut reader = Reader::new(16, &[]);
        let log = reader.live((START, START + HOUR), &inputs, &server);
        let again = log.gets[1].0 - START;
        assert!((wait..wait + 46 * SECOND).contains(&again), "{header}: {again}");
    }
}

// F41
#[test]
fn a_file_that_vanishes_leaves_the_phone_what_it_has() {
    let server = |at: i64, file| if at < START + HOUR { good(at, file) } else { answer(404, "") };
    let mut reader = Reader::new(17, &[]);
    let span = (START, START + 2 * HOUR);
    let log = reader.live(span, &touching(span.0, span.1), &server);
    let last = log.accepted.last().copied().unwrap();
    assert!(last <= START + HOUR + SECOND);
    let status = reader.machine.status(span.1);
    assert!(matches!(status.state, State::Offline { last: at, .. } if at == last));
    assert_eq!(status.fault, Some(Fault::Missing));
}

// F41
#[test]
fn what_is_not_there_but_should_be_is_looked_for_again_soon() {
    let first = File::shard(1).unwrap();
    let gone = START + 6 * MINUTE;
    let server = |at, file| {
        if file == File::BOARD || at >= gone { answer(404, "") } else { good(at, file) }
    };
    let inputs = [(START, Input::Shards(1)), (START, Input::Open(first)), (START, Input::Shown)];
    let mut reader = Reader::new(21, &[]);
    let log = reader.live((START, START + HOUR), &inputs, &server);
    assert!((24_000..=36_200).contains(&log.gaps()[0]), "{:?}", log.gaps());
    let missed: Vec<i64> = log.gets_of(first).into_iter().filter(|at| *at >= gone).collect();
    assert!((24_000..=36_200).contains(&(missed[1] - missed[0])), "{missed:?}");
}

// F41
#[test]
fn a_shard_that_nobody_has_written_yet_is_no_fault_of_the_event() {
    let first = File::shard(1).unwrap();
    let server = |at, file| if file == first { answer(404, "") } else { good(at, file) };
    let inputs = [(START, Input::Shards(1)), (START, Input::Open(first)), (START, Input::Shown)];
    let mut reader = Reader::new(18, &[]);
    let log = reader.live((START, START + HOUR), &inputs, &server);
    let gets = log.gets_of(first);
    assert!(gets.windows(2).all(|pair| (240_000..=360_200).contains(&(pair[1] - pair[0]))));
    assert_eq!(log.words.last().map(|word| word.1), Some("fresh"));
    assert_eq!(reader.machine.file(first).fault, Some(Fault::Missing));
}

#[test]
fn an_answer_that_nobody_waits_for_is_not_taken() {
    let mut reader = Reader::new(19, &[]);
    reader.feed(Input::Shown, START, &good);
    let (_, file, attempt, _) = reader.coming.remove(0);
    let reply = Reply::Accepted { etag: ETag::Missing };
    let replied = Input::Replied { file, attempt, reply };
    // The page was frozen; by now another GET is under way.
    reader.feed(Input::Shown, START + 10 * MINUTE, &good);
    reader.feed(Input::Woke, START + 10 * MINUTE + 2 * SECOND, &good);
    assert_eq!(reader.coming.len(), 1);
    reader.feed(replied.clone(), START + 10 * MINUTE + 3 * SECOND, &good);
    assert!(reader.log.accepted.is_empty());
    let second = reader.coming[0].2;
    assert_ne!(attempt, second);
    let Input::Replied { file, reply, .. } = replied else { return };
    for expected in [1, 1] {
        let replied = Input::Replied { file, attempt: second, reply: reply.clone() };
        reader.feed(replied, START + 10 * MINUTE + 4 * SECOND, &good);
        assert_eq!(reader.log.accepted.len(), expected, "once, not twice");
    }
}

// Y10
#[test]
fn what_a_read_only_link_holds_back_is_told_until_one_may_write() {
    let mut reader = Reader::new(20, &[]);
    reader.live((START, START + MINUTE), &[(START, Input::Shown)], &good);
    let own = vec![Missing { file: File::BOARD, own: true, others: false }];
    for (input, word) in [
        (Input::Missing(own), "readonly"),
        (Input::Invited(Access::Read), "readonly"),
        (Input::Invited(Access::ReadWrite), "fresh"),
        (Input::Invited(Access::Read), "fresh"),
    ] {
        let outputs = reader.machine.handle(input.clone(), START + MINUTE, 0);
        let status = reader.machine.status(START + MINUTE);
        assert_eq!(status.state.word(), word, "{input:?}");
        let told = outputs.contains(&Output::Changed);
        assert_eq!(told, !matches!(input, Input::Invited(Access::Read)), "{input:?}");
    }
}
