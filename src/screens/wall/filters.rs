//! The filters of the wall.

use leptos::prelude::*;

use super::view_model;
use super::view_model::Choice;
use crate::app::msg::Narrow;
use crate::app::{Msg, WallMsg};
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::field::Options;
use crate::i18n::Text;

/// What narrows the wall beside the search and the day. Drawn by the second wasm file: it is
/// folded at first.
#[component]
pub fn Filters() -> impl IntoView {
    let filters = use_app().memo(view_model::filters);
    move || view! { <Choices filters=filters.get()/> }.into_any()
}

#[component]
fn Choices(filters: view_model::Filters) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let view_model::Filters { slots, fields, mine, unplaced, news, on } = filters;
    let only_mine = Narrow::Mine(!mine.chosen);
    let only_unplaced = Narrow::Unplaced(!unplaced.chosen);
    let news = (!news.words.is_empty()).then(|| {
        let only_news = Narrow::News(!news.chosen);
        view! { <FilterChip choice=news narrow=only_news/> }.into_any()
    });
    let reset = on.then(|| {
        let press = move || app.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
        let words = lang.say(Text::FilterReset);
        view! { <Button class="plain" command="reset-filter" words press/> }.into_any()
    });
    view! {
        <div class="chips">
            <FilterChip choice=mine narrow=only_mine/>
            <FilterChip choice=unplaced narrow=only_unplaced/>
            {news}
        </div>
        <div class="pair">
            <FilterSelect
                name="slot"
                label=Text::FilterSlot
                all=Text::AllSlots
                choices=slots
                narrow=Narrow::Slot
            />
            <FilterSelect
                name="field"
                label=Text::FilterField
                all=Text::AllFields
                choices=fields
                narrow=Narrow::Field
            />
        </div>
        {reset}
    }
}

/// A filter that is on or off, or a day.
#[component]
pub fn FilterChip(
    /// What it says, and whether it is on.
    choice: Choice,
    /// What a tap does.
    narrow: Narrow,
) -> impl IntoView {
    let app = use_app();
    let press = move || app.send(Msg::Wall(WallMsg::Narrow(narrow.clone())));
    let Choice { words, chosen, .. } = choice;
    view! { <Button class="chip" command="filter" words pressed=chosen press/> }
}

#[component]
fn FilterSelect(
    name: &'static str,
    label: Text,
    all: Text,
    choices: Vec<Choice>,
    narrow: fn(Option<String>) -> Narrow,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let id = format!("filter-{name}");
    let choose = move |event| {
        let value = event_target_value(&event);
        app.send(Msg::Wall(WallMsg::Narrow(narrow((!value.is_empty()).then_some(value)))));
    };
    view! {
        <div>
            <label for=id.clone()>{lang.say(label)}</label>
            <select id=id name=name on:change=choose>
                <option value="">{lang.say(all)}</option>
                <Options options=choices/>
            </select>
        </div>
    }
}
