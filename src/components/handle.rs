//! The one way from the screens to the app and back.

use leptos::prelude::*;

use super::node::{Node, live};
use crate::app::{App, Msg};
use crate::domain::Command;
use crate::platform::runtime;

/// Reads the app and sends it messages. One signal makes what is live look again; the page is
/// patched only where something differs. A second signal, of another type, would be 500 bytes
/// more to load.
#[derive(Clone, Copy)]
pub struct Ui {
    local: RwSignal<Local>,
}

/// What a screen remembers while one moves around; of no value to anybody later.
#[derive(Clone, Default)]
pub struct Local {
    /// Words searched for in my notes.
    pub query: String,
    /// Free notes being written.
    pub begun: Vec<String>,
    /// The offer of a new version was put away.
    pub put_away: bool,
}

impl Ui {
    /// Starts the runtime and listens to what changes there.
    pub fn boot() -> Self {
        let ui = Self { local: RwSignal::new(Local::default()) };
        runtime::boot(move || ui.remember(|_| {}));
        ui
    }

    /// What the screens remember.
    pub fn local(self) -> Local {
        self.local.get_untracked()
    }

    /// Has the screens remember something; what is live looks again.
    pub fn remember(self, change: impl FnOnce(&mut Local)) {
        self.local.update(change);
    }

    /// A piece that follows the app.
    pub fn live(self, look: impl Fn(&App) -> Node + 'static) -> Node {
        live(move || self.read(&look))
    }

    /// A piece that follows the app while a condition holds, and else stays as it is.
    pub fn live_while(
        self,
        holds: impl Fn(&App) -> bool + 'static,
        look: impl Fn(&App) -> Node + 'static,
    ) -> Node {
        self.live(move |app| if holds(app) { look(app) } else { Node::Same })
    }

    /// Looks at the app; what is live looks again when the app has changed.
    pub fn read<T>(self, look: impl FnOnce(&App) -> T) -> T {
        self.local.track();
        runtime::read(look)
    }

    /// Looks at the app as it is now, from what a person has set off.
    #[allow(clippy::unused_self, reason = "only who has the handle may look")]
    pub fn peek<T>(self, look: impl FnOnce(&App) -> T) -> T {
        runtime::read(look)
    }

    /// Sends a message.
    #[allow(clippy::unused_self, reason = "only who has the handle may send")]
    pub fn send(self, msg: Msg) {
        runtime::dispatch(msg);
    }

    /// Issues a command.
    pub fn command(self, command: Command) {
        self.send(Msg::Do(command));
    }
}
