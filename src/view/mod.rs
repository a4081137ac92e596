//! View models: one pure function a screen, from the app's state to plain texts and lists.
//! Everything is derived (V1); drawing them is the business of `ui`, and of `shell` for the
//! first screen that a build writes into `index.html`.

pub mod about;
pub mod board;
pub mod concerns;
pub mod desk;
pub mod devices;
pub mod dragging;
pub mod form;
pub mod frame;
pub mod hosting;
pub mod merge;
pub mod mine;
pub mod new;
pub mod notices;
pub mod now;
pub mod place;
pub mod row;
pub mod second;
pub mod settings;
pub mod setup;
pub mod shell;
pub mod sync;
pub mod topic;
pub mod wall;
pub mod when;
