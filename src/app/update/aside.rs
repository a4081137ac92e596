//! What was set aside: looking at it, handing it out, putting it away and bringing it back.

use crate::app::{App, AsideAct, AsideMsg, Effect, FileEffect};
use crate::persistence::Quarantined;
use crate::persistence::quarantine::COLLISION;

/// Takes what happens to what was set aside.
pub(crate) fn update(app: &mut App, msg: AsideMsg) -> Vec<Effect> {
    let effect = match msg {
        AsideMsg::Look => {
            app.aside.put_away.clear();
            Some(FileEffect::ListQuarantine)
        }
        AsideMsg::Listed(pieces) => {
            app.save_state.set_aside = pieces.iter().filter(|one| one.key != COLLISION).count();
            app.aside.put_away.retain(|one| !pieces.contains(one));
            app.aside.pieces = pieces;
            None
        }
        AsideMsg::Do(act, name) => act_on(app, act, name),
    };
    effect.map(Effect::File).into_iter().collect()
}

fn act_on(app: &mut App, act: AsideAct, name: String) -> Option<FileEffect> {
    let text = match act {
        AsideAct::BringBack => {
            return named(&app.aside.put_away, &name).map(FileEffect::BringBack);
        }
        AsideAct::PutAway => {
            let piece = named(&app.aside.pieces, &name)?;
            app.aside.put_away.push(piece);
            return Some(FileEffect::PutAway(name));
        }
        AsideAct::Save => match name.split_once('/') {
            Some((kind, id)) => {
                let mut bodies = app.event.as_ref()?.layers.bodies();
                let is_it = |(of, at): (&str, &str)| of == kind && at == id;
                bodies.find_map(|(_, body)| {
                    let mut entries = body.unreadable.iter();
                    let found = entries.find(|entry| is_it((&entry.kind, &entry.id)))?;
                    Some(found.value.canonical())
                })?
            }
            None => named(&app.aside.pieces, &name)?.text,
        },
    };
    let name = format!("anliegen-{}.txt", name.replace('/', "-"));
    Some(FileEffect::Download { name, mime: "text/plain", text })
}

fn named(pieces: &[Quarantined], name: &str) -> Option<Quarantined> {
    pieces.iter().find(|piece| piece.name == name).cloned()
}
