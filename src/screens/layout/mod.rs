//! What stands around every screen.

pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
