//! What leaves the app as text, and how foreign text is shown. Every function takes plain
//! values, so that nothing private gets out but what the caller hands in.

pub mod bidi;
pub mod bundle;
pub mod calendar;
pub mod links;
pub mod notes;
