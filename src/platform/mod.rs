//! The browser, in small pieces: each one thing, and no decision of the domain.

pub mod clock;
pub mod device;
pub mod dom;
pub mod dragging;
pub mod entropy;
pub mod files;
pub mod history;
pub mod host;
pub mod later;
pub mod lifecycle;
pub mod locks;
pub mod net;
pub mod panic;
pub mod runtime;
pub mod second;
pub mod share;
pub mod storage;
pub mod timers;
pub mod voice;
