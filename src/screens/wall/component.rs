//! *Wand*: the list of a phone, and the hits of a search. The table of a wide window is in
//! [`super::table`].

use leptos::prelude::*;

use super::filters::FilterChip;
use super::more_button::MoreButton;
use super::view_model;
use super::view_model::Choice;
use crate::app::msg::Narrow;
use crate::app::{App, Msg, WallMsg};
use crate::components::attributes::non_empty;
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::components::topic_card::TopicCards;
use crate::components::typed_text::TypedText;
use crate::domain::civil_time;
use crate::i18n::{Text, fill};
use crate::lazy_queue::Availability;
use crate::platform::dom;
use crate::platform::lazy::availability;
use crate::screens::lazy;

/// The screen *Wand*.
#[component]
pub fn WallScreen() -> impl IntoView {
    let app = use_app();
    // While the hits stand there, the day is only put away: lifting the filter shows it at once.
    let day = Memo::new(move |before: Option<&Day>| {
        app.read(|app| match before {
            Some(before) if app.filter.narrows() => before.clone(),
            _ => day(app),
        })
    });
    let narrows = app.memo(|app| app.filter.narrows());
    let hits = app.memo(view_model::hits);
    let hits = move || hits.get().map(|hits| view! { <HitList hits/> }.into_any());
    let day = move || match day.get() {
        Day::Bare => view! { <BareWall/> }.into_any(),
        Day::Table => lazy::table(app),
        Day::List(list, total) => view! { <DayList list total/> }.into_any(),
    };
    view! {
        <WallHead/>
        <div id="hits">{hits}</div>
        <div id="day" hidden=move || narrows.get()>{day}</div>
    }
}

/// What the wall shows while nothing is searched for.
#[derive(Clone, PartialEq)]
enum Day {
    /// There are no topics yet.
    Bare,
    /// For a wide window: drawn by the second wasm file.
    Table,
    /// For a phone, with how many topics there are.
    List(view_model::DayList, usize),
}

fn day(app: &App) -> Day {
    let is_bare = app.event.as_ref().is_some_and(|open| open.board.topics.is_empty());
    if is_bare {
        Day::Bare
    } else if app.wide && !app.printing && availability() != Availability::Failed {
        Day::Table
    } else {
        Day::List(view_model::day(app), view_model::total(app))
    }
}

/// Heading, search, filters and days.
#[component]
fn WallHead() -> impl IntoView {
    let app = use_app();
    let search = move |event| {
        app.send(Msg::Wall(WallMsg::Narrow(Narrow::Query(event_target_value(&event)))));
    };
    let head = app.memo(view_model::head);
    let query = app.memo(|app| app.filter.query.clone());
    let title = move || {
        view! {
            <h1 tabindex="-1">
                {app.lang().say(Text::Wall)}
                " "
                <span class="count" prop:textContent=head.with(|head| head.count.clone())></span>
            </h1>
        }
        .into_any()
    };
    let toggle = move || {
        let is_open = app.local(|local| local.filters);
        let (class, words) = match head.with(|head| head.on) {
            0 => ("btn", app.lang().say(Text::Filters).to_owned()),
            n => ("btn primary", fill(app.lang(), Text::FiltersOn, &[&n.to_string()])),
        };
        let press = move || app.remember(|local| local.filters = !is_open);
        view! { <Button class command="filters" words expanded=is_open press/> }.into_any()
    };
    let is_open = Memo::new(move |_| app.local(|local| local.filters));
    let panel = move || {
        is_open.get().then(|| view! { <div id="filters">{lazy::filters(app)}</div> }.into_any())
    };
    let day = |choice: Choice| {
        let narrow = Narrow::Day(civil_time::date(&choice.value));
        view! { <FilterChip choice narrow/> }.into_any()
    };
    let days = move || {
        let label = app.lang().say(Text::Days);
        let days = head.with(|head| head.days.clone());
        view! {
            <div id="days" class="chips row" role="group" aria-label=label>
                {days.into_iter().map(day).collect_view()}
            </div>
        }
        .into_any()
    };
    // The shown day is in sight from the start; any other is tapped where it is in sight.
    dom::after(0, || dom::scroll_to_pressed("days"));
    let lang = app.lang();
    view! {
        <div class="head">
            {title}
            <a
                class="btn hang"
                href="#/new"
                data-do="new"
                aria-label=lang.say(Text::NewTopicShort)
            >
                {lang.say(Text::NewTopicSign)}
            </a>
        </div>
        <div class="find">
            <label class="visually-hidden" for="search">{lang.say(Text::SearchLabel)}</label>
            <input
                id="search"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=lang.say(Text::Search)
                prop:value=move || TypedText(query.get())
                on:input=search
            />
            {toggle}
        </div>
        {panel}
        {days}
    }
}

/// What a search or a filter has found.
#[component]
fn HitList(hits: view_model::Hits) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let reset = move || app.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
    let all_seen = hits.news.then(|| {
        let press = move || app.send(Msg::Wall(WallMsg::AllSeen));
        let words = lang.say(Text::AllSeen);
        view! { <Button class="btn" command="all-seen" words press/> }.into_any()
    });
    view! {
        <section data-count=hits.total.to_string()>
            <h2 prop:textContent=hits.count></h2>
            {all_seen}
            <Paragraph class="box" words=hits.empty/>
            <TopicCards cards=hits.rows/>
            <MoreButton is_cut=hits.more/>
            <Button
                class="plain"
                command="reset-filter"
                words=lang.say(Text::FilterReset)
                press=reset
            />
        </section>
    }
}

/// A day, slot by slot.
#[component]
fn DayList(list: view_model::DayList, total: usize) -> impl IntoView {
    let app = use_app();
    let label = app.lang().say(Text::JumpTo);
    let view_model::DayList { sections, jumps, is_cut } = list;
    let jump = move |(words, slot): (String, String)| {
        let press = move || {
            let target = format!("slot-{slot}");
            app.send(Msg::Wall(WallMsg::Reach(slot.clone())));
            // What was not drawn before is there in the next task.
            dom::after(0, move || dom::scroll_to(&target));
        };
        view! { <Button class="plain" command="jump" words press/> }.into_any()
    };
    let jumps = (jumps.len() > 1).then(|| {
        view! {
            <div class="jump row" role="group" aria-label=label>
                {jumps.into_iter().map(jump).collect_view()}
            </div>
        }
        .into_any()
    });
    let section = |section: view_model::Section| {
        let class = if section.rows.is_empty() { "pause" } else { "" };
        view! {
            <section>
                <h2
                    id=format!("slot-{}", section.slot)
                    class=non_empty(class)
                    prop:textContent=section.heading
                ></h2>
                <TopicCards cards=section.rows/>
            </section>
        }
        .into_any()
    };
    view! {
        {jumps}
        <div data-count=total.to_string()>
            {sections.into_iter().map(section).collect_view()}
        </div>
        <MoreButton is_cut/>
    }
}

/// The wall before anybody has posted.
#[component]
fn BareWall() -> impl IntoView {
    let lang = use_app().lang();
    view! {
        <section class="box">
            <h2>{lang.say(Text::WallEmpty)}</h2>
            <p>{lang.say(Text::WallEmptyWhy)}</p>
        </section>
    }
}
