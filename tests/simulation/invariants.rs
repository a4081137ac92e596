//! Looks on and holds the app to its word, step by step.

use std::collections::BTreeMap;

use anliegen::app::{Effect, StorageEffect};
use anliegen::crdt::Replica;
use anliegen::sync::replies::get::RawReply;

use crate::oracle::{Known, Oracle, Write};
use crate::support::marks::{Mark, Marks};
use crate::support::request::Request;
use crate::support::tab::{Field, TabEvent};
use crate::support::venue::acts::CANARY;
use crate::support::venue::link::Flight;
use crate::support::venue::{Scene, Witness};

/// Kinds of which no trace may leave a phone (Y3).
const PRIVATE: [&str; 3] = ["\"notes\"", "\"picks\"", "\"me\""];

/// What is known about the pages and phones of a world.
#[derive(Default)]
pub struct Invariants {
    /// All writes.
    pub oracle: Oracle,
    /// The first broken word.
    pub broken: Option<String>,
    /// A line for each step, if anybody wants them.
    pub trace: Option<Vec<String>>,
    /// What each page knows.
    known: BTreeMap<usize, Known>,
    /// What each page wrote and nobody called saved yet.
    unsaved: BTreeMap<usize, Vec<usize>>,
    /// What the writer of a form saw, until it is sent.
    bases: BTreeMap<usize, Vec<(Field, Vec<String>)>>,
    /// Where somebody writes in a note: the field, what stood in it, and whether they have left.
    entered: BTreeMap<usize, Vec<(Field, Vec<String>, bool)>>,
    /// What each phone has to keep.
    owed: Vec<Vec<usize>>,
    /// Disk writes when a phone was last looked at.
    looked: Vec<u64>,
    phone_of: Vec<usize>,
    /// What each page wrote for all and has not read in any answer since.
    unread: BTreeMap<usize, Vec<usize>>,
    /// On which phone a write was saved.
    authors: BTreeMap<usize, usize>,
    /// Writes of programs that are no phones.
    pub foreign: Vec<usize>,
    /// The file that the organiser has downloaded.
    pub download: Option<String>,
    /// How often they have edited it since.
    pub edits: usize,
    /// What it saw happen.
    pub marks: Marks,
}

impl Invariants {
    /// Begins with a book of writes that are older than the world.
    pub fn new(traced: bool) -> Self {
        Self { trace: traced.then(Vec::new), ..Self::default() }
    }

    /// A phone begins as the copy of another.
    pub fn cloned(&mut self, phone: usize, copy: usize) {
        let owed = self.owed(phone).clone();
        *self.owed(copy) = owed;
    }

    /// What only phones had that went home went with them. What a phone that stays holds must
    /// stay (Y4).
    pub fn left(&mut self, scene: &Scene) {
        let gone = |write: &usize| {
            let phone = self.authors.get(write);
            let foreign = self.foreign.contains(write);
            foreign || phone.is_some_and(|phone| scene.phones[*phone].person.gone)
        };
        let stays = |write: usize| {
            let staying = scene.phones.iter().filter(|phone| !phone.person.gone);
            staying.map(|phone| &phone.device.disk).any(|disk| self.oracle.is_on(disk, write))
        };
        let all = 0..self.oracle.writes.len();
        let lost: Vec<usize> = all.filter(gone).filter(|write| !stays(*write)).collect();
        for write in lost {
            self.oracle.writes[write].saved = false;
        }
    }

    /// The phone on which a write was saved.
    pub fn author(&self, write: usize) -> Option<usize> {
        self.authors.get(&write).copied()
    }

    /// Notes a step.
    pub fn note(&mut self, line: impl FnOnce() -> String) {
        if let Some(trace) = &mut self.trace {
            trace.push(line());
        }
    }

    fn owed(&mut self, phone: usize) -> &mut Vec<usize> {
        while self.owed.len() <= phone {
            self.owed.push(Vec::new());
            self.looked.push(0);
        }
        &mut self.owed[phone]
    }

    fn fail(&mut self, scene: &Scene, what: String) {
        self.note(|| format!("{} BROKEN {what}", time(scene)));
        self.broken.get_or_insert(what);
    }

    fn saved(&mut self, tab: usize) {
        let phone = self.phone_of[tab];
        for write in self.unsaved.remove(&tab).unwrap_or_default() {
            self.oracle.writes[write].saved = true;
            self.authors.insert(write, phone);
            let seen = self.oracle.writes[write].seen.clone();
            let owed = self.owed(phone);
            owed.retain(|other| !seen.contains(other));
            owed.push(write);
        }
    }

    /// What stands in an answer, or was replaced by what stands there, is delivered.
    fn read_back(&mut self, tab: usize, text: &str) {
        let mut told = Known::default();
        self.oracle.learn(text, &mut told);
        self.unread.entry(tab).or_default().retain(|write| !told.has(*write));
    }

    /// Y5, Y10: a page calls delivered only what it has read in an answer.
    fn boasts(&self, scene: &Scene, tab: usize) -> Option<String> {
        let open = scene.page(tab)?.tab.app.event.as_ref()?;
        let unread = self.unread.get(&tab)?.iter().map(|write| &self.oracle.writes[*write]);
        let boast = |write: &&Write| {
            let (kind, id, _) = &write.field;
            open.layers.stamped().entity(kind, id).is_some() && open.pending.is_delivered(kind, id)
        };
        let write = unread.filter(|write| write.saved).find(boast)?;
        Some(format!("page {tab} calls {:?} {} delivered (Y5)", write.field, write.stamp))
    }

    fn mark(&mut self, scene: &Scene, tab: usize, shared: &Replica) {
        let device = &scene.phones[self.phone_of[tab]].device;
        if let Some(mark) = clock_mark(scene.now + device.skew.get(), scene.now) {
            self.marks.hit(mark);
        }
        if !device.writes.get() && !shared.is_empty() {
            self.marks.hit(Mark::ReadOnly);
        }
    }

    fn learn(&mut self, scene: &Scene, tab: usize, text: &str) {
        let known = self.known.entry(tab).or_default();
        let fresh = self.oracle.learn(text, known);
        // From now on the phone has to keep what another program wrote, too (Y4), unless there is no
        // room: then it gives way, and is in memory as long as the page lives (J10).
        let phone = self.phone_of[tab];
        let disk = &scene.phones[phone].device.disk;
        let has_room = disk.quota.get().is_none();
        for write in fresh {
            if !self.foreign.contains(&write) {
                continue;
            }
            let is_edit = crate::hand_edits::group(&self.oracle.writes[write].stamp).is_some();
            self.marks.hit(if is_edit { Mark::Edited } else { Mark::Future });
            // A phone that may only read takes edits from each body anew (M7).
            if is_edit && !scene.phones[phone].device.writes.get() {
                self.oracle.forgettable.insert(self.oracle.writes[write].stamp.clone());
                continue;
            }
            if has_room && disk.holds(&self.oracle.writes[write].stamp) {
                self.oracle.writes[write].saved = true;
                self.owed(phone).push(write);
            }
        }
    }
}

impl Witness for Invariants {
    fn opened(&mut self, tab: usize, phone: usize) {
        self.phone_of.resize(tab + 1, phone);
        self.phone_of[tab] = phone;
        self.owed(phone);
    }

    fn did(&mut self, scene: &Scene, tab: usize, event: &TabEvent) {
        match event {
            TabEvent::Effect(Effect::Storage(StorageEffect::Append {
                shared, private, ..
            })) => {
                let known = self.known.entry(tab).or_default();
                let bases = self.bases.remove(&tab).unwrap_or_default();
                let mut fresh = self.oracle.wrote_from(shared, true, known, &bases);
                let entered = self.entered.entry(tab).or_default();
                let base =
                    |(field, seen, _): &(Field, Vec<String>, bool)| (field.clone(), seen.clone());
                let bases: Vec<(Field, Vec<String>)> = entered.iter().map(base).collect();
                entered.retain(|(_, _, left)| !left);
                let typed = self.oracle.wrote_from(private, false, known, &bases);
                // A page has seen what it wrote itself, also as another actor, as it becomes when
                // its clock falls back.
                for write in typed.iter().map(|write| &self.oracle.writes[*write]) {
                    let own = entered.iter_mut().filter(|(field, ..)| *field == write.field);
                    own.for_each(|(_, seen, _)| seen.push(write.stamp.clone()));
                }
                if typed.iter().any(|write| self.oracle.is_note_of_two(*write, known)) {
                    self.marks.hit(Mark::NoteInTwoTabs);
                }
                fresh.extend(typed);
                self.mark(scene, tab, shared);
                for write in &fresh {
                    let write = &self.oracle.writes[*write];
                    let line =
                        format!("{} t{tab} wrote {:?} {}", time(scene), write.field, write.stamp);
                    self.trace.iter_mut().for_each(|trace| trace.push(line.clone()));
                }
                let written = fresh.iter().filter(|write| self.oracle.writes[**write].shared);
                self.unread.entry(tab).or_default().extend(written);
                self.unsaved.entry(tab).or_default().extend(fresh);
            }
            TabEvent::Edits(bases) => drop(self.bases.insert(tab, bases.clone())),
            TabEvent::Entered(field, shown) => {
                let base = (field.clone(), shown.iter().cloned().collect(), false);
                self.entered.entry(tab).or_default().push(base);
            }
            TabEvent::Left => {
                let entered = self.entered.entry(tab).or_default();
                for (_, _, left) in entered.iter_mut() {
                    *left = true;
                }
            }
            TabEvent::Saved(true) => self.saved(tab),
            TabEvent::Saved(false) => {
                self.note(|| format!("{} t{tab} could not save", time(scene)));
            }
            TabEvent::Effect(Effect::Storage(StorageEffect::SaveBody { text, .. })) => {
                self.read_back(tab, text);
                if text.contains("\"~~\"") {
                    self.marks.hit(Mark::Concurrent);
                }
                self.learn(scene, tab, text);
            }
            TabEvent::Read => {
                let disk = &scene.phones[self.phone_of[tab]].device.disk;
                for text in disk.texts(":") {
                    self.learn(scene, tab, &text);
                }
                for text in disk.texts(":body:") {
                    self.read_back(tab, &text);
                }
            }
            TabEvent::Effect(_) | TabEvent::Asked(_) | TabEvent::Fetches | TabEvent::Alarm(..) => {}
        }
    }

    fn asked(&mut self, scene: &Scene, phone: usize, request: &Request) {
        let body = request.put.as_ref().map_or("", |put| &put.text);
        let token = request.authorization.as_deref().unwrap_or_default();
        let leaks = [request.url.as_str(), body, token].iter().any(|text| text.contains(CANARY))
            || PRIVATE.iter().any(|kind| body.contains(kind));
        if leaks {
            self.fail(scene, format!("phone {phone} sent private words (Y3)"));
        }
        let put = if request.is_put() { "PUT" } else { "GET" };
        self.note(|| format!("{} p{phone} {put} {} {}", time(scene), request.url, body.len()));
    }

    fn answered(&mut self, scene: &Scene, flight: &Flight, raw: &RawReply) {
        let (phone, url) = (flight.phone, &flight.request.url);
        self.note(|| format!("{} p{phone} got {} of {url}", time(scene), raw.status));
    }

    fn got(&mut self, _: &Scene, _: &Flight, _: &RawReply) {}

    fn stepped(&mut self, scene: &Scene, phone: usize) {
        let disk = &scene.phones[phone].device.disk;
        self.owed(phone);
        // A form that was refused says nothing about what is written next.
        self.bases.clear();
        let tabs = &scene.phones[phone].tabs;
        if let Some(boast) = tabs.iter().find_map(|tab| self.boasts(scene, *tab)) {
            self.fail(scene, boast);
        }
        if self.looked[phone] == disk.writes.get() {
            return;
        }
        self.looked[phone] = disk.writes.get();
        if disk.quota.get().is_some() {
            let foreign = &self.foreign;
            self.owed[phone].retain(|write| !foreign.contains(write));
        }
        let lost = self.owed[phone].iter().find(|write| !self.oracle.is_on(disk, **write));
        if let Some(write) = lost {
            let write = &self.oracle.writes[*write];
            let what = format!("phone {phone} lost {:?} {} (J1, J3)", write.field, write.stamp);
            self.fail(scene, what);
        }
    }
}

/// Seconds since the world began.
pub fn time(scene: &Scene) -> String {
    let ms = scene.now - crate::support::venue::MORNING;
    format!("{}.{:03}", ms / 1_000, ms % 1_000)
}

/// What is to be said of the clock under which something is written.
fn clock_mark(ms: i64, now: i64) -> Option<Mark> {
    const YEAR: i64 = 365 * 86_400_000;
    match ms - now {
        ahead if ahead > 50 * YEAR => Some(Mark::Clock2099),
        _ if ms < YEAR => Some(Mark::Clock1970),
        apart if apart.abs() > 60_000 => Some(Mark::ClockSkewed),
        _ => None,
    }
}
