//! The field in which a person writes, and what they saw there when they came into it.

use crate::crdt::{Actor, Head, Register, Stamp, Value};

/// The field in which a person writes. It keeps its text under their cursor whatever arrives
/// meanwhile, so that what they type builds on what stood there when they came (M3, F17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Notes, drafts, or the profile.
    pub kind: &'static str,
    /// The note, or the form.
    pub id: String,
    /// The field.
    pub field: &'static str,
    /// The writes whose text stood in it.
    pub seen: Vec<Stamp>,
    /// The values that the form is to change, as they stood then.
    pub base: Vec<Stamp>,
}

impl Entered {
    /// Whether it is this field.
    pub fn is_in(&self, kind: &str, id: &str, field: &str) -> bool {
        (self.kind, self.id.as_str(), self.field) == (kind, id, field)
    }
}

/// The value that stands in a field on one page: what was typed there, else the latest text.
pub fn in_field<'a>(register: &'a Register, own: Option<&Actor>) -> &'a Head {
    let heads = register.heads();
    let mut texts = heads.iter().filter(|head| text(head).is_some());
    let latest = texts.clone().next();
    let typed = texts.find(|head| Some(&head.at.actor) == own);
    typed.or(latest).unwrap_or(register.shown())
}

/// What typing in a field builds on: all that was ever written there but the texts beside, which
/// stay until somebody takes them in.
pub fn built_on(register: &Register, own: Option<&Actor>) -> Vec<Stamp> {
    let here = &in_field(register, own).at;
    let is_beside = |stamp: &Stamp| register.heads().iter().any(|head| head.at == *stamp);
    let context = register.context().iter();
    context.filter(|stamp| *stamp == here || !is_beside(stamp)).cloned().collect()
}

/// The texts that a page has not seen in a field, each once: it wrote none of them, and builds on
/// none of them.
pub fn beside(register: &Register, own: Option<&Actor>, seen: &[Stamp]) -> Vec<String> {
    let is_seen = |at: &Stamp| {
        Some(&at.actor) == own || seen.iter().any(|s| s.actor == at.actor && *s >= *at)
    };
    let mut texts: Vec<String> = Vec::new();
    let mine = register.heads().iter().filter(|head| is_seen(&head.at)).filter_map(text);
    let mine: Vec<&str> = mine.collect();
    for text in register.heads().iter().filter(|head| !is_seen(&head.at)).filter_map(text) {
        if !mine.contains(&text) && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}

/// All texts of a field as one; `between` stands between them.
pub fn joined(text: &str, beside: &[String], between: &str) -> String {
    let texts = std::iter::once(text).chain(beside.iter().map(String::as_str));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}

fn text(head: &Head) -> Option<&str> {
    head.value.as_ref().and_then(Value::as_text).filter(|text| !text.is_empty())
}
