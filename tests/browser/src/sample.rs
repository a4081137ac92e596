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

    /// The sample's texts as a programme of several days: a slot of an hour for each of these
    /// hours of every day, the same hour again for what runs at once, and topics in all of them.
    pub fn programme(
        site: &Site,
        days: usize,
        hours: &[usize],
        spaces: usize,
        topics: usize,
    ) -> Self {
        let Self(mut event) = Self::sample(site);
        let texts: Vec<Value> =
            event["topics"].as_object().into_iter().flat_map(|all| all.values().cloned()).collect();
        for kind in ["slots", "spaces", "topics"] {
            event[kind] = json!({});
        }
        for (day, (at, hour)) in
            (0..days).flat_map(|day| hours.iter().enumerate().map(move |at| (day, at)))
        {
            event["slots"][format!("s{day}-{at:02}")] = json!({
                "date": format!("2013-10-{:02}", 1 + day), "kind": "groups", "label": format!("Runde {}", 1 + at),
                "start": format!("{hour:02}:00"), "end": format!("{:02}:00", hour + 1),
            });
        }
        for at in 0..spaces {
            event["spaces"][format!("r{at:02}")] =
                json!({ "name": format!("Raum {}", 1 + at), "order": at });
        }
        for (at, text) in texts.iter().cycle().take(topics).enumerate() {
            let (slot, round) = (at % (days * hours.len()), at / (days * hours.len()));
            let (day, slot) = (slot % days, slot / days);
            let mut topic = text.clone();
            for gone in ["state", "mergedInto"] {
                topic.as_object_mut().map(|topic| topic.remove(gone));
            }
            topic["number"] = json!(1 + at);
            topic["place"] = json!({
                "slot": format!("s{day}-{slot:02}"), "space": format!("r{:02}", (slot + round) % spaces),
            });
            event["topics"][format!("t{at:04}")] = topic;
        }
        Self(event)
    }

    /// A programme of a thousand topics: five days, 215 slots, 47 spaces.
    pub fn large(site: &Site) -> Self {
        let hours: Vec<usize> = (0..43).map(|at| 9 + at * 9 / 43).collect();
        Self::programme(site, 5, &hours, 47, 1000)
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
