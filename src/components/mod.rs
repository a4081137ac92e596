//! Pieces that several screens draw.

pub mod button;
mod drawn;
pub mod field;
pub mod handle;
pub mod node;
pub mod note;
pub mod page;
pub mod text;
pub mod topic_card;
