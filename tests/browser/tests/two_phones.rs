//! Two phones, a plain endpoint as people run it, and a network that comes and goes. One site
//! under two names is two origins, so two phones with nothing in common.

use std::io::Write as _;
use std::time::{Duration, Instant};

use anliegen_browser::person::{AT_NOON, deliver, facilitate, look, open, post, posted};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{shared, site};
use anliegen_browser::{Endpoint, Page, Server};

/// A board's interval at its longest, and the time it takes to send what was tapped.
const BY_ITSELF: Duration = Duration::from_secs(50);

struct Phones {
    one: Page,
    other: Page,
    endpoint: Endpoint,
    _site: Server,
}

impl Phones {
    /// Both have opened the invitation to write and show the wall.
    fn joined() -> Self {
        let (server, endpoint) = (Server::new(site().clone()), Endpoint::with(&Document::small()));
        let join = |app: &str| {
            let page = shared().page();
            page.go(&endpoint.invitation(app));
            page.wait_ready();
            page.wait_css("#day [data-topic=a]");
            page
        };
        let (one, other) = (join(&server.url()), join(&server.other_origin()));
        Self { one, other, endpoint, _site: server }
    }

    fn both(&self) -> [&Page; 2] {
        [&self.one, &self.other]
    }

    /// Both write while there is no endpoint; afterwards both have looked again.
    fn while_it_is_gone(&self, act: impl Fn(&Page, usize)) {
        self.endpoint.stop();
        for (at, page) in self.both().into_iter().enumerate() {
            act(page, at);
            assert!(page.number("+document.documentElement.dataset.pending") > 0.0);
        }
        self.endpoint.start();
        for page in self.both() {
            deliver(page);
        }
        look(&self.one);
    }
}

fn cell(topic: &str) -> String {
    format!("#day [data-topic=\"{topic}\"]")
}

fn has_card(page: &Page, topic: &str) {
    page.route("#/wall");
    page.wait_css(&cell(topic));
}

// Issue 3, 9: posted on one, on the other after both looked, and soon by itself.
#[test]
fn y1_y9_a_card_posted_on_one_phone_hangs_on_the_other() {
    let phones = Phones::joined();
    let Phones { one, other, .. } = &phones;
    one.route(&format!("#/new?at={AT_NOON}"));
    one.write("textarea[name=title]", "Zum Anfassen");
    let tapped = Instant::now();
    one.tap("[data-do=post-topic]");
    let id = posted(one);
    let drawn = tapped.elapsed();
    deliver(one);
    let delivered = tapped.elapsed();
    look(other);
    has_card(other, &id);
    let seen = tapped.elapsed();
    // Past the harness, which keeps what tests print to itself.
    let _ = writeln!(
        std::io::stderr(),
        "from the tap on \"Anhängen\", both asking at once: drawn {} ms, delivered {} ms, \
         on the other phone {} ms",
        drawn.as_millis(),
        delivered.as_millis(),
        seen.as_millis()
    );

    has_card(one, &id);
    let tapped = Instant::now();
    post(other, "Ganz von selbst");
    one.wait_within(
        BY_ITSELF,
        "document.querySelector('main h1 .count').innerText.startsWith('5')",
    );
    let _ = writeln!(std::io::stderr(), "by itself: {} ms", tapped.elapsed().as_millis());
}

// Y2, Y4, Y9, Y10: the endpoint is gone, both write, it is back: both have everything.
#[test]
fn y4_y10_what_both_wrote_without_the_endpoint_is_on_both_later() {
    let phones = Phones::joined();
    let titles = ["Aus dem Keller", "Vom Balkon"];
    phones.while_it_is_gone(|page, at| {
        post(page, titles[at]);
        page.wait_css("main article[data-delivered=false]");
    });
    for page in phones.both() {
        assert_eq!(page.state("pending"), "0");
        assert_eq!(page.state("sync"), "fresh");
        page.wait_text("Alles, was du geschrieben hast, ist beim Endpunkt angekommen.");
        page.route("#/wall");
        page.wait_for("document.querySelectorAll('#day [data-topic]').length === 5");
        for title in titles {
            page.wait_text(title);
        }
        assert!(!page.holds("document.querySelector('#day [data-delivered=false]')"));
    }
    assert!(titles.iter().all(|title| phones.endpoint.text().contains(title)));
}

// F55: both take the last place of a round; the first to have taken it keeps it, and both see.
#[test]
fn f55_two_take_one_cell_and_both_are_told() {
    let phones = Phones::joined();
    phones.while_it_is_gone(|page, at| {
        post(page, ["Früher", "Später"][at]);
    });
    let Phones { one, other, .. } = &phones;
    for page in phones.both() {
        page.route("#/wall");
        page.wait_for("document.querySelectorAll('#day [data-clash]').length === 2");
        let said = |title: &str| {
            page.value(&format!(
                "[...document.querySelectorAll('#day [data-slot=\"d1-2\"][data-space=r2]')]\
                 .find(card => card.innerText.includes('{title}')).querySelector('.flag').innerText"
            ))
        };
        assert_eq!(said("Früher"), "Noch jemand hat diesen Platz gewählt");
        assert_eq!(said("Später"), "Platz schon vergeben: braucht einen neuen");
    }
    // Nothing moves by itself; a free place is one tap away.
    let later = "[...document.querySelectorAll('#day [data-clash]')]\
                 .find(card => card.innerText.includes('Später')).dataset.topic";
    open(other, &other.value(later));
    other.wait_text("Diesen Platz hatte schon „Früher“. Hier ist noch frei:");
    other.tap("main .warn [data-do=place]");
    other.wait_css("main article:not([data-clash])[data-slot=d2-1]");
    deliver(other);
    look(one);
    one.route("#/wall");
    one.wait_for("document.querySelectorAll('#day [data-topic]').length > 3");
    one.wait_for("!document.querySelector('#day [data-clash]')");
}

// M4: both change one title; both values stand on both, until one of them decides for all.
#[test]
fn m4_a_title_written_twice_is_settled_for_both_by_one() {
    let phones = Phones::joined();
    let Phones { one, other, .. } = &phones;
    for (page, name) in [(one, "Berta"), (other, "Hans")] {
        facilitate(page, name);
    }
    phones.while_it_is_gone(|page, at| {
        page.route("#/topic/a/edit");
        page.write("textarea[name=title]", [" in Kürze", " und mehr"][at]);
        page.tap("[data-do=edit]");
        page.wait_css("main article[data-topic=a]");
    });
    for page in phones.both() {
        page.route("#/wall");
        page.wait_css("#day [data-topic=a][data-concurrent=title]");
        open(page, "a");
        page.wait_text("Gleichzeitig geschrieben: Titel");
        page.wait_text("Diese nehmen: Erstes Anliegen in Kürze");
        page.wait_text("Diese nehmen: Erstes Anliegen und mehr");
    }
    one.js("[...document.querySelectorAll('main [data-do=settle]')]\
         .find(b => b.innerText.includes('in Kürze')).click(); return null");
    one.wait_css("main article[data-topic=a]:not([data-concurrent])");
    deliver(one);
    look(other);
    open(other, "a");
    other.wait_css("main article[data-topic=a]:not([data-concurrent])");
    assert_eq!(other.text("main h1"), "Erstes Anliegen in Kürze");
    assert!(!other.holds("document.querySelector('[data-do=settle]')"));
}
