//! A canary: what is private is given unmistakable words, and a whole session must carry them
//! nowhere but where their owner sends them (Y3, Y11, S3).
#![allow(clippy::unwrap_used)]

mod support;

use anliegen::app::{CalendarOf, Effect, Msg};
use anliegen::app::{
    ExportMsg, FileEffect, JoinMsg, Narrow, PageMsg, Request, StorageEffect, WallMsg,
};
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::sync::events::Input;

use support::device::Device;
use support::phone::Phone;
use support::sample::*;

const NOTE: &str = "kanariennotiz";
const FREE: &str = "kanarienzettel";
const NAME: &str = "kanarienname";
const ORGANISATION: &str = "kanarienverein";
const SEARCH: &str = "kanariensuche";
const TOKEN: &str = "kanarienschluessel";
/// The id of a topic that is picked and has a note.
const PICK: &str = "kanarienpick";

const ENDPOINT: &str = "https://data.example/{shard}.json";
const BOARD: &str = "https://data.example/board.json";

/// Everything that anyone may do, with canaries in everything private.
fn session(phone: &mut Phone) {
    phone.pass(5 * SECOND);
    phone.pick(PICK, true);
    phone.type_note(PICK, NOTE);
    phone.pass(2 * SECOND);
    let note = |text: &str| Command::Note {
        id: "frei".to_owned(),
        topic: None,
        text: text.to_owned(),
        made: Some(1),
    };
    phone.command(note(FREE));
    for (field, text) in [(name::NAME, NAME), (name::ORGANISATION, ORGANISATION)] {
        phone.command(Command::Me { field, text: text.to_owned() });
    }
    for route in ["#/wall", "#/mine", "#/settings", "#/sync", "#/about", "#/event", "#/now"] {
        phone.go(route);
        phone.pass(SECOND);
    }
    phone.send(Msg::Wall(WallMsg::Narrow(Narrow::Query(SEARCH.to_owned()))));
    phone.send(Msg::Export(ExportMsg::Share(None)));
    phone.send(Msg::Export(ExportMsg::Share(Some("t017".to_owned()))));
    phone.send(Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
    phone.send(Msg::sync(Input::SyncNow));
    phone.network.borrow_mut().serve(BOARD, &prepared("Später"));
    phone.pass(5 * MINUTE);
    phone.send(Msg::Page(PageMsg::Hidden));
    phone.send(Msg::Page(PageMsg::Shown));
    phone.network.borrow_mut().down = true;
    phone.pass(10 * MINUTE);
    phone.network.borrow_mut().down = false;
    phone.send(Msg::sync(Input::Online));
    phone.take_in("#/join?u=https://other.example/o.json");
    phone.pass(MINUTE);
    phone.send(Msg::Export(ExportMsg::Share(None)));
    phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
    phone.pass(MINUTE);
}

fn prepared(title: &str) -> String {
    event(|e| {
        let topic = serde_json::json!({ "title": title, "place": { "slot": "d1-1" } });
        e["topics"][PICK] = topic;
    })
}

fn played() -> (std::rc::Rc<Device>, Phone) {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(BOARD, &prepared("Früher"));
    net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    let fragment = format!("#/join?u={ENDPOINT}&m=rw&t={TOKEN}");
    let mut phone = Phone::open(&device, &net, morning(), &fragment);
    session(&mut phone);
    assert_eq!(phone.event().board.topic(PICK).unwrap().title, "Später");
    (device, phone)
}

fn canaries(text: &str) -> Vec<&'static str> {
    let all = [NOTE, FREE, NAME, ORGANISATION, SEARCH, TOKEN, PICK];
    all.into_iter().filter(|canary| text.contains(canary)).collect()
}

// Y3 Y11 S3
#[test]
fn no_request_carries_anything_private() {
    let (_, phone) = played();
    let net = phone.network.borrow();
    assert!(net.requests.len() > 15, "a session that asks: {}", net.requests.len());
    for request in &net.requests {
        assert_eq!(canaries(&request.url), [""; 0], "{request:?}");
        let token = (request.url == BOARD).then(|| format!("Bearer {TOKEN}"));
        assert_eq!(request.authorization, token, "{request:?}");
    }
    assert_eq!(net.urls(), [BOARD, "https://other.example/o.json"]);
}

// Y3 Y11
#[test]
fn no_link_and_no_calendar_carries_anything_private() {
    let (_, phone) = played();
    assert_eq!(phone.out.shared.len(), 3);
    for (title, link) in &phone.out.shared {
        assert_eq!(canaries(title), [""; 0]);
        assert_eq!(canaries(link), [""; 0], "{link}");
    }
    let [(name, calendar)] = &phone.out.files[..] else { panic!("one file") };
    assert!(name == "Mein-Plan.ics" && calendar.contains("BEGIN:VEVENT"));
    // A calendar of one's own plan names what is in it, and nothing else.
    assert_eq!(canaries(calendar), [PICK]);
    assert_eq!(canaries(&phone.address), [""; 0]);
}

// Y3: whatever the app wants done, only the journal's private half and the profile hold it.
#[test]
fn no_effect_carries_anything_private_to_a_shared_place() {
    let (_, phone) = played();
    let mut private = 0;
    for effect in &phone.effects {
        let seen = match effect {
            Effect::Storage(StorageEffect::Append { shared, private: own, .. }) => {
                private += usize::from(!canaries(&format!("{own:?}")).is_empty());
                format!("{shared:?}")
            }
            // What is passed on stays in the app; what comes of it stands here, too.
            Effect::Storage(StorageEffect::SaveProfile(_)) | Effect::Send(_) | Effect::Defer(_) => {
                continue;
            }
            Effect::Network(Request::Get { url, .. }) | Effect::GetInvitation { url, .. } => {
                url.clone()
            }
            // The list of events keeps the token; the next test looks where it goes.
            Effect::Storage(StorageEffect::SaveEntry(entry)) => {
                format!("{} {}", entry.title, entry.endpoint)
            }
            // The document itself names the topic that was picked.
            Effect::Storage(StorageEffect::SaveBody { own, .. }) => format!("{own:?}"),
            Effect::File(FileEffect::Download { name, text, .. }) if name == "Mein-Plan.ics" => {
                text.replace(PICK, "")
            }
            other => format!("{other:?}"),
        };
        assert_eq!(canaries(&seen), [""; 0], "{effect:?}");
    }
    assert!(private > 2);
}

// Y3 Y11
#[test]
fn on_the_disk_everything_private_lies_apart() {
    let (device, _phone) = played();
    let texts = device.disk.contents();
    for (key, text) in &texts {
        let allowed: &[&str] = match key.rsplit(':').next().unwrap() {
            "anliegen-tokens" => &[TOKEN],
            "profile" => &[NAME, ORGANISATION],
            "private" | "private.bak" => &[NOTE, FREE, PICK],
            "board" => &[PICK],
            _ => &[],
        };
        let found = canaries(text);
        assert!(found.iter().all(|canary| allowed.contains(canary)), "{key}: {found:?}");
    }
    assert!(texts.keys().any(|key| key.ends_with(":private")));
}

// Y3 Y11: what the owner asked for holds what is theirs; a token is nobody's.
#[test]
fn only_what_its_owner_asked_for_holds_it() {
    let (_, mut phone) = played();
    phone.out.files.clear();
    phone.send(Msg::Export(ExportMsg::Notes(false)));
    phone.send(Msg::Export(ExportMsg::Notes(true)));
    for (_, text) in &phone.out.files {
        assert_eq!(canaries(text), [NOTE, FREE]);
    }
    assert_eq!(canaries(&phone.backup()), [NOTE, FREE, NAME, ORGANISATION, PICK]);
}
