//! Reading the storage as a whole: what concerns all events, and a dump of all keys.

use super::backend::Fault;
use super::event_index::Entry;
use super::journal::Journal;
use super::keys::{Key, is_ours};
use super::profile::Profile;
use super::quarantine::without_tokens;
use super::record::Stored;
use super::store::Store;
use super::tokens::hide_tokens;
use crate::sorted;

impl Store {
    /// The events in the index, last opened first.
    pub fn entries(&self) -> Result<Vec<Entry>, Fault> {
        self.index_entries()
    }

    /// The stored profile.
    pub fn profile(&self) -> Result<Option<Profile>, Fault> {
        Ok(match self.stored_profile()? {
            Stored::Read(profile) => Some(profile),
            _ => None,
        })
    }

    /// Every key of ours with its text, unread and without tokens (S6), for the backup; and what this load wrote that
    /// found no room there (F3) or no storage any more (F1), as it would stand in its journal.
    pub fn everything_kept(&self) -> Result<Vec<(String, String)>, Fault> {
        let mut kept: Vec<(String, String)> = Vec::new();
        match self.backend.keys() {
            Ok(keys) => {
                for key in keys.into_iter().filter(|key| is_ours(key)) {
                    let text = self.backend.get(&key)?.unwrap_or_default();
                    match Key::parse(&key) {
                        Some(Key::Tokens) => {}
                        Some(Key::Index) => kept.push((key, hide_tokens(&text))),
                        Some(Key::Quarantine(_)) => kept.push((key, without_tokens(text))),
                        _ => kept.push((key, text)),
                    }
                }
            }
            Err(fault) if self.sessions.is_empty() => return Err(fault),
            Err(_) => {}
        }
        for (event, session) in &self.sessions {
            let parts = [
                (Key::PrivateJournal(event, &self.load), session.journal.private_part()),
                (Key::Journal(event, &self.load), session.journal.shared_part()),
            ];
            for (key, mut journal) in parts {
                let key = key.text();
                let former = kept.iter().position(|(known, _)| *known == key);
                let former = former.map(|at| kept.swap_remove(at).1);
                let read = former.as_ref().and_then(|text| Journal::read(text, event).ok());
                if let Some(former) = read {
                    journal.join(&former);
                }
                if !journal.is_empty() {
                    kept.push((key, journal.write(event)));
                } else if let Some(text) = former {
                    kept.push((key, text));
                }
            }
        }
        sorted::sort_by(&mut kept, Ord::cmp);
        Ok(kept)
    }
}
