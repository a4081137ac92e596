//! The desk: whoever sits at the microphone types for others, one Anliegen after the other.

use crate::domain::commands::topics::Post;
use crate::domain::queries::{next_number, schedule};
use crate::domain::schema::{kind, name};
use crate::domain::{Command, SlotKind};

use super::shared_commands;
use crate::app::forms::{DESK, place_in, typed};
use crate::app::{App, Effect, Env, Timer, UndoEntry, journal};
use crate::format::topic::spoken;

/// The form with the numbers of this desk's sheets; it stays while one posts.
pub const SHEETS: &str = "sheets";
/// What is emptied once it is posted; the slot stays for the next one.
const EMPTIED: [&str; 4] = [name::NUMBER, name::TITLE, name::CONVENER, name::ORGANISATION];

/// What stands in the desk's form. The space is the next free one of the slot.
pub fn post(app: &App) -> Post {
    let Some(board) = app.event.as_ref().map(|open| &open.board) else { return Post::default() };
    let text = |field| text(app, DESK, field);
    let chosen = text(name::SLOT);
    // One that was chosen long ago and is over by now is none.
    let is_chosen = |at: &usize| board.slots.get(*at).is_some_and(|slot| slot.id == chosen);
    let slot = slots(app).into_iter().map(|(_, at)| at).find(is_chosen);
    Post {
        number: text(name::NUMBER),
        title: text(name::TITLE),
        texts: [name::CONVENER, name::ORGANISATION].map(|field| (field, text(field))).into(),
        place: slot.and_then(|at| place_in(app, at, "")),
        range: range(app),
        ..Post::default()
    }
}

/// The numbers of this desk's sheets, where both ends are given.
pub fn range(app: &App) -> Option<(u64, u64)> {
    let number = |field| next_number::parse(&text(app, SHEETS, field));
    let range = (number(name::START)?, number(name::END)?);
    (range.0 <= range.1).then_some(range)
}

/// What stands in a field of a form.
pub fn text(app: &App, form: &str, field: &str) -> String {
    typed(app, form, field).unwrap_or("").to_owned()
}

/// The slots to choose from, each with its digits. These count all rounds of the event, so that
/// they stay the same while the day goes on; when the last round is over, all can be chosen.
pub fn slots(app: &App) -> Vec<(usize, usize)> {
    let Some(open) = &app.event else { return Vec::new() };
    let slots = open.board.slots.iter().enumerate();
    let groups = slots.filter(|(_, slot)| slot.kind == SlotKind::Groups).map(|(at, _)| at);
    let all: Vec<(usize, usize)> = groups.enumerate().map(|(n, at)| (n + 1, at)).collect();
    let ahead = schedule::ahead(&open.board, app.now.civil());
    let chosen: Vec<_> = all.iter().filter(|(_, at)| ahead.contains(at)).copied().collect();
    if chosen.is_empty() { all } else { chosen }
}

/// The slot that is meant by digits as they are typed, by its id; empty for later. Where they
/// are none together, the last one counts: it was typed behind what stood there.
pub fn slot_by_digits(app: &App, typed: &str) -> String {
    let slots = slots(app);
    let named = |text: &str| {
        let digits = text.parse::<usize>().ok()?;
        slots.iter().find(|(known, _)| *known == digits).map(|(_, at)| *at)
    };
    let last = typed.char_indices().next_back().and_then(|(at, _)| typed.get(at..));
    let at = named(typed.trim()).or_else(|| named(last.unwrap_or("")));
    let slot = at.and_then(|at| app.event.as_ref()?.board.slots.get(at));
    slot.map_or_else(String::new, |slot| slot.id.clone())
}

/// Posts what stands in the form, and makes room for the next one. What is said of it is its
/// place, to be read out.
pub(crate) fn send(app: &mut App, env: &Env) -> Vec<Effect> {
    let mut effects = shared_commands::issue_all(app, vec![Command::Post(post(app))], env);
    let made = app.undo_history.first().and_then(made).map(str::to_owned);
    let Some(id) = made.filter(|_| app.field_error.is_none()) else { return effects };
    app.toast = None;
    let is_toast = |effect: &Effect| {
        matches!(effect, Effect::Announce(_) | Effect::Timer(Timer::CloseToastAfter(_)))
    };
    effects.retain(|effect| !is_toast(effect));
    let board = app.event.as_ref().map(|open| &open.board);
    let place = board.and_then(|board| Some(spoken(app.lang, board, board.topic(&id)?)));
    effects.extend(place.map(Effect::Announce));
    app.posted = Some(id);
    for field in EMPTIED {
        let draft = Command::Draft { form: DESK.to_owned(), field, text: String::new() };
        effects.extend(shared_commands::type_in(app, draft, env));
    }
    app.save_state.flushing = false;
    effects.extend(journal::flush(app));
    effects
}

/// The topic that a command has made.
fn made(done: &UndoEntry) -> Option<&str> {
    let Command::TakeBack(steps) = &done.undo else { return None };
    let step = steps.first()?;
    let is_new = step.kind == kind::TOPICS && step.field == name::GONE;
    is_new.then_some(step.id.as_str())
}
