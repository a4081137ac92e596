//! The one way from the screens to the app and back.

use leptos::prelude::*;

use crate::app::{App, Msg};
use crate::model::Command;
use crate::platform::runtime;

/// Reads the app and sends it messages. One revision makes everything look again; a `Memo`
/// for each screen keeps still what has not changed.
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

    /// A view model that follows the app.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        view: impl Fn(&App) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.read(&view))
    }

    /// Looks at the app; whoever does it inside a closure of a view looks again.
    pub fn read<T>(self, look: impl FnOnce(&App) -> T) -> T {
        self.revision.track();
        runtime::read(look)
    }

    /// Looks at the app once.
    pub fn peek<T>(self, look: impl FnOnce(&App) -> T) -> T {
        runtime::read(look)
    }

    /// Sends a message.
    pub fn send(self, msg: Msg) {
        runtime::dispatch(msg);
    }

    /// Issues a command.
    pub fn command(self, command: Command) {
        self.send(Msg::Do(command));
    }

    /// Whether a topic is among my picks: a signal of its own for each topic, so that a tap
    /// runs one closure and not one for every row.
    pub fn picked(self, topic: &str) -> ArcRwSignal<bool> {
        runtime::picked(topic)
    }
}
