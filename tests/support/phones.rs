//! Several phones with one clock: time passes for all, and all come to the same.

use anliegen::app::{Msg, PageMsg};
use anliegen::crdt::Body;
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;

use super::phone::Phone;
use super::sample::MINUTE;

/// So far may one phone be ahead of the others, in ms.
const STEP: i64 = 100;

/// Lets time pass for all, in steps so small that none is far ahead of the others.
pub fn pass(phones: &mut [Phone], ms: i64) {
    for _ in 0..ms / STEP {
        for phone in &mut *phones {
            phone.pass(STEP);
        }
    }
}

/// Everybody looks and touches the screen now and then.
pub fn live(phones: &mut [Phone], minutes: i64) {
    for _ in 0..minutes {
        send_all(phones, &Msg::Page(PageMsg::Touched));
        pass(phones, MINUTE);
    }
}

/// The same message to all.
pub fn send_all(phones: &mut [Phone], msg: &Msg) {
    for phone in phones {
        phone.send(msg.clone());
    }
}

/// All phones show these titles once, hold the same as the board's file, and nothing waits.
/// `place` says in a failure which case it was.
pub fn check_agreement(phones: &[Phone], file: &Body, titles: &[impl AsRef<str>], place: &str) {
    for (number, phone) in phones.iter().enumerate() {
        let open = phone.event();
        for title in titles.iter().map(AsRef::as_ref) {
            let shown = open.board.topics.iter().filter(|topic| topic.title == title).count();
            assert_eq!(shown, 1, "{place}, phone {number}: {title}");
        }
        assert_eq!(open.layers.stamped(), &file.stamped, "{place}, phone {number}");
        assert_eq!(open.layers.body("board"), Some(file), "{place}, phone {number}");
        assert_eq!(open.pending.count(), 0, "{place}, phone {number}");
    }
}

/// Posts a topic.
pub fn post(phone: &mut Phone, title: &str) {
    let post = Post { title: title.to_owned(), mine: true, ..Post::default() };
    phone.command(Command::Post(post));
}

/// Gives the first topic another title.
pub fn rename(phone: &mut Phone, title: &str) {
    let (topic, texts) = ("t001".to_owned(), vec![("title", title.to_owned())]);
    phone.command(Command::Edit { topic, texts });
}
