//! On a topic's screen: what those concerned should know, and what they can do.

use super::view_model::{Beside, Offer, Trouble};
use crate::app::App;
use crate::components::button::{bordered, button, plain, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el, nothing};
use crate::components::text::{h2, p};
use crate::domain::Command;
use crate::i18n::{Lang, Text, fill};
use crate::screens::topic::place::component::to;
use crate::screens::topic::view_model as topic;
use crate::screens::topic::view_model::{ReadOut, View};

/// Clashes, each with free places to go to.
pub fn troubles(ui: Ui, id: &str, direct: bool, troubles: Vec<Trouble>) -> Vec<Node> {
    let one = |trouble: Trouble| -> Node {
        let places = trouble.free.into_iter().map(|free| {
            let words = free.words.clone();
            to(ui, id, free, words, direct).class("btn").into()
        });
        let words = el("p").add(trouble.words);
        el("section").class("warn").add(words).add(row().all(places)).into()
    };
    troubles.into_iter().map(one).collect()
}

/// Values written at the same time.
pub fn beside(ui: Ui, lang: Lang, id: &str, all: Vec<Beside>) -> Vec<Node> {
    let one = |beside: Beside| -> Node {
        let field = beside.field;
        let settle = |keep| {
            let topic = id.to_owned();
            move || {
                let keep = Option::clone(&keep);
                ui.command(Command::Settle { topic: topic.clone(), field, keep });
            }
        };
        let value = |(at, words): (crate::crdt::Stamp, String)| -> Node {
            let words = fill(lang, Text::TakeThis, &[&words]);
            el("li").attr("dir", "auto").add(button("", words, "settle", settle(Some(at)))).into()
        };
        let both = beside
            .both
            .then(|| row().add(bordered(lang.say(Text::KeepBoth), "settle", settle(None))));
        el("section")
            .class("note")
            .key(field)
            .add(h2(beside.heading))
            .add(p("hint", lang.say(Text::AtOnceWhy)))
            .add(el("ul").class("links").all(beside.values.into_iter().map(value)))
            .add(p("hint", beside.more))
            .add(both)
            .into()
    };
    all.into_iter().map(one).collect()
}

/// Suggestions; whoever may change the topic takes or leaves them.
pub fn offers(ui: Ui, lang: Lang, direct: bool, offers: Vec<Offer>) -> Vec<Node> {
    let one = |offer: Offer| -> Node {
        let answer = |accept| {
            let proposal = offer.id.clone();
            move || ui.command(Command::Answer { proposal: proposal.clone(), accept })
        };
        let answers = direct.then(|| {
            row().add(bordered(lang.say(Text::Accept), "accept", answer(true))).add(bordered(
                lang.say(Text::Decline),
                "decline",
                answer(false),
            ))
        });
        el("section")
            .class("note")
            .key(offer.id.clone())
            .add(el("b").add(offer.by))
            .add(el("p").attr("dir", "auto").add(offer.words))
            .add(answers)
            .into()
    };
    offers.into_iter().map(one).collect()
}

/// What one can do with a topic.
pub fn actions(ui: Ui, lang: Lang, model: &View) -> Vec<Node> {
    let id = &model.id;
    let link = |text, to: &str, action: &'static str| -> Node {
        let href = ["#/topic/", id, to].concat();
        el("a").class("btn").attr("href", href).attr("data-do", action).add(lang.say(text)).into()
    };
    let command = |text, action, command: Command| -> Node {
        bordered(lang.say(text), action, move || ui.command(command.clone())).into()
    };
    let claim = |on| Command::Claim { topic: id.clone(), on };
    let withdraw = |on| Command::Withdraw { topic: id.clone(), on };
    let mut buttons: Vec<Node> = Vec::new();
    if model.open {
        buttons.push(link(
            if model.direct { Text::ChangeIt } else { Text::SuggestIt },
            "/edit",
            "to-edit",
        ));
        buttons.push(link(Text::PlaceIt, "/place", "to-place"));
        buttons.push(link(Text::MergeIt, "/merge", "to-merge"));
    }
    if model.direct && model.goes_on.is_some() {
        let apart = Command::Merge { topic: id.clone(), into: None };
        buttons.push(command(Text::Unmerge, "unmerge", apart));
    } else if model.direct && model.open {
        buttons.push(command(Text::WithdrawIt, "withdraw", withdraw(true)));
    } else if model.direct {
        buttons.push(command(Text::ReopenIt, "restore", withdraw(false)));
    }
    if model.mine {
        buttons.push(command(Text::UnclaimIt, "unclaim", claim(false)));
    } else {
        buttons.insert(0, command(Text::ClaimIt, "claim", claim(true)));
    }
    vec![row().all(buttons).into()]
}

/// Who changed what.
pub fn trail(lang: Lang, steps: Vec<String>) -> Node {
    let step = |words: String| -> Node { el("li").add(words).into() };
    el("details")
        .key("trail")
        .add(el("summary").add(lang.say(Text::Trail)))
        .add(el("ul").class("trail").all(steps.into_iter().map(step)))
        .into()
}

/// Its number and place in large type, right after it was posted.
pub fn read_out(ui: Ui, app: &App, id: &str) -> Node {
    let Some(said) = topic::read_out(app, id) else { return nothing() };
    let (lang, ReadOut { words, provisional, undo }) = (app.lang, said);
    let undo =
        undo.map(|undo| plain(lang.say(Text::Undo), "undo", move || ui.command(undo.clone())));
    el("section")
        .class("box read-out")
        .add(el("p").class("hint").add(lang.say(Text::ReadOut)))
        .add(el("p").class("big").add(words))
        .add((!provisional.is_empty()).then(|| el("p").class("hint").add(provisional)))
        .add(undo)
        .into()
}
