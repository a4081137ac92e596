//! Which topics, slots, spaces and fields become the board where a file holds more than an event
//! has (S2, F82). Nothing is dropped from the document. What this person has to do with stays,
//! whatever else there is; above the bound phones may show different things (Y1), and it is said.

use std::collections::BTreeSet;

use super::familiar::Familiar;
use super::schema::kind;
use super::topic::{State, Topic};
use crate::crdt::{Layers, Stamp};
use crate::sorted;

/// The ids of a kind that become the board, in their order, and how many do not. Beside the
/// familiar ones and those that `needed` names (asked only where there are too many) the
/// earliest stay.
pub(crate) fn within<'a>(
    layers: &Layers,
    kind: &str,
    ids: Vec<&'a str>,
    most: usize,
    familiar: &Familiar,
    needed: &dyn Fn() -> BTreeSet<String>,
) -> (Vec<&'a str>, usize) {
    if ids.len() <= most {
        return (ids, 0);
    }
    let needed = needed();
    let stays = |id: &str| needed.contains(id) || familiar.has_other(kind, id);
    let left_out = left_out(layers, kind, &ids, most, &stays);
    let surplus = left_out.iter().filter(|is_out| **is_out).count();
    let stay = ids.into_iter().zip(left_out).filter(|(_, is_out)| !is_out);
    (stay.map(|(id, _)| id).collect(), surplus)
}

/// What the familiar topics name in a part of their place, or as their field.
pub(crate) fn named_by_familiar(
    layers: &Layers,
    familiar: &Familiar,
    named: &dyn Fn(&str) -> Option<String>,
) -> BTreeSet<String> {
    let topics = layers.ids(kind::TOPICS).into_iter();
    sorted::set(topics.filter(|id| familiar.has_topic(layers, id)).filter_map(named))
}

/// Takes the open topics beyond the bound off the list, together with what was merged into them,
/// and returns how many open ones that were.
pub(crate) fn limit_topics(
    topics: &mut Vec<Topic>,
    most: usize,
    layers: &Layers,
    familiar: &Familiar,
) -> usize {
    let open = topics.iter().filter(|topic| topic.state == State::Open);
    let open: Vec<String> = open.map(|topic| topic.id.clone()).collect();
    if open.len() <= most {
        return 0;
    }
    let hosts = topics.iter().filter(|topic| familiar.has_topic(layers, &topic.id));
    let hosts = sorted::set(hosts.filter_map(|topic| topic.goes_on_in.clone()));
    let stays = |id: &str| hosts.contains(id) || familiar.has_topic(layers, id);
    let ids: Vec<&str> = open.iter().map(String::as_str).collect();
    let left_out = left_out(layers, kind::TOPICS, &ids, most, &stays);
    let gone = ids.into_iter().zip(left_out).filter(|(_, is_out)| *is_out);
    let gone = sorted::set(gone.map(|(id, _)| id.to_owned()));
    topics.retain(|topic| {
        let root = topic.goes_on_in.as_deref().unwrap_or(&topic.id);
        !gone.contains(root)
    });
    gone.len()
}

/// For each whether it exceeds the bound: not those that stay anyway, and of the others the latest
/// do. What was written by hand was there first.
fn left_out(
    layers: &Layers,
    kind: &str,
    ids: &[&str],
    most: usize,
    stays: &dyn Fn(&str) -> bool,
) -> Vec<bool> {
    let rank = |id: &&str| (!stays(id), first_stamp(layers, kind, id));
    let ranks: Vec<(bool, Option<&Stamp>)> = ids.iter().map(rank).collect();
    let order = sorted::positions(ids.len(), &|a, b| ranks.get(a).cmp(&ranks.get(b)));
    let mut left_out = vec![false; ids.len()];
    for at in order.into_iter().skip(most) {
        if let (Some(is_out), Some((is_strange, _))) = (left_out.get_mut(at), ranks.get(at)) {
            *is_out = *is_strange;
        }
    }
    left_out
}

/// The earliest stamp of an entity, as far as its contexts tell.
fn first_stamp<'a>(layers: &'a Layers, kind: &str, id: &str) -> Option<&'a Stamp> {
    let fields = layers.stamped().entity(kind, id).into_iter().flatten();
    fields.flat_map(|(_, register)| register.context()).min()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::crdt::read;
    use crate::domain::board::Board;
    use crate::domain::private::Private;
    use crate::domain::queries::numbering::{Giver, to_settle};
    use crate::domain::queries::unseen::Seen;
    use crate::domain::queries::{followed, occupancy, schedule, unseen};
    use crate::limits;

    /// Kind, how many, and what each is.
    type Parts<'a> = &'a [(&'a str, usize, &'a str)];

    /// An event with so many of each, as the templates say; `#` is the number of each.
    fn event(parts: Parts) -> Layers {
        let mut kinds = Vec::new();
        for (kind, count, template) in parts {
            let mut entities = Vec::new();
            for at in 0..*count {
                entities.push(template.replace('#', &format!("{at:05}")));
            }
            kinds.push(format!(r#""{kind}":{{{}}}"#, entities.join(",")));
        }
        let mut text = String::new();
        write!(text, r#"{{"format":"f","v":1,"id":"e",{}}}"#, kinds.join(",")).unwrap();
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        layers
    }

    const TOPIC: &str = r#""t#":{"title":"x","~":{"title":"5.0.a#"}}"#;

    // F82
    #[test]
    fn above_the_bound_stays_what_one_knows_and_then_the_earliest() {
        let late = r#""a#":{"title":"y","~":{"title":"9.0.b#"}}"#;
        let topics = limits::TOPICS;
        let mut layers = event(&[("topics", topics, TOPIC)]);
        let known = Board::read("e", &layers);
        assert_eq!((known.topics.len(), known.surplus.topics), (topics, 0));
        let flood = event(&[("topics", topics, late)]);
        let _ = layers.write(flood.stamped());
        let fresh = Board::read("e", &layers);
        assert_eq!((fresh.topics.len(), fresh.surplus.topics), (topics, topics));
        assert!(fresh.topics.iter().all(|topic| topic.id.starts_with('t')), "the earliest");

        // The flood says that it was there first.
        let forged =
            event(&[("topics", topics, &late.replace("a#", "f#").replace("9.0.b", "1.0.b"))]);
        let _ = layers.write(forged.stamped());
        let _ = layers.write(event(&[("topics", 1, &TOPIC.replace("t#", "mine"))]).stamped());
        let mut private = Private::default();
        private.picks.insert("t00007".to_owned());
        private.claims.insert("mine".to_owned());
        let shown =
            Board::read_for("e", &layers, &Familiar { board: Some(&known), ..Familiar::default() });
        assert!(shown.topics.iter().all(|topic| topic.id.starts_with('t')), "what was known");
        let picked = Familiar { private: Some(&private), ..Familiar::default() };
        let shown = Board::read_for("e", &layers, &picked);
        assert!(shown.topic("t00007").is_some() && shown.topic("mine").is_some());
        assert_eq!((shown.topics.len(), shown.surplus.topics), (topics, 2 * topics + 1));
        let seen = Seen::parse(&unseen::of(&known));
        let shown =
            Board::read_for("e", &layers, &Familiar { seen: Some(&seen), ..Familiar::default() });
        assert!(
            known.topics.iter().all(|topic| shown.topic(&topic.id).is_some()),
            "after a restart"
        );
        let posted = Familiar { profile: "a01234", ..Familiar::default() };
        assert!(Board::read_for("e", &layers, &posted).topic("t01234").is_none(), "no number");
        assert_eq!(layers.ids("topics").len(), 3 * topics + 1, "nothing is dropped");
    }

    // F82
    #[test]
    fn of_slots_spaces_and_fields_those_of_picked_topics_stay() {
        let topic =
            r#""t#":{"title":"x","place":{"slot":"s00599","space":"r00598"},"field":"f00097"}"#;
        let layers = event(&[
            ("slots", 600, r#""s#":{"date":"2026-06-09","start":"11:00","~":{"start":"5.0.a#"}}"#),
            ("spaces", 600, r#""r#":{"name":"r#"}"#),
            ("fields", 100, r#""f#":{"name":"f#"}"#),
            ("topics", 1, topic),
        ]);
        let board = Board::read("e", &layers);
        let surplus = board.surplus;
        assert_eq!((board.slots.len(), board.spaces.len(), board.fields.len()), (500, 500, 60));
        assert_eq!((surplus.slots, surplus.spaces, surplus.fields), (100, 100, 40));
        assert_eq!(board.topics[0].slot, None);
        let mut private = Private::default();
        private.picks.insert("t00000".to_owned());
        let picked = Familiar { private: Some(&private), ..Familiar::default() };
        let board = Board::read_for("e", &layers, &picked);
        let topic = &board.topics[0];
        assert!(topic.slot.is_some() && topic.space.is_some() && topic.field.is_some());
        assert_eq!((board.slots.len(), board.fields.len()), (500, 60));
        let known = Familiar { board: Some(&board), ..Familiar::default() };
        assert!(Board::read_for("e", &layers, &known).slot("s00599").is_some());
    }

    // F83 S2
    #[test]
    fn a_title_without_end_is_drawn_by_its_beginning() {
        let long = r#""t#":{"title":"@","words":"@"}"#.replace('@', &"wort ".repeat(30_000));
        let board = Board::read("e", &event(&[("topics", 1, &long)]));
        let topic = &board.topics[0];
        assert_eq!(topic.title.chars().count(), limits::LINE_DRAWN + 1);
        assert_eq!(topic.text("words").chars().count(), limits::TEXT_DRAWN + 1);
    }

    /// How many steps it takes to make all of an arrival.
    fn steps_to_read(layers: &Layers) -> u64 {
        sorted::steps(|| {
            let known = Board::default();
            let familiar = Familiar { board: Some(&known), ..Familiar::default() };
            let board = Board::read_for("e", layers, &familiar);
            let claims = BTreeSet::new();
            let giver = Giver { layers, profile: "a00001", claims: &claims, back_ms: 0, ms: 0 };
            let _ = to_settle(&board.topics, &giver);
            let mut private = Private::default();
            private.claims.insert("t00000".to_owned());
            private.follow(&board);
            for (topic, _) in followed::changes(&board, &private) {
                let _ = board.goes_on_in(&topic.id);
                let _ = topic.left_alone_by.as_ref().and_then(|id| board.topic(id));
            }
            for notice in &board.notices {
                let _ = board.name_of(&notice.id);
            }
            let _ = (occupancy::cells(&board), occupancy::by_slot(&board));
            let _ = schedule::next_free(&board, None, "a00001");
            let taken = occupancy::Taken::of(&board);
            for slot in schedule::ahead(&board, None) {
                let _ = taken.count_free(slot);
            }
        })
    }

    // S2: no shape of what others write makes an arrival cost more than n log n.
    #[test]
    fn four_times_as_much_takes_at_most_five_times_the_steps() {
        let slot = r#""s#":{"date":"2026-06-09","start":"11:00","end":"12:30"}"#;
        let space = r#""r#":{"name":"r#"}"#;
        let everywhere = r#""t#":{"title":"x","place":{"slot":"s#","space":"r#"}}"#;
        let shapes: &[(&str, Parts)] = &[
            (
                "one number",
                &[("topics", 450, r#""t#":{"title":"x","number":7,"~":{"number":"1.0.a#"}}"#)],
            ),
            ("one letter", &[("topics", 450, r#""t#":{"title":"x","number":7,"suffix":"b"}"#)]),
            (
                "one place",
                &[
                    ("topics", 450, &everywhere.replace("s#", "s00000").replace("r#", "r00000")),
                    ("slots", 64, slot),
                    ("spaces", 64, space),
                ],
            ),
            (
                "all places",
                &[("topics", 120, everywhere), ("slots", 120, slot), ("spaces", 120, space)],
            ),
            (
                "one slot after the other",
                &[("topics", 450, everywhere), ("slots", 120, slot), ("spaces", 64, space)],
            ),
            ("one chain", &[("topics", 450, r#""t#":{"title":"x","mergedInto":"t00000"}"#)]),
            (
                "left alone",
                &[(
                    "topics",
                    450,
                    r#""t#":{"title":"x","state":"withdrawn"},"u#":{"title":"x","mergedInto":"t00000"}"#,
                )],
            ),
            (
                "notices",
                &[
                    ("notices", 450, r#""n#":{"words":"x"}"#),
                    ("people", 450, r#""n#":{"name":"x"}"#),
                ],
            ),
            (
                "proposals",
                &[
                    ("proposals", 450, r#""p#":{"topic":"t00000","field":"title","value":"x"}"#),
                    ("topics", 450, TOPIC),
                ],
            ),
        ];
        for (shape, parts) in shapes {
            let times = |factor: usize| {
                let parts: Vec<_> =
                    parts.iter().map(|(kind, n, t)| (*kind, n * factor, *t)).collect();
                steps_to_read(&event(&parts))
            };
            let (few, many) = (times(1), times(4));
            assert!(few > 0 && many <= 5 * few, "{shape}: {few} and {many}");
        }
    }
}
