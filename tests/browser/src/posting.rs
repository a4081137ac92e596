//! How long it takes from a tap on *Anhängen* until the card stands on the screen, and how much
//! of the phone's storage an event takes with its owner's picks and notes.

use serde_json::json;

use crate::figures::Figures;
use crate::probe::{stored, visit};
use crate::{Page, Server};

/// Topics posted in a run.
const POSTS: usize = 20;
/// Picks and notes in a run.
const KEPT: usize = 10;
/// A note's length, in characters.
const NOTE: usize = 1_000;

/// Taps, and tells how long it took until the frame was painted in which the card stood, in ms.
const POST: &str = "const title = arguments[0], start = performance.now(); \
    document.querySelector('[data-do=post-topic]').click(); \
    const stands = () => [...document.querySelectorAll('[data-topic]')]\
        .some(e => e.innerText.includes(title)); \
    return new Promise(done => { const look = () => stands() \
        ? setTimeout(() => done(performance.now() - start)) : requestAnimationFrame(look); \
        requestAnimationFrame(look); })";

/// Types as a form's field hears it.
const TYPE: &str = "const [css, text] = arguments; const field = document.querySelector(css); \
    field.focus(); field.value = text; \
    field.dispatchEvent(new Event('input', { bubbles: true })); return null";

/// Picks, writes notes, then posts one topic after the other.
pub(crate) fn measure(page: &Page, server: &Server, figures: &mut Figures) {
    visit(page, server, "#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length > 12");
    keep(page);
    figures.add("local storage with ten picks and notes, thousand units", stored(page));
    let mut took: Vec<f64> = (0..POSTS).map(|at| post(page, at)).collect();
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took.get(POSTS * share / 100).copied().unwrap_or(f64::NAN);
    figures.add("post, tap to card: p50, ms", at(50));
    figures.add("post, tap to card: p95, ms", at(95));
}

fn keep(page: &Page) {
    let ids = "[...document.querySelectorAll('#day [data-topic]')].map(e => e.dataset.topic)";
    let ids = page.js(&format!("return {ids}.slice(0, {KEPT})"));
    let note = "Was ich behalten will. ".repeat(NOTE / 23 + 1);
    let note: String = note.chars().take(NOTE).collect();
    for id in ids.as_array().into_iter().flatten().filter_map(|id| id.as_str()) {
        page.route(&format!("#/topic/{id}"));
        page.wait_css(&format!("article[data-topic='{id}']"));
        page.run(TYPE, &json!(["textarea[name=note]", note]));
        page.wait_css("[data-saved=true]");
        page.js("document.querySelector('[data-do=pick]').click(); return null");
    }
    page.wait_for("new Promise(done => setTimeout(done, 4000, true))"); // the fold
}

fn post(page: &Page, at: usize) -> f64 {
    let title = format!("Gemessenes Anliegen Nummer {at}");
    page.route("#/new");
    page.wait_css("[data-do=post-topic]");
    page.run(TYPE, &json!(["[name=title]", title]));
    page.run(TYPE, &json!(["[name=convener]", "Katrin"]));
    page.wait_for("new Promise(done => setTimeout(done, 300, true))");
    page.run(POST, &json!([title])).as_f64().unwrap_or(-1.0)
}
