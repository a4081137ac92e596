//! Classification of an endpoint's answers.

pub mod etag;
pub mod fault;
pub mod get;
pub mod put;
pub mod retry_after;
