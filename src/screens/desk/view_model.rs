//! The desk: one form by keyboard, the slots with their digits, and what was posted last.

use crate::app::App;
use crate::app::entered::beside;
use crate::app::forms::DESK;
use crate::app::update::desk::{SHEETS, post, range, slots, text};
use crate::crdt::Stamp;
use crate::domain::queries::{next_number, occupancy, similar};
use crate::domain::schema::{self, kind, name};
use crate::domain::{Board, Slot, Topic};
use crate::format::time;
use crate::format::topic::{numbered, place_words, spoken};
use crate::i18n::{Lang, Text, fill};
use crate::screens::form::{Field, error, field};
use crate::screens::topic_form::view_model::{free_words, stale_words};
use crate::sorted;

/// So many of those posted last are listed.
const LAST: usize = 10;
/// Digits of a number, at most.
const DIGITS: usize = 6;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Place and title of what was just posted, to be read out.
    pub said: Option<(String, String)>,
    /// Number, title, name, organisation.
    pub fields: Vec<Field>,
    /// That the number is there already; empty where it is not.
    pub taken: String,
    /// The digits of the chosen slot; empty for later.
    pub digits: String,
    /// "Als Nächstes: Nr. 57 · Dienstag, 13:30 · Raum 12".
    pub next: String,
    /// That the slot is full, or the sheets are used up.
    pub hints: Vec<String>,
    /// The slots.
    pub slots: Vec<SlotRow>,
    /// Whether no slot is chosen.
    pub later: bool,
    /// Topics like it: id and words.
    pub similar: Vec<(String, String)>,
    /// First and last number of this desk's sheets.
    pub sheets: Vec<Field>,
    /// What was posted last, the latest first.
    pub last: Vec<Posted>,
}

/// A slot to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotRow {
    /// Its id.
    pub id: String,
    /// "1 · Di 1.10., 11:00 · 4 frei".
    pub words: String,
    /// It is the chosen one.
    pub chosen: bool,
}

/// A topic that was posted here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: String,
    /// Its place, as it was read out.
    pub place: String,
    /// Its title.
    pub title: String,
}

/// Makes the screen.
pub fn view(app: &App) -> View {
    let Some(open) = &app.event else { return View::default() };
    let (lang, board) = (app.lang, &open.board);
    let post = post(app);
    let chosen = post.place.as_ref().map(|(slot, _)| slot.as_str());
    let slots = slots(app);
    let places = occupancy::Taken::of(board);
    let slot = |at: usize| board.slots.get(at);
    let is_chosen = |slot: &Slot| chosen == Some(slot.id.as_str());
    let digits = slots.iter().find(|(_, at)| slot(*at).is_some_and(is_chosen));
    let like = similar::to(board, &post.title);
    View {
        said: app.posted.as_deref().and_then(|id| said(app, id)),
        fields: fields(app),
        taken: taken(lang, board, &post.number),
        digits: digits.map_or_else(String::new, |(digits, _)| digits.to_string()),
        next: next(app, board),
        hints: hints(app, board),
        slots: slots
            .iter()
            .filter_map(|(digits, at)| Some(row(lang, &places, *digits, *at, slot(*at)?, chosen)))
            .collect(),
        later: chosen.is_none(),
        similar: like
            .into_iter()
            .map(|t| (t.id.clone(), time::joined(&[&numbered(lang, t), &t.title])))
            .collect(),
        sheets: vec![
            number(app, SHEETS, name::START, Text::DeskFirst),
            number(app, SHEETS, name::END, Text::DeskLast),
        ],
        last: last(app),
    }
}

/// Place and title of a topic, to be read out.
pub fn said(app: &App, id: &str) -> Option<(String, String)> {
    let board = &app.event.as_ref()?.board;
    let topic = board.topic(id)?;
    Some((spoken(app.lang, board, topic), topic.title.clone()))
}

fn fields(app: &App) -> Vec<Field> {
    let texts = [name::TITLE, name::CONVENER, name::ORGANISATION];
    let texts = texts.into_iter().filter_map(schema::of_topic).map(|row| Field {
        long: false,
        autocomplete: "off",
        ..field(app, DESK, row, "")
    });
    std::iter::once(number(app, DESK, name::NUMBER, Text::DeskNumber)).chain(texts).collect()
}

fn number(app: &App, form: &str, name: &'static str, label: Text) -> Field {
    Field {
        name,
        label: app.lang.say(label),
        value: text(app, form, name),
        limit: DIGITS,
        autocomplete: "off",
        error: error(app, form, name),
        beside: beside(app, kind::DRAFTS, form, name),
        ..Field::default()
    }
}

fn taken(lang: Lang, board: &Board, typed: &str) -> String {
    let number = next_number::parse(typed);
    let topic = board.topics.iter().find(|t| number.is_some() && t.number == number);
    topic.map_or_else(String::new, |t| fill(lang, Text::DeskTaken, &[&t.label(), &t.title]))
}

fn next(app: &App, board: &Board) -> String {
    let (lang, post) = (app.lang, post(app));
    let number = match post.number.trim() {
        "" => next_number::next(&board.topics, post.range).map(|number| number.to_string()),
        typed => Some(typed.to_owned()),
    };
    let number = number.map_or_else(String::new, |number| fill(lang, Text::Number, &[&number]));
    let place = match &post.place {
        Some((slot, space)) => place_words(lang, board, slot, space.as_deref()),
        None => lang.say(Text::NotOnWall).to_owned(),
    };
    let all = time::joined(&[&number, &place]);
    fill(lang, Text::DeskNext, &[&all])
}

fn hints(app: &App, board: &Board) -> Vec<String> {
    let mut hints = Vec::new();
    let chosen = text(app, DESK, name::SLOT);
    if !chosen.is_empty() && post(app).place.is_none() {
        hints.push(stale_words(app, board, &chosen));
    }
    if matches!(post(app).place, Some((_, None))) {
        hints.push(app.lang.say(Text::DeskFull).to_owned());
    }
    if let Some((first, last)) = range(app)
        && next_number::next(&board.topics, range(app))
            .is_none_or(|next| !(first..=last).contains(&next))
    {
        let (first, last) = (first.to_string(), last.to_string());
        hints.push(fill(app.lang, Text::DeskSheetsOut, &[&first, &last]));
    }
    hints
}

fn row(
    lang: Lang,
    places: &occupancy::Taken,
    digits: usize,
    at: usize,
    slot: &Slot,
    chosen: Option<&str>,
) -> SlotRow {
    let time = format!("{}, {}", time::day(lang, slot.start.date()), slot.start.clock());
    let free = free_words(lang, places.count_free(at));
    SlotRow {
        id: slot.id.clone(),
        words: time::joined(&[&digits.to_string(), &time, &free]),
        chosen: chosen == Some(slot.id.as_str()),
    }
}

/// What this phone has posted for others, as its stamps say: it is there after a crash, too.
fn last(app: &App) -> Vec<Posted> {
    let Some(open) = &app.event else { return Vec::new() };
    let given = |topic: &Topic| -> Option<&Stamp> {
        let at = &open.layers.register(kind::TOPICS, &topic.id, name::NUMBER)?.shown().at;
        let is_mine = open.private.claims.contains(&topic.id);
        (at.actor.profile() == app.profile.id && !is_mine).then_some(at)
    };
    let mut posted: Vec<&Topic> = open.board.topics.iter().filter(|t| given(t).is_some()).collect();
    sorted::sort_by(&mut posted, |a, b| given(b).cmp(&given(a)));
    let entry = |topic: &&Topic| Posted {
        id: topic.id.clone(),
        place: spoken(app.lang, &open.board, topic),
        title: topic.title.clone(),
    };
    posted.iter().take(LAST).map(entry).collect()
}
