//! The app as the Elm architecture has it: state, messages, effects, and functions from a state
//! and a message to effects. The platform carries out the effects; nothing here can be waited
//! for, and no effect holds code.
#![deny(clippy::wildcard_enum_match_arm)]

mod actor;
mod aside;
pub mod boot;
pub mod check;
pub mod concern;
pub mod effect;
pub mod entered;
pub mod feedback;
pub mod forms;
pub mod join_state;
mod journal;
pub mod marks;
pub mod msg;
pub mod pending_writes;
pub mod router;
pub mod save_state;
mod server_clock;
pub mod session;
mod shown_time;
pub mod state;
pub mod storage_effects;
mod toast;
pub mod update;
pub mod visited;

pub use aside::{Aside, AsideAct, AsideMsg};
pub use check::Check;
pub use concern::{Concern, LocalMsg, SharedMsg};
pub use effect::{Effect, FileEffect, Request, StorageEffect, Timer};
pub use join_state::JoinState;
pub use marks::Marks;
pub use msg::{
    CalendarOf, CheckMsg, Env, ExportMsg, FormMsg, ImportMsg, JoinMsg, Judged, Msg, Narrow,
    PageMsg, Restored, StorageMsg, SyncMsg, ToastMsg, Turn, WallMsg,
};
pub use pending_writes::PendingWrites;
pub use router::{Route, Screen};
pub use save_state::{SaveState, StorageStatus};
pub use server_clock::ServerClock;
pub use session::Session;
pub use shown_time::Now;
pub use state::{App, FieldError, Host, Profile, Toast, UndoEntry, Unkept};
pub use update::{update, update_local, update_shared, update_with};
