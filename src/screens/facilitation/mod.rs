//! *Begleitung*.

pub mod devices;
pub mod view_model;

#[cfg(target_arch = "wasm32")]
pub(crate) mod component;
#[cfg(target_arch = "wasm32")]
mod device_list;
#[cfg(target_arch = "wasm32")]
mod space_list;
