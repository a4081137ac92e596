//! Texts that are longer than their field takes.

use anliegen::app::forms::{ME, NEW, NOTICE, SPACE};
use anliegen::app::{App, FormMsg, Msg};
use anliegen::characters::Graphemes;
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::limits;
use anliegen::screens::note_editor::{NoteEditor, view};
use anliegen::screens::settings::view_model::about_me;
use anliegen::screens::topic_form::view_model as topic_form;
use anliegen::screens::{facilitation, form};
use unicode_segmentation::UnicodeSegmentation;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

const FAMILY: &str = "👨\u{200d}👩\u{200d}👧\u{200d}👦";

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

fn note(phone: &Phone) -> NoteEditor {
    view(&phone.app, "t001")
}

/// The fields of a form, each with what is wrong with it.
fn errors(fields: &[form::Field]) -> Vec<(&'static str, &str)> {
    let wrong = fields.iter().filter(|field| !field.error.is_empty());
    wrong.map(|field| (field.name, &*field.error)).collect()
}

fn new_topic(app: &App) -> Vec<form::Field> {
    let view = topic_form::view(app);
    view.first.into_iter().chain(view.more).collect()
}

// F81
#[test]
fn a_note_that_is_too_long_stays_whole_and_is_not_called_saved() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "kurz");
    phone.pass(2 * SECOND);
    assert!(note(&phone).is_saved && note(&phone).error.is_empty());
    let pasted = "ä".repeat(10_000);
    phone.type_note("t001", &pasted);
    phone.pass(2 * SECOND);
    let shown = note(&phone);
    assert_eq!((shown.text == pasted, shown.is_saved), (true, false));
    assert_eq!(shown.error, "Höchstens 8000 Zeichen: Kürze den Text bitte.");
    assert_eq!(shown.length, "10000 von höchstens 8000 Zeichen");
    assert!(shown.state.contains("Entwurf"), "{}", shown.state);
    assert!(phone.app.toast.is_none());
    phone.kill();
    let mut phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert!(note(&phone).text == pasted && !note(&phone).is_saved, "a draft outlives the page");
    phone.type_note("t001", &"ä".repeat(limits::NOTE));
    phone.pass(2 * SECOND);
    assert!(note(&phone).is_saved && note(&phone).error.is_empty());
}

// F81 S2
#[test]
fn what_is_too_long_even_for_a_draft_stands_in_its_field_and_takes_nothing_off_the_disk() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "kurz");
    phone.pass(2 * SECOND);
    let pasted = "x".repeat(limits::DRAFT + 1);
    phone.type_note("t001", &pasted);
    type_in(&mut phone, NEW, name::WORDS, &pasted);
    phone.pass(2 * SECOND);
    let shown = note(&phone);
    assert!(shown.text == pasted && !shown.is_saved && shown.state.is_empty());
    assert!(shown.error.contains("bis die Seite geschlossen wird"), "{}", shown.error);
    assert!(new_topic(&phone.app).iter().any(|field| field.value == pasted));
    let again = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!(again.note("t001"), Some("kurz"));
    phone.type_note("t001", "kürzer");
    phone.pass(2 * SECOND);
    assert!(note(&phone).text == "kürzer" && note(&phone).is_saved);
}

// F81
#[test]
fn every_error_stands_at_its_own_field_and_nothing_is_sent() {
    let mut phone = joined(&Device::new(), &net());
    let before = phone.event().board.topics.len();
    type_in(&mut phone, NEW, name::TITLE, "Kurz");
    type_in(&mut phone, NEW, name::CONVENER, &"n".repeat(limits::NAME + 1));
    type_in(&mut phone, NEW, name::WORDS, &"w".repeat(limits::WORDS + 1));
    let wrong = [name::CONVENER, name::WORDS];
    let at = |phone: &Phone| -> Vec<&str> {
        errors(&new_topic(&phone.app)).into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(at(&phone), wrong);
    phone.send(Msg::Form(FormMsg::Post));
    assert_eq!((at(&phone), phone.event().board.topics.len()), (wrong.into(), before));
    let refused = phone.app.field_error.clone().unwrap();
    assert_eq!((&*refused.form, refused.field), (NEW, name::CONVENER));
    type_in(&mut phone, NEW, name::CONVENER, "Uwe");
    type_in(&mut phone, NEW, name::WORDS, &"w".repeat(limits::WORDS));
    assert!(at(&phone).is_empty());
    phone.send(Msg::Form(FormMsg::Post));
    assert_eq!(phone.event().board.topics.len(), before + 1);
}

// F81
#[test]
fn an_edit_a_notice_a_space_and_the_profile_say_it_where_it_is() {
    let mut phone = joined(&Device::new(), &net());
    phone.command(Command::Me { field: name::ROLE, text: "facilitator".to_owned() });
    type_in(&mut phone, "t001", name::TITLE, &"t".repeat(limits::TITLE + 1));
    type_in(&mut phone, "t001", name::CONVENER, "Uwe");
    phone.send(Msg::Form(FormMsg::Edit("t001".to_owned())));
    let fields = topic_form::edit(&phone.app, "t001").unwrap().fields;
    assert_eq!(errors(&fields), [(name::TITLE, "Höchstens 120 Zeichen: Kürze den Text bitte.")]);
    assert!(fields[0].value.len() > limits::TITLE);
    type_in(&mut phone, NOTICE, name::WORDS, &"w".repeat(limits::NOTICE + 1));
    type_in(&mut phone, SPACE, name::NAME, "Garten");
    type_in(&mut phone, SPACE, name::FIND, &"f".repeat(limits::TITLE + 1));
    let (name, find) = ("Garten".to_owned(), "f".repeat(limits::TITLE + 1));
    phone.command(Command::AddSpace { name, find });
    let hosting = facilitation::view_model::view(&phone.app).unwrap();
    assert!(hosting.notice.error.contains("500"));
    assert_eq!(errors(&hosting.space)[0].0, name::FIND);
    let long = "n".repeat(limits::NAME + 1);
    phone.send(Msg::Typed(Command::Me { field: name::ORGANISATION, text: long.clone() }));
    let me = about_me(&phone.app);
    assert_eq!((errors(&me)[0].0, &me[1].value), (name::ORGANISATION, &long));
    assert!(phone.app.unkept.iter().any(|unkept| unkept.form == ME));
    let text = "Pakt 9".to_owned();
    phone.send(Msg::Typed(Command::Me { field: name::ORGANISATION, text }));
    assert!(errors(&about_me(&phone.app)).is_empty() && phone.app.unkept.is_empty());
}

// F62 F81
#[test]
fn a_family_is_one_character_and_comes_whole() {
    let mut phone = joined(&Device::new(), &net());
    phone.app.host.graphemes = Graphemes::new(|text| text.graphemes(true).count());
    let title = format!("Familie {}", FAMILY.repeat(30));
    type_in(&mut phone, NEW, name::TITLE, &title);
    assert!(errors(&new_topic(&phone.app)).is_empty());
    phone.send(Msg::Form(FormMsg::Post));
    assert!(phone.event().board.topics.iter().any(|topic| topic.title == title));
    type_in(&mut phone, NEW, name::TITLE, &FAMILY.repeat(limits::TITLE + 1));
    assert_eq!(errors(&new_topic(&phone.app))[0].0, name::TITLE);
}
