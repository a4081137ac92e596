//! *Back* after posting, changing and placing: one step to where one came from.

use anliegen_browser::person::{AT_NOON, posted, say_name};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::Visit;

const TITLE: &str = "textarea[name=title]";

#[test]
fn back_leads_where_one_came_from_in_one_step() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    say_name(page, "Berta");
    page.route(&format!("#/wall?at={AT_NOON}"));
    page.wait_css("#day [data-topic=a]");
    page.tap("main [data-do=new]");
    page.wait_css(TITLE);
    page.write(TITLE, "Hin und her");
    page.tap("[data-do=post-topic]");
    let id = posted(page);
    let article = format!("main article[data-topic=\"{id}\"]");

    page.tap("[data-do=to-edit]");
    page.wait_css("[data-do=edit]");
    page.write(TITLE, " und zurück");
    page.tap("[data-do=edit]");
    page.wait_css(&article);
    page.tap("[data-do=to-place]");
    page.wait_css("[data-do=place]");
    page.tap("[data-do=place]");
    page.wait_css(&article);

    page.js("history.back(); return null");
    page.wait_for("location.hash.startsWith('#/wall')");
}
