//! The root component.

use leptos::prelude::*;

use super::layout::component::{
    Banners, NavigationTabs, NewsButton, Screens, StateLine, Toast, UpdateOffer,
};
use crate::components::context::AppContext;
use crate::components::document;
use crate::platform::{dom, panic, runtime, split};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let app = AppContext::provide();
    document::follow(app);
    view! {
        <StateLine/>
        <Banners/>
        <main id="main" tabindex="-1"><Screens/></main>
        <NewsButton/>
        <NavigationTabs/>
        <UpdateOffer/>
        <Toast/>
    }
}

/// Reads what the phone holds, draws the first screen, and lets the rest follow it.
pub fn mount() {
    panic::install();
    let Some(root) = dom::by_id("app") else { return };
    split::provide(super::lazy::load);
    leptos::mount::mount_to(root, App).forget();
    runtime::mounted();
}
