//! Shared state that merges by itself, and the document that carries it.
//!
//! Generic: knows kinds, ids and fields, but no word of the domain. A [`Replica`] maps
//! entity → field → multi-value [`Register`]; joining is commutative, associative and
//! idempotent (M1). A [`Body`] is one document as read from a carrier; [`Layers`] is what an
//! event consists of on this phone: bodies by file, own writes, and the join of both.

pub mod body;
mod canonical;
pub mod clock;
pub mod de;
pub mod document;
pub mod entity;
pub mod layers;
pub mod name;
pub mod register;
pub mod replica;
pub(crate) mod spelling;
pub mod stamp;
pub mod value;

pub use body::{Aside, Body, Hand};
pub use clock::Clock;
pub use de::{ParseFault, ParseFaultKind, parse};
pub use document::{DocumentFault, read, read_within};
pub use entity::Malformed;
pub use layers::{Change, Lacking, Layers};
pub use register::{Head, Register};
pub use replica::{Collision, Joined, Replica};
pub use stamp::{Actor, Stamp};
pub use value::{Map, Value};
