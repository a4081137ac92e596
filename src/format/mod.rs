//! Dates, times and places in words.

pub mod dates;
pub mod time;
pub mod topic;
