//! The quarantine: what could not be read is copied there first, counted and offered for export
//! (J5).

use super::backend::{Fault, units};
use super::keys::Key;
use super::store::{SaveFault, Store};
use super::tokens::hide_tokens;
use crate::{limits, sorted};

/// The key of a value that lost to another value of the same stamp (F52). Nothing is damaged.
pub const COLLISION: &str = "collision";

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
    /// Everything set aside, for export and to be looked at, in no useful order.
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

    /// How many damaged pieces were set aside.
    pub(crate) fn count_damaged(&self) -> Result<usize, Fault> {
        let mut count = 0;
        for key in self.backend.keys()? {
            if matches!(Key::parse(&key), Some(Key::Quarantine(_))) {
                let kept = self.backend.get(&key)?.unwrap_or_default();
                let of = kept.strip_prefix(COLLISION);
                count += usize::from(!of.is_some_and(|rest| rest.starts_with('\n')));
            }
        }
        Ok(count)
    }

    /// Puts back what was removed from the quarantine, under its own name.
    pub fn keep_quarantined(&mut self, piece: &Quarantined) -> Result<(), SaveFault> {
        self.writable()?;
        let Quarantined { name, key, text } = piece;
        self.keep(&Key::Quarantine(name).text(), &format!("{key}\n{text}"))
    }

    /// Removes something set aside, once its owner has it or does not want it.
    pub fn forget_quarantined(&mut self, name: &str) -> Result<(), SaveFault> {
        self.writable()?;
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
    /// stamp (F52). `key` says where it came from. There is a bound in number and in size: the
    /// oldest goes first, and what the person wrote goes only for what they wrote (S5).
    pub fn quarantine(&mut self, key: &str, text: &str) -> Result<(), SaveFault> {
        let kept = without_tokens(format!("{key}\n{text}"));
        let mut pieces = self.pieces()?;
        let mut names = Vec::new();
        for piece in &pieces {
            if self.backend.get(&piece.key)?.as_ref() == Some(&kept) {
                return Ok(());
            }
            names.push(piece.key.clone());
        }
        let (is_own, wanted) = (is_own(key), units(&kept));
        if !is_own && wanted > limits::QUARANTINE_UNITS {
            return Ok(());
        }
        while pieces.len() >= limits::QUARANTINED
            || pieces.iter().map(|piece| piece.units).sum::<usize>() + wanted
                > limits::QUARANTINE_UNITS
        {
            let of_others = pieces.iter().position(|piece| !piece.is_own);
            match of_others.or((is_own && !pieces.is_empty()).then_some(0)) {
                Some(oldest) => self.backend.remove(&pieces.remove(oldest).key)?,
                None if is_own => break,
                None => return Ok(()),
            }
        }
        let mut number = 0_u32;
        loop {
            let place = Key::Quarantine(&format!("{}-{number}", self.now_ms)).text();
            if !names.contains(&place) {
                return if is_own {
                    self.keep(&place, &kept)
                } else {
                    self.keep_spare(&place, &kept)
                };
            }
            number += 1;
        }
    }

    /// Everything set aside, the oldest first.
    fn pieces(&self) -> Result<Vec<Piece>, Fault> {
        let mut pieces = Vec::new();
        for key in self.backend.keys()? {
            let Some(Key::Quarantine(name)) = Key::parse(&key) else { continue };
            let (ms, number) = name.split_once('-').unwrap_or((name, ""));
            let age = (ms.parse().unwrap_or(0), number.parse().unwrap_or(0));
            let kept = self.backend.get(&key)?.unwrap_or_default();
            let is_own = kept.split_once('\n').is_some_and(|(of, _)| is_own(of));
            pieces.push(Piece { age, units: units(&kept), is_own, key });
        }
        sorted::sort_by_key(&mut pieces, |piece| piece.age);
        Ok(pieces)
    }

    /// The keys of what was set aside of others, the oldest first.
    pub(crate) fn quarantined_of_others(&self) -> Result<Vec<String>, Fault> {
        let pieces = self.pieces()?.into_iter().filter(|piece| !piece.is_own);
        Ok(pieces.map(|piece| piece.key).collect())
    }
}

/// Something set aside, under its key.
struct Piece {
    /// When its page load began, in ms since 1970, and its number there.
    age: (u64, u32),
    units: usize,
    is_own: bool,
    key: String,
}

/// Whether what stood under this key can only have been written on this phone.
fn is_own(key: &str) -> bool {
    match Key::parse(key) {
        Some(
            Key::Index
            | Key::Profile
            | Key::Own(_)
            | Key::Journal(..)
            | Key::PrivateJournal(..)
            | Key::Private(_)
            | Key::PrivateCopy(_),
        ) => true,
        Some(Key::Body(..) | Key::Rescued(_) | Key::Tokens | Key::Quarantine(_)) | None => false,
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

    // F52 J5: a value that lost is no damage, and is told as none at the start.
    #[test]
    fn f52_j5_only_what_is_damaged_counts_as_damaged() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.quarantine(COLLISION, "{}").unwrap();
        store.quarantine("anliegen1:e:own", "{ cut").unwrap();
        store.quarantine("collisions", "of another kind").unwrap();
        let (mut store, boot) = Store::boot(memory, "two", 2);
        assert_eq!((boot.quarantined, store.quarantined().unwrap().len()), (2, 3));
        // What was put away and is brought back is as it was.
        let piece = store.quarantined().unwrap().swap_remove(1);
        store.forget_quarantined(&piece.name).unwrap();
        assert!(!store.quarantined().unwrap().contains(&piece));
        store.keep_quarantined(&piece).unwrap();
        assert!(store.quarantined().unwrap().contains(&piece));
    }

    // S5: three writes of somebody else filled the quarantine, and the phone kept nothing more.
    #[test]
    fn s5_what_others_write_fills_no_quarantine_and_displaces_nothing_of_the_persons() {
        let mut store = Store::boot(Rc::new(Memory::default()), "one", 1).0;
        store.quarantine("anliegen1:e:private", "a note").unwrap();
        for number in 0..100 {
            store.now_ms = 100 - number;
            store.quarantine("collision", &format!("{number} {}", "x".repeat(9_000))).unwrap();
            store.quarantine("collision", &"y".repeat(300_000)).unwrap();
        }
        let all = store.quarantined().unwrap();
        let units: usize = all.iter().map(|one| units(&one.text)).sum();
        assert!(all.len() > 20 && all.len() <= limits::QUARANTINED, "{}", all.len());
        assert!(units <= limits::QUARANTINE_UNITS && all.iter().any(|one| one.text == "a note"));
        for number in 0..2 * limits::QUARANTINED {
            store.quarantine("anliegen1:e:own", &number.to_string()).unwrap();
        }
        let all = store.quarantined().unwrap();
        assert_eq!(all.len(), limits::QUARANTINED);
        store.quarantine("collision", "z").unwrap();
        assert_eq!(store.quarantined().unwrap().len(), all.len());
    }
}
