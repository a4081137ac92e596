//! *Mehr*: how the app looks, who I am, what is stored.

use crate::app::App;
use crate::app::entered::beside;
use crate::app::forms::{ME, unkept};
use crate::domain::schema::{kind, name};
use crate::i18n::{Lang, Text, fill};
use crate::limits;
use crate::screens::form::{Field, TooLong, error};
use crate::screens::wall::view_model::Choice;

/// A setting with its choices; they are written as they stand into the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The profile's field.
    pub field: &'static str,
    /// Its words.
    pub words: &'static str,
    /// What to choose from.
    pub choices: Vec<Choice>,
}

/// Language, text size, colours.
pub fn settings(app: &App) -> Vec<Setting> {
    let lang = app.lang;
    let me = &app.profile.me;
    let mut languages = vec![choice("", lang.say(Text::LanguageSystem), &me.language)];
    languages.extend(Lang::ALL.map(|l| choice(l.tag(), l.own_name(), &me.language)));
    let say = |value, text, current: &str| choice(value, lang.say(text), current);
    vec![
        Setting { field: name::LANGUAGE, words: lang.say(Text::Language), choices: languages },
        Setting {
            field: name::SIZE,
            words: lang.say(Text::TextSize),
            choices: vec![
                say("", Text::SizeNormal, &me.size),
                say("large", Text::SizeLarge, &me.size),
                say("huge", Text::SizeHuge, &me.size),
            ],
        },
        Setting {
            field: name::LOOK,
            words: lang.say(Text::Look),
            choices: vec![
                say("", Text::LookSystem, &me.look),
                say("light", Text::LookLight, &me.look),
                say("dark", Text::LookDark, &me.look),
                say("contrast", Text::LookContrast, &me.look),
            ],
        },
    ]
}

/// Name and organisation.
pub fn about_me(app: &App) -> [Field; 2] {
    let me = &app.profile.me;
    let field = |name, label, autocomplete, known: &str| {
        let value = unkept(app, ME, name).unwrap_or(known).to_owned();
        let too_long = TooLong::find(app, ME, name, &value, limits::NAME);
        Field {
            name,
            label: app.lang.say(label),
            autocomplete,
            limit: limits::NAME,
            length: too_long.as_ref().map_or_else(String::new, |it| it.length.clone()),
            error: too_long.map_or_else(|| error(app, ME, name), |it| it.error),
            value,
            beside: beside(app, kind::ME, "main", name),
            ..Field::default()
        }
    };
    [
        field(name::NAME, Text::MyName, "name", &me.name),
        field(name::ORGANISATION, Text::MyOrganisation, "organization", &me.organisation),
    ]
}

/// What there is beside for whoever posts for others, shows the wall, or facilitates.
pub fn links(app: &App) -> Vec<(&'static str, Text)> {
    let mut links = vec![("#/desk", Text::DeskLink), ("#/board", Text::BoardTitle)];
    if app.profile.me.facilitates() {
        links.push(("#/hosting", Text::HostingTitle));
    }
    links
}

fn choice(value: &str, words: &str, current: &str) -> Choice {
    Choice { value: value.to_owned(), words: words.to_owned(), chosen: value == current }
}

/// An event in the list of those on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is the one that is open.
    pub current: bool,
}

/// The events on this phone, the one opened last first.
pub fn events(app: &App) -> Vec<EventRow> {
    let current = app.event.as_ref().map(|open| open.id.as_str());
    let row = |entry: &crate::persistence::Entry| EventRow {
        id: entry.id.clone(),
        title: if entry.title.is_empty() { entry.id.clone() } else { entry.title.clone() },
        current: current == Some(entry.id.as_str()),
    };
    app.events.iter().map(row).collect()
}

/// "120 kB von etwa 5000 kB belegt".
pub fn stored(app: &App) -> String {
    let kilobytes = |units| kilobytes(app.lang, units);
    let (used, all) = (kilobytes(app.save_state.used), kilobytes(crate::limits::STORAGE_UNITS));
    fill(app.lang, Text::StoredHow, &[&used, &all])
}

/// UTF-16 code units, which are two bytes each, as kilobytes.
pub fn kilobytes(lang: Lang, units: usize) -> String {
    fill(lang, Text::Kilobytes, &[&(units * 2 / 1000).to_string()])
}
