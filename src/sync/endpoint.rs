//! The address of an event's files: a URL on any web space, without any secret in it.

use super::file::File;

/// Stands in an endpoint's URL for the name of a file.
const SHARD: &str = "{shard}";

/// Why a link or an address cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is no link in it.
    NotALink,
    /// A link, but neither an invitation nor a document's address.
    OtherApp,
    /// A link of this app that names no event's address.
    NoEndpoint,
    /// Longer than [`crate::limits::INVITATION_BYTES`].
    TooLong,
    /// The event's address is neither `http` nor `https`.
    BadScheme,
    /// The event's address carries a name or password, which browsers refuse to send.
    Credentials,
    /// The end is missing: shortened for display, or cut.
    Cut,
}

/// An absolute `http` or `https` URL without credentials and fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
}

impl Endpoint {
    /// The address of an event that has none; nothing is ever asked for there.
    pub const NOWHERE: Self = Self { url: String::new() };

    /// Whether it is [`Endpoint::NOWHERE`].
    pub fn is_nowhere(&self) -> bool {
        self.url.is_empty()
    }

    /// Reads an address, absolute or relative to `base`, which is an address of the app.
    pub fn parse(address: &str, base: &str) -> Result<Self, LinkError> {
        let address = address.split('#').next().unwrap_or_default();
        if address.is_empty() {
            return Err(LinkError::NoEndpoint);
        }
        if address.chars().any(|char| char.is_whitespace() || char.is_control())
            || address.contains(['\\', '<', '>', '"', '^', '|', '`'])
        {
            return Err(LinkError::NotALink);
        }
        let absolute = if let Some(scheme) = scheme_of(address) {
            let rest = address.get(scheme.len()..).unwrap_or_default();
            let scheme = scheme.to_ascii_lowercase();
            if scheme != "http" && scheme != "https" || !rest.starts_with("://") {
                return Err(LinkError::BadScheme);
            }
            scheme + rest
        } else {
            let (origin, path) = split_origin(base).ok_or(LinkError::NotALink)?;
            if let Some(rest) = address.strip_prefix("//") {
                let scheme = scheme_of(origin).ok_or(LinkError::NotALink)?;
                format!("{scheme}://{rest}")
            } else if address.starts_with('/') {
                format!("{origin}{address}")
            } else {
                format!("{origin}{}{address}", folder_of(path))
            }
        };
        normalize(&absolute).map(|url| Self { url })
    }

    /// The address as it was given, made absolute; may hold `{shard}`.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The host with its port, for people.
    pub fn host(&self) -> &str {
        let after_scheme = self.url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.split(['/', '?']).next().unwrap_or_default()
    }

    /// Whether the event may be spread over several files.
    pub fn is_sharded(&self) -> bool {
        self.url.contains(SHARD)
    }

    /// Where `file` is. Without `{shard}` in the address there is one file only.
    pub fn url_of(&self, file: File) -> String {
        self.url.replace(SHARD, &file.name())
    }

    /// The shortest address that leads here from `base`, an address of the app.
    pub fn relative_to(&self, base: &str) -> &str {
        let below = split_origin(base).and_then(|(origin, path)| {
            self.url.strip_prefix(origin)?.strip_prefix(folder_of(path))
        });
        match below {
            Some(rest) if !rest.is_empty() && !rest.starts_with(['/', '?']) => {
                let first = rest.split('/').next().unwrap_or_default();
                if first.contains(':') { &self.url } else { rest }
            }
            _ => &self.url,
        }
    }
}

/// Whether a link ends as a document's address does.
pub(crate) fn ends_as_document(link: &str) -> bool {
    link.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("json"))
}

/// What stands before the first `:`, if it can be a scheme.
fn scheme_of(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let good = scheme.starts_with(|char: char| char.is_ascii_alphabetic());
    (good && scheme.bytes().all(plain)).then_some(scheme)
}

/// `scheme://host` and the path with what follows it.
fn split_origin(url: &str) -> Option<(&str, &str)> {
    let host = url.find("://")? + 3;
    let length = url.get(host..)?.find(['/', '?', '#']);
    length.map_or(Some((url, "")), |length| url.split_at_checked(host + length))
}

/// The path up to its last slash.
fn folder_of(path: &str) -> &str {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or("/")
}

fn normalize(url: &str) -> Result<String, LinkError> {
    let (origin, rest) = split_origin(url).ok_or(LinkError::NotALink)?;
    if origin.contains('@') {
        return Err(LinkError::Credentials);
    }
    if origin.ends_with('/') || origin.contains(['{', '}', '%']) {
        return Err(LinkError::NotALink);
    }
    let path_length = rest.find('?').unwrap_or(rest.len());
    let (path, query) = rest.split_at_checked(path_length).unwrap_or((rest, ""));
    let origin = origin.to_ascii_lowercase();
    Ok(format!("{origin}{}{query}", remove_dot_segments(path)))
}

/// Resolves `.` and `..` (RFC 3986, 5.2.4).
fn remove_dot_segments(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "https://app.example/space/index.html?x=1#/now";

    #[test]
    fn addresses_become_absolute() {
        for (address, url) in [
            ("https://Data.Example/e.json", "https://data.example/e.json"),
            ("HTTP://localhost:8081/e.json#x", "http://localhost:8081/e.json"),
            ("//data.example/e.json", "https://data.example/e.json"),
            ("/e.json", "https://app.example/e.json"),
            ("e.json", "https://app.example/space/e.json"),
            ("./data/{shard}.json?v=1", "https://app.example/space/data/{shard}.json?v=1"),
            ("../../e.json", "https://app.example/e.json"),
            ("a/./b/..", "https://app.example/space/a/"),
            ("a/b:c.json", "https://app.example/space/a/b:c.json"),
            ("https://data.example", "https://data.example/"),
        ] {
            let endpoint = Endpoint::parse(address, APP).map(|endpoint| endpoint.url);
            assert_eq!(endpoint.as_deref(), Ok(url), "{address}");
        }
    }

    #[test]
    fn what_no_browser_should_fetch_is_refused() {
        for (address, error) in [
            ("", LinkError::NoEndpoint),
            ("javascript:alert(1)", LinkError::BadScheme),
            ("ftp://data.example/e.json", LinkError::BadScheme),
            ("https:e.json", LinkError::BadScheme),
            ("data:text/html,x", LinkError::BadScheme),
            ("https:///e.json", LinkError::NotALink),
            ("https://data.example/my e.json", LinkError::NotALink),
            ("https://data.example/e\u{7f}.json", LinkError::NotALink),
            ("https://{shard}.example/e.json", LinkError::NotALink),
            ("https://data.example\\@evil/e.json", LinkError::NotALink),
            ("https://me:secret@data.example/e.json", LinkError::Credentials),
        ] {
            assert_eq!(Endpoint::parse(address, APP), Err(error), "{address}");
        }
    }

    #[test]
    fn each_file_has_its_address() {
        let endpoint = Endpoint::parse("data/{shard}.json", APP).unwrap();
        assert!(endpoint.is_sharded());
        assert_eq!(endpoint.url_of(File::BOARD), "https://app.example/space/data/board.json");
        let third = File::shard(3).unwrap();
        assert_eq!(endpoint.url_of(third), "https://app.example/space/data/3.json");
        assert_eq!(endpoint.host(), "app.example");
    }

    #[test]
    fn a_relative_address_leads_back() {
        for address in [
            "e.json",
            "data/e.json",
            "/e.json",
            "./",
            "/space//e.json",
            "./a:b.json",
            "https://other.example/",
        ] {
            let endpoint = Endpoint::parse(address, APP).unwrap();
            let short = endpoint.relative_to(APP);
            assert_eq!(Endpoint::parse(short, APP).as_ref(), Ok(&endpoint), "{address}");
        }
        let endpoint = Endpoint::parse("data/e.json", APP).unwrap();
        assert_eq!(endpoint.relative_to(APP), "data/e.json");
    }
}
