//! Detects that a source file has changed.

use std::path::Path;
use std::time::SystemTime;

use crate::project;

/// What a rebuild depends on.
const SOURCES: [&str; 6] = ["src", "style", "public", "index.html", "Cargo.toml", "Cargo.lock"];

/// The number of files and the time of the latest write; any change of a source changes it.
pub type Snapshot = (usize, Option<SystemTime>);

/// The sources as they are now.
pub fn snapshot() -> Snapshot {
    let mut all = (0, None);
    for source in SOURCES {
        scan(&project::root().join(source), &mut all);
    }
    all
}

fn scan(path: &Path, all: &mut Snapshot) {
    let Ok(about) = path.metadata() else { return };
    all.0 += 1;
    all.1 = all.1.max(about.modified().ok());
    if about.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            scan(&entry.path(), all);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_and_a_new_time_are_changes() {
        let folder = std::env::temp_dir().join(format!("anliegen-watch-{}", std::process::id()));
        let seen = || {
            let mut all = (0, None);
            scan(&folder, &mut all);
            all
        };
        project::write(&folder.join("a/one.rs"), b"1").unwrap();
        let before = seen();
        assert_eq!(before, seen());
        project::write(&folder.join("a/two.rs"), b"2").unwrap();
        let more = seen();
        assert_ne!(before, more);
        let file = std::fs::File::options().write(true).open(folder.join("a/one.rs")).unwrap();
        file.set_modified(SystemTime::now() + std::time::Duration::from_secs(5)).unwrap();
        assert_ne!(more, seen());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
