//! How often each mishap really happened. A fault that is planned and never met proves nothing.

/// A mishap, or a circumstance that has to be met somewhere in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A write under a clock that is minutes or hours off.
    ClockSkewed,
    /// A clock fell back under an open page.
    ClockBack,
    /// A write in 2099.
    Clock2099,
    /// A write in 1970.
    Clock1970,
    /// A request without a network.
    Offline,
    /// A request that got lost on its way.
    RequestLost,
    /// A PUT that was stored, and whose answer got lost.
    PutAnswerLost,
    /// An answer that overtook an earlier one.
    Overtaken,
    /// A sign-in page in the place of an answer.
    Portal,
    /// A body that ends in the middle.
    CutOff,
    /// 5xx.
    ServerError,
    /// 429 or 503 with `Retry-After`.
    Busy,
    /// 412 or 409 because somebody was first.
    Conflict,
    /// 412 although nobody was.
    Storm,
    /// A PUT that went over what its author had not seen.
    Overwritten,
    /// A weak `ETag`.
    WeakTag,
    /// No `ETag`.
    NoTag,
    /// An `ETag` that never matches when it comes back.
    MadeUpTag,
    /// 200 to a PUT that was not stored.
    Lied,
    /// The server came back from an older copy.
    Restored,
    /// 404 for a file that was there.
    Gone,
    /// A write that found no room on the disk.
    Full,
    /// A page that ended between two disk writes.
    Crashed,
    /// A page that ended without a word.
    Killed,
    /// A tab that heard of another's write.
    SecondTab,
    /// A page whose lazy part could not be fetched.
    LazyMissing,
    /// A compaction without a lock.
    Unlocked,
    /// A phone that began as the copy of another.
    Cloned,
    /// A kind and a field from the future that a phone took in.
    Future,
    /// A value edited by hand that a phone took in.
    Edited,
    /// A second edit from one download.
    EditedTwice,
    /// The board of an endpoint with shards.
    Board,
    /// A file beside the board.
    Shard,
    /// All in one file.
    SingleFile,
    /// A write on a phone that may only read.
    ReadOnly,
    /// A PUT from a page that goes into the pocket.
    Pocketed,
    /// A field with two values at the same time.
    Concurrent,
    /// A note on which another page had written, too.
    NoteInTwoTabs,
    /// A file that somebody filled to harm others, taken in by a phone.
    Hostile,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 39] = [
        Self::ClockSkewed,
        Self::ClockBack,
        Self::Clock2099,
        Self::Clock1970,
        Self::Offline,
        Self::RequestLost,
        Self::PutAnswerLost,
        Self::Overtaken,
        Self::Portal,
        Self::CutOff,
        Self::ServerError,
        Self::Busy,
        Self::Conflict,
        Self::Storm,
        Self::Overwritten,
        Self::WeakTag,
        Self::NoTag,
        Self::MadeUpTag,
        Self::Lied,
        Self::Restored,
        Self::Gone,
        Self::Full,
        Self::Crashed,
        Self::Killed,
        Self::SecondTab,
        Self::LazyMissing,
        Self::Unlocked,
        Self::Cloned,
        Self::Future,
        Self::Edited,
        Self::EditedTwice,
        Self::Board,
        Self::Shard,
        Self::SingleFile,
        Self::ReadOnly,
        Self::Pocketed,
        Self::Concurrent,
        Self::NoteInTwoTabs,
        Self::Hostile,
    ];
}

/// How often what happened.
#[derive(Clone, Debug)]
pub struct Marks([u64; Mark::ALL.len()]);

impl Default for Marks {
    fn default() -> Self {
        Self([0; Mark::ALL.len()])
    }
}

impl Marks {
    /// It happened.
    pub fn hit(&mut self, mark: Mark) {
        self.0[mark as usize] += 1;
    }

    /// How often it happened.
    pub fn count(&self, mark: Mark) -> u64 {
        self.0[mark as usize]
    }

    /// Adds those of another world.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine += theirs);
    }
}
