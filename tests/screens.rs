//! Every screen in its states, as text, compared with what stands in `tests/snapshots`.
//!
//! `INSTA_UPDATE=always cargo test --test screens` writes the snapshots anew; read the difference
//! before committing it. Without it a difference, or a missing snapshot, fails the test.
#![allow(clippy::unwrap_used)]

mod support;

#[path = "screens/aside.rs"]
mod aside;
#[path = "screens/events.rs"]
mod events;
#[path = "screens/faults.rs"]
mod faults;
#[path = "screens/hosting.rs"]
mod hosting;
#[path = "screens/print.rs"]
mod print;
#[path = "screens/topics.rs"]
mod topics;
#[path = "screens/wall.rs"]
mod wall;

use anliegen::app::App;
use anliegen::domain::Command;
use anliegen::domain::schema::name;

use print::Page;
use support::device::Device;
use support::phone::Phone;
use support::sample::*;

/// Compares with the snapshot of this name. V1: the same state always prints the same.
fn check(name: &str, page: Page) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, page.done()));
}

/// A phone with the sample, changed so, at this time on the venue's clock.
fn phone_at(moment: &str, change: impl FnOnce(&mut serde_json::Value)) -> Phone {
    let net = net();
    net.borrow_mut().serve(SAMPLE_URL, &event(change));
    let mut phone = Phone::open(&Device::new(), &net, berlin(moment), JOIN_SAMPLE);
    phone.pass(3 * SECOND);
    phone
}

fn speak(phone: &mut Phone, language: &str) {
    phone.command(Command::Me { field: name::LANGUAGE, text: language.to_owned() });
}

/// The screen with what stands around it.
fn framed(app: &App, print: impl FnOnce(&App, &mut Page)) -> Page {
    let mut page = Page::default();
    print::frame(app, &mut page);
    print(app, &mut page);
    page
}

/// Both languages of one screen (V6).
fn check_both(name: &str, phone: &mut Phone, print: fn(&App, &mut Page)) {
    for language in ["de", "en"] {
        speak(phone, language);
        check(&format!("{name}.{language}"), framed(&phone.app, print));
    }
}
