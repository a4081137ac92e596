//! Topics: posting, placing, changing, merging, withdrawing.

use anliegen::domain::commands::topics;
use anliegen::domain::commands::topics::Post;
use anliegen::domain::schema::{kind, name};
use anliegen::domain::{Clash, Command, State, Topic};

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn phone() -> Phone {
    joined(&Device::new(), &net())
}

fn free_place(phone: &Phone) -> (String, String) {
    let board = &phone.event().board;
    let (slot, space) = anliegen::domain::queries::schedule::next_free(board, None, "me").unwrap();
    (board.slots[slot].id.clone(), board.spaces[space].id.clone())
}

// J1 Y10
#[test]
fn a_posted_topic_is_on_the_wall_and_on_the_disk_at_once() {
    let mut phone = phone();
    phone.command(Command::Me { field: name::NAME, text: "Katrin".into() });
    let (slot, space) = free_place(&phone);
    let id = phone.post("Fahrtkosten", Some((&slot, &space)));
    let topic = phone.topic(&id);
    assert_eq!((topic.label().as_str(), topic.state), ("105", State::Open));
    assert_eq!(phone.place_of(&id), (Some(&*slot), Some(&*space)));
    assert!(topic.since.is_some());
    assert!(phone.event().private.claims.contains(&id));
    assert!(phone.device.disk.holds_under(":j:", "Fahrtkosten"));
    let said = phone.out.announced.last().unwrap();
    assert_eq!((said.as_str(), phone.app.undo_history.len()), ("Angehängt: Fahrtkosten", 1));
    assert_eq!(phone.event().board.name_of(&phone.app.profile.id), Some("Katrin"));
    assert!(phone.event().layers.undelivered().entity(kind::TOPICS, &id).is_some());
    let device = phone.device.clone();
    let net = phone.network.clone();
    phone.kill();
    net.borrow_mut().down = true;
    let again = Phone::open(&device, &net, morning() + HOUR, "#/wall");
    assert_eq!(again.place_of(&id), (Some(&*slot), Some(&*space)));
}

#[test]
fn the_desk_posts_for_others_with_the_number_on_the_sheet() {
    let mut phone = phone();
    let post = Post { title: "A".into(), number: " 230 ".into(), ..Post::default() };
    phone.command(Command::Post(post));
    let post = Post { title: "B".into(), range: Some((200, 299)), ..Post::default() };
    phone.command(Command::Post(post.clone()));
    let labels: Vec<String> =
        phone.event().board.topics.iter().rev().take(2).map(Topic::label).collect();
    assert_eq!(labels, ["231", "230"]);
    assert!(phone.event().private.claims.is_empty());
    phone.command(Command::Post(Post { number: "12a".into(), ..post }));
    assert_eq!(phone.said(), "Die Nummer bitte in Ziffern, von 1 bis 9999.");
}

#[test]
fn a_post_without_a_title_or_with_a_place_that_is_gone_is_refused_in_words() {
    let mut phone = phone();
    phone.command(Command::Post(Post { title: "  ".into(), ..Post::default() }));
    assert_eq!(phone.said(), "Da fehlt noch etwas: bitte ausfüllen.");
    let place = Some(("nirgends".to_owned(), None));
    phone.command(Command::Post(Post { title: "A".into(), place, ..Post::default() }));
    assert_eq!(phone.said(), "Das gibt es nicht mehr.");
    phone.command(Command::Post(Post { title: "ä".repeat(121), ..Post::default() }));
    assert!(phone.said().contains("120"));
    assert_eq!(phone.event().board.topics.len(), 104);
}

// M5
#[test]
fn a_post_can_be_taken_back_and_that_again() {
    let mut phone = phone();
    let id = phone.post("Aus Versehen", None);
    phone.command(phone.app.undo_history[0].undo.clone());
    assert!(phone.event().board.topic(&id).is_none());
    assert_eq!(phone.said(), "Zurückgenommen");
    phone.undo();
    assert_eq!(phone.topic(&id).title, "Aus Versehen");
}

#[test]
fn the_same_place_again_is_no_write_and_keeps_the_claim() {
    let mut phone = phone();
    let (slot, space) = free_place(&phone);
    let id = phone.post("A", Some((&slot, &space)));
    let since = phone.topic(&id).since.clone();
    phone.pass(SECOND);
    phone.place(&id, &slot, &space);
    assert_eq!(phone.said(), "Daran ändert sich nichts.");
    assert_eq!(phone.topic(&id).since, since);
}

// V5
#[test]
fn undo_is_refused_in_words_where_somebody_has_changed_it_since() {
    let (mut one, mut two) = (phone(), phone());
    let (slot, space) = free_place(&one);
    one.place("t001", &slot, &space);
    let undo = one.app.undo_history[0].undo.clone();
    two.receive(&one);
    two.pass(SECOND);
    two.command(Command::Place { topic: "t001".into(), slot: None, space: None });
    one.receive(&two);
    one.command(undo);
    assert_eq!(one.said(), "Das hat inzwischen jemand geändert. Sieh es dir noch einmal an.");
    assert_eq!(one.place_of("t001"), (None, None));
}

#[test]
fn undo_of_a_move_brings_back_the_former_claim() {
    let mut phone = phone();
    let (slot, space) = free_place(&phone);
    let before = phone.place_of("t001");
    let before = (before.0.map(str::to_owned), before.1.map(str::to_owned));
    phone.place("t001", &slot, &space);
    assert!(phone.topic("t001").since.is_some());
    phone.undo();
    assert_eq!(phone.place_of("t001"), (before.0.as_deref(), before.1.as_deref()));
    assert_eq!(phone.topic("t001").since, None, "it was written by hand, before all");
}

#[test]
fn two_topics_change_places_in_one_step_and_back() {
    let mut phone = phone();
    let place = |phone: &Phone, id: &str| {
        let (slot, space) = phone.place_of(id);
        (slot.map(str::to_owned), space.map(str::to_owned))
    };
    let (one, two) = (place(&phone, "t001"), place(&phone, "t002"));
    assert_ne!(one, two);
    phone.command(Command::Swap { topic: "t001".into(), with: "t002".into() });
    assert_eq!((place(&phone, "t001"), place(&phone, "t002")), (two.clone(), one.clone()));
    phone.undo();
    assert_eq!((place(&phone, "t001"), place(&phone, "t002")), (one, two));
}

// F55
#[test]
fn two_phones_take_one_cell_offline_and_both_see_who_keeps_it() {
    let (mut one, mut two) = (phone(), phone());
    let (slot, space) = free_place(&one);
    let first = one.post("Zuerst", Some((&slot, &space)));
    two.pass(SECOND);
    let second = two.post("Danach", Some((&slot, &space)));
    one.receive(&two);
    two.receive(&one);
    for phone in [&one, &two] {
        assert_eq!(phone.topic(&first).clash, Some(Clash::Keeps(vec![second.clone()])));
        assert_eq!(phone.topic(&second).clash, Some(Clash::Taken(first.clone())));
        assert_eq!(phone.place_of(&second), (Some(&*slot), Some(&*space)), "nothing moves");
    }
    // Both took the next number: the later one shows a letter.
    assert_eq!(one.topic(&first).label(), "105");
    assert_eq!(
        (one.topic(&second).label(), two.topic(&second).label()),
        ("105b".into(), "105b".into())
    );
}

#[test]
fn withdrawing_is_a_field_and_can_be_undone() {
    let mut phone = phone();
    phone.command(Command::Withdraw { topic: "t001".into(), on: true });
    assert_eq!(phone.topic("t001").state, State::Withdrawn);
    phone.undo();
    assert_eq!(phone.topic("t001").state, State::Open);
    phone.command(Command::Withdraw { topic: "t001".into(), on: false });
    assert_eq!(phone.said(), "Daran ändert sich nichts.");
}

// F57
#[test]
fn picks_claims_and_notes_follow_a_merged_topic_and_come_back_apart() {
    let mut phone = phone();
    phone.pick("t001", true);
    phone.command(Command::Claim { topic: "t001".into(), on: true });
    phone.command(Command::Merge { topic: "t001".into(), into: Some("t002".into()) });
    assert_eq!(phone.topic("t001").state, State::Merged);
    assert_eq!(phone.event().board.goes_on_in("t001").unwrap().id, "t002");
    assert!(phone.event().private.picks.contains("t002"));
    assert!(phone.event().private.claims.contains("t002"));
    phone.command(Command::Merge { topic: "t002".into(), into: Some("t001".into()) });
    assert_eq!(phone.said(), "Daran ändert sich nichts.", "a circle is not made on purpose");
    phone.pick("t002", false);
    assert!(phone.picks().is_empty());
    phone.pick("t001", true);
    phone.command(Command::Merge { topic: "t001".into(), into: None });
    assert_eq!(phone.picks(), ["t001"]);
}

// S4: a place suggested in exchange is taken as a whole, or not at all.
#[test]
fn s4_a_suggested_exchange_moves_both_or_none() {
    let mut phone = phone();
    let (a, b) = (phone.post("Meins", Some(("d1-1", "r01"))), "t002".to_owned());
    phone.place(&b, "d1-2", "r02");
    let place = |slot: &str, space: &str| {
        let space = Some(space.to_owned());
        Some(topics::place_in_exchange(slot.to_owned(), space, &a))
    };
    let ask = |phone: &mut Phone, value| {
        phone.command(Command::Propose { topic: b.clone(), field: name::PLACE, value });
        let proposal = phone.event().board.proposals.last().unwrap().id.clone();
        phone.command(Command::Answer { proposal, accept: true });
    };
    // It no longer hangs where it was offered.
    ask(&mut phone, place("d1-3", "r03"));
    assert_eq!(phone.place_of(&b), (Some("d1-2"), Some("r02")));
    assert_eq!(phone.place_of(&a), (Some("d1-1"), Some("r01")));
    let left: Vec<String> = phone.event().board.proposals.iter().map(|p| p.id.clone()).collect();
    for proposal in left {
        phone.command(Command::Answer { proposal, accept: false });
    }
    ask(&mut phone, place("d1-1", "r01"));
    assert_eq!(phone.place_of(&b), (Some("d1-1"), Some("r01")));
    assert_eq!(phone.place_of(&a), (Some("d1-2"), Some("r02")));
    phone.undo();
    assert_eq!(phone.place_of(&a), (Some("d1-1"), Some("r01")));
}
