//! Pieces that several screens draw.

pub mod card;
pub mod note;
pub mod words;
