//! Feeds the sync machine of the event at hand and turns its wishes into effects.

use std::cell::RefCell;

use crate::limits;
use crate::model::Board;
use crate::replica::{self, Body, DocumentFault, ParseFaultKind};
use crate::sync::io::{Input, Output};
use crate::sync::reply::{RawReply, Reply, Verdict, classify};
use crate::sync::shard::File;

use super::update::tell_zone;
use super::{App, Effect, Env, Msg, Open, following};

/// The format word of an event's documents.
pub const FORMAT: &str = "anliegen";

pub(super) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Sync(input) => {
            if input == Input::Touched {
                app.touched_ms = env.ms;
            }
            feed(app, input, env)
        }
        Msg::Replied { event, file, attempt, raw } => {
            let Some(open) = app.event.as_mut().filter(|open| open.id == event) else {
                return Vec::new();
            };
            let had_copy = open.layers.body(&file.name()).is_some();
            let (reply, body) = judged(&raw, had_copy, Some(&event));
            following::before(app, body.as_ref(), env);
            let Some(open) = &mut app.event else { return Vec::new() };
            let outputs =
                open.machine.handle(Input::Replied { file, attempt, reply }, env.ms, env.random);
            let text = raw.body.unwrap_or_default();
            let mut effects = carry(app, outputs, body.map(|body| (body, text)));
            effects.extend(following::after(app, env));
            effects
        }
        _ => Vec::new(),
    }
}

/// Something was written for all.
pub(super) fn wrote(app: &mut App, env: &Env) -> Vec<Effect> {
    feed(app, Input::Holds(true), env)
}

/// Gives the machine an input, if there is an event at hand.
pub(super) fn feed(app: &mut App, input: Input, env: &Env) -> Vec<Effect> {
    let Some(open) = &mut app.event else { return Vec::new() };
    let outputs = open.machine.handle(input, env.ms, env.random);
    carry(app, outputs, None)
}

fn carry(app: &mut App, outputs: Vec<Output>, mut body: Option<(Body, String)>) -> Vec<Effect> {
    let hold = app.finger_is_near();
    let Some(open) = &mut app.event else { return Vec::new() };
    let entry = app.events.iter().find(|entry| entry.id == open.id);
    let token = entry.and_then(|entry| entry.token.clone());
    let mut effects = Vec::new();
    for output in outputs {
        match output {
            Output::Get { file, attempt, url, conditional } => effects.push(Effect::Get {
                event: open.id.clone(),
                file,
                attempt,
                url,
                conditional,
                token: token.clone(),
            }),
            Output::WakeAt(at) => effects.push(Effect::WakeAt(at)),
            Output::Accept { file } => {
                if let Some((body, text)) = body.take() {
                    effects.extend(accept(open, file, body, text, hold));
                }
            }
            Output::Changed => {}
        }
    }
    effects.extend(remember(app));
    effects
}

/// Joins a body and keeps it.
pub(super) fn accept(
    open: &mut Open,
    file: File,
    body: Body,
    text: String,
    hold: bool,
) -> Vec<Effect> {
    let change = open.layers.accept(&file.name(), body);
    if !change.changed {
        return Vec::new();
    }
    open.look_anew(hold);
    let own = open.layers.own().clone();
    vec![Effect::KeepBody { event: open.id.clone(), file, text, own }, tell_zone(open)]
}

/// Keeps in the index what has changed of the event's entry.
fn remember(app: &mut App) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let stand = open.machine.status(app.now.ms).state.stand();
    let stand = stand.and_then(|ms| u64::try_from(ms).ok());
    let Some(entry) = app.events.iter_mut().find(|entry| entry.id == open.id) else {
        return Vec::new();
    };
    let title = &open.board.event.title;
    if entry.accepted_ms == stand && entry.title == *title {
        return Vec::new();
    }
    entry.accepted_ms = stand;
    entry.title.clone_from(title);
    vec![Effect::KeepEntry(entry.clone())]
}

/// What an answer means, and the body in it. `event`: the id it must have, if known.
pub(super) fn judged(raw: &RawReply, had_copy: bool, event: Option<&str>) -> (Reply, Option<Body>) {
    let found: RefCell<Option<Body>> = RefCell::new(None);
    // The platform stops reading there; what reads the answer does not rely on it (S2).
    let judge = |text: &str| match replica::read_within(text, FORMAT, limits::DOCUMENT_BYTES) {
        Ok(body) if event.is_none_or(|id| id == body.id) => {
            *found.borrow_mut() = Some(body);
            Verdict::Document
        }
        Ok(body) => Verdict::OtherEvent(title_of(body)),
        Err(fault) => verdict(&fault),
    };
    let reply = classify(raw, had_copy, &judge);
    (reply, found.into_inner())
}

fn title_of(body: Body) -> String {
    let id = body.id.clone();
    let mut layers = replica::Layers::default();
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
