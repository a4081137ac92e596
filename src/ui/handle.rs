//! The one way from the screens to the app and back.

use leptos::prelude::*;

use super::node::{Node, live};
use crate::app::{App, Msg};
use crate::model::Command;
use crate::platform::runtime;

/// Reads the app and sends it messages. One revision makes what is live look again; the page
/// is patched only where something differs.
#[derive(Clone, Copy)]
pub struct Ui {
    revision: RwSignal<u32>,
}

impl Ui {
    /// Starts the runtime and listens to its revisions.
    pub fn boot() -> Self {
        let revision = RwSignal::new(0u32);
        runtime::boot(move || revision.update(|n| *n = n.wrapping_add(1)));
        Self { revision }
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
        self.revision.track();
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
