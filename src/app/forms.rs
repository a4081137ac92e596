//! Forms: saved while they are being filled in, sent as a whole.

use crate::characters::is_blank;
use crate::crdt::Value;
use crate::domain::commands::topics::Post;
use crate::domain::queries::{occupancy, schedule};
use crate::domain::schema::{self, Field, Type, kind, name};
use crate::domain::{Command, Refusal};
use crate::limits;

use super::{App, Unkept};

/// The form of a new topic.
pub const NEW: &str = "new";
/// The form of the desk.
pub const DESK: &str = "desk";
/// The form of a notice.
pub const NOTICE: &str = "notice";
/// The form of a new space.
pub const SPACE: &str = "space";
/// What the profile asks for: name and organisation.
pub const ME: &str = "me";
/// In the form of a new topic: no place yet.
pub const LATER: &str = "later";

/// What stands in the form of a new topic. Without a choice it is the next free place.
pub fn post(app: &App) -> Post {
    if app.event.is_none() {
        return Post::default();
    }
    let text = |field| typed(app, NEW, field);
    let texts = topic_texts().map(|field| {
        (field.name, text(field.name).unwrap_or(from_profile(app, field.name)).to_owned())
    });
    let (slot, space) = (text(name::SLOT), text(name::SPACE));
    Post {
        title: text(name::TITLE).unwrap_or("").to_owned(),
        texts: texts.collect(),
        place: place(app, slot.unwrap_or(""), space.unwrap_or("")),
        mine: true,
        ..Post::default()
    }
}

/// What the profile fills in where nothing is typed: one's own name and organisation.
pub fn from_profile<'a>(app: &'a App, field: &str) -> &'a str {
    match field {
        name::CONVENER => &app.profile.me.name,
        name::ORGANISATION => &app.profile.me.organisation,
        _ => "",
    }
}

/// The fields that the form of a topic asks for beside its title and its place.
pub fn topic_texts() -> impl Iterator<Item = &'static Field> {
    schema::fields_of(kind::TOPICS)
        .filter(|field| field.asked && field.holds != Type::Place && field.name != name::TITLE)
}

/// The place that a form means: none, a slot in which a round is still to begin, with the space
/// that is chosen or else is free; in all other cases the next free one.
pub fn place(app: &App, slot: &str, space: &str) -> Option<(String, Option<String>)> {
    let board = &app.event.as_ref()?.board;
    if slot == LATER {
        return None;
    }
    if let Some(at) = slot_ahead(app, slot) {
        return place_in(app, at, space);
    }
    let (slot, space) = schedule::next_free(board, app.now.civil(), &app.profile.id)?;
    Some((board.slots.get(slot)?.id.clone(), Some(board.spaces.get(space)?.id.clone())))
}

/// A place in a slot: the space that is chosen, or else one that is free.
pub(crate) fn place_in(app: &App, at: usize, space: &str) -> Option<(String, Option<String>)> {
    let board = &app.event.as_ref()?.board;
    let offered = || occupancy::offered_in(board, at, &app.profile.id).first().copied();
    let space = board.space(space).or_else(offered).and_then(|space| board.spaces.get(space));
    Some((board.slots.get(at)?.id.clone(), space.map(|space| space.id.clone())))
}

/// The position of a slot in which a topic can still be hung.
pub fn slot_ahead(app: &App, slot: &str) -> Option<usize> {
    let board = &app.event.as_ref()?.board;
    let at = board.slot(slot)?;
    schedule::ahead(board, app.now.civil()).contains(&at).then_some(at)
}

/// What was typed into a field of a form, also where it is too long to be kept.
pub fn typed<'a>(app: &'a App, form: &str, field: &str) -> Option<&'a str> {
    let kept = || app.event.as_ref()?.private.form(form)?.text(field);
    unkept(app, form, field).or_else(kept)
}

/// What stands in a field and is too long to be kept on the disk.
pub fn unkept<'a>(app: &'a App, form: &str, field: &str) -> Option<&'a str> {
    let unkept = app.unkept.iter().find(|known| known.form == form && known.field == field);
    unkept.map(|unkept| unkept.text.as_str())
}

/// What a command says that stands in a field, letter by letter.
pub(crate) fn typed_by(command: &Command) -> Option<Unkept> {
    let typed = |form: &str, field, text: &str| {
        Some(Unkept { form: form.to_owned(), field, text: text.to_owned() })
    };
    if let Command::Draft { form, field, text } = command {
        typed(form, field, text)
    } else if let Command::Note { id, text, .. } = command {
        typed(id, name::NOTE, text)
    } else if let Command::Me { field, text } = command {
        typed(ME, field, text)
    } else {
        None
    }
}

/// Whoever posts for the first time says their name with it; the next time it is there.
pub(crate) fn posting(app: &App) -> Vec<Command> {
    let post = post(app);
    let (me, mut commands) = (&app.profile.me, Vec::new());
    let mut say = |field, known: &str, said: &str| {
        let fits = app.host.graphemes.beyond(said.trim(), limits::NAME).is_none();
        if known.is_empty() && !is_blank(said) && fits && !post.title.trim().is_empty() {
            commands.push(Command::Me { field, text: said.to_owned() });
        }
    };
    say(name::NAME, &me.name, post.text(name::CONVENER));
    say(name::ORGANISATION, &me.organisation, post.text(name::ORGANISATION));
    commands.push(Command::Post(post));
    commands
}

/// Mine is changed, of others' topics a change is suggested.
pub(crate) fn editing(app: &App, topic: String) -> Vec<Command> {
    let Some(open) = &app.event else { return Vec::new() };
    let text = |field| Some((field, typed(app, &topic, field)?.to_owned()));
    let fields = schema::fields_of(kind::TOPICS).filter(|field| field.editable && field.asked);
    let texts: Vec<(&'static str, String)> = fields.filter_map(|field| text(field.name)).collect();
    let number = text(name::NUMBER);
    if texts.is_empty() && number.is_none() {
        return Vec::new();
    }
    if app.may_change(&topic) {
        let texts = texts.into_iter().chain(number).collect();
        return vec![Command::Edit { topic, texts }];
    }
    let differs = |(field, text): &(&'static str, String)| {
        let shown = open.layers.value(kind::TOPICS, &topic, field);
        shown.and_then(Value::as_text).unwrap_or("") != text.trim()
    };
    let proposed = |(field, text): (&'static str, String)| {
        let value = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Command::Propose { topic: topic.clone(), field, value: value.map(Value::Text) }
    };
    let mut commands: Vec<Command> = texts.into_iter().filter(differs).map(proposed).collect();
    commands.push(Command::DropDraft { form: topic.clone() });
    commands
}

/// The form that a command fills in or sends.
pub(crate) fn form_of(command: &Command) -> Option<String> {
    match command {
        Command::Draft { form, .. } | Command::DropDraft { form } => Some(form.clone()),
        Command::Me { .. } => Some(ME.to_owned()),
        Command::Post(post) => Some(if post.mine { NEW } else { DESK }.to_owned()),
        Command::Edit { topic, .. } => Some(topic.clone()),
        // What the form does not ask for is suggested elsewhere.
        Command::Propose { topic, field, .. } => {
            schema::of_topic(field).filter(|field| field.asked).map(|_| topic.clone())
        }
        Command::Notify { .. } => Some(NOTICE.to_owned()),
        Command::MoveSlot { slot, .. } => Some(slot.clone()),
        Command::AddSpace { .. } => Some(SPACE.to_owned()),
        Command::Pick { .. }
        | Command::Note { .. }
        | Command::Place { .. }
        | Command::Swap { .. }
        | Command::Withdraw { .. }
        | Command::Merge { .. }
        | Command::Claim { .. }
        | Command::Settle { .. }
        | Command::Answer { .. }
        | Command::Retract { .. }
        | Command::PutAway { .. }
        | Command::CloseSpace { .. }
        | Command::TakeBack(_)
        | Command::TakeBackFrom { .. }
        | Command::TakeNote(_)
        | Command::Looked(_) => None,
    }
}

/// Which field of a form a refusal is about.
pub(crate) fn field_of(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoNumber => name::NUMBER,
        Refusal::NoTime => name::START,
        Refusal::EndsBefore => name::END,
        Refusal::Blank { field } | Refusal::TooLong { field, .. } | Refusal::Missing { field } => {
            field
        }
        Refusal::Gone | Refusal::Changed | Refusal::Full | Refusal::Same => name::TITLE,
    }
}
