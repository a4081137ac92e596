//! Carries out the effects of the storage. Shared by the platform and by tests that play a phone.

use crate::crdt::Replica;
use crate::domain::schema::kind;
use crate::export::backup;
use crate::persistence::quarantine::COLLISION;
use crate::persistence::{Profile, Quarantined, SaveFault, Store};

use super::{AsideMsg, ImportMsg, JoinMsg, Msg, Restored, StorageEffect, StorageMsg};

/// Carries out an effect and says what came of it. `profile`: who the person on this phone is.
pub fn carry_out(store: &mut Store, effect: &StorageEffect, profile: &str) -> Option<Msg> {
    let failed = |result: Result<(), SaveFault>| result.err().map(StorageMsg::Failed);
    let msg = match effect {
        StorageEffect::Append { event, shared, private } => {
            Some(StorageMsg::Saved(store.append(event, shared, private)))
        }
        StorageEffect::SaveProfile(state) => {
            let profile = Profile { id: profile.to_owned(), state: state.clone() };
            Some(StorageMsg::ProfileSaved(store.save_profile(&profile)))
        }
        StorageEffect::SaveEntry(entry) => failed(store.save_entry(entry)),
        StorageEffect::SaveBody { event, file, text, own } => {
            failed(store.accept(event, &file.name(), text, own).map(|_| ()))
        }
        StorageEffect::Quarantine(text) => {
            // What others wrote is kept where there is room, and says nothing of one's own notes.
            let _ = store.quarantine(COLLISION, text);
            None
        }
        StorageEffect::OpenEvent(event) => {
            let opened = store.open(event).unwrap_or_default();
            return Some(Msg::Join(JoinMsg::Opened(event.clone(), Box::new(opened))));
        }
        StorageEffect::Measure => store.usage().ok().map(StorageMsg::Measured),
    };
    msg.map(Msg::Storage)
}

/// Reads what was set aside.
pub fn list_quarantine(store: &Store) -> Msg {
    Msg::Aside(AsideMsg::Listed(store.quarantined().unwrap_or_default()))
}

/// Removes what was set aside under this name, and reads what is left.
pub fn put_away(store: &mut Store, name: &str) -> Msg {
    let _ = store.forget_quarantined(name);
    list_quarantine(store)
}

/// Puts back what was removed, and reads what is there.
pub fn bring_back(store: &mut Store, piece: &Quarantined) -> Msg {
    let _ = store.keep_quarantined(piece);
    list_quarantine(store)
}

/// Joins a backup and says what came of it.
pub fn restore_backup(store: &mut Store, text: &str) -> Msg {
    Msg::Import(ImportMsg::Restored(restore(store, text).map(Box::new)))
}

/// Joins a backup: adds, and overwrites nothing. `None` where it is no backup. What finds no
/// room is in memory, as with every write.
fn restore(store: &mut Store, text: &str) -> Option<Restored> {
    let (mut theirs, boot) = backup::read(text)?;
    let known = store.entries().unwrap_or_default();
    let mut profile = None;
    // First, so that what this person wrote is known as theirs.
    let adopted = boot.profile.map(|theirs| {
        // A new phone becomes the old one; one with a life of its own stays itself.
        if known.is_empty() { store.adopt_profile(&theirs) } else { store.save_profile(&theirs) }
    });
    let mut restored = Restored { events: boot.entries.len(), ..Restored::default() };
    let mut fault = None;
    let mut note = |result: Result<(), SaveFault>| fault = fault.or(result.err());
    if let Some(saved) = adopted {
        profile = saved.as_ref().ok().cloned();
        note(saved.map(|_| ()));
    }
    for entry in &boot.entries {
        let opened = theirs.open(&entry.id).unwrap_or_default();
        restored.notes += opened.private.ids(kind::NOTES).count();
        if known.iter().all(|k| k.id != entry.id) {
            note(store.save_entry(entry));
            for (file, text, _) in &opened.bodies {
                note(store.accept(&entry.id, file, text, &Replica::new()).map(|_| ()));
            }
        }
        let mut shared = opened.own.clone();
        for (_, _, body) in &opened.bodies {
            let _ = shared.join(&body.stamped);
        }
        let taken = store.take_over(&entry.id, &shared, &opened.private);
        note(taken.and_then(|is_kept| if is_kept { Ok(()) } else { Err(SaveFault::Full) }));
    }
    restored.profile = profile;
    restored.fault = fault;
    restored.entries = store.entries().unwrap_or_default();
    for entry in boot.entries {
        if restored.entries.iter().all(|known| known.id != entry.id) {
            restored.entries.push(entry);
        }
    }
    Some(restored)
}
