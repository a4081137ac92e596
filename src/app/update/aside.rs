//! What was set aside: looking at it, handing it out, putting it away and bringing it back.

use crate::app::{App, AsideMsg, Effect, FileEffect};
use crate::persistence::quarantine::COLLISION;

/// Takes what a person does with what was set aside.
pub(crate) fn update(app: &mut App, msg: AsideMsg) -> Vec<Effect> {
    let effect = match msg {
        AsideMsg::Look => {
            app.aside.put_away.clear();
            Some(FileEffect::ListQuarantine)
        }
        AsideMsg::Listed(pieces) => {
            let is_damaged = |key: &str| key != COLLISION;
            app.save_state.set_aside = pieces.iter().filter(|one| is_damaged(&one.key)).count();
            app.aside.put_away.retain(|one| !pieces.contains(one));
            app.aside.pieces = pieces;
            None
        }
        AsideMsg::Save(name) => {
            let piece = app.aside.pieces.iter().find(|piece| piece.name == name);
            piece.map(|piece| download(&piece.name, piece.text.clone()))
        }
        AsideMsg::SaveEntry(kind, id) => {
            let bodies = app.event.iter().flat_map(|open| open.layers.bodies());
            let mut entries = bodies.flat_map(|(_, body)| &body.unreadable);
            let entry = entries.find(|entry| entry.kind == kind && entry.id == id);
            entry.map(|entry| download(&kind, entry.value.canonical()))
        }
        AsideMsg::PutAway(name) => {
            let piece = app.aside.pieces.iter().find(|piece| piece.name == name).cloned();
            app.aside.put_away.extend(piece);
            Some(FileEffect::PutAway(name))
        }
        AsideMsg::BringBack(name) => {
            let away = &app.aside.put_away;
            let piece = away.iter().find(|piece| piece.name == name).cloned();
            piece.map(FileEffect::BringBack)
        }
    };
    effect.map(Effect::File).into_iter().collect()
}

fn download(name: &str, text: String) -> FileEffect {
    FileEffect::Download { name: format!("anliegen-{name}.txt"), mime: "text/plain", text }
}
