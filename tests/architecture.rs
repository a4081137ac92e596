//! What must stay absent: directions between modules, long files, rules without a test, and
//! habits that hide faults.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

#[path = "architecture/circles.rs"]
mod circles;

use std::fs;
use std::path::{Path, PathBuf};

use anliegen::faults::{ALL, Fault};

/// Lines of a file, its tests included.
const LONGEST: usize = 350;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with this ending, with their texts.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| e == ending) {
                let text = fs::read_to_string(&path).unwrap_or_default();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder}");
    found
}

/// The part of a file before its unit tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn modules_know_only_what_lies_below() {
    let forbidden: &[(&str, &[&str])] = &[
        ("crdt", &["domain", "sync", "persistence", "export", "i18n", "format", "app", "screens"]),
        ("domain", &["sync", "persistence", "export", "i18n", "format", "app", "screens"]),
        ("sync", &["domain", "crdt", "persistence", "export", "i18n", "format", "app", "screens"]),
        ("persistence", &["domain", "sync", "export", "i18n", "format", "app", "screens"]),
        ("export", &["domain", "sync", "i18n", "format", "app", "screens"]),
        ("i18n", &["domain", "crdt", "sync", "persistence", "export", "app", "screens"]),
        ("format", &["sync", "persistence", "app", "screens"]),
        ("app", &["screens"]),
    ];
    for (module, others) in forbidden {
        for (path, text) in files(&format!("src/{module}"), "rs") {
            for other in others.iter().chain(&["platform", "components", "prerender"]) {
                // The table of fields says what a field is called.
                if *other == "i18n" && path.parent().is_some_and(|p| p.ends_with("domain/schema")) {
                    continue;
                }
                let named = format!("crate::{other}");
                assert!(!text.contains(&named), "{} names {named}", path.display());
            }
        }
    }
    for (path, text) in
        ["app", "format", "screens"].iter().flat_map(|m| files(&format!("src/{m}"), "rs"))
    {
        if draws(&path) {
            continue;
        }
        for edge in ["crate::platform", "crate::components", "leptos", "web_sys", "js_sys"] {
            assert!(!text.contains(edge), "{} names {edge}", path.display());
        }
    }
}

/// Whether a file is part of the browser's side only: its module says so where it is declared.
fn draws(path: &Path) -> bool {
    let declared = path.with_file_name("mod.rs");
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let text = fs::read_to_string(declared).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(2).any(|pair| {
        pair[0] == "#[cfg(target_arch = \"wasm32\")]" && pair[1].ends_with(&format!("mod {name};"))
    })
}

#[test]
fn s2_every_bound_stands_in_limits() {
    let limits = fs::read_to_string(root().join("src/limits.rs")).unwrap();
    for (path, text) in files("src", "rs") {
        for bound in ["4_000_000", "4_500_000", "16_000_000", "10_000_000", "2_500_000"] {
            let here = path.ends_with("limits.rs");
            assert!(here || !code(&text).contains(bound), "{}: {bound}", path.display());
            assert!(limits.contains(bound));
        }
    }
}

#[test]
fn every_text_of_the_catalog_is_said_somewhere() {
    let catalog = fs::read_to_string(root().join("src/i18n/catalog.rs")).unwrap();
    let mut said = String::new();
    for folder in ["app", "components", "domain/schema", "format", "screens"] {
        for (_, text) in files(&format!("src/{folder}"), "rs") {
            said.push_str(&text);
        }
    }
    said.push_str(&fs::read_to_string(root().join("src/prerender.rs")).unwrap());
    let (_, names) = catalog.split_once("texts! {\n").unwrap();
    let names: Vec<&str> = names.lines().filter_map(|line| line.trim().strip_suffix(',')).collect();
    assert!(names.len() > 200, "{names:?}");
    for name in names {
        assert!(cites(&said, &format!("Text::{name}")), "nobody says {name}");
    }
}

#[test]
fn one_concern_a_file() {
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in files(folder, "rs") {
            let is_catalog = path.parent().is_some_and(|p| p.ends_with("i18n"));
            let lines = text.lines().count();
            assert!(is_catalog || lines <= LONGEST, "{}: {lines} lines", path.display());
        }
    }
}

#[test]
fn every_rule_is_cited_by_a_test() {
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rules: Vec<&str> = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! - "))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(rules.len() > 30, "{rules:?}");
    let cited = all_tests();
    for rule in rules {
        assert!(cites(&cited, rule), "no test cites {rule}");
    }
}

/// Faults of what is not built yet, importing tables and QR codes.
const NOT_YET: &[&str] = &["F63", "F64", "F66", "F67"];

#[test]
fn every_fault_is_played_through_by_a_test() {
    let number = |fault: &Fault| fault.number.strip_prefix('F').unwrap().parse::<u32>().unwrap();
    assert!(ALL.is_sorted_by(|one, next| number(one) < number(next)), "one after the other");
    for fault in ALL {
        assert!(fault.happens.ends_with('.') && fault.shown.ends_with('.'), "{fault:?}");
    }
    let cited = all_tests();
    for fault in ALL.iter().filter(|fault| !NOT_YET.contains(&fault.number)) {
        assert!(cites(&cited, fault.number), "no test cites {fault:?}");
    }
}

/// A fault is named by its entry in the catalogue, and prose names only those that are there.
#[test]
fn every_fault_that_is_named_is_catalogued() {
    let known = |word: &str| ALL.iter().any(|fault| fault.number == word);
    for (path, text) in files("src", "rs") {
        let is_literal = |word: &&str| code(&text).contains(&format!("\"{word}\""));
        let literal = numbers(&text).find(is_literal);
        assert!(
            path.ends_with("faults.rs") || literal.is_none(),
            "{}: {literal:?}",
            path.display()
        );
    }
    let mut prose: Vec<(PathBuf, String)> = Vec::new();
    for (folder, ending) in
        [("src", "rs"), ("tests", "rs"), ("xtask", "rs"), ("public", "js"), ("docs", "md")]
    {
        prose.extend(files(folder, ending));
    }
    for name in ["README.md", "CHANGELOG.md"] {
        prose.push((name.into(), fs::read_to_string(root().join(name)).unwrap()));
    }
    for (path, text) in prose {
        let unknown = numbers(&text).find(|word| !known(word));
        assert!(unknown.is_none(), "{}: {unknown:?} is not in src/faults.rs", path.display());
    }
}

/// The words of a text that are numbers of faults, `F` with one or two digits.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| {
        let digits = word.strip_prefix('F').unwrap_or("");
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The texts of all tests: unit tests at the foot of files, and test folders.
fn all_tests() -> String {
    let mut texts = String::new();
    for (_, text) in files("src", "rs").into_iter().chain(files("xtask/src", "rs")) {
        if let Some((_, tests)) = text.split_once("#[cfg(test)]\nmod tests") {
            texts.push_str(tests);
        }
    }
    for (path, text) in files("tests", "rs") {
        if !path.ends_with("architecture.rs") {
            texts.push_str(&text);
        }
    }
    texts
}

/// Whether a number stands there by itself, as `M1` or, in a test's name, `m1_`.
fn cites(texts: &str, number: &str) -> bool {
    let lower = number.to_lowercase();
    let found = |word: &str| {
        texts.match_indices(word).any(|(at, _)| {
            let before = texts[..at].chars().next_back();
            let after = texts[at + word.len()..].chars().next();
            let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !part(before) && !part(after)
        })
    };
    found(number) || found(&lower)
}

#[test]
fn no_habit_that_hides_a_fault() {
    let habits = [
        ("inner_html", "S1"),
        ("style=\"", "a strict policy blocks it"),
        ("todo!(", "nothing is left open"),
        ("unimplemented!(", "nothing is left open"),
        (".unwrap()", "nothing panics on data from outside"),
        (".expect(", "nothing panics on data from outside"),
        ("panic!(", "nothing panics on data from outside"),
        ("unreachable!(", "nothing panics on data from outside"),
    ];
    for (path, text) in files("src", "rs") {
        for (habit, why) in habits {
            assert!(!code(&text).contains(habit), "{}: {habit} ({why})", path.display());
        }
    }
    let ignored = ["#[ig", "nore"].concat();
    for folder in ["src", "tests", "xtask/src"] {
        for (path, text) in files(folder, "rs") {
            assert!(!text.contains(&ignored), "{}: an ignored test", path.display());
        }
    }
}

#[test]
fn the_documentation_shows_the_table_of_kinds_and_fields() {
    let page = fs::read_to_string(root().join("docs/format.md")).unwrap();
    let table = anliegen::domain::schema::markdown();
    assert!(page.contains(&table), "the table should be:\n{table}");
}

#[test]
fn the_sample_is_a_document_that_a_person_could_write() {
    let text = fs::read_to_string(root().join("public/sample.json")).unwrap();
    let body = anliegen::crdt::read(&text, "anliegen").unwrap();
    assert!(body.unreadable.is_empty() && body.rest.is_empty() && body.stamped.is_empty());
    assert_eq!(body.write("anliegen"), text, "canonical bytes");
    let mut layers = anliegen::crdt::Layers::default();
    let _ = layers.accept("board", body);
    let board = anliegen::domain::Board::read("bewegung-50plus-2013", &layers);
    let on_wall = board.topics.iter().filter(|t| t.on_wall()).count();
    assert_eq!((board.topics.len(), board.spaces.len(), on_wall), (104, 26, 92));
}

#[test]
fn every_command_of_a_button_is_documented() {
    let page = fs::read_to_string(root().join("docs/scripting.md")).unwrap();
    let (_, list) = page.split_once("## Buttons").unwrap();
    let documented: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    let drawn: String = files("src", "rs").into_iter().map(|(_, text)| text).collect();
    for mark in [" command=\"", "data-do=\""] {
        for (at, _) in drawn.match_indices(mark) {
            let name = drawn[at + mark.len()..].split('"').next().unwrap();
            assert!(documented.contains(&name), "docs/scripting.md lacks {name}");
        }
    }
    for name in documented.iter().filter(|name| **name != "data-do") {
        // The crash panel is drawn by the start code.
        let is_drawn = drawn.contains(&format!("\"{name}\"")) || *name == "restart";
        assert!(is_drawn, "nothing is drawn with {name}");
    }
}
