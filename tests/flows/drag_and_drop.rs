//! Dragging topics over the wall's table: what letting go of one does, and when it does nothing.

use anliegen::app::{Msg, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::screens::wall::drag::{drop_on, is_loose};
use anliegen::screens::wall::view_model::{Table, table};

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn phone(role: &str) -> Phone {
    let mut phone = joined(&Device::new(), &net());
    phone.command(Command::Me { field: name::ROLE, text: role.to_owned() });
    phone.go("#/wall");
    phone.pass(SECOND);
    phone
}

/// Row and column of the first cell with so many topics, behind these.
fn cell(table: &Table, topics: usize, skip: usize) -> (usize, usize) {
    let cells = table.rows.iter().enumerate().flat_map(|(row, (_, cells))| {
        cells.iter().enumerate().map(move |(column, cell)| (row, column, cell.len()))
    });
    let mut found = cells.filter(|(.., len)| *len == topics);
    let (row, column, _) = found.nth(skip).unwrap();
    (row, column)
}

fn id_in(table: &Table, (row, column): (usize, usize)) -> String {
    table.rows[row].1[column][0].id.clone()
}

fn drop_at(phone: &mut Phone, topic: &str, (row, column): (usize, usize)) {
    let command = drop_on(&phone.app, topic, row, column).unwrap();
    phone.command(command);
}

// M5: as by the topic's own screen, with the same way back.
#[test]
fn a_topic_hangs_where_it_was_let_go() {
    let mut phone = phone("facilitator");
    let before = table(&phone.app);
    for skip in [0, 4] {
        let (from, to) = (cell(&table(&phone.app), 1, 5), cell(&table(&phone.app), 0, skip));
        let topic = id_in(&table(&phone.app), from);
        drop_at(&mut phone, &topic, to);
        assert_eq!(id_in(&table(&phone.app), to), topic, "cells are counted as they are drawn");
        assert_eq!(table(&phone.app).rows[from.0].1[from.1], []);
        phone.send(Msg::Toast(ToastMsg::Undo));
        assert_eq!(id_in(&table(&phone.app), from), topic);
    }
    let at = |table: &Table| (id_in(table, (0, 0)), id_in(table, (1, 1)));
    let (one, other) = at(&before);
    drop_at(&mut phone, &one, (1, 1));
    assert_eq!(at(&table(&phone.app)), (other, one), "two change places");
    phone.send(Msg::Toast(ToastMsg::Undo));
    assert_eq!(at(&table(&phone.app)), at(&before));
}

// S4: what one only suggests elsewhere cannot be dragged.
#[test]
fn only_what_one_may_place_can_be_dragged() {
    let mut phone = phone("");
    let free = cell(&table(&phone.app), 0, 0);
    let (one, other) = (id_in(&table(&phone.app), (0, 0)), id_in(&table(&phone.app), (1, 1)));
    assert!(!is_loose(&phone.app, &one));
    assert_eq!(drop_on(&phone.app, &one, free.0, free.1), None);
    phone.command(Command::Claim { topic: one.clone(), on: true });
    assert!(is_loose(&phone.app, &one));
    assert!(drop_on(&phone.app, &one, free.0, free.1).is_some());
    assert_eq!(drop_on(&phone.app, &one, 1, 1), None, "the other one is somebody else's");
    phone.command(Command::Claim { topic: other.clone(), on: true });
    assert_eq!(drop_on(&phone.app, &one, 1, 1), Some(Command::Swap { topic: one, with: other }));
}

#[test]
fn letting_go_elsewhere_does_nothing() {
    let mut phone = phone("facilitator");
    let topic = id_in(&table(&phone.app), (0, 0));
    assert_eq!(drop_on(&phone.app, &topic, 0, 0), None, "where it hangs");
    assert_eq!(drop_on(&phone.app, &topic, 99, 0), None);
    assert_eq!(drop_on(&phone.app, &topic, 0, 99), None);
    assert_eq!(drop_on(&phone.app, "gone", 1, 1), None);
    phone.command(Command::Withdraw { topic: topic.clone(), on: true });
    assert_eq!(drop_on(&phone.app, &topic, 0, 0), None, "withdrawn");
    phone.command(Command::Withdraw { topic: topic.clone(), on: false });
    // Two in one cell: which of them would it be?
    let two = cell(&table(&phone.app), 1, 3);
    let guest = id_in(&table(&phone.app), cell(&table(&phone.app), 1, 7));
    let host = phone.event().board.topic(&id_in(&table(&phone.app), two)).unwrap().clone();
    let slot = phone.event().board.slot_of(&host).map(|slot| slot.id.clone());
    let space = phone.event().board.space_of(&host).map(|space| space.id.clone());
    phone.command(Command::Place { topic: guest, slot, space });
    assert_eq!(table(&phone.app).rows[two.0].1[two.1].len(), 2);
    assert_eq!(drop_on(&phone.app, &topic, two.0, two.1), None);
    // What has begun is not filled any more.
    let (row, _) = cell(&table(&phone.app), 0, 0);
    phone.set_clock(berlin("2026-06-09T17:00"));
    phone.pass(MINUTE);
    assert!((0..3).all(|column| drop_on(&phone.app, &topic, row, column).is_none()));
}
