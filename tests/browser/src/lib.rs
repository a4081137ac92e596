//! The built app in real browsers, served by a real server: what the tests beside this crate
//! and the bench share. A network that drops is a server that is stopped, not a flag.
//!
//! `site` holds the built files, `server` serves them and whatever a test puts beside them,
//! `driver` starts a browser, `webdriver` speaks to it, and `page` is what a test reads like;
//! `person` is what somebody does who writes. `endpoint` is the real one, as a process.
//! `measure` is the bench, with `arrival` and `posting` as its parts and `probe` below them.
//!
//! Every test has a server of its own, so an origin of its own: storage, caches and workers of
//! one test are out of reach for the next, and a file of tests can share one browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "what goes wrong here ends the test that needed it"
)]

pub mod answer;
mod arrival;
pub mod axe;
mod digest;
pub mod driver;
pub mod endpoint;
pub mod figures;
pub mod guard;
pub mod layout;
pub mod measure;
pub mod page;
pub mod person;
mod posting;
mod probe;
pub mod sample;
pub mod server;
pub mod site;
pub mod visit;
pub mod webdriver;
pub mod wire;

pub use answer::Answer;
pub use driver::Browser;
pub use endpoint::Endpoint;
pub use page::Page;
pub use server::Server;
pub use site::Site;
