//! What happens to the app.

use chrono::NaiveDate;

use crate::crdt::{Body, Replica};
use crate::domain::{Civil, Command, Zone};
use crate::persistence::{Entry, Opened, Profile, SaveFault, Usage};
use crate::sync::events::{Haste, Input};
use crate::sync::file::File;
use crate::sync::replies::get::{RawReply, Reply};

use super::update::projector::Turn;

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
    /// The first screen stands; what had to wait for it may begin.
    Started,
    /// The address's fragment is another.
    Hash(String),
    /// The person wants this, now.
    Do(Command),
    /// The person is typing this; it is kept within a second.
    Typed(Command),
    /// What was typed is to be kept now.
    Flush,
    /// The journal was written and read back, or not.
    Kept(Result<(), SaveFault>),
    /// The profile was written and read back, or not.
    ProfileKept(Result<Profile, SaveFault>),
    /// Something beside a person's own writing could not be kept.
    Trouble(SaveFault),
    /// Another tab wrote: what the storage holds of the event at hand (J7).
    Reread(Box<Opened>),
    /// Another tab wrote the profile.
    ProfileReread(Replica),
    /// A chosen event was read from the storage.
    Opened(String, Box<Opened>),
    /// The venue's offsets are known.
    Zone(Zone),
    /// Show what has waited so as not to move the lists.
    ShowNew,
    /// The clock went on.
    Tick,
    /// Something for the sync of the event at hand.
    Sync(Input),
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
    /// Try what the event's endpoint can do.
    Check,
    /// An answer to what the check asked.
    Checked {
        /// As in the question.
        begun: i64,
        /// The answer.
        raw: RawReply,
    },
    /// An answer to the GET of an invitation.
    JoinReplied {
        /// What was asked, so that a late answer is not taken for another invitation's.
        url: String,
        /// The answer.
        raw: RawReply,
    },
    /// A link was pasted or typed.
    Paste(String),
    /// Try the invitation again.
    JoinRetry,
    /// Take the new address (`true`), or keep the known one.
    JoinChoose(bool),
    /// Look at another event on this phone.
    OpenEvent(String),
    /// Narrow the wall.
    Narrow(Narrow),
    /// Draw more rows.
    More,
    /// The first rows are painted: draw the others.
    DrawRest,
    /// Turn the pages of the projector's wall.
    Turn(Turn),
    /// Pretend another time, or stop it.
    Pretend(Option<Civil>),
    /// The window is wide enough for a table.
    Wide(bool),
    /// Hand out my notes, as Markdown (`true`) or plain text.
    ExportNotes(bool),
    /// Hand out my agenda for a calendar.
    ExportCalendar,
    /// Hand out everything on this phone.
    Backup,
    /// Hand out what was set aside.
    SaveQuarantine,
    /// Hand out the event as a file.
    SaveCopy,
    /// A file of the event was chosen, to be joined.
    TakeCopy(String),
    /// A backup was chosen.
    Restore(String),
    /// A backup was joined, or it was none.
    Restored(Option<Box<Restored>>),
    /// Pass on a topic, or the event.
    Share(Option<String>),
    /// A link was copied (`true`), or could not be.
    Copied(bool, String),
    /// Post what stands in the form.
    PostForm,
    /// Post what stands in the desk's form.
    PostAtDesk,
    /// Send what stands in the form of a topic.
    EditForm(String),
    /// Everything on the wall is seen: what comes from now on is new.
    AllSeen,
    /// Take back what the message at the foot offers.
    Undo,
    /// Put the message at the foot away.
    ToastGone,
    /// Put away the notice that the event came back.
    Dismiss,
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
    /// The storage was measured.
    Measured(Usage),
    /// What this phone holds, or what the files hold, may be another than before; the sync
    /// compares them.
    Compared,
    /// The person wrote something for all.
    Wrote(Haste),
    /// The second module is there (`true`), or could not be fetched.
    Second(bool),
    /// Try to fetch it again.
    FetchSecond,
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
    /// Why some of it is not kept yet.
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
