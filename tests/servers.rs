//! The real sync against real web servers, set up by the very files that `docs/hosting/` gives to
//! organisers: phones write against each other over HTTP, and nothing is lost.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

#[path = "servers/answers.rs"]
mod answers;
#[path = "servers/browser.rs"]
mod browser;
#[path = "servers/http.rs"]
mod http;
#[path = "servers/losses.rs"]
mod losses;
#[path = "servers/program.rs"]
mod program;
#[path = "servers/room.rs"]
mod room;
#[path = "servers/space.rs"]
mod space;
#[path = "servers/together.rs"]
mod together;
