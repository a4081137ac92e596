//! The local storage: a write-ahead journal, then documents and records (rules J1 to J9).
//!
//! A page load appends what it writes to a journal of its own, which nobody else touches. A
//! compaction merges journals into the documents and removes them only after reading back. All
//! that is stored merges, so that a crash between any two writes, a second tab and a missing lock
//! are harmless. What cannot be read goes to the quarantine and is never overwritten.
//!
//! Several copies of the app may lie on one origin, which has one storage: each has a namespace
//! for its keys and locks, and takes over once what earlier builds kept for all (F91).

pub mod backend;
pub mod boot;
pub mod compaction;
pub mod dump;
pub mod event_index;
pub mod event_loader;
pub mod journal;
pub mod keys;
pub mod namespace;
pub mod profile;
pub mod quarantine;
pub mod quota;
pub mod record;
pub mod rescue;
pub mod retention;
pub mod store;
pub mod takeover;
pub mod tokens;

pub use backend::{Backend, Fault, Memory, StoredJson};
pub use boot::Boot;
pub use compaction::Tabs;
pub use event_index::{Entry, Mode};
pub use event_loader::{Notice, Opened};
pub use namespace::Namespace;
pub use profile::Profile;
pub use quarantine::Quarantined;
pub use quota::Usage;
pub use store::{SaveFault, Store};
