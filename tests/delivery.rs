//! Writing to the endpoint, played on phones: what one person writes, all get, whatever the
//! web space does.
#![allow(clippy::unwrap_used)]

mod phone;

#[path = "delivery/hall.rs"]
mod hall;
#[path = "delivery/losses.rs"]
mod losses;
#[path = "delivery/refusals.rs"]
mod refusals;
#[path = "delivery/together.rs"]
mod together;
