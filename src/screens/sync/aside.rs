//! What was set aside: unreadable data of this phone, values that lost to others of the same stamp,
//! and entries of the files that cannot be read.

use crate::app::App;
use crate::crdt::UnreadableEntity;
use crate::excerpt;
use crate::format::time;
use crate::i18n::{Lang, Text, fill};
use crate::limits;
use crate::persistence::Quarantined;
use crate::persistence::keys::Key;
use crate::persistence::quarantine::COLLISION;
use crate::screens::settings::view_model::kilobytes;
use crate::sorted;

/// Characters of a piece that are shown.
const SHOWN: usize = 300;

/// Something set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its name in the quarantine, or the kind and the id of an entry.
    pub name: String,
    /// It is an entry of a file, which stays there.
    pub is_entry: bool,
    /// What it is.
    pub what: String,
    /// "Gestern, 10:42 · 3 kB".
    pub words: String,
    /// The beginning of it.
    pub excerpt: String,
    /// It was put away just now, and can be brought back.
    pub is_away: bool,
}

/// Makes the list: what was set aside on this phone, the latest first, what was put away just now
/// included; then entries of the files that cannot be read.
pub fn view(app: &App) -> Vec<Piece> {
    let away = app.aside.put_away.iter().map(|one| piece(app, one, true));
    let mut pieces: Vec<Piece> = away.collect();
    pieces.extend(app.aside.pieces.iter().map(|one| piece(app, one, false)));
    sorted::sort_by(&mut pieces, |a, b| age(&b.name).cmp(&age(&a.name)));
    if let Some(open) = &app.event {
        for (_, body) in open.layers.bodies() {
            let left = limits::QUARANTINED.saturating_sub(pieces.len());
            pieces.extend(body.unreadable.iter().take(left).map(|one| entry(app.lang, one)));
        }
    }
    pieces
}

/// Another text whenever the list is another one.
pub fn revision(app: &App) -> String {
    let mut revision = String::new();
    for (pieces, mark) in [(&app.aside.pieces, ' '), (&app.aside.put_away, '-')] {
        for piece in pieces {
            revision.push(mark);
            revision.push_str(&piece.name);
        }
    }
    if let Some(open) = &app.event {
        revision.push_str(&open.aside().to_string());
    }
    revision
}

/// When a piece was set aside, in ms since 1970, and its number then.
fn age(name: &str) -> (u64, u64) {
    let (ms, number) = name.split_once('-').unwrap_or((name, ""));
    (ms.parse().unwrap_or(0), number.parse().unwrap_or(0))
}

fn piece(app: &App, piece: &Quarantined, is_away: bool) -> Piece {
    let when = app.now.moment(app.lang, age(&piece.name).0);
    let units = piece.text.encode_utf16().count();
    Piece {
        name: piece.name.clone(),
        is_entry: false,
        what: what(app.lang, &piece.key),
        words: time::joined(&[&when, &size(app.lang, units)]),
        excerpt: excerpt::of(&piece.text, SHOWN).into_owned(),
        is_away,
    }
}

/// What stood under a key.
fn what(lang: Lang, key: &str) -> String {
    let of = |text: Text, event: &str| fill(lang, text, &[event]);
    match Key::parse(key) {
        Some(Key::Index) => lang.say(Text::AsideIndex).to_owned(),
        Some(Key::Profile) => lang.say(Text::AsideProfile).to_owned(),
        Some(Key::Body(event, _)) => of(Text::AsideBody, event),
        Some(Key::Rescued(event)) => of(Text::AsideRescued, event),
        Some(Key::Own(event) | Key::Journal(event, _)) => of(Text::AsideOwn, event),
        Some(Key::Private(event) | Key::PrivateCopy(event) | Key::PrivateJournal(event, _)) => {
            of(Text::AsidePrivate, event)
        }
        Some(Key::Tokens | Key::Quarantine(_)) | None if key == COLLISION => {
            lang.say(Text::AsideValue).to_owned()
        }
        Some(Key::Tokens | Key::Quarantine(_)) | None => key.to_owned(),
    }
}

fn entry(lang: Lang, entity: &UnreadableEntity) -> Piece {
    let text = entity.value.canonical();
    let name = [entity.kind.as_str(), "/", &entity.id].concat();
    Piece {
        what: fill(lang, Text::AsideEntry, &[&name]),
        name,
        is_entry: true,
        words: size(lang, text.encode_utf16().count()),
        excerpt: excerpt::of(&text, SHOWN).into_owned(),
        is_away: false,
    }
}

/// Characters up to a kilobyte, kilobytes beyond.
fn size(lang: Lang, units: usize) -> String {
    if units < 1_000 {
        fill(lang, Text::AsideCharacters, &[&units.to_string()])
    } else {
        kilobytes(lang, units)
    }
}
