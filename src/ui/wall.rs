//! *Wand*.

use leptos::html::Input;
use leptos::prelude::*;

use super::Ui;
use super::widgets::card::card;
use crate::app::Msg;
use crate::app::msg::Narrow;
use crate::i18n::{Lang, Text};
use crate::model::civil;
use crate::platform::dom;
use crate::view::row::Row;
use crate::view::wall as view;

/// Rows of the first paint; the rest of them follows in the next task.
const FIRST_ROWS: usize = 12;

/// Draws the screen.
pub fn wall(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let first = RwSignal::new(true);
    dom::after_paint(move || first.set(false));
    let rows = move |app: &crate::app::App| if first.get() { FIRST_ROWS } else { app.rows };
    let head = ui.memo(view::head);
    let hits = ui.memo(move |app| view::hits(app, app.rows));
    let searching = ui.memo(|app| app.filter.narrows());
    let wide = ui.memo(|app| app.wide);
    let empty = ui.memo(|app| app.event.as_ref().is_some_and(|o| o.board.topics.is_empty()));
    jump_to_route(ui);
    let day = move || {
        if empty.get() {
            bare(lang).into_any()
        } else if wide.get() {
            table(ui, rows).into_any()
        } else {
            list(ui, rows).into_any()
        }
    };
    view! {
        <h1 tabindex="-1">{lang.say(Text::Wall)}" "<span class="count">{move || head.with(|h| h.count.clone())}</span></h1>
        {search(ui, lang)}
        {filters(ui, lang, head)}
        <div id="hits" aria-live="off">{move || hits.get().map(|hits| hit_list(ui, hits))}</div>
        <div id="day" hidden=move || searching.get()>{day}</div>
    }
}

/// Where the address names a slot, its heading comes into sight.
fn jump_to_route(ui: Ui) {
    let slot = ui.peek(|app| app.route.param("at-slot").map(str::to_owned));
    if let Some(slot) = slot {
        dom::after_paint(move || dom::after_paint(move || dom::scroll_to(&["slot-", &slot].concat())));
    }
}

fn search(ui: Ui, lang: Lang) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let query = ui.memo(|app| app.filter.query.clone());
    // The filter may be lifted elsewhere; what is being typed is never touched.
    Effect::new(move |_| {
        let query = query.get();
        if let Some(input) = field.get()
            && input.value() != query
        {
            input.set_value(&query);
        }
    });
    view! {
        <label class="visually-hidden" for="search">{lang.say(Text::SearchLabel)}</label>
        <input
            id="search"
            type="search"
            node_ref=field
            autocomplete="off"
            enterkeyhint="search"
            placeholder=lang.say(Text::Search)
            on:input=move |event| ui.send(Msg::Narrow(Narrow::Query(event_target_value(&event))))
        />
    }
}

fn filters(ui: Ui, lang: Lang, head: Memo<view::Head>) -> impl IntoView {
    let chip = move |choice: view::Choice, narrow: Narrow| {
        let pressed = if choice.chosen { "true" } else { "false" };
        view! {
            <button class="chip" aria-pressed=pressed on:click=move |_| ui.send(Msg::Narrow(narrow.clone()))>
                {choice.words}
            </button>
        }
    };
    let chips = move || {
        let view::Head { days, mine, unplaced, .. } = head.get();
        let mut all: Vec<_> = Vec::new();
        for day in days {
            let narrow = Narrow::Day(civil::date(&day.value));
            all.push(chip(day, narrow));
        }
        let narrow = Narrow::Mine(!mine.chosen);
        all.push(chip(mine, narrow));
        let narrow = Narrow::Unplaced(!unplaced.chosen);
        all.push(chip(unplaced, narrow));
        all
    };
    let some = |value: String| (!value.is_empty()).then_some(value);
    view! {
        <div class="chips" role="group" aria-label=lang.say(Text::Days)>{chips}</div>
        <div class="selects">
            {select("slot", lang.say(Text::FilterSlot), lang, move || head.with(|h| h.slots.clone()),
                move |value| ui.send(Msg::Narrow(Narrow::Slot(some(value)))))}
            {select("field", lang.say(Text::FilterField), lang, move || head.with(|h| h.fields.clone()),
                move |value| ui.send(Msg::Narrow(Narrow::Field(some(value)))))}
        </div>
    }
}

fn select(
    name: &'static str,
    label: &'static str,
    lang: Lang,
    choices: impl Fn() -> Vec<view::Choice> + Send + Copy + 'static,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let option = |choice: view::Choice| {
        view! { <option value=choice.value selected=choice.chosen>{choice.words}</option> }
    };
    let id = ["filter-", name].concat();
    view! {
        <p>
            <label for=id.clone()>{label}</label>
            <select id=id name=name on:change=move |event| choose(event_target_value(&event))>
                <option value="">{lang.say(Text::FilterAll)}</option>
                {move || choices().into_iter().map(option).collect_view()}
            </select>
        </p>
    }
}

fn hit_list(ui: Ui, hits: view::Hits) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let reset = move |_| ui.send(Msg::Narrow(Narrow::Reset));
    view! {
        <section data-count=hits.total.to_string()>
            <h2>{hits.count}</h2>
            {(!hits.empty.is_empty()).then(|| view! { <p class="box">{hits.empty}</p> })}
            {hits.rows.into_iter().map(|row| card(ui, row)).collect_view()}
            {hits.more.then(|| more(ui, lang))}
            <button class="plain" data-do="reset-filter" on:click=reset>{lang.say(Text::FilterReset)}</button>
        </section>
    }
}

fn more(ui: Ui, lang: Lang) -> impl IntoView {
    view! {
        <p class="more-rows">
            <button class="btn wide" data-do="more" on:click=move |_| ui.send(Msg::More)>{lang.say(Text::ShowMore)}</button>
        </p>
    }
}

fn list(
    ui: Ui,
    rows: impl Fn(&crate::app::App) -> usize + Send + Sync + Copy + 'static,
) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let sections = ui.memo(move |app| view::day(app, rows(app)));
    let total = ui.memo(view::total);
    let drawn = move || sections.with(|s| s.iter().map(|s| s.rows.len()).sum::<usize>());
    let jumps = move || {
        let jump = |section: view::Section| {
            let target = ["slot-", &section.slot].concat();
            view! { <button class="plain" on:click=move |_| dom::scroll_to(&target)>{section.jump}</button> }
        };
        let has_rows = |s: &view::Section| !s.rows.is_empty();
        sections.get().into_iter().filter(has_rows).map(jump).collect_view()
    };
    view! {
        <div class="jump" role="group" aria-label=lang.say(Text::JumpTo)>{jumps}</div>
        <div data-count=move || total.get().to_string()>
            {move || sections.get().into_iter().map(|s| section(ui, s)).collect_view()}
        </div>
        {move || (drawn() < total.get()).then(|| more(ui, lang))}
    }
}

fn section(ui: Ui, section: view::Section) -> impl IntoView {
    let pause = section.rows.is_empty();
    view! {
        <section>
            <h2 id=["slot-", &section.slot].concat() class:pause=pause>{section.heading}</h2>
            {section.rows.into_iter().map(|row| card(ui, row)).collect_view()}
        </section>
    }
}

fn table(
    ui: Ui,
    rows: impl Fn(&crate::app::App) -> usize + Send + Sync + Copy + 'static,
) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let table = ui.memo(view::table);
    let total = ui.memo(view::total);
    let limit = ui.memo(move |app| rows(app) / 2);
    let cell = move |cell: Vec<Row>| {
        let free = cell.is_empty().then(|| view! { <div class="free">{lang.say(Text::Free)}</div> });
        view! { <td>{free}{cell.into_iter().map(|row| card(ui, row)).collect_view()}</td> }
    };
    let row = move |(name, cells): (String, Vec<Vec<Row>>)| {
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().map(cell).collect_view()}</tr> }
    };
    let heads = move || {
        let head = |(id, words): (String, String)| {
            view! { <th scope="col" id=["slot-", &id].concat()>{words}</th> }
        };
        table.with(|t| t.slots.clone()).into_iter().map(head).collect_view()
    };
    let body = move || {
        let rows = table.with(|t| t.rows.iter().take(limit.get()).cloned().collect::<Vec<_>>());
        rows.into_iter().map(row).collect_view()
    };
    let is_cut = move || table.with(|t| t.rows.len()) > limit.get();
    view! {
        <p class="meta">{move || table.with(|t| t.around.clone())}</p>
        <div class="wide" data-count=move || total.get().to_string()>
            <table>
                <thead><tr><th scope="col">{lang.say(Text::SpaceHead)}</th>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {move || is_cut().then(|| more(ui, lang))}
    }
}

fn bare(lang: Lang) -> impl IntoView {
    view! {
        <section class="box">
            <h2>{lang.say(Text::WallEmpty)}</h2>
            <p>{lang.say(Text::WallEmptyWhy)}</p>
        </section>
    }
}
