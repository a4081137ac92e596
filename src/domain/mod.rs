//! The domain of an Open Space: what a document means, what a person may intend, and what
//! follows from both. Pure; knows the replica's outside and nothing above.

pub mod board;
pub mod board_builder;
pub mod bounds;
pub mod civil_time;
pub mod commands;
pub mod entered;
pub mod familiar;
pub mod me;
pub mod natural_order;
pub mod notice;
pub mod private;
pub mod proposal;
pub mod queries;
pub mod schema;
pub mod sharding;
pub mod text_folding;
pub mod topic;

pub use board::{Board, Event, Field, Slot, SlotKind, Space, Surplus};
pub use civil_time::{Civil, Zone};
pub use commands::Command;
pub use commands::write::{CommandContext, Refusal, Scope, Write};
pub use entered::Entered;
pub use familiar::Familiar;
pub use notice::Notice;
pub use proposal::Proposal;
pub use queries::place_conflict::Clash;
pub use topic::{State, Topic};
