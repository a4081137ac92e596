//! Invitations: links that name an event's endpoint, what one may do there, and where to begin.
//! `#/join?u=<endpoint>&m=<r|rw>&t=<token>&to=<route>`, behind the `#`, so that none of it
//! reaches a web server.

use std::fmt;

use super::endpoint::{Endpoint, LinkError, ends_as_document};
use super::percent::{decode, encode};
use super::repair::{app_links, other_links};
use crate::limits::INVITATION_BYTES;

/// What a link allows. The order is that of power.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Take part by reading.
    #[default]
    Read,
    /// Also write.
    ReadWrite,
}

/// What an endpoint that asks for one is shown. It goes to that endpoint alone (rule Y11), and
/// into no log: its `Debug` does not tell.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Printable ASCII only, as it goes into a header.
    pub fn new(text: &str) -> Option<Self> {
        let good = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        good.then(|| Self(text.to_owned()))
    }

    /// The secret itself, for a request to its endpoint.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// What an invitation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Where the event is.
    pub endpoint: Endpoint,
    /// What one may do there.
    pub access: Access,
    /// What the endpoint asks for.
    pub token: Option<Token>,
    /// Where to begin, as `/topic/t1`.
    pub to: Option<String>,
}

impl Invitation {
    /// Finds the first invitation in a link, a QR code's text or a whole message, mended where
    /// a messenger damaged it (F68). `base` is the address of the app, for links without a
    /// host. A bare address of a document is an invitation to read.
    pub fn find_in(text: &str, base: &str) -> Result<Self, LinkError> {
        let mut error = LinkError::NotALink;
        for link in app_links(text) {
            match link.and_then(|link| Self::parse(&link, base)) {
                Ok(invitation) => return Ok(invitation),
                Err(reason) if error == LinkError::NotALink => error = reason,
                Err(_) => {}
            }
        }
        for link in other_links(text) {
            match link.and_then(|link| document(&link, base)) {
                Ok(invitation) => return Ok(invitation),
                Err(reason) if error == LinkError::NotALink => error = reason,
                Err(_) => {}
            }
        }
        if error == LinkError::NotALink && text.contains("://") {
            error = LinkError::BadScheme;
        }
        Err(error)
    }

    /// Reads one whole link of this app.
    fn parse(link: &str, base: &str) -> Result<Self, LinkError> {
        let (app, fragment) = link.split_once('#').ok_or(LinkError::NotALink)?;
        let base = if app.is_empty() { base } else { app };
        let query = fragment.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        };
        let (_, address) = value("u").ok_or(LinkError::NoEndpoint)?;
        let address = decode(address).ok_or(LinkError::Cut)?;
        let endpoint = Endpoint::parse(&mended(&address)?, base)?;
        let access = match value("m") {
            Some((_, "rw")) => Access::ReadWrite,
            _ => Access::Read,
        };
        let token = match value("t") {
            Some((_, text)) if !text.is_empty() => {
                Some(decode(text).and_then(|text| Token::new(&text)).ok_or(LinkError::Cut)?)
            }
            _ => None,
        };
        let to = value("to").and_then(|(_, text)| route(text));
        Ok(Self { endpoint, access, token, to })
    }

    /// The link that says this, with the token: for posters and organisers. `base` is the
    /// address of the app. Fails only by [`LinkError::TooLong`].
    pub fn link(&self, base: &str) -> Result<String, LinkError> {
        let mut link = read_link(base, &self.endpoint);
        if self.access == Access::ReadWrite {
            link.push_str("&m=rw");
        }
        if let Some(token) = &self.token {
            link.push_str("&t=");
            link.push_str(&encode(token.reveal()));
        }
        finished(link, self.to.as_deref())
    }
}

/// An invitation to read, for people to pass on. It takes no [`Invitation`] and no [`Token`], so
/// that it cannot hold one (rule Y11). Fails only by [`LinkError::TooLong`].
pub fn share_link(base: &str, endpoint: &Endpoint, to: Option<&str>) -> Result<String, LinkError> {
    finished(read_link(base, endpoint), to)
}

fn read_link(base: &str, endpoint: &Endpoint) -> String {
    let app = base.split(['#', '?']).next().unwrap_or_default();
    [app, "#/join?u=", &encode(endpoint.relative_to(base))].concat()
}

fn finished(mut link: String, to: Option<&str>) -> Result<String, LinkError> {
    if let Some(to) = to {
        link.push_str("&to=");
        link.push_str(&encode(to.trim_start_matches('#')));
    }
    if link.len() > INVITATION_BYTES { Err(LinkError::TooLong) } else { Ok(link) }
}

/// The invitation that a bare address stands for, if it looks like a document's.
fn document(link: &str, base: &str) -> Result<Invitation, LinkError> {
    let endpoint = Endpoint::parse(&mended(link)?, base)?;
    let path = endpoint.as_str().split('?').next().unwrap_or_default();
    if !ends_as_document(path) && !endpoint.is_sharded() {
        return Err(LinkError::OtherApp);
    }
    Ok(Invitation { endpoint, access: Access::Read, token: None, to: None })
}

/// Undoes what something on the way had encoded once more. A `%` that is itself meant to stand
/// in the address before two hexadecimal digits is lost by it; nobody names files so.
fn mended(address: &str) -> Result<String, LinkError> {
    let mut address = address.to_owned();
    for _ in 0..3 {
        let lower = address.to_ascii_lowercase();
        let scheme = lower.starts_with("http%3a") || lower.starts_with("https%3a");
        if scheme || !lower.contains('/') && lower.contains("%2f") {
            address = decode(&address).ok_or(LinkError::Cut)?;
        }
        let mut parts = address.split("%25");
        let mut single = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let mut next = part.bytes();
            let digits = [next.next(), next.next()];
            let escape =
                digits.iter().all(|byte| byte.is_some_and(|byte| byte.is_ascii_hexdigit()));
            single.push_str(if escape { "%" } else { "%25" });
            single.push_str(part);
        }
        address = single;
    }
    for (escape, char) in [("%7B", "{"), ("%7b", "{"), ("%7D", "}"), ("%7d", "}"), (" ", "%20")] {
        address = address.replace(escape, char);
    }
    Ok(address)
}

/// A route of this app; anything else is as if it were absent.
fn route(text: &str) -> Option<String> {
    let text = decode(text)?;
    let route = text.trim_start_matches('#');
    let good = route.starts_with('/')
        && !route.starts_with("/join")
        && route.chars().all(|char| !char.is_whitespace() && !char.is_control());
    good.then(|| route.to_owned())
}
