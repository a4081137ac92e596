//! The person on this phone: name, organisation, and how the app is to look. Private until
//! they post something.

use super::entered::in_field;
use super::schema::{kind, name};
use crate::crdt::{Actor, Replica, Value};

/// The role of whoever facilitates.
pub const FACILITATOR: &str = "facilitator";

/// The profile as the screens read it. Words outside the known ones count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    /// Name, possibly empty.
    pub name: String,
    /// Organisation, possibly empty.
    pub organisation: String,
    /// `de` or `en`; empty: as the browser says.
    pub language: String,
    /// `large` or `huge`; empty: normal.
    pub size: String,
    /// `light`, `dark` or `contrast`; empty: as the system says.
    pub look: String,
    /// `facilitator` for whoever changes others' topics directly; politeness, not protection
    /// (S4).
    pub role: String,
}

impl Me {
    /// Whether others' topics are changed directly, not by proposals.
    pub fn facilitates(&self) -> bool {
        self.role == FACILITATOR
    }

    /// Reads the profile's replica.
    pub fn read(replica: &Replica) -> Self {
        Self::read_on(replica, None)
    }

    /// As [`Me::read`], on the page of an actor: where two tabs wrote at the same time, what was
    /// typed there counts.
    pub fn read_on(replica: &Replica, own: Option<&Actor>) -> Self {
        let text = |field: &str| {
            let register = replica.register(kind::ME, "main", field);
            let value = register.and_then(|register| in_field(register, own).value.as_ref());
            value.and_then(Value::as_text).unwrap_or("").to_owned()
        };
        Self {
            name: text(name::NAME),
            organisation: text(name::ORGANISATION),
            language: text(name::LANGUAGE),
            size: text(name::SIZE),
            look: text(name::LOOK),
            role: text(name::ROLE),
        }
    }
}
