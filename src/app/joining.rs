//! Opening an invitation, and changing between the events on this phone.

use crate::model::search::Filter;
use crate::replica::Body;
use crate::store::{Entry, Mode, Opened};
use crate::sync::access::Access;
use crate::sync::endpoint::{Endpoint, LinkError};
use crate::sync::fault::Fault;
use crate::sync::invite::Invitation;
use crate::sync::io::Input;
use crate::sync::machine::Machine;
use crate::sync::percent;
use crate::sync::reply::{RawReply, Reply};
use crate::sync::shard::File;

use super::syncing::{accept, feed, judged};
use super::update::tell_zone;
use super::{App, Effect, Env, Msg, Open, Screen};

/// An invitation that is being opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Joining {
    /// None.
    #[default]
    No,
    /// Its document is on the way.
    Loading {
        /// The invitation.
        invitation: Invitation,
        /// Nobody asked for it: the storage was found empty (F13).
        by_itself: bool,
    },
    /// It could not be read.
    BadLink(LinkError),
    /// Its document could not be had.
    Failed {
        /// The invitation.
        invitation: Invitation,
        /// Why.
        fault: Fault,
    },
    /// It is taken in as soon as the storage has said what it holds of the event.
    Taking {
        /// Its document.
        body: Box<Body>,
        /// As it came.
        text: String,
        /// Where it leads.
        target: String,
    },
    /// The event is known from another address: the person chooses.
    Asking {
        /// The address so far.
        known: Endpoint,
        /// The invitation.
        invitation: Invitation,
        /// Its document.
        body: Box<Body>,
        /// As it came.
        text: String,
    },
}

pub(super) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Paste(text) => open_text(app, &text),
        Msg::JoinRetry => match std::mem::take(&mut app.joining) {
            Joining::Failed { invitation, .. } => load(app, invitation, false),
            other => {
                app.joining = other;
                Vec::new()
            }
        },
        Msg::JoinReplied(raw) => replied(app, raw, env),
        Msg::JoinChoose(take) => match std::mem::take(&mut app.joining) {
            Joining::Asking { invitation, body, text, .. } if take => {
                settle(app, &invitation, body, text, env)
            }
            Joining::Asking { body, .. } => vec![Effect::Open(body.id)],
            _ => Vec::new(),
        },
        Msg::OpenEvent(id) => vec![Effect::Open(id)],
        Msg::Opened(id, opened) => show(app, &id, *opened, env),
        _ => Vec::new(),
    }
}

/// Follows `#/join?…`.
pub(super) fn follow(app: &mut App, fragment: &str) -> Vec<Effect> {
    let link = [app.host.base.as_str(), "#", fragment.trim_start_matches('#')].concat();
    open_text(app, &link)
}

/// Opens the event by itself where the address names one that this phone does not have:
/// the site of one event, or a start page after the storage was cleared (F13).
pub(super) fn recover(app: &mut App) -> Vec<Effect> {
    if app.event.is_some() || app.joining != Joining::No {
        return Vec::new();
    }
    let named = app.route.param("u").map(str::to_owned);
    let cleared = named.is_some();
    let Some(address) = named.or_else(|| app.host.event.clone()) else { return Vec::new() };
    let Ok(endpoint) = Endpoint::parse(&address, &app.host.base) else { return Vec::new() };
    let to = match &app.route.screen {
        Screen::Welcome => None,
        screen => Some(screen.path().trim_start_matches('#').to_owned()),
    };
    let invitation = Invitation { endpoint, access: Access::Read, token: None, to };
    load(app, invitation, cleared)
}

fn open_text(app: &mut App, text: &str) -> Vec<Effect> {
    match Invitation::find_in(text, &app.host.base) {
        Ok(invitation) => load(app, invitation, false),
        Err(error) => {
            app.joining = Joining::BadLink(error);
            Vec::new()
        }
    }
}

fn load(app: &mut App, invitation: Invitation, by_itself: bool) -> Vec<Effect> {
    let url = invitation.endpoint.url_of(File::BOARD);
    let token = invitation.token.as_ref().map(|token| token.reveal().to_owned());
    app.joining = Joining::Loading { invitation, by_itself };
    // The token leaves the address bar at once (Y11).
    let strip = token.is_some() && app.route.screen == Screen::Join;
    let mut effects = vec![Effect::GetJoin { url, token }];
    if strip {
        effects.push(Effect::Replace(Screen::Join.path()));
    }
    effects
}

fn replied(app: &mut App, raw: RawReply, env: &Env) -> Vec<Effect> {
    let Joining::Loading { invitation, by_itself } = std::mem::take(&mut app.joining) else {
        return Vec::new();
    };
    let (reply, body) = judged(&raw, false, None);
    let body = match (reply, body) {
        (Reply::Accepted { .. }, Some(body)) => body,
        (Reply::Fault(fault), _) => return failed(app, invitation, fault),
        _ => return failed(app, invitation, Fault::Stale304),
    };
    let text = raw.body.unwrap_or_default();
    let known = app.events.iter().find(|entry| entry.id == body.id);
    let known = known.and_then(|entry| Endpoint::parse(&entry.endpoint, &app.host.base).ok());
    if let Some(known) = known.filter(|known| *known != invitation.endpoint) {
        app.joining = Joining::Asking { known, invitation, body: Box::new(body), text };
        return Vec::new();
    }
    app.came_back = by_itself;
    settle(app, &invitation, Box::new(body), text, env)
}

/// Without a network an event that is on this phone opens all the same.
fn failed(app: &mut App, invitation: Invitation, fault: Fault) -> Vec<Effect> {
    let same = |entry: &&Entry| {
        Endpoint::parse(&entry.endpoint, &app.host.base).is_ok_and(|e| e == invitation.endpoint)
    };
    if let Some(entry) = app.events.iter().find(same) {
        return vec![
            Effect::Open(entry.id.clone()),
            Effect::Replace(start(&invitation, &app.host.base)),
        ];
    }
    app.joining = Joining::Failed { invitation, fault };
    Vec::new()
}

/// Where an invitation leads: its own route, or *Jetzt*. The start page keeps the address, so
/// that a home-screen icon with a storage of its own finds its event (F13, F14).
fn start(invitation: &Invitation, base: &str) -> String {
    match &invitation.to {
        Some(to) => ["#", to].concat(),
        None => ["#/now?u=", &percent::encode(invitation.endpoint.relative_to(base))].concat(),
    }
}

/// Takes the event in, beside what this phone already has of it.
fn settle(
    app: &mut App,
    invitation: &Invitation,
    body: Box<Body>,
    text: String,
    env: &Env,
) -> Vec<Effect> {
    let id = body.id.clone();
    let known = app.events.iter().position(|entry| entry.id == id);
    let mut entry = known
        .map_or_else(|| Entry { id: id.clone(), ..Entry::default() }, |at| app.events.remove(at));
    invitation.endpoint.relative_to(&app.host.base).clone_into(&mut entry.endpoint);
    if invitation.access == Access::ReadWrite {
        entry.mode = Mode::ReadWrite;
    }
    if let Some(token) = &invitation.token {
        entry.token = Some(token.reveal().to_owned());
    }
    entry.accepted_ms = u64::try_from(env.ms).ok();
    app.events.insert(0, entry);
    let target = start(invitation, &app.host.base);
    app.joining = Joining::Taking { body, text, target };
    vec![Effect::Open(id), Effect::Persist]
}

/// Shows an event as the storage holds it.
fn show(app: &mut App, id: &str, opened: Opened, env: &Env) -> Vec<Effect> {
    let Some(at) = app.events.iter().position(|entry| entry.id == id) else { return Vec::new() };
    let mut entry = app.events.remove(at);
    entry.opened_ms = u64::try_from(env.ms).unwrap_or(0);
    app.events.insert(0, entry.clone());
    // The answer to the invitation counts as the first one of the sync.
    let fresh = matches!(app.joining, Joining::Taking { .. });
    let Some(machine) = machine(&entry, &opened, fresh, &app.host.base) else {
        return Vec::new();
    };
    app.keeping.take_notices(&opened.notices);
    let mut open = Open::new(id, opened, machine);
    let mut effects = vec![Effect::KeepEntry(entry)];
    if let Joining::Taking { body, text, target } = std::mem::take(&mut app.joining) {
        effects.extend(accept(&mut open, File::BOARD, *body, text, false));
        effects.push(Effect::Replace(target));
    }
    effects.push(tell_zone(&open));
    app.event = Some(open);
    app.filter = Filter::default();
    effects.extend(feed(app, Input::Shown, env));
    effects
}

/// The sync of an event, with what the phone holds of its files; `fresh`: the board has just
/// come.
pub(super) fn machine(entry: &Entry, opened: &Opened, fresh: bool, base: &str) -> Option<Machine> {
    let endpoint = Endpoint::parse(&entry.endpoint, base).ok()?;
    let access = match entry.mode {
        Mode::ReadWrite => Access::ReadWrite,
        Mode::Read => Access::Read,
    };
    let accepted = entry.accepted_ms.and_then(|ms| i64::try_from(ms).ok()).unwrap_or(0);
    let files = opened.bodies.iter().filter_map(|(file, ..)| File::from_name(file));
    let mut files: Vec<(File, i64)> = files.map(|file| (file, accepted)).collect();
    if fresh && files.iter().all(|(file, _)| *file != File::BOARD) {
        files.push((File::BOARD, accepted));
    }
    Some(Machine::new(endpoint, access, &files))
}
