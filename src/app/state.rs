//! Everything the app knows while it runs. What can be derived is not kept here (V1).

use crate::characters::Graphemes;
use crate::crdt::{Clock, Replica};
use crate::domain::me::Me;
use crate::domain::queries::search::Filter;
use crate::domain::schema::{kind, name};
use crate::domain::text_folding::Decomposition;
use crate::domain::{Command, Entered};
use crate::i18n::Lang;
use crate::persistence::Entry;

use super::{Aside, Check, JoinState, Now, Route, SaveState, Screen, ServerClock, Session};

/// For so long after a touch lists do not move by themselves, in ms.
const FINGER_MS: i64 = 10_000;
/// Rows of the first paint; the rest follows in a task of its own.
pub const FIRST_ROWS: usize = 12;
/// Rows drawn before "more" is asked for.
pub const ROWS: usize = 60;

/// The app.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the page")]
pub struct App {
    /// The language of the screens.
    pub lang: Lang,
    /// Where one is.
    pub route: Route,
    /// The time to be shown.
    pub now: Now,
    /// What the endpoint's answers say about this phone's clock.
    pub server_clock: ServerClock,
    /// Who I am.
    pub profile: Profile,
    /// The events on this phone, the one opened last first.
    pub events: Vec<Entry>,
    /// The event at hand.
    pub event: Option<Session>,
    /// An invitation that is being opened.
    pub join: JoinState,
    /// What the wall is narrowed to.
    pub filter: Filter,
    /// How many rows of a list are drawn.
    pub rows: usize,
    /// The page of the projector's wall.
    pub page: usize,
    /// Its pages are turned by hand only.
    pub paused: bool,
    /// Whether what the person writes is on the disk.
    pub save_state: SaveState,
    /// The message at the foot.
    pub toast: Option<Toast>,
    /// What was done last here, the latest first, and what takes it back.
    pub undo_history: Vec<UndoEntry>,
    /// What is wrong with a form.
    pub field_error: Option<FieldError>,
    /// The field in which the person writes.
    pub entered: Option<Entered>,
    /// What stands in fields and is too long even to be kept until it is shortened.
    pub unkept: Vec<Unkept>,
    /// The note that is being written on this screen, by its id, and the longest text it had: what
    /// comes back when its field was emptied.
    pub written_note: Option<(String, String)>,
    /// The topic that was posted last on this screen, to be read out.
    pub posted: Option<String>,
    /// The endpoint check of the event at hand, if one was begun.
    pub check: Option<Check>,
    /// What was set aside on this phone.
    pub aside: Aside,
    /// The event came back after the browser had cleared the storage (F13).
    pub came_back: bool,
    /// When the person last touched, typed or scrolled, in ms since 1970.
    pub touched_ms: i64,
    /// When the page was hidden last, in ms since 1970.
    pub hidden_ms: i64,
    /// It is hidden now.
    pub hidden: bool,
    /// A new version waits.
    pub update_ready: bool,
    /// Whether the app starts without a network, once known.
    pub offline_start: Option<bool>,
    /// The browser offers to install.
    pub installable: bool,
    /// The window is wide enough for a table.
    pub wide: bool,
    /// The page is being printed: lists are drawn whole.
    pub printing: bool,
    /// What the app runs in.
    pub host: Host,
}

/// What the app runs in, as the platform finds it at the start.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// The app's address, without fragment and query.
    pub base: String,
    /// The browser's language.
    pub language: String,
    /// An address of the event that this site is for, relative to the app.
    pub event: Option<String>,
    /// Whether it is an iPhone or iPad, where the home screen has a storage of its own (F14).
    pub ios: bool,
    /// Whether it runs from the home screen.
    pub standalone: bool,
    /// How it takes accents off letters, for searching.
    pub decomposition: Decomposition,
    /// How it counts characters.
    pub graphemes: Graphemes,
}

/// The person on this phone.
pub struct Profile {
    /// Eight random characters, made once.
    pub id: String,
    /// As written.
    pub replica: Replica,
    /// As the screens read it.
    pub me: Me,
    /// Stamps for what this page load writes.
    pub clock: Clock,
}

/// The message at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// In words.
    pub words: String,
    /// What takes it back.
    pub undo: Option<Command>,
}

/// Why a form could not be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which form.
    pub form: String,
    /// Which of its fields.
    pub field: &'static str,
    /// In words.
    pub words: String,
}

/// What stands in a field and is too long to go to the disk. It lives as long as the page, or
/// until it is shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// Which form, or which note.
    pub form: String,
    /// Which of its fields.
    pub field: &'static str,
    /// The whole text.
    pub text: String,
}

/// Something that was done on this phone and can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoEntry {
    /// In words.
    pub words: String,
    /// What takes it back.
    pub undo: Command,
}

impl App {
    /// The language that the profile or else the browser asks for.
    pub fn language(me: &Me, host: &Host) -> Lang {
        Lang::of(if me.language.is_empty() { &host.language } else { &me.language })
    }

    /// Whether there is no event yet, but one is on its way and asks nothing of the person.
    pub fn is_arriving(&self) -> bool {
        let under_way = matches!(self.join, JoinState::Loading { .. } | JoinState::Taking { .. });
        self.event.is_none() && under_way
    }

    /// Whether the screen is about an invitation: its own, or one that cannot be drawn before
    /// there is an event.
    pub fn is_joining(&self) -> bool {
        match self.route.screen {
            Screen::Join => true,
            Screen::Welcome | Screen::About | Screen::Setup | Screen::Settings => false,
            Screen::Now
            | Screen::Wall
            | Screen::Topic(_)
            | Screen::New
            | Screen::Edit(_)
            | Screen::Place(_)
            | Screen::Merge(_)
            | Screen::Mine
            | Screen::Sync
            | Screen::Desk
            | Screen::Hosting
            | Screen::Board
            | Screen::Event => self.event.is_none() && !matches!(self.join, JoinState::No),
        }
    }

    /// Whether someone may be about to tap something in a list (V3).
    pub fn finger_is_near(&self) -> bool {
        let lists = matches!(self.route.screen, Screen::Now | Screen::Wall | Screen::Mine);
        lists && self.now.ms - self.touched_ms < FINGER_MS
    }

    /// Whether one changes a topic directly: it is mine, it was posted on this phone, or I am a
    /// facilitator. Others suggest. Politeness, not protection (S4).
    pub fn may_change(&self, topic: &str) -> bool {
        let is_mine = |open: &Session| {
            let number = open.layers.register(kind::TOPICS, topic, name::NUMBER);
            let posted = number.is_some_and(|r| r.shown().at.actor.profile() == self.profile.id);
            posted || open.private.claims.contains(topic)
        };
        self.profile.me.facilitates() || self.event.as_ref().is_some_and(is_mine)
    }

    /// Whether it makes sense to offer the home screen.
    pub fn may_install(&self) -> bool {
        !self.host.standalone && (self.installable || self.host.ios)
    }
}
