//! No file needs a file that needs it: read off the `use` lines and the paths in the code.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, files, root};

/// Files that may need each other, by a part of their names: the catalogue of words and its
/// languages, as Rust wants it.
const IDIOM: &[&str] = &["i18n::"];

/// A module's path without `crate`, by the names of its parts.
type Module = Vec<String>;
/// What each module re-exports: the name to where it comes from.
type Reexports = BTreeMap<(Module, String), Module>;

#[test]
fn no_files_need_each_other() {
    let mut found: Vec<Vec<String>> = circles(&needs());
    found.retain(|circle| !IDIOM.iter().any(|part| circle.iter().all(|m| m.starts_with(part))));
    assert!(found.is_empty(), "these files need each other: {found:#?}");
}

/// Which module needs which, parents and children left out.
fn needs() -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeMap<Module, String> = files("src", "rs")
        .into_iter()
        .filter_map(|(path, text)| {
            let path = path.strip_prefix(root().join("src")).unwrap().with_extension("");
            let mut module: Module =
                path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|last| last == "mod") {
                module.pop();
            }
            let is_root = matches!(&*module.join("::"), "lib" | "main");
            (!is_root).then(|| (module, without_comments(code(&text))))
        })
        .collect();
    let mut reexports = Reexports::new();
    for (module, text) in &modules {
        for (is_public, path) in uses(text) {
            if let Some(full) = absolute(&path, module, &modules).filter(|_| is_public) {
                let name = full.last().cloned().unwrap_or_default();
                reexports.insert((module.clone(), name), full);
            }
        }
    }
    let mut needs = BTreeMap::new();
    for (module, text) in &modules {
        let paths = uses(text).into_iter().map(|(_, path)| path).chain(inline_paths(text));
        let targets = paths
            .filter_map(|path| absolute(&path, module, &modules))
            .filter_map(|full| defined_in(full, &modules, &reexports))
            .filter(|target| !target.starts_with(module) && !module.starts_with(target));
        needs.insert(module.join("::"), targets.map(|target| target.join("::")).collect());
    }
    needs
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths of all `use` lines, groups spelled out, and whether they are re-exports.
fn uses(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = text[line..at].trim();
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let Some((tree, _)) = text[at + 4..].split_once(';') else { continue };
        let tree = tree.replace(" as ", "@").split_whitespace().collect::<String>();
        let mut paths = Vec::new();
        spell_out(&tree, &mut paths);
        found.extend(paths.into_iter().map(|path| (!before.is_empty(), path)));
    }
    found
}

fn spell_out(tree: &str, paths: &mut Vec<String>) {
    let Some((prefix, group)) = tree.split_once('{') else {
        paths.push(tree.split('@').next().unwrap_or(tree).to_owned());
        return;
    };
    let group = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &group[start..at];
                if !part.is_empty() {
                    spell_out(&format!("{prefix}{part}"), paths);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Paths from `crate` or `super` that stand in the code itself.
fn inline_paths(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let is_path = |word: &&str| word.starts_with("crate::") || word.starts_with("super::");
    words.filter(is_path).map(|word| word.trim_end_matches(':').to_owned())
}

/// A path from the root of the crate; none for those of other crates.
fn absolute(path: &str, at: &Module, modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut full = at.clone();
    let mut rest = path.split("::").peekable();
    match rest.peek() {
        Some(&"crate") => {
            full.clear();
            rest.next();
        }
        Some(&("super" | "self")) => {
            while let Some(step) = rest.next_if(|step| matches!(*step, "super" | "self")) {
                if step == "super" {
                    full.pop();
                }
            }
        }
        Some(child) => {
            let child = at.iter().cloned().chain([(*child).to_owned()]).collect::<Module>();
            modules.get(&child)?;
        }
        None => return None,
    }
    full.extend(rest.map(str::to_owned));
    Some(full)
}

/// The file in which that stands at which a path leads, through re-exports.
fn defined_in(
    mut full: Module,
    modules: &BTreeMap<Module, String>,
    reexports: &Reexports,
) -> Option<Module> {
    for _ in 0..8 {
        let length =
            (1..=full.len()).rev().find(|length| modules.contains_key(&full[..*length]))?;
        let module = full[..length].to_vec();
        let Some(name) = full.get(length) else { return Some(module) };
        let Some(origin) = reexports.get(&(module.clone(), name.clone())) else {
            return Some(module);
        };
        full = origin.iter().chain(&full[length + 1..]).cloned().collect();
    }
    None
}

/// Groups of modules each of which can be reached from each other one.
fn circles(needs: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reach: BTreeMap<&String, BTreeSet<&String>> =
        needs.keys().map(|module| (module, reachable(module, needs))).collect();
    let mut found = BTreeSet::new();
    for (module, reached) in &reach {
        let circle: Vec<String> = reached
            .iter()
            .filter(|other| reach.get(**other).is_some_and(|back| back.contains(module)))
            .map(|other| (*other).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

fn reachable<'a>(
    from: &'a String,
    needs: &'a BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'a String> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        for next in needs.get(module).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let text = "use crate::a::{B, c::{self, D as E}};\npub use f::G;\nlet x = super::h::i();";
    let found: Vec<String> = uses(text).into_iter().map(|(_, path)| path).collect();
    assert_eq!(found, ["crate::a::B", "crate::a::c::self", "crate::a::c::D", "f::G"]);
    assert_eq!(inline_paths(text).last().as_deref(), Some("super::h::i"));
    let needs = |pairs: &[(&str, &str)]| {
        let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in pairs {
            needs.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        needs
    };
    let ring = needs(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")]);
    assert_eq!(circles(&ring), [["a", "b", "c"]]);
    assert!(circles(&needs(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
}
