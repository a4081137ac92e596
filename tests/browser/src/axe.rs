//! axe-core in a page: what it finds, in lines.

use std::path::Path;

use serde_json::{Value, json};

use crate::Page;

/// All rules of WCAG 2.2, levels A and AA, and axe's best practice.
const TAGS: [&str; 7] =
    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

fn script() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .expect("axe-core is missing; install it: npm ci in tests/browser")
}

/// Puts axe into the page; stays until the page is loaded anew.
pub fn install(page: &Page) {
    page.run(&format!("{}; return null", script()), &json!([]));
}

/// What axe finds on the screen as it is: one line for each element. Rules that it cannot
/// decide by itself are not counted.
pub fn findings(page: &Page) -> Vec<String> {
    let run = "return axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })\
        .then(result => result.violations.flatMap(rule => rule.nodes.map(node => \
        rule.id + ': ' + node.target.join(' ') + ' — ' + node.html.slice(0, 160) + ' — ' + \
        node.any.concat(node.all, node.none).map(check => check.message).join('; '))))";
    let found = page.run(run, &json!([TAGS]));
    let lines = found.as_array().into_iter().flatten();
    lines.filter_map(Value::as_str).map(str::to_owned).collect()
}
