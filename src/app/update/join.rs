//! Opening an invitation, and changing between events.

use crate::app::{App, Effect, Env, ImportMsg, JoinMsg, JoinState, Msg, Screen, StorageEffect};
use crate::crdt::Body;
use crate::persistence::{Entry, Mode};
use crate::sync::access::{Access, Token};
use crate::sync::endpoint::Endpoint;
use crate::sync::file::File;
use crate::sync::invitation::Invitation;
use crate::sync::percent;
use crate::sync::replies::fault::Fault;
use crate::sync::replies::get::{RawReply, Reply};

use super::documents::{judge, read_plain};
use super::events;

/// Takes a message about the choice of the event.
pub(crate) fn update(app: &mut App, msg: JoinMsg, env: &Env) -> Vec<Effect> {
    match msg {
        JoinMsg::Retry => {
            let JoinState::Failed { invitation, .. } = &app.join else { return Vec::new() };
            let invitation = invitation.clone();
            load(app, invitation, false)
        }
        JoinMsg::Replied { url, raw } => replied(app, &url, raw, env),
        JoinMsg::Choose(take) => {
            let JoinState::Asking { known, invitation, body, text } = app.join.clone() else {
                return Vec::new();
            };
            app.join = JoinState::No;
            if take {
                return accept_event(app, &invitation, body, text, env);
            }
            match known {
                Some(known) => {
                    let start = start_route(&known, None, &app.host.base);
                    vec![open(body.id), Effect::ReplaceRoute(start)]
                }
                None => decline(app),
            }
        }
        JoinMsg::OpenEvent(id) => vec![open(id)],
        JoinMsg::Opened(id, opened) => events::open(app, &id, *opened, env),
    }
}

/// Follows `#/join?…`. What has to be mended first is brought in as a text.
pub(crate) fn follow(app: &mut App, fragment: &str) -> Vec<Effect> {
    let link = format!("{}#{}", app.host.base, fragment.trim_start_matches('#'));
    match Invitation::intact(&link, &app.host.base) {
        Some(invitation) => load(app, invitation, false),
        None => vec![Effect::send(Msg::Import(ImportMsg::Link(link)))],
    }
}

/// Opens the event by itself where the address names one that this phone does not have:
/// the site of one event, or a start page after the storage was cleared (F13).
pub(crate) fn recover(app: &mut App) -> Vec<Effect> {
    if app.event.is_some() || !matches!(app.join, JoinState::No) {
        return Vec::new();
    }
    let named = app.route.param("u").map(str::to_owned);
    let cleared = named.is_some();
    let Some(address) = named.or_else(|| app.host.event.clone()) else { return Vec::new() };
    let Ok(endpoint) = Endpoint::parse(&address, &app.host.base) else { return Vec::new() };
    let screen = &app.route.screen;
    let is_start = matches!(screen, Screen::Welcome | Screen::Now);
    let to = (!is_start).then(|| screen.path().trim_start_matches('#').to_owned());
    let invitation = Invitation { endpoint, access: Access::Read, token: None, to };
    load(app, invitation, cleared)
}

/// Fetches the document of an invitation. `by_itself`: nobody asked for it.
pub(crate) fn load(app: &mut App, invitation: Invitation, by_itself: bool) -> Vec<Effect> {
    let url = invitation.endpoint.url_of(File::BOARD);
    let token = invitation.token.as_ref().map(|token| token.reveal().to_owned());
    app.join = JoinState::Loading { invitation, by_itself };
    // The token leaves the address bar at once (Y11).
    let strip = token.is_some() && app.route.screen == Screen::Join;
    let mut effects = vec![Effect::GetInvitation { url, token }];
    if strip {
        effects.push(Effect::ReplaceRoute(Screen::Join.path()));
    }
    effects
}

fn replied(app: &mut App, url: &str, raw: RawReply, env: &Env) -> Vec<Effect> {
    // A late answer to an earlier tap: the question that stands there stays.
    let JoinState::Loading { invitation, by_itself } = &app.join else { return Vec::new() };
    if invitation.endpoint.url_of(File::BOARD) != url {
        return Vec::new();
    }
    let (invitation, by_itself) = (invitation.clone(), *by_itself);
    app.join = JoinState::No;
    let (reply, body) = judge(&raw, None, None, &read_plain);
    let body = match (reply, body) {
        (Reply::Accepted { .. }, Some(body)) => body,
        (Reply::Fault(fault), _) => return failed(app, invitation, fault),
        _ => return failed(app, invitation, Fault::Stale304),
    };
    let text = raw.body.unwrap_or_default();
    let known = app.events.iter().find(|entry| entry.id == body.id);
    let known = known.and_then(|entry| Endpoint::parse(&entry.endpoint, &app.host.base).ok());
    let moves = known.as_ref().is_some_and(|known| *known != invitation.endpoint);
    if moves || known.is_none() && is_at_new_host(app, &invitation.endpoint) {
        app.join = JoinState::Asking { known, invitation, body: Box::new(body), text };
        return Vec::new();
    }
    app.came_back = by_itself;
    accept_event(app, &invitation, Box::new(body), text, env)
}

/// Whether an endpoint lies at a host to which neither the app nor an event on this phone belongs.
/// What it holds would be the event to begin with from then on, so that its host is named before.
fn is_at_new_host(app: &App, endpoint: &Endpoint) -> bool {
    let host_of = |address: &str| Endpoint::parse(address, &app.host.base);
    let is_same = |known: Result<Endpoint, _>| known.is_ok_and(|k| k.host() == endpoint.host());
    let mut known = app.events.iter().map(|entry| host_of(&entry.endpoint));
    !app.events.is_empty() && !is_same(host_of("e.json")) && !known.any(is_same)
}

/// Goes on with the event that was there before.
fn decline(app: &App) -> Vec<Effect> {
    let first = app.events.first().filter(|_| app.event.is_none());
    let first = first.map(|entry| open(entry.id.clone()));
    first.into_iter().chain([Effect::ReplaceRoute(Screen::Now.path())]).collect()
}

/// Without a network an event that is on this phone opens all the same.
fn failed(app: &mut App, invitation: Invitation, fault: Fault) -> Vec<Effect> {
    let same = |entry: &Entry| {
        Endpoint::parse(&entry.endpoint, &app.host.base).is_ok_and(|e| e == invitation.endpoint)
    };
    if let Some(at) = app.events.iter().position(same) {
        let mut entry = app.events.remove(at);
        let token = invitation.token.as_ref().map(Token::reveal);
        // Nobody knows whether the new token works, and one that the endpoint refused does not.
        let is_safe = entry.token.is_none() || entry.token.as_deref() == token;
        if is_safe && fault != Fault::Denied {
            grant_access(&mut entry, &invitation);
        }
        let start = start_route(&invitation.endpoint, invitation.to.as_deref(), &app.host.base);
        let effects = vec![open(entry.id.clone()), Effect::ReplaceRoute(start)];
        app.events.insert(0, entry);
        return effects;
    }
    app.join = JoinState::Failed { invitation, fault };
    Vec::new()
}

/// Where an invitation leads: its own route, or *Jetzt*. The start page keeps the address, so
/// that a home-screen icon with a storage of its own finds its event (F13, F14).
fn start_route(endpoint: &Endpoint, to: Option<&str>, base: &str) -> String {
    match to {
        Some(to) => format!("#{to}"),
        None => format!("#/now?u={}", percent::encode(endpoint.relative_to(base))),
    }
}

/// Notes what an invitation allows. One to read takes nothing away, a token to write with
/// included.
fn grant_access(entry: &mut Entry, invitation: &Invitation) {
    if let Some(token) = &invitation.token
        && (invitation.access == Access::ReadWrite
            || entry.mode == Mode::Read
            || entry.token.is_none())
    {
        entry.token = Some(token.reveal().to_owned());
    }
    if invitation.access == Access::ReadWrite {
        entry.mode = Mode::ReadWrite;
    }
}

/// Takes the event in, beside what this phone already has of it.
fn accept_event(
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
    grant_access(&mut entry, invitation);
    entry.accepted_ms = u64::try_from(env.ms).ok();
    app.events.insert(0, entry);
    let target = start_route(&invitation.endpoint, invitation.to.as_deref(), &app.host.base);
    app.join = JoinState::Taking { body, text, target };
    vec![open(id), Effect::PersistStorage]
}

fn open(event: String) -> Effect {
    Effect::Storage(StorageEffect::OpenEvent(event))
}
