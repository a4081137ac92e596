//! *Jetzt*.

use leptos::prelude::*;

use super::view_model;
use crate::app::{App, Msg, PageMsg};
use crate::components::attributes::non_empty;
use crate::components::button::{Button, ButtonRow, NewTopicLink};
use crate::components::context::use_app;
use crate::components::text::{Paragraph, Title};
use crate::components::topic_card::{TopicCard, TopicCards};
use crate::domain::{Civil, Command};
use crate::i18n::Text;
use crate::screens::notices::component::{EarlierNotices, FreshNotices};

/// The screen *Jetzt*.
#[component]
pub fn NowScreen() -> impl IntoView {
    let app = use_app();
    let title = move || view! { <Title words=app.lang().say(Text::Now)/> }.into_any();
    let view = app.memo(view_model::view);
    let now = move || {
        let view_model::View {
            clock,
            intro,
            pretend,
            pretending,
            empty,
            concerns,
            changes,
            sections,
        } = view.get();
        let concern = |(href, words): (String, String)| {
            view! { <p class="warn"><a href=href prop:textContent=words></a></p> }.into_any()
        };
        let section = |section| view! { <Section section/> }.into_any();
        view! {
            <Paragraph class="clock" words=clock verbatim=true/>
            {intro.map(|intro| view! { <Intro intro/> }.into_any())}
            {pretend.map(|(words, moment)| view! { <PretendOffer words moment/> }.into_any())}
            {non_empty(pretending).map(|words| view! { <Pretending words/> }.into_any())}
            <Paragraph class="box" words=empty/>
            {concerns.into_iter().map(concern).collect_view()}
            {(!changes.is_empty()).then(|| view! { <Changes changes/> }.into_any())}
            <NewTopicLink/>
            {sections.into_iter().map(section).collect_view()}
        }
        .into_any()
    };
    let may_install = app.memo(App::may_install);
    let install = move || {
        may_install.get().then(|| {
            let words = app.lang().say(Text::KeepAtHand);
            view! { <p class="hint"><a href="#/settings">{words}</a></p> }.into_any()
        })
    };
    view! {
        {title}
        <FreshNotices/>
        {now}
        <EarlierNotices/>
        {install}
    }
}

/// What the event is about, before it begins.
#[component]
fn Intro(intro: view_model::Intro) -> impl IntoView {
    view! {
        <section class="box intro">
            <h2 dir="auto" prop:textContent=intro.title></h2>
            <p class="theme" dir="auto" prop:textContent=intro.theme></p>
            <Paragraph class="meta" words=intro.when/>
            <Paragraph class="pre" words=intro.words/>
            <Paragraph class="hint" words=intro.sample/>
        </section>
    }
}

/// What has become of the topics that are mine or in my agenda, to be taken note of.
#[component]
fn Changes(changes: Vec<(String, String)>) -> impl IntoView {
    let app = use_app();
    let topics: Vec<String> = changes.iter().map(|(id, _)| id.clone()).collect();
    let press = move || app.command(Command::TakeNote(topics.clone()));
    let change = |(id, words): (String, String)| {
        let href = format!("#/topic/{id}");
        view! { <li><a href=href dir="auto" prop:textContent=words></a></li> }.into_any()
    };
    view! {
        <section class="note">
            <ul class="links">{changes.into_iter().map(change).collect_view()}</ul>
            <Button
                class="plain"
                command="take-note"
                words=app.lang().say(Text::TakeNote)
                press
            />
        </section>
    }
}

/// Looking at the sample in its own time.
#[component]
fn PretendOffer(words: String, moment: Civil) -> impl IntoView {
    let app = use_app();
    let press = move || app.send(Msg::Page(PageMsg::Pretend(Some(moment))));
    view! {
        <section class="note">
            <Paragraph words=app.lang().say(Text::PretendWhy)/>
            <ButtonRow><Button class="btn" command="pretend" words press/></ButtonRow>
        </section>
    }
}

/// That another time is shown, and the way back.
#[component]
fn Pretending(words: String) -> impl IntoView {
    let app = use_app();
    let end = move || app.send(Msg::Page(PageMsg::Pretend(None)));
    let back = app.lang().say(Text::PretendEnd);
    view! {
        <section class="note">
            <Paragraph words/>
            <Button class="plain" command="pretend-end" words=back press=end/>
        </section>
    }
}

/// What runs, or what comes next.
#[component]
fn Section(section: view_model::Section) -> impl IntoView {
    let lang = use_app().lang();
    let href = format!("#/wall?slot={}", section.slot);
    let all = non_empty(section.all).map(|words| {
        view! { <a class="btn wide" href=href prop:textContent=words></a> }.into_any()
    });
    let mine = move |mine: view_model::Mine| {
        let note = non_empty(mine.note).map(|note| {
            view! {
                <p class="note pre">
                    <b>{lang.say(Text::MyNote)}</b>
                    "\n"
                    <span prop:textContent=note></span>
                </p>
            }
            .into_any()
        });
        view! {
            <TopicCard card=mine.row/>
            <Paragraph class="hint" words=mine.find/>
            <Paragraph class="warn" words=mine.overlap/>
            {note}
        }
        .into_any()
    };
    view! {
        <section class=section.running.then_some("running") data-slot=section.slot>
            <h2 prop:textContent=section.heading></h2>
            {section.mine.into_iter().map(mine).collect_view()}
            <TopicCards cards=section.rows/>
            {all}
        </section>
    }
}
