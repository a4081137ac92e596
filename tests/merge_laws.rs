//! The laws of merging, on arbitrary replicas and against a naive oracle that remembers
//! every write with everything its author had seen.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

use std::collections::{BTreeMap, BTreeSet};

use anliegen::crdt::{Actor, Body, Clock, Head, Layers, Register, Replica, Stamp, Value, read};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

const FORMAT: &str = "anliegen";
const ACTORS: [&str; 4] = ["a", "b", "c", "d"];
/// Kind, id, field: known to nobody here, so known and unknown ones are the same.
const FIELDS: [(&str, &str, &str); 4] = [
    ("topics", "t1", "title"),
    ("topics", "t1", "x-new"),
    ("topics", "T-2_", "title"),
    ("future", "0", "f"),
];

fn value() -> impl Strategy<Value = Value> {
    let text = |text: &str| Value::text(text);
    prop_oneof![
        Just(text("")),
        Just(text("Pflege \u{0}\"\\ü😀\n")),
        (0_u64..3).prop_map(Value::number),
        Just(Value::Bool(false)),
        Just(Value::List(vec![Value::Null])),
        Just(Value::Map(
            [("slot".to_owned(), text("d1")), ("n".to_owned(), Value::Map([].into()))].into()
        )),
    ]
}

/// Any register that a document can hold, also such as no honest phones arrive at.
fn register() -> impl Strategy<Value = Register> {
    let entry = (0_u64..4, 0_u32..2, option::of(option::of(value())));
    btree_map(0..ACTORS.len(), entry, 1..=ACTORS.len()).prop_map(|entries| {
        let (mut heads, mut context) = (Vec::new(), Vec::new());
        for (index, (ms, counter, standing)) in entries {
            let at = Stamp { ms, counter, actor: actor(index) };
            context.push(at.clone());
            heads.extend(standing.map(|value| Head { at, value }));
        }
        Register::from_parts(heads, context).unwrap()
    })
}

fn replica() -> impl Strategy<Value = Replica> {
    btree_map(0..FIELDS.len(), register(), 0..=FIELDS.len()).prop_map(|registers| {
        let mut replica = Replica::new();
        for (index, register) in registers {
            let (kind, id, field) = FIELDS[index];
            let _ = replica.put(kind, id, field, &register);
        }
        replica
    })
}

fn actor(index: usize) -> Actor {
    Actor::parse(ACTORS[index]).unwrap()
}

fn join(a: &Replica, b: &Replica) -> Replica {
    let mut joined = a.clone();
    let changed = joined.join(b).changed;
    assert_eq!(changed, joined != *a, "a join tells whether it changed anything");
    joined
}

fn through_text(replica: &Replica) -> Replica {
    let mut body = Body::new("e");
    let _ = body.join_stamped(replica);
    let again = read(&body.write(FORMAT), FORMAT).unwrap();
    assert!(again.unreadable.is_empty() && again.hand.is_empty() && again.rest.is_empty());
    again.stamped
}

proptest! {
    // M1 F47 F48
    #[test]
    fn joining_is_commutative_associative_idempotent(a in replica(), b in replica(), c in replica()) {
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(&join(&a, &a), &a);
        prop_assert_eq!(join(&join(&a, &b), &b), join(&a, &b));
    }

    // M2
    #[test]
    fn a_replica_comes_back_from_its_document(a in replica()) {
        prop_assert_eq!(through_text(&a), a);
    }

    // Y5: what the other lacks is exactly what a join needs.
    #[test]
    fn the_difference_is_what_a_join_needs(a in replica(), b in replica()) {
        let lacking = a.minus(&b);
        prop_assert_eq!(join(&b, &lacking), join(&b, &a));
        prop_assert_eq!(lacking.is_empty(), join(&b, &a) == b);
        prop_assert!(lacking.minus(&join(&a, &b)).is_empty());
    }

    // M3 M4 M6: after a write by somebody who saw it all, on any clock, no older state brings
    // anything back.
    #[test]
    fn what_was_replaced_knowingly_stays_replaced(
        a in replica(), b in replica(), value in option::of(value()), ms in 0_u64..4,
    ) {
        let mut settled = join(&a, &b);
        for (kind, id, field) in FIELDS {
            let at = Stamp { ms, counter: 0, actor: Actor::parse("new").unwrap() };
            prop_assert!(settled.write(kind, id, field, at.clone(), value.clone()));
            let merged = join(&join(&a, &settled), &b);
            let heads = merged.register(kind, id, field).unwrap().heads();
            prop_assert_eq!(heads, &[Head { at, value: value.clone() }]);
        }
    }
}

proptest! {
    // Y1 Y4 Y5: bodies that come, go and forget, and own writes: nothing stamped is lost, and
    // what waits is exactly what no body holds.
    #[test]
    fn layers_lose_nothing_and_know_what_waits(steps in vec((0_usize..4, replica()), 1..8)) {
        let files = ["board", "1", "2"];
        let (mut layers, mut all) = (Layers::default(), Replica::new());
        for (place, given) in steps {
            all = join(&all, &given);
            match files.get(place) {
                Some(file) => {
                    let _ = layers.accept(file, Body { stamped: given, ..Body::new("e") });
                }
                None => {
                    let _ = layers.write(&given);
                }
            }
            prop_assert_eq!(layers.stamped(), &all);
            let held = layers.bodies().fold(Replica::new(), |held, (_, body)| join(&held, &body.stamped));
            prop_assert_eq!(&join(&held, layers.undelivered()), &all);
            prop_assert_eq!(&layers.undelivered().minus(&held), layers.undelivered());
            prop_assert_eq!(layers.undelivered().is_empty(), held == all);
        }
    }
}

/// What the oracle remembers of a write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Write {
    field: usize,
    at: Stamp,
    value: Option<String>,
    past: BTreeSet<Stamp>,
}

/// A phone: the replica under test, and all writes it ever heard of.
struct Phone {
    clock: Clock,
    replica: Replica,
    heard: BTreeSet<Write>,
}

impl Phone {
    fn new(index: usize) -> Self {
        Self { clock: Clock::new(actor(index)), replica: Replica::new(), heard: BTreeSet::new() }
    }

    fn past(&self, field: usize) -> BTreeSet<Stamp> {
        self.heard
            .iter()
            .filter(|write| write.field == field)
            .map(|write| write.at.clone())
            .collect()
    }

    fn write(&mut self, field: usize, now_ms: u64, value: Option<String>) {
        let (at, past) = (self.clock.next(now_ms), self.past(field));
        let (kind, id, name) = FIELDS[field];
        // M6: whatever the clock says, the write is taken.
        assert!(self.replica.write(kind, id, name, at.clone(), value.clone().map(Value::Text)));
        self.heard.insert(Write { field, at, value, past });
    }

    /// The writes that nobody known here replaced, greatest stamp first.
    fn standing(&self, field: usize) -> Vec<Head> {
        let replaced: BTreeSet<&Stamp> = self.heard.iter().flat_map(|write| &write.past).collect();
        let mut standing: Vec<Head> = self
            .heard
            .iter()
            .filter(|write| write.field == field && !replaced.contains(&write.at))
            .map(|write| Head { at: write.at.clone(), value: write.value.clone().map(Value::Text) })
            .collect();
        standing.sort_by(|a, b| b.at.cmp(&a.at));
        standing
    }

    fn check(&self) {
        for (field, (kind, id, name)) in FIELDS.into_iter().enumerate() {
            let register = self.replica.register(kind, id, name);
            let heads = register.map_or(&[][..], Register::heads);
            assert_eq!(heads, self.standing(field));
            let mut context: BTreeMap<Actor, Stamp> = BTreeMap::new();
            for stamp in self.past(field) {
                context.insert(stamp.actor.clone(), stamp);
            }
            let known = register.map_or(&[][..], Register::context);
            assert_eq!(known, context.into_values().collect::<Vec<_>>());
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write {
        phone: usize,
        field: usize,
        now_ms: u64,
        value: Option<String>,
    },
    Receive {
        from: usize,
        to: usize,
    },
    Restart {
        phone: usize,
    },
    /// What a phone was some steps ago comes back as a file.
    Stale {
        from: usize,
        to: usize,
    },
    Remember {
        phone: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let phone = 0..ACTORS.len();
    let two = (phone.clone(), phone.clone());
    let write = (phone.clone(), 0..FIELDS.len(), 0_u64..5, option::of("[xy]"));
    prop_oneof![
        4 => write.prop_map(|(phone, field, now_ms, value)| Step::Write { phone, field, now_ms, value }),
        4 => two.clone().prop_map(|(from, to)| Step::Receive { from, to }),
        1 => phone.clone().prop_map(|phone| Step::Restart { phone }),
        1 => two.prop_map(|(from, to)| Step::Stale { from, to }),
        1 => phone.prop_map(|phone| Step::Remember { phone }),
    ]
}

fn receive(phone: &mut Phone, replica: &Replica, heard: BTreeSet<Write>) {
    // Honest phones never write two values at one stamp.
    assert_eq!(phone.replica.join(replica).collisions, []);
    phone.heard.extend(heard);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    // M3 M4 M5 M6 F23 F48 F49: phones that write on wrong clocks, meet in any order, restart
    // and read old files show exactly what the oracle says.
    #[test]
    fn phones_agree_with_the_oracle(steps in vec(step(), 1..60)) {
        let mut phones: Vec<Phone> = (0..ACTORS.len()).map(Phone::new).collect();
        let mut old: Vec<(Replica, BTreeSet<Write>)> = vec![Default::default(); ACTORS.len()];
        for step in steps {
            let touched = match step {
                Step::Write { phone, field, now_ms, value } => {
                    phones[phone].write(field, now_ms, value);
                    phone
                }
                Step::Receive { from, to } => {
                    let (replica, heard) = (phones[from].replica.clone(), phones[from].heard.clone());
                    receive(&mut phones[to], &replica, heard);
                    to
                }
                Step::Restart { phone } => {
                    phones[phone].replica = through_text(&phones[phone].replica);
                    phone
                }
                Step::Remember { phone } => {
                    old[phone] = (phones[phone].replica.clone(), phones[phone].heard.clone());
                    phone
                }
                Step::Stale { from, to } => {
                    let (replica, heard) = old[from].clone();
                    receive(&mut phones[to], &replica, heard);
                    to
                }
            };
            phones[touched].check();
        }
        let (mut there, mut back) = (Replica::new(), Replica::new());
        for (index, phone) in phones.iter().enumerate() {
            there = join(&there, &phone.replica);
            back = join(&back, &phones[ACTORS.len() - 1 - index].replica);
        }
        prop_assert_eq!(there, back);
    }
}
