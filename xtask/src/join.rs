//! `join`: joins event documents into one, to try the merge laws from outside.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;

use crate::{Command, event};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "join",
    about: "print the joined document of several files",
    help: "cargo xtask join A.json B.json [C.json …]

Joins documents of one event, as phones do, and prints the result in canonical
bytes: the same for every order of the files, and for a file given twice.
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(file) => files.push(file.into()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let texts = files.iter().map(|file| event::read(file).map(|(text, _)| text));
    println!("{}", join(&texts.collect::<Result<Vec<String>>>()?)?);
    Ok(())
}

/// Joins all documents and writes the result in canonical bytes.
fn join(texts: &[String]) -> Result<String> {
    let bodies = texts.iter().map(|text| event::parse(text));
    let mut bodies = bodies.collect::<Result<Vec<_>>>()?.into_iter();
    let mut all = bodies.next().context("name the files to join")?;
    for body in bodies {
        ensure!(body.id == all.id, "`{}` and `{}` are two events", all.id, body.id);
        for collision in all.join(&body).collisions {
            eprintln!("warning: one stamp, two values: {collision:?}");
        }
    }
    Ok(all.write(event::FORMAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, members: &str) -> String {
        format!(r#"{{"format":"anliegen","v":1,"id":"{id}",{members}}}"#)
    }

    // M1
    #[test]
    fn m1_order_and_repetition_make_no_difference() {
        let [a, b, c] = [
            r#""topics":{"t1":{"title":"A","~":{"title":"1.0.a"}}}"#,
            r#""topics":{"t1":{"title":"B","~":{"title":"2.0.b"}}}"#,
            r#""spaces":{"r1":{"name":"Saal"}},"unknown":[1,2]"#,
        ]
        .map(|members| document("e", members));
        let all = join(&[a.clone(), b.clone(), c.clone()]).unwrap();
        assert_eq!(join(&[c.clone(), b.clone(), a.clone(), b.clone()]).unwrap(), all);
        assert_eq!(join(&[all.clone(), a, b, c]).unwrap(), all);
        for part in ["\"A\"", "\"B\"", "Saal", "unknown"] {
            assert!(all.contains(part), "{part} in {all}");
        }
    }

    // F59: another event's document is refused with its name.
    #[test]
    fn f59_two_events_do_not_join() {
        let (one, two) = (document("e1", "\"_\":1"), document("e2", "\"_\":1"));
        let error = join(&[one, two]).unwrap_err().to_string();
        assert!(error.contains("e1") && error.contains("e2"), "{error}");
        assert!(join(&[]).is_err());
    }
}
