//! How often a phone asks.

use anliegen::sync::access::Access;
use anliegen::sync::events::{Input, Missing, Output};
use anliegen::sync::file::File;

use crate::answer;
use crate::reader::{HOUR, MINUTE, Reader, SECOND, START, good, touching};

#[test]
fn a_board_in_use_is_asked_for_every_half_minute() {
    let span = (START, START + 2 * HOUR);
    let mut reader = Reader::new(1, &[]);
    let log = reader.live(span, &touching(span.0, span.1), &good);
    assert_eq!(log.gets[0], (START, File::BOARD, false), "a first visit waits for nobody");
    assert!(
        log.gets[1..].iter().all(|(_, file, conditional)| *file == File::BOARD && *conditional)
    );
    assert!(log.gaps().iter().all(|gap| (24_000..=36_200).contains(gap)), "{:?}", log.gaps());
    let mean = log.gaps().iter().sum::<i64>() / log.gaps().len() as i64;
    assert!((29_000..=31_500).contains(&mean), "{mean}");

    let reads = |at| if at == span.0 { Input::Shown } else { Input::Touched };
    let pages = (span.0..span.1).step_by(4 * MINUTE as usize).map(|at| (at, reads(at)));
    let mut slow = Reader::new(1, &[]);
    let log = slow.live(span, &pages.collect::<Vec<_>>(), &good);
    assert!(log.gaps().iter().all(|gap| *gap <= 36_200), "a slow reader looks, too");
}

#[test]
fn an_untouched_page_asks_every_two_minutes_but_a_projector_goes_on() {
    let span = (START, START + 2 * HOUR);
    let mut reader = Reader::new(2, &[]);
    let later = START + HOUR;
    let log = reader.live(span, &[(START, Input::Shown), (later, Input::Touched)], &good);
    let idle = |at: &&i64| (START + 6 * MINUTE..later).contains(*at);
    let idle: Vec<i64> = log.gets_of(File::BOARD).iter().filter(idle).copied().collect();
    assert!(idle.windows(2).all(|pair| (96_000..=144_200).contains(&(pair[1] - pair[0]))));
    assert!(log.words[1..].iter().all(|word| word.1 == "fresh"), "{:?}", log.words);
    let woken = log.gets_of(File::BOARD).into_iter().find(|at| *at >= later).unwrap();
    assert!(woken - later <= 2 * SECOND, "whoever comes back sees the wall move");

    let delays = (1..50).map(|seed| {
        let mut reader = Reader::new(seed, &[]);
        let inputs = [(START, Input::Shown), (later, Input::Touched)];
        let gets = reader.live((START, later + MINUTE), &inputs, &good).gets_of(File::BOARD);
        gets.into_iter().find(|at| *at >= later).unwrap() - later
    });
    assert!(delays.max() > Some(SECOND), "a hall that stirs spreads");

    let mut wall = Reader::new(3, &[]);
    let inputs = [(START, Input::Projector(true)), (START, Input::Shown)];
    let log = wall.live(span, &inputs, &good);
    assert!(log.gaps().iter().all(|gap| *gap <= 36_200));
}

#[test]
fn nothing_is_asked_for_while_hidden() {
    let span = (START, START + 3 * HOUR);
    let (hidden, shown) = (START + HOUR + 7, START + 2 * HOUR);
    let inputs = [
        (START, Input::Shown),
        (START, Input::Open(File::BOARD)),
        (hidden, Input::Hidden),
        (hidden + MINUTE, Input::Online),
        (hidden + MINUTE, Input::SyncNow),
        (hidden + 2 * MINUTE, Input::Woke),
        (shown, Input::Shown),
    ];
    let mut reader = Reader::new(4, &[]);
    let log = reader.live(span, &inputs, &good);
    assert!(log.gets.iter().all(|(at, ..)| !(hidden..shown).contains(at)));
    let first = log.gets_of(File::BOARD).into_iter().find(|at| *at >= shown).unwrap();
    assert!(first - shown < 2 * SECOND);
    assert_eq!(log.word_at(shown), "waiting", "an hour-old answer is not called fresh");
    assert_eq!(log.word_at(first + SECOND), "fresh");
}

#[test]
fn a_look_after_a_moment_asks_for_the_board_and_for_other_files_once_they_are_due() {
    let first = File::shard(1).unwrap();
    let (hidden, shown) = (START + 10 * SECOND, START + 12 * SECOND);
    let inputs = [
        (START, Input::Shards(1)),
        (START, Input::Shown),
        (START, Input::Open(first)),
        (hidden, Input::Hidden),
        (shown, Input::Shown),
    ];
    let mut reader = Reader::new(10, &[]);
    let log = reader.live((START, START + 10 * MINUTE), &inputs, &good);
    let board = log.gets_of(File::BOARD)[1];
    assert!((shown..shown + 2 * SECOND).contains(&board), "{}", board - shown);
    assert!(log.gets_of(first)[1] >= START + 4 * MINUTE);

    let delays = (1..50).map(|seed| {
        let shown = START + HOUR;
        let look = [inputs[..4].to_vec(), vec![(shown, Input::Shown)]].concat();
        let mut reader = Reader::new(seed, &[]);
        let gets = reader.live((START, shown + MINUTE), &look, &good).gets_of(first);
        gets.into_iter().find(|at| *at >= shown).unwrap() - shown
    });
    assert!((SECOND..2 * SECOND).contains(&delays.max().unwrap()), "a hall spreads");
}

#[test]
fn a_file_that_a_screen_watches_is_asked_for_every_five_minutes() {
    let third = File::shard(3).unwrap();
    let span = (START, START + 2 * HOUR);
    let closed = START + HOUR;
    let inputs = [
        (START, Input::Shards(16)),
        (START, Input::Shown),
        (START, Input::Open(third)),
        (START + MINUTE, Input::Open(third)),
        (START + 2 * MINUTE, Input::Close(third)),
        (closed, Input::Close(third)),
    ];
    let mut reader = Reader::new(5, &[]);
    let gets = reader.live(span, &inputs, &good).gets_of(third);
    assert_eq!(gets[0], START);
    assert!(gets.windows(2).all(|pair| (240_000..=360_200).contains(&(pair[1] - pair[0]))));
    assert!((10..=15).contains(&gets.len()), "{gets:?}");
    assert!(gets.iter().all(|at| *at <= closed));
}

#[test]
fn a_file_opened_again_and_again_is_not_asked_for_each_time() {
    let first = File::shard(1).unwrap();
    let mut inputs = vec![(START, Input::Shards(4)), (START, Input::Shown)];
    for second in 0..60 {
        // The second time while the first GET is still under way.
        for opened in [START + second * SECOND, START + second * SECOND + 100] {
            inputs.push((opened, Input::Open(first)));
            inputs.push((opened + 50, Input::Close(first)));
        }
    }
    let mut reader = Reader::new(6, &[]);
    let log = reader.live((START, START + MINUTE), &inputs, &good);
    assert_eq!(log.gets_of(first).len(), 2);
}

#[test]
fn the_number_of_shards_is_followed_and_bounded() {
    let mut reader = Reader::new(7, &[(File::shard(2).unwrap(), START)]);
    assert_eq!(reader.machine.shards(), 2);
    for (count, shards) in [(16, 16), (4, 4), (0, 4), (u32::MAX, 64), (16, 16)] {
        reader.feed(Input::Shards(count), START, &good);
        assert_eq!(reader.machine.shards(), shards);
    }
}

// S5: one write of `shards: 256` makes no flood.
#[test]
fn files_that_somebody_made_up_are_asked_for_once_and_forgotten() {
    let missing = vec![Missing { file: File::BOARD, own: false, others: true }];
    let none = |at: i64, file| if file == File::BOARD { good(at, file) } else { answer(404, "") };
    let (raised, lowered) = (START + MINUTE, START + 10 * MINUTE);
    let inputs = [
        (START, Input::Invited(Access::ReadWrite)),
        (START, Input::Shards(16)),
        (START, Input::Shown),
        (raised, Input::Shards(256)),
        (raised, Input::Missing(missing.clone())),
        (lowered, Input::Shards(16)),
        (lowered, Input::Missing(missing)),
    ];
    let mut reader = Reader::new(11, &[]);
    let log = reader.live((START, START + HOUR), &inputs, &none);
    let shards = (1..=64).filter_map(File::shard).flat_map(|file| log.gets_of(file));
    let shards: Vec<i64> = shards.collect();
    assert_eq!(shards.len(), 64, "each once");
    for second in 0..60 {
        let from = raised + second * SECOND;
        let at_once = shards.iter().filter(|at| (from..from + SECOND).contains(*at)).count();
        assert!(at_once <= 8, "spread over a minute: {at_once}");
    }
    assert_eq!(reader.machine.shards(), 16);
    assert!(reader.machine.has_read_all());
}

// F44
#[test]
fn a_hall_that_comes_back_at_once_spreads_over_three_quarters_of_a_minute() {
    let (gone, back) = (START + MINUTE, START + 11 * MINUTE);
    let outage = |at: i64, file| {
        if (gone..back).contains(&at) { answer(502, "") } else { good(at, file) }
    };
    let mut first_after = Vec::new();
    for seed in 0..850 {
        let mut inputs = touching(START + i64::from(seed) * 60, back);
        inputs.push((back, Input::Online));
        let mut reader = Reader::new(seed + 1, &[]);
        let log = reader.live((START, back + MINUTE), &inputs, &outage);
        let first = log.gets_of(File::BOARD).into_iter().find(|at| *at >= back).unwrap();
        first_after.push(first - back);
    }
    let mut seconds = [0; 46];
    for after in &first_after {
        seconds[usize::try_from(after / SECOND).unwrap()] += 1;
    }
    // 850 in 45 s are 19 a second; what is above that is chance.
    assert!(seconds.windows(10).all(|window| window.iter().sum::<i32>() <= 240), "{seconds:?}");
    assert!(seconds.iter().all(|count| *count <= 36), "{seconds:?}");
}

// F44
#[test]
fn a_hall_that_looks_at_its_phones_at_once_spreads_over_two_seconds() {
    let mut halves = [0; 4];
    for seed in 0..850 {
        let mut reader = Reader::new(seed + 1, &[(File::BOARD, START - HOUR)]);
        let log = reader.live((START, START + 10 * SECOND), &[(START, Input::Shown)], &good);
        halves[usize::try_from((log.gets[0].0 - START) / 500).unwrap()] += 1;
    }
    assert!(halves.iter().all(|count| (170..=255).contains(count)), "{halves:?}");
}

// F44
#[test]
fn a_flickering_network_neither_puts_off_nor_draws_near() {
    let span = (START, START + HOUR);
    for status in [200, 500] {
        let server = |_, _| answer(status, "{document}");
        let mut inputs = touching(span.0, span.1);
        inputs.extend((span.0..span.1).step_by(5_000).skip(1).map(|at| (at, Input::Online)));
        inputs.sort_by_key(|input| input.0);
        let mut reader = Reader::new(8, &[]);
        let log = reader.live(span, &inputs, &server);
        assert!(log.gaps().iter().all(|gap| (24_000..=45_200).contains(gap)), "{:?}", log.gaps());
    }
    let mut inputs = vec![(START, Input::Shown)];
    inputs.extend((span.0..span.1).step_by(5_000).skip(1).map(|at| (at, Input::Online)));
    let mut idle = Reader::new(8, &[]);
    let log = idle.live(span, &inputs, &good);
    let late = log.gaps().split_off(15);
    assert!(late.iter().all(|gap| (96_000..=144_200).contains(gap)), "{late:?}");
}

// F23
#[test]
fn a_clock_set_back_an_hour_does_not_silence_the_phone() {
    let mut reader = Reader::new(9, &[]);
    reader.live((START, START + 10 * MINUTE), &touching(START, START + 10 * MINUTE), &good);
    reader.coming.clear();
    let back = START + 10 * MINUTE - HOUR;
    let outputs = reader.machine.handle(Input::Touched, back, 7);
    let soon = |output: &Output| matches!(output, Output::WakeAt(at) if at - back <= MINUTE);
    assert!(outputs.iter().any(soon), "{outputs:?}");
}
