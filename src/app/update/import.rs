//! Taking in a file of the event: from a colleague, from the desk, or edited by hand.

use crate::crdt::{Body, read_within};
use crate::domain::Write;
use crate::domain::schema::SHARED;
use crate::i18n::{Text, fill};
use crate::limits;
use crate::sync::events::Haste;

use super::sync::FORMAT;
use super::writes::write;
use super::{commands, delivery};
use crate::app::{App, Effect, Env};

/// Joins what is stamped, and writes as this person's what somebody has changed by hand.
pub(crate) fn take(app: &mut App, text: &str, env: &Env) -> Vec<Effect> {
    let body = read_within(text, FORMAT, limits::IMPORT_BYTES);
    let known = app.event.as_ref().map(|open| open.id.clone());
    let Some(body) = body.ok().filter(|body| Some(&body.id) == known.as_ref()) else {
        return commands::show(app, app.lang.say(Text::CopyBad).to_owned(), None);
    };
    let Some(open) = &mut app.event else { return Vec::new() };
    let news = body.stamped.minus(open.layers.stamped());
    let joined = open.layers.write(&news).changed;
    let _ = app.keeping.unsaved_shared.join(&news);
    open.look_anew(false);
    let writes = by_hand(app, &body);
    let count = writes.len() + usize::from(joined);
    write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    if count == 0 {
        return commands::show(app, app.lang.say(Text::CopyNothing).to_owned(), None);
    }
    let mut effects = commands::flush(app);
    effects.extend(delivery::wrote(app, Haste::Tapped, env));
    let title = app.event.as_ref().map_or("", |open| open.board.event.title.as_str()).to_owned();
    let words = fill(app.lang, Text::CopyTaken, &[&title]);
    effects.extend(commands::show(app, words, None));
    effects
}

/// Values without a stamp that differ from what stands here: somebody changed them in the file.
fn by_hand(app: &App, body: &Body) -> Vec<Write> {
    let Some(open) = &app.event else { return Vec::new() };
    let mut writes = Vec::new();
    for row in SHARED {
        for id in body.hand.ids(row.kind) {
            let value = body.hand.value(row.kind, id, row.name);
            let is_same = value == open.layers.value(row.kind, id, row.name);
            if let Some(value) = value.filter(|value| !is_same && !value.is_void()) {
                writes.push(Write::shared(row.kind, id, row.name, Some(value.clone())));
            }
        }
    }
    writes
}
