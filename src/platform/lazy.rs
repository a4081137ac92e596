//! The second module of the app: code that the build has cut out of the first one, and that
//! shares its memory. It is fetched once the first screen stands (W6).
//!
//! The build cuts at one function under `#[wasm_split]`, which returns a table of functions,
//! [`Second`]. The macro makes that function `async`: it fetches the module, then calls it. From
//! then on the functions of the table are called like any others.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use super::runtime::dispatch;
use crate::app::{App, Effect, Env, Msg};
use crate::components::handle::Ui;
use crate::components::node::Node;
use crate::screens::topic::view_model::View;

/// What the second module does.
#[derive(Clone, Copy)]
pub struct Second {
    /// Begins what the first screens can do without.
    pub begin: fn(),
    /// Answers a message.
    pub answer: fn(&mut App, Msg, &Env) -> Vec<Effect>,
    /// Carries out an effect.
    pub carry_out: fn(Effect),
    /// Folds an event's journals (J3).
    pub fold: fn(String, bool, Option<Vec<String>>),
    /// Draws a screen.
    pub draw: fn(Ui, &App) -> Vec<Node>,
    /// Draws what one can do with a topic.
    pub draw_actions: fn(Ui, &App, &View) -> Vec<Node>,
    /// Draws what was posted just now.
    pub draw_read_out: fn(Ui, &App, &str) -> Node,
}

/// Fetches the second module.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<Second, SplitLoaderError>>>>;

thread_local! {
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
    static SECOND: Cell<Option<Second>> = const { Cell::new(None) };
}

/// Says how to fetch it. To be called before the app starts.
pub fn provide(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// Its functions, once it is there.
pub fn second() -> Option<Second> {
    SECOND.get()
}

/// Fetches it and tells the app whether it is there.
pub fn fetch() {
    let Some(fetch) = FETCH.get() else { return };
    spawn_local(async move {
        let second = fetch().await.ok();
        SECOND.set(second);
        if let Some(second) = second {
            (second.begin)();
        }
        dispatch(Msg::Second(second.is_some()));
    });
}
