//! Links to a topic as people pass them on.

use anliegen::app::Screen;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

// F68
#[test]
fn a_link_to_a_topic_works_with_what_stands_around_it() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    for link in [
        "#/topic/t001.",
        "#/topic/t001,",
        "#/topic/t001)",
        "#/topic/t001%20",
        "#/topic/t001%29.",
        "#/topic/T001",
        "#/Topic/t001\u{201c}",
        "#%2Ftopic%2Ft001",
    ] {
        phone.go("#/wall");
        phone.go(link);
        assert_eq!(phone.app.route.screen, Screen::Topic("t001".to_owned()), "{link}");
    }
    phone.go("#/topic/T001/place.");
    assert_eq!(phone.app.route.screen, Screen::Place("t001".to_owned()));
    phone.go("#/topic/nowhere.");
    assert_eq!(phone.app.route.screen, Screen::Topic("nowhere.".to_owned()), "nothing is guessed");
    phone.close();
    let phone = Phone::open(&device, &net, morning(), "#/topic/t001).");
    assert_eq!(phone.app.route.screen, Screen::Topic("t001".to_owned()), "at the start, too");
}
