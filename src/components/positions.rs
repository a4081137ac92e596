//! The positions of a list that grows and shrinks while somebody looks at it.

use std::sync::Arc;

use leptos::prelude::*;

/// Positions are made for so many items at a time.
const CHUNK: usize = 20;

/// Draws what stands at a position; nothing where the list has ended before.
#[derive(Clone)]
pub struct DrawPosition(Arc<dyn Fn(usize) -> AnyView + Send + Sync>);

impl<F: Fn(usize) -> AnyView + Send + Sync + 'static> From<F> for DrawPosition {
    fn from(draw: F) -> Self {
        Self(Arc::new(draw))
    }
}

/// Positions for a list. Each is drawn once and keeps its elements; what it shows later it looks
/// up itself. When the list grows, further ones are made, and those that are there stay.
#[component]
pub fn Positions(
    /// How many items the list has.
    count: Memo<usize>,
    /// What stands at a position.
    #[prop(into)]
    draw: DrawPosition,
) -> impl IntoView {
    from(0, count, draw)
}

fn from(start: usize, count: Memo<usize>, draw: DrawPosition) -> AnyView {
    let end = start + CHUNK;
    let here = (start..end).map(|at| (draw.0)(at)).collect_view();
    let goes_on = Memo::new(move |_| count.get() > end);
    let rest = move || goes_on.get().then(|| from(end, count, draw.clone()));
    view! {
        {here}
        {rest}
    }
    .into_any()
}
