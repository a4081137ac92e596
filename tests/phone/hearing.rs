//! What a tab hears of the others.

use anliegen::app::Msg;
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
                        self.send(Msg::ProfileReread(profile.state));
                    }
                }
                Some(Key::Index | Key::Quarantine(_)) | None => {}
                Some(_) if Key::parse(key).and_then(Key::event) == current.as_deref() => {
                    let opened = self.store.open(&current.unwrap()).unwrap();
                    self.send(Msg::Reread(Box::new(opened)));
                }
                Some(_) => {}
            }
        }
    }
}
