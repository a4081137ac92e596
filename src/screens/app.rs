//! Draws the view models and turns taps and keys into messages. Holds no decision of the domain
//! and no state that matters.

use leptos::mount::mount_to_renderer;

use super::layout::component::frame;
use crate::components::handle::Ui;

/// Reads what the phone holds, draws the first screen, and lets the rest follow it.
pub fn start() {
    crate::platform::panic::install();
    let Some(root) = crate::platform::dom::by_id("app") else { return };
    crate::platform::lazy::provide(super::lazy::fetch);
    mount_to_renderer(&root, || {
        let ui = Ui::boot();
        frame(ui)
    })
    .forget();
    crate::platform::runtime::mounted();
}
