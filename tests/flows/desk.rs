//! The desk at the microphone: one topic after the other, for others.

use anliegen::app::forms::DESK;
use anliegen::app::update::desk::{SHEETS, slot_by_digits};
use anliegen::app::{FormMsg, Msg, PageMsg, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::commands::undo::Back;
use anliegen::domain::queries::occupancy;
use anliegen::domain::schema::{kind, name};
use anliegen::screens::desk::view_model::view;
use anliegen::screens::topic_form::view_model::edit;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

fn choose(phone: &mut Phone, digits: &str) {
    let slot = slot_by_digits(&phone.app, digits);
    type_in(phone, DESK, name::SLOT, &slot);
}

/// Types a title and presses Enter; says what is read out.
fn post(phone: &mut Phone, title: &str) -> String {
    type_in(phone, DESK, name::TITLE, title);
    phone.send(Msg::Form(FormMsg::PostAtDesk));
    plain(&view(&phone.app).said.map_or_else(String::new, |(place, _)| place))
}

/// With common spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn desk() -> Phone {
    let mut phone = joined(&Device::new(), &net());
    phone.go("#/desk");
    phone
}

#[test]
fn thirty_topics_come_onto_the_next_free_places_of_their_slot() {
    let mut phone = desk();
    choose(&mut phone, "4");
    let board = &phone.event().board;
    let slot = board.slot("d2-1").unwrap();
    let free: Vec<String> = occupancy::offered_in(board, slot, &phone.app.profile.id)
        .into_iter()
        .map(|space| board.spaces[space].name.clone())
        .collect();
    for (at, space) in free.iter().enumerate() {
        let said = post(&mut phone, &format!("Anliegen {at}"));
        assert_eq!(said, format!("Nr. {} · Mi 09:45 · {space}", 105 + at));
        let heard = phone.out.announced.last().map(|words| plain(words));
        assert_eq!(heard, Some(said), "it is said to those who listen, too");
    }
    assert!(phone.app.toast.is_none(), "nothing covers the desk");
    let shown = view(&phone.app);
    assert!(shown.fields.iter().all(|field| field.value.is_empty()), "ready for the next one");
    assert_eq!(shown.digits, "4", "the slot stays");
    assert_eq!(shown.hints.len(), 1, "the slot is full, and this is said before");
    for at in free.len()..30 {
        let said = post(&mut phone, &format!("Anliegen {at}"));
        assert_eq!(said, format!("Nr. {} · Mi 09:45 · ohne Raum", 105 + at));
    }
    let shown = view(&phone.app);
    let titles: Vec<&str> = shown.last.iter().map(|posted| posted.title.as_str()).collect();
    assert_eq!((titles.len(), titles[0], titles[9]), (10, "Anliegen 29", "Anliegen 20"));
    assert!(phone.event().private.claims.is_empty(), "the desk posts for others");
}

#[test]
fn digits_mean_the_same_slot_all_day() {
    let mut phone = desk();
    for (typed, slot) in
        [("1", "d1-1"), ("4", "d2-1"), ("24", "d2-1"), ("0", ""), ("", ""), ("9", ""), ("x", "")]
    {
        assert_eq!(slot_by_digits(&phone.app, typed), slot, "{typed}");
    }
    phone.set_clock(berlin("2026-06-09T14:00"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert_eq!(slot_by_digits(&phone.app, "2"), "", "that round is under way");
    assert_eq!(slot_by_digits(&phone.app, "4"), "d2-1");
    phone.set_clock(berlin("2026-06-20T14:00"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert_eq!(slot_by_digits(&phone.app, "2"), "d1-2", "afterwards nothing is shut");
}

#[test]
fn what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost() {
    let mut phone = desk();
    type_in(&mut phone, DESK, name::CONVENER, "Jutta");
    assert_eq!(post(&mut phone, "  "), "");
    let shown = view(&phone.app);
    assert_eq!(shown.fields[1].error, "Da fehlt noch etwas: bitte ausfüllen.");
    type_in(&mut phone, DESK, name::NUMBER, "zwölf");
    assert_eq!(post(&mut phone, "Pausen"), "");
    let shown = view(&phone.app);
    assert_eq!(shown.fields[0].error, "Die Nummer bitte in Ziffern, von 1 bis 9999.");
    assert_eq!((&*shown.fields[1].value, &*shown.fields[2].value), ("Pausen", "Jutta"));
    type_in(&mut phone, DESK, name::NUMBER, "17");
    let shown = view(&phone.app);
    assert!(shown.taken.starts_with("Nr. 17 gibt es schon"), "{}", shown.taken);
    assert!(post(&mut phone, "Pausen").starts_with("Nr. 17b · "));
}

// J1 F18
#[test]
fn a_crash_loses_nothing_that_was_typed_and_nothing_that_was_posted() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.go("#/desk");
    type_in(&mut phone, SHEETS, name::START, "300");
    type_in(&mut phone, SHEETS, name::END, "399");
    choose(&mut phone, "4");
    assert!(post(&mut phone, "Vor dem Absturz").starts_with("Nr. 300 · "));
    type_in(&mut phone, DESK, name::TITLE, "Halb getip");
    phone.pass(SECOND);
    phone.kill();
    let phone = Phone::open(&device, &net, morning(), "#/desk");
    let shown = view(&phone.app);
    assert_eq!((&*shown.fields[1].value, &*shown.digits), ("Halb getip", "4"));
    assert_eq!(shown.last.len(), 1);
    assert!(plain(&shown.next).starts_with("Als Nächstes: Nr. 301 · "), "{}", shown.next);
}

#[test]
fn used_up_sheets_are_said_and_the_next_number_is_that_of_all() {
    let mut phone = desk();
    type_in(&mut phone, SHEETS, name::START, "300");
    type_in(&mut phone, SHEETS, name::END, "301");
    assert!(post(&mut phone, "Eins").starts_with("Nr. 300"));
    assert!(post(&mut phone, "Zwei").starts_with("Nr. 301"));
    let shown = view(&phone.app);
    assert_eq!(shown.hints, ["Die Nummern 300 bis 301 sind alle vergeben."]);
    assert!(post(&mut phone, "Drei").starts_with("Nr. 105"));
    type_in(&mut phone, SHEETS, name::END, "x");
    assert!(view(&phone.app).hints.is_empty(), "half a range is none");
}

#[test]
fn what_was_posted_here_is_taken_back_or_changed_directly() {
    let mut phone = desk();
    choose(&mut phone, "4");
    post(&mut phone, "Verhört");
    let id = view(&phone.app).last[0].id.clone();
    assert!(phone.app.may_change(&id), "the desk mends its own slips");
    assert!(!phone.app.may_change("t001"));
    phone.command(Command::TakeBack(vec![Back::made(kind::TOPICS, &id)]));
    assert!(view(&phone.app).last.is_empty() && view(&phone.app).said.is_none());
    phone.send(Msg::Toast(ToastMsg::Undo));
    assert_eq!(view(&phone.app).last[0].title, "Verhört");
}

#[test]
fn a_mistyped_number_moves_nobody_elses_and_is_put_right() {
    let mut phone = desk();
    type_in(&mut phone, DESK, name::NUMBER, "1717");
    assert!(post(&mut phone, "Vertippt").starts_with("Nr. 1717 · "));
    let id = view(&phone.app).last[0].id.clone();
    phone.command(Command::Withdraw { topic: id.clone(), on: true });
    assert!(post(&mut phone, "Danach").starts_with("Nr. 105 · "));
    phone.command(Command::Withdraw { topic: id.clone(), on: false });
    let fields = edit(&phone.app, &id).unwrap().fields;
    let number = fields.iter().find(|field| field.name == name::NUMBER).unwrap();
    assert_eq!((number.label, &*number.value), ("Nummer", "1717"));
    type_in(&mut phone, &id, name::NUMBER, "10000");
    phone.send(Msg::Form(FormMsg::Edit(id.clone())));
    let wrong = phone.app.field_error.clone().unwrap();
    assert_eq!((wrong.field, wrong.form), (name::NUMBER, id.clone()));
    type_in(&mut phone, &id, name::NUMBER, "17");
    phone.send(Msg::Form(FormMsg::Edit(id.clone())));
    assert_eq!(phone.event().board.topic(&id).unwrap().label(), "17b");
    let asked = edit(&phone.app, "t001").unwrap().fields;
    assert!(asked.iter().all(|field| field.name != name::NUMBER), "of others it is not changed");
}

#[test]
fn something_like_it_is_shown_while_one_types() {
    let mut phone = desk();
    let title = phone.event().board.topics[3].title.clone();
    type_in(&mut phone, DESK, name::TITLE, &title);
    let like = view(&phone.app).similar;
    assert!(like.iter().any(|(_, words)| words.contains(&title)), "{like:?}");
}
