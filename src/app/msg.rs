//! What happens to the app. One enum a concern.

use chrono::NaiveDate;

use crate::crdt::{Body, Replica};
use crate::domain::{Civil, Command, Zone};
use crate::persistence::{Entry, Opened, Profile, SaveFault, Usage};
use crate::sync::events::Input;
use crate::sync::file::File;
use crate::sync::replies::get::{RawReply, Reply};

use super::AsideMsg;

/// What every message comes with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Env {
    /// UTC, in ms since 1970.
    pub ms: i64,
    /// A fresh, evenly spread number.
    pub random: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The person wants this, now.
    Do(Command),
    /// The person is typing this; it is saved within a second.
    Typed(Command),
    /// To the page or the browser.
    Page(PageMsg),
    /// To the lists of topics.
    Wall(WallMsg),
    /// To the message at the foot.
    Toast(ToastMsg),
    /// To the storage.
    Storage(StorageMsg),
    /// To the choice of the event.
    Join(JoinMsg),
    /// To a form that is sent as a whole.
    Form(FormMsg),
    /// To the sync of the event at hand.
    Sync(SyncMsg),
    /// To the endpoint check.
    Check(CheckMsg),
    /// The person wants to have a file or a link.
    Export(ExportMsg),
    /// The person brings a file or a link.
    Import(ImportMsg),
    /// To the projector's wall.
    Projector(Turn),
    /// To what was set aside.
    Aside(AsideMsg),
}

impl Msg {
    /// Something for the sync machine of the event at hand.
    pub fn sync(input: Input) -> Self {
        Self::Sync(SyncMsg::Input(input))
    }
}

/// What happens to the page, and what the browser says.
#[derive(Clone, Debug, PartialEq)]
pub enum PageMsg {
    /// The first screen stands; what had to wait for it may begin.
    Started,
    /// The address's fragment is another.
    Hash(String),
    /// The page became visible.
    Shown,
    /// The page was hidden.
    Hidden,
    /// The person touched, typed, scrolled.
    Touched,
    /// The person came into a field: of a note, a form or the profile.
    Entered {
        /// Notes, drafts, or the profile.
        kind: &'static str,
        /// The note, or the form.
        id: String,
        /// The field.
        field: &'static str,
    },
    /// They left it; what was typed is to be saved now.
    Left,
    /// The clock went on.
    Tick,
    /// The venue's offsets are known.
    Zone(Zone),
    /// The first rows are painted: draw the others.
    DrawRest,
    /// Pretend another time, or stop it.
    Pretend(Option<Civil>),
    /// The window is wide enough for a table.
    Wide(bool),
    /// The page is about to be printed, or was.
    Printing(bool),
    /// Put away the notice that the event came back.
    DismissReturn,
    /// A new version waits.
    UpdateReady,
    /// Use it now.
    ApplyUpdate,
    /// Whether the app starts without a network.
    OfflineStart(bool),
    /// The browser offers to install.
    Installable,
    /// Install.
    Install,
}

/// What happens to the lists of topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WallMsg {
    /// Narrow them.
    Narrow(Narrow),
    /// Draw more rows.
    More,
    /// Draw the shown day as far as this slot.
    Reach(String),
    /// Show what has waited so as not to move the lists.
    ShowNew,
    /// Everything on the wall is seen: what comes from now on is new.
    AllSeen,
}

/// What happens to the message at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToastMsg {
    /// Take back what it offers to take back.
    Undo,
    /// Put it away.
    Close,
    /// Show these words.
    Show(String),
}

/// What the storage has answered, and what is to go there.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageMsg {
    /// What was typed is to be saved now.
    Flush,
    /// The journal was written and read back, or not.
    Saved(Result<(), SaveFault>),
    /// The profile was written and read back, or not.
    ProfileSaved(Result<Profile, SaveFault>),
    /// Something beside a person's own writing could not be saved.
    Failed(SaveFault),
    /// Another tab wrote: what the storage holds of the event at hand (J7).
    Reread(Box<Opened>),
    /// Another tab wrote the profile.
    ProfileReread(Replica),
    /// The storage was measured.
    Measured(Usage),
}

/// What happens to the choice of the event.
#[derive(Clone, Debug, PartialEq)]
pub enum JoinMsg {
    /// An answer to the GET of an invitation.
    Replied {
        /// What was asked, so that a late answer is not taken for another invitation's.
        url: String,
        /// The answer.
        raw: RawReply,
    },
    /// Try the invitation again.
    Retry,
    /// Take the new address (`true`), or keep the known one.
    Choose(bool),
    /// Look at another event on this phone.
    OpenEvent(String),
    /// A chosen event was read from the storage.
    Opened(String, Box<Opened>),
}

/// A form that is sent as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormMsg {
    /// Post what stands in the form of a new topic.
    Post,
    /// Post what stands in the desk's form.
    PostAtDesk,
    /// Send what stands in the form of a topic.
    Edit(String),
}

/// What happens to the sync of the event at hand.
#[derive(Clone, Debug, PartialEq)]
pub enum SyncMsg {
    /// For its machine.
    Input(Input),
    /// What this phone holds, or what the files hold, may be another than before.
    Compare,
    /// An answer to a GET for the event of this id.
    Replied {
        /// The event that had asked.
        event: String,
        /// The file.
        file: File,
        /// As in the GET.
        attempt: u32,
        /// The answer.
        raw: RawReply,
    },
    /// What a GET's answer is, and the document in it, which was read in a task of its own.
    Judged(Box<Judged>),
    /// An answer to a PUT for the event of this id.
    PutReplied {
        /// The event that had written.
        event: String,
        /// The file.
        file: File,
        /// As in the PUT.
        attempt: u32,
        /// The answer.
        raw: RawReply,
    },
}

/// What happens to the endpoint check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckMsg {
    /// Try what the event's endpoint can do.
    Start,
    /// An answer to what the check asked.
    Replied {
        /// As in the question.
        begun: i64,
        /// The answer.
        raw: RawReply,
    },
}

/// What a person wants to have as a file or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportMsg {
    /// My notes, as Markdown (`true`) or plain text.
    Notes(bool),
    /// Topics for a calendar.
    Calendar(CalendarOf),
    /// The event as a file.
    Event,
    /// Everything on this phone.
    Backup,
    /// What was set aside.
    Quarantine,
    /// A link to a topic, or to the event.
    Share(Option<String>),
    /// A link was copied (`true`), or could not be.
    Copied(bool, String),
}

/// Whose topics a calendar file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarOf {
    /// All of the wall.
    Wall,
    /// My picks.
    Mine,
    /// One.
    Topic(String),
}

/// What a person brings.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportMsg {
    /// A link, pasted or typed.
    Link(String),
    /// A file of the event, to be joined.
    Event(String),
    /// A backup.
    Backup(String),
    /// A backup was joined, or it was none.
    Restored(Option<Box<Restored>>),
}

/// A turn of the pages of the projector's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The page has stood for long enough.
    ByItself,
    /// To the next one.
    Next,
    /// To the one before.
    Back,
    /// No longer by itself, or again.
    Pause,
    /// Back to the app.
    Leave,
}

/// An answer to a GET once it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The event that had asked.
    pub event: String,
    /// The file.
    pub file: File,
    /// As in the GET.
    pub attempt: u32,
    /// What the answer means.
    pub reply: Reply,
    /// The document and its text, if it is one of this event.
    pub body: Option<(Body, String)>,
}

/// What a backup brought, and what the storage holds since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restored {
    /// Events in the backup.
    pub events: usize,
    /// Notes in it.
    pub notes: usize,
    /// All events here now, the one opened last first.
    pub entries: Vec<Entry>,
    /// Who the person on this phone is now.
    pub profile: Option<Profile>,
    /// Why some of it is not saved yet.
    pub fault: Option<SaveFault>,
}

/// A change of the wall's filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Narrow {
    /// Other words.
    Query(String),
    /// Another day.
    Day(Option<NaiveDate>),
    /// One slot, or all.
    Slot(Option<String>),
    /// One field, or all.
    Field(Option<String>),
    /// Only mine, or all.
    Mine(bool),
    /// Only without a place, or all.
    Unplaced(bool),
    /// Only what has changed since I last looked, or all.
    News(bool),
    /// Everything again.
    Reset,
}
