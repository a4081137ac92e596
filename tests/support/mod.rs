//! The doubles of all tests: one disk, one server, one tab that runs the real app and store, and
//! one interpreter of its effects, in virtual time.
//!
//! Two drivers stand on them. [`phone`] plays one case step by step, for the scenarios; [`venue`]
//! plays hundreds of phones with everything going wrong at once, for the simulation and for
//! `cargo xtask venue`.
#![allow(dead_code, reason = "each test file plays a part of it")]
#![allow(clippy::unwrap_used)]

pub mod alarm;
pub mod device;
pub mod disk;
mod effects;
mod lazy;
pub mod marks;
pub mod network;
pub mod phone;
pub mod phones;
pub mod queue;
pub mod request;
pub mod rng;
pub mod sample;
pub mod server;
pub mod shared_texts;
pub mod tab;
pub mod venue;
