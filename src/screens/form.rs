//! Forms: fields with their labels, what stands in them, and what is wrong.

use super::wall::view_model::Choice;
use crate::app::App;
use crate::domain::commands::topics::longest;
use crate::domain::schema::name;
use crate::i18n::Text;

/// A field of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The document's name of it.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What stands in it.
    pub value: String,
    /// Several lines.
    pub long: bool,
    /// At most so many characters.
    pub limit: usize,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// What is wrong with it; empty for nothing.
    pub error: String,
    /// What may be chosen; empty where one types.
    pub options: Vec<Choice>,
}

/// A field of a topic's form, with what stands in the form, or else `otherwise`.
pub fn field(app: &App, form: &str, name: &'static str, otherwise: &str) -> Field {
    let kept = app.event.as_ref().and_then(|open| open.private.form(form));
    let value = kept.and_then(|form| form.text(name)).unwrap_or(otherwise).to_owned();
    let (label, autocomplete) = match name {
        name::TITLE => (Text::TitleLabel, "off"),
        name::CONVENER if form == crate::app::forms::NEW => (Text::ConvenerLabel, "name"),
        name::CONVENER => (Text::NameOfConvener, "off"),
        name::ORGANISATION => (Text::OrganisationLabel, "organization"),
        name::FIELD => (Text::FieldLabel, "off"),
        _ => (Text::WordsLabel, "off"),
    };
    let options = if name == name::FIELD { fields(app, &value) } else { Vec::new() };
    Field {
        name,
        label: app.lang.say(label),
        value,
        long: matches!(name, name::TITLE | name::WORDS),
        limit: longest(name),
        autocomplete,
        error: error(app, form, name),
        options,
    }
}

/// What is wrong with a field of a form.
pub fn error(app: &App, form: &str, name: &str) -> String {
    let wrong = app.wrong.as_ref().filter(|wrong| wrong.form == form && wrong.field == name);
    wrong.map_or_else(String::new, |wrong| wrong.words.clone())
}

fn fields(app: &App, chosen: &str) -> Vec<Choice> {
    let Some(open) = &app.event else { return Vec::new() };
    let none = Choice {
        value: String::new(),
        words: app.lang.say(Text::NoField).to_owned(),
        chosen: chosen.is_empty(),
    };
    let field = |field: &crate::domain::Field| Choice {
        value: field.id.clone(),
        words: field.name.clone(),
        chosen: field.id == chosen,
    };
    if open.board.fields.is_empty() {
        return Vec::new();
    }
    std::iter::once(none).chain(open.board.fields.iter().map(field)).collect()
}
