//! The sample event, its addresses, the clock in Berlin, and a phone that has opened it.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::Host;
use anliegen::domain::{Civil, Zone};
use serde_json::Value;

use super::device::Device;
use super::network::Network;
use super::phone::Phone;

/// The app's address.
pub const BASE: &str = "https://app.example/space/";
/// Where the sample lies.
pub const SAMPLE_URL: &str = "https://app.example/space/sample.json";
/// The invitation to it.
pub const JOIN_SAMPLE: &str = "#/join?u=sample.json";
/// The sample's id.
pub const SAMPLE_ID: &str = "bewegung-50plus-2013";

/// A second, in ms.
pub const SECOND: i64 = 1_000;
/// A minute, in ms.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour, in ms.
pub const HOUR: i64 = 60 * MINUTE;
/// A day, in ms.
const DAY: i64 = 24 * HOUR;

/// The sample event as it is shipped.
pub fn sample() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/sample.json");
    std::fs::read_to_string(path).unwrap()
}

/// The sample, taking place on 9 and 10 June 2026, changed further.
pub fn event(change: impl FnOnce(&mut Value)) -> String {
    let text = sample().replace("2013-10-01", "2026-06-09").replace("2013-10-02", "2026-06-10");
    let mut value = serde_json::from_str(&text).unwrap();
    change(&mut value);
    value.to_string()
}

/// A small event of another id.
pub fn other_event(id: &str) -> String {
    serde_json::json!({
        "format": "anliegen", "v": 1, "id": id,
        "event": { "main": { "title": format!("Tagung {id}"), "zone": "Europe/Berlin" } },
        "slots": { "s1": { "date": "2026-06-09", "start": "11:00", "end": "12:30" } },
        "topics": { "x1": { "title": "Ein Anliegen" } }
    })
    .to_string()
}

/// UTC in ms of a time on the clock in Berlin.
pub fn berlin(moment: &str) -> i64 {
    berlin_zone().utc(Civil::parse(moment).unwrap())
}

/// The offsets of Berlin from 2013 to 2027.
pub fn berlin_zone() -> Zone {
    let utc = Zone::new(vec![(0, 0)]);
    // The first of January 1970 was a Thursday.
    let last_sunday = |year: i32, month: u32| {
        let last = utc.utc(Civil::parse(&format!("{year}-{month:02}-31T01:00")).unwrap());
        last - (last / DAY + 4) % 7 * DAY
    };
    let mut changes = vec![(0, 60)];
    for year in 2013..=2027 {
        changes.extend([(last_sunday(year, 3), 120), (last_sunday(year, 10), 60)]);
    }
    Zone::new(changes)
}

/// A quarter to eleven on the first day: people stand at the wall.
pub fn morning() -> i64 {
    berlin("2026-06-09T10:42")
}

/// A German browser at the app's address.
pub fn host() -> Host {
    Host { base: BASE.to_owned(), language: "de-DE".to_owned(), ..Host::default() }
}

/// A network with the sample.
pub fn net() -> Rc<RefCell<Network>> {
    let net = Rc::new(RefCell::new(Network::default()));
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    net
}

/// A phone that has opened the invitation to the sample a few seconds ago.
pub fn joined(device: &Rc<Device>, net: &Rc<RefCell<Network>>) -> Phone {
    let mut phone = Phone::open(device, net, morning(), JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    assert!(phone.app.event.is_some());
    phone
}
