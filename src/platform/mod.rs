//! The browser, in small pieces: each one thing, and no decision of the domain.

pub mod clock;
pub mod device;
pub mod dom;
pub mod drag;
pub mod fetch;
pub mod files;
pub mod history;
pub mod host;
pub mod lazy;
pub mod lazy_effects;
pub mod live_region;
pub mod locks;
pub mod page_events;
pub mod panic;
pub mod random;
pub mod runtime;
pub mod share;
pub mod storage;
pub mod timers;
