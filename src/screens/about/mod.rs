//! *Über*: the app, and the event.

pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
