//! What is said to all, as it comes, and the wall for the projector.

use anliegen::app::Turn;
use anliegen::app::{Msg, PageMsg, ToastMsg, WallMsg};
use anliegen::domain::schema::name;
use anliegen::domain::{Command, Topic};
use anliegen::screens::facilitation::{devices, view_model as hosting};
use anliegen::screens::layout::view_model as frame;
use anliegen::screens::notices::view_model as notices;
use anliegen::screens::projector::view_model as board;
use anliegen::sync::events::Input;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn phone() -> Phone {
    joined(&Device::new(), &net())
}

/// The event with something said to all.
fn saying(words: &str, ms: i64) -> String {
    event(|e| {
        e["notices"]["n1"] = serde_json::json!({ "words": words, "name": "Ursula", "made": ms });
    })
}

fn hear(phone: &mut Phone, text: &str) {
    phone.network.borrow_mut().serve(SAMPLE_URL, text);
    phone.send(Msg::sync(Input::SyncNow));
    phone.pass(SECOND);
}

#[test]
fn a_notice_is_said_once_when_it_comes_and_stands_on_jetzt_until_it_is_put_away() {
    let mut phone = phone();
    let text = saying("Mittag erst um 13 Uhr", phone.ms());
    hear(&mut phone, &text);
    let said = "Durchsage von Ursula, 10:42: Mittag erst um 13 Uhr";
    assert_eq!(phone.out.announced, [said]);
    hear(&mut phone, &text.replace('}', "}\n"));
    assert_eq!(phone.out.announced.len(), 1, "and not once more");
    assert_eq!(notices::fresh(&phone.app)[0].head, "Durchsage von Ursula, 10:42");
    assert!(notices::earlier(&phone.app).is_empty());
    phone.command(Command::PutAway { notice: "n1".into(), on: true });
    assert!(notices::fresh(&phone.app).is_empty());
    assert_eq!(notices::earlier(&phone.app).len(), 1, "it is found again");
    phone.command(Command::Notify { words: "Von mir".into() });
    assert!(notices::fresh(&phone.app).is_empty(), "whoever says it need not be told");
}

// Y10: on any other screen, in words; a finger on the list moves nothing of it.
#[test]
fn what_is_said_to_all_is_told_on_other_screens_until_it_is_put_away() {
    let mut phone = phone();
    phone.go("#/wall");
    assert_eq!(frame::unheard(&phone.app), "");
    let text = saying("Mittag erst um 13 Uhr", phone.ms());
    phone.send(Msg::Page(PageMsg::Touched));
    hear(&mut phone, &text);
    assert_eq!(frame::unheard(&phone.app), "1 neue Durchsage");
    phone.go("#/now");
    assert_eq!(frame::unheard(&phone.app), "", "here it stands itself");
    phone.go("#/mine");
    assert_eq!(frame::unheard(&phone.app), "1 neue Durchsage");
    phone.command(Command::PutAway { notice: "n1".into(), on: true });
    phone.command(Command::Notify { words: "Von mir".into() });
    assert_eq!(frame::unheard(&phone.app), "");
}

// V3
#[test]
fn a_notice_moves_nothing_under_the_finger() {
    let mut phone = phone();
    phone.go("#/now");
    let text = saying("Mittag erst um 13 Uhr", phone.ms());
    phone.network.borrow_mut().serve(SAMPLE_URL, &text);
    phone.send(Msg::Page(PageMsg::Touched));
    hear(&mut phone, &text);
    assert_eq!(phone.out.announced.len(), 1, "it is heard at once");
    assert!(notices::fresh(&phone.app).is_empty(), "and waits to be seen");
    assert_eq!(frame::waiting(&phone.app).as_deref(), Some("Neue Durchsage anzeigen"));
    phone.send(Msg::Wall(WallMsg::ShowNew));
    assert_eq!(notices::fresh(&phone.app).len(), 1);
    // On the wall it moves nothing, so there is nothing to ask for.
    phone.go("#/wall");
    phone.send(Msg::Page(PageMsg::Touched));
    hear(&mut phone, &text.replace("\"n1\"", "\"n2\""));
    assert_eq!(frame::waiting(&phone.app), None);
    phone.go("#/now");
    assert_eq!(notices::fresh(&phone.app)[0].id, "n2");
}

#[test]
fn the_projectors_wall_turns_its_pages_by_itself_and_by_hand() {
    let mut phone = phone();
    phone.go("#/board");
    let first = |phone: &Phone| board::view(&phone.app).rows[0].0.clone();
    assert_eq!(first(&phone), "Saal A");
    assert_eq!(board::view(&phone.app).page, "Seite 1 von 4");
    phone.pass(15 * SECOND);
    assert_eq!(board::view(&phone.app).page, "Seite 2 von 4");
    phone.send(Msg::Projector(Turn::Back));
    phone.send(Msg::Projector(Turn::Back));
    assert_eq!(board::view(&phone.app).page, "Seite 4 von 4");
    phone.pass(15 * SECOND);
    assert_eq!(first(&phone), "Saal A", "round and round");
    phone.send(Msg::Projector(Turn::Pause));
    phone.pass(MINUTE);
    assert_eq!(first(&phone), "Saal A", "unless it is held");
    phone.send(Msg::Projector(Turn::Pause));
    phone.pass(15 * SECOND);
    assert_eq!(board::view(&phone.app).page, "Seite 2 von 4");
    phone.send(Msg::Projector(Turn::Leave));
    assert_eq!(phone.address, "#/wall");
    phone.send(Msg::Projector(Turn::Next));
    assert_eq!(phone.app.page, 0, "elsewhere nobody listens");
}

#[test]
fn the_projectors_wall_never_counts_as_idle() {
    let asked = |route: &str| {
        let mut phone = phone();
        phone.go(route);
        phone.pass(20 * MINUTE);
        let before = phone.network.borrow().requests.len();
        phone.pass(20 * MINUTE);
        phone.network.borrow().requests.len() - before
    };
    assert!((33..=50).contains(&asked("#/board")), "every 30 s");
    assert!((8..=12).contains(&asked("#/wall")), "every two minutes");
}

#[test]
fn the_projectors_wall_is_about_the_day_on_which_groups_still_meet() {
    let mut phone = phone();
    phone.go("#/board");
    let slots = |phone: &Phone| board::view(&phone.app).slots.len();
    assert_eq!((&*board::view(&phone.app).day, slots(&phone)), ("Dienstag, 9. Juni", 3));
    phone.set_clock(berlin("2026-06-09T17:15"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert_eq!((&*board::view(&phone.app).day, slots(&phone)), ("Mittwoch, 10. Juni", 1));
    phone.set_clock(berlin("2026-07-09T17:15"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert_eq!(board::view(&phone.app).day, "Mittwoch, 10. Juni");
}

// S4
#[test]
fn facilitating_is_a_switch_and_shows_what_can_be_taken_back() {
    let (mut host, mut guest) = (phone(), phone());
    assert!(hosting::view(&host.app).is_none());
    host.command(Command::Me { field: name::ROLE, text: "facilitator".into() });
    assert!(hosting::view(&host.app).is_some());
    host.go("#/hosting");
    assert!(devices::devices(&host.app).is_empty(), "oneself is not among them");
    guest.command(Command::Me { field: name::NAME, text: "Uwe".into() });
    guest.command(Command::Notify { words: "Unsinn".into() });
    let open = host.app.event.as_mut().unwrap();
    let _ = open.layers.write(guest.event().layers.stamped());
    open.refresh_board(false);
    let found = devices::devices(&host.app);
    assert_eq!(found.len(), 1);
    assert!(found[0].name.starts_with("Uwe · Gerät "), "{}", found[0].name);
    assert_eq!(found[0].words, "3 Änderungen · seit 10:42");
    host.set_clock(berlin("2026-06-09T13:00"));
    host.send(Msg::Page(PageMsg::Tick));
    assert!(devices::devices(&host.app).is_empty(), "that was not in the last hour");
    host.go("#/hosting?since=today");
    let since_ms = devices::since(&host.app);
    assert_eq!(since_ms as i64, berlin("2026-06-09T00:00"));
    let profile = devices::devices(&host.app)[0].profile.clone();
    host.command(Command::TakeBackFrom { profile, since_ms });
    assert!(host.event().board.notices.is_empty());
    assert!(devices::devices(&host.app).is_empty(), "what is taken back is not offered again");
    host.send(Msg::Toast(ToastMsg::Undo));
    assert_eq!(host.event().board.notices.len(), 1);
}

// F56
#[test]
fn a_closed_space_names_those_who_need_another() {
    let mut host = phone();
    host.command(Command::Me { field: name::ROLE, text: "facilitator".into() });
    let space = "r01";
    let board = &host.event().board;
    let at = board.space(space);
    let there = |t: &&Topic| t.on_wall() && t.space == at;
    let ids: Vec<String> =
        board.topics.iter().filter(there).map(|topic| topic.id.clone()).collect();
    assert!(ids.len() > 2);
    host.command(Command::CloseSpace { space: space.into(), on: true });
    let shown = hosting::view(&host.app).unwrap();
    assert!(shown.spaces.iter().all(|(id, _)| id != space));
    assert_eq!((shown.closed.len(), &*shown.closed[0].name), (1, "Saal A"));
    let named: Vec<&str> = shown.closed[0].topics.iter().map(|(id, _)| &**id).collect();
    assert_eq!(named, ids);
    host.command(Command::CloseSpace { space: space.into(), on: false });
    assert!(hosting::view(&host.app).unwrap().closed.is_empty());
}

#[test]
fn forms_of_the_facilitator_are_kept_while_typing_and_emptied_when_sent() {
    let mut host = phone();
    host.command(Command::Me { field: name::ROLE, text: "facilitator".into() });
    let type_in = |host: &mut Phone, form: &str, field, text: &str| {
        let (form, text) = (form.to_owned(), text.to_owned());
        host.send(Msg::Typed(Command::Draft { form, field, text }));
    };
    type_in(&mut host, "notice", name::WORDS, "Der Bus fährt um fünf");
    type_in(&mut host, "d1-1", name::START, "11:15");
    type_in(&mut host, "space", name::NAME, "Zelt 7");
    let shown = hosting::view(&host.app).unwrap();
    assert_eq!(shown.notice.value, "Der Bus fährt um fünf");
    let slot = |shown: &hosting::View| shown.days[0].1[1].clone();
    assert_eq!((&*slot(&shown).start, &*slot(&shown).end), ("11:15", "12:30"));
    host.command(Command::MoveSlot { slot: "d1-1".into(), start: "x".into(), end: "y".into() });
    let shown = hosting::view(&host.app).unwrap();
    assert_eq!(slot(&shown).error, "Die Uhrzeit bitte so: 13:30.");
    host.command(Command::MoveSlot {
        slot: "d1-1".into(),
        start: "11:15".into(),
        end: "12:45".into(),
    });
    host.command(Command::Notify { words: "Der Bus fährt um fünf".into() });
    host.command(Command::AddSpace { name: "Zelt 7".into(), find: String::new() });
    let shown = hosting::view(&host.app).unwrap();
    assert_eq!((&*shown.notice.value, &*shown.space[0].value), ("", ""));
    assert_eq!((slot(&shown).error, slot(&shown).start), (String::new(), "11:15".to_owned()));
    assert!(host.event().private.forms.is_empty());
    host.command(Command::Notify { words: String::new() });
    assert_eq!(
        hosting::view(&host.app).unwrap().notice.error,
        "Da fehlt noch etwas: bitte ausfüllen."
    );
}
