//! The browser, in small pieces: each one capability, and no decision of the domain. At the
//! bottom [`dispatcher`] and [`model`], on top [`runtime`].
#![deny(clippy::wildcard_enum_match_arm)]

pub mod clock;
pub mod compaction;
pub mod device;
pub mod dispatcher;
pub mod dom;
pub mod drag;
pub mod enter_key;
pub mod fetch;
pub mod files;
pub mod history;
pub mod host;
pub mod lazy;
pub mod lazy_effects;
pub mod live_region;
pub mod locks;
pub mod long_lists;
pub mod model;
pub mod page_events;
pub mod panic;
pub mod policy;
pub mod random;
pub mod runtime;
pub mod segmenter;
pub mod share;
pub mod split;
pub mod storage;
pub mod timers;
