//! The view model of a private note's editor.

use super::form::TooLong;
use crate::app::{App, StorageStatus, entered, forms};
use crate::domain::private::Note;
use crate::domain::schema::{kind, name};
use crate::i18n::{Text, fill};
use crate::limits;

/// What the editor of a note shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteEditor {
    /// What is written.
    pub text: String,
    /// What another tab wrote and is not in the text, also while one writes here (F17).
    pub beside: Vec<String>,
    /// That it is too long, and what to do; empty where it is not (F81).
    pub error: String,
    /// How long it is, where that is too long.
    pub length: String,
    /// Whether it is on the disk (J1). What is too long never counts as saved.
    pub is_saved: bool,
    /// Whether it has yet to be begun.
    pub is_new: bool,
    /// "Gespeichert 10:42", or what is in the way.
    pub state: String,
    /// What to do before the first note; empty for nothing.
    pub hint: &'static str,
}

/// Makes the editor of a note.
pub fn view(app: &App, id: &str) -> NoteEditor {
    let note = app.event.as_ref().and_then(|open| open.private.note(id));
    let unkept = forms::unkept(app, id, name::NOTE);
    let text = unkept.unwrap_or_else(|| note.map_or("", |note| &note.text)).to_owned();
    let too_long = TooLong::find(app, id, name::NOTE, &text, limits::NOTE);
    let (is_saved, state) = match (&too_long, unkept) {
        (None, _) => state(app, id, note),
        (Some(_), Some(_)) => (false, String::new()),
        (Some(_), None) => (false, draft_state(app, id)),
    };
    let (error, length) = too_long.map_or_else(Default::default, |it| (it.error, it.length));
    // On an iPhone the home screen has a storage of its own: better before the first note (F14).
    let is_first = app.event.as_ref().is_some_and(|open| open.private.notes.is_empty());
    let warns = app.host.ios && !app.host.standalone && is_first;
    NoteEditor {
        text,
        beside: entered::beside(app, kind::NOTES, id, name::NOTE),
        error,
        length,
        is_saved,
        is_new: note.is_none(),
        state,
        hint: if warns { app.lang.say(Text::InstallHintIos) } else { "" },
    }
}

/// Whether it is on the disk, and how that is said.
fn state(app: &App, id: &str, note: Option<&Note>) -> (bool, String) {
    let Some(note) = note else { return (false, String::new()) };
    if app.save_state.is_saved(kind::NOTES, id, name::NOTE) {
        let written = app.now.moment(app.lang, note.written);
        return (true, fill(app.lang, Text::SavedAt, &[&written]));
    }
    (false, unsaved(app))
}

/// What is too long to be saved is kept as a draft, once it is on the disk.
fn draft_state(app: &App, id: &str) -> String {
    if app.save_state.is_saved(kind::NOTES, id, name::NOTE) {
        app.lang.say(Text::KeptAsDraft).to_owned()
    } else {
        unsaved(app)
    }
}

fn unsaved(app: &App) -> String {
    let on_its_way = app.save_state.storage == StorageStatus::Writable;
    app.lang.say(if on_its_way { Text::Saving } else { Text::NotSaved }).to_owned()
}
