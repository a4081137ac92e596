//! Whoever convenes or has picked a topic is told what has become of it.

use anliegen::app::Msg;
use anliegen::domain::Command;
use anliegen::domain::State;
use anliegen::screens::now::view_model::view;

use crate::phones_and_server::{PhonesAndServer, URL};
use crate::support::phone::Phone;
use crate::support::phones::post;
use crate::support::server::Manner;

fn id_of(phone: &Phone, title: &str) -> String {
    phone.event().board.topics.iter().find(|t| t.title == title).unwrap().id.clone()
}

/// What *Jetzt* says of them.
fn told(phone: &Phone) -> Vec<String> {
    view(&phone.app).changes.into_iter().map(|(_, words)| words).collect()
}

// F80 V4
#[test]
fn whose_host_is_withdrawn_stands_on_its_own_and_both_conveners_are_told() {
    let mut group = PhonesAndServer::new(3, Manner::default());
    post(&mut group.phones[0], "X");
    post(&mut group.phones[1], "Y");
    group.live(1);
    let (x, y) = (id_of(&group.phones[1], "X"), id_of(&group.phones[1], "Y"));
    group.phones[1].command(Command::Merge { topic: y.clone(), into: Some(x.clone()) });
    group.live(1);
    assert!(told(&group.phones[1]).is_empty(), "one's own doing is no news");
    group.phones[0].command(Command::Withdraw { topic: x, on: true });
    let words = "„Y“ steht wieder für sich: „X“ gibt es nicht mehr";
    assert_eq!(told(&group.phones[0]), [words], "the host who withdrew it");
    group.live(1);
    assert_eq!(told(&group.phones[1]), [words], "the guest");
    assert!(told(&group.phones[2]).is_empty(), "nobody else");
    for phone in &group.phones {
        let topic = phone.event().board.topic(&y).unwrap();
        assert_eq!((topic.state, topic.goes_on_in.as_deref()), (State::Open, None));
    }
    let file = group.net.borrow().server.text(URL);
    assert!(file.contains("mergedInto"), "it is derived, nothing is written");
    group.phones[1].go(&format!("#/topic/{y}"));
    group.phones[1].go("#/now");
    assert!(told(&group.phones[1]).is_empty(), "read on its own screen");
    group.phones[0].command(Command::TakeNote(vec![y]));
    assert!(told(&group.phones[0]).is_empty(), "or put away");
}

// V4
#[test]
fn whoever_picked_a_topic_reads_what_became_of_it_until_seen() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    for topic in ["t001", "t002", "t003", "t004"] {
        group.phones[1].pick(topic, true);
    }
    group.live(1);
    assert!(told(&group.phones[1]).is_empty());
    let by_hand = |id: &str| id.to_owned();
    group.phones[0].command(Command::Withdraw { topic: by_hand("t001"), on: true });
    group.phones[0].command(Command::Merge { topic: by_hand("t002"), into: Some(by_hand("t005")) });
    group.phones[0].command(Command::Place { topic: by_hand("t003"), slot: None, space: None });
    group.live(2);
    let changes = view(&group.phones[1].app).changes;
    let ids: Vec<&str> = changes.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["t001", "t002", "t003"]);
    assert!(changes[0].1.starts_with("Zurückgezogen: "), "{changes:?}");
    assert!(changes[1].1.contains(" geht weiter in "), "{changes:?}");
    assert!(changes[2].1.ends_with(" hängt nicht mehr an der Wand"), "{changes:?}");
    let topics = ids.iter().map(|id| (*id).to_owned()).collect();
    group.phones[1].send(Msg::Do(Command::TakeNote(topics)));
    group.live(1);
    assert!(told(&group.phones[1]).is_empty());
}
