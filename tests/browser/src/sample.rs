//! Events for tests.

use serde_json::{Value, json};

use crate::{Answer, Site};

/// A moment within the sample's first round of groups, as the app's address takes it.
pub const DURING: &str = "2013-10-01T11:20";

/// An event's document that a test changes.
#[derive(Clone, Debug)]
pub struct Document(Value);

impl Document {
    /// The sample that comes with the app: 104 topics.
    pub fn sample(site: &Site) -> Self {
        Self(serde_json::from_str(site.text("sample.json")).expect("the sample is JSON"))
    }

    /// A small event of two days: three rounds, two spaces, three topics, `a` to `c`.
    pub fn small() -> Self {
        Self(json!({
            "format": "anliegen", "v": 1, "id": "probe-2013",
            "event": { "main": { "title": "Probe", "theme": "Was uns bewegt", "zone": "Europe/Berlin" } },
            "slots": {
                "d1-1": { "date": "2013-10-01", "start": "11:00", "end": "12:30", "kind": "groups", "label": "Runde 1" },
                "d1-2": { "date": "2013-10-01", "start": "13:30", "end": "15:00", "kind": "groups", "label": "Runde 2" },
                "d2-1": { "date": "2013-10-02", "start": "09:45", "end": "11:15", "kind": "groups", "label": "Runde 3" },
            },
            "spaces": { "r1": { "name": "Saal A", "order": 1 }, "r2": { "name": "Raum 12", "order": 2 } },
            "topics": {
                "a": topic("Erstes Anliegen", "Anna", "d1-1", "r1"),
                "b": topic("Zweites Anliegen", "Bernd", "d1-1", "r2"),
                "c": topic("Drittes Anliegen", "Clara", "d1-2", "r1"),
            },
        }))
    }

    /// Sets a field.
    #[must_use]
    pub fn with(mut self, kind: &str, id: &str, field: &str, value: impl Into<Value>) -> Self {
        self.0[kind][id][field] = value.into();
        self
    }

    /// Sets a member of the document itself.
    #[must_use]
    pub fn top(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0[name] = value.into();
        self
    }

    /// The document's text.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// The document as a plain web space serves it.
    pub fn answer(&self) -> Answer {
        Answer::document(&self.text())
    }
}

fn topic(title: &str, convener: &str, slot: &str, space: &str) -> Value {
    json!({ "title": title, "convener": convener, "place": { "slot": slot, "space": space } })
}
