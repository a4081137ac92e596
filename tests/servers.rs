//! The real sync against real web servers, set up by the very files that `docs/hosting/` gives to
//! organisers: phones write against each other over HTTP, and nothing is lost.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

#[path = "servers/answers.rs"]
mod answers;
#[path = "servers/browser.rs"]
mod browser;
#[path = "servers/concurrent_writers.rs"]
mod concurrent_writers;
#[path = "servers/http.rs"]
mod http;
#[path = "servers/losses.rs"]
mod losses;
#[path = "servers/phones_and_space.rs"]
mod phones_and_space;
#[path = "servers/program.rs"]
mod program;
#[path = "servers/space.rs"]
mod space;
