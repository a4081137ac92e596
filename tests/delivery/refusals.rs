//! Web spaces that do not take what is written, or say so falsely.

use anliegen::app::{Msg, PageMsg};
use anliegen::sync::events::{Condition, Input};
use anliegen::sync::replies::fault::{Fault, WriteFault};
use anliegen::sync::status::{Status, UnguardedReason, WriteBlock, Writing};

use crate::phones_and_server::{PhonesAndServer, READ, WRITE};
use crate::support::phone::Phone;
use crate::support::phones::post;
use crate::support::sample::*;
use crate::support::server::{Manner, Tags, Trouble};

fn status(phone: &Phone) -> Status {
    phone.event().machine.status(phone.ms())
}

fn word(phone: &Phone) -> &'static str {
    status(phone).state.word()
}

fn mend(group: &mut PhonesAndServer) {
    group.net.borrow_mut().server.manner = Manner::default();
}

// Y5 Y10 F39
#[test]
fn a_server_that_says_stored_and_stores_nothing_is_found_out() {
    let mut group =
        PhonesAndServer::new(1, Manner { trouble: Trouble::Lies(1), ..Manner::default() });
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(10);
    assert!(group.phones[0].event().pending.count() > 0, "2xx delivers nothing");
    assert_eq!(status(&group.phones[0]).write_fault, Some(WriteFault::NotStored));
    assert_eq!(WriteFault::NotStored.number(), Some("F39"));
    let often = group.puts();
    assert!((5..=14).contains(&often), "{often}");
    group.live(30);
    assert!(group.puts() - often <= 10, "it slows down: {}", group.puts() - often);
    mend(&mut group);
    group.live(6);
    group.agree(&["Fahrtkosten"]);
    assert_eq!(status(&group.phones[0]).write_fault, None);
}

// Y5 F38
#[test]
fn what_was_stored_though_the_answer_was_lost_is_not_sent_twice() {
    let mut group =
        PhonesAndServer::new(1, Manner { trouble: Trouble::LosesReplies, ..Manner::default() });
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(5);
    group.agree(&["Fahrtkosten"]);
    assert_eq!(group.puts(), 1);
}

// Y9 Y10
#[test]
fn an_endpoint_that_refuses_makes_the_phone_read_only_and_what_waits_is_told() {
    for (code, fault) in [
        (401, Fault::Denied),
        (403, Fault::Denied),
        (405, Fault::NotAllowed),
        (501, Fault::NotAllowed),
    ] {
        let mut group = PhonesAndServer::new(
            1,
            Manner { trouble: Trouble::Refuses(code, None), ..Manner::default() },
        );
        post(&mut group.phones[0], "Fahrtkosten");
        group.live(9);
        assert_eq!((word(&group.phones[0]), group.puts()), ("readonly", 1), "{code}");
        let bar = Writing::ReadOnly(WriteBlock::Endpoint(fault));
        assert_eq!(status(&group.phones[0]).writing, bar);
        post(&mut group.phones[0], "Auch dieses wartet");
        group.live(1);
        assert_eq!(group.puts(), 1);
        // A sign-in of the Wi-Fi refuses, too: it is tried again, though seldom.
        group.live(4);
        assert_eq!(group.puts(), 2);
        mend(&mut group);
        group.all(Msg::sync(Input::SyncNow));
        group.live(1);
        group.agree(&["Fahrtkosten", "Auch dieses wartet"]);
        assert_eq!(
            (word(&group.phones[0]), status(&group.phones[0]).writing),
            ("fresh", Writing::Guarded)
        );
    }
}

// Y10 Y11
#[test]
fn a_read_link_holds_back_what_is_written_until_a_write_link_comes() {
    let mut group = PhonesAndServer::new(0, Manner::default());
    group.arrive(READ);
    post(&mut group.phones[0], "Fahrtkosten");
    group.all(Msg::sync(Input::SyncNow));
    group.all(Msg::Page(PageMsg::Hidden));
    group.all(Msg::Page(PageMsg::Shown));
    group.live(30);
    assert_eq!((group.puts(), word(&group.phones[0])), (0, "readonly"));
    assert_eq!(status(&group.phones[0]).writing, Writing::ReadOnly(WriteBlock::Link));
    assert!(group.phones[0].event().pending.count() > 0);
    group.phones[0].go(&[WRITE, "&t=s3cr3t"].concat());
    group.live(1);
    group.agree(&["Fahrtkosten"]);
    group.phones[0].go(READ);
    group.pass(5 * SECOND);
    post(&mut group.phones[0], "Ein Leselink nimmt nichts weg");
    group.live(1);
    group.agree(&["Ein Leselink nimmt nichts weg"]);
    for request in &group.net.borrow().requests {
        let told = request.authorization.as_deref() == Some("Bearer s3cr3t");
        assert!(request.put.is_none() || told);
    }
}

// F42
#[test]
fn a_document_too_big_for_the_server_stops_the_writing_and_is_told() {
    let manner = Manner { longest: Some(1_000), ..Manner::default() };
    let mut group = PhonesAndServer::new(1, manner);
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(9);
    assert_eq!(group.puts(), 1);
    let told = WriteFault::Answer(Fault::TooBig);
    assert_eq!((told.number(), status(&group.phones[0]).write_fault), (Some("F42"), Some(told)));
    assert!(group.phones[0].event().pending.count() > 0);
    mend(&mut group);
    group.all(Msg::sync(Input::SyncNow));
    group.live(1);
    group.agree(&["Fahrtkosten"]);
}

// F43
#[test]
fn a_busy_server_is_left_alone_for_as_long_as_it_asks() {
    for (code, header, wait) in [(503, "240", 4 * MINUTE), (429, "9999", 10 * MINUTE)] {
        let trouble = Trouble::Refuses(code, Some(header));
        let mut group = PhonesAndServer::new(1, Manner { trouble, ..Manner::default() });
        post(&mut group.phones[0], "Fahrtkosten");
        group.pass(5 * SECOND);
        assert_eq!(group.puts(), 1);
        let asked = group.net.borrow().puts()[0].0;
        mend(&mut group);
        group.live(12);
        let net = group.net.borrow();
        let after = net.requests.iter().find(|request| request.at > asked).unwrap();
        assert!((wait..wait + 46 * SECOND).contains(&(after.at - asked)), "{}", after.at - asked);
        drop(net);
        group.agree(&["Fahrtkosten"]);
    }
}

// Y9
#[test]
fn failures_of_writes_slow_down_and_heal() {
    for code in [500, 502, 507, 404, 301] {
        let mut group = PhonesAndServer::new(
            1,
            Manner { trouble: Trouble::Refuses(code, None), ..Manner::default() },
        );
        post(&mut group.phones[0], "Fahrtkosten");
        group.live(30);
        assert!((6..=12).contains(&group.puts()), "{code}: {}", group.puts());
        assert!(status(&group.phones[0]).write_fault.is_some());
        assert_eq!(word(&group.phones[0]), "fresh", "reading goes on");
        mend(&mut group);
        group.live(6);
        group.agree(&["Fahrtkosten"]);
    }
}

// F34 F35 F36
#[test]
fn where_writes_cannot_be_guarded_the_phone_says_why() {
    for (tags, doubt, number) in [
        (Tags::None, UnguardedReason::NoTag, "F34"),
        (Tags::Weak, UnguardedReason::WeakTag, "F35"),
        (Tags::Gzip, UnguardedReason::Compressed, "F36"),
    ] {
        let mut group = PhonesAndServer::new(1, Manner { tags, ..Manner::default() });
        post(&mut group.phones[0], "Fahrtkosten");
        group.live(2);
        group.agree(&["Fahrtkosten"]);
        let found = status(&group.phones[0]).writing;
        assert_eq!((found, doubt.number()), (Writing::Unguarded(doubt), number));
        let conditions: Vec<bool> = group
            .net
            .borrow()
            .puts()
            .iter()
            .map(|put| put.1.condition != Condition::None)
            .collect();
        match tags {
            Tags::Gzip => assert_eq!(conditions, [true, true, true, false]),
            _ => assert_eq!(conditions, [false]),
        }
    }
}
