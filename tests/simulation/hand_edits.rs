//! An organiser who downloads the board's file, edits it and uploads it over whatever stands there.

use anliegen::crdt::{Replica, Stamp, read_edited};
use anliegen::limits;
use serde_json::{Value as Json, json};

use crate::mishaps::Watched;
use crate::oracle::Known;
use crate::support::marks::Mark;

/// Downloads the file.
pub fn download(world: &mut Watched) {
    let stored = world.scene.server.file("board");
    world.witness.download = stored.map(|stored| stored.text.to_string());
    world.witness.edits = 0;
}

/// Edits one text of the file that was downloaded last, and uploads it. The next edit is made in
/// the file of before, as by somebody who undoes the first one or has two windows.
pub fn upload(world: &mut Watched) {
    let Some(text) = world.witness.download.clone() else { return };
    let Ok(mut file) = serde_json::from_str::<Json>(&text) else { return };
    let fields = checked(&file);
    if fields.is_empty() {
        return;
    }
    let (kind, id, field) = world.rng.pick(&fields).clone();
    let value = format!("von Hand {}", world.rng.letters(4));
    let entity = &mut file[&kind][&id];
    if world.rng.happens(200) {
        entity.as_object_mut().unwrap().remove(&field);
    } else {
        entity[&field] = json!(value);
    }
    let edited = file.to_string();
    world.witness.edits += 1;
    // What the write is, the app's reader says; what it has seen follows from the file.
    let (body, edits) = read_edited(&edited, "anliegen", limits::DOCUMENT_BYTES).unwrap();
    let (mut written, mut stamps) = (Replica::new(), Vec::new());
    for edit in &edits {
        let register = body.stamped.register(&edit.kind, &edit.id, &edit.field).unwrap();
        let shown = register.shown();
        // What stands beside the edited value goes on standing there.
        let beside = |at: &&Stamp| register.heads().iter().any(|head| head.at == **at);
        stamps.extend(edit.context.iter().filter(|at| !beside(at)).map(Stamp::text));
        written.write(&edit.kind, &edit.id, &edit.field, shown.at.clone(), shown.value.clone());
    }
    let mut known = Known::default();
    world.witness.oracle.learn_stamps(&stamps, &mut known);
    let fresh = world.witness.oracle.wrote(&written, true, &mut known);
    if world.witness.edits > 1 && !fresh.is_empty() {
        world.scene.marks.hit(Mark::EditedTwice);
    }
    world.witness.foreign.extend(fresh);
    world.scene.server.place("board", edited);
}

/// The texts that have a check, and that people edit.
fn checked(file: &Json) -> Vec<(String, String, String)> {
    let mut fields = Vec::new();
    for kind in ["topics", "slots", "spaces", "notices"] {
        for (id, entity) in file[kind].as_object().into_iter().flatten() {
            for field in ["title", "convener", "words", "name", "label"] {
                if entity["~~~"].get(field).is_some() && entity.get(field).is_some() {
                    fields.push((kind.to_owned(), id.clone(), field.to_owned()));
                }
            }
        }
    }
    fields
}

/// What stands for a stamp in the book of writes. An edit is known by its author, which is made of
/// the value and of what was edited: phones that read several edits give it later stamps.
pub fn key(stamp: &str) -> &str {
    let actor = stamp.rsplit('.').next().unwrap_or(stamp);
    if group(actor).is_some() { actor } else { stamp }
}

/// The edits of one value from one download, of which one stands at the end, or several that
/// nobody has read in the same order.
pub fn group(key: &str) -> Option<&str> {
    (key.len() == 14 && key.starts_with("hand")).then(|| &key[..8])
}
