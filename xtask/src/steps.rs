//! Progress in the terminal: each step with the time it took.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// The steps of one run, in their order.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    /// Does one step and prints its name and time; an error carries the step's name.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        eprintln!("{}", line(name, time, result.is_ok()));
        self.done.push((name.to_owned(), time, result.is_ok()));
        result.with_context(|| name.to_owned())
    }

    /// All steps so far, one line each, and the sum of their times.
    pub fn table(&self) -> String {
        let mut text = String::new();
        for (name, time, ok) in &self.done {
            text.push_str(&line(name, *time, *ok));
            text.push('\n');
        }
        let total = self.done.iter().map(|(_, time, _)| *time).sum();
        text.push_str(&line("in all", total, self.done.iter().all(|(_, _, ok)| *ok)));
        text
    }
}

fn line(name: &str, time: Duration, ok: bool) -> String {
    let mark = if ok { "" } else { "   FAILED" };
    format!("{:>7.1} s  {name}{mark}", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_what_failed() {
        let mut steps = Steps::default();
        steps.run("first", || Ok(())).unwrap();
        let error = steps.run("second", || -> Result<()> { anyhow::bail!("broken") }).unwrap_err();
        assert_eq!(format!("{error:#}"), "second: broken");
        let table = steps.table();
        assert!(table.lines().nth(1).unwrap().ends_with("second   FAILED"));
        assert!(table.lines().nth(2).unwrap().contains("in all"));
    }
}
