//! The sync of the event at hand: feeds its machine and turns what it wants into effects.

use crate::app::{App, Effect, Env, Judged, Msg, Request, StorageEffect, SyncMsg, Timer};
use crate::crdt::Body;
use crate::limits;
use crate::sync::events::{Input, Output, Urgency};
use crate::sync::file::File;
use crate::sync::replies::fault::Fault;
use crate::sync::replies::get::{RawReply, Reply};
use crate::sync::replies::put;
use crate::sync::replies::retry_after;
use crate::sync::status::State;

use super::delivery::{Wanted, files_written, missing, put_request, shards};
use super::documents;
use super::documents::judge;
use super::{announcements, edits, merge_hooks, navigation};

/// Takes a message about the sync.
pub(crate) fn update(app: &mut App, msg: SyncMsg, env: &Env) -> Vec<Effect> {
    match msg {
        SyncMsg::Input(input) => feed(app, input, env),
        SyncMsg::Compare => {
            let mut effects = edits::find_in_joined(app);
            effects.extend(compare(app, env));
            effects
        }
        SyncMsg::Replied { event, file, attempt, raw } => {
            hear_clock(app, &raw, env);
            on_get_reply(app, event, file, attempt, raw).into_iter().collect()
        }
        SyncMsg::Judged(judged) => {
            let known = announcements::known(app);
            let mut effects = on_judged(app, *judged, env);
            effects.extend(announcements::announce_new(app, &known));
            effects
        }
        SyncMsg::PutReplied { event, file, attempt, raw } => {
            hear_clock(app, &raw, env);
            on_put_reply(app, &event, file, attempt, &raw, env)
        }
    }
}

/// The person wrote something for all: it goes out soon.
pub(crate) fn wrote(app: &mut App, urgency: Urgency, env: &Env) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let mut effects = Vec::new();
    for file in files_written(open, &app.save_state.unsaved_shared) {
        effects.extend(feed(app, Input::Wrote { file, urgency }, env));
    }
    effects.extend(compare(app, env));
    effects
}

/// What this phone holds, or what the files hold, may be another than before: counts what
/// waits, and tells the machine what the files lack.
fn compare(app: &mut App, env: &Env) -> Vec<Effect> {
    let Some(open) = &mut app.event else { return Vec::new() };
    open.count_pending(&app.profile.id);
    let shards = shards(&open.layers);
    let missing = missing(open, shards);
    let mut effects = Vec::new();
    if shards > 0 && shards != open.machine.shards() {
        effects.extend(feed(app, Input::Shards(shards), env));
    }
    effects.extend(feed(app, Input::Missing(missing), env));
    effects
}

/// An answer to a GET for the event of this id: reads it. To read and to join a large document
/// in one go would let whoever types wait for too long.
fn on_get_reply(
    app: &mut App,
    event: String,
    file: File,
    attempt: u32,
    raw: RawReply,
) -> Option<Effect> {
    let open = app.event.as_ref().filter(|open| open.id == event)?;
    let held = open.layers.body(&file.name());
    let reader = edits::Reader::default();
    let read = |text: &str| reader.read(text);
    let (mut reply, mut body) = judge(&raw, held, Some(&event), &read);
    let length = raw.body.as_ref().map_or(0, String::len);
    if body.is_some() && open.bytes_beside(&file.name()) + length > limits::EVENT_BYTES {
        (reply, body) = (Reply::Fault(Fault::TooBig), None);
    }
    let body = body.zip(raw.body);
    let body = body.map(|(body, text)| reader.finish(body, text, &open.layers));
    let judged = Judged { event, file, attempt, reply, body };
    Some(Effect::Defer(Box::new(Msg::Sync(SyncMsg::Judged(Box::new(judged))))))
}

/// Takes an answer to a GET that was read.
fn on_judged(app: &mut App, judged: Judged, env: &Env) -> Vec<Effect> {
    let Judged { event, file, attempt, reply, body } = judged;
    let Some(open) = app.event.as_mut().filter(|open| open.id == event) else {
        return Vec::new();
    };
    if !matches!(open.machine.status(env.ms).state, State::Fresh { .. }) {
        open.back_ms = u64::try_from(env.ms).unwrap_or(0);
    }
    let outputs = open.machine.handle(Input::Replied { file, attempt, reply }, env.ms, env.random);
    carry_out(app, outputs, body, env)
}

/// Compares this phone's clock with the endpoint's, where the answer says it.
fn hear_clock(app: &mut App, raw: &RawReply, env: &Env) {
    if let Some(server_ms) = raw.date.as_deref().and_then(retry_after::date_ms) {
        app.server_clock.hear(server_ms, env.ms);
    }
}

/// An answer to a PUT for the event of this id.
fn on_put_reply(
    app: &mut App,
    event: &str,
    file: File,
    attempt: u32,
    raw: &RawReply,
    env: &Env,
) -> Vec<Effect> {
    if app.event.as_ref().is_none_or(|open| open.id != event) {
        return Vec::new();
    }
    let reply = put::classify(raw);
    feed(app, Input::PutReplied { file, attempt, reply }, env)
}

/// Gives the machine an input, if there is an event at hand.
fn feed(app: &mut App, input: Input, env: &Env) -> Vec<Effect> {
    let Some(open) = &mut app.event else { return Vec::new() };
    let outputs = open.machine.handle(input, env.ms, env.random);
    carry_out(app, outputs, None, env)
}

/// Turns what the machine wants into effects. `body`: the document that it may accept.
fn carry_out(
    app: &mut App,
    outputs: Vec<Output>,
    mut body: Option<(Body, String)>,
    env: &Env,
) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let entry = app.events.iter().find(|entry| entry.id == open.id);
    let token = entry.and_then(|entry| entry.token.clone());
    let mut effects = Vec::new();
    let mut unsent = Vec::new();
    let mut accepted = false;
    for output in outputs {
        let Some(open) = &app.event else { continue };
        match output {
            Output::Get { file, attempt, url, conditional } => {
                let (event, token) = (open.id.clone(), token.clone());
                let get = Request::Get { event, file, attempt, url, conditional, token };
                effects.push(Effect::Network(get));
            }
            Output::Put { file, attempt, url, condition, keepalive } => {
                let wanted = Wanted { file, attempt, url, condition, keepalive };
                match put_request(open, wanted, token.as_deref()) {
                    Ok(request) => effects.push(Effect::Network(request)),
                    Err(input) => unsent.push(input),
                }
            }
            Output::WakeAt(at) => effects.push(Effect::Timer(Timer::WakeAt(at))),
            Output::Accept { file } => {
                accepted = true;
                if let Some((body, text)) = body.take() {
                    merge_hooks::before_merge(app, &body, env);
                    let hold = app.finger_is_near();
                    let Some(open) = &mut app.event else { continue };
                    let Some(mut change) = documents::join(open, file, body, text.len()) else {
                        continue;
                    };
                    // What a file still holds is not lost.
                    change.collisions.retain(|lost| !open.layers.holds(lost));
                    if !open.machine.may_write() {
                        open.layers.drop_lost_edits();
                    }
                    effects.extend(documents::save(open, file, text, &change, hold));
                }
            }
            Output::Changed => {}
        }
    }
    if accepted {
        effects.extend(navigation::mend(app));
        // Before the files are compared, so that what follows goes out with what waits.
        let (of_hooks, has_written) = merge_hooks::after_merge(app, env);
        effects.extend(of_hooks);
        if has_written {
            effects.extend(wrote(app, Urgency::Derived, env));
        }
        effects.extend(compare(app, env));
    }
    for input in unsent {
        effects.extend(feed(app, input, env));
    }
    effects.extend(save_entry(app));
    effects
}

/// Saves in the index what has changed of the event's entry.
fn save_entry(app: &mut App) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let stand = open.machine.status(app.now.ms).state.stand();
    let stand = stand.and_then(|ms| u64::try_from(ms).ok());
    let Some(entry) = app.events.iter_mut().find(|entry| entry.id == open.id) else {
        return Vec::new();
    };
    // Without a body the board knows no better title than the entry does.
    let known = open.layers.bodies().next().is_some();
    let title = if known { open.board.event.title.clone() } else { entry.title.clone() };
    let refill = open.machine.refill().and_then(|ms| u64::try_from(ms).ok());
    let shards = open.machine.shards();
    let same = entry.accepted_ms == stand && entry.title == title;
    if same && entry.refill_ms == refill && entry.shards == shards {
        return Vec::new();
    }
    entry.accepted_ms = stand;
    entry.refill_ms = refill;
    entry.shards = shards;
    entry.title = title;
    vec![Effect::Storage(StorageEffect::SaveEntry(entry.clone()))]
}
