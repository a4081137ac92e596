//! `venue`: the simulated venue of the tests, as large as one likes, and measured.

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;
use serde_json::{Value as Json, json};

use crate::venue_figures::{Figures, Save, WATCHED};
use crate::venue_scenarios::{Game, POCKETS, Played, Scenario, play};
use crate::venue_spread::Spread;
use crate::{Command, project};

/// The most people.
const MOST: usize = 20_000;
/// The most minutes; no scenario has more.
const LONGEST: i64 = 75;

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "venue",
    about: "simulate an event with hundreds of phones",
    help: "cargo xtask venue [--people N] [--shards K] [--scenario S] [--minutes N] [--seed N]
                  [--json]

Plays the simulated venue of the tests with N people (850) and K files beside the
board (0: all in one file), in virtual time, and prints what it costs and how long
it takes until others see what somebody saved.

  --scenario marketplace   150 of 850 people post twice in 20 minutes; the others
                           look now and then (the default)
  --scenario reports       the same 150 write long reports within the hour
  --scenario offline-hour  nobody has a network for an hour, then all are back
  --minutes N              ends after the first N of the scenario's minutes

People look for 10 to 60 s every 2 to 12 minutes. Only who looks can see: of all
phones that got the file in the 15 minutes after a save it is told when half of
them, and the last of them, had it; and, of what stands on the board, for how long
a phone was open before it had it.

A third of the pages in the pocket is discarded by the phone; above 2000 people every
one, so that only those who look take up memory. The phones then start anew at each
look, from what they have stored.
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let scenario = Scenario::Marketplace;
    let mut game = Game { scenario, people: 850, shards: 0, seed: 1, minutes: None };
    let mut json = false;
    let mut given = Vec::new();
    while let Some(arg) = parser.next()? {
        let name = match &arg {
            Long(name) => (*name).to_owned(),
            _ => return Err(arg.unexpected().into()),
        };
        given.push(["--", &name].concat());
        match name.as_str() {
            "json" => {
                json = true;
                continue;
            }
            "people" | "shards" | "scenario" | "seed" | "minutes" => {}
            _ => return Err(arg.unexpected().into()),
        }
        let value = parser.value()?.string()?;
        match name.as_str() {
            "people" => game.people = value.parse()?,
            "shards" => game.shards = value.parse()?,
            "seed" => game.seed = value.parse()?,
            "minutes" => game.minutes = Some(value.parse()?),
            _ => game.scenario = Scenario::parse(&value)?,
        }
        given.push(value);
    }
    ensure!((10..=MOST).contains(&game.people), "--people takes 10 to {MOST}");
    let shards = anliegen::limits::SHARDS;
    ensure!(game.shards <= shards, "--shards takes 0 to {shards}");
    let minutes = game.minutes.is_none_or(|minutes| (1..=LONGEST).contains(&minutes));
    ensure!(minutes, "--minutes takes 1 to {LONGEST}");
    if cfg!(debug_assertions) {
        return again_fast(&given);
    }
    let report = Report::new(play(game));
    if json {
        println!("{}", report.json(&game));
    } else {
        print!("{}", report.table(&game));
    }
    Ok(())
}

/// Hundreds of phones want an optimised program.
fn again_fast(given: &[String]) -> Result<()> {
    let mut cargo = project::cargo();
    cargo.args(["run", "--quiet", "--profile", "venue", "--package", "xtask", "--", "venue"]);
    let status = cargo.args(given).status().context("cannot run cargo")?;
    ensure!(status.success(), "the venue failed ({status})");
    Ok(())
}

/// What came of it.
struct Report {
    saves: usize,
    undelivered: usize,
    puts: (usize, usize),
    delivered: Spread,
    half: Spread,
    all: Spread,
    open: Spread,
    up: Spread,
    down: Spread,
    mean: (f64, f64),
    peak: (u32, u32),
    units: Spread,
    lettered: usize,
    hours: f64,
}

impl Report {
    fn new(played: Played) -> Self {
        let Played { figures, units, board } = played;
        let saves: Vec<&Save> =
            figures.saves.iter().filter(|save| save.at >= figures.span.0).collect();
        let (mut half, mut all, mut open) = <(Spread, Spread, Spread)>::default();
        for save in &saves {
            let seen = seen_by(&figures, save, &mut open);
            seen.0.into_iter().for_each(|at| half.add(at));
            seen.1.into_iter().for_each(|at| all.add(at));
        }
        let delivered = saves.iter().filter_map(|save| Some(save.delivered? - save.at)).collect();
        let of = |part: fn(&(usize, usize)) -> usize| {
            figures.phones.iter().map(|seen| part(&seen.bytes) as i64).collect()
        };
        let seconds = figures.seconds.len() as f64;
        let sum = |part: fn(&(u32, u32)) -> u32| {
            figures.seconds.iter().map(|second| f64::from(part(second))).sum::<f64>() / seconds
        };
        let most = |part: fn(&(u32, u32)) -> u32| figures.seconds.iter().map(part).max();
        Self {
            saves: saves.len(),
            undelivered: saves.iter().filter(|save| save.delivered.is_none()).count(),
            puts: figures.puts,
            delivered,
            half,
            all,
            open,
            up: of(|bytes| bytes.0),
            down: of(|bytes| bytes.1),
            mean: (sum(|second| second.0), sum(|second| second.1)),
            peak: (most(|s| s.0).unwrap_or(0), most(|s| s.1).unwrap_or(0)),
            units: units.into_iter().map(|units| units as i64).collect(),
            lettered: lettered(&board),
            hours: (figures.span.1 - figures.span.0) as f64 / 3_600_000.0,
        }
    }

    fn per_save(&self) -> f64 {
        self.puts.0 as f64 / self.saves.max(1) as f64
    }

    fn table(&self, game: &Game) -> String {
        let kilo = |spread: &Spread, percent| spread.at(percent).unwrap_or(0) / 1_000;
        let rows = [
            (
                "saves, of these not delivered at the end",
                format!("{}, {}", self.saves, self.undelivered),
            ),
            (
                "PUTs, per save, refused (412)",
                format!("{}, {:.2}, {}", self.puts.0, self.per_save(), self.puts.1),
            ),
            ("saved → delivered, s (p50 / p95 / p99)", self.delivered.seconds()),
            ("saved → half of those who look have it, s", self.half.seconds()),
            ("saved → all of those who look have it, s", self.all.seconds()),
            ("open until it is there (board), s", self.open.seconds()),
            ("requests a second, mean and peak", format!("{:.1}, {}", self.mean.0, self.peak.0)),
            ("… at the board file", format!("{:.1}, {}", self.mean.1, self.peak.1)),
            ("topics whose number needs a letter", self.lettered.to_string()),
            (
                "up a phone, kB (p50 / p99)",
                format!("{} / {}", kilo(&self.up, 50), kilo(&self.up, 99)),
            ),
            (
                "down a phone, kB (p50 / p99)",
                format!("{} / {}", kilo(&self.down, 50), kilo(&self.down, 99)),
            ),
            (
                "storage a phone, 1000 units (p50 / p99)",
                format!("{} / {}", kilo(&self.units, 50), kilo(&self.units, 99)),
            ),
        ];
        let Game { scenario, people, shards, .. } = game;
        let mut text =
            format!("{}, {people} people, {shards} shards, {:.2} h\n", scenario.word(), self.hours);
        if *people > POCKETS {
            text.push_str("  every page in the pocket is discarded\n");
        }
        for (name, value) in rows {
            text.push_str(&format!("  {name:<42} {value}\n"));
        }
        text
    }

    fn json(&self, game: &Game) -> Json {
        let Game { scenario, people, shards, .. } = game;
        json!({
            "scenario": scenario.word(), "people": people, "shards": shards, "hours": self.hours,
            "all_pockets_discarded": *people > POCKETS,
            "saves": self.saves, "undelivered": self.undelivered,
            "puts": self.puts.0, "puts_per_save": self.per_save(), "refused": self.puts.1,
            "delivered_ms": self.delivered.json(),
            "seen_by_half_ms": self.half.json(), "seen_by_all_ms": self.all.json(),
            "open_until_seen_ms": self.open.json(),
            "requests_per_second": { "mean": self.mean.0, "peak": self.peak.0 },
            "board_requests_per_second": { "mean": self.mean.1, "peak": self.peak.1 },
            "bytes_up": self.up.json(), "bytes_down": self.down.json(),
            "storage_units": self.units.json(), "lettered": self.lettered,
        })
    }
}

/// Topics whose number another topic had before, so that a letter stands behind it.
fn lettered(board: &str) -> usize {
    let board: Json = serde_json::from_str(board).unwrap_or_default();
    let topics = board["topics"].as_object();
    topics.map_or(0, |topics| topics.values().filter(|topic| topic["suffix"].is_string()).count())
}

/// When half, and when all, of those who looked had a save; for each of them also how long it
/// was open before it had it.
fn seen_by(figures: &Figures, save: &Save, open: &mut Spread) -> (Option<i64>, Option<i64>) {
    let Some((file, version)) = &save.stored else { return (None, None) };
    let mut delays = Vec::new();
    for (number, seen) in figures.phones.iter().enumerate() {
        if number == save.phone || !seen.reads_between(file, save.at, save.at + WATCHED) {
            continue;
        }
        let at = seen.had(file, *version);
        if let Some(at) = at.filter(|_| file == "board") {
            open.add(seen.open_between(save.at, at.max(save.at)));
        }
        delays.push(at.map_or(i64::MAX, |at| (at - save.at).max(0)));
    }
    delays.sort_unstable();
    let when = |place: Option<usize>| place.and_then(|place| delays.get(place)).copied();
    let known = |delay: &i64| *delay != i64::MAX;
    let half = when(delays.len().checked_sub(1).map(|last| last / 2)).filter(known);
    (half, delays.last().copied().filter(known))
}
