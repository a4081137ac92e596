//! The wall as a table, for a wide window: rows are the spaces, columns the day's slots.

use leptos::prelude::*;

use super::more_button::MoreButton;
use super::view_model;
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::components::topic_card::TopicCards;
use crate::i18n::Text;

/// The shown day. While the hits of a search stand there it is put away, and stays as it was.
#[component]
pub fn WallTable() -> impl IntoView {
    let app = use_app();
    let day = Memo::new(move |before: Option<&(view_model::Table, usize)>| {
        app.read(|app| match before {
            Some(before) if app.filter.narrows() => before.clone(),
            _ => (view_model::table(app), view_model::total(app)),
        })
    });
    move || {
        let (table, total) = day.get();
        view! { <DayTable table total/> }.into_any()
    }
}

#[component]
fn DayTable(table: view_model::Table, total: usize) -> impl IntoView {
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
            <MoreButton is_cut/>
        </div>
    }
}
