//! Numbers that several phones gave at once.

use std::collections::BTreeSet;

use anliegen::app::Msg;
use anliegen::sync::events::Input;

use crate::hall::{Hall, post};
use crate::support::sample::*;
use crate::support::server::Manner;

/// The labels of the topics that these titles have, on the phone of this place.
fn labels(hall: &Hall, phone: usize, titles: &[String]) -> Vec<String> {
    let topics = &hall.phones[phone].event().board.topics;
    let label = |title: &String| topics.iter().find(|t| t.title == *title).unwrap().label();
    titles.iter().map(label).collect()
}

fn all_post(hall: &mut Hall) -> Vec<String> {
    let titles: Vec<String> = (0..hall.phones.len()).map(|n| format!("Anliegen {n}")).collect();
    for (phone, title) in hall.phones.iter_mut().zip(&titles) {
        post(phone, title);
    }
    titles
}

// Y1: with a network a number that was taken a moment before moves on, and this is said.
#[test]
fn who_posts_at_the_same_moment_gets_a_number_without_a_letter() {
    let mut hall = Hall::new(2, Manner::default());
    let titles = all_post(&mut hall);
    assert_eq!(labels(&hall, 0, &titles[..1]), labels(&hall, 1, &titles[1..]));
    hall.live(2);
    hall.agree(&["Anliegen 0", "Anliegen 1"]);
    let mut numbers = labels(&hall, 0, &titles);
    numbers.sort();
    assert_eq!(numbers, ["105", "106"]);
    let heard: Vec<&String> = hall.phones.iter().flat_map(|phone| &phone.out.announced).collect();
    assert_eq!(heard.iter().filter(|words| words.contains("hat jetzt Nr. 106")).count(), 1);
}

// Y1: what was said aloud without a network stays, and the later has a letter for ever.
#[test]
fn who_posted_offline_keeps_the_number_and_the_later_gets_a_letter() {
    for offline in [3 * SECOND, 5 * MINUTE] {
        let mut hall = Hall::new(3, Manner::default());
        hall.net.borrow_mut().down = true;
        hall.pass(MINUTE);
        let titles = all_post(&mut hall);
        hall.pass(offline);
        hall.net.borrow_mut().down = false;
        hall.all(Msg::sync(Input::SyncNow));
        hall.live(15);
        for phone in 0..3 {
            let labels: BTreeSet<String> = labels(&hall, phone, &titles).into_iter().collect();
            assert_eq!(labels, ["105", "105b", "105c"].map(String::from).into());
        }
    }
}
