//! What a tab hears of the others.

use anliegen::app::{Msg, StorageMsg};
use anliegen::persistence::Store;
use anliegen::persistence::keys::Key;

use super::Phone;

impl Phone {
    /// Hears what other tabs have stored, as by `storage` events (J7).
    pub fn hear(&mut self) {
        let now = self.device.texts.borrow().clone();
        let before = std::mem::replace(&mut self.seen, now.clone());
        let mut keys: Vec<String> = now.keys().chain(before.keys()).cloned().collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys.iter().filter(|key| now.get(*key) != before.get(*key)) {
            let current = self.app.event.as_ref().map(|open| open.id.clone());
            match Key::parse(key) {
                Some(Key::Profile) => {
                    if let Ok(Some(profile)) = self.store.profile() {
                        self.send(Msg::Storage(StorageMsg::ProfileReread(profile.state)));
                    }
                }
                Some(Key::Index | Key::Quarantine(_)) | None => {}
                Some(_) if Key::parse(key).and_then(Key::event) == current.as_deref() => {
                    let opened = self.store.open(&current.unwrap()).unwrap();
                    self.send(Msg::Storage(StorageMsg::Reread(Box::new(opened))));
                }
                Some(_) => {}
            }
        }
    }

    /// Lets the store write; of that the browser tells the other tabs, and not this one.
    pub(super) fn writing<T>(&mut self, write: impl FnOnce(&mut Store) -> T) -> T {
        let before = self.device.texts.borrow().clone();
        let result = write(&mut self.store);
        let after = self.device.texts.borrow();
        for key in before.keys().chain(after.keys()) {
            if before.get(key) != after.get(key) {
                match after.get(key) {
                    Some(text) => drop(self.seen.insert(key.clone(), text.clone())),
                    None => drop(self.seen.remove(key)),
                }
            }
        }
        drop(after);
        result
    }
}
