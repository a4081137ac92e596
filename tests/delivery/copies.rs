//! *Datei aufnehmen*: an edited copy of the event, taken in by somebody.

use anliegen::app::{ImportMsg, Msg};
use anliegen::crdt::Value;
use serde_json::{Value as Json, json};

use crate::hand_edits::{download, live, register, set_aside, titled, titles};
use crate::support::phone::Phone;
use crate::support::phones::rename;
use crate::support::server::Manner;

fn take_in(phone: &mut Phone, file: &Json) {
    phone.send(Msg::Import(ImportMsg::Event(file.to_string())));
}

// F66 F87
#[test]
fn f87_a_copy_that_is_taken_in_brings_every_difference_as_the_persons_own() {
    let mut group = live(2, Manner { ignores_conditions: true, ..Manner::default() });
    let mut file = titled(&download(&group), "Von Hand");
    // Without a stamp, without a check, of a kind that this version does not know, and one gone.
    file["topics"]["t002"]["title"] = json!("Auch von Hand");
    file["topics"]["t003"]["aura"] = json!("blau");
    file["topics"]["t004"]["gone"] = json!(true);
    file["holograms"]["h1"] = json!({ "hue": 7 });
    take_in(&mut group.phones[0], &file);
    group.live(2);
    group.agree(&["Von Hand", "Auch von Hand"]);
    let open = group.phones[1].event();
    assert!(open.board.topic("t004").is_none());
    assert_eq!(open.layers.value("topics", "t003", "aura"), Some(&Value::text("blau")));
    assert_eq!(open.layers.value("holograms", "h1", "hue"), Some(&Value::number(7)));
    let profile = group.phones[0].app.profile.id.clone();
    let written = register(&group.phones[1]);
    assert_eq!((written.shown().at.actor.profile(), written.heads().len()), (&*profile, 1));
    let (puts, held) = (group.puts(), group.file());
    take_in(&mut group.phones[0], &file);
    take_in(&mut group.phones[1], &file);
    group.live(2);
    assert_eq!((group.puts(), group.file()), (puts, held), "twice is once");
    assert_eq!(set_aside(&group), 0);
}

// M3 F87
#[test]
fn f87_a_copy_that_is_older_takes_nothing_back_that_others_have_written() {
    for has_checks in [true, false] {
        let mut group = live(2, Manner::default());
        let mut old = download(&group);
        if !has_checks {
            old["topics"]["t001"].as_object_mut().unwrap().remove("~~~");
        }
        take_in(&mut group.phones[0], &titled(&old, "Von Hand"));
        group.live(2);
        group.agree(&["Von Hand"]);
        rename(&mut group.phones[1], "Inzwischen anders");
        group.live(2);
        let before = register(&group.phones[1]);
        take_in(&mut group.phones[0], &old);
        group.live(2);
        assert_eq!(register(&group.phones[0]), before, "an old copy that nobody has edited");
        if has_checks {
            take_in(&mut group.phones[0], &titled(&old, "Noch einmal von Hand"));
            group.live(2);
            let both = ["Noch einmal von Hand", "Inzwischen anders"];
            assert_eq!(titles(&group.phones[1]), both);
        }
    }
}
