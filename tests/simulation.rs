//! Hundreds of small venues in which everything goes wrong, each drawn from a seed.
//!
//! A failure names its seed; `ANLIEGEN_SEED=n cargo test --test simulation` plays that one again
//! and prints what happened, `ANLIEGEN_SEEDS=5000` plays more of them.
#![allow(clippy::unwrap_used)]

mod support;

#[path = "simulation/future_version.rs"]
mod future_version;
#[path = "simulation/hand_edits.rs"]
mod hand_edits;
#[path = "simulation/hostile_writer.rs"]
mod hostile_writer;
#[path = "simulation/invariants.rs"]
mod invariants;
#[path = "simulation/mishaps.rs"]
mod mishaps;
#[path = "simulation/notes.rs"]
mod notes;
#[path = "simulation/oracle.rs"]
mod oracle;
#[path = "simulation/quiescence.rs"]
mod quiescence;
#[path = "simulation/seeds.rs"]
mod seeds;
#[path = "simulation/thundering_herd.rs"]
mod thundering_herd;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use seeds::play;
use support::marks::{Mark, Marks};

/// Worlds played where nobody says how many.
const SEEDS: u64 = 300;
/// Seeds that once found something.
const PINNED: &[u64] = &[];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Y1 Y2 Y3 Y9 M3 M4 J1 J3
#[test]
fn whatever_goes_wrong_nothing_is_lost_and_all_end_up_with_the_same() {
    if let Some(seed) = number("ANLIEGEN_SEED") {
        tell(seed);
        return;
    }
    let count = number("ANLIEGEN_SEEDS").unwrap_or(SEEDS);
    let seeds: Vec<u64> = PINNED.iter().copied().chain(1..=count).collect();
    let (next, found) = (AtomicU64::new(0), Mutex::new((Marks::default(), Vec::new())));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(&seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
                    let outcome = play(seed, false);
                    let mut found = found.lock().unwrap();
                    found.0.add(&outcome.marks);
                    found.1.extend(outcome.wrong.map(|wrong| (seed, wrong)));
                }
            });
        }
    });
    let (marks, wrong) = found.into_inner().unwrap();
    if let Some((seed, _)) = wrong.iter().min() {
        for (seed, what) in &wrong {
            eprintln!("seed {seed}: {what}");
        }
        tell(*seed);
    }
    let never: Vec<Mark> = Mark::ALL.into_iter().filter(|mark| marks.count(*mark) == 0).collect();
    assert!(never.is_empty(), "never happened: {never:?}");
}

/// Plays a seed and prints its last steps where it goes wrong.
fn tell(seed: u64) {
    let outcome = play(seed, true);
    let all = std::env::var("ANLIEGEN_SEED").is_ok();
    let skipped = if all { 0 } else { outcome.trace.len().saturating_sub(40) };
    outcome.trace.iter().skip(skipped).for_each(|line| eprintln!("{line}"));
    assert_eq!(outcome.wrong, None, "play it again with ANLIEGEN_SEED={seed}");
}
