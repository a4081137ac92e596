//! *Anliegen*.

use super::concerns::component as concerns;
use super::view_model as view;
use crate::app::{App, ExportMsg, Msg};
use crate::components::button::{bordered, button, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el, nothing};
use crate::components::note::note;
use crate::components::text::{h1, h2, linked, p};
use crate::domain::Command;
use crate::i18n::{Lang, Text, fill};
use crate::screens::lazy;

/// Draws the screen of one topic.
pub fn topic(ui: Ui, app: &App, id: &str) -> Vec<Node> {
    let Some(mut model) = view::view(app, id) else { return unknown(app.lang) };
    let (back, href) = std::mem::take(&mut model.back);
    let (lang, direct) = (app.lang, model.direct);
    let neighbours = neighbours(lang, &mut model);
    let trail = std::mem::take(&mut model.trail);
    let actions = actions(ui, app, &model);
    let mut all = vec![
        el("a").class("back").attr("href", href).add(back).into(),
        lazy::read_out(ui, app, id),
    ];
    let troubles = std::mem::take(&mut model.troubles);
    let (beside, offers) = (std::mem::take(&mut model.beside), std::mem::take(&mut model.offers));
    all.push(head(ui, lang, model));
    all.extend(concerns::troubles(ui, id, direct, troubles));
    all.extend(concerns::beside(ui, lang, id, beside));
    all.extend(concerns::offers(ui, lang, direct, offers));
    all.push(note(ui, app, id, Some(id), Text::MyNote));
    all.extend(guest_notes(app, id));
    all.push(actions);
    all.push(concerns::trail(lang, trail));
    all.push(neighbours);
    all
}

fn actions(ui: Ui, app: &App, model: &view::View) -> Node {
    let heading = if model.mine { Text::MyTopic } else { Text::ChangeWhat };
    let summary = el("summary").add(app.lang.say(heading));
    let all = el("details").key("actions").flag("open", model.mine).add(summary);
    all.all(lazy::actions(ui, app, model)).into()
}

/// Notes to topics that were merged into this one.
fn guest_notes(app: &App, id: &str) -> Vec<Node> {
    let Some(open) = &app.event else { return Vec::new() };
    let notes = open.board.merged_into(id).filter_map(|guest| {
        let note = open.private.note_to(&guest.id)?;
        let heading = el("b").attr("dir", "auto").add(guest.title.clone());
        Some(el("p").class("note pre").add(heading).add("\n").add(note.text.clone()).into())
    });
    notes.collect()
}

fn head(ui: Ui, lang: Lang, model: view::View) -> Node {
    let tag = ["tag f", &model.tint.to_string()].concat();
    let tag = (!model.tag.is_empty()).then(|| el("p").class(tag).add(model.tag));
    let words = (!model.words.is_empty())
        .then(|| el("p").class("words").attr("dir", "auto").add(linked(model.words)));
    let (id, on) = (model.id.clone(), !model.picked);
    let pick = move || ui.command(Command::Pick { topic: id.clone(), on });
    let pick_words = if model.picked {
        ["★ ", lang.say(Text::PickedShort)].concat()
    } else {
        ["☆ ", lang.say(Text::PickAdd)].concat()
    };
    let id = model.id.clone();
    let share = move || ui.send(Msg::Export(ExportMsg::Share(Some(id.clone()))));
    let to = |(id, words): (String, String)| -> Node {
        let link = el("a").attr("href", ["#/topic/", &id].concat()).attr("dir", "auto");
        el("p").class("meta").add(link.add(words)).into()
    };
    let goes_on = model.goes_on.into_iter().map(to);
    let guests = model.guests.into_iter();
    let guests = guests.map(|(id, title)| to((id, fill(lang, Text::CameTogether, &[&title]))));
    let waits = if model.row.delivered { "" } else { lang.say(Text::OnlyOnThisPhone) };
    el("article")
        .key(model.id.clone())
        .attr("data-topic", model.id)
        .some("data-slot", model.slot)
        .some("data-space", model.space)
        .some("data-number", model.number)
        .attr("data-state", model.state)
        .attr("data-delivered", if model.row.delivered { "true" } else { "false" })
        .flag("data-clash", model.row.clash)
        .some("data-concurrent", model.row.concurrent)
        .add(h1(model.title))
        .add(tag)
        .add(p("flag", model.flag))
        .add(p("warn", model.edited_since))
        .all(goes_on)
        .add(p("place", model.place))
        .add(p("meta", model.find))
        .add(p("meta", model.convener))
        .all(guests)
        .add(p("hint", waits))
        .add(words)
        .add(p("warn", model.overlap))
        .add(
            row()
                .add(button("btn primary", pick_words, "pick", pick).pressed(model.picked))
                .add(bordered(lang.say(Text::Share), "share", share)),
        )
        .into()
}

fn neighbours(lang: Lang, model: &mut view::View) -> Node {
    let link = |label, neighbour: Option<(String, String)>| {
        neighbour.map(|(id, title)| {
            let href = ["#/topic/", &id].concat();
            el("a").attr("href", href).add(el("small").add(lang.say(label))).add(title)
        })
    };
    if model.previous.is_none() && model.next.is_none() {
        return nothing();
    }
    let both = el("div")
        .class("neighbours")
        .add(link(Text::Previous, model.previous.take()))
        .add(link(Text::NextOne, model.next.take()));
    let label = lang.say(Text::SameRound);
    el("nav").attr("aria-label", label).add(h2(label)).add(both).into()
}

/// Draws that there is no such topic.
pub fn unknown(lang: Lang) -> Vec<Node> {
    let to_wall = el("a").class("btn").attr("href", "#/wall").add(lang.say(Text::ToWall));
    vec![
        h1(lang.say(Text::TopicUnknown)),
        p("", lang.say(Text::TopicUnknownWhy)),
        row().add(to_wall).into(),
    ]
}
