//! What this phone keeps: a journal first, then documents (rules J1 to J9).
//!
//! A page load appends what it writes to a journal of its own, which nobody else touches; a
//! fold joins journals into the documents and truncates them only after reading back. All
//! that is stored joins, so a crash between any two writes, a second tab and a missing lock
//! are harmless. What cannot be read is set aside, never overwritten.

pub mod backend;
pub mod boot;
pub mod compaction;
pub mod dump;
pub mod event_index;
pub mod event_loader;
pub mod journal;
pub mod keys;
pub mod profile;
pub mod quarantine;
pub mod quota;
pub mod record;
pub mod rescue;
pub mod store;

pub use backend::{Backend, Fault, Memory, StoredJson};
pub use boot::Boot;
pub use compaction::Tabs;
pub use event_index::{Entry, Mode};
pub use event_loader::{Notice, Opened};
pub use profile::Profile;
pub use quarantine::Quarantined;
pub use quota::Usage;
pub use store::{SaveFault, Store};
