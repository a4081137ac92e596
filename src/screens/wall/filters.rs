//! The filters of the wall.

use leptos::prelude::*;

use super::view_model;
use super::view_model::Choice;
use crate::app::msg::Narrow;
use crate::app::{Msg, WallMsg};
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::field::Options;
use crate::domain::civil_time;
use crate::i18n::Text;

/// Days and what else narrows the wall.
#[component]
pub fn Filters(
    /// What can be chosen, and what is.
    head: view_model::Head,
) -> impl IntoView {
    let lang = use_app().lang();
    let view_model::Head { days, slots, fields, mine, unplaced, news, .. } = head;
    let day = |choice: Choice| {
        let narrow = Narrow::Day(civil_time::date(&choice.value));
        view! { <FilterChip choice narrow/> }.into_any()
    };
    let only_mine = Narrow::Mine(!mine.chosen);
    let only_unplaced = Narrow::Unplaced(!unplaced.chosen);
    let news = (!news.words.is_empty()).then(|| {
        let only_news = Narrow::News(!news.chosen);
        view! { <FilterChip choice=news narrow=only_news/> }.into_any()
    });
    view! {
        <div class="chips" role="group" aria-label=lang.say(Text::Days)>
            {days.into_iter().map(day).collect_view()}
            {news}
            <FilterChip choice=mine narrow=only_mine/>
            <FilterChip choice=unplaced narrow=only_unplaced/>
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
    }
}

#[component]
fn FilterChip(choice: Choice, narrow: Narrow) -> impl IntoView {
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
        <span class="choose">
            <label class="visually-hidden" for=id.clone()>{lang.say(label)}</label>
            <select id=id name=name on:change=choose>
                <option value="">{lang.say(all)}</option>
                <Options options=choices/>
            </select>
        </span>
    }
}
