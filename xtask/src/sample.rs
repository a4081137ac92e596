//! `sample`: an event of any size, out of the texts of `public/sample.json`.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use chrono::{Days, NaiveDate};
use lexopt::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::{Command, event, project};

/// The most topics that one document is made of.
const MAX_TOPICS: usize = 100_000;
/// The most days and slots.
const MAX_DAYS: usize = 60;
const MAX_SLOTS: usize = 5_000;
/// When a made day begins, and how many hours it has.
const FIRST_HOUR: usize = 9;
const HOURS: usize = 9;

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "sample",
    about: "write an event of any size",
    help: "cargo xtask sample --topics N [--days D] [--slots S] [--spaces R] --out FILE

Writes an event with N topics made from the sample event's texts, all placed, in
canonical bytes. The same numbers give the same file. Without further numbers it keeps
the sample's days and slots and has as many spaces as it needs.

  --days D    days, with the slots spread over them (1 to 60)
  --slots S   slots in which groups meet, several of them at the same time
  --spaces R  spaces
",
    run,
};

/// What an event is made of.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    topics: usize,
    days: Option<usize>,
    slots: Option<usize>,
    spaces: Option<usize>,
}

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let (mut shape, mut out) = (Shape::default(), None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("topics") => shape.topics = parser.value()?.parse()?,
            Long("days") => shape.days = Some(parser.value()?.parse()?),
            Long("slots") => shape.slots = Some(parser.value()?.parse()?),
            Long("spaces") => shape.spaces = Some(parser.value()?.parse()?),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let Some(out) = out.filter(|_| shape.topics > 0) else {
        bail!("say how many and where: --topics N --out FILE");
    };
    let text = project::read_text(&project::root().join("public/sample.json"))?;
    project::write(&out, resize(&text, shape)?.as_bytes())
}

/// The sample event in this shape, in canonical bytes.
fn resize(sample: &str, shape: Shape) -> Result<String> {
    let topics = shape.topics;
    ensure!((1..=MAX_TOPICS).contains(&topics), "--topics takes 1 to {MAX_TOPICS}");
    let mut document: Json = serde_json::from_str(sample)?;
    let mut id = format!("sample-{topics}");
    if shape.days.is_some() || shape.slots.is_some() {
        let days = shape.days.unwrap_or(1);
        let slots = shape.slots.unwrap_or(days * HOURS);
        ensure!((1..=MAX_DAYS).contains(&days), "--days takes 1 to {MAX_DAYS}");
        ensure!((days..=MAX_SLOTS).contains(&slots), "--slots takes 1 a day to {MAX_SLOTS}");
        document["slots"] = make_slots(&document, days, slots)?;
        id = format!("{id}-{days}-{slots}");
    }
    let rounds = group_rounds(&document)?;
    let needed = topics.div_ceil(rounds.len());
    let spaces = shape.spaces.unwrap_or(needed);
    ensure!(spaces >= needed, "{topics} topics in {} slots need {needed} spaces", rounds.len());
    let topics_made = repeat_topics(&document["topics"], &rounds, spaces, topics)?;
    let spaces_made = repeat_spaces(&document["spaces"], spaces)?;
    document["id"] = id.into();
    document["topics"] = topics_made;
    document["spaces"] = spaces_made;
    let mut members = document.as_object().cloned().unwrap_or_default();
    let kept = ["format", "v", "id", "event", "fields", "slots", "spaces", "topics"];
    members.retain(|name, _| kept.contains(&name.as_str()));
    let text = Json::Object(members).to_string();
    Ok(event::parse(&text)?.write(event::FORMAT))
}

/// Slots of an hour each, spread over days from the sample's first one on. With more slots than
/// hours several begin at once, as in a programme with parallel tracks.
fn make_slots(document: &Json, days: usize, slots: usize) -> Result<Json> {
    let given = document["slots"].as_object().context("the sample has no slots")?;
    let first = given.values().filter_map(|slot| slot["date"].as_str()).min();
    let first = first.and_then(|date| date.parse::<NaiveDate>().ok());
    let first = first.context("the sample's slots have no date")?;
    let mut made = Map::new();
    for at in 0..slots {
        let day = at * days / slots;
        // The first slot of the day and of the next one.
        let (begin, end) = ((day * slots).div_ceil(days), ((day + 1) * slots).div_ceil(days));
        let hour = FIRST_HOUR + (at - begin) * HOURS / (end - begin);
        let date = first + Days::new(day as u64);
        let slot = json!({
            "date": date.to_string(), "start": format!("{hour:02}:00"),
            "end": format!("{:02}:00", hour + 1), "kind": "groups",
        });
        made.insert(format!("s{:04}", at + 1), slot);
    }
    Ok(made.into())
}

/// The ids of the slots in which groups meet.
fn group_rounds(document: &Json) -> Result<Vec<String>> {
    let slots = document["slots"].as_object().context("the sample has no slots")?;
    let groups = slots.iter().filter(|(_, slot)| slot["kind"] == "groups");
    let rounds: Vec<String> = groups.map(|(id, _)| id.clone()).collect();
    ensure!(!rounds.is_empty(), "the sample has no slot for groups");
    Ok(rounds)
}

fn repeat_spaces(given: &Json, count: usize) -> Result<Json> {
    let given = given.as_object().context("the sample has no spaces")?;
    let mut made = Map::new();
    for (at, space) in given.values().cycle().take(count).enumerate() {
        let mut space = space.clone();
        number_text(&mut space["name"], at / given.len());
        space["order"] = json!(at + 1);
        made.insert(space_id(at), space);
    }
    Ok(made.into())
}

/// Where there are more spaces than needed, each slot begins with another one.
fn repeat_topics(given: &Json, rounds: &[String], spaces: usize, count: usize) -> Result<Json> {
    let given = given.as_object().context("the sample has no topics")?;
    let mut made = Map::new();
    for (at, topic) in given.values().cycle().take(count).enumerate() {
        let mut topic = topic.clone();
        number_text(&mut topic["title"], at / given.len());
        topic["number"] = json!(at + 1);
        let slot = at % rounds.len();
        let shift = if spaces > count.div_ceil(rounds.len()) { slot } else { 0 };
        let space = space_id((at / rounds.len() + shift) % spaces);
        topic["place"] = json!({ "slot": rounds[slot], "space": space });
        made.insert(format!("t{:05}", at + 1), topic);
    }
    Ok(made.into())
}

/// `Saal A` the first time, `Saal A (2)` when it comes round again.
fn number_text(text: &mut Json, round: usize) {
    if round > 0 {
        *text = format!("{} ({})", text.as_str().unwrap_or_default(), round + 1).into();
    }
}

fn space_id(at: usize) -> String {
    format!("r{:05}", at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SAMPLE: &str = r#"{"format":"anliegen","v":1,"id":"e","event":{"main":{"title":"E"}},
        "slots":{"a":{"kind":"groups"},"b":{"kind":"break"},"c":{"kind":"groups"}},
        "spaces":{"r1":{"name":"Saal A"},"r2":{"name":"Saal B"}},
        "topics":{"t1":{"title":"Rücken"},"t2":{"title":"Bus"},"t3":{"title":"Geld"}},
        "reports":{"t1":{"summary":"?"}}}"#;

    fn of(topics: usize) -> Shape {
        Shape { topics, ..Shape::default() }
    }

    #[test]
    fn a_large_programme_has_the_days_slots_and_spaces_that_were_asked_for() {
        let sample = SAMPLE.replace("\"kind\"", "\"date\":\"2013-10-01\",\"kind\"");
        let shape = Shape { topics: 1000, days: Some(5), slots: Some(213), spaces: Some(47) };
        let document: Json = serde_json::from_str(&resize(&sample, shape).unwrap()).unwrap();
        let slots = document["slots"].as_object().unwrap();
        let dates: BTreeSet<_> = slots.values().map(|slot| slot["date"].to_string()).collect();
        assert_eq!((slots.len(), dates.len()), (213, 5));
        assert_eq!(document["spaces"].as_object().unwrap().len(), 47);
        let topics = document["topics"].as_object().unwrap();
        let places: BTreeSet<_> = topics.values().map(|topic| topic["place"].to_string()).collect();
        let spaces: BTreeSet<_> =
            topics.values().map(|topic| topic["place"]["space"].to_string()).collect();
        assert_eq!((topics.len(), places.len(), spaces.len()), (1000, 1000, 47));
        let fewer = Shape { spaces: Some(4), ..shape };
        assert!(resize(&sample, fewer).unwrap_err().to_string().contains("need 5 spaces"));
    }

    #[test]
    fn every_topic_has_a_title_and_a_cell_of_its_own() {
        let document: Json = serde_json::from_str(&resize(SAMPLE, of(11)).unwrap()).unwrap();
        let topics = document["topics"].as_object().unwrap();
        let distinct = |field: &str| {
            topics.values().map(|t| t[field].to_string()).collect::<BTreeSet<_>>().len()
        };
        assert_eq!((topics.len(), distinct("title"), distinct("place")), (11, 11, 11));
        assert_eq!(topics["t00007"]["title"], "Rücken (3)");
        for topic in topics.values() {
            let space = topic["place"]["space"].as_str().unwrap();
            assert!(document["spaces"].get(space).is_some(), "{space}");
            assert_ne!(topic["place"]["slot"], "b");
        }
        assert_eq!(document["spaces"].as_object().unwrap().len(), 6);
        assert!(document.get("reports").is_none());
    }

    // M2
    #[test]
    fn m2_the_same_number_gives_the_same_canonical_bytes() {
        let text = resize(SAMPLE, of(4)).unwrap();
        assert_eq!(text, resize(SAMPLE, of(4)).unwrap());
        assert_eq!(text, event::parse(&text).unwrap().write(event::FORMAT));
    }

    #[test]
    fn a_sample_without_rounds_is_an_error() {
        assert!(resize(&SAMPLE.replace("groups", "plenary"), of(4)).is_err());
    }
}
