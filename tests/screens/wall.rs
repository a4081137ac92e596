//! *Wand*: list, table, search, filters, nothing found, nothing there.

use anliegen::app::Narrow;
use anliegen::app::{Msg, WallMsg};

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
        anliegen::screens::wall::view_model::day(&phone.app)
            .iter()
            .map(|section| section.rows.len())
            .sum()
    };
    phone.go("#/wall");
    assert_eq!(rows(&phone), 12);
    phone.pass(SECOND);
    assert_eq!(rows(&phone), 60);
    phone.send(Msg::Wall(WallMsg::More));
    assert_eq!(rows(&phone), anliegen::screens::wall::view_model::total(&phone.app));
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
    let count =
        |phone: &Phone| anliegen::screens::wall::view_model::hits(&phone.app).unwrap().total;
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
    assert!(anliegen::screens::wall::view_model::hits(&phone.app).is_none());
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
