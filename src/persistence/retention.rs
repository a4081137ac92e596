//! How much of what others have replaced a facilitator's phone keeps in the private document: in
//! number and in bytes, the newest. Others decide how much there is, and must not fill a phone
//! (S5).

use crate::crdt::{Register, Replica, Stamp};
use crate::{limits, sorted};

/// The kind of these values.
pub const KIND: &str = "was";

/// Leaves out the oldest ones beyond the bounds.
pub(crate) fn bound(private: &mut Replica) {
    let [_, most] = limits::REPLACED;
    let [_, mut bytes] = limits::REPLACED_BYTES;
    let values = private.iter().filter(|(kind, ..)| *kind == KIND);
    let mut values: Vec<(&Stamp, usize)> = values
        .map(|(_, id, _, register)| (&register.shown().at, id.len() + size(register)))
        .collect();
    sorted::sort_by(&mut values, |a, b| b.0.cmp(a.0));
    let kept = values.iter().take(most).take_while(|(_, size)| {
        let fits = *size <= bytes;
        bytes = bytes.saturating_sub(*size);
        fits
    });
    let kept = kept.count();
    let Some((oldest, _)) = kept.checked_sub(1).and_then(|last| values.get(last)) else {
        if !values.is_empty() {
            *private = private.filter_registers(|kind, _, _, _| kind != KIND);
        }
        return;
    };
    if kept < values.len() {
        let oldest = (*oldest).clone();
        *private = private
            .filter_registers(|kind, _, _, register| kind != KIND || register.shown().at >= oldest);
    }
}

/// What a register takes in a document, about, in bytes.
fn size(register: &Register) -> usize {
    let values = register.heads().iter().filter_map(|head| head.value.as_ref());
    values.map(|value| value.compact().len()).sum::<usize>() + 40 * register.context().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Value;

    // S5: what others replace does not fill the phone of whoever keeps it.
    #[test]
    fn s5_replaced_values_are_bounded_in_number_and_in_bytes_and_notes_are_not() {
        for (count, length, left) in [(1_500, 10, 1_000), (100, 30_000, 6), (1, 900_000, 0)] {
            let mut private = Replica::new();
            for number in 0..count {
                let at = Stamp::parse(&format!("{}.0.a", number + 1)).unwrap();
                let value = || Some(Value::text("x".repeat(length)));
                private.write(
                    KIND,
                    &format!("topics_{number}_title"),
                    "value",
                    at.clone(),
                    value(),
                );
                private.write("notes", &format!("n{number}"), "note", at, value());
            }
            bound(&mut private);
            let kept: Vec<&str> = private.ids(KIND).collect();
            assert_eq!(kept.len(), left, "{length}");
            assert_eq!(private.ids("notes").count(), count);
            let newest = format!("topics_{}_title", count - 1);
            assert_eq!(kept.contains(&newest.as_str()), left > 0);
        }
    }
}
