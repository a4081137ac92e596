//! What is written at the same time, what others suggest, and who changed what.

use anliegen::crdt::Value;
use anliegen::domain::queries::trail;
use anliegen::domain::schema::{kind, name};
use anliegen::domain::{Command, State};
use anliegen::screens::facilitation::view_model as hosting;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn two() -> (Phone, Phone) {
    (joined(&Device::new(), &net()), joined(&Device::new(), &net()))
}

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(anliegen::app::Msg::Typed(Command::Draft { form, field, text }));
}

fn retitle(phone: &mut Phone, text: &str) {
    phone.pass(SECOND);
    let texts = vec![(name::TITLE, text.to_owned())];
    phone.command(Command::Edit { topic: "t001".into(), texts });
}

fn meet(one: &mut Phone, two: &mut Phone) {
    one.receive(two);
    two.receive(one);
}

// M4
#[test]
fn both_values_stand_until_one_person_settles_for_all() {
    let (mut one, mut two) = two();
    retitle(&mut one, "Pflege");
    retitle(&mut two, "Betreuung");
    meet(&mut one, &mut two);
    assert_eq!(one.topic("t001").concurrent, [name::TITLE]);
    let heads = one.event().layers.register(kind::TOPICS, "t001", name::TITLE).unwrap().heads();
    let keep = heads.iter().find(|h| h.value == Some(Value::text("Pflege"))).unwrap().at.clone();
    one.command(Command::Settle { topic: "t001".into(), field: name::TITLE, keep: Some(keep) });
    meet(&mut one, &mut two);
    assert_eq!(
        (two.topic("t001").title.as_str(), two.topic("t001").concurrent.len()),
        ("Pflege", 0)
    );
}

// M4
#[test]
fn both_values_can_be_kept_as_one() {
    let (mut one, mut two) = two();
    retitle(&mut one, "Pflege");
    two.pass(SECOND);
    retitle(&mut two, "Betreuung");
    meet(&mut one, &mut two);
    two.command(Command::Settle { topic: "t001".into(), field: name::TITLE, keep: None });
    assert_eq!(two.topic("t001").title, "Pflege / Betreuung");
    two.command(Command::Settle { topic: "t001".into(), field: name::TITLE, keep: None });
    assert_eq!(two.said(), "Das hat inzwischen jemand geändert. Sieh es dir noch einmal an.");
}

// M4: equal values are one, and a place is the same whoever claimed it.
#[test]
fn the_same_written_twice_is_nothing_to_settle() {
    let (mut one, mut two) = two();
    retitle(&mut one, "Pflege");
    retitle(&mut two, "Pflege");
    let space = one.event().board.spaces[3].id.clone();
    one.place("t002", "d1-1", &space);
    two.place("t002", "d1-1", &space);
    meet(&mut one, &mut two);
    assert!(one.topic("t001").concurrent.is_empty());
    assert!(one.topic("t002").concurrent.is_empty());
}

// M3: a form replaces what its writer saw when it was opened, not what came meanwhile.
#[test]
fn a_form_sent_after_anothers_change_leaves_both_standing() {
    let (mut one, mut two) = two();
    let draft =
        |text: &str| Command::Draft { form: "t001".into(), field: name::TITLE, text: text.into() };
    one.command(draft("Pfle"));
    retitle(&mut two, "Betreuung");
    one.receive(&two);
    one.command(draft("Pflege"));
    retitle(&mut one, "Pflege");
    assert_eq!(one.topic("t001").concurrent, [name::TITLE]);
    assert!(one.event().private.form("t001").is_none(), "the form is put away");
    // Who has seen both replaces both.
    retitle(&mut one, "Pflege und Betreuung");
    assert!(one.topic("t001").concurrent.is_empty());
}

// J1 F18 Y3
#[test]
fn a_form_that_is_being_filled_in_survives_and_stays_private() {
    let (mut one, _) = two();
    one.send(anliegen::app::Msg::Typed(Command::Draft {
        form: "new".into(),
        field: name::TITLE,
        text: "Halb geschrie".into(),
    }));
    one.pass(2 * SECOND);
    assert!(one.event().layers.undelivered().is_empty());
    let (device, net) = (one.device.clone(), one.network.clone());
    one.kill();
    let again = Phone::open(&device, &net, morning() + HOUR, "#/now");
    let form = again.event().private.form("new").unwrap();
    assert_eq!(form.text(name::TITLE), Some("Halb geschrie"));
}

// F54
#[test]
fn withdrawn_and_edited_at_the_same_time_shows_both() {
    let (mut one, mut two) = two();
    one.command(Command::Withdraw { topic: "t001".into(), on: true });
    two.pass(MINUTE);
    two.command(Command::Me { field: name::NAME, text: "Uwe".into() });
    retitle(&mut two, "Pflege");
    meet(&mut one, &mut two);
    let topic = one.topic("t001");
    assert_eq!((topic.state, topic.title.as_str()), (State::Withdrawn, "Pflege"));
    let open = one.event();
    let since = trail::edited_since_withdrawn(&open.board, &open.layers, "t001").unwrap();
    assert_eq!((since.name.as_str(), since.field.as_str()), ("Uwe", name::TITLE));
    one.command(Command::Withdraw { topic: "t001".into(), on: false });
    let open = one.event();
    assert_eq!(open.board.topic("t001").unwrap().state, State::Open);
}

#[test]
fn a_trail_says_who_last_changed_which_field() {
    let (mut one, mut two) = two();
    one.command(Command::Me { field: name::NAME, text: "Katrin".into() });
    retitle(&mut one, "Pflege");
    two.receive(&one);
    two.pass(MINUTE);
    two.command(Command::Withdraw { topic: "t001".into(), on: true });
    one.receive(&two);
    let open = one.event();
    let steps = trail::of_topic(&open.board, &open.layers, "t001");
    let told: Vec<(&str, &str)> =
        steps.iter().map(|s| (s.field.as_str(), s.name.as_str())).collect();
    assert_eq!(told, [(name::STATE, ""), (name::TITLE, "Katrin")]);
    assert_eq!(steps[0].profile, two.app.profile.id);
}

#[test]
fn a_proposal_waits_for_the_convener_and_is_taken_or_left() {
    let (mut one, mut two) = two();
    for text in ["Pflege", "Betreuung"] {
        let value = Some(Value::text(text));
        two.command(Command::Propose { topic: "t001".into(), field: name::TITLE, value });
    }
    one.receive(&two);
    assert_eq!(one.event().board.proposals.len(), 2);
    let before = one.topic("t001").title.clone();
    let ids: Vec<String> = one.event().board.proposals.iter().map(|p| p.id.clone()).collect();
    one.command(Command::Answer { proposal: ids[1].clone(), accept: false });
    assert_eq!(one.topic("t001").title, before);
    one.command(Command::Answer { proposal: ids[0].clone(), accept: true });
    assert_ne!(one.topic("t001").title, before);
    assert!(one.event().board.proposals.is_empty());
    one.undo();
    assert_eq!(
        (one.topic("t001").title.as_str(), one.event().board.proposals.len()),
        (&*before, 1)
    );
}

// F52
#[test]
fn whoever_is_impersonated_goes_on_under_a_new_name_and_loses_nothing() {
    let (mut one, _) = two();
    retitle(&mut one, "Pflege");
    let actor = one.app.profile.clock.actor().clone();
    let late = anliegen::crdt::Stamp { ms: one.ms() as u64 + 60_000, counter: 0, actor };
    let body = serde_json::json!({ "title": "Fremd", "~": { "title": late.text() } });
    let text = event(|e| e["topics"]["t002"] = body);
    one.network.borrow_mut().serve(SAMPLE_URL, &text);
    one.send(anliegen::app::Msg::sync(anliegen::sync::events::Input::SyncNow));
    one.pass(5 * SECOND);
    assert_eq!(one.topic("t002").title, "Fremd");
    let actor = one.app.profile.clock.actor();
    assert_ne!(*actor, late.actor);
    assert_eq!(actor.profile(), late.actor.profile(), "still the same person");
    let register = one.event().layers.register(kind::TOPICS, "t001", name::TITLE).unwrap();
    assert_eq!((register.heads().len(), &register.shown().at.actor), (1, actor));
    assert_eq!(one.topic("t001").title, "Pflege");
    assert!(one.device.disk.holds_under(SAMPLE_ID, actor.as_str()), "kept under the new name, too");
}

// F52
#[test]
fn what_lost_to_a_write_of_the_same_stamp_is_kept_aside() {
    let (mut one, _) = two();
    retitle(&mut one, "A");
    let stamp = one.event().layers.register(kind::TOPICS, "t001", name::TITLE).unwrap();
    let stamp = stamp.shown().at.text();
    let text = event(|e| {
        e["topics"]["t001"]["title"] = "B".into();
        e["topics"]["t001"]["~"] = serde_json::json!({ "title": stamp });
    });
    one.network.borrow_mut().serve(SAMPLE_URL, &text);
    one.send(anliegen::app::Msg::sync(anliegen::sync::events::Input::SyncNow));
    one.pass(5 * SECOND);
    assert_eq!(one.topic("t001").title, "B");
    assert!(one.device.disk.holds_under("quarantine", "\"value\": \"A\""));
}

// M3 M4: what is typed builds on what stood in the field when the person came into it.
#[test]
fn a_title_that_changes_under_the_cursor_stays_beside_the_one_that_is_typed() {
    let (mut one, mut two) = (joined(&Device::new(), &net()), joined(&Device::new(), &net()));
    one.command(Command::Claim { topic: "t001".into(), on: true });
    one.enter(kind::DRAFTS, "t001", name::TITLE);
    two.pass(SECOND);
    let texts = vec![(name::TITLE, "Betreuung".to_owned())];
    two.command(Command::Edit { topic: "t001".into(), texts });
    one.receive(&two);
    one.pass(2 * SECOND);
    type_in(&mut one, "t001", name::TITLE, "Pflege");
    one.send(anliegen::app::Msg::Form(anliegen::app::FormMsg::Edit("t001".into())));
    assert_eq!(one.topic("t001").concurrent, [name::TITLE]);
}

// M3 M4
#[test]
fn a_slot_that_two_facilitators_move_says_both_times_until_one_decides() {
    let facilitator = || {
        let mut phone = joined(&Device::new(), &net());
        phone.command(Command::Me { field: name::ROLE, text: "facilitator".to_owned() });
        phone
    };
    let (mut one, mut two) = (facilitator(), facilitator());
    let (start, end) = {
        let slot = &one.event().board.slots[one.event().board.slot("d1-1").unwrap()];
        (slot.start.clock(), slot.end.clock())
    };
    let to = |start: &str| Command::MoveSlot {
        slot: "d1-1".to_owned(),
        start: start.to_owned(),
        end: end.clone(),
    };
    assert_eq!(start, "11:00");
    type_in(&mut one, "d1-1", name::START, "11:10");
    two.pass(SECOND);
    two.command(to("11:20"));
    one.receive(&two);
    one.pass(2 * SECOND);
    one.command(to("11:10"));
    let row = |phone: &Phone| {
        let days = hosting::view(&phone.app).unwrap().days;
        days.into_iter().flat_map(|(_, slots)| slots).find(|slot| slot.id == "d1-1").unwrap()
    };
    assert_eq!(row(&one).at_once, "Gleichzeitig geschrieben: 11:20");
    one.command(to("11:10"));
    assert_eq!((&*row(&one).at_once, &*row(&one).start), ("", "11:10"));
}
