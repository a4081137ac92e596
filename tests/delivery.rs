//! Writing to the endpoint, played on phones: what one person writes, all get, whatever the
//! web space does.
#![allow(clippy::unwrap_used)]

mod phone;

#[path = "delivery/hall.rs"]
mod hall;
#[path = "delivery/together.rs"]
mod together;
