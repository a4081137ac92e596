//! How an event reaches its endpoint, a plain JSON file on any web space, and how a phone gets
//! to know that endpoint. Pure: the time and the random number are given in, requests are handed
//! out as data ([`io::Output`]), and what a document is, the caller says
//! ([`reply::Verdict`]).

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
mod put_base;
pub mod replies;
pub mod status;
mod uploads;
