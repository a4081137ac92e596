//! What the web space loses, phones bring back.

use anliegen::crdt::read;

use crate::phones_and_space::PhonesAndSpace;
use crate::space::Space;
use crate::support::phones::post;
use crate::support::sample::*;

const POSTED: &str = "Fahrtkosten";

/// Phones of which the first one has posted and left: whoever wrote it would bring it back at once.
fn after_the_writer_left(space: &Space) -> PhonesAndSpace<'_> {
    let mut group = PhonesAndSpace::new(space, 3);
    post(&mut group.phones[0], POSTED);
    group.live(2);
    group.phones.remove(0);
    group
}

// Y4 Y8 F40 F41
#[test]
fn a_file_that_was_rolled_back_emptied_or_removed_is_filled_again() {
    for space in Space::with_files() {
        let mut group = after_the_writer_left(&space);
        let last_night = event(|_| {});
        let emptied = format!(r#"{{"format":"anliegen","v":1,"id":"{SAMPLE_ID}"}}"#);
        for lost in [Some(last_night), Some(emptied), None] {
            match &lost {
                Some(text) => space.place(text),
                None => space.remove(),
            }
            group.live(13);
            group.agree(&[POSTED.to_owned()]);
            assert_eq!(group.file().hand.ids("topics").count(), 104, "{}", space.name);
        }
    }
}

// Y7 F32
#[test]
fn a_file_without_a_byte_is_left_alone_until_it_is_removed() {
    for space in Space::with_files() {
        let mut group = after_the_writer_left(&space);
        space.place("");
        group.live(13);
        assert_eq!(space.file(), "", "{}", space.name);
        for phone in &group.phones {
            assert_eq!(phone.event().board.topics.len(), 105, "{}", space.name);
        }
        space.remove();
        group.live(16);
        group.agree(&[POSTED.to_owned()]);
    }
}

// Y4 F40
#[test]
fn a_bucket_that_was_rolled_back_is_filled_again() {
    let space = Space::bucket();
    let mut group = after_the_writer_left(&space);
    space.place(&event(|_| {}));
    assert!(read(&space.file(), "anliegen").unwrap().stamped.is_empty());
    group.live(13);
    group.agree(&[POSTED.to_owned()]);
}
