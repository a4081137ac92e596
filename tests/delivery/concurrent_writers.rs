//! Several phones write.

use crate::phones_and_server::PhonesAndServer;
use crate::support::phones::{post, rename};
use crate::support::sample::*;
use crate::support::server::{Manner, Tags, Trouble};

// Y5 Y6 Y10
#[test]
fn what_one_posts_waits_until_it_is_seen_in_the_file_and_then_all_have_it() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    post(&mut group.phones[0], "Fahrtkosten");
    assert!(group.phones[0].event().pending.count() > 0);
    assert_eq!(group.phones[0].event().pending.since_ms, Some(group.phones[0].ms() as u64));
    group.pass(5 * SECOND);
    assert_eq!((group.puts(), group.phones[0].event().pending.count()), (1, 0));
    group.live(1);
    group.agree(&["Fahrtkosten"]);
    assert_eq!(group.puts(), 1, "once is enough");
}

/// Every way in which a web space takes files, with the number of the fault.
fn manners() -> Vec<(&'static str, Manner)> {
    let tags = |tags| Manner { tags, ..Manner::default() };
    let careless = |tags| Manner { tags, ignores_conditions: true, ..Manner::default() };
    vec![
        ("as it should be", Manner::default()),
        ("F34", tags(Tags::None)),
        ("F35", tags(Tags::Weak)),
        ("F36", tags(Tags::Gzip)),
        ("F37", Manner { says_409: true, ..Manner::default() }),
        ("F38", Manner { trouble: Trouble::LosesReplies, ..Manner::default() }),
        ("overwrites", careless(Tags::Strong)),
        ("overwrites, F34", careless(Tags::None)),
    ]
}

// Y1 Y2 Y5 Y9 F34 F35 F36 F37 F38
#[test]
fn phones_that_write_at_once_end_up_with_the_same_and_nothing_is_lost() {
    for (name, manner) in manners() {
        for count in [2, 5] {
            let mut group = PhonesAndServer::new(count, manner.clone());
            let titles: Vec<String> = (0..count).map(|n| format!("Anliegen von {n}")).collect();
            for (phone, title) in group.phones.iter_mut().zip(&titles) {
                post(phone, title);
            }
            group.live(1);
            let more: Vec<String> = (0..count).map(|n| format!("Noch eins von {n}")).collect();
            for (phone, title) in group.phones.iter_mut().zip(&more) {
                post(phone, title);
            }
            group.live(8);
            let all: Vec<&str> = titles.iter().chain(&more).map(String::as_str).collect();
            println!("{name} {count}: {} PUTs", group.puts());
            group.agree(&all);
        }
    }
}

// Y2 M3 M4
#[test]
fn both_titles_stand_where_two_renamed_a_topic_offline_and_one_settles_for_all() {
    for (_, manner) in manners() {
        let mut group = PhonesAndServer::new(3, manner);
        group.net.borrow_mut().down = true;
        group.pass(MINUTE);
        for (phone, title) in group.phones.iter_mut().zip(["so", "anders"]) {
            rename(phone, title);
        }
        group.live(30);
        assert!(group.phones[..2].iter().all(|phone| phone.event().pending.count() == 1));
        group.net.borrow_mut().down = false;
        group.live(15);
        group.agree(&[]);
        for phone in &group.phones {
            let register = phone.event().layers.register("topics", "t001", "title").unwrap();
            assert_eq!(register.heads().len(), 2);
        }
        rename(&mut group.phones[2], "so und anders");
        group.live(8);
        group.agree(&["so und anders"]);
        for phone in &group.phones {
            let register = phone.event().layers.register("topics", "t001", "title").unwrap();
            assert_eq!(register.heads().len(), 1);
        }
    }
}
