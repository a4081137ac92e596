//! Files that one writer has filled so that others should no longer be heard (S5).

use crate::phones_and_server::{PhonesAndServer, URL};
use crate::support::phones::{post, rename};
use crate::support::sample::*;
use crate::support::server::Manner;

// S5 F58: a field that 256 actors seem to have written takes one more author.
#[test]
fn a_name_is_delivered_whoever_has_written_the_field_before() {
    for concurrent in [false, true] {
        let mut group = PhonesAndServer::new(3, Manner::default());
        let stamps: Vec<String> = (0..256).map(|author| format!("1.0.a{author:03}")).collect();
        let beside: Vec<serde_json::Value> = stamps[1..]
            .iter()
            .map(|at| serde_json::json!({ "at": at, "value": format!("Titel {at}") }))
            .collect();
        let filled = event(|e| {
            let topic = &mut e["topics"]["t001"];
            topic["~"] = serde_json::json!({ "title": stamps.join(" ") });
            if concurrent {
                topic["~~"] = serde_json::json!({ "title": beside });
            }
        });
        group.net.borrow_mut().server.place(URL, filled);
        group.live(2);
        assert!(group.phones[0].event().board.topic("t001").is_some());
        rename(&mut group.phones[0], "Ein ehrlicher Titel");
        group.live(3);
        group.agree(&["Ein ehrlicher Titel"]);
        assert!(group.file().unreadable.is_empty());
        let title = group.file().stamped.register("topics", "t001", "title").cloned().unwrap();
        assert_eq!((title.heads().len(), title.context().len()), (1, 257));
    }
}

// S5 F42: what others have lost takes no room from what a person writes.
#[test]
fn a_file_that_is_nearly_full_takes_own_writes_and_no_refill() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    post(&mut group.phones[0], "Von gestern");
    group.live(1);
    group.agree(&["Von gestern"]);
    group.phones.remove(0);
    let padding = "x".repeat(anliegen::limits::REFILL_BYTES + 100_000);
    group.net.borrow_mut().server.place(URL, event(|e| e["_more"] = padding.into()));
    group.live(12);
    assert!(group.file().stamped.is_empty(), "a copy from last night, too full for a refill");
    post(&mut group.phones[0], "Von heute");
    group.live(1);
    let titles = |group: &PhonesAndServer| group.file().stamped.ids("topics").count();
    assert_eq!(titles(&group), 1, "what is written now goes out alone");
    assert_eq!(group.phones[0].event().pending.count(), 0);
    group.net.borrow_mut().server.place(URL, event(|_| {}));
    group.live(12);
    group.agree(&["Von gestern", "Von heute"]);
}
