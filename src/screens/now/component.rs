//! *Jetzt*.

use super::view_model as view;
use crate::app::{App, Msg, PageMsg};
use crate::components::button::{bordered, plain, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el};
use crate::components::text::{h1, h2, p};
use crate::components::topic_card::card;
use crate::i18n::{Lang, Text};
use crate::screens::notices::component as notices;
use crate::screens::wall::component::to_new;

/// Draws the screen.
pub fn now(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let view::View { clock, intro, pretend, pretending, empty, concerns, sections } =
        view::view(app);
    let mut all = vec![h1(lang.say(Text::Now)), notices::fresh(ui, app), p("clock", clock)];
    all.extend(intro.map(self::intro));
    if let Some((words, moment)) = pretend {
        let go = move || ui.send(Msg::Page(PageMsg::Pretend(Some(moment))));
        let offer = el("section").class("note").add(p("", lang.say(Text::PretendWhy)));
        all.push(offer.add(row().add(bordered(words, "pretend", go))).into());
    }
    if !pretending.is_empty() {
        let end = move || ui.send(Msg::Page(PageMsg::Pretend(None)));
        let back = plain(lang.say(Text::PretendEnd), "pretend-end", end);
        all.push(el("section").class("note").add(p("", pretending)).add(back).into());
    }
    all.push(p("box", empty));
    all.extend(concerns.into_iter().map(concern));
    all.push(to_new(lang));
    all.extend(sections.into_iter().map(|s| section(ui, lang, s)));
    all.push(notices::earlier(app));
    if app.may_install() {
        let link = el("a").attr("href", "#/settings").add(lang.say(Text::KeepAtHand));
        all.push(el("p").class("hint").add(link).into());
    }
    all
}

/// Something that waits for me, and where.
fn concern((href, words): (String, String)) -> Node {
    el("p").class("warn").add(el("a").attr("href", href).add(words)).into()
}

fn intro(intro: view::Intro) -> Node {
    el("section")
        .class("box intro")
        .add(el("h2").attr("dir", "auto").add(intro.title))
        .add(el("p").class("theme").attr("dir", "auto").add(intro.theme))
        .add(p("meta", intro.when))
        .add(p("pre", intro.words))
        .add(p("hint", intro.sample))
        .into()
}

fn section(ui: Ui, lang: Lang, section: view::Section) -> Node {
    let all = (!section.all.is_empty()).then(|| {
        let href = ["#/wall?slot=", &section.slot].concat();
        el("a").class("btn wide").attr("href", href).add(section.all)
    });
    let mine = |mine: view::Mine| {
        let note = (!mine.note.is_empty()).then(|| {
            let heading = el("b").add(lang.say(Text::MyNote));
            el("p").class("note pre").add(heading).add("\n").add(mine.note)
        });
        let below = [p("warn", mine.overlap), p("hint", mine.find), note.into()];
        std::iter::once(card(ui, lang, mine.row)).chain(below)
    };
    el("section")
        .some("class", if section.running { "running" } else { "" })
        .attr("data-slot", section.slot)
        .add(h2(section.heading))
        .all(section.mine.into_iter().flat_map(mine))
        .all(section.rows.into_iter().map(|row| card(ui, lang, row)))
        .add(all)
        .into()
}
