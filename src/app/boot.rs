//! From what the phone holds to the first state: no waiting, no network.

use crate::crdt::Replica;
use crate::domain::Civil;
use crate::domain::me::Me;
use crate::domain::queries::search::Filter;
use crate::persistence::{Boot, Entry, Store};
use crate::sync::endpoint::Endpoint;

use super::router::params;
use super::update::{events, navigation};
use super::{
    App, Aside, Effect, Env, Host, JoinState, Now, Profile, Route, SaveState, Screen, ServerClock,
    Session, StorageEffect, StorageStatus, actor, state,
};

/// Random characters for this page load, `a`–`z` and `0`–`9`.
#[derive(Clone, Debug)]
pub struct Seeds {
    /// Eight, should this be a new phone.
    pub profile: String,
    /// Four for the actor of this load.
    pub load: String,
}

/// What stands in the address behind the path.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// Behind `?`; a link of another app may put `at=` there.
    pub query: String,
    /// Behind `#`.
    pub fragment: String,
}

/// Makes the first state, and what is to be done at once.
pub fn boot(
    store: &mut Store,
    boot: Boot,
    host: Host,
    seeds: &Seeds,
    address: &Address,
    env: &Env,
) -> (App, Vec<Effect>) {
    let fragment = address.fragment.as_str();
    let is_new = boot.profile.is_none();
    let (id, replica) = match boot.profile {
        Some(profile) => (profile.id, profile.state),
        None => (seeds.profile.clone(), Replica::new()),
    };
    let me = Me::read(&replica);
    let storage = match () {
        () if boot.blocked => StorageStatus::Memory,
        () if boot.newer => StorageStatus::ReadOnly,
        () => StorageStatus::Writable,
    };
    let mut app = App {
        lang: App::language(&me, &host),
        route: Route::default(),
        now: Now::at(env.ms),
        server_clock: ServerClock::default(),
        profile: Profile { clock: actor::clock(&id, &seeds.load), id, replica, me },
        events: boot.entries,
        event: None,
        join: JoinState::No,
        filter: Filter::default(),
        rows: state::ROWS,
        page: 0,
        paused: false,
        save_state: SaveState {
            storage,
            set_aside: boot.quarantined,
            lacks_room: boot.lacks_room,
            ..SaveState::default()
        },
        toast: None,
        undo_history: Vec::new(),
        field_error: None,
        entered: None,
        unkept: Vec::new(),
        written_note: None,
        posted: None,
        check: None,
        aside: Aside::default(),
        came_back: false,
        touched_ms: 0,
        hidden_ms: env.ms,
        hidden: false,
        update_ready: false,
        offline_start: None,
        installable: false,
        wide: false,
        printing: false,
        host,
    };
    let mut effects = Vec::new();
    if is_new {
        effects.push(Effect::Storage(StorageEffect::SaveProfile(Replica::new())));
    }
    if let Some(at) = first_event(&app, fragment) {
        effects.extend(open(&mut app, store, at, env));
    }
    let at = params(address.query.trim_start_matches('?')).into_iter().find(|(n, _)| n == "at");
    if let Some(moment) = at.and_then(|(_, at)| Civil::parse(&at)) {
        app.now.pretend(Some(moment));
    }
    effects.extend(navigation::enter(&mut app, fragment));
    (app, effects)
}

/// Which of the events here is the one to begin with: the one that the address names, the one
/// that the site is for, else the one opened last. An invitation decides for itself.
fn first_event(app: &App, fragment: &str) -> Option<usize> {
    let route = Route::parse(fragment);
    if route.screen == Screen::Join {
        return None;
    }
    let named = route.param("u").map(str::to_owned);
    let bare = fragment.trim_start_matches('#').is_empty();
    let wanted = named.clone().or_else(|| app.host.event.clone().filter(|_| bare));
    let at = wanted.and_then(|address| {
        let wanted = Endpoint::parse(&address, &app.host.base).ok()?;
        let is_it = |entry: &Entry| {
            Endpoint::parse(&entry.endpoint, &app.host.base).is_ok_and(|known| known == wanted)
        };
        app.events.iter().position(is_it)
    });
    // An address that names an event which is not here fetches it (F13).
    at.or_else(|| (named.is_none() && !app.events.is_empty()).then_some(0))
}

fn open(app: &mut App, store: &mut Store, at: usize, env: &Env) -> Vec<Effect> {
    let Some(mut entry) = app.events.get(at).cloned() else { return Vec::new() };
    let Ok(opened) = store.open(&entry.id) else { return Vec::new() };
    let machine = events::sync_machine(&entry, &opened, false, &app.host.base, env);
    app.save_state.take_notices(&opened.notices);
    let own = app.profile.clock.actor();
    let mut open = Session::new(&entry.id, &app.profile.id, opened, machine, own);
    open.count_pending(&app.profile.id);
    let zone = open.look_up_zone();
    app.event = Some(open);
    entry.opened_ms = u64::try_from(env.ms).unwrap_or(0);
    app.events.remove(at);
    app.events.insert(0, entry.clone());
    vec![zone, Effect::Storage(StorageEffect::SaveEntry(entry))]
}
