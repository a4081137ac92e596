//! Handing out: files and links that the person asked for.

use crate::crdt::Body;
use crate::domain::private::Note;
use crate::export::notes;
use crate::export::notes::NoteOut;
use crate::format::time;
use crate::format::topic::numbered;
use crate::i18n::{Text, fill};

use super::calendar_export;
use super::documents::FORMAT;
use super::links::{event_link, topic_link};
use crate::app::{App, Effect, ExportMsg, FileEffect, Session, toast};

/// Hands out what a person wants to have.
pub(crate) fn update(app: &mut App, msg: ExportMsg) -> Vec<Effect> {
    match msg {
        ExportMsg::Notes(markdown) => notes_file(app, markdown),
        ExportMsg::Calendar(of) => calendar_export::file(app, &of),
        ExportMsg::Event => event_file(app),
        ExportMsg::Share(topic) => share(app, topic.as_deref()),
        ExportMsg::Copied(true, _) => toast::show(app, app.lang.say(Text::Copied).to_owned(), None),
        ExportMsg::Copied(false, link) => {
            let words = fill(app.lang, Text::CopyFailed, &[&link]);
            toast::show(app, words, None)
        }
        ExportMsg::Backup => vec![Effect::File(FileEffect::DownloadBackup)],
        ExportMsg::Quarantine => vec![Effect::File(FileEffect::DownloadQuarantine)],
    }
}

/// Everything that all share, as one file: what the endpoint has and what it has not yet.
fn event_file(app: &App) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let mut whole = Body::new(open.id.as_str());
    for (_, body) in open.layers.bodies() {
        let _ = whole.join(body);
    }
    let _ = whole.join_stamped(open.layers.stamped());
    let name = format!("{}.json", open.id);
    vec![Effect::File(FileEffect::Download {
        name,
        mime: "application/json",
        text: whole.write_checked(FORMAT),
    })]
}

fn notes_file(app: &App, markdown: bool) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let title = &open.board.event.title;
    let out: Vec<NoteOut> =
        open.private.notes.iter().map(|note| note_out(app, open, note)).collect();
    let (ending, mime, text) = if markdown {
        ("md", "text/markdown", notes::markdown(title, &out))
    } else {
        ("txt", "text/plain", notes::plain(title, &out))
    };
    let name = format!("{}.{ending}", app.lang.say(Text::MyNotes)).replace(' ', "-");
    vec![Effect::File(FileEffect::Download { name, mime, text })]
}

fn note_out(app: &App, open: &Session, note: &Note) -> NoteOut {
    let topic = note.topic.as_deref().and_then(|id| open.board.topic(id));
    let place = topic.and_then(|topic| {
        let slot = open.board.slot_of(topic)?;
        let space = open.board.space_of(topic).map_or("", |s| s.name.as_str());
        Some(time::joined(&[&time::day_and_span(app.lang, slot), space]))
    });
    let numbered = topic.map(|t| numbered(app.lang, t));
    NoteOut {
        heading: topic.map(|t| time::joined(&[numbered.as_deref().unwrap_or(""), &t.title])),
        place,
        text: note.whole(),
        written: app.now.moment(app.lang, note.written),
    }
}

fn share(app: &mut App, topic: Option<&str>) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let (title, url) = match topic {
        Some(id) => {
            let title = open.board.topic(id).map_or(&open.board.event.title, |t| &t.title);
            (title.clone(), topic_link(app, open, id))
        }
        None => (open.board.event.title.clone(), event_link(app, open)),
    };
    match url {
        Some(url) => vec![Effect::File(FileEffect::Share { title, url })],
        None => toast::show(app, app.lang.say(Text::SyncNoEndpoint).to_owned(), None),
    }
}
