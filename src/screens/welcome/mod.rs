//! Ways in: Welcome, an invitation, one's own event.

pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
#[cfg(target_arch = "wasm32")]
pub(crate) mod join;
