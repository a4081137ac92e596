//! All writes ever made, and what each author had seen of the field. Kept beside the app and
//! independent of its registers: what must stand at the end follows from this alone (Y2).

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use anliegen::crdt::{Replica, Value};
use anliegen::domain::schema::kind;
use serde_json::Value as Json;

use crate::hand_edits::key;
use crate::support::disk::Disk;
use crate::support::tab::Field;

/// One write.
pub struct Write {
    /// What was written.
    pub field: Field,
    /// Under which stamp.
    pub stamp: String,
    /// The value; nothing for a clearing.
    pub value: Option<Value>,
    /// Earlier writes of the same field that its author had seen, or was told of by someone
    /// who had.
    pub seen: Vec<usize>,
    /// It was called saved.
    pub saved: bool,
    /// Everybody's, or one phone's alone.
    pub shared: bool,
}

/// Which writes somebody knows.
#[derive(Clone, Default)]
pub struct Known(Vec<u64>);

impl Known {
    /// Whether a write is among them.
    pub fn has(&self, write: usize) -> bool {
        self.0.get(write / 64).is_some_and(|word| word >> (write % 64) & 1 == 1)
    }

    fn add(&mut self, write: usize) {
        if self.0.len() <= write / 64 {
            self.0.resize(write / 64 + 1, 0);
        }
        self.0[write / 64] |= 1 << (write % 64);
    }
}

/// The book of writes.
#[derive(Default)]
pub struct Oracle {
    /// In the order in which they were made known.
    pub writes: Vec<Write>,
    /// By field.
    pub fields: BTreeMap<Field, Vec<usize>>,
    /// Edits by hand that a phone has read which may only read.
    pub forgettable: BTreeSet<String>,
    /// Stamps under which several values were written: which of them stands is left to the app,
    /// as long as it is the same on all phones (F52).
    pub contested: BTreeSet<String>,
    stamps: BTreeMap<String, usize>,
    /// The standing stamps of texts read before.
    scanned: BTreeMap<u64, Vec<String>>,
}

impl Oracle {
    /// Takes down what somebody wrote who knows `known`, and gives the new ones.
    pub fn wrote(&mut self, replica: &Replica, shared: bool, known: &mut Known) -> Vec<usize> {
        self.wrote_from(replica, shared, known, &[])
    }

    /// As [`Oracle::wrote`]; of some fields the author saw only what stood there when they opened
    /// a form, and what the same page had written.
    pub fn wrote_from(
        &mut self,
        replica: &Replica,
        shared: bool,
        known: &mut Known,
        bases: &[(Field, Vec<String>)],
    ) -> Vec<usize> {
        let mut fresh = Vec::new();
        for (kind, id, field, register) in replica.iter() {
            for head in register.heads() {
                let stamp = key(&head.at.text()).to_owned();
                if !self.stamps.contains_key(&stamp) {
                    let field = (kind.to_owned(), id.to_owned(), field.to_owned());
                    let value = head.value.clone();
                    let base = bases.iter().find(|(of, _)| *of == field);
                    let seen = match base {
                        Some((_, stamps)) => self.based(&field, stamps, head.at.actor.as_str()),
                        None => self.seen(&field, known),
                    };
                    let number =
                        self.note(Write { field, stamp, value, seen, saved: false, shared });
                    known.add(number);
                    fresh.push(number);
                }
            }
        }
        fresh
    }

    fn note(&mut self, write: Write) -> usize {
        let number = self.writes.len();
        self.fields.entry(write.field.clone()).or_default().push(number);
        self.stamps.insert(write.stamp.clone(), number);
        self.writes.push(write);
        number
    }

    fn seen(&self, field: &Field, known: &Known) -> Vec<usize> {
        let before = self.fields.get(field).into_iter().flatten();
        before.copied().filter(|write| known.has(*write)).collect()
    }

    fn based(&self, field: &Field, stamps: &[String], actor: &str) -> Vec<usize> {
        let mut known = Known::default();
        for &write in self.fields.get(field).into_iter().flatten() {
            let Write { stamp, seen, .. } = &self.writes[write];
            let mine = stamp.ends_with(actor);
            if mine || stamps.iter().any(|base| key(base) == stamp) {
                known.add(write);
                for write in seen {
                    known.add(*write);
                }
            }
        }
        self.seen(field, &known)
    }

    /// Somebody reads a text: they now know what stands in it, and what that had replaced.
    pub fn learn(&mut self, text: &str, known: &mut Known) -> Vec<usize> {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let standing = self.scanned.entry(hasher.finish()).or_insert_with(|| standing(text));
        let standing = standing.clone();
        self.learn_stamps(&standing, known)
    }

    /// As [`Oracle::learn`], of these stamps.
    pub fn learn_stamps(&mut self, stamps: &[String], known: &mut Known) -> Vec<usize> {
        let mut fresh = Vec::new();
        for number in stamps.iter().filter_map(|stamp| self.stamps.get(key(stamp))) {
            if !known.has(*number) {
                known.add(*number);
                self.writes[*number].seen.iter().for_each(|write| known.add(*write));
                fresh.push(*number);
            }
        }
        fresh
    }

    /// Whether a write is a note on which its page knows that another page has written, too.
    pub fn is_note_of_two(&self, write: usize, known: &Known) -> bool {
        let Write { field, stamp, .. } = &self.writes[write];
        let of = self.fields.get(field).into_iter().flatten();
        let mut others = of.filter(|other| **other < write && known.has(**other));
        field.0 == kind::NOTES
            && others.any(|other| actor(&self.writes[*other].stamp) != actor(stamp))
    }

    /// Those who replaced a write and had seen it.
    pub fn replacers(&self, write: usize) -> impl Iterator<Item = usize> {
        let others = self.fields.get(&self.writes[write].field).into_iter().flatten();
        others.copied().filter(move |other| self.writes[*other].seen.contains(&write))
    }

    /// Whether a disk holds a write, or one that replaced it knowingly.
    pub fn is_on(&self, disk: &Disk, write: usize) -> bool {
        disk.holds(&self.writes[write].stamp)
            || self.replacers(write).any(|other| self.is_on(disk, other))
    }

    /// What must stand in a field, of the writes that exist.
    pub fn standing(&self, field: &Field, exists: impl Fn(usize) -> bool) -> Vec<usize> {
        let of = self.fields.get(field).map(Vec::as_slice).unwrap_or_default();
        let there: Vec<usize> = of.iter().copied().filter(|write| exists(*write)).collect();
        let replaced =
            |write: &usize| there.iter().any(|other| self.writes[*other].seen.contains(write));
        there.iter().copied().filter(|write| !replaced(write)).collect()
    }
}

/// The stamps of all values that stand in a document or a journal.
fn standing(text: &str) -> Vec<String> {
    let mut stamps = Vec::new();
    let root: Json = serde_json::from_str(text).unwrap_or_default();
    let sections: [&Json; 3] = [&root, &root["shared"], &root["private"]];
    for entities in sections.into_iter().filter_map(Json::as_object).flat_map(|s| s.values()) {
        for entity in entities.as_object().into_iter().flat_map(|entities| entities.values()) {
            let shown = entity["~"].as_object().into_iter().flat_map(|fields| fields.values());
            let shown = shown.filter_map(|stamps| stamps.as_str()?.split(' ').next());
            stamps.extend(shown.map(str::to_owned));
            let beside = entity["~~"].as_object().into_iter().flat_map(|fields| fields.values());
            let beside = beside.flat_map(|heads| heads.as_array().into_iter().flatten());
            stamps.extend(beside.filter_map(|head| head["at"].as_str()).map(str::to_owned));
        }
    }
    stamps
}

/// Who wrote a stamp.
fn actor(stamp: &str) -> &str {
    stamp.rsplit('.').next().unwrap_or(stamp)
}
