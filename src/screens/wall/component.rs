//! *Wand*: the list of a phone, and the hits of a search. The table of a wide window is in
//! [`super::table`].

use leptos::prelude::*;

use super::filters::Filters;
use super::more_button::MoreButton;
use super::table::WallTable;
use super::view_model;
use crate::app::msg::Narrow;
use crate::app::{App, Msg, WallMsg};
use crate::components::attributes::non_empty;
use crate::components::button::{Button, NewTopicLink};
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::components::topic_card::TopicCards;
use crate::components::typed_text::TypedText;
use crate::i18n::Text;
use crate::platform::dom;

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
        Day::Table(table, total) => view! { <WallTable table total/> }.into_any(),
        Day::List(sections, total) => view! { <DayList sections total/> }.into_any(),
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
    /// For a wide window, with how many topics there are.
    Table(view_model::Table, usize),
    /// For a phone, with how many topics there are.
    List(Vec<view_model::Section>, usize),
}

fn day(app: &App) -> Day {
    let is_bare = app.event.as_ref().is_some_and(|open| open.board.topics.is_empty());
    if is_bare {
        Day::Bare
    } else if app.wide {
        Day::Table(view_model::table(app), view_model::total(app))
    } else {
        Day::List(view_model::day(app), view_model::total(app))
    }
}

/// Heading, search and filters.
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
    let filters = move || view! { <Filters head=head.get()/> }.into_any();
    let lang = app.lang();
    view! {
        {title}
        <NewTopicLink/>
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
        {filters}
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
fn DayList(sections: Vec<view_model::Section>, total: usize) -> impl IntoView {
    let label = use_app().lang().say(Text::JumpTo);
    let drawn: usize = sections.iter().map(|section| section.rows.len()).sum();
    let jump = |section: &view_model::Section| {
        let target = format!("slot-{}", section.slot);
        let press = move || dom::scroll_to(&target);
        let words = section.jump.clone();
        view! { <Button class="plain" command="jump" words press/> }.into_any()
    };
    let jumps = sections.iter().filter(|section| !section.rows.is_empty());
    let jumps = jumps.map(jump).collect_view();
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
        <div class="jump" role="group" aria-label=label>
            <span class="meta">{label}</span>
            {jumps}
        </div>
        <div data-count=total.to_string()>
            {sections.into_iter().map(section).collect_view()}
        </div>
        <MoreButton is_cut={drawn < total}/>
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
