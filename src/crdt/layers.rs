//! An event on this phone: the last accepted body of each file, the registers that no body holds
//! yet, and the merge of both.

use super::body::Body;
use super::register::Register;
use super::replica::{Collision, Joined, Replica};
use super::stamp::Stamp;
use super::value::Value;
use crate::sorted;

/// The result of accepting a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Change {
    /// Whether anything changed.
    pub changed: bool,
    /// Values that lost to another of the same stamp (F52).
    pub collisions: Vec<Collision>,
}

/// A register that is not in any body, or is newer than what the bodies together have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeliveredRegister<'a> {
    /// The entity's kind.
    pub kind: &'a str,
    /// The entity's id.
    pub id: &'a str,
    /// The field.
    pub field: &'a str,
    /// Its state on this phone.
    pub register: &'a Register,
    /// The merge of its states in the bodies.
    pub held: Option<Register>,
}

impl UndeliveredRegister<'_> {
    /// The writes that no body has seen.
    pub fn unseen(&self) -> impl Iterator<Item = &Stamp> {
        let held = self.held.as_ref();
        let context = self.register.context().iter();
        context.filter(move |stamp| held.is_none_or(|held| !held.covers(stamp)))
    }
}

/// The bodies by file, the undelivered registers, and the merge of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// `board` first, then numbers ascending, then other names.
    bodies: Vec<(String, Body)>,
    /// The registers that would change the merge of all bodies.
    undelivered: Replica,
    /// The merge of all bodies' stamped parts and `undelivered`.
    stamped: Replica,
}

impl Layers {
    /// Takes `body` as the file's latest. Its hand layer replaces the file's former one whole
    /// (M7), its stamps are joined; registers that only the former body held become undelivered, so
    /// that a server which forgets loses nothing (Y4).
    pub fn accept(&mut self, file: &str, body: Body) -> Change {
        if self.body(file) == Some(&body) {
            return Change::default();
        }
        let Joined { collisions, .. } = self.stamped.join(&body.stamped);
        let key = order(file);
        match self.bodies.binary_search_by(|(name, _)| order(name).cmp(&key)) {
            Ok(index) => {
                if let Some((_, former)) = self.bodies.get_mut(index) {
                    let former = std::mem::replace(former, body);
                    // Mostly nothing, and a large body is not copied for that.
                    let forgotten = self.not_in_bodies(&former.stamped);
                    let _ = self.undelivered.join(&forgotten);
                }
            }
            Err(index) => self.bodies.insert(index, (file.to_owned(), body)),
        }
        self.undelivered = self.not_in_bodies(&self.undelivered);
        Change { changed: true, collisions }
    }

    /// Joins writes of this phone, or any stamped state without a file.
    pub fn write(&mut self, writes: &Replica) -> Joined {
        let joined = self.stamped.join(writes);
        let _ = self.undelivered.join(&self.not_in_bodies(writes));
        joined
    }

    /// Lets go of what somebody edited by hand in a file that does not hold it any more. A phone
    /// that cannot write takes such edits from each body anew, as it does what has no stamps (M7).
    pub fn drop_lost_edits(&mut self) {
        let is_edit = |register: &Register, held: Option<&Register>| {
            let mut unseen = register.context().iter();
            unseen.all(|at| at.actor.is_hand() || held.is_some_and(|held| held.covers(at)))
                && register.context().iter().any(|at| at.actor.is_hand())
        };
        let left = self.undelivered.filter_registers(|kind, id, field, register| {
            !is_edit(register, self.held(kind, id, field).as_ref())
        });
        if left == self.undelivered {
            return;
        }
        self.undelivered = left;
        self.join_anew();
    }

    /// Takes `body` as what the file's latest should have been read as: what was read instead
    /// leaves no trace.
    pub fn correct(&mut self, file: &str, body: Body) -> Change {
        for (_, held) in self.bodies.iter_mut().filter(|(name, _)| name == file) {
            held.clone_from(&body);
        }
        self.undelivered = self.not_in_bodies(&self.undelivered);
        self.join_anew();
        Change { changed: true, collisions: Vec::new() }
    }

    /// Makes the merge of all bodies and what is undelivered anew.
    fn join_anew(&mut self) {
        self.stamped = self.undelivered.clone();
        for (_, body) in &self.bodies {
            let _ = self.stamped.join(&body.stamped);
        }
    }

    /// Whether an entity says something, or said it once.
    pub fn has(&self, kind: &str, id: &str) -> bool {
        let mut bodies = self.bodies.iter();
        self.stamped.entity(kind, id).is_some()
            || bodies.any(|(_, body)| body.hand.fields(kind, id).next().is_some())
    }

    /// All ids of a kind that say something, in order.
    pub fn ids(&self, kind: &str) -> Vec<&str> {
        let mut ids: Vec<&str> = self.stamped.ids(kind).collect();
        let stamped = ids.len();
        for (_, body) in &self.bodies {
            let said = |id: &&str| body.hand.fields(kind, id).next().is_some();
            ids.extend(body.hand.ids(kind).filter(said));
        }
        in_order(ids, stamped)
    }

    /// All fields of an entity, in order; also cleared ones.
    pub fn fields(&self, kind: &str, id: &str) -> Vec<&str> {
        let mut fields: Vec<&str> = self.stamped.fields(kind, id).collect();
        let stamped = fields.len();
        for (_, body) in &self.bodies {
            fields.extend(body.hand.fields(kind, id));
        }
        in_order(fields, stamped)
    }

    /// The value on show. A register covers what was written by hand, also when it is cleared;
    /// between hand layers the first file decides.
    pub fn value(&self, kind: &str, id: &str, field: &str) -> Option<&Value> {
        match self.register(kind, id, field) {
            Some(register) => register.shown().value.as_ref(),
            None => self.bodies.iter().find_map(|(_, body)| body.hand.value(kind, id, field)),
        }
    }

    /// The register of a field, if it was ever stamped.
    pub fn register(&self, kind: &str, id: &str, field: &str) -> Option<&Register> {
        self.stamped.register(kind, id, field)
    }

    /// The registers that no body holds: this person's writes that are not delivered yet, and
    /// others' that the files have lost.
    pub fn undelivered(&self) -> &Replica {
        &self.undelivered
    }

    /// Everything stamped.
    pub fn stamped(&self) -> &Replica {
        &self.stamped
    }

    /// The last accepted body of a file.
    pub fn body(&self, file: &str) -> Option<&Body> {
        self.bodies.iter().find(|(name, _)| name == file).map(|(_, body)| body)
    }

    /// The files with their bodies, in shard order.
    pub fn bodies(&self) -> impl Iterator<Item = (&str, &Body)> {
        self.bodies.iter().map(|(file, body)| (file.as_str(), body))
    }

    /// The files of which there is a body, in shard order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.bodies.iter().map(|(file, _)| file.as_str())
    }

    /// The same one by one, with what the bodies together have.
    pub fn undelivered_registers(&self) -> impl Iterator<Item = UndeliveredRegister<'_>> {
        self.undelivered.iter().map(|(kind, id, field, register)| {
            let held = self.held(kind, id, field);
            UndeliveredRegister { kind, id, field, register, held }
        })
    }

    /// What the bodies together know of a field.
    fn held(&self, kind: &str, id: &str, field: &str) -> Option<Register> {
        let held = self.bodies.iter();
        let mut held = held.filter_map(|(_, body)| body.stamped.register(kind, id, field));
        let mut all = held.next()?.clone();
        for other in held {
            all.join(other);
        }
        Some(all)
    }

    /// Whether a file holds a value that lost to another one of the same stamp.
    pub fn holds(&self, lost: &Collision) -> bool {
        let Collision { kind, id, field, at, lost } = lost;
        let mut held = self.bodies.iter();
        held.any(|(_, body)| {
            let heads = body.stamped.register(kind, id, field).map(Register::heads);
            heads.into_iter().flatten().any(|head| head.at == *at && head.value == *lost)
        })
    }

    /// The registers of a replica that would change the merge of all bodies.
    fn not_in_bodies(&self, replica: &Replica) -> Replica {
        replica.filter_registers(|kind, id, field, register| {
            let mut held = self.bodies.iter();
            let known = held.find_map(|(_, body)| body.stamped.register(kind, id, field));
            // One body mostly holds all of it, and then nothing is copied.
            known.is_none_or(|known| register.would_change(known))
                && self.held(kind, id, field).is_none_or(|all| register.would_change(&all))
        })
    }
}

/// Names in order, each once; the first `sorted` of them are so already.
fn in_order(mut names: Vec<&str>, sorted: usize) -> Vec<&str> {
    if names.len() > sorted {
        sorted::sort_by(&mut names, Ord::cmp);
        names.dedup();
    }
    names
}

/// Shard order: `board`, then numbers, then other names.
fn order(file: &str) -> (u8, u32, &str) {
    match file.parse::<u32>() {
        _ if file == "board" => (0, 0, file),
        Ok(number) => (1, number, file),
        Err(_) => (2, 0, file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Stamp, read};

    fn body(members: &str) -> Body {
        read(&format!(r#"{{"format":"f","v":1,"id":"e",{members}}}"#), "f").unwrap()
    }

    fn title(layers: &Layers) -> Option<&str> {
        layers.value("topics", "t1", "title").and_then(Value::as_text)
    }

    fn write(stamp: &str, value: Option<&str>) -> Replica {
        let mut replica = Replica::new();
        let at = Stamp::parse(stamp).unwrap();
        replica.write("topics", "t1", "title", at, value.map(Value::text));
        replica
    }

    const HAND: &str = r#""topics":{"t1":{"title":"by hand"},"t2":{"title":null}}"#;
    const STAMPED: &str = r#""topics":{"t1":{"title":"stamped","~":{"title":"2.0.a"}}}"#;

    #[test]
    fn m7_the_hand_layer_is_replaced_file_by_file() {
        let mut layers = Layers::default();
        assert!(layers.accept("2", body(r#""topics":{"t1":{"title":"second"}}"#)).changed);
        assert!(layers.accept("10", body(r#""topics":{"t1":{"title":"tenth"}}"#)).changed);
        assert_eq!(title(&layers), Some("second"));
        assert!(layers.accept("board", body(HAND)).changed);
        assert_eq!(title(&layers), Some("by hand"));
        assert_eq!(layers.ids("topics"), ["t1"]);
        assert!(layers.accept("board", body(r#""_":1"#)).changed);
        assert_eq!(title(&layers), Some("second"));
        assert_eq!(layers.files().collect::<Vec<_>>(), ["board", "2", "10"]);
        assert!(layers.stamped().is_empty() && layers.undelivered().is_empty());
    }

    #[test]
    fn a_stamped_value_covers_the_hand_and_so_does_its_clearing() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", body(HAND));
        assert!(layers.write(&write("1.0.b", Some("over"))).changed);
        assert_eq!(title(&layers), Some("over"));
        let mut cleared = write("1.0.b", None);
        cleared.write("topics", "t1", "title", Stamp::parse("2.0.b").unwrap(), None);
        assert!(layers.write(&cleared).changed);
        assert_eq!((title(&layers), layers.fields("topics", "t1")), (None, vec!["title"]));
    }

    #[test]
    fn y4_what_a_file_forgets_becomes_our_own() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", body(STAMPED));
        assert!(layers.undelivered().is_empty());
        assert!(layers.accept("board", body(HAND)).changed);
        assert_eq!((title(&layers), layers.undelivered().stamps().count()), (Some("stamped"), 1));
        let _ = layers.accept("1", body(STAMPED));
        assert!(layers.undelivered().is_empty());
    }

    #[test]
    fn y5_f47_own_writes_wait_until_a_body_holds_them() {
        let mut layers = Layers::default();
        assert!(layers.write(&write("2.0.a", Some("stamped"))).changed);
        assert_eq!(layers.undelivered(), layers.stamped());
        let unseen: Vec<String> = layers
            .undelivered_registers()
            .flat_map(|lacking| lacking.unseen().map(Stamp::text).collect::<Vec<_>>())
            .collect();
        assert_eq!(unseen, ["2.0.a"]);
        assert!(layers.accept("board", body(STAMPED)).changed);
        assert!(layers.undelivered().is_empty());
        assert_eq!(layers.accept("board", body(STAMPED)), Change::default());
        assert_eq!(layers.write(&write("2.0.a", Some("stamped"))), Joined::default());
        assert!(layers.undelivered().is_empty());
    }
}
