//! *Begleitung*: speaking to all, and other times. Spaces are in [`super::space_list`], devices
//! in [`super::device_list`].

use leptos::prelude::*;

use super::device_list::DeviceList;
use super::space_list::{ClosedSpaces, NewSpace, OpenSpaces};
use super::view_model;
use crate::app::forms::NOTICE;
use crate::app::update::desk::text;
use crate::app::{Msg, PageMsg};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::{FieldError, FormField};
use crate::components::text::{Paragraph, Title};
use crate::components::typed_text::TypedText;
use crate::domain::Command;
use crate::domain::schema::{kind, name};
use crate::i18n::{Text, fill};
use crate::screens::notices::component::NoticeBox;
use crate::screens::notices::view_model::Said;

/// The screen *Begleitung*.
#[component]
pub fn FacilitationScreen() -> impl IntoView {
    let app = use_app();
    let facilitates = app.memo(|app| view_model::view(app).is_some());
    move || {
        if !facilitates.get() {
            return view! { <SwitchedOff/> }.into_any();
        }
        let lang = app.lang();
        view! {
            <Title words=lang.say(Text::HostingTitle)/>
            <NewNotice/>
            <SaidNotices/>
            <h2>{lang.say(Text::SlotsTitle)}</h2>
            <Days/>
            <h2>{lang.say(Text::Spaces)}</h2>
            <OpenSpaces/>
            <ClosedSpaces/>
            <NewSpace/>
            <DeviceList/>
        }
        .into_any()
    }
}

/// For those who do not facilitate.
#[component]
fn SwitchedOff() -> impl IntoView {
    let lang = use_app().lang();
    view! {
        <Title words=lang.say(Text::HostingTitle)/>
        <Paragraph class="box" words=lang.say(Text::HostingOff)/>
        <ButtonRow><a class="btn" href="#/settings">{lang.say(Text::More)}</a></ButtonRow>
    }
}

/// Saying something to all.
#[component]
fn NewNotice() -> impl IntoView {
    let app = use_app();
    let notice = app.memo(|app| view_model::view(app).map(|v| v.notice).unwrap_or_default());
    let nameless = app.memo(|app| view_model::view(app).map_or("", |view| view.nameless));
    let nameless = move || view! { <Paragraph class="hint" words=nameless.get()/> }.into_any();
    let lang = app.lang();
    let notify = move || {
        let words = app.peek(|app| text(app, NOTICE, name::WORDS));
        app.command(Command::Notify { words });
    };
    view! {
        <section>
            <h2>{lang.say(Text::NoticeTitle)}</h2>
            <FormField form=NOTICE field=notice/>
            {nameless}
            <ButtonRow>
                <Button
                    class="btn primary"
                    command="notify"
                    words=lang.say(Text::NotifyAll)
                    press=notify
                />
            </ButtonRow>
        </section>
    }
}

/// What was said, to be taken back.
#[component]
fn SaidNotices() -> impl IntoView {
    let app = use_app();
    let said = app.memo(|app| view_model::view(app).map(|view| view.said).unwrap_or_default());
    move || {
        let said = said.get();
        (!said.is_empty()).then(|| {
            let lang = app.lang();
            let notice = |said: Said| {
                let (notice, head) = (said.id.clone(), said.head.clone());
                let press =
                    move || app.command(Command::Retract { notice: notice.clone(), on: true });
                let label = fill(lang, Text::TakeBackOne, &[&head]);
                let words = lang.say(Text::TakeBack);
                view! {
                    <NoticeBox said>
                        <Button class="plain" command="retract" words label press/>
                    </NoticeBox>
                }
                .into_any()
            };
            view! {
                <section>
                    <h2>{lang.say(Text::NoticesSaid)}</h2>
                    {said.into_iter().map(notice).collect_view()}
                </section>
            }
            .into_any()
        })
    }
}

/// The days with their slots.
#[component]
fn Days() -> impl IntoView {
    let days = use_app().memo(|app| {
        let days = view_model::view(app).map(|view| view.days).unwrap_or_default();
        let ids = |slots: Vec<view_model::SlotRow>| slots.into_iter().map(|slot| slot.id);
        days.into_iter()
            .map(|(day, slots)| (day, ids(slots).collect::<Vec<String>>()))
            .collect::<Vec<_>>()
    });
    let times = |id: String| view! { <TimesRow id/> }.into_any();
    let day = move |(day, slots): (String, Vec<String>)| {
        view! {
            <section>
                <h3 class="part" prop:textContent=day></h3>
                {slots.into_iter().map(times).collect_view()}
            </section>
        }
        .into_any()
    };
    move || days.get().into_iter().map(day).collect_view()
}

/// A slot, to be moved to other times.
#[component]
fn TimesRow(id: String) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let row = {
        let id = id.clone();
        app.memo(move |app| {
            let days = view_model::view(app).map(|view| view.days).unwrap_or_default();
            let mut slots = days.into_iter().flat_map(|(_, slots)| slots);
            slots.find(|slot| slot.id == id).unwrap_or_default()
        })
    };
    let is_wrong = move || row.with(|row| !row.error.is_empty());
    let is_open = move || row.with(|row| row.begun || !row.error.is_empty());
    let error_id = format!("slot-{id}-error");
    let time = |field: &'static str, label, value: fn(&view_model::SlotRow) -> &str| {
        let (form, input) = (id.clone(), format!("slot-{id}-{field}"));
        let error_id = error_id.clone();
        let entered = {
            let form = form.clone();
            move |_| {
                let (kind, id) = (kind::DRAFTS, form.clone());
                app.send(Msg::Page(PageMsg::Entered { kind, id, field }));
            }
        };
        let typed = move |event| {
            let (form, text) = (form.clone(), event_target_value(&event));
            app.send(Msg::Typed(Command::Draft { form, field, text }));
        };
        view! {
            <div>
                <label for=input.clone()>{lang.say(label)}</label>
                <input
                    id=input
                    name=field
                    type="time"
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || is_wrong().then(|| error_id.clone())
                    prop:value=move || TypedText(row.with(|row| value(row).to_owned()))
                    on:input=typed
                    on:focus=entered
                    on:blur=move |_| app.send(Msg::Page(PageMsg::Left))
                />
            </div>
        }
        .into_any()
    };
    let times = [
        time(name::START, Text::SlotStart, |row| &row.start),
        time(name::END, Text::SlotEnd, |row| &row.end),
    ];
    let error = move || {
        let words = row.with(|row| row.error.clone());
        view! { <FieldError id=error_id.clone() words/> }.into_any()
    };
    let at_once = move || {
        let words = row.with(|row| row.at_once.clone());
        view! { <Paragraph class="hint" words/> }.into_any()
    };
    let button = {
        let slot = id.clone();
        move || {
            let label = row.with(|row| fill(lang, Text::MoveSlotOf, &[&row.words]));
            let slot = slot.clone();
            let press = move || {
                let (start, end) = row.with_untracked(|row| (row.start.clone(), row.end.clone()));
                app.command(Command::MoveSlot { slot: slot.clone(), start, end });
            };
            let words = lang.say(Text::MoveSlot);
            view! { <Button class="btn" command="move-slot" words label press/> }.into_any()
        }
    };
    view! {
        <details class="slot" data-slot=id open=is_open>
            <summary translate="no" prop:textContent=move || row.with(|row| row.words.clone())>
            </summary>
            <div class="pair">{times.into_iter().collect_view()}</div>
            {error}
            {at_once}
            {button}
        </details>
    }
}
