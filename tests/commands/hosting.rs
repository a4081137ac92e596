//! What a facilitator does: notices, other times, other spaces, and taking back vandalism.

use anliegen::app::Msg;
use anliegen::domain::schema::name;
use anliegen::domain::{Clash, Command, State};

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn phone() -> Phone {
    joined(&Device::new(), &net())
}

#[test]
fn a_notice_reaches_all_is_put_away_by_each_and_can_be_taken_back() {
    let (mut host, mut guest) = (phone(), phone());
    host.command(Command::Me { field: name::NAME, text: "Ursula".into() });
    host.command(Command::Notify { words: " Mittag erst um 13 Uhr ".into() });
    guest.receive(&host);
    let notice = guest.event().board.notices[0].clone();
    assert_eq!((notice.words.as_str(), notice.name.as_str()), ("Mittag erst um 13 Uhr", "Ursula"));
    assert_eq!(notice.made, host.ms() as u64);
    assert!(host.event().private.away.contains(&notice.id), "who says it need not be told");
    assert!(!guest.event().private.away.contains(&notice.id));
    guest.command(Command::PutAway { notice: notice.id.clone(), on: true });
    assert!(guest.event().private.away.contains(&notice.id));
    host.command(Command::Retract { notice: notice.id, on: true });
    guest.receive(&host);
    assert!(guest.event().board.notices.is_empty());
    host.undo();
    assert_eq!(host.event().board.notices.len(), 1);
    host.command(Command::Notify { words: " ".into() });
    assert_eq!(host.said(), "Da fehlt noch etwas: bitte ausfüllen.");
}

#[test]
fn a_slot_moves_and_back() {
    let mut host = phone();
    let move_to = |start: &str, end: &str| Command::MoveSlot {
        slot: "d1-1".into(),
        start: start.into(),
        end: end.into(),
    };
    let clock = |phone: &Phone| {
        let board = &phone.event().board;
        let slot = &board.slots[board.slot("d1-1").unwrap()];
        (slot.start.clock(), slot.end.clock())
    };
    let before = clock(&host);
    host.command(move_to("11:15", "12:45"));
    assert_eq!(clock(&host), ("11:15".into(), "12:45".into()));
    host.undo();
    assert_eq!(clock(&host), before);
    host.command(move_to("viertel nach", "12:45"));
    assert_eq!(host.said(), "Die Uhrzeit bitte so: 13:30.");
}

// F56
#[test]
fn a_closed_space_keeps_its_topics_in_their_slots() {
    let mut host = phone();
    let (slot, space) = host.place_of("t001");
    let (slot, space) = (slot.unwrap().to_owned(), space.unwrap().to_owned());
    host.command(Command::CloseSpace { space: space.clone(), on: true });
    assert_eq!(host.place_of("t001"), (Some(&*slot), None));
    assert_eq!(host.topic("t001").clash, Some(Clash::NoSpace));
    host.undo();
    assert_eq!(host.place_of("t001"), (Some(&*slot), Some(&*space)));
    host.command(Command::AddSpace { name: "Zelt 7".into(), find: "Erdgeschoss".into() });
    assert_eq!(host.event().board.spaces.last().unwrap().name, "Zelt 7");
    host.undo();
    assert!(host.event().board.spaces.iter().all(|space| space.name != "Zelt 7"));
}

// S4
#[test]
fn a_facilitator_takes_back_all_that_one_device_has_done() {
    let (mut host, mut vandal) = (phone(), phone());
    host.command(Command::Me { field: name::ROLE, text: "facilitator".into() });
    let mine = host.post("Meins", None);
    vandal.receive(&host);
    vandal.pass(MINUTE);
    let since_ms = vandal.ms() as u64;
    let posted = vandal.post("Unsinn", None);
    vandal.command(Command::Withdraw { topic: mine.clone(), on: true });
    let texts = vec![(name::TITLE, "Kaputt".to_owned())];
    vandal.command(Command::Edit { topic: mine.clone(), texts });
    let body = vandal.document();
    host.network.borrow_mut().serve(SAMPLE_URL, &body);
    host.send(Msg::sync(anliegen::sync::events::Input::SyncNow));
    host.pass(5 * SECOND);
    assert_eq!(host.topic(&mine).title, "Kaputt");
    let profile = vandal.app.profile.id.clone();
    host.command(Command::TakeBackFrom { profile, since_ms });
    assert_eq!((host.topic(&mine).title.as_str(), host.topic(&mine).state), ("Meins", State::Open));
    assert!(host.event().board.topic(&posted).is_none());
    host.undo();
    assert_eq!(host.topic(&mine).title, "Kaputt");
}
