//! What follows from the board.

pub mod arrival;
pub mod concurrent;
pub mod followed;
pub mod merge_chain;
pub mod next_number;
pub mod no_place;
pub mod number_letters;
pub mod numbering;
pub mod occupancy;
pub mod place_conflict;
pub mod projector;
pub mod schedule;
pub mod search;
pub mod similar;
pub mod trail;
pub mod unseen;
