//! Forms: fields with their labels, what stands in them, and what is wrong.

use super::wall::view_model::Choice;
use crate::app::App;
use crate::app::forms::NEW;
use crate::app::{entered, forms};
use crate::domain::entered::joined;
use crate::domain::schema::{self, Type, kind, name};
use crate::i18n::{Text, fill};

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
    /// How long it is, where that is too long.
    pub length: String,
    /// What another tab wrote and does not stand in it (F17).
    pub beside: Vec<String>,
    /// What may be chosen; empty where one types.
    pub options: Vec<Choice>,
}

/// A field of a topic's form, with what stands in the form, or else `otherwise`.
pub fn field(app: &App, form: &str, field: &schema::Field, otherwise: &str) -> Field {
    let name = field.name;
    let typed = forms::typed(app, form, name);
    let value = typed.unwrap_or(otherwise).to_owned();
    let too_long = typed.and_then(|typed| TooLong::find(app, form, name, typed, field.limit()));
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
    // What is chosen is chosen anew.
    let beside = if options.is_empty() {
        entered::beside(app, kind::DRAFTS, form, name)
    } else {
        Vec::new()
    };
    Field {
        name,
        label: label.map_or("", |label| app.lang.say(label)),
        value,
        long: field.multiline,
        limit: field.limit(),
        autocomplete,
        length: too_long.as_ref().map_or_else(String::new, |too_long| too_long.length.clone()),
        error: too_long.map_or_else(|| error(app, form, name), |too_long| too_long.error),
        beside,
        options,
    }
}

impl Field {
    /// Its text with what stands beside it.
    pub fn joined(&self) -> String {
        joined(&self.value, &self.beside, if self.long { "\n\n" } else { " / " })
    }
}

/// What is said at a field whose text is too long. The text stays there, whole, until it is
/// shortened (F81).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// That it is, and what to do. It stays the same while one shortens it: it is read out.
    pub error: String,
    /// "134 von höchstens 120 Zeichen".
    pub length: String,
}

impl TooLong {
    /// `None` where the text fits. `form`: the form, or the note.
    pub fn find(app: &App, form: &str, field: &str, text: &str, limit: usize) -> Option<Self> {
        let count = app.host.graphemes.beyond(text.trim(), limit)?.to_string();
        let is_kept = forms::unkept(app, form, field).is_none();
        let error = if is_kept { Text::TooLong } else { Text::TooLongToKeep };
        let limit = limit.to_string();
        Some(Self {
            error: fill(app.lang, error, &[&limit]),
            length: fill(app.lang, Text::LengthOf, &[&count, &limit]),
        })
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
