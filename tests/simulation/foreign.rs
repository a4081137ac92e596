//! A program of a later year, which reads and writes the files without being a phone.

use anliegen::replica::{Body, Stamp, Value, read};

use crate::oracle::Known;
use crate::weather::Watched;

/// Adds an entity of a kind, and to a topic a field, that this app has never heard of, and
/// writes over a title of which it knows (F50).
pub fn write(world: &mut Watched) {
    let Some(stored) = world.scene.endpoint.file("board").cloned() else { return };
    let Ok(mut body) = read(&stored.text, "anliegen") else { return };
    let mut known = Known::default();
    world.witness.oracle.learn(&stored.text, &mut known);
    let fresh = made(&mut body, world.scene.now, &world.rng.letters(6));
    let written = world.witness.oracle.wrote(&fresh, true, &mut known);
    world.witness.foreign.extend(written);
    world.scene.endpoint.store("board", body.write("anliegen").into());
}

fn made(body: &mut Body, now: i64, letters: &str) -> anliegen::replica::Replica {
    let mut fresh = anliegen::replica::Replica::new();
    let topic = body.stamped.ids("topics").next().unwrap_or("t1").to_owned();
    let poll = ["poll", letters].concat();
    let fields = [("polls", poll.as_str(), "question"), ("topics", &topic, "colour")];
    for ((kind, id, field), counter) in fields.into_iter().zip(0..) {
        let text = format!("{}.{counter}.later{letters}", base36(now));
        let at = Stamp::parse(&text).unwrap();
        let value = Some(Value::text(["future ", letters].concat()));
        fresh.write_over(&body.stamped, kind, id, field, at, value);
    }
    let _ = body.join_stamped(&fresh);
    fresh
}

fn base36(mut number: i64) -> String {
    let mut digits = Vec::new();
    while number > 0 {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap());
        number /= 36;
    }
    digits.iter().rev().collect()
}
