//! Reading the layers into a [`Board`]. Reading never fails: what a document leaves out or gets
//! wrong has a default.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::board::{Board, Event, Field, Slot, SlotKind, Space, by_id};
use super::bounds;
use super::civil_time;
use super::civil_time::Civil;
use super::familiar::Familiar;
use super::notice::Notice;
use super::proposal::Proposal;
use super::queries::concurrent;
use super::queries::{merge_chain, next_number, numbering, place_conflict};
use super::schema::{self, Type, kind, name};
use super::topic::{State, Topic};
use crate::characters::{has_bidi_control, is_blank, neutralised};
use crate::crdt::{Layers, Register, Stamp, Value};
use crate::domain::natural_order;
use crate::excerpt;
use crate::limits;
use crate::sorted;

impl Board {
    /// Reads the layers of an event, on a phone that knows nothing of it.
    pub fn read(id: &str, layers: &Layers) -> Self {
        Self::read_for(id, layers, &Familiar::default())
    }

    /// Reads the layers of an event. Where there is more than an event has, the familiar stays.
    pub fn read_for(id: &str, layers: &Layers, familiar: &Familiar) -> Self {
        let mut board = Self { event: read_event(id, layers), ..Self::default() };
        board.read_frame(layers, familiar);
        board.topics =
            living(layers, kind::TOPICS).iter().map(|row| board.read_topic(row)).collect();
        merge_chain::follow(&mut board.topics, &|id| {
            Row { layers, kind: kind::TOPICS, id }.text(name::MERGED_INTO)
        });
        board.surplus.topics =
            bounds::limit_topics(&mut board.topics, limits::TOPICS, layers, familiar);
        let numbered = |id: &str| {
            layers.register(kind::TOPICS, id, name::NUMBER).map(|r| r.shown().at.clone())
        };
        numbering::tell_apart(&mut board.topics, &numbered);
        sorted::sort_by(&mut board.topics, |a, b| {
            a.rank().cmp(&b.rank()).then_with(|| a.title.cmp(&b.title))
        });
        board.topics_by_id = by_id(&board.topics, &|topic| &topic.id);
        place_conflict::mark(&mut board.topics);
        board.notices = living(layers, kind::NOTICES).iter().filter_map(read_notice).collect();
        sorted::sort_by(&mut board.notices, |a, b| (b.made, &b.id).cmp(&(a.made, &a.id)));
        board.proposals =
            living(layers, kind::PROPOSALS).iter().filter_map(read_proposal).collect();
        let people = living(layers, kind::PEOPLE);
        let people = people.iter().map(|row| (row.id.to_owned(), row.text(name::NAME)));
        board.people = people.filter(|(_, name)| !name.is_empty()).collect();
        board
    }

    /// Reads slots, spaces and fields: where and when topics can be.
    fn read_frame(&mut self, layers: &Layers, familiar: &Familiar) {
        let part_of_place = |part: &str, id: &str| {
            let place = layers.value(kind::TOPICS, id, name::PLACE)?;
            place.get(part)?.as_text().map(str::to_owned)
        };
        let named = |named: &dyn Fn(&str) -> Option<String>| {
            bounds::named_by_familiar(layers, familiar, named)
        };
        let slots = || named(&|id| part_of_place(name::SLOT, id));
        let spaces = || named(&|id| part_of_place(name::SPACE, id));
        let fields = || named(&|id| Some(Row { layers, kind: kind::TOPICS, id }.text(name::FIELD)));
        let rows = |kind, most, needed: &dyn Fn() -> BTreeSet<String>| {
            let ids = living(layers, kind).into_iter().map(|row| row.id).collect();
            let (ids, surplus) = bounds::within(layers, kind, ids, most, familiar, needed);
            let rows: Vec<Row> = ids.into_iter().map(|id| Row { layers, kind, id }).collect();
            (rows, surplus)
        };
        let (rows_of_slots, surplus) = rows(kind::SLOTS, limits::SLOTS, &slots);
        self.surplus.slots = surplus;
        self.slots = rows_of_slots.iter().filter_map(read_slot).collect();
        sorted::sort_by_key(&mut self.slots, |slot| (slot.start, slot.end));
        self.slots_by_id = by_id(&self.slots, &|slot| &slot.id);
        let (rows_of_spaces, surplus) = rows(kind::SPACES, limits::SPACES, &spaces);
        self.surplus.spaces = surplus;
        self.spaces = ordered(rows_of_spaces.iter().map(read_space).collect());
        self.spaces_by_id = by_id(&self.spaces, &|space| &space.id);
        let (rows_of_fields, surplus) = rows(kind::FIELDS, limits::FIELDS, &fields);
        self.surplus.fields = surplus;
        self.fields = ordered(rows_of_fields.iter().map(read_field).collect());
    }

    fn read_topic(&self, row: &Row) -> Topic {
        let place = row.get(name::PLACE);
        let named = |key: &str| place.and_then(|p| p.get(key)).and_then(Value::as_text);
        let (slot_id, space_id) = (named(name::SLOT), named(name::SPACE));
        let slot = slot_id.and_then(|id| self.slot(id));
        let space = space_id.and_then(|id| self.space(id));
        let field_id = row.text(name::FIELD);
        let field = self.fields.iter().position(|f| f.id == field_id || f.name == field_id);
        let clash = match () {
            () if slot_id.is_some() && slot.is_none() => Some(place_conflict::Clash::NoSlot),
            () if space_id.is_some() && space.is_none() => Some(place_conflict::Clash::NoSpace),
            () => None,
        };
        Topic {
            id: row.id.to_owned(),
            number: row
                .get(name::NUMBER)
                .and_then(Value::as_u64)
                .filter(|number| next_number::is_number(*number)),
            suffix: row.text(name::SUFFIX),
            title: row.text_or(name::TITLE, "…"),
            texts: row.texts(),
            field,
            slot,
            space,
            since: named(name::SINCE)
                .and_then(Stamp::parse)
                .map(|since| place_conflict::possible(since, row.register(name::PLACE))),
            state: match row.text(name::STATE).as_str() {
                "withdrawn" => State::Withdrawn,
                _ => State::Open,
            },
            goes_on_in: None,
            left_alone_by: None,
            clash,
            is_odd: row.is_odd(),
            concurrent: schema::fields_of(kind::TOPICS)
                .filter(|field| field.editable && row.is_concurrent(field.name))
                .map(|field| field.name)
                .collect(),
            searched: OnceCell::new(),
        }
    }
}

/// Puts into the order of their `order`, then of their names.
fn ordered<T: Named>(mut list: Vec<(u64, T)>) -> Vec<T> {
    sorted::sort_by(&mut list, |a, b| {
        a.0.cmp(&b.0).then_with(|| natural_order::compare(a.1.name(), b.1.name()))
    });
    list.into_iter().map(|(_, item)| item).collect()
}

trait Named {
    fn name(&self) -> &str;
}

impl Named for Space {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Field {
    fn name(&self) -> &str {
        &self.name
    }
}

/// One entity of the layers.
struct Row<'a> {
    layers: &'a Layers,
    kind: &'static str,
    id: &'a str,
}

impl<'a> Row<'a> {
    fn get(&self, field: &str) -> Option<&'a Value> {
        self.layers.value(self.kind, self.id, field)
    }

    fn register(&self, field: &str) -> Option<&'a Register> {
        self.layers.register(self.kind, self.id, field)
    }

    /// A text as it may be shown: trimmed, no longer than people write (F83), without what turns
    /// the writing around (F61), and empty where nothing of it can be seen (F76). A number written
    /// where a text belongs counts as its digits.
    fn text(&self, field: &str) -> String {
        let Some(Value::Text(text) | Value::Number(text)) = self.get(field) else {
            return String::new();
        };
        let text = excerpt::of(text.trim(), schema::most_drawn(self.kind, field, text));
        if is_blank(&text) { String::new() } else { neutralised(&text) }
    }

    fn text_or(&self, field: &str, other: &str) -> String {
        let text = self.text(field);
        if text.is_empty() { other.to_owned() } else { text }
    }

    /// The texts that a form asks for, by field; those that are empty are left out. The title
    /// has a place of its own.
    fn texts(&self) -> Vec<(&'static str, String)> {
        let fields = schema::fields_of(self.kind)
            .filter(|field| field.asked && matches!(field.holds, Type::Text(_)))
            .filter(|field| field.name != name::TITLE);
        let texts = fields.map(|field| (field.name, self.text(field.name)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// Whether one of its texts holds what turns the direction of writing.
    fn is_odd(&self) -> bool {
        let texts = schema::fields_of(self.kind).filter(|field| field.searched);
        let texts = texts.filter_map(|field| self.get(field.name)?.as_text());
        texts.into_iter().any(has_bidi_control)
    }

    fn is(&self, field: &str) -> bool {
        self.get(field).and_then(Value::as_bool).unwrap_or(false)
    }

    fn is_concurrent(&self, field: &str) -> bool {
        concurrent::is_concurrent(self.layers, self.kind, self.id, field)
    }

    fn order(&self) -> u64 {
        self.get(name::ORDER).and_then(Value::as_u64).unwrap_or(u64::MAX)
    }
}

/// The entities of a kind that are not gone, by id.
fn living<'a>(layers: &'a Layers, kind: &'static str) -> Vec<Row<'a>> {
    let rows = layers.ids(kind).into_iter().map(|id| Row { layers, kind, id });
    rows.filter(|row| !row.is(name::GONE)).collect()
}

fn read_event(id: &str, layers: &Layers) -> Event {
    let row = Row { layers, kind: kind::EVENT, id: "main" };
    Event {
        id: id.to_owned(),
        title: row.text_or(name::TITLE, id),
        theme: row.text(name::THEME),
        purpose: row.text(name::PURPOSE),
        givens: row.text(name::GIVENS),
        place: row.text(name::EVENT_PLACE),
        zone: row.text_or(name::ZONE, "Europe/Berlin"),
        results: row.text(name::RESULTS),
        welcome: row.text(name::WELCOME),
        next_meeting: civil_time::date(&row.text(name::NEXT_MEETING)),
        shards: row.get(name::SHARDS).and_then(Value::as_u64).unwrap_or(0) as u32,
        sample: row.is(name::SAMPLE),
    }
}

fn read_slot(row: &Row) -> Option<Slot> {
    let date = civil_time::date(&row.text(name::DATE))?;
    let start = Civil::new(date, civil_time::minutes(&row.text(name::START))?);
    let end = civil_time::minutes(&row.text(name::END)).map(|m| Civil::new(date, m));
    // An end that cannot be right ends the slot where it begins: nobody waits for a day.
    let end = end.map_or(start.plus(90), |end| civil_time::end_after(start, end).unwrap_or(start));
    let kind = match row.text(name::KIND).as_str() {
        "plenary" => SlotKind::Plenary,
        "news" => SlotKind::News,
        "break" => SlotKind::Break,
        "convergence" => SlotKind::Convergence,
        "action" => SlotKind::Action,
        _ => SlotKind::Groups,
    };
    Some(Slot { id: row.id.to_owned(), start, end, label: row.text(name::LABEL), kind })
}

fn read_space(row: &Row) -> (u64, Space) {
    let space = Space {
        id: row.id.to_owned(),
        name: row.text_or(name::NAME, row.id),
        find: row.text(name::FIND),
        seats: row.get(name::SEATS).and_then(Value::as_u64),
        step_free: row.is(name::STEP_FREE),
        hearing_loop: row.is(name::LOOP),
    };
    (row.order(), space)
}

fn read_field(row: &Row) -> (u64, Field) {
    (row.order(), Field { id: row.id.to_owned(), name: row.text_or(name::NAME, row.id) })
}

fn read_notice(row: &Row) -> Option<Notice> {
    let words = row.text(name::WORDS);
    let made = row.get(name::MADE).and_then(Value::as_u64).unwrap_or(0);
    (!words.is_empty()).then(|| Notice {
        id: row.id.to_owned(),
        words,
        name: row.text(name::NAME),
        made,
    })
}

fn read_proposal(row: &Row) -> Option<Proposal> {
    let field = row.text(name::FIELD);
    let field = schema::of_topic(&field).filter(|field| field.proposable)?.name;
    matches!(row.text(name::STATE).as_str(), "" | "open").then(|| Proposal {
        id: row.id.to_owned(),
        topic: row.text(name::TOPIC),
        field,
        value: row.get(name::VALUE).cloned(),
        name: row.text(name::NAME),
    })
}
