//! A world from its seed, played through.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use crate::invariants::Invariants;
use crate::mishaps::{Watched, forecast, happen};
use crate::quiescence::come_to_rest;
use crate::support::device::Device;
use crate::support::marks::Marks;
use crate::support::rng::Rng;
use crate::support::sample::{MINUTE, SECOND};
use crate::support::server::{Manner, Server, Tags};
use crate::support::venue::acts::Act;
use crate::support::venue::link::Link;
use crate::support::venue::people::{Person, Script};
use crate::support::venue::{MORNING, World};

/// The event as its host wrote it by hand.
pub const BOARD: &str = r#"{ "format": "anliegen", "v": 1, "id": "venue",
  "event": { "main": { "title": "Venue", "zone": "Europe/Berlin" } },
  "fields": { "f1": { "name": "Pflege" }, "f2": { "name": "Wege" } },
  "slots": { "s1": { "date": "2026-06-09", "start": "11:00", "end": "12:30" },
             "s2": { "date": "2026-06-09", "start": "14:00", "end": "15:30" } },
  "spaces": { "r1": { "name": "Saal" }, "r2": { "name": "Raum 2" } },
  "topics": { "t1": { "title": "Kurze Wege", "place": { "slot": "s1", "space": "r1" } },
              "t2": { "title": "Fahrtkosten" } } }"#;

/// What came of a seed.
pub struct Outcome {
    /// What really happened.
    pub marks: Marks,
    /// What is wrong, if anything is.
    pub wrong: Option<String>,
    /// A line a step, where it was asked for.
    pub trace: Vec<String>,
}

/// Plays a seed through.
pub fn play(seed: u64, traced: bool) -> Outcome {
    let mut world = made(seed, traced);
    let end = world.rng.between(3 * MINUTE, 7 * MINUTE);
    let phones = world.scene.phones.len();
    let mut mishaps = world.rng.fork();
    for (at, mishap) in forecast(&mut mishaps, phones, end) {
        world.plan(MORNING + at, mishap);
    }
    let played = catch_unwind(AssertUnwindSafe(|| {
        world.run(MORNING + end, &mut happen);
        come_to_rest(&mut world)
    }));
    let wrong = match played {
        Ok(Ok(_)) => None,
        Ok(Err(why)) => Some(why),
        Err(_) => Some("a panic".to_owned()),
    };
    let mut marks = world.scene.marks.clone();
    marks.add(&world.scene.server.marks);
    marks.add(&world.witness.marks);
    Outcome { marks, wrong, trace: world.witness.trace.take().unwrap_or_default() }
}

fn made(seed: u64, traced: bool) -> Watched {
    let mut rng = Rng::new(seed);
    let sharded = rng.happens(400);
    let address = if sharded {
        "https://data.example/{shard}.json"
    } else {
        "https://data.example/venue.json"
    };
    let mut server = Server::new(manner(&mut rng));
    let shards = 1 + rng.below(3);
    let main = format!("\"main\": {{ \"shards\": {shards},");
    let text = if sharded { BOARD.replace("\"main\": {", &main) } else { BOARD.to_owned() };
    server.place("board", text);
    let phones = 3 + rng.below(6);
    let people = rng.fork();
    let mut world = World::new(rng, server, address, Invariants::new(traced));
    let mut rng = people;
    for _ in 0..phones {
        let writes = rng.happens(920);
        let device = Device::with(Rc::default(), rng.happens(800), writes);
        let invitation = invitation(address, writes);
        let person = Person::new(script(&mut rng), &invitation);
        let (link, at) = (link(&mut rng), MORNING + rng.between(0, 30 * SECOND));
        world.come(device, link, person, at);
    }
    world
}

/// The link that somebody opens.
pub fn invitation(address: &str, writes: bool) -> String {
    let address = address.replace('{', "%7B").replace('}', "%7D");
    format!("#/join?u={address}&m={}", if writes { "rw" } else { "r" })
}

fn manner(rng: &mut Rng) -> Manner {
    Manner {
        tags: rng.weighted(&[(6, Tags::Strong), (1, Tags::Weak), (1, Tags::None), (1, Tags::Gzip)]),
        ignores_conditions: !rng.happens(750),
        says_409: !rng.happens(850),
        ..Manner::default()
    }
}

fn link(rng: &mut Rng) -> Link {
    let bad = rng.happens(400);
    let share = |rng: &mut Rng| if bad { rng.below(120) } else { 0 };
    Link {
        round_trip: if bad { (200, 6_000) } else { (40, 400) },
        lost: share(rng),
        unheard: share(rng),
        cut: share(rng),
        freezes: rng.happens(500),
        ..Link::good()
    }
}

fn script(rng: &mut Rng) -> Script {
    Script {
        away: (3 * SECOND, rng.between(20 * SECOND, 90 * SECOND)),
        look: (10 * SECOND, 60 * SECOND),
        pause: (SECOND, 8 * SECOND),
        acts: habits_of(rng),
        discarded: 150,
        closes: 50,
    }
}

/// Everybody does a little of everything, and somebody here and there hosts.
fn habits_of(rng: &mut Rng) -> Vec<(usize, Act)> {
    let mut acts = vec![
        (12, Act::Look),
        (3, Act::Go),
        (3, Act::Sync),
        (1, Act::Name),
        (3, Act::Pick),
        (3, Act::Note),
        (6, Act::Post),
        (5, Act::Place),
        (2, Act::Swap),
        (10, Act::Edit),
        (3, Act::Withdraw),
        (3, Act::Merge),
        (1, Act::Claim),
        (6, Act::Settle),
        (2, Act::Propose),
        (2, Act::Answer),
        (3, Act::Undo),
        (3, Act::Report(40)),
    ];
    if rng.happens(300) {
        acts.extend([(4, Act::Notify), (2, Act::Retract), (5, Act::Host), (1, Act::TakeBack)]);
    }
    if rng.happens(150) {
        acts.push((30, Act::Desk));
    }
    acts
}
