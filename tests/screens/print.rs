//! Prints what a screen shows, a line for what stands apart, so that people can read it.

use anliegen::app::App;
use anliegen::screens::about::view_model as about;
use anliegen::screens::layout::view_model as frame;
use anliegen::screens::mine::view_model as mine;
use anliegen::screens::now::view_model as now;
use anliegen::screens::settings::view_model as settings;
use anliegen::screens::sync::view_model as sync;
use anliegen::screens::topic::view_model as topic;
use anliegen::screens::topic::view_model::Part;
use anliegen::screens::topic_card::Row;
use anliegen::screens::wall::view_model as wall;
use anliegen::screens::welcome::view_model as setup;

/// Lines of text; what is empty is not shown, as on the screen.
#[derive(Default)]
pub struct Page(String);

impl Page {
    pub fn line(&mut self, mark: &str, words: &str) {
        for part in words.split('\n').filter(|part| !part.is_empty()) {
            self.0.push_str(mark);
            self.0.push_str(part);
            self.0.push('\n');
        }
    }

    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    pub fn done(self) -> String {
        let lines: Vec<&str> = self.0.trim_end().split('\n').collect();
        lines.join("\n") + "\n"
    }

    fn card(&mut self, row: &Row) {
        let star = if row.picked { "★" } else { "☆" };
        self.line(&format!("  {star} "), &row.title);
        let parts = [row.numbered.as_str(), row.meta.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.line("    ", &parts.join(" · "));
        self.line("    ! ", &row.flag);
    }
}

/// What stands around every screen.
pub fn frame(app: &App, page: &mut Page) {
    let line = frame::state_line(app);
    let dot = if line.amiss { "(o) " } else { "(*) " };
    page.line(dot, &line.words);
    for notice in frame::notices(app) {
        page.line("[!] ", &notice.words);
        page.line("    -> ", notice.action.map_or("", |(_, words)| words));
    }
    let tabs = frame::nav(app.lang, &app.route.screen)
        .map(|item| if item.current { format!("[{}]", item.words) } else { item.words.to_owned() });
    page.line("", &tabs.join("  "));
    page.line("(1) ", &frame::unheard(app));
    page.line("", &frame::title(app));
    page.gap();
}

pub fn now(app: &App, page: &mut Page) {
    let view = now::view(app);
    page.line("# ", &view.clock);
    if let Some(intro) = view.intro {
        page.line("## ", &intro.title);
        for words in [&intro.theme, &intro.when, &intro.words, &intro.sample] {
            page.line("", words);
        }
    }
    page.line("[?] ", view.pretend.as_ref().map_or("", |(words, _)| words));
    page.line("[<] ", &view.pretending);
    for section in view.sections {
        page.gap();
        page.line(if section.running { "## > " } else { "## " }, &section.heading);
        for mine in &section.mine {
            page.card(&mine.row);
            page.line("    ! ", &mine.overlap);
            page.line("    ", &mine.find);
            page.line("    | ", &mine.note);
        }
        section.rows.iter().for_each(|row| page.card(row));
        page.line("  -> ", &section.all);
    }
}

pub fn choices(page: &mut Page, choices: &[wall::Choice]) {
    let words = choices.iter().map(|choice| {
        if choice.chosen { format!("[{}]", choice.words) } else { choice.words.clone() }
    });
    page.line("", &words.collect::<Vec<_>>().join(" | "));
}

pub fn wall_head(app: &App, page: &mut Page) {
    let head = wall::head(app);
    page.line("# ", &head.count);
    choices(page, &head.days);
    let filters = wall::filters(app);
    choices(page, &[filters.mine, filters.unplaced]);
    choices(page, &filters.slots);
    choices(page, &filters.fields);
}

/// The day's list, the first and the last rows of each round.
pub fn wall_day(app: &App, page: &mut Page) {
    let list = wall::day(app);
    let times: Vec<&str> = list.jumps.iter().map(|(time, _)| time.as_str()).collect();
    page.line("", &times.join("  "));
    for section in list.sections {
        page.gap();
        page.line("## ", &section.heading);
        let last = section.rows.len().saturating_sub(1);
        for (at, row) in section.rows.iter().enumerate() {
            if at < 2 || at == last {
                page.card(row);
            } else if at == 2 {
                page.line("  ", "…");
            }
        }
    }
    let more = if list.is_cut { ", more" } else { "" };
    page.line("", &format!("({} in all{more})", wall::total(app)));
}

pub fn wall_hits(app: &App, page: &mut Page) {
    let hits = wall::hits(app).unwrap();
    page.gap();
    page.line("## ", &hits.section.heading);
    page.line("", &hits.empty);
    hits.section.rows.iter().for_each(|row| page.card(row));
    page.line("", if hits.more { "(more)" } else { "" });
}

pub fn wall_table(app: &App, page: &mut Page) {
    let table = wall::table(app);
    page.gap();
    page.line("", &table.around);
    let heads = table
        .slots
        .iter()
        .map(|slot| if slot.running { format!("> {}", slot.words) } else { slot.words.clone() });
    page.line("| ", &heads.collect::<Vec<_>>().join(" | "));
    for (name, cells) in &table.rows {
        let cell = |cell: &wall::Cell| {
            let titles: Vec<String> =
                cell.iter().map(|row| format!("{} {}", row.numbered, row.title)).collect();
            titles.join(" + ")
        };
        let cells: Vec<String> = cells.iter().map(cell).collect();
        page.line(&format!("{name} | "), &cells.join(" | "));
    }
}

pub fn topic(app: &App, id: &str, page: &mut Page) {
    let view = topic::view(app, id).unwrap();
    page.line("< ", &view.back.0);
    page.line("# ", &view.title);
    for words in [&view.tag, &view.place, &view.find, &view.convener] {
        page.line("", words);
    }
    page.line("! ", &view.flag);
    page.line("| ", &parts(&view.words));
    page.line("! ", &view.overlap);
    let neighbour = |link: &Option<(String, String)>| {
        link.as_ref().map_or_else(String::new, |(_, title)| title.clone())
    };
    page.line("<- ", &neighbour(&view.previous));
    page.line("-> ", &neighbour(&view.next));
}

pub fn parts(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Link(href, label) => format!("[{label}]({href})"),
    };
    parts.iter().map(part).collect()
}

pub fn mine(app: &App, query: &str, page: &mut Page) {
    for day in mine::agenda(app) {
        page.gap();
        page.line("## ", &day.heading);
        for pick in &day.picks {
            page.line("  ~ ", &pick.gap);
            page.line("  ", &pick.time);
            page.card(&pick.row);
            page.line("    ! ", &pick.overlap);
        }
    }
    for note in mine::notes(app, query) {
        page.gap();
        page.line("### ", &note.heading);
        page.line("| ", &note.text);
        page.line("", &note.written);
    }
}

pub fn sync(app: &App, page: &mut Page) {
    let line = frame::state_line(app);
    page.line(if line.amiss { "(o) " } else { "(*) " }, &line.words);
    let view = sync::view(app).unwrap();
    page.line(&format!("[{}] ", view.fault), &view.words);
    page.line("sign in: ", &view.portal);
    page.line("= ", &view.stand);
    page.line("@ ", &view.endpoint);
    page.line("! ", &view.aside);
}

pub fn settings(app: &App, page: &mut Page) {
    for setting in settings::settings(app) {
        page.line("", setting.words);
        choices(page, &setting.choices);
    }
    page.gap();
    page.line("", &settings::stored(app));
    for event in settings::events(app) {
        page.line(if event.current { "* " } else { "  " }, &event.title);
    }
}

pub fn event(app: &App, page: &mut Page) {
    let view = about::event(app).unwrap();
    page.line("# ", &view.title);
    for block in view.blocks {
        page.line("## ", block.heading);
        page.line("", &parts(&block.words));
    }
    for (day, slots) in view.days {
        page.line("## ", &day);
        for (time, label) in slots {
            page.line("  ", &format!("{time}  {label}"));
        }
    }
    page.line("", &view.zone);
    page.gap();
    for (name, words) in view.spaces {
        page.line("  ", &format!("{name}: {words}"));
    }
}

pub fn join(app: &App, page: &mut Page) {
    let view = setup::join(app);
    page.line("# ", view.title);
    page.line(&format!("[{}] ", view.fault), &view.words);
    page.line("", if view.retry { "(retry)" } else { "" });
    page.line("", if view.choose { "(choose)" } else { "" });
}
