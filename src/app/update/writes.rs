//! From a command to stamped writes: in the state at once, and in what waits for the journal.

use crate::crdt::{Actor, Head, Layers, Register, Replica, Stamp, Value};
use crate::domain::commands::undo::Back;
use crate::domain::entered::built_on;
use crate::domain::me::Me;
use crate::domain::private::Private;
use crate::domain::queries::concurrent::standing;
use crate::domain::schema::{kind, name};
use crate::domain::{Board, Command, CommandContext, Entered, Refusal, Scope, Write};

use crate::app::{App, Env, Session, actor};

/// What a command has done.
#[derive(Default)]
pub(crate) struct Applied {
    /// Writes of the profile, to be saved.
    pub profile: Replica,
    /// Whether it wrote something that all share.
    pub shared: bool,
    /// What takes it back.
    pub undo: Option<Command>,
    /// The topic it made.
    pub made: Option<String>,
}

/// Writes a command into the state and leaves its writes to be flushed.
pub(crate) fn apply(app: &mut App, command: Command, env: &Env) -> Result<Applied, Refusal> {
    let (mut writes, now_ms) = plan(app, command, env)?;
    if writes.iter().any(|write| write.scope == Scope::Shared) {
        writes.extend(own_name(app));
    }
    Ok(write(app, writes, now_ms))
}

/// As [`apply`], for commands that concern the person alone.
pub(crate) fn apply_local(app: &mut App, command: Command, env: &Env) {
    let now_ms = begin(app, env);
    let Some(open) = &mut app.event else { return };
    for write in command.local_writes(&open.board, &open.private) {
        let at = app.profile.clock.next(now_ms);
        put(&mut open.replica, &mut app.save_state.unsaved, write, at);
    }
    open.refresh_private();
}

/// Puts stamps on writes.
pub(crate) fn write(app: &mut App, writes: Vec<Write>, now_ms: u64) -> Applied {
    let mut applied = Applied::default();
    let mut backs: Vec<Back> = Vec::new();
    let mut emptied: Vec<Back> = Vec::new();
    for write in writes {
        let at = app.profile.clock.next(now_ms);
        let Some(open) = app.event.as_mut().filter(|_| write.scope == Scope::Shared) else {
            emptied.extend(app.event.as_ref().and_then(|open| emptied_field(open, &write)));
            write_private(app, write, at, &mut applied);
            continue;
        };
        let back = inverse(&open.layers, &write, &at);
        if let Some(back) = back.filter(|back| !is_part_of_new(back, &backs)) {
            if back.kind == kind::TOPICS && back.field == name::GONE {
                applied.made.get_or_insert_with(|| back.id.clone());
            }
            backs.push(back);
        }
        let batch = stamp(&open.layers, write, at);
        let _ = open.layers.write(&batch);
        let _ = app.save_state.unsaved_shared.join(&batch);
        applied.shared = true;
    }
    // What was newly made came out of a form, and goes back into it.
    if backs.iter().any(|back| back.field == name::GONE) {
        backs.extend(emptied);
    }
    applied.undo = (!backs.is_empty()).then_some(Command::TakeBack(backs));
    refresh(app, &applied);
    applied
}

/// Writes for the person alone. What is for all has no place here.
fn write_private(app: &mut App, write: Write, at: Stamp, applied: &mut Applied) {
    let entered = app.entered.as_ref();
    match (write.scope, &mut app.event) {
        (Scope::Private, Some(open)) => {
            let write = with_seen(write, entered, &open.replica, &at.actor);
            put(&mut open.replica, &mut app.save_state.unsaved, write, at);
        }
        (Scope::Profile, _) => {
            let write = with_seen(write, entered, &app.profile.replica, &at.actor);
            put(&mut app.profile.replica, &mut applied.profile, write, at);
        }
        (Scope::Shared, _) | (Scope::Private, None) => {}
    }
}

/// What the person saw of a private field: where they are writing in it, what stood there when
/// they came. What a form is emptied of is what stood in it, not what another tab has beside.
fn with_seen(mut write: Write, entered: Option<&Entered>, replica: &Replica, own: &Actor) -> Write {
    let Write { kind, id, field, value, .. } = &write;
    let is_empty = value.as_ref().is_none_or(|value| value.as_text() == Some(""));
    write.seen = if let Some(entered) = entered.filter(|entered| entered.is_in(kind, id, field)) {
        Some(entered.seen.clone())
    } else if *kind == kind::DRAFTS && is_empty {
        replica.register(kind, id, field).map(|register| built_on(register, Some(own)))
    } else {
        None
    };
    write
}

fn refresh(app: &mut App, applied: &Applied) {
    if let Some(open) = &mut app.event {
        if applied.shared {
            open.refresh_board(false);
        }
        open.refresh_private();
    }
    if !applied.profile.is_empty() {
        let own = Some(app.profile.clock.actor());
        app.profile.me = Me::read_on(&app.profile.replica, own);
        app.lang = App::language(&app.profile.me, &app.host);
    }
}

/// Begins to write: stamps that would run ahead get another actor. Returns when that is.
fn begin(app: &mut App, env: &Env) -> u64 {
    let now_ms = u64::try_from(env.ms).unwrap_or(0);
    if app.profile.clock.runs_ahead(now_ms) {
        actor::replace(app, env);
    }
    now_ms
}

/// Checks a command and says what it writes, and when.
fn plan(app: &mut App, command: Command, env: &Env) -> Result<(Vec<Write>, u64), Refusal> {
    let now_ms = begin(app, env);
    // A stamp that nothing else gets is an id that nothing else has.
    let fresh = app.profile.clock.next(now_ms).text().replace('.', "-");
    let nothing = (Board::default(), Layers::default(), Private::default());
    let (board, layers, private) = match &app.event {
        Some(open) => (&open.board, &open.layers, &open.private),
        None => (&nothing.0, &nothing.1, &nothing.2),
    };
    let (me, graphemes) = (&app.profile.me, app.host.graphemes);
    let entered = app.entered.as_ref();
    let known =
        CommandContext { board, layers, private, me, fresh: &fresh, now_ms, graphemes, entered };
    Ok((command.writes(&known)?, now_ms))
}

/// Whoever writes for all says who they are, if they gave a name: the trail shows it.
pub(super) fn own_name(app: &App) -> Option<Write> {
    let (me, id) = (&app.profile.me, &app.profile.id);
    let known = app.event.as_ref().and_then(|open| open.board.name_of(id));
    let is_news = !me.name.is_empty() && known != Some(&me.name);
    let name = Some(Value::text(me.name.as_str()));
    is_news.then(|| Write::shared(kind::PEOPLE, id.as_str(), name::NAME, name))
}

fn put(known: &mut Replica, delta: &mut Replica, write: Write, at: Stamp) {
    let Write { kind, id, field, value, seen, .. } = write;
    match seen.and_then(|seen| replacing(seen, &at, value.clone())) {
        Some(register) => {
            let _ = known.put(kind, &id, field, &register);
        }
        None => {
            known.write(kind, &id, field, at, value);
        }
    }
    if let Some(register) = known.register(kind, &id, field) {
        let _ = delta.put(kind, &id, field, register);
    }
}

/// One shared write as what it replaces: all that stands there, or only what its author saw
/// (M3).
fn stamp(layers: &Layers, write: Write, at: Stamp) -> Replica {
    let Write { kind, id, field, value, seen, .. } = write;
    let value = with_claim(value, &at);
    let mut batch = Replica::new();
    match seen {
        None => {
            batch.write_over(layers.stamped(), kind, &id, field, at, value);
        }
        Some(seen) => {
            if let Some(register) = replacing(seen, &at, value) {
                let _ = batch.put(kind, &id, field, &register);
            }
        }
    }
    batch
}

/// A value that replaces what its author saw, and nothing else (M3).
fn replacing(mut seen: Vec<Stamp>, at: &Stamp, value: Option<Value>) -> Option<Register> {
    seen.retain(|stamp| stamp.actor != at.actor);
    seen.push(at.clone());
    Register::from_parts(vec![Head { at: at.clone(), value }], seen)
}

/// Puts the time of its claim into a place that is to be claimed.
fn with_claim(value: Option<Value>, at: &Stamp) -> Option<Value> {
    match value {
        Some(Value::Map(mut place)) => {
            if let Some(since) = place.get_mut(name::SINCE)
                && since.as_text() == Some("")
            {
                *since = Value::Text(at.text());
            }
            Some(Value::Map(place))
        }
        other => other,
    }
}

/// What takes a write back: what was newly made is gone, what was changed is as before. A name
/// that a person gave stays.
fn inverse(layers: &Layers, write: &Write, at: &Stamp) -> Option<Back> {
    let Write { kind, id, field, .. } = write;
    if *kind == kind::PEOPLE {
        return None;
    }
    let is_new = layers.fields(kind, id).is_empty();
    if is_new {
        return Some(Back::made(kind, id));
    }
    let shown = standing(layers, kind, id, field).into_iter().next();
    let value = match shown {
        Some(head) => head.value.clone(),
        None => layers.value(kind, id, field).cloned(),
    };
    Some(Back { kind, id: id.clone(), field, at: Some(at.clone()), value })
}

/// What stood in a field of a form that a write clears.
fn emptied_field(open: &Session, write: &Write) -> Option<Back> {
    let Write { kind, id, field, value, .. } = write;
    let form = open.private.form(id).filter(|_| *kind == kind::DRAFTS && value.is_none())?;
    let text = form.text(field)?;
    Some(Back { kind, id: id.clone(), field, at: None, value: Some(Value::text(text)) })
}

/// The fields of what was newly made go with it.
fn is_part_of_new(back: &Back, made: &[Back]) -> bool {
    made.iter().any(|b| b.field == name::GONE && b.at.is_none() && b.id == back.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Body;
    use crate::persistence::journal::Journal;

    fn long_title(actors: u32) -> (Register, Layers) {
        let actor = |number: u32| Stamp::parse(&format!("5.0.others{number:06}")).unwrap();
        let context: Vec<Stamp> = (0..actors).map(actor).collect();
        let head = Head { at: actor(7), value: Some(Value::text("Pflege")) };
        let register = Register::from_parts(vec![head], context).unwrap();
        let mut replica = Replica::new();
        let _ = replica.put(kind::TOPICS, "t", name::TITLE, &register);
        let mut layers = Layers::default();
        let _ = layers.accept("board", Body { stamped: replica, ..Body::new("e") });
        (register, layers)
    }

    // S5 M3: what a rename journals does not grow with those who have renamed before.
    #[test]
    fn s5_a_write_journals_what_it_replaced_and_not_the_whole_context() {
        let (before, mut layers) = long_title(100_000);
        let at = Stamp::parse("9.0.4f7zq01bload").unwrap();
        let value = Some(Value::text("Pflege zu Hause"));
        let write = Write::shared(kind::TOPICS, "t", name::TITLE, value);
        let batch = stamp(&layers, write, at.clone());
        let journal = Journal { shared: batch.clone(), ..Journal::default() }.write("e");
        assert!(journal.len() < 500, "{}", journal.len());
        let _ = layers.write(&batch);
        let after = layers.register(kind::TOPICS, "t", name::TITLE).unwrap();
        assert_eq!((after.heads().len(), &after.shown().at), (1, &at));
        assert!(before.context().iter().all(|stamp| after.covers(stamp)));
        // A second one by the same author, and one that its clock would not issue.
        let write = || Write::shared(kind::TOPICS, "t", name::TITLE, None);
        assert!(stamp(&layers, write(), at).is_empty());
        let later = Stamp::parse("a.0.4f7zq01bload").unwrap();
        let _ = layers.write(&stamp(&layers, write(), later.clone()));
        let after = layers.register(kind::TOPICS, "t", name::TITLE).unwrap();
        assert_eq!((after.heads().len(), &after.shown().at), (1, &later));
    }
}
