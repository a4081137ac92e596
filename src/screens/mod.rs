//! The screens. Each has a folder: `view_model.rs`, a plain struct and one pure function from the
//! app's state to it, tested natively; `component.rs`, which draws it with Leptos.
//! Everything shown is derived (V1); drawing holds no decision of the domain.

pub mod about;
pub mod desk;
pub mod facilitation;
pub mod form;
pub mod layout;
pub mod mine;
pub mod note_editor;
pub mod notices;
pub mod now;
pub mod placeholder;
pub mod projector;
pub mod settings;
pub mod sync;
pub mod topic;
pub mod topic_card;
pub mod topic_form;
pub mod wall;
pub mod welcome;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod lazy;
