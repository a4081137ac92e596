//! The base revision of a PUT (optimistic concurrency control): the file as the last GET found
//! it.

use super::events::Condition;
use super::replies::etag::ETag;

/// A revision of a file.
#[derive(Debug)]
pub(crate) struct Revision {
    /// When it was read, in ms since 1970.
    pub at: i64,
    /// Its tag; `None` where there was no file.
    pub etag: Option<ETag>,
}

impl Revision {
    /// The condition by which a PUT that is made from it overwrites nothing that others wrote
    /// meanwhile.
    pub fn condition(&self) -> Condition {
        match &self.etag {
            None => Condition::Absent,
            Some(etag) => {
                etag.usable().map_or(Condition::None, |tag| Condition::Match(tag.to_owned()))
            }
        }
    }

    /// Whether its tag was made up by a compressing server (F36).
    pub fn is_suffixed(&self) -> bool {
        matches!(self.etag, Some(ETag::Suffixed(_)))
    }
}
