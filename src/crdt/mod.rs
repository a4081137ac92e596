//! A state-based CRDT (conflict-free replicated data type), and the document that carries it.
//!
//! Generic: it knows kinds, ids and fields, but no word of the domain. A [`Replica`] maps
//! entity → field → multi-value [`Register`]; joining two of them is commutative, associative and
//! idempotent (M1). A [`Body`] is the content of one document; [`Layers`] is an event on this
//! phone: the bodies by file, the undelivered registers, and the merge of both.

pub mod body;
mod canonical;
mod checks;
pub mod clock;
pub mod de;
pub mod document;
pub(crate) mod edits;
pub mod entity;
pub mod from_value;
pub(crate) mod json_text;
pub mod layers;
pub mod name;
pub mod register;
pub mod replica;
pub mod stamp;
pub mod value;

pub use body::{Body, HandLayer, UnreadableEntity};
pub use clock::Clock;
pub use de::{ParseFault, ParseFaultKind, parse};
pub use document::{DocumentFault, read, read_within};
pub use edits::{Edit, read_edited};
pub use entity::Malformed;
pub use from_value::{from_value, to_value};
pub use layers::{Change, Layers, UndeliveredRegister};
pub use register::{Head, Register};
pub use replica::{Collision, Joined, Replica};
pub use stamp::{Actor, Stamp};
pub use value::{Map, Value};
