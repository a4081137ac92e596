//! Topics with which one can be merged: those like it first.

use std::collections::BTreeSet;

use crate::app::App;
use crate::domain::queries::search::Filter;
use crate::domain::queries::similar;
use crate::domain::queries::unseen::Seen;
use crate::domain::{State, Topic};
use crate::format::time;
use crate::format::topic::numbered;
use crate::i18n::{Text, fill};

/// Topics that are drawn.
const MOST: usize = 20;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What merging does.
    pub why: String,
    /// Topics: id and words.
    pub topics: Vec<(String, String)>,
    /// Only suggested: the topic is somebody else's.
    pub suggests: bool,
    /// Whether there are more than are drawn.
    pub more: bool,
}

/// Makes the screen for the words searched for.
pub fn view(app: &App, id: &str, query: &str) -> Option<View> {
    let open = app.event.as_ref()?;
    let (lang, board) = (app.lang, &open.board);
    let topic = board.topic(id)?;
    let filter = Filter { query: query.to_owned(), ..Filter::default() };
    let mut topics: Vec<&Topic> = Vec::new();
    if query.trim().is_empty() {
        topics.extend(similar::to(board, &topic.title));
    }
    let found = filter.apply(board, &BTreeSet::new(), &Seen::default(), app.host.decomposition);
    let like_it: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    topics.extend(found.into_iter().filter(|other| !like_it.contains(&other.id.as_str())));
    topics.retain(|t| t.id != id && t.state == State::Open);
    let words = |t: &&Topic| {
        let words = time::joined(&[&numbered(lang, t), &t.title, t.convener()]);
        (t.id.clone(), words)
    };
    Some(View {
        why: fill(lang, Text::MergeWhy, &[&topic.title]),
        more: topics.len() > MOST,
        topics: topics.iter().take(MOST).map(words).collect(),
        suggests: !app.may_change(id),
    })
}
