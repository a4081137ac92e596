//! Measured figures: medians with the least and the greatest, as a table or as JSON.

use serde_json::{Map, Value, json};

/// What was measured, run by run, in the order of first mention.
#[derive(Debug, Default)]
pub struct Figures(Vec<Figure>);

#[derive(Debug)]
struct Figure {
    name: String,
    values: Vec<f64>,
}

impl Figures {
    /// Adds one run's value.
    pub fn add(&mut self, name: &str, value: f64) {
        match self.0.iter_mut().find(|figure| figure.name == name) {
            Some(figure) => figure.values.push(value),
            None => self.0.push(Figure { name: name.to_owned(), values: vec![value] }),
        }
    }

    /// Names and, for each, the median, the least and the greatest.
    fn rows(&self) -> impl Iterator<Item = (&str, [f64; 3], &[f64])> {
        self.0.iter().map(|figure| {
            let mut sorted = figure.values.clone();
            sorted.sort_by(f64::total_cmp);
            let at = |at: usize| sorted.get(at).copied().unwrap_or(f64::NAN);
            let last = sorted.len().saturating_sub(1);
            let median = f64::midpoint(at(last / 2), at(last.div_ceil(2)));
            (figure.name.as_str(), [median, at(0), at(last)], figure.values.as_slice())
        })
    }

    /// The figures of one event for machines.
    pub fn json(&self) -> Value {
        let row = |(name, [median, min, max], values): (&str, [f64; 3], &[f64])| {
            let value = json!({ "median": median, "min": min, "max": max, "values": values });
            (name.to_owned(), value)
        };
        Value::Object(self.rows().map(row).collect::<Map<_, _>>())
    }
}

/// One Markdown table of several events side by side.
pub fn table(events: &[(String, Figures)]) -> String {
    let heads: Vec<&str> = events.iter().map(|(name, _)| name.as_str()).collect();
    let mut lines = vec![
        format!("| | {} |", heads.join(" | ")),
        format!("|---|{}", "---:|".repeat(events.len())),
    ];
    let mut names: Vec<&str> = Vec::new();
    for (name, ..) in events.iter().flat_map(|(_, figures)| figures.rows()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        let cell = |(_, figures): &(String, Figures)| {
            let row = figures.rows().find(|(known, ..)| *known == name);
            row.map_or_else(String::new, |(_, row, _)| cell_text(row))
        };
        let cells: Vec<String> = events.iter().map(cell).collect();
        lines.push(format!("| {name} | {} |", cells.join(" | ")));
    }
    lines.join("\n") + "\n"
}

/// `0.46 (0.44–0.51)`, and one number where all runs agree.
fn cell_text([median, min, max]: [f64; 3]) -> String {
    let digits =
        if max >= 20.0 || [median, min, max].iter().all(|v| v.fract() == 0.0) { 0 } else { 2 };
    let number = |value: f64| format!("{value:.digits$}");
    if min.to_bits() == max.to_bits() {
        return number(median);
    }
    format!("{} ({}–{})", number(median), number(min), number(max))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(values: &[f64]) -> Figures {
        let mut figures = Figures::default();
        for value in values {
            figures.add("first title, s", *value);
        }
        figures
    }

    #[test]
    fn a_cell_has_the_median_and_its_bounds() {
        let odd = figures(&[0.5, 0.25, 0.75]);
        let even = figures(&[100.0, 300.0, 200.0, 400.0]);
        let all = table(&[("104".into(), odd), ("1,000".into(), even)]);
        assert_eq!(
            all,
            "| | 104 | 1,000 |\n|---|---:|---:|\n\
             | first title, s | 0.50 (0.25–0.75) | 250 (100–400) |\n"
        );
    }

    #[test]
    fn equal_runs_are_one_number() {
        assert_eq!(cell_text([3.0, 3.0, 3.0]), "3");
        assert_eq!(cell_text([0.5, 0.5, 0.5]), "0.50");
    }

    #[test]
    fn machines_get_every_run() {
        let json = figures(&[2.0, 1.0]).json();
        assert_eq!(json["first title, s"]["values"], json!([2.0, 1.0]));
        assert_eq!(json["first title, s"]["median"], json!(1.5));
    }
}
