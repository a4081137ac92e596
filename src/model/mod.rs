//! The domain of an Open Space: what a document means, what a person may intend, and what
//! follows from both. Pure; knows the replica's outside and nothing above.

pub mod board;
pub mod civil;
pub mod command;
pub mod fold;
pub mod me;
pub mod private;
pub mod rules;
pub mod schema;
pub mod search;

pub use board::{Board, Event, Field, Slot, SlotKind, Space, State, Topic};
pub use civil::{Civil, Zone};
pub use command::{Command, Refusal, Write};
