//! Writing to the endpoint, played on phones: what one person writes, all get, whatever the
//! web space does.
#![allow(clippy::unwrap_used)]

mod support;

#[path = "delivery/check.rs"]
mod check;
#[path = "delivery/concurrent_writers.rs"]
mod concurrent_writers;
#[path = "delivery/copies.rs"]
mod copies;
#[path = "delivery/followed.rs"]
mod followed;
#[path = "delivery/hand_edits.rs"]
mod hand_edits;
#[path = "delivery/hostile_files.rs"]
mod hostile_files;
#[path = "delivery/losses.rs"]
mod losses;
#[path = "delivery/numbers.rs"]
mod numbers;
#[path = "delivery/phones_and_server.rs"]
mod phones_and_server;
#[path = "delivery/refusals.rs"]
mod refusals;
#[path = "delivery/send_times.rs"]
mod send_times;
#[path = "delivery/shards.rs"]
mod shards;
