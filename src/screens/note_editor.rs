//! The view model of a private note's editor.

use crate::app::{App, StorageStatus};
use crate::domain::private::Note;
use crate::domain::schema::{kind, name};
use crate::i18n::{Text, fill};

/// What the editor of a note shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteEditor {
    /// What is written.
    pub text: String,
    /// What another tab wrote at the same time (F17).
    pub beside: Vec<String>,
    /// Whether it is on the disk (J1).
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
    let (is_saved, state) = state(app, id, note);
    // On an iPhone the home screen has a storage of its own: better before the first note (F14).
    let is_first = app.event.as_ref().is_some_and(|open| open.private.notes.is_empty());
    let warns = app.host.ios && !app.host.standalone && is_first;
    NoteEditor {
        text: note.map_or_else(String::new, |note| note.text.clone()),
        beside: note.map_or_else(Vec::new, |note| note.beside.clone()),
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
    let on_its_way = app.save_state.storage == StorageStatus::Writable;
    let words = if on_its_way { Text::Saving } else { Text::NotSaved };
    (false, app.lang.say(words).to_owned())
}
