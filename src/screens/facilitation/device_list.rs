//! Devices that have written something lately.

use leptos::prelude::*;

use super::devices;
use super::devices::Device;
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::domain::Command;
use crate::i18n::{Text, fill};
use crate::screens::wall::view_model::Choice;

/// The devices, each with what takes back all it wrote.
#[component]
pub fn DeviceList() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let span = |choice: Choice| {
        view! {
            <a
                class="chip"
                href=format!("#/hosting?since={}", choice.value)
                aria-current=choice.chosen.then_some("true")
                prop:textContent=choice.words
            ></a>
        }
        .into_any()
    };
    let devices = app.memo(|app| (devices::spans(app), devices::since(app), devices::devices(app)));
    move || {
        let (spans, since_ms, found) = devices.get();
        let device = |device: Device| {
            let Device { profile, name, words } = device;
            let press = {
                let profile = profile.clone();
                move || app.command(Command::TakeBackFrom { profile: profile.clone(), since_ms })
            };
            let label = fill(lang, Text::TakeBackAllOf, &[&name]);
            let take_back = lang.say(Text::TakeBackAll);
            view! {
                <li data-profile=profile>
                    <span>
                        <b dir="auto" prop:textContent=name></b>
                        " "
                        <small prop:textContent=words></small>
                    </span>
                    <Button class="plain" command="take-back-from" words=take_back label press/>
                </li>
            }
            .into_any()
        };
        let nobody = if found.is_empty() { lang.say(Text::NobodyElse) } else { "" };
        view! {
            <section>
                <h2>{lang.say(Text::DevicesTitle)}</h2>
                <Paragraph class="hint" words=lang.say(Text::DevicesWhy)/>
                <div class="chips" role="group" aria-label=lang.say(Text::Since)>
                    {spans.into_iter().map(span).collect_view()}
                </div>
                <Paragraph class="box" words=nobody/>
                <ul class="lines">{found.into_iter().map(device).collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}
