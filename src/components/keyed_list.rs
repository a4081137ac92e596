//! A list whose items keep their elements while it changes.

use std::sync::Arc;

use leptos::prelude::*;

/// How an item is drawn, given its id.
#[derive(Clone)]
pub struct DrawItem(Arc<dyn Fn(String) -> AnyView + Send + Sync>);

impl<F: Fn(String) -> AnyView + Send + Sync + 'static> From<F> for DrawItem {
    fn from(draw: F) -> Self {
        Self(Arc::new(draw))
    }
}

/// Items with ids. Each is drawn once and keeps its element, and with it focus, cursor and
/// listeners, for as long as its id is in the list; what it shows later it looks up itself.
///
/// It is `For` with the types of its closures erased, so that it is compiled once for all lists.
#[component]
pub fn KeyedList(
    /// The ids in their order, each once.
    ids: Memo<Vec<String>>,
    /// How an item is drawn.
    #[prop(into)]
    item: DrawItem,
) -> impl IntoView {
    view! { <For each=move || ids.get() key=String::clone children=move |id| (item.0)(id)/> }
}
