//! Natural sort order: numbers within names count as numbers.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares names so that "Raum 2" comes before "Raum 10".
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let order = digits(&mut a).cmp(&digits(&mut b));
                if order.is_ne() {
                    return order;
                }
            }
            (x, y) => {
                if x != y || x.is_none() {
                    return x.cmp(&y);
                }
                a.next();
                b.next();
            }
        }
    }
}

fn digits(chars: &mut Peekable<Chars>) -> u64 {
    let mut n: u64 = 0;
    while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
        n = n.saturating_mul(10).saturating_add(u64::from(digit));
        chars.next();
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_with_numbers_in_their_order() {
        let mut names = vec!["Raum 10", "Raum 2", "Saal", "Raum", "Raum 2a", "Foyer"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["Foyer", "Raum", "Raum 2", "Raum 2a", "Raum 10", "Saal"]);
        assert_eq!(compare("Raum 99999999999999999999999", "Raum 2"), Ordering::Greater);
    }
}
