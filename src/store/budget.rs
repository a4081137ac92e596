//! How much is kept, and what makes room when there is none left (J6).

use super::backend::Fault;
use super::keys::{Key, is_ours};
use super::store::Store;
use crate::limits;

/// What storage holds, in UTF-16 code units, keys included: browsers count so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Ours.
    pub ours: usize,
    /// Of that, journals that are not folded yet.
    pub journals: usize,
    /// Other apps' of the same origin; they share the budget and are never touched (F12).
    pub foreign: usize,
}

impl Usage {
    /// Whether 60 % of the budget are used (J6).
    pub fn is_high(self) -> bool {
        (self.ours + self.foreign) / 6 >= limits::STORAGE_UNITS / 10
    }
}

impl Store {
    /// Counts what is kept. Reads everything, so not before the first paint.
    pub fn usage(&self) -> Result<Usage, Fault> {
        let mut usage = Usage::default();
        for key in self.backend.keys()? {
            let text = self.backend.get(&key)?.unwrap_or_default();
            let side = if is_ours(&key) { &mut usage.ours } else { &mut usage.foreign };
            let here = units(&key) + units(&text);
            *side += here;
            if matches!(Key::parse(&key), Some(Key::Journal(..))) {
                usage.journals += here;
            }
        }
        Ok(usage)
    }

    /// Removes bodies of other events than `event`, or else than the one opened last, that can
    /// be fetched again, longest unopened first, until `wanted` units are free (F3). Writes, notes and journals stay.
    pub(super) fn make_room(&self, event: Option<&str>, wanted: usize) -> Result<(), Fault> {
        let keys = self.backend.keys()?;
        let entries = self.index_entries()?;
        // What concerns all events does not cost the one at hand its wall.
        let at_hand = event.or_else(|| entries.first().map(|entry| entry.id.as_str()));
        let mut freed = 0;
        for entry in entries.iter().rev() {
            if entry.endpoint.is_empty() || Some(entry.id.as_str()) == at_hand {
                continue;
            }
            let is_body = |key: &&String| matches!(Key::parse(key), Some(Key::Body(event, _)) if event == entry.id);
            for key in keys.iter().filter(is_body) {
                if freed >= wanted {
                    return Ok(());
                }
                freed += units(key) + units(&self.backend.get(key)?.unwrap_or_default());
                self.backend.remove(key)?;
            }
        }
        Ok(())
    }
}

/// Length as browsers count it.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn j6_sixty_percent_is_high() {
        let at = |ours: usize| Usage { ours, foreign: 500_000, journals: 0 }.is_high();
        assert!(!at(999_000));
        assert!(at(1_000_000));
        assert_eq!(units("aä😀"), 4);
    }
}
