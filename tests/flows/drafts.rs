//! Forms that wait: what they mean later, and what comes back when a deed is undone.

use anliegen::app::forms::{DESK, NEW};
use anliegen::app::{FormMsg, Msg, PageMsg, Screen, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;
use anliegen::domain::schema::name;
use anliegen::screens::desk::view_model as desk;
use anliegen::screens::topic_form::view_model::view;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

/// The slot in which the topic of this title hangs.
fn slot_of(phone: &Phone, title: &str) -> Option<String> {
    let board = &phone.event().board;
    let topic = board.topics.iter().find(|topic| topic.title == title).unwrap();
    board.slot_of(topic).map(|slot| slot.id.clone())
}

#[test]
fn a_draft_whose_slot_is_over_says_so_and_hangs_nothing_into_the_past() {
    let mut phone = joined(&Device::new(), &net());
    phone.go("#/new");
    type_in(&mut phone, NEW, name::TITLE, "Gestern begonnen");
    type_in(&mut phone, NEW, name::SLOT, "d1-1");
    assert_eq!((&*view(&phone.app).stale, view(&phone.app).chosen.len()), ("", 2));
    phone.set_clock(berlin("2026-06-10T09:00"));
    phone.send(Msg::Page(PageMsg::Tick));
    let form = view(&phone.app);
    assert!(form.stale.starts_with("Das gewählte Zeitfenster, Di 9.6., 11:00"), "{}", form.stale);
    let chosen: Vec<&str> =
        form.places.iter().filter(|p| p.chosen).map(|p| p.value.as_str()).collect();
    assert_eq!((chosen, form.chosen.len()), (vec![""], 0), "the next free place is offered");
    phone.send(Msg::Form(FormMsg::Post));
    assert_eq!(slot_of(&phone, "Gestern begonnen").as_deref(), Some("d2-1"));
}

#[test]
fn a_draft_whose_slot_is_gone_says_so() {
    let mut phone = joined(&Device::new(), &net());
    type_in(&mut phone, NEW, name::TITLE, "Verschwunden");
    type_in(&mut phone, NEW, name::SLOT, "gone-slot");
    assert!(view(&phone.app).stale.starts_with("Das gewählte Zeitfenster gibt es nicht mehr."));
    phone.send(Msg::Form(FormMsg::Post));
    assert_eq!(slot_of(&phone, "Verschwunden").as_deref(), Some("d1-1"));
}

#[test]
fn the_desk_hangs_nothing_into_a_slot_that_is_over_by_now() {
    let mut phone = joined(&Device::new(), &net());
    phone.go("#/desk");
    type_in(&mut phone, DESK, name::SLOT, "d1-1");
    phone.set_clock(berlin("2026-06-10T09:00"));
    phone.send(Msg::Page(PageMsg::Tick));
    type_in(&mut phone, DESK, name::TITLE, "Vom Pult");
    let hints = desk::view(&phone.app).hints;
    assert!(hints[0].starts_with("Das gewählte Zeitfenster, Di 9.6., 11:00"), "{hints:?}");
    phone.send(Msg::Form(FormMsg::PostAtDesk));
    assert_eq!(slot_of(&phone, "Vom Pult"), None);
}

#[test]
fn only_what_hangs_there_fills_a_wall() {
    let net = net();
    let withdrawn = event(|e| {
        for at in 0..1_950 {
            let topic = serde_json::json!({"title": "x", "state": "withdrawn"});
            e["topics"][format!("w{at}")] = topic;
        }
    });
    net.borrow_mut().serve(SAMPLE_URL, &withdrawn);
    let mut phone = joined(&Device::new(), &net);
    let post = Post { title: "Geht noch".to_owned(), mine: true, ..Post::default() };
    phone.command(Command::Post(post));
    assert_eq!(phone.app.field_error, None);
    assert!(phone.event().board.topics.iter().any(|topic| topic.title == "Geht noch"));
}

// V5
#[test]
fn after_taking_back_a_post_the_words_stand_in_the_form_again() {
    let mut phone = joined(&Device::new(), &net());
    phone.go("#/new");
    for (field, text) in
        [(name::TITLE, "Pausen"), (name::WORDS, "Lange Worte"), (name::SLOT, "d1-2")]
    {
        type_in(&mut phone, NEW, field, text);
    }
    phone.send(Msg::Form(FormMsg::Post));
    assert!(phone.event().private.form(NEW).is_none());
    let undo = phone.app.undo_history[0].undo.clone();
    phone.command(undo);
    assert_eq!((phone.app.route.screen.clone(), &*phone.address), (Screen::New, "#/new"));
    let form = phone.event().private.form(NEW).unwrap();
    let text = |field| form.text(field).unwrap_or("");
    assert_eq!((text(name::TITLE), text(name::WORDS)), ("Pausen", "Lange Worte"));
    assert_eq!(text(name::SLOT), "d1-2");
    assert!(phone.event().board.topics.iter().all(|topic| topic.title != "Pausen"));
    phone.send(Msg::Form(FormMsg::Post));
    type_in(&mut phone, NEW, name::TITLE, "Zweites");
    let undo = phone.app.undo_history[0].undo.clone();
    phone.command(undo);
    let form = phone.event().private.form(NEW).unwrap();
    assert_eq!(form.text(name::TITLE), Some("Zweites"), "what was typed since stays");
}

#[test]
fn emptying_a_notes_field_is_undone_like_removing_it() {
    let mut phone = joined(&Device::new(), &net());
    for text in ["Wichtig: anrufen", "Wichtig", "W", ""] {
        phone.type_note("t001", text);
    }
    assert_eq!(phone.note("t001"), None);
    let toast = phone.app.toast.clone().unwrap();
    assert_eq!((&*toast.words, toast.undo.is_some()), ("Notiz entfernt.", true));
    phone.send(Msg::Toast(ToastMsg::Undo));
    assert_eq!(phone.note("t001"), Some("Wichtig: anrufen"), "however it was emptied");
    phone.type_note("t001", "");
    phone.type_note("t001", "Neu");
    assert!(phone.app.toast.is_none(), "who writes on needs no way back");
}

#[test]
fn clearing_a_field_does_not_close_the_block_around_it() {
    let mut phone = joined(&Device::new(), &net());
    phone.go("#/new");
    assert!(!view(&phone.app).has_more);
    type_in(&mut phone, NEW, name::WORDS, "Hallo");
    assert!(view(&phone.app).has_more);
    type_in(&mut phone, NEW, name::WORDS, "");
    assert!(view(&phone.app).has_more, "the cursor is in there");
}
