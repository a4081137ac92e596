//! What is said to all, on *Jetzt*.

use super::view_model as view;
use super::view_model::Said;
use crate::app::App;
use crate::components::button::plain;
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::text::{h2, linked};
use crate::domain::Command;
use crate::i18n::{Text, fill};
use crate::platform::dom;

/// What this phone has not put away, to be put away.
pub fn fresh(ui: Ui, app: &App) -> Node {
    let one = |said: Said| -> Node {
        let notice = said.id.clone();
        let put_away = move || {
            ui.command(Command::PutAway { notice: notice.clone(), on: true });
            // The button goes, and the focus with it.
            dom::focus_heading();
        };
        let words = app.lang.say(Text::PutAway);
        notice_box(said).add(plain(words, "put-away", put_away)).into()
    };
    view::fresh(app).into_iter().map(one).collect::<Vec<Node>>().into()
}

/// What this phone has put away, to be read again.
pub fn earlier(app: &App) -> Node {
    let earlier = view::earlier(app);
    if earlier.is_empty() {
        return nothing();
    }
    let words = fill(app.lang, Text::EarlierNotices, &[&earlier.len().to_string()]);
    let all = earlier.into_iter().map(|said| notice_box(said).into());
    el("details").key("earlier").add(el("summary").add(words)).all(all).into()
}

/// Head and words of a notice.
pub fn notice_box(said: Said) -> El {
    el("section")
        .class("note notice")
        .key(said.id.clone())
        .attr("data-notice", said.id)
        .add(h2(said.head))
        .add(el("p").class("pre").attr("dir", "auto").add(linked(said.words)))
}
