//! The list of what was set aside.

use leptos::prelude::*;

use super::aside;
use super::aside::Piece;
use crate::app::{AsideMsg, Msg};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::i18n::Text;

/// What was set aside, to be looked at, saved and put away.
#[component]
pub fn AsideList() -> impl IntoView {
    let app = use_app();
    let view = app.memo(aside::view);
    move || {
        let view = view.get();
        let is_empty = view.pieces.is_empty() && view.entries.is_empty();
        let item = |piece: Piece| view! { <AsidePiece piece/> }.into_any();
        (!is_empty).then(|| {
            let lang = app.lang();
            view! {
                <h2>{lang.say(Text::AsideTitle)}</h2>
                <Paragraph words=lang.say(Text::AsideWhy)/>
                <ul class="aside">
                    {view.pieces.into_iter().map(item).collect_view()}
                    {view.entries.into_iter().map(item).collect_view()}
                </ul>
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
    let Piece { name, id, what, words, excerpt, is_away } = piece;
    let key = if id.is_empty() { name.clone() } else { format!("{name}/{id}") };
    let send = move |msg: AsideMsg| app.send(Msg::Aside(msg));
    let is_entry = !id.is_empty();
    let buttons = if is_away {
        let press = move || send(AsideMsg::BringBack(name.clone()));
        let words = lang.say(Text::AsideBack);
        view! {
            <p>{lang.say(Text::AsideAway)}</p>
            <ButtonRow>
                <Button class="plain" command="bring-back-aside" words press/>
            </ButtonRow>
        }
        .into_any()
    } else {
        let away = (!is_entry).then(|| {
            let name = name.clone();
            let press = move || send(AsideMsg::PutAway(name.clone()));
            let words = lang.say(Text::PutAway);
            view! { <Button class="btn" command="put-away-aside" words press/> }.into_any()
        });
        let save = move || {
            send(if is_entry {
                AsideMsg::SaveEntry(name.clone(), id.clone())
            } else {
                AsideMsg::Save(name.clone())
            });
        };
        let words = lang.say(Text::CopySave);
        view! {
            <details>
                <summary>{lang.say(Text::AsideLook)}</summary>
                <pre translate="no" dir="auto" prop:textContent=excerpt></pre>
            </details>
            <ButtonRow>
                <Button class="btn" command="save-aside" words press=save/>
                {away}
            </ButtonRow>
        }
        .into_any()
    };
    view! {
        <li data-aside=key>
            <h3 dir="auto" prop:textContent=what></h3>
            <Paragraph class="meta" words/>
            {buttons}
        </li>
    }
}
