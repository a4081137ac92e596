//! One measured run: a fresh browser on a slow phone and a slow line, from the first visit to
//! a start without a server, and the work on the wall. What arrives and what is written: see
//! [`crate::arrival`] and [`crate::posting`].

use serde_json::json;

use crate::figures::Figures;
use crate::probe::{OBSERVE, stored, visit};
use crate::{Browser, Page, Server, Site, arrival, posting};

/// How much slower the processor is made.
pub const SLOWER: u32 = 4;
/// The line's speed, in bit/s.
pub const LINE: u32 = 1_600_000;
/// The line's delay of each request, in ms.
pub const DELAY_MS: u32 = 150;

/// Does something and tells how long it took until the next frame was painted, in ms.
const TO_PAINT: &str = "const [act, css] = arguments; const e = document.querySelector(css); \
    const start = performance.now(); \
    if (act === 'click') e.click(); else { e.value = act.slice(1); \
        e.dispatchEvent(new Event('input', { bubbles: true })); } \
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => \
        done(performance.now() - start))))";

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// First visit, later visit, server stopped.
    Load,
    /// The wall: searching, picking.
    Wall,
    /// Taking in a large document.
    Document,
    /// Posting, and what notes and picks take on the phone.
    Post,
}

/// Measures a one-event site once.
pub fn run(site: &Site, parts: &[Part], figures: &mut Figures) {
    let browser = Browser::chromium();
    let server = Server::new(site.clone());
    let page = browser.page();
    page.before_each_load(OBSERVE);
    slow(&page, true);
    load(&page, &server, figures, parts.contains(&Part::Load));
    if parts.contains(&Part::Wall) {
        wall(&page, &server, figures);
    }
    if parts.contains(&Part::Post) {
        posting::measure(&page, &server, figures);
    }
    if parts.contains(&Part::Document) {
        slow(&page, true);
        arrival::measure(&page, &server, site, figures);
    }
}

/// Slows the processor down, and the line if `with_line`.
fn slow(page: &Page, with_line: bool) {
    let line = if with_line { f64::from(LINE) / 8.0 } else { -1.0 };
    let delay = if with_line { DELAY_MS } else { 0 };
    page.cdp("Network.enable", &json!({}));
    page.cdp(
        "Network.emulateNetworkConditions",
        &json!({ "offline": false, "latency": delay, "downloadThroughput": line, "uploadThroughput": line }),
    );
    page.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
}

fn load(page: &Page, server: &Server, figures: &mut Figures, counts: bool) {
    let mut note = |name: &str, value: f64| {
        if counts {
            figures.add(name, value);
        }
    };
    let seconds = |name: &str| page.number(&format!("bench.{name}")) / 1000.0;
    visit(page, server, "");
    note("first visit: first title painted, s", seconds("title"));
    note("first visit: ready, s", seconds("ready"));
    page.wait_for("navigator.serviceWorker.ready.then(r => r.active.state === 'activated')");
    let seen = server.seen();
    let first: Vec<_> = seen.iter().take_while(|seen| seen.path() != "/sw.js").collect();
    note("first visit: requests", first.len() as f64);
    let own = "[...performance.getEntriesByType('navigation'), \
               ...performance.getEntriesByType('resource')]";
    let bytes = format!("{own}.reduce((sum, e) => sum + (e.transferSize || 0), 0) / 1000");
    note("first visit: transferred, kB", page.number(&bytes));
    let foreign = format!("{own}.filter(e => new URL(e.name).origin !== location.origin).length");
    note("requests to others", page.number(&foreign));
    note("layout shift", page.number("bench.shift"));
    note("longest task of the first visit, ms", page.number("bench.longest"));
    note("DOM elements, first screen", page.number("document.querySelectorAll('*').length"));
    visit(page, server, "");
    note("later visit: first title painted, s", seconds("title"));
    note("later visit: ready, s", seconds("ready"));
    server.stop();
    visit(page, server, "");
    note("server stopped: first title painted, s", seconds("title"));
    note("server stopped: ready, s", seconds("ready"));
    server.start();
    note("local storage, thousand UTF-16 units", stored(page));
}

fn wall(page: &Page, server: &Server, figures: &mut Figures) {
    visit(page, server, "#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length > 12");
    page.wait_for("new Promise(done => setTimeout(done, 3000, true))"); // the fold, the worker
    figures.add("DOM elements, wall", page.number("document.querySelectorAll('*').length"));
    figures.add("layout shift, wall", page.number("bench.shift"));
    let took =
        |act: &str, css: &str| page.run(TO_PAINT, &json!([act, css])).as_f64().unwrap_or(-1.0);
    let search = "input[type=search]";
    took("=x", search);
    took("=", search);
    figures.add("search term to list, ms", took("=arbeit", search));
    figures.add("cleared, ms", took("=", search));
    page.js(
        "window.slowest = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { \
         if (e.name.startsWith('key') || e.name === 'input') \
         slowest = Math.max(slowest, e.duration); })).observe({ type: 'event', \
         durationThreshold: 16 }); document.querySelector('input[type=search]').focus(); return null",
    );
    page.keys("beratung");
    page.keys(&"\u{e003}".repeat(8)); // backspace
    page.wait_for("new Promise(done => setTimeout(done, 300, true))");
    figures.add("slowest key, ms", page.number("slowest"));
    took("=", search);
    for _ in 0..3 {
        figures.add("pick, tap to paint, ms", took("click", "#day [data-do=pick]"));
    }
}
