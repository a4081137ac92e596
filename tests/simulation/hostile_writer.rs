//! Somebody who fills the files so that others should no longer be heard (S5): everything is well
//! formed, and nothing of it is more than anybody may write.

use anliegen::crdt::{Replica, Stamp, Value, read_edited};
use anliegen::domain::schema::{kind, name};
use anliegen::limits;

use crate::mishaps::Watched;
use crate::oracle::Known;
use crate::support::marks::Mark;
use crate::support::rng::Rng;

/// What is written: kind, id, field, counter of the stamp, value.
type Line = (&'static str, String, &'static str, u32, Value);

/// One way to harm others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Many topics have the number of one that is there.
    SameNumbers,
    /// Titles that fill screens and disks.
    GiantTitles,
    /// As many authors of one field as a reader takes.
    ManyAuthors,
    /// More files than there are.
    ManyShards,
    /// The same stamps say something else each time, so that phones set aside what loses.
    FilledQuarantine,
}

impl Harm {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SameNumbers,
        Self::GiantTitles,
        Self::ManyAuthors,
        Self::ManyShards,
        Self::FilledQuarantine,
    ];
}

/// Writes it into the board.
pub fn write(world: &mut Watched, harm: Harm) {
    let Some(stored) = world.scene.server.file("board").cloned() else { return };
    // What was edited by hand stays an edit: only harm is done here that a phone cannot tell.
    let read = read_edited(&stored.text, "anliegen", limits::DOCUMENT_BYTES);
    let Ok((mut body, _)) = read else { return };
    let lines = lines(harm, &mut world.rng);
    let letters = match harm {
        // The same authors and moments as the last time.
        Harm::FilledQuarantine => "twice".to_owned(),
        _ => world.rng.letters(5),
    };
    let ms = match harm {
        Harm::FilledQuarantine => 1_000,
        _ => u64::try_from(world.scene.now).unwrap(),
    };
    let mut all = Replica::new();
    for (at, (kind, id, field, counter, value)) in lines.into_iter().enumerate() {
        let author = Stamp::parse(&format!("0.0.bad{letters}{at:03}")).unwrap();
        let mut one = Replica::new();
        one.write(kind, &id, field, Stamp { ms, counter, ..author }, Some(value));
        // They have seen nothing of anybody, their own other writes included.
        let fresh = world.witness.oracle.wrote(&one, true, &mut Known::default());
        world.witness.foreign.extend(fresh);
        let _ = all.join(&one);
    }
    if harm == Harm::FilledQuarantine {
        world.witness.oracle.contested.extend(all.stamps().map(Stamp::text));
        // What stood there under the same stamps gives way at the server, as if never written.
        body.stamped = body.stamped.filter_registers(|_, id, _, _| !id.starts_with("twice"));
    }
    let _ = body.join_stamped(&all);
    world.scene.server.place("board", body.write_checked("anliegen"));
    world.scene.marks.hit(Mark::Hostile);
}

fn lines(harm: Harm, rng: &mut Rng) -> Vec<Line> {
    let stem = rng.letters(4);
    let topic =
        |at: usize, field, value| (kind::TOPICS, format!("bad{stem}{at:02}"), field, 0, value);
    match harm {
        Harm::SameNumbers => (0..30)
            .flat_map(|at| {
                let title = Value::text(format!("Nummer {at}"));
                [topic(at, name::TITLE, title), topic(at, name::NUMBER, number(1))]
            })
            .collect(),
        Harm::GiantTitles => {
            let title = |at: usize| Value::text(format!("{at} ").repeat(4_000));
            (0..3).map(|at| topic(at, name::TITLE, title(at))).collect()
        }
        Harm::ManyAuthors => (0..256)
            .map(|at| {
                let title = Value::text(format!("Titel {at}"));
                (kind::TOPICS, "t2".to_owned(), name::TITLE, 0, title)
            })
            .collect(),
        Harm::ManyShards => vec![(kind::EVENT, "main".to_owned(), name::SHARDS, 0, number(256))],
        Harm::FilledQuarantine => (0..=limits::QUARANTINED)
            .map(|at| {
                let words = Value::text(format!("{stem} ").repeat(400));
                ("polls", format!("twice{at:02}"), "question", 0, words)
            })
            .collect(),
    }
}

fn number(number: u64) -> Value {
    serde_json::from_value(number.into()).unwrap()
}
