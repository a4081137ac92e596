//! Pieces that several screens draw.

pub mod buttons;
pub mod card;
pub mod field;
pub mod note;
pub mod text;
