//! The schema as a table in Markdown, for `docs/format.md`.

use super::{SHARED, Type};

/// Kind, field, what it holds and what it means, a row each.
pub fn markdown() -> String {
    let row = |field: &super::Field| {
        format!(
            "| `{}` | `{}` | {} | {} |\n",
            field.kind,
            field.name,
            holds(field.holds),
            field.about
        )
    };
    let rows: String = SHARED.iter().map(row).collect();
    format!("| kind | field | holds | meaning |\n|---|---|---|---|\n{rows}")
}

fn holds(of: Type) -> String {
    match of {
        Type::Text(limit) => format!("text, {limit}"),
        Type::Word(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Type::Number => "whole number".to_owned(),
        Type::Flag => "`true`".to_owned(),
        Type::Date => "`YYYY-MM-DD`".to_owned(),
        Type::Time => "`HH:MM`".to_owned(),
        Type::Id(kind) => format!("id in `{kind}`"),
        Type::Place => "`{ \"slot\", \"space\" }`".to_owned(),
        Type::Any => "as the field".to_owned(),
    }
}
