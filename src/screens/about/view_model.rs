//! About the app, and about the event.

use crate::app::App;
use crate::format::time;
use crate::i18n::{Text, fill};
use crate::screens::topic::view_model::{Part, parts};

/// A heading with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The heading.
    pub heading: &'static str,
    /// The text, with links told apart.
    pub words: Vec<Part>,
}

/// The screen about the event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// What the host says, as far as they do.
    pub blocks: Vec<Block>,
    /// Days, each with its slots: time and label.
    pub days: Vec<(String, Vec<(String, String)>)>,
    /// Spaces: name and how to find them.
    pub spaces: Vec<(String, String)>,
    /// "Alle Zeiten: Uhr am Ort (Europe/Berlin)".
    pub zone: String,
}

/// Makes the screen about the event; `None` without one.
pub fn event(app: &App) -> Option<EventView> {
    let board = &app.event.as_ref()?.board;
    let (lang, event) = (app.lang, &board.event);
    let next = event.next_meeting.map_or_else(String::new, |d| time::full_day(lang, d));
    let texts = [
        (Text::Theme, &event.theme),
        (Text::Purpose, &event.purpose),
        (Text::Givens, &event.givens),
        (Text::Results, &event.results),
        (Text::NextMeeting, &next),
    ];
    let texts = texts.into_iter().filter(|(_, words)| !words.is_empty());
    let mut days: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for slot in &board.slots {
        let day = time::full_day(lang, slot.start.date());
        if days.last().is_none_or(|(name, _)| *name != day) {
            days.push((day, Vec::new()));
        }
        if let Some((_, slots)) = days.last_mut() {
            slots.push((time::span(slot), slot.label.clone()));
        }
    }
    let space = |s: &crate::domain::Space| {
        let step_free = if s.step_free { lang.say(Text::StepFree) } else { "" };
        let hearing_loop = if s.hearing_loop { lang.say(Text::HearingLoop) } else { "" };
        (s.name.clone(), time::joined(&[&s.find, step_free, hearing_loop]))
    };
    Some(EventView {
        title: event.title.clone(),
        blocks: texts
            .map(|(heading, words)| Block { heading: lang.say(heading), words: parts(words) })
            .collect(),
        days,
        spaces: board.spaces.iter().map(space).collect(),
        zone: fill(lang, Text::TimesThere, &[&event.zone]),
    })
}
