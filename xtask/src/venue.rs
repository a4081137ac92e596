//! `venue`: the simulated venue of the tests, as large as one likes, and measured.

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;
use serde_json::{Value as Json, json};

use crate::venue_figures::{Figures, Save, WATCHED};
use crate::venue_scenarios::{Played, Scenario, play};
use crate::{Command, project};

/// The most people.
const MOST: usize = 20_000;

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "venue",
    about: "simulate an event with hundreds of phones",
    help: "cargo xtask venue [--people N] [--shards K] [--scenario S] [--seed N] [--json]

Plays the simulated venue of the tests with N people (850) and K files beside the
board (0: all in one file), in virtual time, and prints what it costs and how long
it takes until others see what somebody saved.

  --scenario marketplace   150 of 850 people post twice in 20 minutes; the others
                           look now and then (the default)
  --scenario reports       the same 150 write long reports within the hour
  --scenario offline-hour  nobody has a network for an hour, then all are back

People look for 10 to 60 s every 2 to 12 minutes. Only who looks can see: of all
phones that got the file in the 15 minutes after a save it is told when half of
them, and the last of them, had it; and, of what stands on the board, for how long
a phone was open before it had it.
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let (mut people, mut shards, mut seed, mut json) = (850, 0_u32, 1_u64, false);
    let mut scenario = Scenario::Marketplace;
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
            "people" | "shards" | "scenario" | "seed" => {}
            _ => return Err(arg.unexpected().into()),
        }
        let value = parser.value()?.string()?;
        match name.as_str() {
            "people" => people = value.parse()?,
            "shards" => shards = value.parse()?,
            "seed" => seed = value.parse()?,
            _ => scenario = Scenario::parse(&value)?,
        }
        given.push(value);
    }
    ensure!((10..=MOST).contains(&people), "--people takes 10 to {MOST}");
    ensure!(shards <= anliegen::limits::SHARDS, "--shards takes 0 to {}", anliegen::limits::SHARDS);
    if cfg!(debug_assertions) {
        return again_fast(&given);
    }
    let report = Report::new(play(scenario, people, shards, seed));
    if json {
        println!("{}", report.json(scenario, people, shards));
    } else {
        print!("{}", report.table(scenario, people, shards));
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

/// Some durations in ms, or other numbers, sorted.
struct Spread(Vec<i64>);

impl Spread {
    fn new(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self(values)
    }

    /// The value below which so many hundredths lie.
    fn at(&self, percent: usize) -> Option<i64> {
        let last = self.0.len().checked_sub(1)?;
        self.0.get(last * percent / 100).copied()
    }

    /// p50, p95 and p99 in seconds, with one digit.
    fn seconds(&self) -> String {
        let seconds = |percent| match self.at(percent) {
            Some(ms) => format!("{}.{}", ms / 1_000, ms % 1_000 / 100),
            None => "–".to_owned(),
        };
        format!("{} / {} / {}", seconds(50), seconds(95), seconds(99))
    }

    fn json(&self) -> Json {
        json!({ "p50": self.at(50), "p95": self.at(95), "p99": self.at(99) })
    }
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
        let (mut half, mut all, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for save in &saves {
            let seen = seen_by(&figures, save, &mut open);
            half.extend(seen.0);
            all.extend(seen.1);
        }
        let delivered = saves.iter().filter_map(|save| Some(save.delivered? - save.at)).collect();
        let of = |part: fn(&(usize, usize)) -> usize| {
            Spread::new(figures.phones.iter().map(|seen| part(&seen.bytes) as i64).collect())
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
            delivered: Spread::new(delivered),
            half: Spread::new(half),
            all: Spread::new(all),
            open: Spread::new(open),
            up: of(|bytes| bytes.0),
            down: of(|bytes| bytes.1),
            mean: (sum(|second| second.0), sum(|second| second.1)),
            peak: (most(|s| s.0).unwrap_or(0), most(|s| s.1).unwrap_or(0)),
            units: Spread::new(units.into_iter().map(|units| units as i64).collect()),
            lettered: lettered(&board),
            hours: (figures.span.1 - figures.span.0) as f64 / 3_600_000.0,
        }
    }

    fn per_save(&self) -> f64 {
        self.puts.0 as f64 / self.saves.max(1) as f64
    }

    fn table(&self, scenario: Scenario, people: usize, shards: u32) -> String {
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
        let mut text =
            format!("{}, {people} people, {shards} shards, {:.2} h\n", scenario.word(), self.hours);
        for (name, value) in rows {
            text.push_str(&format!("  {name:<42} {value}\n"));
        }
        text
    }

    fn json(&self, scenario: Scenario, people: usize, shards: u32) -> Json {
        json!({
            "scenario": scenario.word(), "people": people, "shards": shards, "hours": self.hours,
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
fn seen_by(figures: &Figures, save: &Save, open: &mut Vec<i64>) -> (Option<i64>, Option<i64>) {
    let Some((file, version)) = &save.stored else { return (None, None) };
    let mut delays = Vec::new();
    for (number, seen) in figures.phones.iter().enumerate() {
        if number == save.phone || !seen.reads_between(file, save.at, save.at + WATCHED) {
            continue;
        }
        let at = seen.had(file, *version);
        if let Some(at) = at.filter(|_| file == "board") {
            open.push(seen.open_between(save.at, at.max(save.at)));
        }
        delays.push(at.map_or(i64::MAX, |at| (at - save.at).max(0)));
    }
    delays.sort_unstable();
    let when = |place: Option<usize>| place.and_then(|place| delays.get(place)).copied();
    let known = |delay: &i64| *delay != i64::MAX;
    let half = when(delays.len().checked_sub(1).map(|last| last / 2)).filter(known);
    (half, delays.last().copied().filter(known))
}
