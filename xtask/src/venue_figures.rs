//! What is measured in the venue while it runs.

use std::collections::BTreeMap;

use anliegen::app::{Effect, StorageEffect};
use anliegen::sync::replies::get::RawReply;

use crate::support::request::Request;
use crate::support::sample::{MINUTE, SECOND};
use crate::support::tab::TabEvent;
use crate::support::venue::link::Flight;
use crate::support::venue::{Scene, Witness};

/// So long after a save it is asked who has seen it, in ms.
pub const WATCHED: i64 = 15 * MINUTE;

/// Fields that a phone writes by itself.
const BY_ITSELF: [&str; 2] = ["number", "suffix"];

/// Something that was saved for all: all that one command wrote.
pub struct Save {
    /// Whose phone.
    pub phone: usize,
    /// When.
    pub at: i64,
    /// The stamp of its first field.
    stamp: String,
    /// The file and its version that first had it.
    pub stored: Option<(String, u64)>,
    /// When its author's phone had it from the endpoint (Y5).
    pub delivered: Option<i64>,
}

/// What one phone did and got.
#[derive(Default)]
pub struct Seen {
    /// When it was open: from, to.
    pub looks: Vec<(i64, i64)>,
    /// When it got a file.
    pub reads: BTreeMap<String, Vec<i64>>,
    /// When it first had which version of a file.
    pub versions: BTreeMap<String, Vec<(i64, u64)>>,
    /// Bytes it sent and got, bodies only.
    pub bytes: (usize, usize),
    open: bool,
    waiting: Vec<usize>,
}

/// All that is counted.
pub struct Figures {
    /// What was saved.
    pub saves: Vec<Save>,
    /// By phone.
    pub phones: Vec<Seen>,
    /// PUTs that arrived, and how many of them were refused because somebody was first.
    pub puts: (usize, usize),
    /// Requests a second at the endpoint, in all and for the board alone.
    pub seconds: Vec<(u32, u32)>,
    /// When counting begins and ends.
    pub span: (i64, i64),
    unsaved: BTreeMap<usize, Vec<String>>,
    owner: Vec<usize>,
}

impl Figures {
    /// Counts for so many phones, between these times.
    pub fn new(phones: usize, begins: i64, ends: i64) -> Self {
        Self {
            saves: Vec::new(),
            phones: std::iter::repeat_with(Seen::default).take(phones).collect(),
            puts: (0, 0),
            seconds: vec![(0, 0); ((ends - begins) / SECOND) as usize + 1],
            span: (begins, ends),
            unsaved: BTreeMap::new(),
            owner: Vec::new(),
        }
    }

    fn counts(&self, scene: &Scene) -> bool {
        scene.now >= self.span.0
    }

    fn saved(&mut self, scene: &Scene, tab: usize) {
        let phone = self.owner[tab];
        let Some(stamp) = self.unsaved.remove(&tab).and_then(|stamps| stamps.into_iter().next())
        else {
            return;
        };
        self.phones[phone].waiting.push(self.saves.len());
        self.saves.push(Save { phone, at: scene.now, stamp, stored: None, delivered: None });
    }

    /// A PUT was stored: which of its phone's saves are in it.
    fn stored(&mut self, flight: &Flight, file: &str, version: u64, body: &str) {
        for &save in &self.phones[flight.phone].waiting {
            let save = &mut self.saves[save];
            if save.stored.is_none() && body.contains(&save.stamp) {
                save.stored = Some((file.to_owned(), version));
            }
        }
    }
}

impl Witness for Figures {
    fn opened(&mut self, tab: usize, phone: usize) {
        self.owner.resize(tab + 1, phone);
        self.owner[tab] = phone;
    }

    fn did(&mut self, scene: &Scene, tab: usize, event: &TabEvent) {
        match event {
            TabEvent::Effect(Effect::Storage(StorageEffect::Append { shared, .. })) => {
                let profile = scene.page(tab).map(|page| page.tab.app.profile.clock.actor());
                let mine = |at: &&anliegen::crdt::Stamp| Some(&at.actor) == profile;
                // Numbers and letters are written by themselves, and may move on unsent.
                let said = shared.iter().filter(|(_, _, field, _)| !BY_ITSELF.contains(field));
                let heads = said.map(|(_, _, _, register)| &register.shown().at);
                let stamps: Vec<String> =
                    heads.filter(mine).map(anliegen::crdt::Stamp::text).collect();
                if !stamps.is_empty() {
                    self.unsaved.insert(tab, stamps);
                }
            }
            TabEvent::Saved(true) => self.saved(scene, tab),
            _ => {}
        }
    }

    fn asked(&mut self, scene: &Scene, phone: usize, request: &Request) {
        if let (Some(put), true) = (&request.put, self.counts(scene)) {
            self.phones[phone].bytes.0 += put.text.len();
        }
    }

    fn answered(&mut self, scene: &Scene, flight: &Flight, raw: &RawReply) {
        let Some(file) = scene.file_at(&flight.request.url) else { return };
        if let (Some(put), Some(version)) = (&flight.request.put, flight.version)
            && raw.status < 300
        {
            self.stored(flight, &file, version, &put.text);
        }
        if !self.counts(scene) {
            return;
        }
        if flight.request.is_put() {
            self.puts.0 += 1;
            self.puts.1 += usize::from(raw.status == 412);
        }
        self.phones[flight.phone].bytes.1 += flight.down;
        let second = ((scene.now - self.span.0) / SECOND) as usize;
        if let Some((all, board)) = self.seconds.get_mut(second) {
            *all += 1;
            *board += u32::from(file == "board");
        }
    }

    fn got(&mut self, scene: &Scene, flight: &Flight, raw: &RawReply) {
        let Some(file) = scene.file_at(&flight.request.url) else { return };
        let (Some(version), 200, false) = (flight.version, raw.status, flight.request.is_put())
        else {
            return;
        };
        let seen = &mut self.phones[flight.phone];
        seen.reads.entry(file.clone()).or_default().push(scene.now);
        let versions = seen.versions.entry(file.clone()).or_default();
        if versions.last().is_none_or(|(_, last)| *last < version) {
            versions.push((scene.now, version));
        }
        let saves = &mut self.saves;
        seen.waiting.retain(|&save| {
            let save = &mut saves[save];
            let is_there =
                save.stored.as_ref().is_some_and(|(at, first)| *at == file && *first <= version);
            if is_there {
                save.delivered = Some(scene.now);
            }
            !is_there
        });
    }

    fn stepped(&mut self, scene: &Scene, phone: usize) {
        let open = scene.shown(phone).is_some();
        let seen = &mut self.phones[phone];
        match (seen.open, open) {
            (false, true) => seen.looks.push((scene.now, i64::MAX)),
            (true, false) => {
                if let Some((_, to)) = seen.looks.last_mut() {
                    *to = scene.now;
                }
            }
            _ => {}
        }
        seen.open = open;
    }
}

impl Seen {
    /// When this phone had a version of a file.
    pub fn had(&self, file: &str, version: u64) -> Option<i64> {
        let versions = self.versions.get(file)?;
        let place = versions.partition_point(|(_, had)| *had < version);
        versions.get(place).map(|(at, _)| *at)
    }

    /// Whether it got a file between two times.
    pub fn reads_between(&self, file: &str, from: i64, to: i64) -> bool {
        let Some(reads) = self.reads.get(file) else { return false };
        reads.get(reads.partition_point(|at| *at < from)).is_some_and(|at| *at <= to)
    }

    /// For how long it was open between two times, in ms.
    pub fn open_between(&self, from: i64, to: i64) -> i64 {
        let part = |(begin, end): &(i64, i64)| ((*end).min(to) - (*begin).max(from)).max(0);
        self.looks.iter().map(part).sum()
    }
}
