//! What this phone keeps: a journal first, then documents (rules J1 to J9).
//!
//! A page load appends what it writes to a journal of its own, which nobody else touches; a
//! fold joins journals into the documents and truncates them only after reading back. All
//! that is stored joins, so a crash between any two writes, a second tab and a missing lock
//! are harmless. What cannot be read is set aside, never overwritten.

pub mod accept;
pub mod backend;
pub mod boot;
pub mod budget;
pub mod fold;
pub mod index;
pub mod journal;
pub mod keys;
pub mod open;
pub mod profile;
pub mod quarantine;
#[expect(clippy::module_inception, reason = "a file is named after what it defines")]
pub mod store;
pub mod whole;

pub use backend::{Backend, Fault, Memory};
pub use boot::Boot;
pub use budget::Usage;
pub use fold::Tabs;
pub use index::{Entry, Mode};
pub use open::{Notice, Opened};
pub use profile::Profile;
pub use quarantine::Quarantined;
pub use store::{SaveFault, Store};
