//! Who last changed what, as far as stamps tell.

use crate::crdt::Layers;
use crate::domain::board::Board;
use crate::domain::schema::{kind, name};
use crate::sorted;

/// One field's last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The field.
    pub field: String,
    /// When, in ms since 1970, as the author's clock had it.
    pub ms: u64,
    /// The author's profile.
    pub profile: String,
    /// The name under which the profile writes, possibly empty.
    pub name: String,
}

/// The last changes of a topic, the latest first. What stands in a file without
/// stamps leaves none.
pub fn of_topic(board: &Board, layers: &Layers, id: &str) -> Vec<Step> {
    let fields = layers.stamped().entity(kind::TOPICS, id).into_iter().flatten();
    let mut steps: Vec<Step> = Vec::new();
    for (field, register) in fields {
        for head in register.heads() {
            let profile = head.at.actor.writer();
            steps.push(Step {
                field: field.clone(),
                ms: head.at.ms,
                profile: profile.to_owned(),
                name: board.name_of(profile).unwrap_or("").to_owned(),
            });
        }
    }
    sorted::sort_by(&mut steps, |a, b| b.ms.cmp(&a.ms).then_with(|| a.field.cmp(&b.field)));
    steps
}

/// Who changed a withdrawn topic after it was withdrawn, without having seen that perhaps
/// (F54): told by stamps, because contexts do not span fields (M5).
pub fn edited_since_withdrawn(board: &Board, layers: &Layers, id: &str) -> Option<Step> {
    let state = layers.register(kind::TOPICS, id, name::STATE)?.shown();
    let mut later = of_topic(board, layers, id).into_iter();
    later.find(|step| {
        step.ms > state.at.ms
            && step.field != name::STATE
            && step.profile != state.at.actor.writer()
    })
}
