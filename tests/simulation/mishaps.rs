//! What goes wrong in a world, and when: drawn from its seed.

use std::rc::Rc;

use crate::hostile_writer::Harm;
use crate::invariants::Invariants;
use crate::support::device::Device;
use crate::support::disk::WriteFault;
use crate::support::marks::Mark;
use crate::support::rng::Rng;
use crate::support::sample::{HOUR, MINUTE, SECOND};
use crate::support::server::Trouble;
use crate::support::venue::link::Link;
use crate::support::venue::people::Person;
use crate::support::venue::{MORNING, World};

/// 1 January 2099, in ms since 1970.
const IN_2099: i64 = 4_070_908_800_000;

/// Something that goes wrong.
#[derive(Clone, Copy, Debug)]
pub enum Mishap {
    /// A phone's clock is set.
    Clock(usize, i64),
    /// A phone has no network for so many ms.
    Offline(usize, i64),
    /// A phone's Wi-Fi wants a sign-in for so many ms.
    Portal(usize, i64),
    /// The server is in trouble until the next of these.
    Trouble(Trouble),
    /// The server takes a copy.
    BackUp,
    /// The server comes back from it.
    Restore,
    /// The server loses everything.
    Lose,
    /// A phone has room for so many units more; without a number for all.
    Quota(usize, Option<usize>),
    /// A phone's page ends at this disk write from now on.
    WriteFault(usize, usize),
    /// A phone's pages end without a word.
    Kill(usize),
    /// Somebody goes home, and the phone with them.
    GoHome(usize),
    /// A second tab.
    SecondTab(usize),
    /// A new phone begins as the copy of this one.
    Clone(usize),
    /// A program of a later year writes.
    Foreign,
    /// An organiser downloads the board's file.
    Download,
    /// An organiser edits it and uploads it.
    Edit,
    /// Somebody fills the board to harm others.
    Hostile(Harm),
}

/// Draws mishaps of one sort, for so many phones and so long.
type Group = fn(&mut Rng, usize, i64) -> Vec<(i64, Mishap)>;

/// The groups of mishaps; a world has a few of them.
const GROUPS: [Group; 12] = [
    clocks, offline, portals, troubles, backups, rooms, endings, tabs, future, homegoing, edits,
    harms,
];

/// Draws the mishaps of a world of so many phones and so long, in ms.
pub fn forecast(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    let mut all = Vec::new();
    for group in GROUPS {
        if rng.happens(450) {
            all.extend(group(rng, phones, length));
        }
    }
    all
}

fn some(
    rng: &mut Rng,
    most: usize,
    mut draw: impl FnMut(&mut Rng) -> (i64, Mishap),
) -> Vec<(i64, Mishap)> {
    let count = 1 + rng.below(most);
    (0..count).map(|_| draw(rng)).collect()
}

fn clocks(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, 3, |rng| {
        let skew = match rng.below(6) {
            0 => IN_2099 - MORNING,
            1 => HOUR - MORNING,
            2 => -HOUR,
            3 => HOUR,
            4 => 0,
            _ => rng.between(-20 * MINUTE, 20 * MINUTE),
        };
        (rng.between(0, length), Mishap::Clock(rng.below(phones), skew))
    })
}

fn offline(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, 2 * phones, |rng| {
        let spell = rng.between(10 * SECOND, length / 2);
        (rng.between(0, length), Mishap::Offline(rng.below(phones), spell))
    })
}

fn portals(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, phones, |rng| {
        let spell = rng.between(10 * SECOND, length / 2);
        (rng.between(0, length), Mishap::Portal(rng.below(phones), spell))
    })
}

fn troubles(rng: &mut Rng, _: usize, length: i64) -> Vec<(i64, Mishap)> {
    let kinds = [
        Trouble::Status(500, None),
        Trouble::Status(503, Some("20")),
        Trouble::Status(429, Some("5")),
        Trouble::Status(404, None),
        Trouble::Storm,
        Trouble::Lies(2),
    ];
    let mut all = Vec::new();
    for _ in 0..=rng.below(3) {
        let at = rng.between(0, length);
        let until = at + rng.between(10 * SECOND, length / 3);
        all.push((at, Mishap::Trouble(*rng.pick(&kinds))));
        all.push((until, Mishap::Trouble(Trouble::None)));
    }
    all
}

fn backups(rng: &mut Rng, _: usize, length: i64) -> Vec<(i64, Mishap)> {
    let at = rng.between(0, length / 2);
    let back = rng.between(at, length);
    let bad = if rng.happens(500) { Mishap::Restore } else { Mishap::Lose };
    vec![(at, Mishap::BackUp), (back, bad)]
}

fn rooms(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    let mut all = Vec::new();
    for _ in 0..=rng.below(2) {
        let (phone, at) = (rng.below(phones), rng.between(0, length));
        all.push((at, Mishap::Quota(phone, Some(rng.below(2_000)))));
        all.push((at + rng.between(SECOND, length / 2), Mishap::Quota(phone, None)));
    }
    all
}

fn endings(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, 4, |rng| {
        let phone = rng.below(phones);
        let end = if rng.happens(700) {
            Mishap::WriteFault(phone, rng.below(12))
        } else {
            Mishap::Kill(phone)
        };
        (rng.between(0, length), end)
    })
}

fn tabs(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, 2, |rng| {
        let phone = rng.below(phones);
        let mishap = if rng.happens(600) { Mishap::SecondTab(phone) } else { Mishap::Clone(phone) };
        (rng.between(0, length), mishap)
    })
}

fn future(rng: &mut Rng, _: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, 3, |rng| (rng.between(0, length), Mishap::Foreign))
}

/// Rare, because a file that is full of writes costs a phone, and so a world, much time.
fn harms(rng: &mut Rng, _: usize, length: i64) -> Vec<(i64, Mishap)> {
    if !rng.happens(200) {
        return Vec::new();
    }
    some(rng, 3, |rng| (rng.between(0, length), Mishap::Hostile(*rng.pick(&Harm::ALL))))
}

/// Somebody always stays.
fn homegoing(rng: &mut Rng, phones: usize, length: i64) -> Vec<(i64, Mishap)> {
    some(rng, phones / 2, |rng| {
        (rng.between(length / 3, length), Mishap::GoHome(1 + rng.below(phones - 1)))
    })
}

/// Somebody edits the file by hand, once or more from one download.
fn edits(rng: &mut Rng, _: usize, length: i64) -> Vec<(i64, Mishap)> {
    let mut all = Vec::new();
    for _ in 0..=rng.below(2) {
        let at = rng.between(length / 4, length);
        all.push((at, Mishap::Download));
        for _ in 0..=rng.below(3) {
            all.push((rng.between(at, length), Mishap::Edit));
        }
    }
    all
}

/// A world that is watched.
pub type Watched = World<Invariants, Mishap>;

/// Lets it happen.
pub fn happen(world: &mut Watched, mishap: Mishap) {
    let now = world.scene.now;
    let seconds = crate::invariants::time(&world.scene);
    world.witness.note(|| format!("{seconds} {mishap:?}"));
    match mishap {
        Mishap::Clock(phone, skew) => {
            let scene = &mut world.scene;
            let device = &scene.phones[phone].device;
            if skew < device.skew.replace(skew) && !scene.phones[phone].tabs.is_empty() {
                scene.marks.hit(Mark::ClockBack);
            }
        }
        Mishap::Offline(phone, spell) => {
            world.scene.phones[phone].link.offline_until = now + spell;
        }
        Mishap::Portal(phone, spell) => world.scene.phones[phone].link.portal_until = now + spell,
        Mishap::Trouble(trouble) => world.scene.server.manner.trouble = trouble,
        Mishap::BackUp => world.scene.server.back_up(),
        Mishap::Restore => {
            world.scene.server.restore();
            world.scene.marks.hit(Mark::Restored);
        }
        Mishap::Lose => {
            world.scene.server.lose();
            world.scene.marks.hit(Mark::Gone);
        }
        Mishap::Quota(phone, more) => {
            let disk = &world.scene.phones[phone].device.disk;
            disk.quota.set(more.map(|more| disk.units() + more));
        }
        Mishap::WriteFault(phone, writes) => {
            let fault = (writes, WriteFault::TabEnds);
            world.scene.phones[phone].device.disk.fault.set(Some(fault));
        }
        Mishap::Kill(phone) => {
            for tab in world.scene.phones[phone].tabs.clone() {
                world.close(tab, false);
            }
        }
        Mishap::GoHome(phone) => {
            for tab in world.scene.phones[phone].tabs.clone() {
                world.close(tab, true);
            }
            let person = &mut world.scene.phones[phone].person;
            (person.rests, person.gone) = (true, true);
        }
        Mishap::SecondTab(phone) if world.scene.phones[phone].person.gone => {}
        Mishap::SecondTab(phone) => {
            if world.scene.phones[phone].device.disk.holds_event() {
                world.open(phone, "");
            }
        }
        Mishap::Clone(phone) => clone(world, phone),
        Mishap::Foreign => crate::future_version::write(world),
        Mishap::Download => crate::hand_edits::download(world),
        Mishap::Edit => crate::hand_edits::upload(world),
        Mishap::Hostile(harm) => crate::hostile_writer::write(world, harm),
    }
}

fn clone(world: &mut Watched, phone: usize) {
    let original = &world.scene.phones[phone];
    if !original.device.disk.holds_event() {
        return;
    }
    let device = &original.device;
    let copy = Device::with(device.disk.copy(), device.locks, device.writes.get());
    copy.skew.set(device.skew.get());
    let person = Person::new(original.person.script.clone(), &original.person.invitation.clone());
    let at = world.scene.now + world.rng.between(SECOND, MINUTE);
    let link = Link { ..original.link.clone() };
    let number = world.come(Rc::clone(&copy), link, person, at);
    world.witness.cloned(phone, number);
    world.scene.marks.hit(Mark::Cloned);
}

/// All faults end; what a server or a phone is like, stays.
pub fn clear(world: &mut Watched) {
    world.scene.server.manner.trouble = Trouble::None;
    for phone in &mut world.scene.phones {
        phone.link = Link { round_trip: phone.link.round_trip, ..Link::good() };
        phone.device.disk.quota.set(None);
        phone.device.disk.fault.set(None);
    }
}
