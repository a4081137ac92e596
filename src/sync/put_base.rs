//! What a GET found of a file: what the next PUT of it is made from.

use super::events::Condition;
use super::replies::etag::ETag;

/// The file as this page last found it.
#[derive(Debug)]
pub(crate) struct Base {
    /// When, in ms since 1970.
    pub at: i64,
    /// What it was tagged with; nothing where there was no file.
    pub etag: Option<ETag>,
}

impl Base {
    /// How a PUT that is made from it protects what others write meanwhile, where the server
    /// keeps its word.
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
