//! The list of what was set aside.

use leptos::prelude::*;

use super::aside;
use super::aside::Piece;
use crate::app::{AsideAct, AsideMsg, Msg};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::i18n::Text;

const SAVE: (AsideAct, &str, Text) = (AsideAct::Save, "save-aside", Text::CopySave);

/// What was set aside, to be looked at, saved and put away.
#[component]
pub fn AsideList() -> impl IntoView {
    let app = use_app();
    // What is unfolded stays so as long as the list is the same.
    let revision = app.memo(aside::revision);
    move || {
        revision.track();
        let lang = app.lang();
        let pieces = app.peek(aside::view);
        let item = |piece: Piece| view! { <AsidePiece piece/> }.into_any();
        (!pieces.is_empty()).then(|| {
            view! {
                <h2>{lang.say(Text::AsideTitle)}</h2>
                <Paragraph words=lang.say(Text::AsideWhy)/>
                <ul class="aside">{pieces.into_iter().map(item).collect_view()}</ul>
            }
            .into_any()
        })
    }
}

/// One piece with its buttons.
#[component]
fn AsidePiece(piece: Piece) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let Piece { name, is_entry, what, words, excerpt, is_away } = piece;
    let acts: &[(AsideAct, &str, Text)] = match (is_away, is_entry) {
        (true, _) => &[(AsideAct::BringBack, "bring-back-aside", Text::AsideBack)],
        (false, true) => &[SAVE],
        (false, false) => &[SAVE, (AsideAct::PutAway, "put-away-aside", Text::PutAway)],
    };
    let button = |(act, command, words): &(AsideAct, &'static str, Text)| {
        let (act, name) = (*act, name.clone());
        let press = move || app.send(Msg::Aside(AsideMsg::Do(act, name.clone())));
        view! { <Button class="btn" command words=lang.say(*words) press/> }.into_any()
    };
    let buttons = acts.iter().map(button).collect_view();
    let below = if is_away { lang.say(Text::AsideAway).to_owned() } else { excerpt };
    view! {
        <li data-aside=name>
            <h3 dir="auto" prop:textContent=what></h3>
            <Paragraph class="meta" words/>
            <Paragraph class="pre" words=below verbatim=true/>
            <ButtonRow>{buttons}</ButtonRow>
        </li>
    }
}
