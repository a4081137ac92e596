//! The wall as a table, for a wide window: rows are the spaces, columns the day's slots.

use leptos::prelude::*;

use super::more_button::MoreButton;
use super::view_model;
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::components::topic_card::TopicCards;
use crate::i18n::Text;

/// One day.
#[component]
pub fn WallTable(
    /// What it shows.
    table: view_model::Table,
    /// How many topics there are.
    total: usize,
) -> impl IntoView {
    let lang = use_app().lang();
    let view_model::Table { slots, rows, day, around, is_cut } = table;
    let cell = move |cards: view_model::Cell| {
        let free = cards
            .is_empty()
            .then(|| view! { <div class="free">{lang.say(Text::Free)}</div> }.into_any());
        view! { <td>{free}<TopicCards cards/></td> }.into_any()
    };
    let row = move |(space, cells): (String, Vec<view_model::Cell>)| {
        view! {
            <tr>
                <th scope="row" translate="no" prop:textContent=space></th>
                {cells.into_iter().map(cell).collect_view()}
            </tr>
        }
        .into_any()
    };
    let head = |column: view_model::Column| {
        view! {
            <th
                scope="col"
                id=format!("slot-{}", column.slot)
                class=column.running.then_some("running")
                translate="no"
                prop:textContent=column.words
            ></th>
        }
        .into_any()
    };
    view! {
        <h2 class="visually-hidden" prop:textContent=day></h2>
        <Paragraph class="meta" words=around verbatim=true/>
        <div class="wide" data-count=total.to_string()>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{lang.say(Text::SpaceHead)}</th>
                        {slots.into_iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <MoreButton is_cut/>
    }
}
