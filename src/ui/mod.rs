//! Draws the view models with Leptos and turns taps and keys into messages. Holds no decision
//! of the domain and no state that matters.

mod about;
mod frame;
mod handle;
mod mine;
mod now;
mod page;
mod settings;
mod sync;
mod topic;
mod wall;
mod ways;
mod widgets;

use leptos::prelude::*;

pub use handle::Ui;

/// Reads what the phone holds, draws the first screen, and lets the rest follow it.
pub fn start() {
    crate::platform::panic::install();
    let ui = Ui::boot();
    let Some(root) = crate::platform::dom::by_id("app") else { return };
    mount_to(root, move || {
        page::follow(ui);
        frame::frame(ui)
    })
    .forget();
    crate::platform::runtime::mounted();
}
