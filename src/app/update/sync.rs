//! Feeds the sync machine of the event at hand and turns its wishes into effects.

use std::cell::RefCell;

use crate::crdt;
use crate::crdt::{Body, DocumentFault, ParseFaultKind};
use crate::domain::Board;
use crate::limits;
use crate::sync::events::{Input, Output};
use crate::sync::file::File;
use crate::sync::replies::get::{RawReply, Reply, Verdict, classify};
use crate::sync::replies::put;
use crate::sync::status::State;

use super::delivery::{Wanted, compared, send};
use super::merge_hooks;
use super::tell_zone;
use crate::app::msg::Judged;
use crate::app::{App, Effect, Env, Msg, Open};

/// The format word of an event's documents.
pub const FORMAT: &str = "anliegen";

/// An answer to a GET for the event of this id: reads it. To read and to join a large document
/// in one go would let whoever types wait for too long.
pub(crate) fn replied(
    app: &mut App,
    event: String,
    file: File,
    attempt: u32,
    raw: RawReply,
) -> Option<Effect> {
    let open = app.event.as_ref().filter(|open| open.id == event)?;
    let held = open.layers.body(&file.name());
    let (reply, body) = judged(&raw, held, Some(&event));
    let body = body.zip(raw.body);
    let judged = Judged { event, file, attempt, reply, body };
    Some(Effect::Next(Box::new(Msg::Judged(Box::new(judged)))))
}

/// Takes what was read.
pub(crate) fn take(app: &mut App, judged: Judged, env: &Env) -> Vec<Effect> {
    let Judged { event, file, attempt, reply, body } = judged;
    let Some(open) = app.event.as_mut().filter(|open| open.id == event) else {
        return Vec::new();
    };
    if !matches!(open.machine.status(env.ms).state, State::Fresh { .. }) {
        open.back_ms = u64::try_from(env.ms).unwrap_or(0);
    }
    let outputs = open.machine.handle(Input::Replied { file, attempt, reply }, env.ms, env.random);
    carry(app, outputs, body, env)
}

/// An answer to a PUT for the event of this id.
pub(crate) fn put_replied(
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
pub(crate) fn feed(app: &mut App, input: Input, env: &Env) -> Vec<Effect> {
    let Some(open) = &mut app.event else { return Vec::new() };
    let outputs = open.machine.handle(input, env.ms, env.random);
    carry(app, outputs, None, env)
}

fn carry(
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
            Output::Get { file, attempt, url, conditional } => effects.push(Effect::Get {
                event: open.id.clone(),
                file,
                attempt,
                url,
                conditional,
                token: token.clone(),
            }),
            Output::Put { file, attempt, url, condition, keepalive } => {
                let wanted = Wanted { file, attempt, url, condition, keepalive };
                match send(open, wanted, token.as_deref()) {
                    Ok(effect) => effects.push(effect),
                    Err(input) => unsent.push(input),
                }
            }
            Output::WakeAt(at) => effects.push(Effect::WakeAt(at)),
            Output::Accept { file } => {
                accepted = true;
                if let Some((body, text)) = body.take() {
                    merge_hooks::before(app, &body, env);
                    let hold = app.finger_is_near();
                    let Some(open) = &mut app.event else { continue };
                    effects.extend(accept(open, file, body, text, hold));
                }
            }
            Output::Changed => {}
        }
    }
    if accepted {
        // Before the files are compared, so that what follows goes out with what waits.
        effects.extend(merge_hooks::after(app, env));
        effects.extend(compared(app, env));
    }
    for input in unsent {
        effects.extend(feed(app, input, env));
    }
    effects.extend(remember(app));
    effects
}

/// Joins a body and keeps it.
pub(crate) fn accept(
    open: &mut Open,
    file: File,
    body: Body,
    text: String,
    hold: bool,
) -> Vec<Effect> {
    // As for an answer to a GET: nobody empties an agenda by hand.
    if body.is_blank() && open.layers.body(&file.name()).is_some_and(|held| !held.is_blank()) {
        return Vec::new();
    }
    let change = open.layers.accept(&file.name(), body);
    if !change.changed {
        return Vec::new();
    }
    open.look_anew(hold);
    let own = open.layers.undelivered().clone();
    let keep = Effect::KeepBody { event: open.id.clone(), file, text, own };
    let mut effects = vec![keep, tell_zone(open)];
    effects.extend(change.collisions.iter().map(|lost| Effect::KeepAside(lost.text())));
    effects
}

/// Keeps in the index what has changed of the event's entry.
fn remember(app: &mut App) -> Vec<Effect> {
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
    let shards = entry.shards.max(open.machine.shards());
    let same = entry.accepted_ms == stand && entry.title == title;
    if same && entry.refill_ms == refill && entry.shards == shards {
        return Vec::new();
    }
    entry.accepted_ms = stand;
    entry.refill_ms = refill;
    entry.shards = shards;
    entry.title = title;
    vec![Effect::KeepEntry(entry.clone())]
}

/// What an answer means, and the body in it. `held`: the file's last accepted body; `event`:
/// the id it must have, if known.
pub(crate) fn judged(
    raw: &RawReply,
    held: Option<&Body>,
    event: Option<&str>,
) -> (Reply, Option<Body>) {
    let found: RefCell<Option<Body>> = RefCell::new(None);
    let judge = |text: &str| match read_body(text, event) {
        Ok(body) if body.is_blank() && held.is_some_and(|held| !held.is_blank()) => {
            Verdict::Emptied
        }
        Ok(body) => {
            *found.borrow_mut() = Some(body);
            Verdict::Document
        }
        Err(verdict) => verdict,
    };
    let reply = classify(raw, held.is_some(), &judge);
    (reply, found.into_inner())
}

/// The document that a text is, or what else it is.
pub(crate) fn read_body(text: &str, event: Option<&str>) -> Result<Body, Verdict> {
    // The platform stops reading there; what reads the answer does not rely on it (S2).
    match crdt::read_within(text, FORMAT, limits::DOCUMENT_BYTES) {
        Ok(body) if event.is_some_and(|id| id != body.id) => {
            Err(Verdict::OtherEvent(title_of(body)))
        }
        Ok(body) => Ok(body),
        Err(fault) => Err(verdict(&fault)),
    }
}

fn title_of(body: Body) -> String {
    let id = body.id.clone();
    let mut layers = crdt::Layers::default();
    let _ = layers.accept("board", body);
    let mut title = Board::read(&id, &layers).event.title;
    if title.chars().count() > limits::TITLE {
        title = title.chars().take(limits::TITLE).collect();
    }
    title
}

fn verdict(fault: &DocumentFault) -> Verdict {
    match fault {
        DocumentFault::NewerVersion(_) => Verdict::Newer,
        DocumentFault::NotADocument => Verdict::OtherFormat,
        DocumentFault::Parse(fault) => match fault.kind {
            ParseFaultKind::Empty => Verdict::Empty,
            ParseFaultKind::CutOff => Verdict::CutOff,
            ParseFaultKind::TooBig => Verdict::TooBig,
            ParseFaultKind::TooDeep | ParseFaultKind::DuplicateKey => Verdict::OtherFormat,
            ParseFaultKind::Syntax => Verdict::NotJson,
        },
    }
}
