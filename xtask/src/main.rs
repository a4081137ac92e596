//! `cargo xtask <command>`: builds, serves, tests and measures Anliegen.
#![allow(clippy::print_stdout, reason = "what a command finds out goes to standard output")]
#![allow(clippy::format_push_string, reason = "plain to read, and nothing here is hot")]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the names are the project's own"
)]

use std::ffi::OsString;
use std::process::ExitCode;

mod bench;
mod build;
mod compress;
mod css;
mod digest;
mod dist;
mod endpoint;
mod event;
mod headers;
mod html;
mod http;
mod invite;
mod join;
mod media_types;
mod precache;
mod project;
mod sample;
mod script;
mod serve;
mod shell;
mod site;
mod size;
mod split;
mod steps;
#[path = "../../tests/support/mod.rs"]
mod support;
mod test;
mod test_servers;
mod tools;
mod venue;
mod venue_figures;
mod venue_scenarios;
mod venue_spread;
mod wasm;
mod watch;

/// One subcommand: a line for the overview, a page of help, and what it does.
pub struct Command {
    name: &'static str,
    about: &'static str,
    help: &'static str,
    run: fn(lexopt::Parser) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] = &[
    serve::COMMAND,
    test::COMMAND,
    build::COMMAND,
    size::COMMAND,
    bench::COMMAND,
    endpoint::COMMAND,
    sample::COMMAND,
    join::COMMAND,
    venue::COMMAND,
];

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    match dispatch(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: Vec<OsString>) -> anyhow::Result<()> {
    let wants_help = args.iter().any(|arg| arg == "--help" || arg == "-h");
    let mut args = args.into_iter();
    let name = args.next().and_then(|name| name.into_string().ok()).unwrap_or_default();
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) if wants_help => print!("{}", command.help),
        Some(command) => return (command.run)(lexopt::Parser::from_args(args)),
        None if wants_help || name.is_empty() || name == "help" => print!("{}", overview()),
        None => anyhow::bail!("no command `{name}`; `cargo xtask --help` lists them"),
    }
    Ok(())
}

fn overview() -> String {
    let mut text = String::from("cargo xtask <command>\n\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<9} {}\n", command.name, command.about));
    }
    text.push_str("\n`cargo xtask <command> --help` explains one.\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(args: &[&str]) -> anyhow::Result<()> {
        dispatch(args.iter().map(OsString::from).collect())
    }

    #[test]
    fn every_command_is_listed_and_explains_itself() {
        let overview = overview();
        for command in COMMANDS {
            assert!(overview.contains(command.about), "{}", command.name);
            assert!(command.help.starts_with("cargo xtask "), "{}", command.name);
            assert!(command.help.ends_with('\n'), "{}", command.name);
        }
    }

    #[test]
    fn unknown_commands_and_options_are_errors() {
        assert!(run(&["fly"]).unwrap_err().to_string().contains("`fly`"));
        for command in COMMANDS {
            let error = run(&[command.name, "--no-such-option"]).unwrap_err().to_string();
            assert!(error.contains("--no-such-option"), "{}: {error}", command.name);
        }
    }
}
