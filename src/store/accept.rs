//! Accepting a body: what only its predecessor held is saved before that is replaced (Y4).

use super::keys::Key;
use super::store::{EVENT, SaveFault, Store};
use crate::replica::{Replica, read};

impl Store {
    /// Keeps `text`, a readable document of this event, as the last accepted body of a file.
    /// `own` is what no body holds any more ([`crate::replica::Layers::own`]): it is saved
    /// before the former body, which may have been the last to hold it, is replaced (Y4).
    pub fn accept(
        &mut self,
        event: &str,
        file: &str,
        text: &str,
        own: &Replica,
    ) -> Result<(), SaveFault> {
        self.writable()?;
        let key = Key::Body(event, file).text();
        let mut rescued = own.clone();
        match self.backend.get(&key)? {
            Some(former) if former == text => {}
            Some(former) if self.known.get(&key) == Some(&hash(&former)) => {}
            // Another tab accepted a body that this load never saw.
            Some(_) => {
                if let Some((_, former)) = self.readable(&key, EVENT, event)? {
                    let _ = rescued.join(&former.stamped);
                }
            }
            None => {}
        }
        let mut held = self.stored_shared(event)?;
        if let Ok(body) = read(text, EVENT) {
            let _ = held.join(&body.stamped);
        }
        let rescued = rescued.minus(&held);
        if !rescued.is_empty() {
            self.append(event, &rescued, &Replica::new())?;
        }
        self.known.remove(&key);
        self.keep(&key, text)?;
        self.known.insert(key, hash(text));
        self.untrimmed.insert(event.to_owned());
        Ok(())
    }
}

/// FNV-1a of a text: tells whether a body is the one this load knows.
pub(super) fn hash(text: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    text.bytes().fold(start, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
