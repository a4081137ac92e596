//! How an event reaches its endpoint, a plain JSON file on any web space, and how a phone gets
//! to know that endpoint. Pure: the time and the random number are given in, requests are handed
//! out as data ([`io::Output`]), and what a document is, the caller says
//! ([`reply::Verdict`]).

pub mod access;
mod base;
pub mod endpoint;
pub mod etag;
pub mod fault;
pub mod invite;
pub mod io;
pub mod machine;
mod outbox;
pub(crate) mod percent;
pub mod policy;
pub mod probe;
pub mod put_reply;
mod repair;
pub mod reply;
pub mod retry_after;
pub mod shard;
mod slot;
pub mod status;
mod writing;
