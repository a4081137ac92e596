//! *Neues Anliegen*: the form of a topic, and what is like it already.

use crate::app::App;
use crate::app::forms;
use crate::app::forms::{LATER, NEW, from_profile, topic_texts};
use crate::domain::queries::no_place::{NoPlace, no_place};
use crate::domain::queries::{occupancy, schedule, similar};
use crate::domain::schema::{self, kind, name};
use crate::domain::{Board, Civil};
use crate::format::time;
use crate::format::topic::{numbered, place_words};
use crate::i18n::{Lang, Text, fill};
use crate::screens::form::{Field, field, is_askable};
use crate::screens::wall::view_model::Choice;
use crate::sorted;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Title and name.
    pub first: Vec<Field>,
    /// Topics like it: id and words.
    pub similar: Vec<(String, String)>,
    /// Next free place, a chosen one, later.
    pub places: Vec<Choice>,
    /// That there is no free place, and why; empty where there is one.
    pub no_place: String,
    /// That the slot which was chosen long ago is over or gone; empty where it is not.
    pub stale: String,
    /// Slot and space, while one chooses.
    pub chosen: Vec<Field>,
    /// What nobody needs to fill in.
    pub more: Vec<Field>,
    /// Whether something stands there already, or stood there.
    pub has_more: bool,
}

/// Makes the screen.
pub fn view(app: &App) -> View {
    let Some(open) = &app.event else { return View::default() };
    let ask = |row: &schema::Field| field(app, NEW, row, from_profile(app, row.name));
    let (convener, more): (Vec<_>, Vec<_>) =
        topic_texts().partition(|row| row.name == name::CONVENER);
    let mut more: Vec<Field> = more.into_iter().map(ask).filter(is_askable).collect();
    // What the profile has filled in needs no thought: it comes last.
    sorted::sort_by_key(&mut more, |field| field.name == name::ORGANISATION);
    let title = schema::of_topic(name::TITLE).map(ask).unwrap_or_default();
    let like = similar::to(&open.board, &title.value);
    let similar = like
        .into_iter()
        .map(|t| (t.id.clone(), time::joined(&[&numbered(app.lang, t), &t.title])))
        .collect();
    // Also where something stood and was cleared: the cursor is in there.
    let form = open.private.form(NEW);
    let is_touched = |field: &Field| form.is_some_and(|form| form.text(field.name).is_some());
    let has_more = more.iter().any(|field| field.name != name::ORGANISATION && is_touched(field));
    let places = places(app, &open.board);
    let has_next = places.iter().any(|place| place.value.is_empty());
    let no_place = if has_next { String::new() } else { no_place_words(app, &open.board) };
    View {
        first: std::iter::once(title).chain(convener.into_iter().map(ask)).collect(),
        similar,
        places,
        no_place,
        stale: match drafted_slot(app) {
            slot if slot.is_empty() || slot == LATER => String::new(),
            slot if forms::slot_ahead(app, &slot).is_some() => String::new(),
            slot => stale_words(app, &open.board, &slot),
        },
        chosen: chosen(app, &open.board),
        more,
        has_more,
    }
}

/// The form in which a topic is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditView {
    /// The topic's title, for the way back.
    pub title: String,
    /// Whether the change is made at once; otherwise it is suggested to the convener.
    pub direct: bool,
    /// The fields with what stands in the topic, or what was typed since.
    pub fields: Vec<Field>,
}

/// Makes the form; `None` for a topic that is not there.
pub fn edit(app: &App, id: &str) -> Option<EditView> {
    let board = &app.event.as_ref()?.board;
    let topic = board.topic(id)?;
    let field_id = topic.field.and_then(|at| board.fields.get(at)).map_or("", |field| &field.id);
    let asked = schema::fields_of(kind::TOPICS).filter(|row| row.editable && row.asked);
    let fields = asked.map(|row| match row.name {
        name::FIELD => field(app, id, row, field_id),
        other => field(app, id, row, topic.text(other)),
    });
    let direct = app.may_change(id);
    // A number that was mistyped can be put right; nobody suggests another one.
    let number = schema::of_topic(name::NUMBER).filter(|_| direct).map(|row| {
        let shown = topic.number.map_or_else(String::new, |number| number.to_string());
        field(app, id, row, &shown)
    });
    Some(EditView {
        title: topic.title.clone(),
        direct,
        fields: fields.filter(is_askable).chain(number).collect(),
    })
}

/// The slot that is chosen; one that is over or gone is none.
fn slot_text(app: &App) -> String {
    let slot = drafted_slot(app);
    let stands = slot == LATER || forms::slot_ahead(app, &slot).is_some();
    if stands { slot } else { String::new() }
}

/// That a slot is over or gone.
pub fn stale_words(app: &App, board: &Board, slot: &str) -> String {
    match board.slot(slot).and_then(|at| board.slots.get(at)) {
        Some(slot) => fill(app.lang, Text::SlotIsOver, &[&time::day_and_span(app.lang, slot)]),
        None => app.lang.say(Text::SlotIsGone).to_owned(),
    }
}

fn drafted_slot(app: &App) -> String {
    let form = app.event.as_ref().and_then(|open| open.private.form(NEW));
    form.and_then(|form| form.text(name::SLOT)).unwrap_or("").to_owned()
}

/// A choice that needs something to choose from is left out where there is nothing.
fn places(app: &App, board: &Board) -> Vec<Choice> {
    let (lang, text) = (app.lang, slot_text(app));
    let choice =
        |value: &str, words: String, chosen| Choice { value: value.to_owned(), words, chosen };
    let mut places = Vec::new();
    let next = forms::place(app, "", "");
    let has_next = next.is_some();
    if let Some((slot, space)) = next {
        let words = place_words(lang, board, &slot, space.as_deref());
        places.push(choice("", fill(lang, Text::NextFree, &[&words]), text.is_empty()));
    }
    let ahead = schedule::ahead(board, app.now.civil());
    if let Some(first) = ahead.first().and_then(|at| board.slots.get(*at)) {
        let is_chosen = board.slot(&text).is_some();
        let value = if is_chosen { &text } else { &first.id };
        places.push(choice(value, lang.say(Text::OtherPlace).to_owned(), is_chosen));
    }
    let later = text == LATER || (text.is_empty() && !has_next);
    places.push(choice(LATER, lang.say(Text::PlaceLater).to_owned(), later));
    places
}

fn chosen(app: &App, board: &Board) -> Vec<Field> {
    let (lang, text) = (app.lang, slot_text(app));
    let Some(at) = board.slot(&text) else { return Vec::new() };
    let taken = occupancy::Taken::of(board);
    let slot = |at: usize| {
        let slot = board.slots.get(at)?;
        let free = free_words(lang, taken.count_free(at));
        Some(Choice {
            value: slot.id.clone(),
            words: time::joined(&[&time::day_and_span(lang, slot), &slot.label, &free]),
            chosen: slot.id == text,
        })
    };
    let slots = schedule::ahead(board, app.now.civil()).into_iter().filter_map(slot).collect();
    let form = app.event.as_ref().and_then(|open| open.private.form(NEW));
    let space = form.and_then(|form| form.text(name::SPACE)).unwrap_or("").to_owned();
    let free = taken.free_in(at);
    let any = if free.is_empty() { Text::NoFreeSpace } else { Text::AnyFreeSpace };
    let any =
        Choice { value: String::new(), words: lang.say(any).to_owned(), chosen: space.is_empty() };
    let named = |at: &usize| {
        let space_at = board.spaces.get(*at)?;
        Some(Choice {
            value: space_at.id.clone(),
            words: space_at.name.clone(),
            chosen: space_at.id == space,
        })
    };
    let spaces = std::iter::once(any).chain(free.iter().filter_map(named)).collect();
    let select = |name, label, value: String, options| Field {
        name,
        label: lang.say(label),
        value,
        options,
        ..Field::default()
    };
    vec![
        select(name::SLOT, Text::SlotLabel, text, slots),
        select(name::SPACE, Text::SpaceLabel, space, spaces),
    ]
}

/// Why there is no free place.
pub fn no_place_words(app: &App, board: &Board) -> String {
    let (lang, now) = (app.lang, app.now.civil());
    match no_place(board, now) {
        NoPlace::NonePlanned => lang.say(Text::NoPlacesYet).to_owned(),
        NoPlace::NoneAhead => {
            let clock = now.map_or_else(String::new, Civil::clock);
            fill(lang, Text::NoRoundLeft, &[&clock])
        }
        NoPlace::AllTaken => lang.say(Text::AllTaken).to_owned(),
    }
}

/// "4 frei".
pub fn free_words(lang: Lang, count: usize) -> String {
    match count {
        1 => lang.say(Text::OnePlaceFree).to_owned(),
        n => fill(lang, Text::PlacesFree, &[&n.to_string()]),
    }
}
