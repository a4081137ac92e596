//! What somebody has changed by hand in a copy of the event, as writes of the person who takes the
//! copy in. Each replaces what the copy showed of its field and nothing else (M3): what others
//! have written since stays beside it.

use crate::app::{App, Env, actor};
use crate::crdt::{Body, Edit, Head, Layers, Register, Replica, Stamp, Value};
use crate::limits;

use super::writes::{own_name, write};

/// A field whose value in a copy was changed by hand.
pub(super) struct Difference {
    kind: String,
    id: String,
    field: String,
    /// What it says; nothing for a clearing.
    value: Option<Value>,
    /// What stands beside it in the copy.
    beside: Vec<Head>,
    /// What the copy knows of the field.
    context: Vec<Stamp>,
    /// It says what stands here already.
    is_here: bool,
}

impl Difference {
    fn new(layers: &Layers, [kind, id, field]: [&str; 3], value: Option<&Value>) -> Self {
        let heads = layers.register(kind, id, field).map(Register::heads).unwrap_or_default();
        let is_here = layers.value(kind, id, field) == value
            || heads.iter().any(|head| head.value.as_ref() == value);
        let [kind, id, field] = [kind, id, field].map(str::to_owned);
        let (beside, context) = (Vec::new(), Vec::new());
        Self { kind, id, field, value: value.cloned(), beside, context, is_here }
    }

    /// With what the copy knows of the field.
    fn over(mut self, register: &Register, context: &[Stamp]) -> Self {
        self.beside = register.heads().iter().skip(1).cloned().collect();
        self.context = context.to_vec();
        self
    }

    /// What is to be joined of it; `at` stamps the value.
    fn register(self, at: Stamp) -> Option<Register> {
        let Self { value, beside: mut heads, mut context, is_here, .. } = self;
        if is_here {
            let stamps = heads.iter().map(|head| head.at.clone()).collect();
            return Register::from_parts(heads, stamps);
        }
        context.retain(|stamp| stamp.actor != at.actor);
        heads.retain(|head| head.at.actor != at.actor);
        context.push(at.clone());
        heads.push(Head { at, value });
        Register::from_parts(heads, context)
    }
}

/// The values of a copy that were changed by hand: those that fail their check, those of a stamp
/// that stands for another value here, and those without a stamp that differ. What is merely
/// older than what stands here is none.
pub(super) fn differences(layers: &Layers, body: &Body, edits: &[Edit]) -> Vec<Difference> {
    let mut found = Vec::new();
    for Edit { kind, id, field, context } in edits {
        if let Some(register) = body.stamped.register(kind, id, field) {
            let value = register.shown().value.as_ref();
            let difference = Difference::new(layers, [kind, id, field], value);
            found.push(difference.over(register, context));
        }
    }
    for (kind, id, field, register) in body.stamped.iter() {
        let shown = register.shown();
        let here = layers.register(kind, id, field).map(Register::heads).unwrap_or_default();
        // Without a check nobody else could tell an edit from a cloned profile (F52).
        if here.iter().any(|head| head.at == shown.at && head.value != shown.value) {
            let difference = Difference::new(layers, [kind, id, field], shown.value.as_ref());
            found.push(difference.over(register, register.context()));
        }
    }
    for kind in body.hand.kinds() {
        for id in body.hand.ids(kind) {
            for field in body.hand.fields(kind, id) {
                let value = body.hand.value(kind, id, field);
                let difference = Difference::new(layers, [kind, id, field], value);
                let fits = value.is_none_or(|value| value.depth() <= limits::VALUE_DEPTH);
                found.extend(Some(difference).filter(|one| !one.is_here && fits));
            }
        }
    }
    found
}

/// The stamped part of a copy without the fields of these differences.
pub(super) fn without(body: &Body, differences: &[Difference]) -> Replica {
    let mut changed = Replica::new();
    for Difference { kind, id, field, .. } in differences {
        let _ = changed.put(kind, id, field, &Register::new(Stamp::default(), None));
    }
    let is_changed =
        |kind: &str, id: &str, field: &str| changed.register(kind, id, field).is_some();
    body.stamped.filter_registers(|kind, id, field, _| !is_changed(kind, id, field))
}

/// Writes them as this person's, and says how many there were that did not stand here already.
pub(super) fn write_differences(app: &mut App, differences: Vec<Difference>, env: &Env) -> usize {
    let now_ms = u64::try_from(env.ms).unwrap_or(0);
    if app.profile.clock.runs_ahead(now_ms) {
        actor::replace(app, env);
    }
    let count = differences.iter().filter(|difference| !difference.is_here).count();
    let mut batch = Replica::new();
    for difference in differences {
        let (kind, id) = (difference.kind.clone(), difference.id.clone());
        let field = difference.field.clone();
        if let Some(register) = difference.register(app.profile.clock.next(now_ms)) {
            let _ = batch.put(&kind, &id, &field, &register);
        }
    }
    if let Some(open) = &mut app.event {
        let _ = open.layers.write(&batch);
    }
    let _ = app.save_state.unsaved_shared.join(&batch);
    let name = own_name(app).filter(|_| count > 0);
    write(app, name.into_iter().collect(), now_ms);
    if let Some(open) = &mut app.event {
        open.refresh_board(false);
    }
    count
}
