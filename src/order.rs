//! Sorting once for all lists, by way of their positions: the standard sorts cost 5 to 7 kB of
//! code for each element type.

use std::cmp::Ordering;

/// Sorts a list; equal elements keep their order.
pub fn sort<T>(list: &mut Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) {
    let by_position = |a: usize, b: usize| match (list.get(a), list.get(b)) {
        (Some(x), Some(y)) => order(x, y),
        _ => Ordering::Equal,
    };
    let positions = positions(list.len(), &by_position);
    let mut unsorted: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(positions.into_iter().filter_map(|at| unsorted.get_mut(at)?.take()));
}

/// The positions `0..len` in the order given; equal ones keep their order. Merges runs of
/// one, two, four and so on.
pub fn positions(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    let mut run = 1;
    while run < len {
        let mut merged = Vec::with_capacity(len);
        for pair in positions.chunks(2 * run) {
            let (first, second) = pair.split_at(run.min(pair.len()));
            merge(first, second, order, &mut merged);
        }
        positions = merged;
        run *= 2;
    }
    positions
}

fn merge(
    mut first: &[usize],
    mut second: &[usize],
    order: &dyn Fn(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    while let (Some((a, after_a)), Some((b, after_b))) = (first.split_first(), second.split_first())
    {
        if order(*a, *b).is_gt() {
            merged.push(*b);
            second = after_b;
        } else {
            merged.push(*a);
            first = after_a;
        }
    }
    merged.extend_from_slice(first);
    merged.extend_from_slice(second);
}

/// Compares names so that "Raum 2" comes before "Raum 10".
pub fn natural(a: &str, b: &str) -> std::cmp::Ordering {
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

fn digits(chars: &mut std::iter::Peekable<std::str::Chars>) -> u64 {
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
        sort(&mut names, &|a, b| natural(a, b));
        assert_eq!(names, ["Foyer", "Raum", "Raum 2", "Raum 2a", "Raum 10", "Saal"]);
        assert_eq!(natural("Raum 99999999999999999999999", "Raum 2"), Ordering::Greater);
    }

    #[test]
    fn equal_elements_keep_their_order() {
        let mut list = vec![(1, 'b'), (0, 'x'), (1, 'a'), (0, 'y')];
        sort(&mut list, &|a, b| a.0.cmp(&b.0));
        assert_eq!(list, [(0, 'x'), (0, 'y'), (1, 'b'), (1, 'a')]);
    }
}
