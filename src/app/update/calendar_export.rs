//! Topics as entries of a calendar: in UTC, with identities that stay, so that a calendar that
//! has them already takes what has changed (F65).

use crate::app::{App, CalendarOf, Effect, FileEffect, Session};
use crate::crdt::{Layers, Register};
use crate::domain::schema::kind;
use crate::domain::topic::{State, Topic};
use crate::export::calendar;
use crate::format::time;
use crate::format::topic::numbered;
use crate::i18n::Text;

use super::links::topic_link;

const MINUTE_MS: u64 = 60_000;

/// Hands out the calendar of the wall, of my agenda or of a topic. Topics without a time are not
/// in it; those that were withdrawn, or merged into others, are in it as cancelled.
pub(super) fn file(app: &App, of: &CalendarOf) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let is_wanted = |topic: &&Topic| match of {
        CalendarOf::Wall => true,
        CalendarOf::Mine => open.private.picks.contains(&topic.id),
        CalendarOf::Topic(id) => topic.id == *id,
    };
    let last_change = last_change_of_places(&open.layers);
    let entry = |topic| entry(app, open, topic, last_change);
    let mut entries: Vec<calendar::Entry> =
        open.board.topics.iter().filter(is_wanted).filter_map(entry).collect();
    entries.sort_by(|a, b| (a.start_ms, &a.uid).cmp(&(b.start_ms, &b.uid)));
    let title = match of {
        CalendarOf::Wall => app.lang.say(Text::Wall).to_owned(),
        CalendarOf::Mine => app.lang.say(Text::MyAgenda).to_owned(),
        CalendarOf::Topic(id) => {
            let topic = open.board.topic(id);
            topic.map(|topic| numbered(app.lang, topic).replace('\u{a0}', " ")).unwrap_or_default()
        }
    };
    let name = format!("{title}.ics").replace(' ', "-");
    let text = calendar::calendar(&open.board.event.title, &entries);
    vec![Effect::File(FileEffect::Download { name, mime: "text/calendar", text })]
}

fn entry(
    app: &App,
    open: &Session,
    topic: &Topic,
    last_change_of_places: u64,
) -> Option<calendar::Entry> {
    let board = &open.board;
    let slot = board.slot_of(topic)?;
    let place = board.space_of(topic).map(|space| time::joined(&[&space.name, &space.find]));
    let last_change = last_change(&open.layers, kind::TOPICS, &topic.id);
    let minutes = last_change.max(last_change_of_places) / MINUTE_MS;
    Some(calendar::Entry {
        uid: format!("{}.{}@anliegen", topic.id, open.id),
        // Readers keep 32 bits with a sign: minutes since 1970 fit for some thousand years.
        sequence: u32::try_from(minutes).unwrap_or(u32::MAX).min(u32::MAX >> 1),
        is_cancelled: topic.state != State::Open,
        stamp_ms: app.now.ms,
        start_ms: app.now.zone.utc(slot.start),
        end_ms: app.now.zone.utc(slot.end),
        title: topic.title.clone(),
        place: place.unwrap_or_default(),
        text: time::joined(&[&numbered(app.lang, topic), topic.convener(), topic.organisation()]),
        url: topic_link(app, open, &topic.id),
    })
}

/// When any slot or space was last changed, in ms since 1970. It counts for every topic, so that
/// the sequence of none falls when it moves from a slot that was changed late to another one.
fn last_change_of_places(layers: &Layers) -> u64 {
    let of = |kind| layers.ids(kind).into_iter().map(move |id| last_change(layers, kind, id));
    of(kind::SLOTS).chain(of(kind::SPACES)).max().unwrap_or(0)
}

/// When an entity was last changed, in ms since 1970; 0 where it was only written by hand.
fn last_change(layers: &Layers, kind: &str, id: &str) -> u64 {
    let fields = layers.stamped().fields(kind, id);
    let stamps = fields
        .filter_map(|field| layers.stamped().register(kind, id, field))
        .flat_map(Register::context);
    stamps.map(|stamp| stamp.ms).max().unwrap_or(0)
}
