//! The names of the kinds, as they stand in a document.

/// The event itself, one entity `main`.
pub const EVENT: &str = "event";
/// Fields of topics.
pub const FIELDS: &str = "fields";
/// Time slots.
pub const SLOTS: &str = "slots";
/// Spaces.
pub const SPACES: &str = "spaces";
/// Topics.
pub const TOPICS: &str = "topics";
/// People who wrote something, by their profile.
pub const PEOPLE: &str = "people";
/// What the facilitator says to all.
pub const NOTICES: &str = "notices";
/// Changes that somebody suggests to a topic's convener.
pub const PROPOSALS: &str = "proposals";
/// Picks, private.
pub const PICKS: &str = "picks";
/// Notes, private.
pub const NOTES: &str = "notes";
/// Topics that are mine, private.
pub const CLAIMS: &str = "claims";
/// Forms that are being filled in, private.
pub const DRAFTS: &str = "drafts";
/// What the wall showed when I last looked, one entity `wall`, private.
pub const SEEN: &str = "seen";
/// Notices that I have put away, private.
pub const AWAY: &str = "away";
/// When a phone got what says that it was written in the future, private.
pub const ARRIVED: &str = "arrived";
/// How the topics stood that are mine or in my agenda, when I took note of it, private.
pub const FOLLOWED: &str = "followed";
/// Values that others have replaced, kept on a facilitator's phone, private.
pub const WAS: &str = "was";
/// The person on this phone, one entity `main`, private.
pub const ME: &str = "me";
