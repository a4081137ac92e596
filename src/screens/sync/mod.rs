//! *Stand der Daten*.

pub mod aside;
pub mod view_model;

#[cfg(target_arch = "wasm32")]
mod aside_list;
#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
