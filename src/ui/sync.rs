//! *Stand der Daten*.

use leptos::prelude::*;

use super::Ui;
use crate::app::Msg;
use crate::i18n::Text;
use crate::sync::io::Input;
use crate::view::sync as view;

/// Draws the screen.
pub fn sync(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let model = ui.memo(view::view);
    let rows = move || {
        let view::View { words, fault, portal, stand, endpoint, aside } =
            model.get().unwrap_or_default();
        let class = if fault.is_empty() { "box" } else { "warn" };
        let role = (!fault.is_empty()).then_some("alert");
        let fault = (!fault.is_empty()).then_some(fault);
        view! {
            <p class=class role=role data-fault=fault>{words}</p>
            {(!portal.is_empty()).then(|| view! {
                <p class="buttons"><a class="btn" href=portal target="_blank" rel="noreferrer noopener">{lang.say(Text::SyncPortalOpen)}</a></p>
            })}
            <h2>{lang.say(Text::LastStand)}</h2>
            <p>{stand}</p>
            <h2>{lang.say(Text::Endpoint)}</h2>
            <p class="meta">{endpoint}</p>
            {(!aside.is_empty()).then(|| view! { <p class="note">{aside}</p> })}
        }
    };
    view! {
        <h1 tabindex="-1">{lang.say(Text::SyncTitle)}</h1>
        {rows}
        <p>{lang.say(Text::NothingWaits)}</p>
        <p class="buttons">
            <button class="btn primary" data-do="sync-now" on:click=move |_| ui.send(Msg::Sync(Input::SyncNow))>
                {lang.say(Text::SyncNow)}
            </button>
        </p>
    }
}
