//! Notes that a person writes in two tabs: what one of them has called saved stands until somebody
//! who had seen it wrote over it (M3, F17).

use anliegen::crdt::Register;
use anliegen::domain::schema::kind;

use crate::invariants::Invariants;
use crate::support::venue::Scene;

/// Looks at the notes on every open page.
pub fn are_kept(scene: &Scene, witness: &Invariants) -> Result<(), String> {
    let oracle = &witness.oracle;
    for (number, phone) in scene.phones.iter().enumerate().filter(|(_, phone)| !phone.person.gone) {
        let replicas = phone.tabs.iter().filter_map(|tab| scene.page(*tab)?.tab.app.event.as_ref());
        let replicas: Vec<_> = replicas.map(|open| &open.replica).collect();
        for field in oracle.fields.keys().filter(|(kind, ..)| kind == kind::NOTES) {
            let (kind, id, name) = field;
            for replica in &replicas {
                let register = replica.register(kind, id, name);
                let is_known = |stamp: &str| {
                    let mut context = register.into_iter().flat_map(Register::context);
                    context.any(|known| known.text() == stamp)
                };
                let exists = |write: usize| {
                    witness.author(write) == Some(number) || is_known(&oracle.writes[write].stamp)
                };
                for write in oracle.standing(field, exists) {
                    let stamp = &oracle.writes[write].stamp;
                    let mut heads = register.into_iter().flat_map(Register::heads);
                    if !heads.any(|head| head.at.text() == *stamp) {
                        return Err(format!("F17: phone {number} lost {field:?} {stamp}"));
                    }
                }
            }
        }
    }
    Ok(())
}
