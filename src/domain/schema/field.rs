//! One row of the schema: what the app needs to know about a field.

use crate::i18n::Text;
use crate::limits;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text of at most so many characters where a person writes it in the app.
    Text(usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number.
    Number,
    /// `true` or absent.
    Flag,
    /// `YYYY-MM-DD`.
    Date,
    /// `HH:MM`, the venue's clock.
    Time,
    /// The id of an entity of this kind.
    Id(&'static str),
    /// `{ "slot": …, "space": … }`, written by the app with `since`, the stamp of the claim.
    Place,
    /// What the proposed field holds.
    Any,
}

/// A field of a kind.
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the table")]
pub struct Field {
    /// Kind it belongs to.
    pub kind: &'static str,
    /// Its name in the document, and the `name` of its input in a form.
    pub name: &'static str,
    /// What it holds.
    pub holds: Type,
    /// What it means, for the table in `docs/format.md`.
    pub about: &'static str,
    /// What it is called on a screen; `None` where people never meet it.
    pub label: Option<Text>,
    /// What a form asks in place of the label: "Worum geht es?".
    pub question: Option<Text>,
    /// What the browser may fill in: a token of HTML's `autocomplete`.
    pub autocomplete: &'static str,
    /// Whether its input has several lines.
    pub multiline: bool,
    /// Whether a form asks for it when the entity is made.
    pub asked: bool,
    /// Whether it is changed by a form later, so that values written at the same time are shown
    /// side by side (M4).
    pub editable: bool,
    /// Whether somebody else may suggest another value.
    pub proposable: bool,
    /// Whether search looks at it.
    pub searched: bool,
}

impl Field {
    /// A row that says what the field is in a document, and nothing about screens.
    pub(super) const fn new(
        kind: &'static str,
        name: &'static str,
        holds: Type,
        about: &'static str,
    ) -> Self {
        Self {
            kind,
            name,
            holds,
            // Only the documentation says it: the page need not load it.
            about: if cfg!(target_arch = "wasm32") { "" } else { about },
            label: None,
            question: None,
            autocomplete: "off",
            multiline: false,
            asked: false,
            editable: false,
            proposable: false,
            searched: false,
        }
    }

    /// What it is called on a screen.
    pub(super) const fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// What a form asks in place of the label.
    pub(super) const fn question(mut self, question: Text) -> Self {
        self.question = Some(question);
        self
    }

    /// What the browser may fill in.
    pub(super) const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Its input has several lines.
    pub(super) const fn multiline(mut self) -> Self {
        self.multiline = true;
        self
    }

    /// A form asks for it when the entity is made.
    pub(super) const fn asked(mut self) -> Self {
        self.asked = true;
        self
    }

    /// It is changed by a form later, and others may suggest another value.
    pub(super) const fn editable(mut self) -> Self {
        self.editable = true;
        self.proposable = true;
        self
    }

    /// Others may suggest another value, though no form changes it.
    pub(super) const fn proposable(mut self) -> Self {
        self.proposable = true;
        self
    }

    /// Search looks at it.
    pub(super) const fn searched(mut self) -> Self {
        self.searched = true;
        self
    }

    /// The most characters that a person may write into it.
    pub const fn limit(&self) -> usize {
        match self.holds {
            Type::Text(limit) => limit,
            Type::Id(_) => limits::ID,
            Type::Word(_)
            | Type::Number
            | Type::Flag
            | Type::Date
            | Type::Time
            | Type::Place
            | Type::Any => limits::NAME,
        }
    }

    /// Whether values written at the same time can be kept as one, one after the other.
    pub const fn can_hold_several(&self) -> bool {
        matches!(self.holds, Type::Text(_))
    }
}
