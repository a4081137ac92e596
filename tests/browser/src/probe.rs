//! What every part of the bench asks of a page: when something was painted, and how much the app
//! has stored.

use crate::{Page, Server};

/// Script for before each load: notes when something was first painted, how far the layout
/// shifted and how long the longest task took.
pub(crate) const OBSERVE: &str = r"
window.bench = { shift: 0, longest: 0 };
const painted = name => requestAnimationFrame(() => setTimeout(() => {
    bench[name] ??= performance.now();
}));
let isTitle = false, isReady = false;
const look = () => {
    const page = document.documentElement;
    if (!isTitle && document.querySelector('[data-topic] h3')) { isTitle = true; painted('title'); }
    if (!isReady && page && page.dataset.app === 'ready') { isReady = true; painted('ready'); }
};
new MutationObserver(look).observe(document,
    { childList: true, subtree: true, attributes: true, attributeFilter: ['data-app'] });
new PerformanceObserver(list => list.getEntries().forEach(e => {
    if (!e.hadRecentInput) bench.shift += e.value;
})).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(e => {
    bench.longest = Math.max(bench.longest, e.duration);
})).observe({ type: 'longtask', buffered: true });
";

/// Opens the app anew at a route, and waits for its first title.
pub(crate) fn visit(page: &Page, server: &Server, route: &str) {
    page.go("about:blank");
    page.go(&format!("{}{route}", server.url()));
    page.wait_for("window.bench && bench.ready && bench.title");
}

/// What the app takes of the local storage, in thousand UTF-16 units.
pub(crate) fn stored(page: &Page) -> f64 {
    page.number(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('anliegen1:'))\
         .reduce((sum, [key, text]) => sum + key.length + text.length, 0) / 1000",
    )
}
