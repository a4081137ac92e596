//! `cargo xtask bench` builds the sites and runs this over them.
#![allow(clippy::print_stdout, reason = "the figures go to standard output")]

use std::path::Path;

use anliegen_browser::Site;
use anliegen_browser::figures;
use anliegen_browser::figures::Figures;
use anliegen_browser::measure;
use anliegen_browser::measure::Part;
use serde_json::{Map, Value, json};

/// Usage: `bench RUNS PARTS json|table NAME=FOLDER …`; `PARTS` are names with commas.
fn main() {
    let mut args = std::env::args().skip(1);
    let runs = args.next().and_then(|runs| runs.parse().ok()).unwrap_or(5);
    let parts = args.next().unwrap_or_default();
    let parts: Vec<Part> = parts.split(',').filter_map(part).collect();
    let wants_json = args.next().is_some_and(|how| how == "json");
    let mut events = Vec::new();
    for event in args {
        let Some((name, folder)) = event.split_once('=') else { continue };
        let site = Site::load(Path::new(folder));
        let mut figures = Figures::default();
        for run in 1..=runs {
            eprintln!("{name}: run {run} of {runs}");
            measure::run(&site, &parts, &mut figures);
        }
        events.push((name.to_owned(), figures));
    }
    if wants_json {
        let all = events.iter().map(|(name, figures)| (name.clone(), figures.json()));
        let conditions = json!({
            "cpu_slower": measure::SLOWER,
            "line_bit_per_s": measure::LINE,
            "delay_ms": measure::DELAY_MS,
            "runs": runs,
        });
        let events: Map<String, Value> = all.collect();
        println!("{}", json!({ "conditions": conditions, "events": events }));
    } else {
        print!("{}", figures::table(&events));
    }
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "load" => Part::Load,
        "wall" => Part::Wall,
        "document" => Part::Document,
        "post" => Part::Post,
        _ => return None,
    })
}
