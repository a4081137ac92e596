//! Two tabs that write in the same field, or a field whose value changes under the cursor.

use std::rc::Rc;

use anliegen::app::forms::{NEW, NOTICE};
use anliegen::app::{FormMsg, Msg};
use anliegen::domain::Command;
use anliegen::domain::schema::{kind, name};
use anliegen::screens::facilitation::view_model as hosting;
use anliegen::screens::note_editor::{NoteEditor, view};
use anliegen::screens::settings::view_model::about_me;
use anliegen::screens::topic_form::view_model as topic_form;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn two_tabs() -> (Rc<Device>, Phone, Phone) {
    let (device, net) = (Device::new(), net());
    joined(&device, &net).close();
    let open = |ms| Phone::open(&device, &net, morning() + ms, "#/topic/t001");
    let (mut first, mut second) = (open(MINUTE), open(MINUTE + 7));
    first.pass(5 * SECOND);
    second.pass(5 * SECOND);
    (device, first, second)
}

fn editor(phone: &Phone) -> NoteEditor {
    view(&phone.app, "t001")
}

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

/// What one tab wrote is on the disk, and the other one hears of it.
fn reach(from: &mut Phone, to: &mut Phone) {
    from.pass(2 * SECOND);
    to.hear();
}

/// Tab 1 has the cursor behind "Kurz." while tab 2 goes on, and then types.
fn both_went_on() -> (Rc<Device>, Phone, Phone) {
    let (device, mut first, mut second) = two_tabs();
    first.enter(kind::NOTES, "t001", name::NOTE);
    first.type_note("t001", "Kurz.");
    reach(&mut first, &mut second);
    second.enter(kind::NOTES, "t001", name::NOTE);
    second.type_note("t001", "Kurz. Zwanzig Minuten");
    second.leave();
    reach(&mut second, &mut first);
    assert_eq!(editor(&first).beside, ["Kurz. Zwanzig Minuten"], "a focused field says so");
    first.type_note("t001", "Kurz.!");
    reach(&mut first, &mut second);
    (device, first, second)
}

// F17 M3 M4
#[test]
fn what_another_tab_wrote_under_the_cursor_stays_beside() {
    let (device, mut first, second) = both_went_on();
    let shown = editor(&first);
    assert_eq!(
        (&*shown.text, &shown.beside[..]),
        ("Kurz.!", &["Kurz. Zwanzig Minuten".into()][..])
    );
    let shown = editor(&second);
    assert_eq!(
        (&*shown.text, &shown.beside[..]),
        ("Kurz. Zwanzig Minuten", &["Kurz.!".into()][..])
    );
    // Writing on takes nothing away, neither here nor after coming back into the field.
    first.type_note("t001", "Kurz.!!");
    first.leave();
    first.enter(kind::NOTES, "t001", name::NOTE);
    first.type_note("t001", "Kurz.!!!");
    first.pass(2 * SECOND);
    assert_eq!(editor(&first).beside, ["Kurz. Zwanzig Minuten"]);
    let net = first.network.clone();
    first.kill();
    second.kill();
    let again = Phone::open(&device, &net, morning() + HOUR, "#/topic/t001");
    let note = again.event().private.note("t001").unwrap();
    assert_eq!(note.whole(), "Kurz.!!!\n\nKurz. Zwanzig Minuten");
}

// F17 M4
#[test]
fn both_texts_are_made_one_by_a_tap_and_the_other_tab_follows() {
    let (_device, mut first, mut second) = both_went_on();
    let text = first.event().private.note("t001").unwrap().whole();
    first.command(Command::Note { id: "t001".into(), topic: None, text, made: None });
    reach(&mut first, &mut second);
    for tab in [&first, &second] {
        let shown = editor(tab);
        assert_eq!((&*shown.text, shown.beside.len()), ("Kurz.!\n\nKurz. Zwanzig Minuten", 0));
    }
}

// F17: removing takes all of it, and gives all of it back.
#[test]
fn a_removed_note_comes_back_with_what_stood_beside() {
    let (_device, mut first, _second) = both_went_on();
    first.leave();
    let text = String::new();
    first.command(Command::Note { id: "t001".into(), topic: None, text, made: None });
    assert_eq!(first.note("t001"), None);
    first.send(Msg::Toast(anliegen::app::ToastMsg::Undo));
    assert_eq!(first.note("t001"), Some("Kurz.!\n\nKurz. Zwanzig Minuten"));
}

// F17 M3
#[test]
fn a_form_that_two_tabs_fill_in_keeps_what_one_of_them_did_not_send() {
    for (form, field) in [(NEW, name::TITLE), (NOTICE, name::WORDS)] {
        let (_device, mut first, mut second) = two_tabs();
        let role = "facilitator".to_owned();
        first.command(Command::Me { field: name::ROLE, text: role });
        first.enter(kind::DRAFTS, form, field);
        type_in(&mut first, form, field, "Kurz");
        reach(&mut first, &mut second);
        second.enter(kind::DRAFTS, form, field);
        type_in(&mut second, form, field, "Kurz und lang");
        reach(&mut second, &mut first);
        type_in(&mut first, form, field, "Kurz!");
        let shown = match form {
            NEW => topic_form::view(&first.app).first.remove(0),
            _ => hosting::view(&first.app).unwrap().notice,
        };
        assert_eq!((&*shown.value, &*shown.beside), ("Kurz!", &["Kurz und lang".to_owned()][..]));
        if form == NEW {
            first.send(Msg::Form(FormMsg::Post));
            assert!(first.event().board.topics.iter().any(|topic| topic.title == "Kurz!"));
        } else {
            first.command(Command::Notify { words: shown.value });
            assert_eq!(first.event().board.notices[0].words, "Kurz!");
        }
        reach(&mut first, &mut second);
        for tab in [&first, &second] {
            let left = tab.event().private.form(form).unwrap();
            assert_eq!(left.text(field), Some("Kurz und lang"), "{form}");
        }
    }
}

// F17
#[test]
fn a_name_that_two_tabs_write_stands_in_both_ways_until_it_is_one() {
    let (_device, mut first, mut second) = two_tabs();
    let me = |text: &str| Msg::Typed(Command::Me { field: name::NAME, text: text.to_owned() });
    first.enter(kind::ME, "main", name::NAME);
    second.enter(kind::ME, "main", name::NAME);
    second.send(me("Renate"));
    second.leave();
    first.hear();
    assert_eq!(about_me(&first.app)[0].beside, ["Renate"]);
    first.send(me("Renate K."));
    first.leave();
    second.hear();
    for tab in [&first, &second] {
        let field = about_me(&tab.app)[0].clone();
        let mut both = field.beside.clone();
        both.push(field.value.clone());
        both.sort();
        assert_eq!(both, ["Renate", "Renate K."]);
    }
    first.command(Command::Me { field: name::NAME, text: "Renate K.".to_owned() });
    second.hear();
    assert!(about_me(&second.app)[0].beside.is_empty());
    assert_eq!(second.app.profile.me.name, "Renate K.");
}
