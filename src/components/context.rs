//! The way from the components to the app and back.

use leptos::prelude::*;

use crate::app::{App, Msg};
use crate::domain::Command;
use crate::i18n::Lang;
use crate::platform::runtime;

/// What every component gets by [`use_app`]: the signal that holds the app, and what the screens
/// remember beside it.
#[derive(Clone, Copy)]
pub struct AppContext {
    app: RwSignal<App, LocalStorage>,
    lang: Memo<Lang>,
    local: RwSignal<LocalState>,
}

/// What the screens remember while somebody moves around; of no value after the visit.
#[derive(Clone, Default)]
pub struct LocalState {
    /// What is searched for in my notes, or among the topics to merge with.
    pub query: String,
    /// Ids of the free notes whose editors are open.
    pub open_notes: Vec<String>,
    /// Whether the wall's filters are unfolded.
    pub filters: bool,
    /// Whether the offer of a new version was put away.
    pub update_put_away: bool,
}

/// The context of the component that is being drawn.
pub fn use_app() -> AppContext {
    expect_context()
}

impl AppContext {
    /// Starts the app and gives its signal to all components below.
    pub fn provide() -> Self {
        let app = runtime::boot();
        let lang = Memo::new(move |_| app.with(|app| app.lang));
        let context = Self { app, lang, local: RwSignal::new(LocalState::default()) };
        provide_context(context);
        context
    }

    /// Looks at the app; what called this runs again whenever the app has changed in anything.
    /// Components use [`AppContext::memo`] instead.
    pub fn read<T>(self, look: impl FnOnce(&App) -> T) -> T {
        self.app.with(look)
    }

    /// A view model that is made anew whenever the app has changed, and tells those who use it
    /// only when it is another one.
    pub fn memo<T>(self, look: impl Fn(&App) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.read(&look))
    }

    /// Looks at the app as it is now, from what a person has set off.
    pub fn peek<T>(self, look: impl FnOnce(&App) -> T) -> T {
        self.app.with_untracked(look)
    }

    /// The language at hand.
    pub fn lang(self) -> Lang {
        self.lang.get()
    }

    /// Looks at what the screens remember; what called this runs again when that has changed.
    pub fn local<T>(self, look: impl FnOnce(&LocalState) -> T) -> T {
        self.local.with(look)
    }

    /// Has the screens remember something.
    pub fn remember(self, change: impl FnOnce(&mut LocalState)) {
        self.local.update(change);
    }

    /// Sends a message.
    #[expect(clippy::unused_self, reason = "only who has the context may send")]
    pub fn send(self, msg: Msg) {
        runtime::dispatch(msg);
    }

    /// Issues a command.
    pub fn command(self, command: Command) {
        self.send(Msg::Do(command));
    }
}
