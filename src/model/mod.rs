//! The domain of an Open Space: what a document means, what a person may intend, and what
//! follows from both. Pure; knows the replica's outside and nothing above.

pub mod board;
pub mod civil;
pub mod clash;
pub mod command;
pub mod fold;
pub mod homes;
mod hosting;
pub mod ids;
pub mod me;
mod merged;
pub mod news;
pub mod notice;
pub mod numbers;
pub mod posting;
pub mod private;
pub mod proposal;
pub mod reading;
pub mod rules;
pub mod schema;
pub mod search;
pub mod settling;
pub mod similar;
pub mod topic;
pub mod trail;
pub mod undo;
pub mod write;

pub use board::{Board, Event, Field, Slot, SlotKind, Space};
pub use civil::{Civil, Zone};
pub use clash::Clash;
pub use command::Command;
pub use notice::Notice;
pub use proposal::Proposal;
pub use topic::{State, Topic};
pub use write::{Known, Realm, Refusal, Write};
