//! What the tests' phones find in the world: the sample event, addresses, the clock in Berlin.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::{Host, Msg};
use anliegen::domain::schema::{kind, name};
use anliegen::domain::{Civil, Command, Zone};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde_json::Value;

use super::Phone;
use super::device::Device;
use super::net::Net;

/// The app's address.
pub const BASE: &str = "https://app.example/space/";
/// Where the sample lies.
pub const SAMPLE_URL: &str = "https://app.example/space/sample.json";
/// The invitation to it.
pub const JOIN_SAMPLE: &str = "#/join?u=sample.json";
/// The sample's id.
pub const SAMPLE_ID: &str = "bewegung-50plus-2013";

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;

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
    let last_sunday = |year: i32, month: u32| {
        let day = NaiveDate::from_ymd_opt(year, month, 31).unwrap();
        let back = day.weekday().days_since(Weekday::Sun);
        let sunday = day - Days::new(u64::from(back));
        sunday.and_hms_opt(1, 0, 0).unwrap().and_utc().timestamp_millis()
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
pub fn net() -> Rc<RefCell<Net>> {
    let net = Rc::new(RefCell::new(Net::default()));
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    net
}

/// A phone that has opened the invitation to the sample a few seconds ago.
pub fn joined(device: &Rc<Device>, net: &Rc<RefCell<Net>>) -> Phone {
    let mut phone = Phone::open(device, net, morning(), JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    assert!(phone.app.event.is_some());
    phone
}

impl Phone {
    /// The event at hand.
    pub fn event(&self) -> &anliegen::app::Session {
        self.app.event.as_ref().unwrap()
    }

    /// Types a note to a topic; it is kept within a second.
    pub fn type_note(&mut self, topic: &str, text: &str) {
        let is_new = self.event().private.note(topic).is_none();
        self.send(Msg::Typed(Command::Note {
            id: topic.to_owned(),
            topic: Some(topic.to_owned()),
            text: text.to_owned(),
            made: is_new.then_some(self.ms as u64),
        }));
    }

    /// The note to a topic.
    pub fn note(&self, topic: &str) -> Option<&str> {
        self.event().private.note(topic).map(|note| note.text.as_str())
    }

    /// Whether the note to a topic is called saved.
    pub fn is_saved(&self, topic: &str) -> bool {
        self.app.save_state.is_saved(kind::NOTES, topic, name::NOTE)
    }

    /// Takes a topic into the agenda, or out of it.
    pub fn pick(&mut self, topic: &str, on: bool) {
        self.command(Command::Pick { topic: topic.to_owned(), on });
    }

    /// The picks, sorted.
    pub fn picks(&self) -> Vec<&str> {
        self.event().private.picks.iter().map(String::as_str).collect()
    }

    /// The numbers of the faults that the banners tell.
    pub fn faults(&self) -> Vec<&'static str> {
        anliegen::screens::layout::view_model::notices(&self.app)
            .iter()
            .map(|notice| notice.fault)
            .collect()
    }
}
