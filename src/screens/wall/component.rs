//! *Wand*: the list of a phone, and the hits of a search. The table of a wide window is in
//! [`super::table`].

use leptos::prelude::*;

use super::filters::FilterChip;
use super::more_button::MoreButton;
use super::view_model;
use super::view_model::Choice;
use crate::app::msg::Narrow;
use crate::app::{App, Msg, WallMsg};
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::positions::Positions;
use crate::components::text::Paragraph;
use crate::components::topic_card::LiveTopicCards;
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
    let narrows = app.memo(|app| app.filter.narrows());
    let hits = move || narrows.get().then(|| view! { <HitList/> }.into_any());
    let layout = app.memo(Layout::of);
    let day = move || match layout.get() {
        Layout::Bare => view! { <BareWall/> }.into_any(),
        Layout::Table => lazy::table(app),
        Layout::List => view! { <DayList/> }.into_any(),
    };
    view! {
        <WallHead/>
        <div id="hits">{hits}</div>
        <div id="day" hidden=move || narrows.get()>{day}</div>
    }
}

/// How the wall is laid out while nothing is searched for.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// There are no topics yet.
    Bare,
    /// For a wide window: drawn by the second wasm file.
    Table,
    /// For a phone.
    List,
}

impl Layout {
    fn of(app: &App) -> Self {
        let is_bare = app.event.as_ref().is_some_and(|open| open.board.topics.is_empty());
        if is_bare {
            Self::Bare
        } else if app.wide && !app.printing && availability() != Availability::Failed {
            Self::Table
        } else {
            Self::List
        }
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
fn HitList() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let hits = app.memo(|app| view_model::hits(app).unwrap_or_default());
    let has_news = Memo::new(move |_| hits.with(|hits| hits.news));
    let all_seen = move || {
        has_news.get().then(|| {
            let press = move || app.send(Msg::Wall(WallMsg::AllSeen));
            let words = lang.say(Text::AllSeen);
            view! { <Button class="btn" command="all-seen" words press/> }.into_any()
        })
    };
    let empty = Memo::new(move |_| hits.with(|hits| hits.empty.clone()));
    let empty = move || view! { <Paragraph class="box" words=empty.get()/> }.into_any();
    let section = Memo::new(move |_| hits.with(|hits| hits.section.clone()));
    let is_cut = Memo::new(move |_| hits.with(|hits| hits.more));
    let more = move || view! { <MoreButton is_cut=is_cut.get()/> }.into_any();
    let reset = move || app.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
    view! {
        <section data-count=move || hits.with(|hits| hits.total.to_string())>
            <h2 prop:textContent=move || section.with(|section| section.heading.clone())></h2>
            {all_seen}
            {empty}
            <LiveTopicCards section/>
            {more}
            <Button
                class="plain"
                command="reset-filter"
                words=lang.say(Text::FilterReset)
                press=reset
            />
        </section>
    }
}

/// A day, slot by slot. While the hits of a search stand there it is put away, and stays as it
/// was, so that lifting the filter shows it at once.
#[component]
fn DayList() -> impl IntoView {
    let app = use_app();
    let list = Memo::new(move |before: Option<&view_model::DayList>| {
        app.read(|app| match before {
            Some(before) if app.filter.narrows() => before.clone(),
            _ => view_model::day(app),
        })
    });
    let jumps = Memo::new(move |_| list.with(|list| list.jumps.clone()));
    let jumps = move || {
        let jumps = jumps.get();
        (jumps.len() > 1).then(|| view! { <JumpBar jumps/> }.into_any())
    };
    let count = Memo::new(move |_| list.with(|list| list.sections.len()));
    let section = move |at: usize| {
        let is_there = Memo::new(move |_| count.get() > at);
        let section = move || is_there.get().then(|| view! { <SlotSection at list/> }.into_any());
        section.into_any()
    };
    let is_cut = Memo::new(move |_| list.with(|list| list.is_cut));
    let more = move || view! { <MoreButton is_cut=is_cut.get()/> }.into_any();
    view! {
        {jumps}
        <div data-count=move || list.with(|list| list.total.to_string())>
            <Positions count draw=section/>
        </div>
        {more}
    }
}

/// All times of the day at which something begins.
#[component]
fn JumpBar(
    /// See [`view_model::DayList::jumps`].
    jumps: Vec<(String, String)>,
) -> impl IntoView {
    let app = use_app();
    let jump = move |(words, slot): (String, String)| {
        let press = move || {
            let target = format!("slot-{slot}");
            app.send(Msg::Wall(WallMsg::Reach(slot.clone())));
            // What was not drawn before is there in the next task.
            dom::after(0, move || dom::scroll_to(&target));
        };
        view! { <Button class="plain" command="jump" words press/> }.into_any()
    };
    view! {
        <div class="jump row" role="group" aria-label=app.lang().say(Text::JumpTo)>
            {jumps.into_iter().map(jump).collect_view()}
        </div>
    }
}

/// A slot of the day with its topics.
#[component]
fn SlotSection(
    /// Its position on the day.
    at: usize,
    /// The day.
    list: Memo<view_model::DayList>,
) -> impl IntoView {
    let section =
        Memo::new(move |_| list.with(|list| list.sections.get(at).cloned()).unwrap_or_default());
    let anchor = move || section.with(|section| format!("slot-{}", section.slot));
    let class = move || section.with(|section| section.rows.is_empty().then_some("pause"));
    view! {
        <section>
            <h2
                id=anchor
                class=class
                prop:textContent=move || section.with(|section| section.heading.clone())
            ></h2>
            <LiveTopicCards section/>
        </section>
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
