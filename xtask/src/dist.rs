//! Writes the folder of a finished site. The files are written beside the old folder, which is
//! then replaced, so that a server never reads half a build.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::{compress, digest, project};

/// Names (with `/`) and bytes of a site's files.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Adds all files under `folder`, named relative to it. Names that begin with a dot stay out.
pub fn add_folder(files: &mut Files, folder: &Path, prefix: &str) -> Result<()> {
    let context = || format!("cannot read {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(context)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            add_folder(files, &entry.path(), &format!("{name}/"))?;
        } else {
            files.insert(name, project::read(&entry.path())?);
        }
    }
    Ok(())
}

/// A short name for exactly these files.
pub fn name_of(files: &Files) -> String {
    let mut list = String::new();
    for (name, bytes) in files {
        list.push_str(&format!("{} {name}\n", digest::hex(bytes)));
    }
    digest::short(list.as_bytes())
}

/// Adds the compressed copies.
pub fn add_compressed(files: &mut Files) -> Result<()> {
    let mut packed = Files::new();
    for (name, bytes) in files.iter().filter(|(name, _)| compress::is_compressible(name)) {
        packed.insert(format!("{name}.gz"), compress::gzip(bytes)?);
        packed.insert(format!("{name}.br"), compress::brotli(bytes)?);
    }
    files.append(&mut packed);
    Ok(())
}

/// Writes the site to `out`, replacing an earlier build there and nothing else.
pub fn write(files: &Files, out: &Path) -> Result<()> {
    let is_build = out.join("index.html").is_file() && out.join("sw.js").is_file();
    let is_empty = std::fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    ensure!(is_build || is_empty, "{} holds something else than a build", out.display());
    let (new, old) = (sibling(out, "new")?, sibling(out, "old")?);
    for leftover in [&new, &old] {
        if leftover.exists() {
            std::fs::remove_dir_all(leftover)?;
        }
    }
    for (name, bytes) in files {
        project::write(&new.join(name), bytes)?;
    }
    if out.exists() {
        std::fs::rename(out, &old)?;
    }
    std::fs::rename(&new, out).with_context(|| format!("cannot write {}", out.display()))?;
    if old.exists() {
        std::fs::remove_dir_all(&old)?;
    }
    Ok(())
}

fn sibling(out: &Path, word: &str) -> Result<std::path::PathBuf> {
    let name = out.file_name().with_context(|| format!("{} has no name", out.display()))?;
    Ok(out.with_file_name(format!(".{}-{word}", name.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
    }

    fn folder(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("anliegen-dist-{name}-{}", std::process::id()))
    }

    #[test]
    fn a_build_replaces_a_build() {
        let root = folder("replace");
        let out = root.join("dist");
        write(&files(&["index.html", "sw.js", "app-1.js"]), &out).unwrap();
        write(&files(&["index.html", "sw.js", "icons/icon.svg"]), &out).unwrap();
        let mut read = Files::new();
        add_folder(&mut read, &out, "").unwrap();
        assert_eq!(read, files(&["icons/icon.svg", "index.html", "sw.js"]));
        assert_eq!(std::fs::read_dir(&root).unwrap().count(), 1);
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_folder_of_something_else_is_left_alone() {
        let root = folder("foreign");
        project::write(&root.join("letter.txt"), b"dear").unwrap();
        let error = write(&files(&["index.html"]), &root).unwrap_err().to_string();
        assert!(error.contains("something else"), "{error}");
        assert!(root.join("letter.txt").exists());
        std::fs::remove_dir_all(root).unwrap();
    }

    // W2: the build's name follows names and bytes.
    #[test]
    fn w2_the_name_follows_the_files() {
        let name = name_of(&files(&["a", "b"]));
        assert_eq!(name, name_of(&files(&["b", "a"])));
        assert_ne!(name, name_of(&files(&["a", "c"])));
        let mut changed = files(&["a", "b"]);
        changed.insert("b".into(), vec![]);
        assert_ne!(name, name_of(&changed));
    }
}
