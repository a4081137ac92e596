//! What never leaves the phone unless its owner shares it: picks and notes of one event. It is
//! a replica of its own, so that two tabs can write it and both survive (F16, F17), and it has
//! no way into a shared document (Y3).

use std::collections::BTreeSet;

use super::schema::{kind, name};
use crate::order::sort;
use crate::replica::Replica;
use crate::replica::Value;

/// The private part of an event, as the screens read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Private {
    /// Ids of the topics in my agenda.
    pub picks: BTreeSet<String>,
    /// My notes, the one begun last first.
    pub notes: Vec<Note>,
}

/// A private note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id; a topic's note has the topic's id, so that two tabs write the same one.
    pub id: String,
    /// The topic it belongs to; a free note has none.
    pub topic: Option<String>,
    /// What is written.
    pub text: String,
    /// What another tab wrote at the same time, without having seen `text` (F17).
    pub beside: Vec<String>,
    /// When it was begun, in ms since 1970.
    pub made: u64,
    /// When it was last written, in ms since 1970.
    pub written: u64,
}

impl Private {
    /// Reads the private replica of an event. Emptied notes are left out.
    pub fn read(replica: &Replica) -> Self {
        let is_on = |id: &&str| {
            shown(replica, kind::PICKS, id, name::ON).and_then(Value::as_bool).unwrap_or(false)
        };
        let mut picks = BTreeSet::new();
        picks.extend(replica.ids(kind::PICKS).filter(is_on).map(str::to_owned));
        let mut notes: Vec<Note> =
            replica.ids(kind::NOTES).filter_map(|id| read_note(replica, id)).collect();
        sort(&mut notes, &|a, b| b.made.cmp(&a.made).then_with(|| a.id.cmp(&b.id)));
        Self { picks, notes }
    }

    /// The note to a topic.
    pub fn note_to(&self, topic: &str) -> Option<&Note> {
        self.notes.iter().find(|n| n.topic.as_deref() == Some(topic))
    }

    /// A note by its id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|n| n.id == id)
    }
}

fn shown<'a>(replica: &'a Replica, kind: &str, id: &str, field: &str) -> Option<&'a Value> {
    replica.register(kind, id, field)?.shown().value.as_ref()
}

fn read_note(replica: &Replica, id: &str) -> Option<Note> {
    let heads = replica.register(kind::NOTES, id, name::NOTE)?.heads();
    let mut texts: Vec<String> = Vec::new();
    for head in heads {
        if let Some(text) = head.value.as_ref().and_then(Value::as_text)
            && !texts.iter().any(|t| t == text)
        {
            texts.push(text.to_owned());
        }
    }
    let written = heads.first()?.at.ms;
    if texts.is_empty() {
        return None;
    }
    let text = texts.remove(0);
    let made = shown(replica, kind::NOTES, id, name::MADE).and_then(Value::as_u64);
    Some(Note {
        id: id.to_owned(),
        topic: shown(replica, kind::NOTES, id, name::TOPIC)
            .and_then(Value::as_text)
            .map(str::to_owned),
        text,
        beside: texts,
        made: made.unwrap_or(written),
        written,
    })
}
