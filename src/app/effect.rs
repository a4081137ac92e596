//! What the app wants done. Data, never code; carried out in the order given, so that saving
//! stands before saying so (J1). One enum a capability of the platform.

use chrono::NaiveDate;

use crate::crdt::Replica;
use crate::persistence::{Entry, Quarantined};
use crate::sync::endpoint_check::Ask;
use crate::sync::events::Condition;
use crate::sync::file::File;

use super::Msg;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Lets the storage do something.
    Storage(StorageEffect),
    /// Sends a message after some time.
    Timer(Timer),
    /// Sends a request to the endpoint of the event at hand.
    Network(Request),
    /// Hands out a file or a link, takes a backup in, or does something with what was set aside.
    File(FileEffect),
    /// Fetches the document of an invitation; the answer is [`super::JoinMsg::Replied`].
    GetInvitation {
        /// Where it is.
        url: String,
        /// What the endpoint asks for.
        token: Option<String>,
    },
    /// Takes this message as a part of the same step.
    Send(Box<Msg>),
    /// Takes this message in a task of its own: whoever types or scrolls comes in between.
    Defer(Box<Msg>),
    /// Sends [`super::PageMsg::DrawRest`] after the next paint.
    DrawRest,
    /// Looks up the venue's offsets over these days and now; the answer is
    /// [`super::PageMsg::Zone`].
    LookUpZone {
        /// IANA name.
        zone: String,
        /// First and last day.
        days: Option<(NaiveDate, NaiveDate)>,
    },
    /// Puts another fragment into the address, without a step in the history.
    ReplaceRoute(String),
    /// Says it politely to whoever listens to the screen.
    Announce(String),
    /// Asks the browser not to clear the storage.
    PersistStorage,
    /// Lets the waiting version take over, here.
    ApplyUpdate,
    /// Shows the browser's own way to install.
    Install,
}

impl Effect {
    /// Takes a message as a part of the same step.
    pub fn send(msg: Msg) -> Self {
        Self::Send(Box::new(msg))
    }
}

/// Something for the storage to do.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageEffect {
    /// Writes the journal of this page load and reads it back; the answer is
    /// [`super::StorageMsg::Saved`].
    Append {
        /// The event.
        event: String,
        /// What is shared.
        shared: Replica,
        /// What is private.
        private: Replica,
    },
    /// Joins into the stored profile and reads it back; the answer is
    /// [`super::StorageMsg::ProfileSaved`].
    SaveProfile(Replica),
    /// Saves an event's entry in the index.
    SaveEntry(Entry),
    /// Saves a body as the file's last accepted one.
    SaveBody {
        /// The event.
        event: String,
        /// The file.
        file: File,
        /// The body as it came.
        text: String,
        /// What no body holds now.
        own: Replica,
    },
    /// Sets aside what lost to another write of the same stamp (F52).
    Quarantine(String),
    /// Reads an event; the answer is [`super::JoinMsg::Opened`].
    OpenEvent(String),
    /// Measures what is used; the answer is [`super::StorageMsg::Measured`].
    Measure,
}

/// Something that happens later. A new one replaces the former of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// [`crate::sync::engine::Input::Woke`] at this time, in ms since 1970.
    WakeAt(i64),
    /// [`super::StorageMsg::Flush`] after so many ms.
    FlushAfter(u32),
    /// [`super::ToastMsg::Close`] after so many ms.
    CloseToastAfter(u32),
    /// [`super::Turn::ByItself`] after so many ms.
    TurnPageAfter(u32),
    /// The compaction of the journal when there is time.
    Compact,
}

/// A request. What the endpoint asks for as a token is never sent anywhere else (Y11).
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Fetches a file; the answer is [`super::SyncMsg::Replied`].
    Get {
        /// The event that asks.
        event: String,
        /// The file.
        file: File,
        /// To be handed back.
        attempt: u32,
        /// Where it is.
        url: String,
        /// Revalidate what the browser has, or fetch afresh.
        conditional: bool,
        /// The token.
        token: Option<String>,
    },
    /// Writes a file; the answer is [`super::SyncMsg::PutReplied`].
    Put {
        /// The event that writes.
        event: String,
        /// The file.
        file: File,
        /// To be handed back.
        attempt: u32,
        /// Where it is; a redirect is not followed.
        url: String,
        /// On what it depends.
        condition: Condition,
        /// Let it outlive the page.
        keepalive: bool,
        /// The token.
        token: Option<String>,
        /// The document.
        text: String,
    },
    /// Asks what the endpoint check wants to know; the answer is [`super::CheckMsg::Replied`].
    Check {
        /// To be handed back.
        begun: i64,
        /// What to ask.
        ask: Ask,
        /// The token.
        token: Option<String>,
    },
}

/// A file or a link on its way out, a backup on its way in, and what was set aside.
#[derive(Clone, Debug, PartialEq)]
pub enum FileEffect {
    /// Hands out a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
    /// Shares a link by the system's sheet, else copies it; the answer is
    /// [`super::ExportMsg::Copied`].
    Share {
        /// What it is called.
        title: String,
        /// The link.
        url: String,
    },
    /// Hands out everything in the storage as a backup.
    DownloadBackup,
    /// Hands out all that was set aside.
    DownloadQuarantine,
    /// Reads what was set aside; the answer is [`super::AsideMsg::Listed`], here and below.
    ListQuarantine,
    /// Removes what was set aside under this name.
    PutAway(String),
    /// Puts back what was removed.
    BringBack(Quarantined),
    /// Joins a backup; the answer is [`super::ImportMsg::Restored`].
    RestoreBackup(String),
}
