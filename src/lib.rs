//! Anliegen: Open Space in the pocket.

pub mod app;
pub mod exchange;
pub mod i18n;
pub mod limits;
pub mod model;
pub mod replica;
pub mod store;
pub mod sync;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
