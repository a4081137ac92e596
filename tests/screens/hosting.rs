//! The desk, *Begleitung*, what is said to all, the wall for the projector.

use anliegen::app::forms::DESK;
use anliegen::app::update::desk::{SHEETS, slot_by_digits};
use anliegen::app::{App, FormMsg, Msg, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::screens::desk::view_model as desk;
use anliegen::screens::facilitation::{devices, view_model as hosting};
use anliegen::screens::form::Field;
use anliegen::screens::notices::view_model as notices;
use anliegen::screens::notices::view_model::Said;
use anliegen::screens::projector::view_model as board;
use anliegen::screens::settings::view_model as settings;

use crate::print;
use crate::print::Page;
use crate::support::phone::Phone;
use crate::support::sample::*;
use crate::{check, check_both, framed, phone_at};

fn field(page: &mut Page, field: &Field) {
    page.line(&format!("{}: ", field.label), &format!("[{}]", field.value));
    page.line("    ! ", &field.error);
}

fn said(page: &mut Page, all: &[Said]) {
    for one in all {
        page.line("(( ", &one.head);
        page.line("   ", &print::parts(&one.words));
    }
}

fn desk_page(app: &App, page: &mut Page) {
    let view = desk::view(app);
    if let Some((place, title)) = &view.said {
        page.line("#### ", place);
        page.line("#### ", title);
    }
    view.fields.iter().for_each(|f| field(page, f));
    page.line("! ", &view.taken);
    view.similar.iter().for_each(|(_, words)| page.line("? ", words));
    page.line("", &format!("[{}]", view.digits));
    page.line("-> ", &view.next);
    view.hints.iter().for_each(|hint| page.line("! ", hint));
    for slot in &view.slots {
        page.line(if slot.chosen { "* " } else { "  " }, &slot.words);
    }
    page.line(if view.later { "* " } else { "  " }, "0");
    view.sheets.iter().for_each(|f| field(page, f));
    for posted in &view.last {
        page.line("- ", &format!("{}: {}", posted.place, posted.title));
    }
}

fn hosting_page(app: &App, page: &mut Page) {
    let Some(view) = hosting::view(app) else {
        page.line("", "(off)");
        return;
    };
    field(page, &view.notice);
    page.line("! ", view.nameless);
    said(page, &view.said);
    for (day, slots) in &view.days {
        page.line("## ", day);
        for slot in slots {
            page.line("  ", &format!("{}: [{}] [{}]", slot.words, slot.start, slot.end));
            page.line("    ! ", &slot.error);
        }
    }
    let names: Vec<&str> = view.spaces.iter().map(|(_, name)| &**name).collect();
    page.line("open: ", &names.join(", "));
    for closed in &view.closed {
        page.line("closed: ", &closed.name);
        page.line("  ", &closed.homeless);
        closed.topics.iter().for_each(|(_, words)| page.line("  -> ", words));
    }
    view.space.iter().for_each(|f| field(page, f));
    print::choices(page, &devices::spans(app));
    for device in devices::devices(app) {
        page.line("- ", &device.words);
    }
}

fn board_page(app: &App, page: &mut Page) {
    let view = board::view(app);
    page.line("# ", &format!("{} | {} | {}", view.title, view.day, view.clock));
    said(page, &view.notices);
    let heads = view.slots.iter().map(|s| match (s.running, s.over) {
        (true, _) => format!("> {}", s.words),
        (_, true) => format!("({})", s.words),
        _ => s.words.clone(),
    });
    page.line("| ", &heads.collect::<Vec<_>>().join(" | "));
    for (name, cells) in &view.rows {
        let sheet = |s: &board::Sheet| format!("{} {} ({})", s.label, s.title, s.convener);
        let cell =
            |cell: &Vec<board::Sheet>| cell.iter().map(sheet).collect::<Vec<_>>().join(" + ");
        page.line(&format!("{name} | "), &cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
    page.line("", view.empty);
    page.line("", &view.page);
    view.latest.iter().for_each(|words| page.line("+ ", words));
}

fn type_in(phone: &mut Phone, form: &str, field: &'static str, text: &str) {
    let (form, text) = (form.to_owned(), text.to_owned());
    phone.send(Msg::Typed(Command::Draft { form, field, text }));
}

fn facilitator() -> Phone {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        e["notices"]["n0"] = serde_json::json!({ "words": "Garderobe: www.example.org" });
    });
    phone.command(Command::Me { field: name::ROLE, text: "facilitator".into() });
    phone
}

// V6
#[test]
fn the_desk() {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    phone.go("#/desk");
    check("desk-empty.de", framed(&phone.app, desk_page));
    type_in(&mut phone, SHEETS, name::START, "200");
    type_in(&mut phone, SHEETS, name::END, "249");
    let slot = slot_by_digits(&phone.app, "4");
    type_in(&mut phone, DESK, name::SLOT, &slot);
    type_in(&mut phone, DESK, name::TITLE, "Pausen, die keine sind");
    type_in(&mut phone, DESK, name::CONVENER, "Jutta");
    phone.send(Msg::Form(FormMsg::PostAtDesk));
    type_in(&mut phone, DESK, name::NUMBER, "17");
    type_in(&mut phone, DESK, name::TITLE, "Wie gewinnen wir kleine Betriebe?");
    check_both("desk", &mut phone, desk_page);
}

// V6 S4
#[test]
fn what_a_facilitator_can_do() {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    phone.go("#/hosting");
    check("hosting-off.de", framed(&phone.app, hosting_page));
    assert!(settings::links(&phone.app).iter().all(|(href, _)| *href != "#/hosting"));
    let mut phone = facilitator();
    assert!(settings::links(&phone.app).iter().any(|(href, _)| *href == "#/hosting"));
    phone.go("#/hosting");
    type_in(&mut phone, "d1-1", name::START, "viertel nach");
    let (slot, end) = ("d1-1".to_owned(), "12:30".to_owned());
    phone.command(Command::MoveSlot { slot, start: "viertel nach".to_owned(), end });
    phone.command(Command::CloseSpace { space: "r25".into(), on: true });
    phone.send(Msg::Toast(ToastMsg::Close));
    check_both("hosting", &mut phone, hosting_page);
}

// V6
#[test]
fn what_is_said_to_all() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        let made = berlin("2026-06-09T10:40");
        e["notices"] = serde_json::json!({
            "n1": { "words": "Mittag erst um 13 Uhr", "name": "Ursula", "made": made },
            "n2": { "words": "Schlüssel gefunden", "made": made - 60_000 },
        });
    });
    phone.go("#/mine");
    check_both("notices-elsewhere", &mut phone, |_, _| {});
    phone.go("#/now");
    phone.command(Command::PutAway { notice: "n2".into(), on: true });
    check_both("notices", &mut phone, |app, page| {
        said(page, &notices::fresh(app));
        page.gap();
        said(page, &notices::earlier(app));
    });
}

// V6
#[test]
fn the_wall_for_the_projector() {
    let mut phone = phone_at("2026-06-09T11:20", |e| {
        let made = berlin("2026-06-09T11:00");
        e["notices"]["n1"] =
            serde_json::json!({ "words": "Mittag erst um 13 Uhr", "name": "Ursula", "made": made });
        let old = made - 4 * HOUR;
        e["notices"]["n2"] = serde_json::json!({ "words": "Das ist vorbei", "made": old });
    });
    phone.go("#/board");
    for (title, space) in [("Erst", None), ("Dann", Some("r25"))] {
        let place = Some(("d1-2".to_owned(), space.map(str::to_owned)));
        let post = anliegen::domain::commands::topics::Post {
            title: title.into(),
            place,
            ..Default::default()
        };
        phone.command(Command::Post(post));
        phone.pass(SECOND);
    }
    phone.send(Msg::Toast(ToastMsg::Close));
    check_both("board", &mut phone, board_page);
    phone.app.page = 3;
    check("board-last.de", framed(&phone.app, board_page));
    let mut later = phone_at("2026-06-09T15:05", |_| {});
    later.go("#/board");
    check_both("board-afternoon", &mut later, board_page);
    let bare = phone_at("2026-06-09T11:20", |e| {
        e.as_object_mut().unwrap().remove("spaces");
        e.as_object_mut().unwrap().remove("topics");
    });
    check("board-bare.de", framed(&bare.app, board_page));
}
