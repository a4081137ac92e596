//! The storage as a whole: what another tab wrote of what concerns all events, and everything
//! as it lies there.

use super::backend::Fault;
use super::index::Entry;
use super::keys::{Key, is_ours};
use super::profile::{self, Profile};
use super::store::{Kept, Store};

impl Store {
    /// The events in the index, last opened first.
    pub fn entries(&self) -> Result<Vec<Entry>, Fault> {
        self.index_entries()
    }

    /// The profile as it stands there now.
    pub fn profile(&self) -> Result<Option<Profile>, Fault> {
        Ok(match self.kept(&Key::Profile.text(), profile::FORMAT, "")? {
            Kept::Read(_, body) => Some(Profile { id: body.id, state: body.stamped }),
            _ => None,
        })
    }

    /// Every key of ours with its text, unread, for the backup.
    pub fn everything_kept(&self) -> Result<Vec<(String, String)>, Fault> {
        let mut kept = Vec::new();
        for key in self.backend.keys()?.into_iter().filter(|key| is_ours(key)) {
            let text = self.backend.get(&key)?.unwrap_or_default();
            kept.push((key, text));
        }
        Ok(kept)
    }
}
