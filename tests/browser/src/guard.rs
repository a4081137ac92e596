//! Programs that end with the test that started them, however it ends.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Runs a program until its own standard input closes, which the system does for us when the
/// test process is gone; then ends it with all that it has started, which is all one process
/// group, and removes its folder.
const WATCH: &str = r#"
folder=$1; shift
"$@" & read -r _
trap '' TERM; kill 0; wait
for _ in 1 2 3 4 5 6 7 8 9; do
  rm -rf "$folder" 2>/dev/null; sleep 0.2; [ -e "$folder" ] || break
done
kill -KILL 0
"#;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A program that runs as long as this is there, with a folder of its own.
pub struct Guarded {
    watcher: Child,
    /// Its folder; gone when the program has ended.
    pub folder: PathBuf,
}

impl Guarded {
    /// Starts a program; `package` is what to install where it is missing.
    pub fn start(
        program: &str,
        package: &str,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> (Self, impl Iterator<Item = String> + use<>) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let is_there = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
        assert!(is_there, "{program} is missing; install it: apt-get install {package}");
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("anliegen-browser-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder for the program");
        let mut command = Command::new("sh");
        command.arg("-c").arg(WATCH).arg("watch").arg(&folder).arg(program).args(args);
        command.envs(env.iter().copied()).env("TMPDIR", &folder);
        command.process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut watcher = command.spawn().expect("a shell");
        let lines = BufReader::new(watcher.stdout.take().expect("its output")).lines();
        (Self { watcher, folder }, lines.map_while(Result::ok))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
    }
}
