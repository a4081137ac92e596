//! The first screen as static HTML, for the page that a build prepares: *Jetzt* before the
//! event for the site of one event, else Welcome. The same view models and the same markup as
//! `ui` draws; a browser test compares both node by node. Also the whole agenda as a page of
//! its own, for browsers that cannot run the app (F74) and for printers.

use crate::app::{Marks, Screen};
use crate::domain::Board;
use crate::domain::queries::schedule;
use crate::format::time;
use crate::i18n::{Lang, Text, fill};
use crate::screens::layout::view_model::nav;
use crate::screens::now::view_model as now;
use crate::screens::now::view_model::{Intro, Section};
use crate::screens::topic_card::{Place, Row, row};

/// Where the sample lies, beside the app.
pub const SAMPLE: &str = "#/join?u=sample.json&m=r";

/// The page with the whole agenda, beside the app.
pub const AGENDA: &str = "agenda.html";

/// The three ways in: where each leads, its words, and why one would go there.
pub const WAYS: [(&str, Text, Text); 3] = [
    (SAMPLE, Text::WelcomeExample, Text::WelcomeExampleWhy),
    ("#/join", Text::WelcomeInvitation, Text::WelcomeInvitationWhy),
    ("#/setup", Text::WelcomeOwn, Text::WelcomeOwnWhy),
];

/// What else there is before there is an event.
pub const BESIDES: [(&str, Text); 2] =
    [("#/settings", Text::SettingsLink), ("#/about", Text::AboutLink)];

/// Welcome.
pub fn welcome(lang: Lang) -> String {
    let mut out = Html::default();
    out.open("main", &[("id", "main"), ("tabindex", "-1")]);
    out.leaf("h1", &[("tabindex", "-1"), ("dir", "auto")], lang.say(Text::WelcomeTitle));
    out.leaf("p", &[("class", "lead")], lang.say(Text::WelcomeLead));
    out.open("div", &[("class", "ways")]);
    for (href, title, why) in WAYS {
        out.open("a", &[("class", "way"), ("href", href)]);
        out.leaf("b", &[], lang.say(title));
        out.text(lang.say(why));
        out.close("a");
    }
    out.close("div");
    out.open("ul", &[("class", "links")]);
    for (href, words) in BESIDES {
        out.open("li", &[]);
        out.leaf("a", &[("href", href)], lang.say(words));
        out.close("li");
    }
    out.close("ul");
    out.close("main");
    out.0
}

/// *Jetzt* before the event.
pub fn event(lang: Lang, board: &Board) -> String {
    let view = now::before(lang, board);
    let mut out = Html::default();
    out.leaf("a", &[("class", "skip"), ("href", "#main")], lang.say(Text::Skip));
    out.open("header", &[]);
    out.open("a", &[("class", "state"), ("href", "#/sync")]);
    out.leaf("span", &[("class", "dot amiss")], "");
    out.leaf("span", &[], lang.say(Text::Loading));
    out.close("a");
    out.close("header");
    out.open("main", &[("id", "main"), ("tabindex", "-1")]);
    out.leaf("h1", &[("tabindex", "-1"), ("dir", "auto")], lang.say(Text::Now));
    if let Some(intro) = &view.intro {
        out.intro(intro);
    }
    if !view.empty.is_empty() {
        out.leaf("p", &[("class", "box")], view.empty);
    }
    let to_new = format!("+ {}", lang.say(Text::NewTopicShort));
    let link = [("class", "btn primary wide"), ("href", "#/new"), ("data-do", "new")];
    out.leaf("a", &link, &to_new);
    for section in &view.sections {
        out.section(lang, section);
    }
    // Only for whom the app does not come; the app takes the whole shell away.
    out.open("p", &[("class", "printable")]);
    out.leaf("a", &[("href", AGENDA)], lang.say(Text::WholeAgenda));
    out.close("p");
    out.close("main");
    out.tabs(lang);
    out.0
}

/// The whole agenda as the body of a plain page.
pub fn agenda(lang: Lang, board: &Board) -> String {
    let mut out = Html::default();
    out.open("main", &[]);
    out.leaf("h1", &[("dir", "auto")], &board.event.title);
    out.leaf("p", &[("class", "theme"), ("dir", "auto")], &board.event.theme);
    for (at, slot) in board.slots.iter().enumerate() {
        let heading = time::joined(&[&time::day_and_span(lang, slot), &slot.label]);
        out.leaf("h2", &[], &heading);
        for topic in schedule::topics_in(board, at) {
            let row = row(lang, board, topic, Place::Space, Marks::default());
            out.open("p", &[]);
            out.leaf("b", &[("dir", "auto")], &row.title);
            out.text(" ");
            out.leaf("span", &[("class", "meta")], &time::joined(&[&row.numbered, &row.meta]));
            out.close("p");
        }
    }
    out.close("main");
    out.0
}

/// HTML being written. Text and attributes are escaped, always (S1).
#[derive(Default)]
struct Html(String);

impl Html {
    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            for part in [" ", name, "=\""] {
                self.0.push_str(part);
            }
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: &str) {
        for part in ["</", tag, ">"] {
            self.0.push_str(part);
        }
    }

    fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(c),
            }
        }
    }

    fn intro(&mut self, intro: &Intro) {
        self.open("section", &[("class", "box intro")]);
        self.leaf("h2", &[("dir", "auto")], &intro.title);
        self.leaf("p", &[("class", "theme"), ("dir", "auto")], &intro.theme);
        self.leaf("p", &[("class", "meta")], &intro.when);
        if !intro.words.is_empty() {
            self.leaf("p", &[("class", "pre")], &intro.words);
        }
        if !intro.sample.is_empty() {
            self.leaf("p", &[("class", "hint")], &intro.sample);
        }
        self.close("section");
    }

    fn section(&mut self, lang: Lang, section: &Section) {
        self.open("section", &[("data-slot", &section.slot)]);
        self.leaf("h2", &[], &section.heading);
        for row in &section.rows {
            self.card(lang, row);
        }
        if !section.all.is_empty() {
            let href = format!("#/wall?slot={}", section.slot);
            self.leaf("a", &[("class", "btn wide"), ("href", &href)], &section.all);
        }
        self.close("section");
    }

    fn card(&mut self, lang: Lang, row: &Row) {
        let class = format!("card f{}", row.tint);
        let mut attributes = vec![("class", class.as_str()), ("data-topic", &row.id)];
        let known =
            [("data-slot", &row.slot), ("data-space", &row.space), ("data-number", &row.number)];
        attributes
            .extend(known.into_iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n, v.as_str())));
        attributes.push(("data-state", row.state));
        attributes.push(("data-delivered", "true"));
        if row.clash {
            attributes.push(("data-clash", ""));
        }
        if !row.concurrent.is_empty() {
            attributes.push(("data-concurrent", &row.concurrent));
        }
        self.open("article", &attributes);
        self.open("h3", &[]);
        let href = format!("#/topic/{}", row.id);
        self.leaf("a", &[("href", &href), ("dir", "auto")], &row.title);
        self.close("h3");
        self.open("p", &[("class", "meta"), ("translate", "no")]);
        if !row.numbered.is_empty() {
            self.leaf("b", &[], &row.numbered);
        }
        let place = match (row.numbered.as_str(), row.meta.as_str()) {
            ("", place) => place.to_owned(),
            (_, "") => String::new(),
            (_, place) => format!(" · {place}"),
        };
        self.leaf("span", &[], &place);
        self.close("p");
        if !row.flag.is_empty() {
            self.leaf("p", &[("class", "flag")], &row.flag);
        }
        let label = fill(lang, Text::Pick, &[&row.title]);
        let pick = [
            ("class", "pick"),
            ("data-do", "pick"),
            ("aria-label", label.as_str()),
            ("aria-pressed", "false"),
        ];
        self.leaf("button", &pick, "");
        self.close("article");
    }

    fn tabs(&mut self, lang: Lang) {
        self.open("nav", &[("class", "tabs"), ("aria-label", lang.say(Text::NavLabel))]);
        for item in nav(lang, &Screen::Now) {
            let class = format!("i-{}", item.icon);
            let mut attributes = vec![("href", item.href), ("class", class.as_str())];
            if item.current {
                attributes.push(("aria-current", "page"));
            }
            self.leaf("a", &attributes, item.words);
        }
        self.close("nav");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f60_text_from_outside_stays_text() {
        let mut out = Html::default();
        out.leaf("p", &[("title", "\"><script>")], "<img src=x onerror=alert(1)>&");
        assert_eq!(
            out.0,
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=alert(1)&gt;&amp;</p>"
        );
    }
}
