//! The sync of an event with its endpoint, a plain JSON file on any web space, and the invitations
//! that lead there. Pure: the time and a random number come in with each input, requests go out as
//! data ([`events::Output`]), and the caller says what a document is ([`replies::get::Verdict`]).

pub mod access;
pub mod endpoint;
pub mod endpoint_check;
pub mod engine;
pub mod events;
pub mod file;
mod file_state;
pub mod intervals;
pub mod invitation;
mod outbox;
pub(crate) mod percent;
pub mod replies;
mod revision;
pub mod status;
mod uploads;
