//! The event as a typed, read-only picture, made anew from the layers whenever they change.
//! Reading never fails: what a hand-written document leaves out or gets wrong has a default.

use chrono::NaiveDate;

use super::civil::{self, Civil};
use super::fold::Folded;
use super::schema::{kind, name};
use crate::order::{natural, sort};
use crate::replica::Layers;
use crate::replica::Value;

/// Everything that all phones share about the event, in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Board {
    /// The event itself.
    pub event: Event,
    /// By start.
    pub slots: Vec<Slot>,
    /// By their order, then by name with numbers in their natural order.
    pub spaces: Vec<Space>,
    /// By their order, then by name.
    pub fields: Vec<Field>,
    /// By number, then by title; those without a number last.
    pub topics: Vec<Topic>,
}

/// What the host says about the event.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Document id.
    pub id: String,
    /// Name of the event; its id where there is none.
    pub title: String,
    /// Rahmenthema.
    pub theme: String,
    /// What it is for.
    pub purpose: String,
    /// Rahmenbedingungen, a line each.
    pub givens: String,
    /// Town or house.
    pub place: String,
    /// IANA time zone of the venue.
    pub zone: String,
    /// Who receives the results.
    pub results: String,
    /// Words of welcome.
    pub welcome: String,
    /// Day of the next meeting.
    pub next_meeting: Option<NaiveDate>,
    /// Number of files beside `board`; 0 where everything is in one.
    pub shards: u32,
    /// Marked as sample data.
    pub sample: bool,
}

/// What a slot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Groups meet; topics can be placed here.
    Groups,
    /// Everyone in the circle.
    Plenary,
    /// Morning or evening news.
    News,
    /// A break.
    Break,
    /// Reading and weighing.
    Convergence,
    /// Action planning.
    Action,
}

/// A time slot.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its id in the document.
    pub id: String,
    /// When it begins, softly.
    pub start: Civil,
    /// When it ends; on the next day where that is earlier than the start.
    pub end: Civil,
    /// Its name, possibly empty.
    pub label: String,
    /// What it is for.
    pub kind: SlotKind,
}

/// A place where a group can meet.
#[derive(Clone, Debug)]
pub struct Space {
    /// Its id in the document.
    pub id: String,
    /// Its name; the id where there is none.
    pub name: String,
    /// How to find it.
    pub find: String,
    /// Seats, a hint and never a gate.
    pub seats: Option<u64>,
    /// Reachable without steps.
    pub step_free: bool,
    /// Has a hearing loop.
    pub hearing_loop: bool,
}

/// A field of topics (Themenfeld).
#[derive(Clone, Debug)]
pub struct Field {
    /// Its id in the document.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Where a topic's life stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Open: on the wall, or waiting for a place.
    Open,
    /// Withdrawn by its convener.
    Withdrawn,
}

/// A topic (Anliegen). `slot`, `space` and `field` are positions in the board's lists.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id in the document.
    pub id: String,
    /// Its number on the wall.
    pub number: Option<u64>,
    /// Its title; a document without one gets "…".
    pub title: String,
    /// Who called it.
    pub convener: String,
    /// Whom they come from.
    pub organisation: String,
    /// A few words.
    pub words: String,
    /// Its field, if the document has that field.
    pub field: Option<usize>,
    /// Its slot, if it has one that exists.
    pub slot: Option<usize>,
    /// Its space, if it has one that exists.
    pub space: Option<usize>,
    /// Open or withdrawn.
    pub state: State,
    /// All that search looks at.
    pub searched: Folded,
}

impl Topic {
    /// Whether it hangs on the wall: open and in a slot.
    pub fn on_wall(&self) -> bool {
        self.state == State::Open && self.slot.is_some()
    }
}

impl Board {
    /// Reads the layers of an event.
    pub fn read(id: &str, layers: &Layers) -> Self {
        let mut board = Self { event: read_event(id, layers), ..Self::default() };
        board.slots = living(layers, kind::SLOTS).filter_map(|r| read_slot(&r)).collect();
        sort(&mut board.slots, &|a, b| (a.start, a.end).cmp(&(b.start, b.end)));
        let mut spaces: Vec<_> = living(layers, kind::SPACES).map(|r| read_space(&r)).collect();
        sort(&mut spaces, &|a: &(u64, Space), b| {
            a.0.cmp(&b.0).then_with(|| natural(&a.1.name, &b.1.name))
        });
        board.spaces = spaces.into_iter().map(|(_, space)| space).collect();
        let mut fields: Vec<_> = living(layers, kind::FIELDS).map(|r| read_field(&r)).collect();
        sort(&mut fields, &|a: &(u64, Field), b| {
            a.0.cmp(&b.0).then_with(|| natural(&a.1.name, &b.1.name))
        });
        board.fields = fields.into_iter().map(|(_, field)| field).collect();
        board.topics = living(layers, kind::TOPICS).map(|r| board.read_topic(&r)).collect();
        sort(&mut board.topics, &|a, b| {
            let number = |t: &Topic| t.number.unwrap_or(u64::MAX);
            number(a).cmp(&number(b)).then_with(|| a.title.cmp(&b.title))
        });
        board
    }

    /// Whether another picture of the event has its topics in other places than this one.
    pub fn moves(&self, other: &Self) -> bool {
        let place = |t: &Topic| (t.slot, t.space, t.state == State::Open);
        let (mut mine, mut theirs) = (self.topics.iter(), other.topics.iter());
        self.topics.len() != other.topics.len()
            || self.slots.len() != other.slots.len()
            || mine.by_ref().zip(theirs.by_ref()).any(|(a, b)| a.id != b.id || place(a) != place(b))
    }

    /// A topic by its id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|t| t.id == id)
    }

    /// A topic's slot.
    pub fn slot_of(&self, topic: &Topic) -> Option<&Slot> {
        self.slots.get(topic.slot?)
    }

    /// A topic's space.
    pub fn space_of(&self, topic: &Topic) -> Option<&Space> {
        self.spaces.get(topic.space?)
    }

    /// The days of the event, ascending.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.slots.iter().map(|s| s.start.date()).collect();
        days.dedup();
        days
    }

    fn read_topic(&self, row: &Row) -> Topic {
        let place = row.get(name::PLACE);
        let named = |key: &str| place.and_then(|p| p.get(key)).and_then(Value::as_text);
        let slot = named("slot").and_then(|id| self.slots.iter().position(|s| s.id == id));
        let space = named("space").and_then(|id| self.spaces.iter().position(|s| s.id == id));
        let field_id = row.text(name::FIELD);
        let field = self.fields.iter().position(|f| f.id == field_id || f.name == field_id);
        let mut topic = Topic {
            id: row.id.to_owned(),
            number: row.get(name::NUMBER).and_then(Value::as_u64),
            title: row.text_or(name::TITLE, "…"),
            convener: row.text(name::CONVENER),
            organisation: row.text(name::ORGANISATION),
            words: row.text(name::WORDS),
            field,
            slot,
            space,
            state: match row.text(name::STATE).as_str() {
                "withdrawn" => State::Withdrawn,
                _ => State::Open,
            },
            searched: Folded::default(),
        };
        topic.searched = self.searched(&topic);
        topic
    }

    fn searched(&self, topic: &Topic) -> Folded {
        let mut all = String::new();
        if let Some(number) = topic.number {
            all.push_str(&number.to_string());
        }
        let field = topic.field.and_then(|f| self.fields.get(f)).map_or("", |f| &f.name);
        let space = self.space_of(topic).map_or("", |s| &s.name);
        for part in [&topic.title, &topic.convener, &topic.organisation, field, space, &topic.words]
        {
            all.push('\n');
            all.push_str(part);
        }
        Folded::new(&all)
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

    /// A text, trimmed; a number written where a text belongs counts as its digits.
    fn text(&self, field: &str) -> String {
        match self.get(field) {
            Some(Value::Text(text) | Value::Number(text)) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    fn text_or(&self, field: &str, other: &str) -> String {
        let text = self.text(field);
        if text.is_empty() { other.to_owned() } else { text }
    }

    fn is(&self, field: &str) -> bool {
        self.get(field).and_then(Value::as_bool).unwrap_or(false)
    }

    fn order(&self) -> u64 {
        self.get(name::ORDER).and_then(Value::as_u64).unwrap_or(u64::MAX)
    }
}

/// The entities of a kind that are not gone, by id.
fn living<'a>(layers: &'a Layers, kind: &'static str) -> impl Iterator<Item = Row<'a>> {
    let rows = layers.ids(kind).into_iter().map(move |id| Row { layers, kind, id });
    rows.filter(|row| !row.is(name::GONE))
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
        next_meeting: civil::date(&row.text(name::NEXT_MEETING)),
        shards: row.get(name::SHARDS).and_then(Value::as_u64).unwrap_or(0) as u32,
        sample: row.is(name::SAMPLE),
    }
}

fn read_slot(row: &Row) -> Option<Slot> {
    let date = civil::date(&row.text(name::DATE))?;
    let start = Civil::new(date, civil::minutes(&row.text(name::START))?);
    let end = civil::minutes(&row.text(name::END)).map(|m| Civil::new(date, m));
    let end = match end {
        Some(end) if end > start => end,
        Some(end) => end.plus(24 * 60),
        None => start.plus(90),
    };
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
