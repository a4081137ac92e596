//! Installs the web servers that the tests run, where they are missing.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::{project, tools};

/// What the tests of the hosting recipes run, and the Debian packages that bring it.
const SERVERS: [(&str, &str); 4] = [
    ("/usr/sbin/apache2", "apache2-bin"),
    ("/usr/sbin/lighttpd", "lighttpd"),
    ("/usr/lib/lighttpd/mod_webdav.so", "lighttpd-mod-webdav"),
    ("/usr/sbin/nginx", "nginx"),
];

/// Debian starts these as soon as they are installed.
const SERVICES: [&str; 2] = ["lighttpd", "nginx"];

/// moto, a double of an object store, with only the parts that S3 needs.
const MOTO: [&str; 3] = ["moto[s3]==5.2.5", "flask==3.1.3", "flask-cors==6.0.5"];
/// Where it is installed, below the repository's root.
const MOTO_FOLDER: &str = "target/moto";

/// Installs what is missing; the error names what cannot be installed. Without a server its
/// test fails.
pub fn need() -> Result<()> {
    let web = need_web_servers();
    let store = need_object_store();
    web.and(store)
}

fn need_web_servers() -> Result<()> {
    let is_missing = |(file, _): &(&str, &str)| !Path::new(file).is_file();
    let missing: Vec<&str> =
        SERVERS.into_iter().filter(is_missing).map(|(_, package)| package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("install it by hand: apt-get install {}", missing.join(" "));
    ensure!(tools::can_install(), "a web server is missing; {by_hand}");
    tools::install(&missing).context(by_hand)?;
    for service in SERVICES.into_iter().filter(|service| missing.contains(service)) {
        // Where there are no services, there is nothing to stop.
        let _ = project::run(Command::new("systemctl").args(["disable", "--now", service]));
    }
    Ok(())
}

fn need_object_store() -> Result<()> {
    let folder = project::root().join(MOTO_FOLDER);
    if folder.join("bin/moto_server").is_file() {
        return Ok(());
    }
    let by_hand = format!(
        "install moto by hand: python3 -m venv {MOTO_FOLDER} && {MOTO_FOLDER}/bin/pip install \
         '{}'",
        MOTO.join("' '")
    );
    let make = || {
        let mut python = Command::new("python3");
        project::run(python.args(["-m", "venv"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check"]);
        project::run(pip.args(MOTO))
    };
    let made = make().or_else(|error| {
        // Debian's python3 makes no environments without this package.
        ensure!(tools::can_install(), error);
        tools::install(&["python3-venv"])?;
        make()
    });
    made.context(by_hand)
}
