//! How numbers are spread: their hundredths.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

/// Some durations in ms, or other numbers: how often which. Of saves and phones there are too
/// many pairs for a list.
#[derive(Default)]
pub struct Spread(BTreeMap<i64, usize>);

impl Spread {
    /// One more.
    pub fn add(&mut self, value: i64) {
        *self.0.entry(value).or_default() += 1;
    }

    /// The value below which so many hundredths lie.
    pub fn at(&self, percent: usize) -> Option<i64> {
        let last = self.0.values().sum::<usize>().checked_sub(1)?;
        let mut left = last * percent / 100;
        let mut values = self.0.iter();
        let reaches = |(_, count): &(&i64, &usize)| {
            let here = left < **count;
            left = left.saturating_sub(**count);
            here
        };
        values.find(reaches).map(|(value, _)| *value)
    }

    /// p50, p95 and p99 in seconds, with one digit.
    pub fn seconds(&self) -> String {
        let seconds = |percent| match self.at(percent) {
            Some(ms) => format!("{}.{}", ms / 1_000, ms % 1_000 / 100),
            None => "–".to_owned(),
        };
        format!("{} / {} / {}", seconds(50), seconds(95), seconds(99))
    }

    /// The same as numbers.
    pub fn json(&self) -> Json {
        json!({ "p50": self.at(50), "p95": self.at(95), "p99": self.at(99) })
    }
}

impl FromIterator<i64> for Spread {
    fn from_iter<T: IntoIterator<Item = i64>>(values: T) -> Self {
        let mut spread = Self::default();
        values.into_iter().for_each(|value| spread.add(value));
        spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_finds_its_hundredths_as_in_a_sorted_list() {
        assert_eq!(Spread::default().at(50), None);
        let spread: Spread = [30, 10, 20, 10, 40].into_iter().collect();
        let found = [0, 25, 50, 74, 75, 99, 100].map(|percent| spread.at(percent));
        assert_eq!(found, [10, 10, 20, 20, 30, 30, 40].map(Some));
    }
}
