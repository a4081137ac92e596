//! Web spaces as the files in `docs/hosting/` make them. Around each stands what a distribution's
//! own configuration says, with compression switched on for everything, as some hosts have it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::browser::Peer;
use crate::http::{Method, send};
use crate::program::{Folder, Program, Rights, free_port, need};
use crate::support::sample::event;

/// Where the recipes say that the files lie.
const FOLDER: &str = "/srv/anliegen";
/// Where Debian puts Apache's modules.
const MODULES: &str = "/usr/lib/apache2/modules";

/// A web space with the sample event.
pub struct Space {
    /// As the README's table calls it.
    pub name: &'static str,
    /// Where the event lies.
    pub url: String,
    /// Whom browsers take it for.
    pub peer: Peer,
    folder: Folder,
    _program: Program,
}

/// A recipe.
pub fn recipe(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting").join(name))
        .unwrap()
}

impl Space {
    /// All kinds, started one after the other.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::apache, Self::lighttpd, Self::nginx, Self::bucket].into_iter().map(|start| start())
    }

    /// Those that keep plain files.
    pub fn with_files() -> impl Iterator<Item = Self> {
        [Self::apache, Self::lighttpd, Self::nginx].into_iter().map(|start| start())
    }

    /// Apache with `mod_dav`.
    pub fn apache() -> Self {
        Self::apache_as(&recipe("apache.conf"))
    }

    /// Apache with a recipe that somebody has changed.
    pub fn apache_as(recipe: &str) -> Self {
        let program = need("apache2", "apache2");
        let (folder, port) = (Folder::new("apache"), free_port());
        let root = folder.path().display();
        let modules: String = [
            "mpm_event",
            "authz_core",
            "alias",
            "mime",
            "env",
            "filter",
            "deflate",
            "headers",
            "dav",
            "dav_fs",
        ]
        .map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"))
        .concat();
        let main = format!(
            "ServerName localhost\nListen 127.0.0.1:{port}\nServerRoot {root}\n\
             PidFile {root}/pid\nErrorLog {root}/error.log\n{modules}\
             TypesConfig /dev/null\nDavLockDB {root}/lock\n\
             AddOutputFilterByType DEFLATE application/json\n"
        );
        let conf = folder.write("conf", &(main + &placed(recipe, &folder)));
        let args = ["-D", "FOREGROUND", "-f", conf.to_str().unwrap()];
        let program = Program::start(&program, &args, Rights::Nobodys, &folder, port);
        Self::over_files("Apache", folder, program, port)
    }

    /// lighttpd with `mod_webdav`.
    pub fn lighttpd() -> Self {
        let program = need("lighttpd", "lighttpd and lighttpd-mod-webdav");
        let (folder, port) = (Folder::new("lighttpd"), free_port());
        let root = folder.path().display();
        let main = format!(
            "server.document-root = \"{root}\"\nserver.bind = \"127.0.0.1\"\n\
             server.port = {port}\nserver.errorlog = \"{root}/error.log\"\n\
             server.modules = ( \"mod_deflate\" )\n\
             deflate.mimetypes = ( \"application/json\" )\n"
        );
        let conf = folder.write("conf", &(main + &placed(&recipe("lighttpd.conf"), &folder)));
        let args = ["-D", "-f", conf.to_str().unwrap()];
        let program = Program::start(&program, &args, Rights::Nobodys, &folder, port);
        Self::over_files("lighttpd", folder, program, port)
    }

    /// nginx with its dav module.
    pub fn nginx() -> Self {
        let program = need("nginx", "nginx");
        let (folder, port) = (Folder::new("nginx"), free_port());
        let root = folder.path().display();
        let temp: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {root}/{name};\n"))
            .concat();
        let own = placed(&recipe("nginx.conf"), &folder)
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
        let main = format!(
            "daemon off;\npid {root}/pid;\nerror_log {root}/error.log;\nevents {{ }}\n\
             http {{\naccess_log off;\n{temp}gzip on;\ngzip_types application/json;\n{own}}}\n"
        );
        let conf = folder.write("conf", &main);
        let log = format!("{root}/error.log");
        let args = ["-e", &log, "-c", conf.to_str().unwrap()];
        let program = Program::start(&program, &args, Rights::Nobodys, &folder, port);
        Self::over_files("nginx", folder, program, port)
    }

    /// A bucket; moto stands in for the object store.
    pub fn bucket() -> Self {
        let program = need("moto_server", "moto[s3], flask and flask-cors with pip");
        let (folder, port) = (Folder::new("moto"), free_port());
        let args = ["-H", "127.0.0.1", "-p", &port.to_string()];
        let program = Program::start(&program, &args, Rights::Own, &folder, port);
        let file = folder.write("event.json", &event(|_| {}));
        let mut script = Command::new("sh");
        script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting/s3.sh"));
        script.args(["bucket", "hard-to-guess"]).arg(file).arg("2");
        script.env("S3_ENDPOINT", format!("http://127.0.0.1:{port}"));
        script.envs([("S3_REGION", "eu-central-1"), ("S3_KEY", "key"), ("S3_SECRET", "secret")]);
        let done = script.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let endpoint = String::from_utf8(done.stdout).unwrap().trim().to_owned();
        let url = endpoint.replace("{shard}", "board");
        assert_ne!(url, endpoint, "an event that is split");
        Self { name: "S3", url, peer: Peer::Moto, folder, _program: program }
    }

    fn over_files(name: &'static str, folder: Folder, program: Program, port: u16) -> Self {
        let url = format!("http://127.0.0.1:{port}/data/event.json");
        let space = Self { name, url, peer: Peer::Server, folder, _program: program };
        space.place(&event(|_| {}));
        space
    }

    /// The event as it stands.
    pub fn file(&self) -> String {
        send(Method::Get, &self.url, &BTreeMap::new(), None).unwrap().body
    }

    /// The organiser puts a file there, past the phones.
    pub fn place(&self, text: &str) {
        if self.name == "S3" {
            let owner = "AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/s3/aws4_request";
            let headers = BTreeMap::from([("authorization", owner.to_owned())]);
            assert!(send(Method::Put, &self.url, &headers, Some(text)).unwrap().is_good());
        } else {
            self.folder.write("data/event.json", text);
            self.rest();
        }
    }

    /// The file is gone.
    pub fn remove(&self) {
        fs::remove_file(self.folder.path().join("data/event.json")).unwrap();
        self.rest();
    }

    /// lighttpd looks at a file at most once a second.
    fn rest(&self) {
        if self.name == "lighttpd" {
            sleep(Duration::from_millis(1_100));
        }
    }
}

/// A recipe for another folder than the one it names.
fn placed(recipe: &str, folder: &Folder) -> String {
    assert!(recipe.contains(FOLDER));
    recipe.replace(FOLDER, &folder.path().display().to_string())
}
