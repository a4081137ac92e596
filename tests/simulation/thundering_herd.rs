//! F44: a whole hall comes back at once.

use std::rc::Rc;

use anliegen::sync::replies::get::RawReply;

use crate::seeds::{BOARD, invitation};
use crate::support::device::Device;
use crate::support::request::Request;
use crate::support::rng::Rng;
use crate::support::sample::{MINUTE, SECOND};
use crate::support::server::{Manner, Server};
use crate::support::tab::TabEvent;
use crate::support::venue::acts::Act;
use crate::support::venue::link::{Flight, Link};
use crate::support::venue::people::{Person, Script};
use crate::support::venue::{MORNING, Scene, Witness, World};

const ADDRESS: &str = "https://data.example/venue.json";
/// When the network is back.
const BACK: i64 = MORNING + 10 * MINUTE;

/// Requests at the endpoint by second from then on.
#[derive(Default)]
struct Counter(Vec<usize>);

impl Witness for Counter {
    fn opened(&mut self, _: usize, _: usize) {}
    fn did(&mut self, _: &Scene, _: usize, _: &TabEvent) {}
    fn asked(&mut self, _: &Scene, _: usize, _: &Request) {}
    fn got(&mut self, _: &Scene, _: &Flight, _: &RawReply) {}
    fn stepped(&mut self, _: &Scene, _: usize) {}

    fn answered(&mut self, scene: &Scene, _: &Flight, _: &RawReply) {
        if scene.now >= BACK {
            let second = ((scene.now - BACK) / SECOND) as usize;
            self.0.resize(self.0.len().max(second + 1), 0);
            self.0[second] += 1;
        }
    }
}

/// All phones lie open, and their browsers say in the same moment that the network is back; some
/// people have written something meanwhile.
fn hall(phones: usize, writers: usize) -> World<Counter, ()> {
    let mut server = Server::new(Manner::default());
    server.place("board", BOARD);
    let mut rng = Rng::new(44);
    let mut world = World::new(rng.fork(), server, ADDRESS, Counter::default());
    let looks = Script {
        away: (MINUTE, MINUTE),
        look: (60 * MINUTE, 60 * MINUTE),
        pause: (60 * MINUTE, 60 * MINUTE),
        acts: vec![(1, Act::Look)],
        discarded: 0,
        closes: 0,
    };
    for _ in 0..phones {
        let device = Device::with(Rc::default(), true, true);
        let person = Person::new(looks.clone(), &invitation(ADDRESS, true));
        let at = MORNING + rng.between(0, 2 * MINUTE);
        world.come(device, Link::good(), person, at);
    }
    world.run(BACK - 6 * MINUTE, &mut |_, ()| {});
    for phone in &mut world.scene.phones {
        phone.link.offline_until = BACK;
    }
    for phone in 0..writers {
        world.perform(phone, Act::Post);
    }
    world.run(BACK, &mut |_, ()| {});
    for phone in 0..phones {
        world.online(phone);
    }
    world.run(BACK + 3 * MINUTE, &mut |_, ()| {});
    world
}

impl Counter {
    /// Requests a second in the busiest ten seconds.
    fn busiest(&self) -> usize {
        self.0.windows(10).map(|ten| ten.iter().sum::<usize>()).max().unwrap_or(0) / 10
    }
}

// F44
#[test]
fn f44_a_hall_that_comes_back_at_once_is_spread() {
    let world = hall(850, 0);
    let busiest = world.witness.busiest();
    assert!((10..=22).contains(&busiest), "{busiest} requests a second: {:?}", world.witness.0);
}

// F44 Y9: a conflict costs requests, but not for long.
#[test]
fn f44_what_a_hall_has_written_meanwhile_is_there_within_minutes() {
    let world = hall(200, 35);
    let busiest = world.witness.busiest();
    assert!(busiest <= 20, "{busiest} requests a second: {:?}", world.witness.0);
    let board = world.scene.server.file("board").unwrap();
    assert_eq!(board.text.matches("\"Anliegen ").count(), 35);
}
