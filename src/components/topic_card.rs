//! A topic as a card of a list. `prerender` writes the same markup into the prepared first
//! screen.

use leptos::prelude::*;

use super::attributes::{non_empty, truth};
use super::context::use_app;
use super::positions::Positions;
use super::text::Paragraph;
use crate::domain::Command;
use crate::i18n::{Text, fill};
use crate::screens::topic_card::Row;
use crate::screens::wall::view_model::Section;

/// One topic.
#[component]
pub fn TopicCard(
    /// What the card shows.
    card: Row,
) -> impl IntoView {
    let app = use_app();
    let pick = {
        let (topic, on) = (card.id.clone(), !card.picked);
        move |_| app.command(Command::Pick { topic: topic.clone(), on })
    };
    let label = fill(app.lang(), Text::Pick, &[&card.title]);
    // A blank, so that title and mark are two words for whoever listens.
    let news = non_empty(card.news).map(|news| {
        view! {
            " "
            <small class="new" prop:textContent=news></small>
        }
        .into_any()
    });
    let number = non_empty(card.numbered.clone())
        .map(|number| view! { <b prop:textContent=number></b> }.into_any());
    let place = match (&*card.numbered, &*card.meta) {
        ("", _) | (_, "") => card.meta,
        (_, meta) => format!(" · {meta}"),
    };
    view! {
        <article
            class=format!("card f{}", card.tint)
            data-topic=card.id.clone()
            data-slot=non_empty(card.slot)
            data-space=non_empty(card.space)
            data-number=non_empty(card.number)
            data-state=card.state
            data-delivered=truth(card.delivered)
            data-clash=card.clash
            data-concurrent=non_empty(card.concurrent)
        >
            <h3>
                <a href=format!("#/topic/{}", card.id) dir="auto" prop:textContent=card.title></a>
                {news}
            </h3>
            <p class="meta" translate="no">{number}<span prop:textContent=place></span></p>
            <Paragraph class="flag" words=card.flag/>
            <button
                class="pick"
                data-do="pick"
                aria-label=label
                aria-pressed=truth(card.picked)
                on:click=pick
            ></button>
        </article>
    }
}

/// Topics as cards in a list that changes while somebody looks at it. What stands at a position
/// is drawn anew only when it shows something else, so that a pick touches one card.
#[component]
pub fn LiveTopicCards(
    /// What the cards show.
    section: Memo<Section>,
) -> impl IntoView {
    let count = Memo::new(move |_| section.with(|section| section.rows.len()));
    let card = move |at: usize| {
        let card = Memo::new(move |_| section.with(|section| section.rows.get(at).cloned()));
        let card = move || card.get().map(|card| view! { <TopicCard card/> }.into_any());
        card.into_any()
    };
    view! { <Positions count draw=card/> }
}

/// Topics as cards, one below the other.
#[component]
pub fn TopicCards(
    /// What the cards show.
    cards: Vec<Row>,
) -> impl IntoView {
    cards.into_iter().map(|card| view! { <TopicCard card/> }.into_any()).collect_view()
}
