//! Text that does not show, or that turns the writing around.

use anliegen::app::forms::{NEW, NOTICE, SPACE};
use anliegen::app::{FormMsg, Msg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::screens::topic::view_model::view;
use anliegen::screens::wall::view_model::hits;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

/// What shows nothing, as people and other programs bring it.
const BLANK: [&str; 5] = ["\u{200b}", "\u{200d}", "\u{ad}", "\u{3164}", "\u{2800}\u{115f}"];

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

/// Field and words of what is wrong with a form.
fn wrong(phone: &Phone) -> Option<(&'static str, &str)> {
    phone.app.field_error.as_ref().map(|wrong| (wrong.field, wrong.words.as_str()))
}

const WORDS: &str = "Davon ist nichts zu sehen: Schreib bitte etwas, das man lesen kann.";

// F76
#[test]
fn what_shows_nothing_is_refused_in_words_wherever_it_is_typed() {
    let mut phone = joined(&Device::new(), &net());
    let count = phone.event().board.topics.len();
    for blank in BLANK {
        type_in(&mut phone, NEW, name::TITLE, blank);
        phone.send(Msg::Form(FormMsg::Post));
        assert_eq!(wrong(&phone), Some((name::TITLE, WORDS)), "{blank:?}");
        type_in(&mut phone, NEW, name::TITLE, "Ein Titel");
        type_in(&mut phone, NEW, name::CONVENER, blank);
        phone.send(Msg::Form(FormMsg::Post));
        assert_eq!(wrong(&phone), Some((name::CONVENER, WORDS)), "{blank:?}");
        phone.command(Command::Notify { words: blank.to_owned() });
        assert_eq!(wrong(&phone), Some((name::WORDS, WORDS)), "{blank:?}");
        assert_eq!(phone.app.field_error.as_ref().unwrap().form, NOTICE);
        phone.command(Command::AddSpace { name: blank.to_owned(), find: String::new() });
        assert_eq!(phone.app.field_error.as_ref().unwrap().form, SPACE);
        phone.command(Command::Me { field: name::NAME, text: blank.to_owned() });
        assert_eq!(wrong(&phone), Some((name::NAME, WORDS)), "{blank:?}");
        type_in(&mut phone, "t001", name::TITLE, blank);
        phone.send(Msg::Form(FormMsg::Edit("t001".to_owned())));
        assert_eq!(wrong(&phone), Some((name::TITLE, WORDS)), "not even suggested");
        assert!(phone.event().private.form("t001").is_some(), "the form stays");
    }
    let event = phone.event();
    assert_eq!((event.board.topics.len(), event.board.notices.len()), (count, 0));
    assert_eq!((&*phone.app.profile.me.name, event.board.proposals.len()), ("", 0));
}

// F76
#[test]
fn what_shows_nothing_in_a_document_counts_as_missing() {
    let net = net();
    let blank = event(|e| {
        e["topics"]["t001"]["title"] = "\u{200b}\u{3164}".into();
        e["topics"]["t001"]["convener"] = "\u{2800}".into();
        let space = e["spaces"].as_object_mut().unwrap().values_mut().next().unwrap();
        space["name"] = "\u{200d}".into();
    });
    net.borrow_mut().serve(SAMPLE_URL, &blank);
    let phone = joined(&Device::new(), &net);
    let board = &phone.event().board;
    let topic = board.topic("t001").unwrap();
    assert_eq!((&*topic.title, topic.convener()), ("…", ""));
    assert!(board.spaces.iter().all(|space| !space.name.contains('\u{200d}')));
}

// F61
#[test]
fn what_turns_the_writing_around_is_harmless_and_marked_in_names_and_without_a_place_too() {
    let net = net();
    let odd = event(|e| {
        e["topics"]["t001"]["convener"] = "Anna \u{202e}annA".into();
        let topic = &mut e["topics"]["t002"];
        topic["title"] = "Titel \u{202d}letiT".into();
        topic.as_object_mut().unwrap().remove("place");
        let space = e["spaces"].as_object_mut().unwrap().values_mut().next().unwrap();
        space["name"] = "Saal \u{202e}laaS".into();
        e["notices"] = serde_json::json!({"n": {"words": "\u{202e}mu", "name": "\u{202e}x"}});
    });
    net.borrow_mut().serve(SAMPLE_URL, &odd);
    let mut phone = joined(&Device::new(), &net);
    let flag = |phone: &Phone, id: &str| view(&phone.app, id).unwrap().flag;
    assert_eq!(flag(&phone, "t001"), "enthält unsichtbare Steuerzeichen");
    assert_eq!(flag(&phone, "t002"), "enthält unsichtbare Steuerzeichen");
    phone.go("#/wall?unplaced=1");
    let hits = hits(&phone.app).unwrap();
    let row = hits.section.rows.iter().find(|row| row.id == "t002").unwrap();
    assert_eq!(row.flag, "noch ohne Platz · enthält unsichtbare Steuerzeichen");
    let board = &phone.event().board;
    assert_eq!(board.topic("t001").unwrap().convener(), "Anna \u{fffd}annA");
    assert!(board.spaces.iter().any(|space| space.name == "Saal \u{fffd}laaS"));
    let notice = &board.notices[0];
    assert_eq!((&*notice.words, &*notice.name), ("\u{fffd}mu", "\u{fffd}x"));
}
