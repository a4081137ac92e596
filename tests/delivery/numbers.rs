//! Numbers that several phones gave at once.

use std::collections::BTreeSet;

use anliegen::app::Msg;
use anliegen::sync::events::Input;

use crate::phones_and_server::PhonesAndServer;
use crate::support::phones::post;
use crate::support::sample::*;
use crate::support::server::Manner;

/// The labels of the topics that these titles have, on the phone of this place.
fn labels(group: &PhonesAndServer, phone: usize, titles: &[String]) -> Vec<String> {
    let topics = &group.phones[phone].event().board.topics;
    let label = |title: &String| topics.iter().find(|t| t.title == *title).unwrap().label();
    titles.iter().map(label).collect()
}

fn all_post(group: &mut PhonesAndServer) -> Vec<String> {
    let titles: Vec<String> = (0..group.phones.len()).map(|n| format!("Anliegen {n}")).collect();
    for (phone, title) in group.phones.iter_mut().zip(&titles) {
        post(phone, title);
    }
    titles
}

// Y1: with a network a number that was taken a moment before moves on, and this is said.
#[test]
fn who_posts_at_the_same_moment_gets_a_number_without_a_letter() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    let titles = all_post(&mut group);
    assert_eq!(labels(&group, 0, &titles[..1]), labels(&group, 1, &titles[1..]));
    group.live(2);
    group.agree(&["Anliegen 0", "Anliegen 1"]);
    let mut numbers = labels(&group, 0, &titles);
    numbers.sort();
    assert_eq!(numbers, ["105", "106"]);
    let heard: Vec<&String> = group.phones.iter().flat_map(|phone| &phone.out.announced).collect();
    assert_eq!(heard.iter().filter(|words| words.contains("hat jetzt Nr. 106")).count(), 1);
}

// Y1: what was said aloud without a network stays, and the later has a letter for ever.
#[test]
fn who_posted_offline_keeps_the_number_and_the_later_gets_a_letter() {
    for offline in [3 * SECOND, 5 * MINUTE] {
        let mut group = PhonesAndServer::new(3, Manner::default());
        group.net.borrow_mut().down = true;
        group.pass(MINUTE);
        let titles = all_post(&mut group);
        group.pass(offline);
        group.net.borrow_mut().down = false;
        group.all(Msg::sync(Input::SyncNow));
        group.live(15);
        for phone in 0..3 {
            let labels: BTreeSet<String> = labels(&group, phone, &titles).into_iter().collect();
            assert_eq!(labels, ["105", "105b", "105c"].map(String::from).into());
        }
    }
}
