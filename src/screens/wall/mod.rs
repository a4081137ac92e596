//! *Wand*.

pub mod drag;
pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
#[cfg(target_arch = "wasm32")]
pub(crate) mod filters;
#[cfg(target_arch = "wasm32")]
mod more_button;
#[cfg(target_arch = "wasm32")]
pub(crate) mod table;
