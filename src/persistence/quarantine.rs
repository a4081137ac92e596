//! The quarantine: what could not be read is copied there first, counted and offered for export
//! (J5).

use super::backend::Fault;
use super::keys::Key;
use super::store::{SaveFault, Store};
use super::tokens::hide_tokens;

/// Something set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Its name, for [`Store::forget_quarantined`].
    pub name: String,
    /// The key under which it stood.
    pub key: String,
    /// The text as it was.
    pub text: String,
}

impl Store {
    /// Everything set aside, for export, in no useful order.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, Fault> {
        let mut all = Vec::new();
        for key in self.backend.keys()? {
            let Some(Key::Quarantine(name)) = Key::parse(&key) else { continue };
            let kept = without_tokens(self.backend.get(&key)?.unwrap_or_default());
            let (key, text) = kept.split_once('\n').unwrap_or(("", &kept));
            all.push(Quarantined { name: name.to_owned(), key: key.into(), text: text.into() });
        }
        Ok(all)
    }

    /// Removes something set aside, once its owner has it or does not want it.
    pub fn forget_quarantined(&mut self, name: &str) -> Result<(), SaveFault> {
        Ok(self.backend.remove(&Key::Quarantine(name).text())?)
    }

    /// Moves an unreadable text to the quarantine: it is removed only once the copy is stored.
    pub(crate) fn set_aside(&mut self, key: &str, text: &str) -> Result<(), SaveFault> {
        if self.newer {
            return Err(SaveFault::Newer);
        }
        self.quarantine(key, text)?;
        Ok(self.backend.remove(key)?)
    }

    /// Stores a copy in the quarantine, also of a value that lost to another value of the same
    /// stamp (F52). `key` says where it came from.
    pub fn quarantine(&mut self, key: &str, text: &str) -> Result<(), SaveFault> {
        let kept = without_tokens(format!("{key}\n{text}"));
        let mut number = 0_u32;
        loop {
            let name = format!("{}-{number}", self.now_ms);
            let place = Key::Quarantine(&name).text();
            match self.backend.get(&place)? {
                Some(other) if other != kept => number += 1,
                _ => return self.keep(&place, &kept),
            }
        }
    }
}

/// What is set aside of an index holds no token, also where an earlier build did it (S6).
pub(crate) fn without_tokens(kept: String) -> String {
    let is_index = kept.split_once('\n').is_some_and(|(key, _)| key == Key::Index.text());
    if is_index { hide_tokens(&kept) } else { kept }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::persistence::Memory;

    #[test]
    fn j5_what_is_set_aside_in_one_moment_is_kept_once_each() {
        let mut store = Store::boot(Rc::new(Memory::default()), "one", 1).0;
        for (key, text) in [("k", "first"), ("k", "second"), ("l", "first"), ("k", "first")] {
            store.quarantine(key, text).unwrap();
        }
        let all = store.quarantined().unwrap();
        let kept: Vec<(&str, &str)> = all.iter().map(|one| (&*one.key, &*one.text)).collect();
        assert_eq!(kept, [("k", "first"), ("k", "second"), ("l", "first")]);
    }
}
