//! What happens in the venue: who is there, what they come for, and when.

use std::rc::Rc;

use anyhow::{Result, bail};

use crate::support::device::Device;
use crate::support::disk::Disk;
use crate::support::rng::Rng;
use crate::support::sample::{HOUR, MINUTE, SECOND};
use crate::support::server::{Manner, Server};
use crate::support::shared_texts::SharedTexts;
use crate::support::venue::acts::Act;
use crate::support::venue::link::Link;
use crate::support::venue::people::{Person, Script};
use crate::support::venue::{MORNING, World};
use crate::venue_figures::Figures;

/// Of 850 people so many have a topic of their own.
const WITH_TOPIC: (usize, usize) = (150, 850);
/// The bound on topics leaves room for two each.
const MOST_WITH_TOPIC: usize = 900;
/// Above so many people every page in the pocket is discarded: so many at once find no room.
pub const POCKETS: usize = 2_000;
/// Before anything is counted, everybody has opened the event.
const ARRIVING: i64 = 10 * MINUTE;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// Everyone with a topic posts two within 20 minutes; the others look now and then.
    Marketplace,
    /// Everyone with a topic writes a report within the hour, and others read them.
    Reports,
    /// No network for an hour, in which everyone with a topic writes twice; then everybody
    /// takes the phone out within a minute.
    OfflineHour,
}

impl Scenario {
    /// By the word of the command line.
    pub fn parse(word: &str) -> Result<Self> {
        Ok(match word {
            "marketplace" => Self::Marketplace,
            "reports" => Self::Reports,
            "offline-hour" => Self::OfflineHour,
            _ => bail!("no scenario `{word}`: marketplace, reports, offline-hour"),
        })
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Marketplace => "marketplace",
            Self::Reports => "reports",
            Self::OfflineHour => "offline-hour",
        }
    }

    /// How long it is counted, in ms: what it is about, and a quarter of an hour in which the
    /// last of it is seen.
    fn length(self) -> i64 {
        match self {
            Self::Marketplace => 35 * MINUTE,
            Self::Reports | Self::OfflineHour => 75 * MINUTE,
        }
    }
}

/// The network comes back.
pub struct Back(usize);

type Venue = World<Figures, Back>;

/// What came of it, beside what was seen on the way.
pub struct Played {
    /// What was seen.
    pub figures: Figures,
    /// What the phones' storage holds at the end, in UTF-16 units.
    pub units: Vec<usize>,
    /// The board file at the end.
    pub board: Rc<str>,
}

/// What is played.
#[derive(Clone, Copy, Debug)]
pub struct Game {
    /// What happens.
    pub scenario: Scenario,
    /// How many people there are.
    pub people: usize,
    /// How many files there are beside the board.
    pub shards: u32,
    /// All chance follows from it.
    pub seed: u64,
    /// It ends after so many minutes of those that are counted.
    pub minutes: Option<i64>,
}

impl Game {
    /// For how long it is counted, in ms.
    fn length(&self) -> i64 {
        let length = self.scenario.length();
        self.minutes.map_or(length, |minutes| length.min(minutes * MINUTE))
    }
}

/// Plays a scenario.
pub fn play(game: Game) -> Played {
    let Game { scenario, people, shards, seed, .. } = game;
    let ends = MORNING + ARRIVING + game.length();
    let writers = (people * WITH_TOPIC.0 / WITH_TOPIC.1).clamp(1, MOST_WITH_TOPIC);
    let begins = MORNING + ARRIVING;
    let figures = Figures::new(people, begins, ends);
    let address = if shards == 0 {
        "https://data.example/venue.json"
    } else {
        "https://data.example/{shard}.json"
    };
    let mut server = Server::new(Manner::default());
    let topics = if scenario == Scenario::Marketplace { 1 } else { writers };
    server.place("board", event(topics, shards));
    let mut rng = Rng::new(seed);
    let mut world = Venue::new(rng.fork(), server, address, figures);
    let mut script = script(scenario);
    if people > POCKETS {
        script.discarded = 1_000;
    }
    let texts = Rc::new(SharedTexts::default());
    for number in 0..people {
        let topic = (number < writers).then(|| format!("t{number}"));
        let disk = Disk::sharing(&texts);
        arrive(&mut world, &mut rng, scenario, &script, disk, topic);
    }
    world.run(begins, &mut happen);
    if scenario == Scenario::OfflineHour {
        for phone in 0..people {
            world.scene.phones[phone].link.offline_until = begins + HOUR;
            world.plan(begins + HOUR, Back(phone));
        }
    }
    for minute in 1..=game.length() / MINUTE {
        world.run(begins + minute * MINUTE, &mut happen);
        if people > POCKETS {
            // Such a hall takes its time.
            eprintln!("minute {minute}: {} saves", world.witness.saves.len());
        }
    }
    let units = world.scene.phones.iter().map(|phone| phone.device.disk.units()).collect();
    let board = world.scene.server.file("board").map(|file| file.text.clone());
    Played { figures: world.witness, units, board: board.unwrap_or_default() }
}

fn happen(world: &mut Venue, Back(phone): Back) {
    world.online(phone);
    if world.scene.shown(phone).is_none() {
        let at = world.scene.now + world.rng.between(0, MINUTE);
        world.call(phone, at);
    }
}

fn arrive(
    world: &mut Venue,
    rng: &mut Rng,
    scenario: Scenario,
    script: &Script,
    disk: Rc<Disk>,
    topic: Option<String>,
) {
    let device = Device::with(disk, true, true);
    let address = world.scene.address.replace('{', "%7B").replace('}', "%7D");
    let mut person = Person::new(script.clone(), &format!("#/join?u={address}&m=rw"));
    let begins = MORNING + ARRIVING;
    let mut at = |from: i64, to: i64| begins + rng.between(from, to);
    let mut duties = Vec::new();
    match scenario {
        _ if topic.is_none() => {}
        Scenario::Marketplace => {
            duties.extend([(); 2].map(|()| (at(0, 20 * MINUTE), Act::Post)));
        }
        // A report grows in four sittings.
        Scenario::Reports => {
            let first = at(0, 40 * MINUTE);
            let sittings = [600, 1_200, 2_000, 3_000].into_iter().zip(0..);
            duties.extend(sittings.map(|(n, i)| (first + i * 5 * MINUTE, Act::Report(n))));
        }
        Scenario::OfflineHour => {
            duties.push((at(0, HOUR), Act::Post));
            duties.push((at(0, HOUR), Act::Place));
        }
    }
    duties.sort_by_key(|(at, _)| *at);
    person.duties = duties.into();
    person.topic = topic;
    let first = MORNING + rng.between(0, ARRIVING - MINUTE);
    world.come(device, Link::good(), person, first);
}

/// Looks of 10 to 60 s, every 2 to 12 minutes; every third page in the pocket is discarded.
fn script(scenario: Scenario) -> Script {
    let mut acts = vec![(8, Act::Look), (2, Act::Pick), (1, Act::Note), (2, Act::Go)];
    if scenario == Scenario::Reports {
        acts.push((4, Act::Read));
    }
    Script {
        away: (2 * MINUTE, 12 * MINUTE),
        look: (10 * SECOND, 60 * SECOND),
        pause: (4 * SECOND, 20 * SECOND),
        acts,
        discarded: 333,
        closes: 0,
    }
}

/// An event of three rounds and thirty spaces with so many topics, written by hand.
fn event(topics: usize, shards: u32) -> String {
    let list = |count: usize, entry: &dyn Fn(usize) -> String| {
        (0..count).map(entry).collect::<Vec<_>>().join(",\n")
    };
    let starts = ["11:00", "13:30", "15:30"];
    let slots =
        list(3, &|at| format!(r#""s{at}": {{ "date": "2026-06-09", "start": "{}" }}"#, starts[at]));
    let spaces = list(30, &|at| format!(r#""r{at}": {{ "name": "Raum {at}" }}"#));
    let topics = list(topics, &|at| {
        let (slot, space) = (at % 3, at % 30);
        format!(
            r#""t{at}": {{ "number": {at}, "title": "Wie gewinnen wir Ehrenamtliche, Teil {at}?",
              "convener": "Renate Kaminski", "words": "Erfahrungen, Fragen, ein Versuch.",
              "place": {{ "slot": "s{slot}", "space": "r{space}" }} }}"#
        )
    });
    let shards = if shards == 0 { String::new() } else { format!(r#", "shards": {shards}"#) };
    format!(
        r#"{{ "format": "anliegen", "v": 1, "id": "venue",
        "event": {{ "main": {{ "title": "Venue", "zone": "Europe/Berlin"{shards} }} }},
        "slots": {{ {slots} }}, "spaces": {{ {spaces} }}, "topics": {{ {topics} }} }}"#
    )
}
