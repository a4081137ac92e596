//! Draws the view models and turns taps and keys into messages. Holds no decision of the domain
//! and no state that matters.

mod about;
mod board;
mod concerns;
mod desk;
mod drawn;
mod frame;
mod handle;
mod hosting;
mod mine;
mod new;
mod node;
mod notices;
mod now;
mod page;
mod place;
mod second;
mod settings;
mod sync;
mod topic;
mod wall;
mod ways;
mod widgets;

use leptos::mount::mount_to_renderer;

use handle::Ui;

/// Reads what the phone holds, draws the first screen, and lets the rest follow it.
pub fn start() {
    crate::platform::panic::install();
    let Some(root) = crate::platform::dom::by_id("app") else { return };
    mount_to_renderer(&root, || {
        let ui = Ui::boot();
        frame::frame(ui)
    })
    .forget();
    crate::platform::runtime::mounted();
}
