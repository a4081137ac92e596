//! A server's program, running with files of its own on a port of its own until it is dropped.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// No test takes so long: what a killed test run leaves behind ends by itself, in seconds.
const LONGEST: &str = "300";
/// A server stands within this time.
const STARTS: Duration = Duration::from_secs(20);
/// The user of that name on Debian.
const NOBODY: u32 = 65_534;

/// Where a server is installed, if it is: on the path, or where Debian puts servers.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let moto = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/moto/bin");
    let mut folders = vec![moto];
    folders.extend(std::env::split_paths(&path));
    folders.push(PathBuf::from("/usr/sbin"));
    folders.into_iter().map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// As [`find`]; fails the test with a word on what to do.
pub fn need(name: &str, package: &str) -> PathBuf {
    let by_hand = format!("install {package}, or let `cargo xtask test` do it as root");
    find(name).unwrap_or_else(|| panic!("{name} is missing: {by_hand}"))
}

/// A folder that goes away with its owner.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let unique = format!("anliegen-{name}-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(unique);
        fs::create_dir_all(path.join("data")).unwrap();
        let folder = Self(path);
        give_to_nobody(&folder.path().join("data"));
        give_to_nobody(folder.path());
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file that the server owns, in one step as editors and backups do.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let (file, new) = (self.0.join(name), self.0.join("new"));
        fs::write(&new, text).unwrap();
        give_to_nobody(&new);
        fs::rename(&new, &file).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lets a server that root has started write it.
fn give_to_nobody(path: &Path) {
    if is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}

/// A port that is free now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// With whose rights a server runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// Those of whoever runs the tests.
    Own,
    /// Nobody's where root runs the tests: web servers refuse to serve as root.
    Nobodys,
}

/// A server that runs.
pub struct Program(Child);

impl Program {
    /// Starts it in the foreground and waits until it answers on its port.
    pub fn start(
        program: &Path,
        args: &[&str],
        rights: Rights,
        folder: &Folder,
        port: u16,
    ) -> Self {
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let mut command = Command::new("timeout");
        command.arg(LONGEST).arg(program).args(args).current_dir(folder.path());
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        if rights == Rights::Nobodys && is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        let mut running = Self(command.spawn().unwrap());
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = running.0.try_wait().unwrap();
            if ended.is_some() || start.elapsed() > STARTS {
                let log = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
                panic!("{} does not start: {log}", program.display());
            }
            sleep(Duration::from_millis(20));
        }
        running
    }
}

impl Drop for Program {
    /// Lets it end its own processes, too; `timeout` passes the signal on.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}
