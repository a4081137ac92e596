//! Carries out what effects want of the storage. Shared by the platform and by tests that play
//! a phone.

use crate::exchange::bundle;
use crate::replica::Replica;
use crate::store::{Profile, SaveFault, Store};

use super::msg::Restored;
use super::{Effect, Msg};

/// Carries out an effect, if it is one of the storage's, and says what came of it.
pub fn keep(store: &mut Store, effect: &Effect, profile: &str) -> Option<Msg> {
    let trouble = |result: Result<(), SaveFault>| result.err().map(Msg::Trouble);
    match effect {
        Effect::Append { event, shared, private } => {
            Some(Msg::Kept(store.append(event, shared, private)))
        }
        Effect::KeepProfile(state) => {
            let profile = Profile { id: profile.to_owned(), state: state.clone() };
            Some(Msg::ProfileKept(store.save_profile(&profile)))
        }
        Effect::KeepEntry(entry) => trouble(store.save_entry(entry)),
        Effect::KeepBody { event, file, text, own } => {
            trouble(store.accept(event, &file.name(), text, own))
        }
        Effect::Open(event) => {
            let opened = store.open(event).unwrap_or_default();
            Some(Msg::Opened(event.clone(), Box::new(opened)))
        }
        Effect::Measure => store.usage().ok().map(Msg::Measured),
        Effect::Restore(text) => Some(Msg::Restored(restore(store, text).map(Box::new))),
        _ => None,
    }
}

/// Joins a backup: adds, and overwrites nothing. `None` where it is no backup.
fn restore(store: &mut Store, text: &str) -> Option<Restored> {
    let (mut theirs, boot) = bundle::read(text)?;
    let known = store.entries().ok()?;
    let mut notes = 0;
    for entry in &boot.entries {
        let opened = theirs.open(&entry.id).ok()?;
        notes += opened.private.ids(crate::model::schema::kind::NOTES).count();
        if known.iter().all(|k| k.id != entry.id) {
            store.save_entry(entry).ok()?;
            for (file, text, _) in &opened.bodies {
                store.accept(&entry.id, file, text, &Replica::new()).ok()?;
            }
        }
        let mut shared = opened.own.clone();
        for (_, _, body) in &opened.bodies {
            let _ = shared.join(&body.stamped);
        }
        store.append(&entry.id, &shared, &opened.private).ok()?;
    }
    if let Some(profile) = boot.profile {
        // A new phone becomes the old one; one with a life of its own stays itself.
        if known.is_empty() {
            store.adopt_profile(&profile).ok()?;
        } else {
            store.save_profile(&profile).ok()?;
        }
    }
    Some(Restored {
        events: boot.entries.len(),
        notes,
        entries: store.entries().ok()?,
        profile: store.profile().ok()?,
    })
}
