//! Phones write against each other.

use std::fs;
use std::path::Path;

use anliegen::app::{CheckMsg, Msg};
use anliegen::sync::endpoint_check::Outcome;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::status::{UnguardedReason, WriteBlock, Writing};

use crate::phones_and_space::PhonesAndSpace;
use crate::space::{Space, recipe};
use crate::support::phones::{post, rename};
use crate::support::sample::*;

/// What the README's table says on how one writes there.
fn promised(space: &Space) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let start = format!("| {}", space.name);
    let row = readme.unwrap().lines().find(|line| line.starts_with(&start)).map(str::to_owned);
    row.unwrap().split('|').nth(2).unwrap().trim().to_owned()
}

// Y5 Y6
#[test]
fn what_one_phone_posts_another_sees() {
    for space in Space::all() {
        let mut group = PhonesAndSpace::new(&space, 2);
        post(&mut group.phones[0], "Fahrtkosten");
        assert!(group.phones[0].event().pending.count() > 0);
        group.pass(5 * SECOND);
        assert_eq!(group.phones[0].event().pending.count(), 0, "{}", space.name);
        group.live(1);
        group.agree(&["Fahrtkosten".to_owned()]);
        let traffic = group.traffic.borrow();
        assert_eq!(traffic.puts, 1, "{}: once is enough", space.name);
        assert!(traffic.unchanged > 0, "{}: nobody fetches again what he has", space.name);
    }
}

// Y1 Y2 Y5 Y9 F34 F35 M4
#[test]
fn phones_that_write_at_once_lose_nothing_and_end_up_with_the_same() {
    for space in Space::all() {
        let mut group = PhonesAndSpace::new(&space, 4);
        let mut titles = Vec::new();
        for round in 0..6 {
            for number in 0..group.phones.len() {
                let title = format!("Anliegen {round} von {number}");
                post(&mut group.phones[number], &title);
                titles.push(title);
            }
            group.pass(20 * SECOND);
        }
        rename(&mut group.phones[0], "so");
        rename(&mut group.phones[1], "anders");
        group.live(10);
        group.agree(&titles);
        for phone in &group.phones {
            let register = phone.event().layers.register("topics", "t001", "title").unwrap();
            assert_eq!(register.heads().len(), 2, "{}", space.name);
        }
        let (traffic, promised) = (group.traffic.borrow(), promised(&space));
        println!("{}: {traffic:?}, {promised}", space.name);
        for number in 0..group.phones.len() {
            let guarded = group.writing(number) == Writing::Guarded;
            let unguarded = group.writing(number) == Writing::Unguarded(UnguardedReason::WeakTag);
            assert!(guarded || unguarded);
            assert_eq!((promised == "guarded"), guarded, "{}: {promised}", space.name);
        }
        assert_eq!((promised == "guarded"), traffic.conflicts > 0, "{traffic:?}");
    }
}

// Y10
#[test]
fn the_endpoint_check_says_what_the_table_says_and_changes_nothing() {
    for space in Space::all() {
        let mut group = PhonesAndSpace::new(&space, 1);
        let before = space.file();
        group.phones[0].send(Msg::Check(CheckMsg::Start));
        group.pass(5 * SECOND);
        let outcome = group.phones[0].app.check.as_ref().unwrap().findings().outcome.clone();
        let expected =
            if promised(&space) == "guarded" { Outcome::Guarded } else { Outcome::Overwrites };
        assert_eq!(outcome, Some(expected), "{}", space.name);
        assert_eq!(space.file(), before, "{}", space.name);
    }
}

// Y10 Y11
#[test]
fn where_the_recipe_asks_for_a_token_only_those_who_have_it_write() {
    let line = "#Require expr \"%{HTTP:Authorization}";
    let space = Space::apache_as(&recipe("apache.conf").replace(line, &line[1..]));
    let mut group = PhonesAndSpace::new(&space, 0);
    group.arrive("&m=rw&t=change-me");
    group.arrive("&m=rw");
    group.pass(MINUTE);
    post(&mut group.phones[0], "Mit Token");
    post(&mut group.phones[1], "Ohne Token");
    group.live(2);
    assert_eq!(group.writing(0), Writing::Guarded);
    assert_eq!(group.writing(1), Writing::ReadOnly(WriteBlock::Endpoint(Fault::Denied)));
    assert!(group.phones[1].event().pending.count() > 0);
    let file = space.file();
    assert!(file.contains("Mit Token") && !file.contains("Ohne Token"));
    let invitation = format!("#/join?u={}&m=rw&t=change-me", space.url);
    group.phones[1].go(&invitation);
    group.live(2);
    group.agree(&["Mit Token".to_owned(), "Ohne Token".to_owned()]);
}
