//! A program of a later year, which reads and writes the files without being a phone, and
//! without the app's own reader and writer.

use anliegen::crdt::{Replica, Stamp, Value};
use serde_json::{Value as Json, json};

use crate::mishaps::Watched;
use crate::oracle::Known;

/// Adds an entity of a kind, and to a topic a field, that this app has never heard of (F50).
pub fn write(world: &mut Watched) {
    let Some(stored) = world.scene.server.file("board").cloned() else { return };
    let Ok(mut board) = serde_json::from_str::<Json>(&stored.text) else { return };
    let mut known = Known::default();
    world.witness.oracle.learn(&stored.text, &mut known);
    let letters = world.rng.letters(6);
    let stamp = |counter: u32| {
        let ms = u64::try_from(world.scene.now).unwrap();
        let at = Stamp { ms, counter, ..Stamp::parse(&format!("0.0.later{letters}")).unwrap() };
        at.text()
    };
    let poll = format!("poll{letters}");
    let fields = [("polls", poll.as_str(), "question"), ("topics", "t1", "colour")];
    let mut fresh = Replica::new();
    for ((kind, id, field), counter) in fields.into_iter().zip(0..) {
        let (at, value) = (stamp(counter), format!("future {letters}"));
        let entity = &mut board[kind][id];
        // Whoever replaces a value names the stamps of all that stood there.
        let former = entity["~"][field].as_str().unwrap_or_default().to_owned();
        entity["~"][field] = json!(format!("{at} {former}").trim());
        entity[field] = json!(value);
        if let Some(beside) = entity.get_mut("~~").and_then(Json::as_object_mut) {
            beside.remove(field);
            if beside.is_empty() {
                entity.as_object_mut().unwrap().remove("~~");
            }
        }
        fresh.write(kind, id, field, Stamp::parse(&at).unwrap(), Some(Value::text(value)));
    }
    let written = world.witness.oracle.wrote(&fresh, true, &mut known);
    world.witness.foreign.extend(written);
    world.scene.server.place("board", board.to_string());
}
