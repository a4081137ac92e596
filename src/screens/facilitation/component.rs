//! *Begleitung*: speaking to all, and other times. Spaces are in [`super::space_list`], devices
//! in [`super::device_list`].

use leptos::prelude::*;

use super::device_list::DeviceList;
use super::space_list::{ClosedSpaces, NewSpace, OpenSpaces};
use super::view_model;
use crate::app::Msg;
use crate::app::forms::NOTICE;
use crate::app::update::desk::text;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::{FieldError, FormField};
use crate::components::text::{Paragraph, Title};
use crate::components::typed_text::TypedText;
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::{Text, fill};
use crate::screens::form::Field;
use crate::screens::notices::component::NoticeBox;
use crate::screens::notices::view_model::Said;

/// The screen *Begleitung*.
#[component]
pub fn FacilitationScreen() -> impl IntoView {
    let app = use_app();
    move || {
        let Some(view) = app.read(view_model::view) else {
            return view! { <SwitchedOff/> }.into_any();
        };
        let lang = app.lang();
        let view_model::View { notice, nameless, said, days, spaces, closed, space } = view;
        let day = |(day, slots)| view! { <Day day slots/> }.into_any();
        view! {
            <Title words=lang.say(Text::HostingTitle)/>
            <NewNotice notice nameless/>
            <SaidNotices said/>
            <h2>{lang.say(Text::SlotsTitle)}</h2>
            {days.into_iter().map(day).collect_view()}
            <h2>{lang.say(Text::Spaces)}</h2>
            <OpenSpaces spaces/>
            <ClosedSpaces closed/>
            <NewSpace fields=space/>
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
fn NewNotice(notice: Field, nameless: &'static str) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let notify = move || {
        let words = app.peek(|app| text(app, NOTICE, name::WORDS));
        app.command(Command::Notify { words });
    };
    view! {
        <section>
            <h2>{lang.say(Text::NoticeTitle)}</h2>
            <FormField form=NOTICE field=notice/>
            <Paragraph class="hint" words=nameless/>
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
fn SaidNotices(said: Vec<Said>) -> impl IntoView {
    let app = use_app();
    (!said.is_empty()).then(|| {
        let lang = app.lang();
        let notice = |said: Said| {
            let (notice, head) = (said.id.clone(), said.head.clone());
            let press = move || app.command(Command::Retract { notice: notice.clone(), on: true });
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

/// A day with its slots.
#[component]
fn Day(day: String, slots: Vec<view_model::SlotRow>) -> impl IntoView {
    let times = |times| view! { <TimesRow times/> }.into_any();
    view! {
        <section>
            <h3 class="part" prop:textContent=day></h3>
            {slots.into_iter().map(times).collect_view()}
        </section>
    }
}

/// A slot, to be moved to other times.
#[component]
fn TimesRow(times: view_model::SlotRow) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let view_model::SlotRow { id, words, start, end, begun, error } = times;
    let is_wrong = !error.is_empty();
    let error_id = format!("slot-{id}-error");
    let time = |field: &'static str, label, value: &str| {
        let (form, input) = (id.clone(), format!("slot-{id}-{field}"));
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
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=is_wrong.then(|| error_id.clone())
                    prop:value=TypedText(value.to_owned())
                    on:input=typed
                />
            </div>
        }
        .into_any()
    };
    let times = [time(name::START, Text::SlotStart, &start), time(name::END, Text::SlotEnd, &end)];
    let label = fill(lang, Text::MoveSlotOf, &[&words]);
    let press = {
        let slot = id.clone();
        move || {
            let (slot, start, end) = (slot.clone(), start.clone(), end.clone());
            app.command(Command::MoveSlot { slot, start, end });
        }
    };
    view! {
        <details class="slot" data-slot=id open={begun || is_wrong}>
            <summary translate="no" prop:textContent=words></summary>
            <div class="pair">{times.into_iter().collect_view()}</div>
            <FieldError id=error_id words=error/>
            <Button
                class="btn"
                command="move-slot"
                words=lang.say(Text::MoveSlot)
                label
                press
            />
        </details>
    }
}
