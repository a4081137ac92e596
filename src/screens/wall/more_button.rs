//! More of a list that is cut.

use leptos::prelude::*;

use crate::app::{Msg, WallMsg};
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::i18n::Text;

/// Draws more of a list that is cut.
#[component]
pub fn MoreButton(
    /// Whether there is more.
    is_cut: bool,
) -> impl IntoView {
    let app = use_app();
    is_cut.then(|| {
        let press = move || app.send(Msg::Wall(WallMsg::More));
        let words = app.lang().say(Text::ShowMore);
        view! {
            <p class="more-rows"><Button class="btn wide" command="more" words press/></p>
        }
        .into_any()
    })
}
