//! What the answers of an endpoint mean.

pub mod etag;
pub mod fault;
pub mod get;
pub mod put;
pub mod retry_after;
