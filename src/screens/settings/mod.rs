//! *Mehr*.

pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
#[cfg(target_arch = "wasm32")]
pub(crate) mod events;
