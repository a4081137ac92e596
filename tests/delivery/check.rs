//! The endpoint check, asked of web spaces as they are.

use anliegen::app::{CheckMsg, Msg};
use anliegen::sync::endpoint_check::Outcome;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::status::UnguardedReason;

use crate::phones_and_server::{PhonesAndServer, URL, WRITE};
use crate::support::phones::post;
use crate::support::sample::*;
use crate::support::server::{Manner, Tags, Trouble};

fn outcome(group: &PhonesAndServer) -> Option<Outcome> {
    group.phones[0].app.check.as_ref().and_then(|check| check.findings().outcome.clone())
}

// F34 F35 F36
#[test]
fn the_check_says_beforehand_how_writing_will_go() {
    let tags = |tags| Manner { tags, ..Manner::default() };
    for (manner, expected) in [
        (Manner::default(), Outcome::Guarded),
        (tags(Tags::None), Outcome::Unguarded(UnguardedReason::NoTag)),
        (tags(Tags::Weak), Outcome::Unguarded(UnguardedReason::WeakTag)),
        (tags(Tags::Gzip), Outcome::Unguarded(UnguardedReason::Compressed)),
        (Manner { ignores_conditions: true, ..Manner::default() }, Outcome::Overwrites),
        (
            Manner { trouble: Trouble::Refuses(403, None), ..Manner::default() },
            Outcome::ReadOnly(Fault::Denied),
        ),
    ] {
        let mut group = PhonesAndServer::new(1, manner);
        let before = group.net.borrow().server.texts();
        group.phones[0].send(Msg::Check(CheckMsg::Start));
        assert_eq!(outcome(&group), None);
        group.pass(5 * SECOND);
        assert_eq!(outcome(&group), Some(expected));
        assert_eq!(group.net.borrow().server.texts(), before, "nothing is lost by it");
    }
}

// Y2
#[test]
fn a_check_in_the_middle_of_the_marketplace_loses_nothing() {
    for ignores_conditions in [false, true] {
        let mut group = PhonesAndServer::new(3, Manner { ignores_conditions, ..Manner::default() });
        for (phone, title) in group.phones.iter_mut().zip(["eins", "zwei", "drei"]) {
            post(phone, title);
        }
        for _ in 0..20 {
            group.phones[0].send(Msg::Check(CheckMsg::Start));
            group.pass(SECOND / 2);
        }
        group.live(5);
        group.agree(&["eins", "zwei", "drei"]);
    }
}

// Y11
#[test]
fn the_check_shows_its_endpoint_the_token_and_an_unreachable_one_is_told() {
    let mut group = PhonesAndServer::new(1, Manner::default());
    group.phones[0].go(&[WRITE, "&t=s3cr3t"].concat());
    group.pass(5 * SECOND);
    group.net.borrow_mut().requests.clear();
    group.phones[0].send(Msg::Check(CheckMsg::Start));
    group.pass(5 * SECOND);
    let net = group.net.borrow();
    assert!(net.requests.len() >= 6);
    let told =
        |r: &crate::support::request::Request| r.authorization.as_deref() == Some("Bearer s3cr3t");
    assert!(net.requests.iter().all(|request| request.url == URL && told(request)));
    drop(net);
    group.net.borrow_mut().down = true;
    group.phones[0].send(Msg::Check(CheckMsg::Start));
    group.pass(5 * SECOND);
    assert_eq!(outcome(&group), Some(Outcome::Unreadable(Fault::Unreachable)));
}
