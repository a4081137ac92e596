//! Devices that have written something lately, so that a facilitator can take back what one of
//! them has done (S4).

use std::collections::BTreeMap;

use crate::app::App;
use crate::crdt::{Actor, Layers, Value};
use crate::domain::schema::{SHARED, kind, name};
use crate::format::time;
use crate::i18n::{Text, fill, plural};
use crate::limits;
use crate::screens::wall::view_model::Choice;
use crate::sorted;

const HOUR_MS: i64 = 3_600_000;

/// A device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Its profile.
    pub profile: String,
    /// "Uwe · Gerät a1b2".
    pub name: String,
    /// "12 Änderungen · seit 10:42".
    pub words: String,
}

/// The spans to choose from, by the `since` of the address.
pub fn spans(app: &App) -> Vec<Choice> {
    let chosen = chosen(app);
    let spans = [("hour", Text::SinceHour), ("today", Text::SinceToday), ("all", Text::SinceAll)];
    let choice = |(value, words): (&str, Text)| Choice {
        value: value.to_owned(),
        words: app.lang.say(words).to_owned(),
        chosen: value == chosen,
    };
    spans.map(choice).into()
}

fn chosen(app: &App) -> &str {
    match app.route.param("since") {
        Some(since @ ("today" | "all")) => since,
        _ => "hour",
    }
}

/// Where the chosen span begins, in ms since 1970.
pub fn since(app: &App) -> u64 {
    let begin = match chosen(app) {
        "all" => 0,
        "today" => {
            let here = app.now.zone.civil(app.now.ms);
            app.now.zone.utc(here.plus(-here.minute()))
        }
        _ => app.now.ms - HOUR_MS,
    };
    u64::try_from(begin).unwrap_or(0)
}

/// The other devices that have written since then and what still stands of it, the busiest
/// first.
pub fn devices(app: &App) -> Vec<Device> {
    let Some(open) = &app.event else { return Vec::new() };
    let since = since(app);
    // By profile the changes, and the earliest of them.
    let mut found: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    for (kind, id, field, register) in open.layers.stamped().iter() {
        let at = &register.shown().at;
        let profile = at.actor.writer();
        if at.ms < since || profile == app.profile.id || !counts(&open.layers, kind, id, field) {
            continue;
        }
        let (changes, first) = found.entry(profile).or_insert((0, at.ms));
        (*changes, *first) = (*changes + 1, at.ms.min(*first));
    }
    let mut found: Vec<(&str, (usize, u64))> = found.into_iter().collect();
    sorted::sort_by(&mut found, |a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(b.0)));
    let device = |(profile, (changes, first))| device(app, profile, changes, first);
    found.into_iter().take(limits::LIST_DRAWN).map(device).collect()
}

/// Names stay, and what is gone is taken back already.
fn counts(layers: &Layers, kind: &str, id: &str, field: &str) -> bool {
    let gone = layers.value(kind, id, name::GONE).and_then(Value::as_bool) == Some(true);
    let is_known = SHARED.iter().any(|row| row.kind == kind);
    is_known && kind != kind::PEOPLE && (!gone || field == name::GONE)
}

fn device(app: &App, profile: &str, changes: usize, first: u64) -> Device {
    let lang = app.lang;
    let name = app.event.as_ref().and_then(|open| open.board.name_of(profile)).unwrap_or("");
    let code = profile.get(..4).unwrap_or(profile);
    let device = match profile {
        Actor::HAND => lang.say(Text::ByHand).to_owned(),
        _ => fill(lang, Text::Device, &[code]),
    };
    let count = plural::count(lang, changes, Text::OneChange, Text::Changes);
    let since = fill(lang, Text::SinceWhen, &[&app.now.moment(lang, first)]);
    Device {
        profile: profile.to_owned(),
        name: time::joined(&[name, &device]),
        words: time::joined(&[&count, &since]),
    }
}
