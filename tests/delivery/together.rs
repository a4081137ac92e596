//! Several phones write.

use crate::hall::{Hall, post};
use crate::phone::server::Manner;
use crate::phone::world::*;

// Y5 Y6 Y10
#[test]
fn what_one_posts_waits_until_it_is_seen_in_the_file_and_then_all_have_it() {
    let mut hall = Hall::new(2, Manner::default());
    post(&mut hall.phones[0], "Fahrtkosten");
    assert!(hall.phones[0].event().pending.count() > 0);
    assert_eq!(hall.phones[0].event().pending.since_ms, Some(hall.phones[0].ms as u64));
    hall.pass(5 * SECOND);
    assert_eq!((hall.puts(), hall.phones[0].event().pending.count()), (1, 0));
    hall.live(1);
    hall.agree(&["Fahrtkosten"]);
    assert_eq!(hall.puts(), 1, "once is enough");
}
