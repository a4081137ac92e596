//! Opening an invitation.

use crate::crdt::Body;
use crate::persistence::{Entry, Mode};
use crate::sync::access::Access;
use crate::sync::endpoint::{Endpoint, LinkError};
use crate::sync::file::File;
use crate::sync::invitation::Invitation;
use crate::sync::percent;
use crate::sync::replies::fault::Fault;
use crate::sync::replies::get::{RawReply, Reply};

use super::events::show;
use super::shared;
use super::sync::judged;
use crate::app::{App, Effect, Env, Msg, Screen};

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

pub(crate) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::JoinRetry => match std::mem::take(&mut app.joining) {
            Joining::Failed { invitation, .. } => load(app, invitation, false),
            other => {
                app.joining = other;
                Vec::new()
            }
        },
        Msg::JoinReplied { url, raw } => replied(app, &url, raw, env),
        Msg::JoinChoose(take) => match std::mem::take(&mut app.joining) {
            Joining::Asking { invitation, body, text, .. } if take => {
                settle(app, &invitation, body, text, env)
            }
            Joining::Asking { known, body, .. } => {
                let start = start(&known, None, &app.host.base);
                vec![Effect::Open(body.id), Effect::Replace(start)]
            }
            other => {
                app.joining = other;
                Vec::new()
            }
        },
        Msg::OpenEvent(id) => vec![Effect::Open(id)],
        Msg::Opened(id, opened) => show(app, &id, *opened, env),
        _ => Vec::new(),
    }
}

/// Follows `#/join?…`. What has to be mended first waits for the second module.
pub(crate) fn follow(app: &mut App, fragment: &str) -> Vec<Effect> {
    let link = [app.host.base.as_str(), "#", fragment.trim_start_matches('#')].concat();
    match Invitation::intact(&link, &app.host.base) {
        Some(invitation) => load(app, invitation, false),
        None => shared::pass(app, Msg::Paste(link)),
    }
}

/// Opens the event by itself where the address names one that this phone does not have:
/// the site of one event, or a start page after the storage was cleared (F13).
pub(crate) fn recover(app: &mut App) -> Vec<Effect> {
    if app.event.is_some() || !matches!(app.joining, Joining::No) {
        return Vec::new();
    }
    let named = app.route.param("u").map(str::to_owned);
    let cleared = named.is_some();
    let Some(address) = named.or_else(|| app.host.event.clone()) else { return Vec::new() };
    let Ok(endpoint) = Endpoint::parse(&address, &app.host.base) else { return Vec::new() };
    let to = match &app.route.screen {
        Screen::Welcome | Screen::Now => None,
        screen => Some(screen.path().trim_start_matches('#').to_owned()),
    };
    let invitation = Invitation { endpoint, access: Access::Read, token: None, to };
    load(app, invitation, cleared)
}

/// Opens the invitation in a text.
pub(crate) fn open_text(app: &mut App, text: &str) -> Vec<Effect> {
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

fn replied(app: &mut App, url: &str, raw: RawReply, env: &Env) -> Vec<Effect> {
    let (invitation, by_itself) = match std::mem::take(&mut app.joining) {
        Joining::Loading { invitation, by_itself }
            if invitation.endpoint.url_of(File::BOARD) == url =>
        {
            (invitation, by_itself)
        }
        // The answer to an earlier tap: the question that stands there stays.
        other => {
            app.joining = other;
            return Vec::new();
        }
    };
    let (reply, body) = judged(&raw, None, None);
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
    let same = |entry: &Entry| {
        Endpoint::parse(&entry.endpoint, &app.host.base).is_ok_and(|e| e == invitation.endpoint)
    };
    if let Some(at) = app.events.iter().position(same) {
        let mut entry = app.events.remove(at);
        take_access(&mut entry, &invitation);
        let start = start(&invitation.endpoint, invitation.to.as_deref(), &app.host.base);
        let effects = vec![Effect::Open(entry.id.clone()), Effect::Replace(start)];
        app.events.insert(0, entry);
        return effects;
    }
    app.joining = Joining::Failed { invitation, fault };
    Vec::new()
}

/// Where an invitation leads: its own route, or *Jetzt*. The start page keeps the address, so
/// that a home-screen icon with a storage of its own finds its event (F13, F14).
fn start(endpoint: &Endpoint, to: Option<&str>, base: &str) -> String {
    match to {
        Some(to) => ["#", to].concat(),
        None => ["#/now?u=", &percent::encode(endpoint.relative_to(base))].concat(),
    }
}

/// Notes what an invitation allows. One to read takes nothing away.
fn take_access(entry: &mut Entry, invitation: &Invitation) {
    if invitation.access == Access::ReadWrite {
        entry.mode = Mode::ReadWrite;
    }
    if let Some(token) = &invitation.token {
        entry.token = Some(token.reveal().to_owned());
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
    let former = Endpoint::parse(&entry.endpoint, &app.host.base);
    if former.as_ref() != Ok(&invitation.endpoint) {
        // What the former address asked for is none of this one's business (Y11).
        entry.token = None;
        entry.mode = Mode::Read;
        invitation.endpoint.relative_to(&app.host.base).clone_into(&mut entry.endpoint);
    }
    take_access(&mut entry, invitation);
    entry.accepted_ms = u64::try_from(env.ms).ok();
    app.events.insert(0, entry);
    let target = start(&invitation.endpoint, invitation.to.as_deref(), &app.host.base);
    app.joining = Joining::Taking { body, text, target };
    vec![Effect::Open(id), Effect::Persist]
}
