//! What the app wants done. Data, never code; carried out in the order given, so that saving
//! stands before saying so (J1).

use chrono::NaiveDate;

use crate::crdt::Replica;
use crate::persistence::Entry;
use crate::sync::endpoint_check::Ask;
use crate::sync::events::Condition;
use crate::sync::file::File;

use super::Msg;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write the journal of this page load, read it back, answer [`super::Msg::Kept`].
    Append {
        /// The event.
        event: String,
        /// What is shared.
        shared: Replica,
        /// What is private.
        private: Replica,
    },
    /// Join into the stored profile, read it back, answer [`super::Msg::ProfileKept`].
    KeepProfile(Replica),
    /// Keep an event's entry in the index.
    KeepEntry(Entry),
    /// Keep a body as the file's last accepted one.
    KeepBody {
        /// The event.
        event: String,
        /// The file.
        file: File,
        /// The body as it came.
        text: String,
        /// What no body holds now.
        own: Replica,
    },
    /// Keep beside everything else what lost to another write of the same stamp (F52).
    KeepAside(String),
    /// Read an event from the storage, answer [`super::Msg::Opened`].
    Open(String),
    /// Fold the journal when there is time.
    FoldSoon,
    /// Send [`super::Msg::Flush`] after so many ms.
    FlushIn(u32),
    /// Take this message in a task of its own: whoever types or scrolls comes in between.
    Next(Box<Msg>),
    /// Send [`super::Msg::DrawRest`] after the next paint.
    DrawRest,
    /// Tell the venue's offsets over these days and now, answer [`super::Msg::Zone`].
    TellZone {
        /// IANA name.
        zone: String,
        /// First and last day.
        days: Option<(NaiveDate, NaiveDate)>,
    },
    /// Fetch a file of the event at hand.
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
        /// What the endpoint asks for; never sent anywhere else (Y11).
        token: Option<String>,
    },
    /// Write a file of the event at hand, answer [`super::Msg::PutReplied`].
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
        /// What the endpoint asks for; never sent anywhere else (Y11).
        token: Option<String>,
        /// The document.
        text: String,
    },
    /// Ask what the endpoint check wants to know, answer [`super::Msg::Checked`].
    Check {
        /// To be handed back.
        begun: i64,
        /// What to ask.
        ask: Ask,
        /// What the endpoint asks for; never sent anywhere else (Y11).
        token: Option<String>,
    },
    /// Fetch the document of an invitation.
    GetJoin {
        /// Where it is.
        url: String,
        /// What the endpoint asks for.
        token: Option<String>,
    },
    /// Send [`crate::sync::engine::Input::Woke`] then, in ms since 1970; replaces the former.
    WakeAt(i64),
    /// Send [`super::Msg::Turn`] after so many ms; replaces the former.
    TurnIn(u32),
    /// Put another fragment into the address, without a step in the history.
    Replace(String),
    /// Say it politely to whoever listens to the screen.
    Announce(String),
    /// Hand out a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
    /// Share a link by the system's sheet, else copy it.
    Share {
        /// What it is called.
        title: String,
        /// The link.
        url: String,
    },
    /// Hand out everything in the storage as a backup.
    Backup,
    /// Hand out what was set aside.
    SaveQuarantine,
    /// Join a backup, answer [`super::Msg::Restored`].
    Restore(String),
    /// Ask the browser not to clear the storage.
    Persist,
    /// Measure the storage, answer [`super::Msg::Measured`].
    Measure,
    /// Let the waiting version take over, here.
    ApplyUpdate,
    /// Show the browser's own way to install.
    Install,
    /// Fetch the second module, answer [`super::Msg::Second`].
    FetchSecond,
    /// Let the second module answer this, by [`super::update::shared::later`].
    Later(Box<Msg>),
    /// Send [`super::Msg::ToastGone`] after so many ms.
    ToastFor(u32),
}
