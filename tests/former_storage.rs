//! What an earlier build stored, read by the store alone: the fixture of
//! `tests/browser/tests/former_storage.rs`.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::crdt::Layers;
use anliegen::domain::Board;
use anliegen::domain::me::Me;
use anliegen::domain::private::Private;
use anliegen::persistence::{Backend, Memory, Store};

const RECORDED: &str = include_str!("browser/fixtures/storage-b7961f0.json");

#[test]
fn j4_j5_the_storage_of_the_former_build_is_whole() {
    let keys: BTreeMap<String, String> = serde_json::from_str(RECORDED).unwrap();
    let memory = Memory::default();
    for (key, text) in &keys {
        memory.set(key, text).unwrap();
    }
    let (mut store, boot) = Store::boot(Rc::new(memory), "new", 1);
    assert!(!boot.blocked && !boot.newer);
    assert_eq!(boot.quarantined, 1);
    let me = Me::read(&boot.profile.unwrap().state);
    assert_eq!((&*me.name, &*me.organisation, &*me.size), ("Ursula Übung", "Pakt 9", "large"));
    let events: Vec<&str> = boot.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(events, ["probe-2013", "zweite-2014"]);

    let opened = store.open("probe-2013").unwrap();
    let private = Private::read(&opened.private);
    assert!(private.picks.contains("a") && private.picks.contains("b"));
    let texts: Vec<&str> = private.notes.iter().map(|note| note.text.as_str()).collect();
    for text in ["Umlaute äöüß, 👩‍👧 und\nzwei Zeilen", "Eine freie Notiz", "Noch im Journal"]
    {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    assert_eq!(private.form("new").unwrap().text("title"), Some("Halb geschrieben"));
    let mut layers = Layers::default();
    for (file, _, body) in opened.bodies {
        let _ = layers.accept(&file, body);
    }
    let _ = layers.write(&opened.own);
    let board = Board::read("probe-2013", &layers);
    let titles: Vec<&str> = board.topics.iter().map(|topic| topic.title.as_str()).collect();
    for title in ["Erstes Anliegen", "Abgeschicktes Anliegen", "Wartendes Anliegen"] {
        assert!(titles.contains(&title), "{title}: {titles:?}");
    }
    let second = store.open("zweite-2014").unwrap();
    assert!(Private::read(&second.private).picks.contains("c"));
}
