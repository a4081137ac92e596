//! *Wand*: list, table, search, filters, nothing found, nothing there.

use anliegen::app::Narrow;
use anliegen::app::{Msg, WallMsg};
use anliegen::screens::wall::view_model;

use crate::print;
use crate::print::Page;
use crate::support::phone::Phone;
use crate::support::sample::*;
use crate::{check, check_both, framed, phone_at};

fn wall() -> Phone {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    phone.go("#/wall");
    phone.pass(SECOND);
    phone
}

fn hits(phone: &mut Phone, narrow: Narrow) -> Page {
    phone.send(Msg::Wall(WallMsg::Narrow(narrow)));
    framed(&phone.app, |app, page| {
        print::wall_head(app, page);
        print::wall_hits(app, page);
    })
}

// V6
#[test]
fn the_list_of_a_day() {
    let mut phone = wall();
    phone.pick("t001", true);
    check_both("wall-list", &mut phone, |app, page| {
        print::wall_head(app, page);
        print::wall_day(app, page);
    });
    phone.send(Msg::Wall(WallMsg::More));
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Day(anliegen::domain::civil_time::date(
        "2026-06-10",
    )))));
    check("wall-second-day.en", framed(&phone.app, print::wall_day));
}

#[test]
fn the_first_paint_draws_a_dozen_rows_and_the_rest_follows() {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    let rows = |phone: &Phone| -> usize {
        view_model::day(&phone.app).sections.iter().map(|section| section.rows.len()).sum()
    };
    phone.go("#/wall");
    assert_eq!(rows(&phone), 12);
    phone.pass(SECOND);
    assert_eq!(rows(&phone), 60);
    phone.send(Msg::Wall(WallMsg::More));
    assert_eq!(rows(&phone), view_model::total(&phone.app));
}

// A heading is drawn with its groups or not at all, whatever the number of rows.
#[test]
fn no_heading_stands_bare_where_the_list_is_cut() {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    phone.go("#/wall");
    phone.pass(SECOND);
    for rows in 1..100 {
        phone.app.rows = rows;
        let list = view_model::day(&phone.app);
        let drawn: usize = list.sections.iter().map(|section| section.rows.len()).sum();
        assert_eq!(drawn, rows.min(view_model::total(&phone.app)));
        assert_eq!(list.is_cut, rows < view_model::total(&phone.app));
        let is_bare = |section: &&view_model::Section| {
            section.rows.is_empty() && section.heading.ends_with("Gruppen")
        };
        assert!(!list.sections.iter().any(|section| is_bare(&section)), "{rows}");
        assert!(list.is_cut || list.sections.len() == 7);
    }
}

// Parallel slots have one time in the jump bar, and every one is drawn once it is asked for.
#[test]
fn the_jump_bar_names_each_time_once_and_reaches_every_slot() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        for id in ["x1", "x2"] {
            e["slots"][id] = serde_json::json!({
                "date": "2026-06-09", "start": "15:45", "end": "16:15", "kind": "groups", "label": id,
            });
        }
    });
    phone.go("#/wall");
    let list = view_model::day(&phone.app);
    let times: Vec<&str> = list.jumps.iter().map(|(time, _)| time.as_str()).collect();
    assert_eq!(times, ["09:00", "11:00", "12:30", "13:30", "15:00", "15:45", "17:30"]);
    for (_, slot) in list.jumps {
        phone.app.rows = 12;
        phone.send(Msg::Wall(WallMsg::Reach(slot.clone())));
        let list = view_model::day(&phone.app);
        assert!(list.sections.iter().any(|section| section.slot == slot), "{slot}");
    }
}

// V6
#[test]
fn the_table_of_a_day() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        // F55: two topics in one place; F56: a topic whose space is gone.
        let place = e["topics"]["t001"]["place"].clone();
        e["topics"]["t010"]["place"] = place;
        e["topics"]["t011"]["place"] = serde_json::json!({ "slot": "d1-1", "space": "weg" });
    });
    phone.go("#/wall");
    phone.pass(SECOND);
    check_both("wall-table", &mut phone, print::wall_table);
}

#[test]
fn a_search_finds_umlauts_however_they_are_typed() {
    let mut phone = wall();
    check("wall-search.de", hits(&mut phone, Narrow::Query("aelter".to_owned())));
    let count = |phone: &Phone| view_model::hits(&phone.app).unwrap().total;
    let found = count(&phone);
    assert!(found > 0);
    for query in ["älter", "ALTER", "Älter "] {
        phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Query(query.to_owned()))));
        assert!(count(&phone) >= found, "{query}");
    }
}

#[test]
fn filters_narrow_and_say_what_they_leave() {
    let mut phone = wall();
    check("wall-mine-empty.de", hits(&mut phone, Narrow::Mine(true)));
    phone.pick("t043", true);
    phone.pick("t002", true);
    check("wall-mine.de", hits(&mut phone, Narrow::Mine(true)));
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Mine(false))));
    check("wall-unplaced.de", hits(&mut phone, Narrow::Unplaced(true)));
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Slot(Some("d2-1".to_owned())))));
    check("wall-slot-and-field.de", hits(&mut phone, Narrow::Field(Some("f5".to_owned()))));
    check("wall-nothing.de", hits(&mut phone, Narrow::Query("Zwölftonmusik".to_owned())));
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
    assert!(view_model::hits(&phone.app).is_none());
}

// V6
#[test]
fn a_wall_with_nothing_on_it() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        drop(e.as_object_mut().unwrap().remove("topics"));
    });
    phone.go("#/wall");
    check_both("wall-empty", &mut phone, |app, page| {
        print::wall_head(app, page);
        print::wall_day(app, page);
    });
}

// V6: one of each is said as one.
#[test]
fn one_of_each_is_said_as_one() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        let topics = e["topics"].as_object_mut().unwrap();
        topics.retain(|id, _| id == "t001");
    });
    phone.go("#/wall");
    phone.pass(SECOND);
    check_both("wall-one", &mut phone, |app, page| {
        print::wall_head(app, page);
        print::wall_day(app, page);
    });
    check("wall-one-found.en", hits(&mut phone, Narrow::Query("Monika".to_owned())));
}
