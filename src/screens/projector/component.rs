//! The wall for the projector.

use leptos::prelude::*;

use super::view_model;
use super::view_model::{Column, Sheet};
use crate::app::{Msg, Turn};
use crate::components::attributes::non_empty;
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::text::{Paragraph, Title};
use crate::i18n::Text;
use crate::screens::notices::component::NoticeBox;

/// The wall for the projector; arrow keys turn its pages, Escape leads back.
#[component]
pub fn ProjectorScreen() -> impl IntoView {
    let app = use_app();
    let view = app.memo(view_model::view);
    let is_paused = app.memo(|app| app.paused);
    move || {
        let view_model::View { title, day, clock, notices, slots, rows, empty, page, latest } =
            view.get();
        let notice = |said| view! { <NoticeBox said/> }.into_any();
        let wall = if empty.is_empty() {
            view! { <WallSheet slots rows/> }.into_any()
        } else {
            view! { <Paragraph class="box" words=empty/> }.into_any()
        };
        view! {
            <div class="board">
                <header class="board-head">
                    <Title words=title/>
                    <Paragraph words=day verbatim=true/>
                    <Paragraph class="board-clock" words=clock verbatim=true/>
                </header>
                {notices.into_iter().map(notice).collect_view()}
                {wall}
                <Foot page latest is_paused=is_paused.get()/>
            </div>
        }
        .into_any()
    }
}

/// One page of the day as a table.
#[component]
fn WallSheet(slots: Vec<Column>, rows: Vec<(String, Vec<Vec<Sheet>>)>) -> impl IntoView {
    let lang = use_app().lang();
    let over: Vec<bool> = slots.iter().map(|column| column.over).collect();
    let head = |column: Column| {
        let class = match (column.running, column.over) {
            (true, _) => "running",
            (false, true) => "over",
            (false, false) => "",
        };
        view! {
            <th
                scope="col"
                class=non_empty(class)
                translate="no"
                prop:textContent=column.words
            ></th>
        }
        .into_any()
    };
    let cell = |(sheets, over): (Vec<Sheet>, bool)| {
        // What is over is not free any more.
        let is_free = sheets.is_empty() && !over;
        let free = is_free.then(|| view! { <p class="free">{lang.say(Text::Free)}</p> }.into_any());
        let sheet = |sheet| view! { <TopicSheet sheet/> }.into_any();
        view! {
            <td class=over.then_some("over")>
                {free}
                {sheets.into_iter().map(sheet).collect_view()}
            </td>
        }
        .into_any()
    };
    let row = |(space, cells): (String, Vec<Vec<Sheet>>)| {
        let cells = cells.into_iter().zip(over.iter().copied()).map(cell);
        view! {
            <tr>
                <th scope="row" translate="no" prop:textContent=space></th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    };
    view! {
        <div class="board-sheet">
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
    }
}

/// A topic on the projector.
#[component]
fn TopicSheet(sheet: Sheet) -> impl IntoView {
    let number = non_empty(sheet.label)
        .map(|number| view! { <b translate="no" prop:textContent=number></b> }.into_any());
    view! {
        <div data-topic=sheet.id>
            <p class="board-title" dir="auto">
                {number}
                " "
                <span prop:textContent=sheet.title></span>
            </p>
            <Paragraph class="board-who" words=sheet.convener verbatim=true/>
        </div>
    }
}

/// What was posted last, the page, and the way back.
#[component]
fn Foot(page: String, latest: Vec<String>, is_paused: bool) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let pause = (!page.is_empty()).then(|| {
        let words = lang.say(if is_paused { Text::BoardGoOn } else { Text::BoardPause });
        let press = move || app.send(Msg::Projector(Turn::Pause));
        view! { <Button class="plain" command="board-pause" words press/> }.into_any()
    });
    let latest = (!latest.is_empty()).then(|| {
        let item = |words: String| view! { <li dir="auto" prop:textContent=words></li> }.into_any();
        view! {
            <section>
                <h2>{lang.say(Text::BoardLatest)}</h2>
                <ul>{latest.into_iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <footer class="board-foot">
            {latest}
            <div class="board-ways">
                <Paragraph words=page/>
                {pause}
                <a href="#/settings">{lang.say(Text::BoardBack)}</a>
            </div>
        </footer>
    }
}
