//! Invitations: to a new event, to a known one, from another address, with a token.

use anliegen::app::{ExportMsg, ImportMsg, JoinMsg, JoinState, Msg, Screen};
use anliegen::persistence::Mode;
use anliegen::screens;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::replies::get::RawReply;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::request;
use crate::support::sample::*;

const ELSEWHERE: &str = "https://data.example/b50.json";

// J1 V1
#[test]
fn an_invitation_opens_the_event_and_leads_to_now() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, morning(), JOIN_SAMPLE);
    assert!(phone.app.is_arriving());
    assert_eq!(screens::welcome::view_model::join(&phone.app).words, "");
    phone.pass(5 * SECOND);
    assert_eq!(phone.event().board.topics.len(), 104);
    assert_eq!((&phone.app.route.screen, &*phone.address), (&Screen::Now, "#/now?u=sample.json"));
    assert!(device.disk.text(":body:board").is_some());
    assert!(!phone.app.came_back, "the person came by an invitation");
    assert_eq!(phone.faults(), [""; 0]);
    assert_eq!(net.borrow().urls(), [SAMPLE_URL]);
}

#[test]
fn an_invitation_to_a_topic_leads_there() {
    let (device, net) = (Device::new(), net());
    let fragment = format!("{JOIN_SAMPLE}&to=%2Ftopic%2Ft017");
    let mut phone = Phone::open(&device, &net, morning(), &fragment);
    phone.pass(5 * SECOND);
    assert_eq!(phone.app.route.screen, Screen::Topic("t017".to_owned()));
    assert_eq!(phone.address, "#/topic/t017");
}

// F45 Y7
#[test]
fn a_failed_invitation_is_tried_again_by_a_tap() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().down = true;
    let mut phone = Phone::open(&device, &net, morning(), JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    let shown = screens::welcome::view_model::join(&phone.app);
    assert_eq!((shown.fault, shown.retry), ("F45", true));
    net.borrow_mut().down = false;
    phone.send(Msg::Join(JoinMsg::Retry));
    phone.pass(5 * SECOND);
    assert!(phone.app.event.is_some());
    assert_eq!(phone.app.join, JoinState::No);
}

// Y7: whatever stands at the address, the phone holds what it held.
#[test]
fn what_is_no_event_is_not_taken_in() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pick("t001", true);
    phone.pass(3 * SECOND);
    let kept = device.disk.contents();
    for (answer, fault) in [
        (request::page(200), "F28"),
        (request::document("{}"), "F30"),
        (request::document("{\"format\":\"anliegen\",\"v\":1,\"id\":\"x\""), "F31"),
        (request::document(""), "F32"),
        (request::page(404), "F41"),
    ] {
        net.borrow_mut().answers.insert(ELSEWHERE.to_owned(), answer);
        phone.send(Msg::Import(ImportMsg::Link(ELSEWHERE.to_owned())));
        phone.pass(SECOND);
        assert_eq!(screens::welcome::view_model::join(&phone.app).fault, fault);
        assert_eq!(phone.event().board.topics.len(), 104);
    }
    assert_eq!(device.disk.contents(), kept);
}

/// A phone that knows the sample and opens an invitation to it from elsewhere.
fn asked() -> (std::rc::Rc<Device>, Phone) {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "Zettel");
    phone.pass(2 * SECOND);
    net.borrow_mut().serve(ELSEWHERE, &event(|e| e["topics"]["t001"]["title"] = "Neu".into()));
    phone.go(&format!("#/join?u={ELSEWHERE}"));
    phone.pass(SECOND);
    (device, phone)
}

// Y7
#[test]
fn the_same_event_from_another_address_is_asked_about_first() {
    let (device, phone) = asked();
    let shown = screens::welcome::view_model::join(&phone.app);
    assert!(shown.choose);
    assert!(shown.words.contains("app.example") && shown.words.contains("data.example"));
    assert_ne!(phone.event().board.topic("t001").unwrap().title, "Neu");
    assert!(!device.disk.holds_under(":index", "data.example"));
}

#[test]
fn the_new_address_is_taken_and_notes_stay() {
    let (device, mut phone) = asked();
    phone.send(Msg::Join(JoinMsg::Choose(true)));
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().board.topic("t001").unwrap().title, "Neu");
    assert_eq!(phone.note("t001"), Some("Zettel"));
    assert_eq!(phone.event().machine.endpoint().as_str(), ELSEWHERE);
    assert!(device.disk.holds_under(":index", ELSEWHERE));
    assert_eq!(phone.app.events.len(), 1);
    assert_eq!(phone.app.route.screen, Screen::Now);
}

#[test]
fn the_old_address_is_kept_and_the_screen_goes_on() {
    let (device, mut phone) = asked();
    phone.send(Msg::Join(JoinMsg::Choose(false)));
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().machine.endpoint().as_str(), SAMPLE_URL);
    assert_eq!(phone.note("t001"), Some("Zettel"));
    assert!(!device.disk.holds_under(":index", "data.example"));
    assert_eq!(phone.app.join, JoinState::No);
    assert_eq!((&phone.app.route.screen, &*phone.address), (&Screen::Now, "#/now?u=sample.json"));
}

// F45
#[test]
fn without_a_network_an_invitation_opens_the_known_event_and_keeps_what_it_brings() {
    let (device, net) = (Device::new(), net());
    joined(&device, &net).close();
    net.borrow_mut().down = true;
    let fragment = format!("{JOIN_SAMPLE}&m=rw&t=s3cr3t&to=%2Fwall");
    let mut phone = Phone::open(&device, &net, morning() + HOUR, &fragment);
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().board.topics.len(), 104);
    assert_eq!((&phone.app.route.screen, &*phone.address), (&Screen::Wall, "#/wall"));
    assert_eq!(phone.app.join, JoinState::No);
    let entry = phone.app.events.first().unwrap();
    assert_eq!((entry.mode, entry.token.as_deref()), (Mode::ReadWrite, Some("s3cr3t")));
    assert!(device.disk.holds_under("tokens", "s3cr3t"));
}

// Y11 S3
#[test]
fn a_token_leaves_the_address_and_goes_to_its_endpoint_alone() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(ELSEWHERE, &event(|_| {}));
    let fragment = format!("#/join?u={ELSEWHERE}&m=rw&t=s3cr3t");
    let mut phone = Phone::open(&device, &net, morning(), &fragment);
    assert!(!phone.address.contains("s3cr3t"), "at once: {}", phone.address);
    phone.pass(2 * MINUTE);
    assert!(!phone.address.contains("s3cr3t"));
    // Another event, whose endpoint is shown nothing.
    net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    phone.take_in("#/join?u=https://other.example/o.json");
    phone.pass(2 * MINUTE);
    assert_eq!(phone.event().id, "andere");
    phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
    phone.pass(2 * MINUTE);
    let net = net.borrow();
    for request in &net.requests {
        let shown = (request.url == ELSEWHERE).then_some("Bearer s3cr3t");
        assert_eq!(request.authorization.as_deref(), shown, "{request:?}");
        assert!(!request.url.contains("s3cr3t"));
    }
    assert!(net.requests.iter().any(|r| r.url == ELSEWHERE && r.conditional));
}

// Y11: a new address is not shown what the old one asked for.
#[test]
fn a_token_does_not_move_to_another_address() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(ELSEWHERE, &event(|_| {}));
    let mut phone = Phone::open(&device, &net, morning(), &format!("{JOIN_SAMPLE}&m=rw&t=s3cr3t"));
    phone.pass(3 * SECOND);
    phone.go(&format!("#/join?u={ELSEWHERE}"));
    phone.pass(SECOND);
    phone.send(Msg::Join(JoinMsg::Choose(true)));
    phone.pass(2 * MINUTE);
    assert_eq!(phone.event().machine.endpoint().as_str(), ELSEWHERE);
    let net = net.borrow();
    let there: Vec<_> = net.requests.iter().filter(|r| r.url == ELSEWHERE).collect();
    assert!(there.len() > 2);
    assert!(there.iter().all(|r| r.authorization.is_none()), "{there:?}");
    let entry = phone.app.events.first().unwrap();
    assert_eq!((entry.mode, &entry.token), (Mode::Read, &None));
}

// F68
#[test]
fn a_link_that_is_none_says_so_and_a_second_answer_takes_nothing_away() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, morning(), "#/join");
    phone.send(Msg::Import(ImportMsg::Link("Kommt alle!".to_owned())));
    let shown = screens::welcome::view_model::join(&phone.app);
    assert_eq!((shown.fault, shown.retry), ("F68", false));
    // A double tap asks twice; the second answer finds the first one's question standing.
    phone.kill();
    let (_device, mut phone) = asked();
    let late =
        Msg::Join(JoinMsg::Replied { url: SAMPLE_URL.to_owned(), raw: request::document("{}") });
    phone.send(late);
    assert!(matches!(phone.app.join, JoinState::Asking { .. }));
}

#[test]
fn a_read_link_never_takes_the_right_to_write() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, morning(), &format!("{JOIN_SAMPLE}&m=rw"));
    phone.pass(3 * SECOND);
    phone.go(JOIN_SAMPLE);
    phone.pass(3 * SECOND);
    assert_eq!(phone.app.events.first().unwrap().mode, Mode::ReadWrite);
    assert!(!matches!(phone.app.join, JoinState::Failed { fault: Fault::Stale304, .. }));
}

// S4 Y11: roles are politeness; what people pass on invites to read, whatever they may do.
#[test]
fn sharing_gives_no_right_away() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, morning(), &format!("{JOIN_SAMPLE}&m=rw&t=s3cr3t"));
    phone.pass(3 * SECOND);
    phone.send(Msg::Export(ExportMsg::Share(Some("t001".to_owned()))));
    let link = phone.out.shared.pop().unwrap().1;
    let mut other = Phone::open(&Device::new(), &net, morning(), "");
    other.send(Msg::Import(ImportMsg::Link(format!("Schau mal: {link}."))));
    other.pass(3 * SECOND);
    let entry = other.app.events.first().unwrap();
    assert_eq!((entry.mode, &entry.token), (Mode::Read, &None));
    assert_eq!(other.app.route.screen, Screen::Topic("t001".to_owned()));
}

// Two invitations one after the other: the slow answer of the first is not the second's.
#[test]
fn a_late_answer_is_not_taken_for_another_invitations() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    let mut phone = Phone::open(&device, &net, morning(), JOIN_SAMPLE);
    phone.go("#/join?u=https://other.example/o.json");
    phone.pass(2 * SECOND);
    assert_eq!(phone.event().id, "andere");
    assert_eq!(phone.event().machine.endpoint().as_str(), "https://other.example/o.json");
    assert!(phone.app.events.iter().all(|entry| entry.id != SAMPLE_ID));
}

// S6 Y11: a link to read takes no token away that writes, nor does one that could not be tried or
// was refused.
#[test]
fn a_working_token_is_not_replaced_by_a_link_to_read_or_a_failed_join() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, morning(), &format!("{JOIN_SAMPLE}&m=rw&t=works"));
    phone.pass(3 * SECOND);
    let token = |phone: &Phone| phone.app.events.first().unwrap().token.clone();
    phone.go(&format!("{JOIN_SAMPLE}&t=to-read"));
    phone.pass(3 * SECOND);
    assert_eq!(token(&phone).as_deref(), Some("works"), "a link to read");
    net.borrow_mut().down = true;
    phone.go(&format!("{JOIN_SAMPLE}&m=rw&t=untried"));
    phone.pass(3 * SECOND);
    assert_eq!(token(&phone).as_deref(), Some("works"), "without a network");
    net.borrow_mut().down = false;
    let refused = RawReply { status: 401, ..RawReply::default() };
    net.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), refused);
    phone.go(&format!("{JOIN_SAMPLE}&m=rw&t=wrong"));
    phone.pass(3 * SECOND);
    assert_eq!(token(&phone).as_deref(), Some("works"), "refused");
    assert!(!device.disk.holds("untried") && !device.disk.holds("wrong"));
    assert!(device.disk.holds_under("anliegen-tokens", "works"));
    assert!(!device.disk.holds_under("anliegen1:", "works"));
}

// F84
#[test]
fn f84_the_host_of_an_event_is_named_before_it_is_the_one_to_begin_with() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    let elsewhere = "#/join?u=https://other.example/o.json";
    net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    net.borrow_mut().serve("https://other.example/p.json", &other_event("dritte"));
    phone.go(elsewhere);
    phone.pass(3 * SECOND);
    let shown = screens::welcome::view_model::join(&phone.app);
    assert!(shown.choose && shown.words.contains("other.example"), "{}", shown.words);
    phone.send(Msg::Join(JoinMsg::Choose(false)));
    phone.pass(3 * SECOND);
    assert_eq!((&*phone.event().id, phone.app.events.len()), (SAMPLE_ID, 1));
    assert_eq!(phone.app.route.screen, Screen::Now);
    phone.kill();
    // Also where the link opened the app; and once the host is known, nobody is asked again.
    let mut phone = Phone::open(&device, &net, morning(), elsewhere);
    phone.pass(3 * SECOND);
    assert!(phone.app.event.is_none());
    phone.send(Msg::Join(JoinMsg::Choose(false)));
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().id, SAMPLE_ID);
    phone.take_in(elsewhere);
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().id, "andere");
    phone.go("#/join?u=https://other.example/p.json");
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().id, "dritte");
    phone.kill();
    // A new phone has nothing to lose.
    let mut phone = Phone::open(&Device::new(), &net, morning(), elsewhere);
    phone.pass(3 * SECOND);
    assert_eq!(phone.event().id, "andere");
}
