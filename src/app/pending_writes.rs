//! What of this person's writes no file has yet: that it waits is always visible (Y10).

use crate::crdt::{Layers, Replica};
use crate::domain::schema::kind;

/// What waits to be delivered. Delivered means seen in a later answer (Y5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PendingWrites {
    own: Replica,
    /// When the oldest of it was written, in ms since 1970, as this phone's clock had it.
    pub since_ms: Option<u64>,
    /// Fields that others wrote and the files have lost; they are brought back in time (Y8).
    pub others: usize,
}

impl PendingWrites {
    /// Compares with the last accepted bodies. `profile`: whose writes are mine.
    pub fn of(layers: &Layers, profile: &str) -> Self {
        let mut pending = Self::default();
        for lacking in layers.undelivered_registers() {
            let mine = lacking.unseen().filter(|stamp| stamp.actor.profile() == profile);
            let Some(oldest) = mine.map(|stamp| stamp.ms).min() else {
                pending.others += 1;
                continue;
            };
            let _ = pending.own.put(lacking.kind, lacking.id, lacking.field, lacking.register);
            pending.since_ms = Some(pending.since_ms.map_or(oldest, |since| since.min(oldest)));
        }
        pending
    }

    /// How many fields of mine wait.
    pub fn count(&self) -> usize {
        self.own.iter().count()
    }

    /// How many things of mine wait, as a person counts them: a topic is one, and the name
    /// that goes with it is none.
    pub fn things(&self) -> usize {
        let kinds = self.own.kinds().filter(|kind| *kind != kind::PEOPLE);
        let things: usize = kinds.map(|kind| self.own.ids(kind).count()).sum();
        things.max(usize::from(!self.own.is_empty()))
    }

    /// Whether the files have all that I wrote into an entity.
    pub fn is_delivered(&self, kind: &str, id: &str) -> bool {
        self.own.entity(kind, id).is_none()
    }

    /// The fields of mine that wait.
    pub(crate) fn own(&self) -> &Replica {
        &self.own
    }

    /// Whether a field of mine waits.
    pub(crate) fn holds(&self, kind: &str, id: &str, field: &str) -> bool {
        self.own.register(kind, id, field).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Stamp, Value, read};

    fn write(replica: &mut Replica, id: &str, stamp: &str) {
        let at = Stamp::parse(stamp).unwrap();
        replica.write("topics", id, "title", at, Some(Value::text("Pflege")));
    }

    // Y5 Y10
    #[test]
    fn what_waits_is_counted_until_a_body_has_it() {
        let mut layers = Layers::default();
        let mut writes = Replica::new();
        write(&mut writes, "t1", "9.0.mine0000load");
        write(&mut writes, "t2", "7.0.mine0000load");
        write(&mut writes, "t3", "1.0.theirs00load");
        let _ = layers.write(&writes);
        let pending = PendingWrites::of(&layers, "mine0000");
        assert_eq!((pending.count(), pending.since_ms, pending.others), (2, Some(7), 1));
        assert!(!pending.is_delivered("topics", "t1") && pending.is_delivered("topics", "t3"));
        let body = r#"{"format":"f","v":1,"id":"e","topics":{"t1":{"title":"Pflege",
            "~":{"title":"9.0.mine0000load"}},"t2":{"title":"ersetzt",
            "~":{"title":"8.0.theirs00load 7.0.mine0000load"}}}}"#;
        let _ = layers.accept("board", read(body, "f").unwrap());
        let pending = PendingWrites::of(&layers, "mine0000");
        assert_eq!((pending.count(), pending.since_ms, pending.others), (0, None, 1));
    }
}
