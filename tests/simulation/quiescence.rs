//! What must hold once the faults have stopped and every phone has been looked at for a while.

use std::collections::BTreeSet;

use anliegen::app::{JoinMsg, JoinState, Msg, PageMsg, Session};
use anliegen::crdt::{Body, Layers, Register, Replica, read_edited};
use anliegen::limits;
use anliegen::sync::events::Input;
use anliegen::sync::file::File;

use crate::hand_edits::{group, key};
use crate::mishaps::{Watched, clear};
use crate::oracle::Oracle;
use crate::support::sample::{MINUTE, SECOND};
use crate::support::tab::Field;
use crate::support::venue::Scene;
use crate::support::venue::people::Person;

/// So long it may take until everybody has everything, in ms (Y9): what a server has lost is
/// brought back within ten minutes (Y8), and a file beside the board is asked for every five
/// to six.
const BOUND: i64 = 18 * MINUTE;

/// Ends all faults, has every phone shown, and waits until all is well. Tells what is not, once
/// the time is over.
pub fn come_to_rest(world: &mut Watched) -> Result<i64, String> {
    clear(world);
    let begun = world.scene.now;
    world.witness.left(&world.scene);
    for phone in 0..world.scene.phones.len() {
        let person: &mut Person = &mut world.scene.phones[phone].person;
        person.rests = true;
        if person.gone {
            continue;
        }
        world.take_out(phone);
        show_all(world, phone);
        let device = &world.scene.phones[phone].device;
        if !device.writes.replace(true) {
            invite(world, phone);
        }
    }
    loop {
        let until = world.scene.now + 15 * SECOND;
        world.run(until, &mut crate::mishaps::happen);
        open_all(world);
        if let Some(broken) = world.witness.broken.take() {
            return Err(broken);
        }
        let well = is_well(&world.scene, &world.witness.oracle);
        match well.and_then(|()| crate::notes::are_kept(&world.scene, &world.witness)) {
            Ok(()) => return Ok(world.scene.now - begun),
            Err(why) if world.scene.now > begun + BOUND => return Err(why),
            Err(_) => {}
        }
    }
}

/// Looks at each tab once, so that what is in memory only is kept.
fn show_all(world: &mut Watched, phone: usize) {
    for tab in world.scene.phones[phone].tabs.clone() {
        world.with(tab, crate::support::tab::Tab::hide);
        world.show(tab);
    }
}

/// Whoever could only read is given the link to write with.
fn invite(world: &mut Watched, phone: usize) {
    let link = crate::seeds::invitation(&world.scene.address, true);
    for tab in world.scene.phones[phone].tabs.clone() {
        world.send(tab, Msg::Page(PageMsg::Hash(link.clone())));
    }
}

/// Somebody looks at every screen, so that every file is read; who could not join tries again, and
/// who was asked about the address takes it.
fn open_all(world: &mut Watched) {
    for tab in 0..world.scene.pages.len() {
        let Some(page) = world.scene.page(tab) else { continue };
        if page.tab.is_late() {
            world.send(tab, Msg::sync(Input::SyncNow));
            continue;
        }
        let shards = page.tab.app.event.as_ref().map(|open| open.machine.shards());
        let Some(shards) = shards else {
            let is_asked = matches!(page.tab.app.join, JoinState::Asking { .. });
            let answer = if is_asked { JoinMsg::Choose(true) } else { JoinMsg::Retry };
            world.send(tab, Msg::Join(answer));
            continue;
        };
        for file in page.opened + 1..=shards {
            let file = File::shard(file).unwrap();
            if let Some(Some(page)) = world.scene.pages.get_mut(tab) {
                page.opened += 1;
            }
            world.send(tab, Msg::sync(Input::Open(file)));
        }
    }
}

fn is_well(scene: &Scene, oracle: &Oracle) -> Result<(), String> {
    let opens = opens(scene)?;
    let (_, first) = opens.first().ok_or("nobody has the event")?;
    let stamped = first.layers.stamped();
    let shown = canonical(&first.layers);
    for (name, open) in &opens {
        if open.layers.stamped() != stamped {
            let (mine, theirs) = (open.layers.stamped(), stamped);
            let (more, less) = (named(&mine.minus(theirs)), named(&theirs.minus(mine)));
            return Err(format!("Y1: {name} has more: {more}, less: {less}"));
        }
        if canonical(&open.layers) != shown {
            return Err(format!("Y1: {name} shows something else"));
        }
    }
    for (name, open) in &opens {
        let (mine, others) = (open.pending.count(), open.pending.others);
        if mine + others > 0 {
            return Err(format!("Y10: {name} says that {mine} and {others} wait"));
        }
    }
    let server = server(scene)?;
    if server.stamped() != stamped {
        return Err("Y9: the server has something else".to_owned());
    }
    if canonical(&server) != shown {
        return Err("Y4: the server has lost what was written by hand".to_owned());
    }
    is_all_there(stamped, oracle)
}

/// The event on every open page.
fn opens(scene: &Scene) -> Result<Vec<(String, &Session)>, String> {
    let mut opens = Vec::new();
    for phone in 0..scene.phones.len() {
        if scene.phones[phone].person.gone {
            continue;
        }
        if scene.phones[phone].tabs.is_empty() {
            return Err(format!("phone {phone} has no page"));
        }
        for &tab in &scene.phones[phone].tabs {
            let page = scene.page(tab).ok_or("a page is gone")?;
            let open = page.tab.app.event.as_ref();
            opens.push((format!("p{phone}/t{tab}"), open.ok_or(format!("p{phone} has no event"))?));
        }
    }
    Ok(opens)
}

fn server(scene: &Scene) -> Result<Layers, String> {
    let mut layers = Layers::default();
    for (name, stored) in scene.server.files() {
        let read = read_edited(&stored.text, "anliegen", limits::DOCUMENT_BYTES);
        let (body, _) = read.map_err(|_| format!("{name} is no document"))?;
        let _ = layers.accept(name, body);
    }
    Ok(layers)
}

fn named(replica: &Replica) -> String {
    let count = replica.iter().count();
    let names = replica.iter().take(4).map(|(kind, id, field, _)| format!("{kind}/{id}/{field} "));
    format!("{count} {}", names.collect::<String>())
}

/// Everything on show, values by hand included.
fn canonical(layers: &Layers) -> String {
    let mut body = Body::new("e");
    let _ = body.join_stamped(layers.stamped());
    for (_, file) in layers.bodies() {
        for kind in file.hand.kinds() {
            for id in file.hand.ids(kind) {
                let mut members = body.hand.entity(kind, id).cloned().unwrap_or_default();
                for field in file.hand.fields(kind, id) {
                    let value = layers.value(kind, id, field).cloned();
                    members.extend(value.map(|value| (field.to_owned(), value)));
                }
                body.hand.place(kind, id, members);
            }
        }
    }
    body.write("anliegen")
}

/// Y2, M3, M4: each write stands, unless somebody who had seen it replaced it; and what was
/// replaced is gone.
fn is_all_there(stamped: &Replica, oracle: &Oracle) -> Result<(), String> {
    let register = |(kind, id, field): &Field| stamped.register(kind, id, field);
    let exists = |number: usize| {
        let write = &oracle.writes[number];
        let known = |register: &Register| {
            register.context().iter().any(|stamp| key(&stamp.text()) == write.stamp)
        };
        write.saved || register(&write.field).is_some_and(known)
    };
    for field in oracle.fields.keys() {
        let standing = oracle.standing(field, exists);
        if standing.iter().any(|write| !oracle.writes[*write].shared) {
            continue;
        }
        // Of several edits of one value it is a matter of who read what first which one stands,
        // and a phone that may only read forgets an edit that its file has lost.
        let of = oracle.fields[field].iter().map(|write| oracle.writes[*write].stamp.as_str());
        let groups: Vec<&str> = of.filter_map(group).collect();
        let is_open = |key: &str| {
            let of_group = |g: &str| groups.iter().filter(|other| **other == g).count();
            oracle.forgettable.contains(key) || group(key).is_some_and(|g| of_group(g) > 1)
        };
        let standing = standing.into_iter().filter(|write| !is_open(&oracle.writes[*write].stamp));
        let standing: Vec<usize> = standing.collect();
        let wanted: BTreeSet<&str> =
            standing.iter().map(|write| oracle.writes[*write].stamp.as_str()).collect();
        let found: BTreeSet<String> =
            register(field).map(standing_in).into_iter().flatten().collect();
        let found: BTreeSet<String> = found.into_iter().filter(|key| !is_open(key)).collect();
        if !wanted.iter().copied().eq(found.iter().map(String::as_str)) {
            return Err(format!("Y2: {field:?} should have {wanted:?}, has {found:?}"));
        }
        for write in standing.iter().map(|write| &oracle.writes[*write]) {
            let heads = register(field).map(Register::heads).unwrap_or_default();
            let same =
                heads.iter().any(|h| key(&h.at.text()) == write.stamp && h.value == write.value);
            if !same && !oracle.contested.contains(&write.stamp) {
                return Err(format!("Y2: {field:?} says something else under {}", write.stamp));
            }
        }
    }
    Ok(())
}

fn standing_in(register: &Register) -> Vec<String> {
    let heads = register.heads().iter().filter(|_| !register.is_undone());
    heads.map(|head| key(&head.at.text()).to_owned()).collect()
}
