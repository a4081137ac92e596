//! Code that the build has cut out of the first wasm file and that shares its memory: whether it
//! is there, and how it is called.
//!
//! The build cuts at one function under `#[wasm_split]`, `screens::lazy::load`, which returns a
//! table of functions, [`Second`]: they, and everything that only they call, texts included, come
//! with the second file. The macro makes that function `async`: it fetches the file, then calls
//! it. From then on the functions of the table are called like any others.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError;

use crate::app::{App, Effect, Env, FileEffect, Request, Screen, SharedMsg};
use crate::lazy_queue::Availability;

/// What the second file does.
#[derive(Clone, Copy)]
pub struct Second {
    /// Begins what the first screens can do without.
    pub begin: fn(),
    /// Takes a message; see [`crate::app::update_shared`].
    pub update_shared: fn(&mut App, SharedMsg, &Env) -> Vec<Effect>,
    /// Sends a request.
    pub send: fn(Request),
    /// Hands out a file or a link, or takes a backup in.
    pub file: fn(FileEffect),
    /// Compacts an event's journals (J3).
    pub compact: fn(String, bool, Option<Vec<String>>),
    /// Draws a screen.
    pub draw: fn(Screen) -> AnyView,
    /// Draws the wall's filters.
    pub draw_filters: fn() -> AnyView,
    /// Draws the wall as a table.
    pub draw_table: fn() -> AnyView,
}

/// Fetches the second file.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Result<Second, SplitLoaderError>>>>;

thread_local! {
    static AVAILABILITY: ArcRwSignal<Availability> = ArcRwSignal::new(Availability::default());
    static LOAD: Cell<Option<Load>> = const { Cell::new(None) };
    static SECOND: Cell<Option<Second>> = const { Cell::new(None) };
}

/// Says how to fetch it. To be called before the app starts.
pub fn provide(load: Load) {
    LOAD.set(Some(load));
}

/// Fetches it; whether it is there then.
pub async fn load() -> bool {
    let Some(load) = LOAD.get() else { return false };
    let second = load().await.ok();
    SECOND.set(second);
    second.is_some()
}

/// Its functions, once it is there.
pub fn second() -> Option<Second> {
    SECOND.get()
}

/// How far it is; what is drawn from it is drawn anew when that changes.
pub fn availability() -> Availability {
    AVAILABILITY.with(|availability| availability.get())
}

/// Says how far it is.
pub fn set_availability(now: Availability) {
    AVAILABILITY.with(|availability| availability.set(now));
}
