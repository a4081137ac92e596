//! What the web space loses, phones bring back.

use anliegen::crdt::read;

use crate::room::{Room, post};
use crate::space::Space;
use crate::support::sample::*;

const POSTED: &str = "Fahrtkosten";

/// A room whose first phone has posted and left: whoever wrote it would bring it back at once.
fn after_the_writer_left(space: &Space) -> Room<'_> {
    let mut room = Room::new(space, 3);
    post(&mut room.phones[0], POSTED);
    room.live(2);
    room.phones.remove(0);
    room
}

// Y4 Y8 F40 F41
#[test]
fn a_file_that_was_rolled_back_emptied_or_removed_is_filled_again() {
    for space in Space::with_files() {
        let mut room = after_the_writer_left(&space);
        let last_night = event(|_| {});
        let emptied = format!(r#"{{"format":"anliegen","v":1,"id":"{SAMPLE_ID}"}}"#);
        for lost in [Some(last_night), Some(emptied), None] {
            match &lost {
                Some(text) => space.place(text),
                None => space.remove(),
            }
            room.live(13);
            room.agree(&[POSTED.to_owned()]);
            assert_eq!(room.file().hand.ids("topics").count(), 104, "{}", space.name);
        }
    }
}

// Y7 F32
#[test]
fn a_file_without_a_byte_is_left_alone_until_it_is_removed() {
    for space in Space::with_files() {
        let mut room = after_the_writer_left(&space);
        space.place("");
        room.live(13);
        assert_eq!(space.file(), "", "{}", space.name);
        for phone in &room.phones {
            assert_eq!(phone.event().board.topics.len(), 105, "{}", space.name);
        }
        space.remove();
        room.live(16);
        room.agree(&[POSTED.to_owned()]);
    }
}

// Y4 F40
#[test]
fn a_bucket_that_was_rolled_back_is_filled_again() {
    let space = Space::bucket();
    let mut room = after_the_writer_left(&space);
    space.place(&event(|_| {}));
    assert!(read(&space.file(), "anliegen").unwrap().stamped.is_empty());
    room.live(13);
    room.agree(&[POSTED.to_owned()]);
}
