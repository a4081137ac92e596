//! Whether what a person wrote is on this phone's disk yet.

use crate::crdt::Replica;
use crate::persistence::{Notice, SaveFault};

/// Whether the storage takes anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageStatus {
    /// It does.
    #[default]
    Writable,
    /// There is none: all is in memory (F1, F2).
    Memory,
    /// It is full; what is new is in memory (F3).
    Full,
    /// A newer version of the app wrote there (F11).
    ReadOnly,
}

/// Whether what the person writes is on the disk.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
pub struct SaveState {
    /// Whether the storage takes anything.
    pub storage: StorageStatus,
    /// Private writes that are not in the journal yet.
    pub unsaved: Replica,
    /// Shared writes that are not in the journal yet.
    pub unsaved_shared: Replica,
    /// The profile has writes that found no room yet.
    pub profile_unsaved: bool,
    /// Whether a flush is on its way.
    pub flushing: bool,
    /// Damaged pieces that were set aside (J5).
    pub set_aside: usize,
    /// The private data come from the previous copy (F8).
    pub private_restored: bool,
    /// There is no room for keys of this copy's own: it shares those of another one (F91).
    pub lacks_room: bool,
    /// More than 60 % is used (J6).
    pub near_full: bool,
    /// UTF-16 code units in use.
    pub used: usize,
    /// Of that, journals that are not folded yet.
    pub journals: usize,
}

impl SaveState {
    /// Whether something is not in the journal yet.
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty() || !self.unsaved_shared.is_empty()
    }

    /// Takes note of how a write went.
    pub fn record(&mut self, result: Result<(), SaveFault>) {
        match result {
            // What lives in memory is taken, too, and is still not saved.
            Ok(()) if self.storage == StorageStatus::Full => self.storage = StorageStatus::Writable,
            Ok(()) => {}
            Err(SaveFault::Full) => self.storage = StorageStatus::Full,
            Err(SaveFault::Newer) => self.storage = StorageStatus::ReadOnly,
            Err(_) => self.storage = StorageStatus::Memory,
        }
    }

    /// Takes note of what could not be read.
    pub fn take_notices(&mut self, notices: &[Notice]) {
        for notice in notices {
            match notice {
                Notice::PrivateCopy => self.private_restored = true,
                Notice::Newer => self.storage = StorageStatus::ReadOnly,
                Notice::Body(_) | Notice::Own | Notice::Journal | Notice::Private => {
                    self.set_aside += 1;
                }
            }
        }
    }

    /// Whether a field is on the disk (J1).
    pub fn is_saved(&self, kind: &str, id: &str, field: &str) -> bool {
        self.storage == StorageStatus::Writable && self.unsaved.register(kind, id, field).is_none()
    }
}
