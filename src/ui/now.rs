//! *Jetzt*.

use leptos::prelude::*;

use super::Ui;
use super::widgets::card::card;
use crate::app::Msg;
use crate::i18n::Text;
use crate::view::now as view;

/// Draws the screen.
pub fn now(ui: Ui) -> impl IntoView {
    let model = ui.memo(view::view);
    move || {
        let view::View { clock, intro, pretend, pretending, sections } = model.get();
        let lang = ui.peek(|app| app.lang);
        let empty = sections.is_empty().then(|| {
            view! { <p class="box">{lang.say(Text::NoTopicsYet)}</p> }
        });
        view! {
            <h1 tabindex="-1">{lang.say(Text::Now)}</h1>
            {(!clock.is_empty()).then(|| view! { <p class="clock">{clock}</p> })}
            {intro.map(self::intro)}
            {pretend.map(|(words, moment)| view! {
                <section class="note">
                    <p>{lang.say(Text::PretendWhy)}</p>
                    <p class="buttons">
                        <button class="btn" data-do="pretend" on:click=move |_| ui.send(Msg::Pretend(Some(moment)))>{words}</button>
                    </p>
                </section>
            })}
            {(!pretending.is_empty()).then(|| view! {
                <section class="note">
                    <p>{pretending}</p>
                    <button class="plain" data-do="pretend-end" on:click=move |_| ui.send(Msg::Pretend(None))>{lang.say(Text::PretendEnd)}</button>
                </section>
            })}
            {sections.into_iter().map(|s| section(ui, s)).collect_view()}
            {empty}
        }
    }
}

fn intro(intro: view::Intro) -> impl IntoView {
    let view::Intro { title, theme, when, words, sample } = intro;
    view! {
        <section class="box intro">
            <h2 dir="auto">{title}</h2>
            <p class="theme" dir="auto">{theme}</p>
            <p class="meta">{when}</p>
            {(!words.is_empty()).then(|| view! { <p class="pre">{words}</p> })}
            {(!sample.is_empty()).then(|| view! { <p class="hint">{sample}</p> })}
        </section>
    }
}

fn section(ui: Ui, section: view::Section) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let all = (!section.all.is_empty()).then(|| {
        let href = ["#/wall?slot=", &section.slot].concat();
        view! { <a class="btn wide" href=href>{section.all}</a> }
    });
    let mine = section.mine.into_iter().map(|mine| {
        view! {
            {card(ui, mine.row)}
            {(!mine.overlap.is_empty()).then(|| view! { <p class="warn">{mine.overlap}</p> })}
            {(!mine.find.is_empty()).then(|| view! { <p class="hint">{mine.find}</p> })}
            {(!mine.note.is_empty()).then(|| view! {
                <p class="note pre"><b>{lang.say(Text::MyNote)}</b><br/>{mine.note}</p>
            })}
        }
    });
    view! {
        <section class:running=section.running data-slot=section.slot>
            <h2>{section.heading}</h2>
            {mine.collect_view()}
            {section.rows.into_iter().map(|row| card(ui, row)).collect_view()}
            {all}
        </section>
    }
}
