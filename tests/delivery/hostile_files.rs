//! Files that one writer has filled so that others should no longer be heard (S5).

use crate::phones_and_server::{PhonesAndServer, URL};
use crate::support::phones::rename;
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
