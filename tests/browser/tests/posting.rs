//! Posting: few taps, kept while typed, on the wall at once, with or without a network.

use std::cell::Cell;

use anliegen_browser::person::{AT_NOON, NEXT_PLACE, deliver, look, open, post, posted, say_name};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Browser, Page};

const TITLE: &str = "textarea[name=title]";
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// Counts what a person taps.
struct Taps<'a>(&'a Page, Cell<u32>);

impl Taps<'_> {
    fn tap(&self, css: &str) {
        self.1.set(self.1.get() + 1);
        self.0.tap(css);
    }
}

fn card(topic: &str, more: &str) -> String {
    format!("#day [data-topic=\"{topic}\"]{more}")
}

/// Types a title into the form and waits until it is kept (J1).
fn draft(page: &Page, text: &str) {
    page.route(&format!("#/new?at={AT_NOON}"));
    page.write(TITLE, text);
    page.wait_for("new Promise(done => setTimeout(done, 1300, true))");
}

// Issue 3, 1: with the name remembered, the title and three taps at most; then it hangs on the
// wall of this phone, with its place to read out.
#[test]
fn a_title_and_three_taps_hang_a_topic_on_the_wall() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    say_name(page, "Berta");
    page.route(&format!("#/now?at={AT_NOON}"));
    page.tap("main [data-do=new]");
    page.wait_css(TITLE);
    page.route("#/wall");
    page.wait_css("#day [data-topic=a]");

    let taps = Taps(page, Cell::new(0));
    taps.tap("main [data-do=new]");
    taps.tap(TITLE);
    page.write(TITLE, "Wer bringt die Enkel unter?");
    assert_eq!(page.value("document.querySelector('input[name=convener]').value"), "Berta");
    taps.tap("[data-do=post-topic]");
    let id = posted(page);
    assert!(taps.1.get() <= 3);

    let read_out = page.text(".read-out .big").replace('\u{a0}', " ");
    assert!(read_out.starts_with("Nr. ") && read_out.ends_with(NEXT_PLACE), "{read_out}");
    let size = "parseFloat(getComputedStyle(document.querySelector('.read-out .big')).fontSize)";
    assert!(page.number(size) >= 24.0, "large enough to read it out from the hand");
    page.js("history.back(); return null");
    page.wait_css(&card(&id, "[data-slot=d1-2][data-space=r2][data-number]"));
    assert!(page.text(&card(&id, "")).contains("Berta"));
}

// Y5, Y10: what only this phone has says so, until a later answer contains it.
#[test]
fn y5_y10_a_new_topic_is_provisional_until_it_is_delivered() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    visit.server.stop();
    let id = post(page, "Wartet");
    page.wait_css("main article[data-delivered=false]");
    assert!(page.text("main article .hint").contains("nur auf diesem Telefon"));
    page.route("#/wall");
    page.wait_css(&card(&id, "[data-delivered=false]"));
    assert!(page.number("+document.documentElement.dataset.pending") > 0.0);
    visit.server.start();
    deliver(page);
    assert_eq!(page.text("header .state").matches("warten").count(), 0);
    page.wait_text("Alles, was du geschrieben hast, ist beim Endpunkt angekommen.");
    page.route("#/wall");
    page.wait_css(&card(&id, "[data-delivered=true]"));
    assert!(visit.server.text(ENDPOINT).contains("Wartet"));
}

// J1, F5: posted without a network, the browser ended and started without one, delivered later.
#[test]
fn j1_f5_what_was_posted_offline_survives_a_cold_start() {
    let browser = Browser::chromium();
    let mut visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join_to_write(&visit.page, &visit.server.url());
    visit.wait_offline_ready();
    visit.server.stop();
    let id = post(&visit.page, "Ohne Netz geschrieben");
    let number = visit.page.value("document.querySelector('main article').dataset.number");
    browser.restart();
    visit.page = browser.page();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    open(&visit.page, &id);
    visit.page.wait_css("main article[data-delivered=false]");
    assert_eq!(visit.page.text("main h1"), "Ohne Netz geschrieben");
    visit.server.start();
    deliver(&visit.page);
    open(&visit.page, &id);
    visit.page.wait_css(&format!("main article[data-delivered=true][data-number=\"{number}\"]"));
    assert!(visit.server.text(ENDPOINT).contains("Ohne Netz geschrieben"));
}

// J1, F18: a form half filled in is there after the page was loaded anew.
#[test]
fn f18_a_draft_survives_a_reload() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    draft(page, "Halb gedacht");
    page.js("document.querySelector('details').open = true; return null");
    page.write("textarea[name=words]", "und halb gesagt");
    page.wait_for("new Promise(done => setTimeout(done, 1300, true))");
    page.reload();
    page.wait_for(&format!("document.querySelector('{TITLE}')?.value === 'Halb gedacht'"));
    page.wait_for("document.querySelector('textarea[name=words]').value === 'und halb gesagt'");
    assert!(page.holds("document.querySelector('textarea[name=words]').checkVisibility()"));
    page.tap("[data-do=post-topic]");
    posted(page);
    page.route("#/new");
    page.wait_for(&format!("document.querySelector('{TITLE}')?.value === ''"));
}

// "Schon da?" while one types, and where it is.
#[test]
fn a_title_like_another_is_said_while_typing() {
    let visit = Visit::writing_in(&Document::small().with(
        "topics",
        "b",
        "title",
        "Wie gewinnen wir kleine Betriebe?",
    ));
    let page = &visit.page;
    page.route("#/new");
    page.write(TITLE, "Kleine Betr");
    assert!(!page.holds("document.querySelector('main [aria-live] section')"));
    page.write(TITLE, "iebe überzeugen");
    page.wait_text("Schon da?");
    page.wait_css("main [aria-live=polite] a[href='#/topic/b']");
    assert_eq!(page.value("document.activeElement.name"), "title", "one types on");
}

// An empty title is refused at its field, in words, and nothing is posted.
#[test]
fn an_empty_title_is_refused_at_the_field() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    page.route("#/new");
    page.tap("[data-do=post-topic]");
    page.wait_css("main .error[role=alert]");
    page.wait_css(&format!("{TITLE}[aria-invalid=true]"));
    let described = format!(
        "document.getElementById(document.querySelector('{TITLE}').getAttribute('aria-describedby'))"
    );
    assert!(page.value(&format!("{described}.innerText")).contains("fehlt noch etwas"));
    assert_eq!(page.state("pending"), "0");
    page.write(TITLE, "Da ist er");
    page.wait_for("!document.querySelector('main .error')");
    page.wait_css(&format!("{TITLE}:not([aria-invalid])"));
    page.tap("[data-do=post-topic]");
    posted(page);
}

// Y10: an invitation to read keeps what one writes here, and says so; one to write sends it.
#[test]
fn y10_with_an_invitation_to_read_it_waits_for_one_to_write() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    let id = post(page, "Nur gelesen");
    page.wait_css("main article[data-delivered=false]");
    look(page);
    page.wait_for("document.documentElement.dataset.sync === 'readonly'");
    page.wait_text("Mit dieser Einladung kannst du nur lesen");
    assert!(page.number("+document.documentElement.dataset.pending") > 0.0);
    assert!(visit.server.sent_to(ENDPOINT).is_empty());

    visit.join_to_write(page, &visit.server.url());
    deliver(page);
    assert!(visit.server.text(ENDPOINT).contains("Nur gelesen"));
    open(page, &id);
    page.wait_css("main article[data-delivered=true]");

    // Whoever opens a shared link later does not lose the right to write.
    visit.join("#/wall");
    post(page, "Trotzdem geschrieben");
    deliver(page);
    assert!(visit.server.text(ENDPOINT).contains("Trotzdem geschrieben"));
}

// M5: taken back right away; before it went out, and after.
#[test]
fn m5_a_topic_posted_by_mistake_is_taken_back() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    for delivered in [false, true] {
        let id = post(page, "Verschrieben");
        if delivered {
            page.wait_css("main article[data-delivered=true]");
        }
        page.tap(".read-out [data-do=undo]");
        page.wait_for("!document.querySelector('main .read-out')");
        page.route("#/wall");
        page.wait_css("#day [data-topic=a]");
        assert!(!page.holds(&format!("document.querySelector('{}')", card(&id, ""))));
        deliver(page);
    }
}

// WCAG 2.1.1: from the wall to the wall by keyboard alone.
#[test]
fn a_topic_is_posted_by_keyboard_alone() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    page.route("#/mine");
    page.route(&format!("#/wall?at={AT_NOON}"));
    page.wait_for("document.activeElement.tagName === 'H1'");
    let tab_to = |what: &str| {
        for _ in 0..12 {
            page.keys(TAB);
            if page.holds(&format!("document.activeElement.matches('{what}')")) {
                return;
            }
        }
        panic!("no {what} within twelve tabs");
    };
    tab_to("[data-do=new]");
    page.keys(ENTER);
    page.wait_for("document.activeElement.tagName === 'H1'");
    page.wait_css(TITLE);
    tab_to(TITLE);
    page.keys("Nur Tasten");
    tab_to("input[name=convener]");
    page.keys("Tina");
    tab_to("[data-do=post-topic]");
    page.keys(ENTER);
    let id = posted(page);
    page.wait_for("document.activeElement.tagName === 'H1'");
    assert_eq!(page.text("main h1"), "Nur Tasten");
    page.route("#/wall");
    page.wait_css(&card(&id, "[data-space=r2]"));
    page.route("#/settings");
    page.wait_for("document.querySelector('#my-name')?.value === 'Tina'");
}
