//! What leaves the app as text, and how foreign text is shown. Every function takes plain
//! values, so that nothing private gets out but what the caller hands in.

pub mod backup;
pub mod calendar;
pub mod linkify;
pub mod notes;
