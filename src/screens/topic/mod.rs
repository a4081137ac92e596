//! *Anliegen*: one topic with everything that belongs to it.

pub mod concerns;
pub mod merge;
pub mod place;
pub mod view_model;

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
#[cfg(target_arch = "wasm32")]
pub(crate) mod unknown;
