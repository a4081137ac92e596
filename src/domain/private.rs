//! What never leaves the phone unless its owner shares it: picks and notes of one event. It is
//! a replica of its own, so that two tabs can write it and both survive (F16, F17), and it has
//! no way into a shared document (Y3).

use std::collections::BTreeSet;

use super::board::Board;
use super::entered::{beside, built_on, in_field, joined};
use super::schema::{kind, name, names_in_forms};
use crate::crdt::{Actor, Map, Replica, Stamp, Value};
use crate::sorted;

/// The private part of an event, as the screens read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Private {
    /// Ids of the topics in my agenda.
    pub picks: BTreeSet<String>,
    /// My notes, the one begun last first.
    pub notes: Vec<Note>,
    /// Ids of the topics that are mine.
    pub claims: BTreeSet<String>,
    /// Ids of the notices that I have put away.
    pub away: BTreeSet<String>,
    /// When I got what says that it was written in the future, in ms since 1970: a notice by its
    /// id, the claim of a place by its stamp. In the order of these.
    arrivals: Vec<(String, u64)>,
    /// How topics that are mine or in my agenda stood when I took note of it, in the order of
    /// their ids.
    followed: Vec<(String, String)>,
    /// Forms that are being filled in.
    pub forms: Vec<Form>,
    /// What the wall showed when I last looked.
    pub seen: String,
    was: Vec<Replaced>,
}

/// A value that somebody else has replaced, as this phone has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replaced {
    key: String,
    /// The value; `None`: the field was clear.
    pub value: Option<Value>,
}

/// A form that is being filled in: kept with each letter, sent as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// `new`, or the id of what is being changed.
    pub id: String,
    /// The fields with something in them.
    pub fields: Vec<(&'static str, String)>,
    /// A field each: the stamps of what its writer saw there with the first letter.
    pub bases: Map,
}

impl Form {
    /// A field's text.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// What its writer saw of a field.
    pub(crate) fn base(&self, field: &str) -> Option<Vec<Stamp>> {
        let stamps = self.bases.get(field).and_then(Value::as_text)?;
        Some(stamps.split(' ').filter_map(Stamp::parse).collect())
    }
}

/// A private note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id; a topic's note has the topic's id, so that two tabs write the same one.
    pub id: String,
    /// The topic it belongs to; a free note has none.
    pub topic: Option<String>,
    /// What stands in its field on this page.
    pub text: String,
    /// What another tab wrote at the same time, without having seen `text` (F17).
    pub beside: Vec<String>,
    /// When it was begun, in ms since 1970.
    pub made: u64,
    /// When it was last written, in ms since 1970.
    pub written: u64,
}

impl Note {
    /// All of it: the text, and what stands beside it.
    pub fn whole(&self) -> String {
        joined(&self.text, &self.beside, "\n\n")
    }
}

impl Private {
    /// Reads the private replica of an event. Emptied notes are left out.
    pub fn read(replica: &Replica) -> Self {
        Self::read_on(replica, None)
    }

    /// As [`Private::read`], on the page of an actor: what was typed there stands in its fields,
    /// and what other tabs wrote at the same time beside.
    pub fn read_on(replica: &Replica, own: Option<&Actor>) -> Self {
        let on = |kind: &str| {
            let is_on = |id: &&str| {
                shown(replica, kind, id, name::ON).and_then(Value::as_bool) == Some(true)
            };
            sorted::set(replica.ids(kind).filter(is_on).map(str::to_owned))
        };
        let mut notes: Vec<Note> =
            replica.ids(kind::NOTES).filter_map(|id| read_note(replica, id, own)).collect();
        sorted::sort_by(&mut notes, |a, b| b.made.cmp(&a.made).then_with(|| a.id.cmp(&b.id)));
        let forms = replica.ids(kind::DRAFTS).map(|id| read_form(replica, id, own));
        let seen = shown(replica, kind::SEEN, "wall", name::NOTE).and_then(Value::as_text);
        let was = replica.ids(kind::WAS).map(|key| Replaced {
            key: key.to_owned(),
            value: shown(replica, kind::WAS, key, name::VALUE).cloned(),
        });
        let arrivals = replica.ids(kind::ARRIVED).filter_map(|id| {
            let ms = shown(replica, kind::ARRIVED, id, name::MADE)?.as_u64()?;
            Some((id.to_owned(), ms))
        });
        let followed = replica.ids(kind::FOLLOWED).filter_map(|id| {
            let stand = shown(replica, kind::FOLLOWED, id, name::NOTE)?.as_text()?;
            Some((id.to_owned(), stand.to_owned()))
        });
        Self {
            picks: on(kind::PICKS),
            notes,
            claims: on(kind::CLAIMS),
            away: on(kind::AWAY),
            arrivals: arrivals.collect(),
            followed: followed.collect(),
            forms: forms.filter(|form| !form.fields.is_empty()).collect(),
            seen: seen.unwrap_or("").to_owned(),
            was: was.collect(),
        }
    }

    /// The note to a topic.
    pub fn note_to(&self, topic: &str) -> Option<&Note> {
        self.notes.iter().find(|n| n.topic.as_deref() == Some(topic))
    }

    /// A form by its id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// What this phone saw in a field before somebody else replaced it.
    pub(crate) fn was(&self, kind: &str, id: &str, field: &str) -> Option<&Replaced> {
        let key = was_key(kind, id, field);
        self.was.iter().find(|was| was.key == key)
    }

    /// Lets picks and claims follow the topics that were merged into others.
    pub fn follow(&mut self, board: &Board) {
        for ids in [&mut self.picks, &mut self.claims] {
            let roots = board.topics.iter().filter(|t| ids.contains(&t.id));
            let roots: Vec<String> = roots.filter_map(|t| t.goes_on_in.clone()).collect();
            for id in roots {
                ids.insert(id);
            }
        }
    }

    /// When I got what says that it was written in the future, in ms since 1970: a notice by its
    /// id, the claim of a place by its stamp.
    pub fn arrival(&self, id: &str) -> Option<u64> {
        find(&self.arrivals, id).copied()
    }

    /// How many arrivals are kept.
    pub fn count_arrivals(&self) -> usize {
        self.arrivals.len()
    }

    /// How a topic that is mine or in my agenda stood when I took note of it.
    pub fn followed(&self, topic: &str) -> Option<&str> {
        find(&self.followed, topic).map(String::as_str)
    }

    /// A note by its id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        self.notes.iter().find(|n| n.id == id)
    }
}

/// What a list in the order of its ids has for one of them.
fn find<'a, T>(list: &'a [(String, T)], id: &str) -> Option<&'a T> {
    let at = list.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
    list.get(at).map(|(_, item)| item)
}

/// The id under which a replaced value is kept.
pub fn was_key(kind: &str, id: &str, field: &str) -> String {
    [kind, id, field].join("_")
}

fn read_form(replica: &Replica, id: &str, own: Option<&Actor>) -> Form {
    let text = |field: &str| {
        let register = replica.register(kind::DRAFTS, id, field)?;
        in_field(register, own).value.as_ref()?.as_text()
    };
    let fields =
        names_in_forms().filter_map(|field| Some((field, text(field)?.to_owned()))).collect();
    // Two tabs may have begun different fields at the same time.
    let mut bases = Map::new();
    let noted = replica.register(kind::DRAFTS, id, name::BASE);
    for head in noted.iter().flat_map(|register| register.heads()) {
        for (field, stamps) in head.value.as_ref().and_then(Value::as_map).into_iter().flatten() {
            if !bases.contains_key(field) {
                bases.insert(field.clone(), stamps.clone());
            }
        }
    }
    Form { id: id.to_owned(), fields, bases }
}

fn shown<'a>(replica: &'a Replica, kind: &str, id: &str, field: &str) -> Option<&'a Value> {
    replica.register(kind, id, field)?.shown().value.as_ref()
}

fn read_note(replica: &Replica, id: &str, own: Option<&Actor>) -> Option<Note> {
    let register = replica.register(kind::NOTES, id, name::NOTE)?;
    let text = in_field(register, own).value.as_ref()?.as_text()?;
    let beside = beside(register, own, &built_on(register, own));
    let written = register.shown().at.ms;
    let made = shown(replica, kind::NOTES, id, name::MADE).and_then(Value::as_u64);
    Some(Note {
        id: id.to_owned(),
        topic: shown(replica, kind::NOTES, id, name::TOPIC)
            .and_then(Value::as_text)
            .map(str::to_owned),
        text: text.to_owned(),
        beside,
        made: made.unwrap_or(written),
        written,
    })
}
