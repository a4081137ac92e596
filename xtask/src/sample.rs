//! `sample`: an event of any size, out of the texts of `public/sample.json`.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::{Command, event, project};

/// The most topics that one document is made of.
const MAX_TOPICS: usize = 100_000;

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "sample",
    about: "write an event of any size",
    help: "cargo xtask sample --topics N --out FILE

Writes an event with N topics made from the sample event's texts, all placed, in
canonical bytes. The same N gives the same file.
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let (mut topics, mut out) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("topics") => topics = Some(parser.value()?.parse::<usize>()?),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let (Some(topics), Some(out)) = (topics, out) else {
        bail!("say how many and where: --topics N --out FILE");
    };
    ensure!((1..=MAX_TOPICS).contains(&topics), "--topics takes 1 to {MAX_TOPICS}");
    let text = project::read_text(&project::root().join("public/sample.json"))?;
    project::write(&out, resize(&text, topics)?.as_bytes())
}

/// The sample event with this many topics, in canonical bytes.
fn resize(sample: &str, topics: usize) -> Result<String> {
    let mut document: Json = serde_json::from_str(sample)?;
    let rounds = group_rounds(&document)?;
    let spaces = topics.div_ceil(rounds.len());
    let topics_made = repeat_topics(&document["topics"], &rounds, topics)?;
    let spaces_made = repeat_spaces(&document["spaces"], spaces)?;
    document["id"] = format!("sample-{topics}").into();
    document["topics"] = topics_made;
    document["spaces"] = spaces_made;
    let mut members = document.as_object().cloned().unwrap_or_default();
    let kept = ["format", "v", "id", "event", "fields", "slots", "spaces", "topics"];
    members.retain(|name, _| kept.contains(&name.as_str()));
    let text = Json::Object(members).to_string();
    Ok(event::parse(&text)?.write(event::FORMAT))
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

fn repeat_topics(given: &Json, rounds: &[String], count: usize) -> Result<Json> {
    let given = given.as_object().context("the sample has no topics")?;
    let mut made = Map::new();
    for (at, topic) in given.values().cycle().take(count).enumerate() {
        let mut topic = topic.clone();
        number_text(&mut topic["title"], at / given.len());
        topic["number"] = json!(at + 1);
        let space = space_id(at / rounds.len());
        topic["place"] = json!({ "slot": rounds[at % rounds.len()], "space": space });
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

    #[test]
    fn every_topic_has_a_title_and_a_cell_of_its_own() {
        let document: Json = serde_json::from_str(&resize(SAMPLE, 11).unwrap()).unwrap();
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
        let text = resize(SAMPLE, 4).unwrap();
        assert_eq!(text, resize(SAMPLE, 4).unwrap());
        assert_eq!(text, event::parse(&text).unwrap().write(event::FORMAT));
    }

    #[test]
    fn a_sample_without_rounds_is_an_error() {
        assert!(resize(&SAMPLE.replace("groups", "plenary"), 4).is_err());
    }
}
