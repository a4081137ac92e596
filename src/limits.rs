//! Every bound of the app with its unit. Bounds on length bind what a person writes here
//! ([`crate::domain`]), in characters as people count them ([`crate::characters::Graphemes`]);
//! bounds on documents bind what is read from outside (rule S2).

/// A topic's title, in characters.
pub const TITLE: usize = 120;
/// A person's or an organisation's name, in characters.
pub const NAME: usize = 60;
/// A topic's words, in characters.
pub const WORDS: usize = 2_000;
/// What a facilitator says to all at once, in characters.
pub const NOTICE: usize = 500;
/// One field of a report, in characters.
pub const REPORT_FIELD: usize = 8_000;
/// A private note, in characters.
pub const NOTE: usize = 8_000;
/// A text that is longer than its field takes and is kept until it is shortened, in code points.
/// No text that fits its field comes near to it.
pub const DRAFT: usize = 40_000;
/// Code points that a character has at most, on the average of a text: a family of four in one
/// picture has seven, a letter with its accents three.
pub const CODE_POINTS: usize = 4;
/// Times in the future whose arrival a phone keeps for one event.
pub const ARRIVALS: usize = 200;
/// Open topics of one event, written here or drawn of a file (F82).
pub const TOPICS: usize = 2_000;
/// Time slots of one event that are drawn (F82).
pub const SLOTS: usize = 500;
/// Spaces of one event that are drawn (F82).
pub const SPACES: usize = 500;
/// Fields of topics of one event that are drawn (F82).
pub const FIELDS: usize = 60;
/// What is drawn and searched of a title, a name and whatever else has one line, in grapheme
/// clusters (F83).
pub const LINE_DRAWN: usize = 300;
/// What is drawn and searched of any other text, in grapheme clusters (F83).
pub const TEXT_DRAWN: usize = 20_000;
/// Entries of a list beside a topic that are drawn: guests, suggestions, changes.
pub const LIST_DRAWN: usize = 40;
/// The greatest number of a topic; the least is 1.
pub const NUMBER: u64 = 9_999;
/// A document as it comes from an endpoint, or goes there with this person's writes, in bytes.
pub const DOCUMENT_BYTES: usize = 4_500_000;
/// A document into which others' writes are brought back, in bytes: less, so that room is left for
/// what people write.
pub const REFILL_BYTES: usize = 4_000_000;
/// All files of an event together, in bytes.
pub const EVENT_BYTES: usize = 16_000_000;
/// A document sent while the page is being hidden, in bytes: browsers let 64 kB outlive a page.
pub const KEEPALIVE_BYTES: usize = 60_000;
/// A file that a person opens, in bytes.
pub const IMPORT_BYTES: usize = 10_000_000;
/// An invitation link, in bytes.
pub const INVITATION_BYTES: usize = 2_000;
/// Nesting of an entity inside a document; the document's own object counts as one.
pub const DEPTH: usize = 8;
/// Nesting at which the reader gives up on a whole text.
pub const READ_DEPTH: usize = 32;
/// Concurrent values of one field that a screen shows.
pub const HEADS_SHOWN: usize = 5;
/// All the app keeps in local storage, in UTF-16 code units (Safari's limit is 5 MB of them
/// in bytes).
pub const STORAGE_UNITS: usize = 2_500_000;
/// A page load's journal from which on it is compacted, in UTF-16 code units.
pub const JOURNAL_UNITS: usize = 64_000;
/// What others wrote and the local storage keeps, in UTF-16 code units: bodies, and what the files
/// have lost. The other half is for what the person writes.
pub const OTHERS_UNITS: usize = 1_250_000;
/// A document of own writes from which on what others wrote is taken out of it, in UTF-16 code
/// units.
pub const OWN_UNITS: usize = 64_000;
/// Pieces in the quarantine.
pub const QUARANTINED: usize = 40;
/// All pieces in the quarantine together, in UTF-16 code units.
pub const QUARANTINE_UNITS: usize = 200_000;
/// Replaced values that a facilitator's phone keeps of one arrival, and then of all.
pub const REPLACED: [usize; 2] = [200, 1_000];
/// The same in bytes.
pub const REPLACED_BYTES: [usize; 2] = [50_000, 200_000];
/// Highest number of shards, `1` … `K`, that a reader follows.
pub const SHARDS: u32 = 64;
/// Nesting of a stamped value: what still fits into [`DEPTH`] where concurrent values stand,
/// so that a join of two readable documents is readable.
pub const VALUE_DEPTH: usize = 2;
/// An event's id, in bytes.
pub const ID: usize = 64;
