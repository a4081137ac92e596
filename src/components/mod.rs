//! Pieces that several screens draw.

pub mod attributes;
pub mod beside;
pub mod button;
pub mod context;
pub mod document;
pub mod field;
pub mod keyed_list;
pub mod note;
pub mod positions;
pub mod text;
pub mod topic_card;
pub mod typed_text;
