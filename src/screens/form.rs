//! Forms: fields with their labels, what stands in them, and what is wrong.

use super::wall::view_model::Choice;
use crate::app::App;
use crate::app::forms::NEW;
use crate::domain::schema::{self, Type, kind, name};
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
pub fn field(app: &App, form: &str, field: &schema::Field, otherwise: &str) -> Field {
    let name = field.name;
    let draft = app.event.as_ref().and_then(|open| open.private.form(form));
    let value = draft.and_then(|form| form.text(name)).unwrap_or(otherwise).to_owned();
    // Whoever posts for themselves is asked for their own name.
    let (label, autocomplete) = if name == name::CONVENER && form == NEW {
        (Some(Text::ConvenerLabel), "name")
    } else {
        (field.question.or(field.label), field.autocomplete)
    };
    let options = match field.holds {
        Type::Id(kind::FIELDS) => fields(app, &value),
        _ => Vec::new(),
    };
    Field {
        name,
        label: label.map_or("", |label| app.lang.say(label)),
        value,
        long: field.multiline,
        limit: field.limit(),
        autocomplete,
        error: error(app, form, name),
        options,
    }
}

/// Whether there is something to fill in: a choice among nothing is left out.
pub fn is_askable(field: &Field) -> bool {
    field.name != name::FIELD || !field.options.is_empty()
}

/// What is wrong with a field of a form.
pub fn error(app: &App, form: &str, name: &str) -> String {
    let wrong = app.field_error.as_ref().filter(|wrong| wrong.form == form && wrong.field == name);
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
