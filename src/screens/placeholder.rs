//! What stands in the place of a screen while the second module is on its way.

use super::layout::view_model as frame;
use crate::app::{App, Second};
use crate::i18n::Text;

/// A screen that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The screen's own heading, so that the focus has a place at once (V2).
    pub title: String,
    /// What it waits for.
    pub words: &'static str,
    /// Number of the fault, for `data-fault`; empty for none.
    pub fault: &'static str,
    /// Whether to offer another try.
    pub retry: bool,
}

/// Makes it, unless the module is there.
pub fn view(app: &App) -> Option<Placeholder> {
    let (text, fault) = match app.second {
        Second::There => return None,
        Second::Coming => (Text::Loading, ""),
        Second::Missing => (Text::SecondMissing, "F75"),
    };
    let retry = !fault.is_empty();
    Some(Placeholder { title: frame::heading(app), words: app.lang.say(text), fault, retry })
}
