//! What stands in the place of a screen whose code has yet to arrive.

use super::layout::view_model as frame;
use crate::app::App;
use crate::faults;
use crate::i18n::Text;
use crate::lazy_queue::Availability;

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

/// Makes it, unless the code is there.
pub fn view(app: &App, code: Availability) -> Option<Placeholder> {
    let (text, fault) = match code {
        Availability::Ready => return None,
        Availability::Pending => (Text::Loading, ""),
        Availability::Failed => (Text::ScreenNotLoaded, faults::F75.number),
    };
    let retry = !fault.is_empty();
    Some(Placeholder { title: frame::heading(app), words: app.lang.say(text), fault, retry })
}
