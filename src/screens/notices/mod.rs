//! What the facilitator says to all.

pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
