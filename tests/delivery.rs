//! Writing to the endpoint, played on phones: what one person writes, all get, whatever the
//! web space does.
#![allow(clippy::unwrap_used)]

mod phone;

#[path = "delivery/check.rs"]
mod check;
#[path = "delivery/followed.rs"]
mod followed;
#[path = "delivery/hall.rs"]
mod hall;
#[path = "delivery/losses.rs"]
mod losses;
#[path = "delivery/numbers.rs"]
mod numbers;
#[path = "delivery/pocket.rs"]
mod pocket;
#[path = "delivery/refusals.rs"]
mod refusals;
#[path = "delivery/shards.rs"]
mod shards;
#[path = "delivery/together.rs"]
mod together;
