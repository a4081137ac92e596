//! The names of the fields, as they stand in a document. [`super::SHARED`] says what each is.

#![allow(missing_docs, reason = "the table says what each is")]

pub const TITLE: &str = "title";
pub const THEME: &str = "theme";
pub const PURPOSE: &str = "purpose";
pub const GIVENS: &str = "givens";
/// Town or house of the event. A topic's `place` is another thing with the same name.
pub const EVENT_PLACE: &str = "place";
pub const ZONE: &str = "zone";
pub const RESULTS: &str = "results";
pub const NEXT_MEETING: &str = "nextMeeting";
pub const WELCOME: &str = "welcome";
pub const SHARDS: &str = "shards";
pub const SAMPLE: &str = "sample";
pub const NAME: &str = "name";
pub const ORDER: &str = "order";
pub const DATE: &str = "date";
pub const START: &str = "start";
pub const END: &str = "end";
pub const LABEL: &str = "label";
pub const KIND: &str = "kind";
pub const FIND: &str = "find";
pub const SEATS: &str = "seats";
pub const STEP_FREE: &str = "stepFree";
pub const LOOP: &str = "loop";
pub const NUMBER: &str = "number";
pub const CONVENER: &str = "convener";
pub const ORGANISATION: &str = "organisation";
pub const WORDS: &str = "words";
pub const FIELD: &str = "field";
pub const PLACE: &str = "place";
pub const SUFFIX: &str = "suffix";
pub const MERGED_INTO: &str = "mergedInto";
pub const VALUE: &str = "value";
/// The parts of a place.
pub const SLOT: &str = "slot";
pub const SPACE: &str = "space";
/// In a place: the stamp of its claim; empty in what is still to be stamped.
pub const SINCE: &str = "since";
/// In a place that is suggested: the topic that hangs there and comes in exchange.
pub const WITH: &str = "with";
pub const STATE: &str = "state";
pub const GONE: &str = "gone";
pub const ON: &str = "on";
pub const NOTE: &str = "note";
pub const TOPIC: &str = "topic";
pub const MADE: &str = "made";
pub const LANGUAGE: &str = "language";
pub const SIZE: &str = "size";
pub const LOOK: &str = "look";
pub const ROLE: &str = "role";
/// In a form: the stamps of what its writer saw, a field each.
pub const BASE: &str = "base";
