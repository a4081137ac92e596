//! Long texts, each kept once: thousands of phones hold the same document.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// Shorter texts are not worth looking for, in bytes.
pub const LONG: usize = 1_024;
/// After so many fresh bytes the collection lets go of what nobody holds any more.
pub const SWEEP: usize = 32 << 20;

/// What the phones of a venue hold in common. Each still counts it as its own.
#[derive(Default)]
pub struct SharedTexts {
    texts: RefCell<HashSet<Rc<str>>>,
    fresh: Cell<usize>,
}

impl SharedTexts {
    /// The text as the collection has it.
    pub fn keep(&self, text: &str) -> Rc<str> {
        if text.len() < LONG {
            return text.into();
        }
        let mut texts = self.texts.borrow_mut();
        if let Some(kept) = texts.get(text) {
            return kept.clone();
        }
        self.fresh.set(self.fresh.get() + text.len());
        if self.fresh.get() > SWEEP {
            self.fresh.set(0);
            texts.retain(|kept| Rc::strong_count(kept) > 1);
        }
        let kept: Rc<str> = text.into();
        texts.insert(kept.clone());
        kept
    }
}
