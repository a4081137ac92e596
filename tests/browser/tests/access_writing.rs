//! Access where somebody writes, and where something is to be decided: axe, targets, reflow.

use anliegen_browser::person::{AT_NOON, facilitate, open};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::Visit;
use anliegen_browser::{axe, layout};
use serde_json::json;

/// Everything that may stand on a topic's screen: its place is taken, its title was written
/// twice, somebody suggests another.
fn troubled() -> Document {
    let cell = json!({ "slot": "d1-1", "space": "r1" });
    let (one, two) = ("mh2k1xq0.0.4f7zq01ba9xc", "mh2k9a11.0.c0m2r8ty77aa");
    Document::small()
        .with("topics", "b", "place", cell)
        .with("topics", "b", "~", json!({ "title": format!("{two} {one}") }))
        .with("topics", "b", "~~", json!({ "title": [{ "value": "Anders", "at": one }] }))
        .top(
            "proposals",
            json!({ "p": { "topic": "b", "field": "title", "value": "Noch anders" } }),
        )
}

#[test]
fn axe_finds_nothing_where_somebody_has_to_decide() {
    let visit = Visit::writing_in(&troubled());
    let page = &visit.page;
    axe::install(page);
    page.resize(320, 640);
    facilitate(page, "Ute");
    let mut found = Vec::new();
    let mut check = |name: &str| {
        found.extend(axe::findings(page).into_iter().map(|line| format!("{name}: {line}")));
        found.extend(layout::small_targets(page).map(|target| format!("{name}: {target}")));
        found.extend(layout::sideways(page, 320).map(|wide| format!("{name}: {wide}")));
    };
    page.route(&format!("#/wall?at={AT_NOON}"));
    open(page, "b");
    for action in ["place", "settle", "accept", "withdraw"] {
        page.wait_css(&format!("main [data-do={action}]"));
    }
    page.js("document.querySelectorAll('main details').forEach(d => d.open = true); return null");
    check("troubled topic");
    page.route(&format!("#/new?at={AT_NOON}"));
    page.tap("[data-do=post-topic]");
    page.wait_css("main .error[role=alert]");
    check("no title");
    page.write("textarea[name=title]", "Drittes Anliegen");
    page.wait_css("main [aria-live] section");
    check("already there");
    page.tap("[data-do=post-topic]");
    page.wait_css("main .read-out");
    check("posted");
    page.route("#/sync");
    page.wait_css("main ul.done");
    check("last deeds");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
