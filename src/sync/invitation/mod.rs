//! Invitations: links that name an event's endpoint, what one may do there, and where to begin.
//! `#/join?u=<endpoint>&m=<r|rw>&t=<token>&to=<route>`, behind the `#`, so that none of it
//! reaches a web server.

mod repair;

use super::access::{Access, Token};
use super::endpoint::{Endpoint, LinkError, ends_as_document};
use super::percent::{decode, encode};
use crate::limits::INVITATION_BYTES;
use repair::{app_links, other_links, repaired_address};

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
    /// Finds the first invitation in a link, a QR code's text or a whole message, repaired
    /// where a messenger damaged it (F68). `base` is the address of the app, for links without a
    /// host. A bare address of a document is an invitation to read.
    pub fn find_in(text: &str, base: &str) -> Result<Self, LinkError> {
        let mut error = LinkError::NotALink;
        for link in app_links(text) {
            match link.and_then(|link| Self::parse(&link, base, repaired_address)) {
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

    /// Reads a link of this app that has come whole: of characters that nothing on the way
    /// changes, and without punctuation at its end. Nothing for all else, for [`Self::find_in`].
    pub fn intact(link: &str, base: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~./:?#&=%{}".contains(&byte);
        let is_whole = link.bytes().all(is_plain) && link.len() <= INVITATION_BYTES;
        let is_ended = link.ends_with(|last: char| last.is_ascii_alphanumeric());
        // What is still encoded now was encoded twice.
        let unrepaired = |address: &str| {
            if address.contains('%') { Err(LinkError::Cut) } else { Ok(address.to_owned()) }
        };
        if is_whole && is_ended { Self::parse(link, base, unrepaired).ok() } else { None }
    }

    /// Reads one whole link of this app; `repair` is applied to the address in it.
    fn parse(
        link: &str,
        base: &str,
        repair: fn(&str) -> Result<String, LinkError>,
    ) -> Result<Self, LinkError> {
        let (app, fragment) = link.split_once('#').ok_or(LinkError::NotALink)?;
        let base = if app.is_empty() { base } else { app };
        let query = fragment.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        };
        let (_, address) = value("u").ok_or(LinkError::NoEndpoint)?;
        let address = decode(address).ok_or(LinkError::Cut)?;
        let endpoint = Endpoint::parse(&repair(&address)?, base)?;
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
        finish_link(link, self.to.as_deref())
    }
}

/// An invitation to read, for people to pass on. It takes no [`Invitation`] and no [`Token`], so
/// that it cannot hold one (rule Y11). Fails only by [`LinkError::TooLong`].
pub fn share_link(base: &str, endpoint: &Endpoint, to: Option<&str>) -> Result<String, LinkError> {
    finish_link(read_link(base, endpoint), to)
}

fn read_link(base: &str, endpoint: &Endpoint) -> String {
    let app = base.split(['#', '?']).next().unwrap_or_default();
    format!("{app}#/join?u={}", encode(endpoint.relative_to(base)))
}

fn finish_link(mut link: String, to: Option<&str>) -> Result<String, LinkError> {
    if let Some(to) = to {
        link.push_str("&to=");
        link.push_str(&encode(to.trim_start_matches('#')));
    }
    // At the end these would be taken for the punctuation of the sentence around the link.
    for (last, escape) in [(".", "%2E"), (":", "%3A")] {
        if link.ends_with(last) {
            link.truncate(link.len() - last.len());
            link.push_str(escape);
        }
    }
    if link.len() > INVITATION_BYTES { Err(LinkError::TooLong) } else { Ok(link) }
}

/// The invitation that a bare address stands for, if it looks like a document's.
fn document(link: &str, base: &str) -> Result<Invitation, LinkError> {
    let endpoint = Endpoint::parse(&repaired_address(link)?, base)?;
    let path = endpoint.as_str().split('?').next().unwrap_or_default();
    if !ends_as_document(path) && !endpoint.is_sharded() {
        return Err(LinkError::OtherApp);
    }
    Ok(Invitation { endpoint, access: Access::Read, token: None, to: None })
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const APP: &str = "https://app.example/space/";
    const WRITE: &str =
        "https://app.example/space/#/join?u=https://data.example/%7Bshard%7D.json&m=rw&t=s3cr3t";

    fn endpoint(address: &str) -> Endpoint {
        Endpoint::parse(address, APP).unwrap()
    }

    fn write_invitation() -> Invitation {
        Invitation {
            endpoint: endpoint("https://data.example/{shard}.json"),
            access: Access::ReadWrite,
            token: Token::new("s3cr3t"),
            to: None,
        }
    }

    #[test]
    fn an_invitation_reads_as_it_was_written() {
        assert_eq!(write_invitation().link(APP).as_deref(), Ok(WRITE));
        assert_eq!(Invitation::find_in(WRITE, APP), Ok(write_invitation()));
        let read = Invitation::find_in("#/now?u=data/e.json&t=&to=%2Ftopic%2Ft1", APP).unwrap();
        assert_eq!(read.endpoint.as_str(), "https://app.example/space/data/e.json");
        assert_eq!(
            (read.access, read.token, read.to.as_deref()),
            (Access::Read, None, Some("/topic/t1"))
        );
    }

    // F68: what may be damaged is left to who mends it.
    #[test]
    fn f68_only_a_whole_link_is_intact() {
        assert_eq!(Invitation::intact(WRITE, APP), Some(write_invitation()));
        for end in [".", ",", ")", "...", "…", "&m=", " "] {
            assert_eq!(Invitation::intact(&format!("{WRITE}{end}"), APP), None, "{end}");
        }
        let no_endpoint = "https://app.example/space/#/join?m=rw";
        for other in [no_endpoint, "", &WRITE.replace('&', "&amp;"), &WRITE.replace('#', "\u{ad}#")]
        {
            assert_eq!(Invitation::intact(other, APP), None, "{other}");
        }
    }

    #[test]
    fn where_to_begin_is_a_route_or_nothing() {
        for to in ["topic/t1", "/join?u=x", "/topic/t%201", "/topic/t1%7F"] {
            let link = format!("#/join?u=e.json&to={}", encode(&decode(to).unwrap()));
            assert_eq!(Invitation::find_in(&link, APP).unwrap().to, None, "{to}");
        }
    }

    #[test]
    fn a_relative_address_belongs_to_the_app_that_the_link_leads_to() {
        let there = "https://other.example/x/#/join?u=e.json";
        let invitation = Invitation::find_in(there, APP).unwrap();
        assert_eq!(invitation.endpoint.as_str(), "https://other.example/x/e.json");
    }

    // Y11
    #[test]
    fn what_people_pass_on_holds_no_token_and_gives_no_power() {
        let invitation = write_invitation();
        let link = share_link(APP, &invitation.endpoint, Some("#/topic/t1")).unwrap();
        assert!(!link.contains("s3cr3t"));
        let shared = Invitation::find_in(&link, APP).unwrap();
        assert_eq!(shared.endpoint, invitation.endpoint);
        assert_eq!((shared.access, shared.token), (Access::Read, None));
        assert_eq!(shared.to.as_deref(), Some("/topic/t1"));
        assert!(!format!("{invitation:?}").contains("s3cr3t"), "no log tells it");
    }

    // F68
    #[test]
    fn damaged_links_are_mended() {
        let doubled = WRITE.replace('%', "%25").replace("https://data", "https%253A%252F%252Fdata");
        let wrapped = encode(WRITE).replace('/', "%2F").replace(':', "%3A");
        for text in [
            WRITE.replace("%7B", "{").replace("%7D", "}"),
            WRITE.replace("%7Bshard%7D", "%7bshard%7d"),
            WRITE.replace('&', "&amp;"),
            WRITE.replacen('#', "%23", 1),
            WRITE.replacen("https://app.example", "HTTPS://app.example", 1),
            WRITE.replacen("https://", "", 1),
            doubled,
            format!("{WRITE}."),
            format!("Kommt alle! ({WRITE}), bis morgen."),
            format!("<{WRITE}> Grüße"),
            format!("„{WRITE}“"),
            format!("[hier]({WRITE})!"),
            format!("*Link:*{WRITE}*"),
            format!("{WRITE}\nHallo zusammen,\nhttps://other.example/?a=b"),
            format!("{WRITE} & 100% dabei = gut"),
            format!("https://sender.example/?url={wrapped}&data=1"),
            WRITE.replace("%7Bshard", "%7\nBshard"),
            WRITE.replace("u=https", "u=\r\nhttps"),
            WRITE.replace("%7D.json", "%7D.js\non"),
            WRITE.replace("&m=rw", "\n&m=rw"),
            WRITE.replace("&t=", " &t="),
            WRITE.replace("app.example", "app.ex\nample"),
            WRITE.replace("shard", "sh\u{200b}ard"),
        ] {
            assert_eq!(Invitation::find_in(&text, APP), Ok(write_invitation()), "{text}");
        }
    }

    // F68
    #[test]
    fn a_space_in_a_files_name_survives_being_encoded_again() {
        let spaced = endpoint("https://data.example/my%20event.json");
        let link = share_link(APP, &spaced, None).unwrap();
        assert!(link.ends_with("my%2520event.json"));
        for text in [link.replace("%2520", "%252520"), link.replace("%2520", "%20"), link] {
            let found = Invitation::find_in(&text, APP).map(|invitation| invitation.endpoint);
            assert_eq!(found.as_ref(), Ok(&spaced), "{text}");
        }
        // A slash that was escaped is one again only where there would be none.
        for (given, meant) in [("a%252Fb.json", "a/b.json"), ("a/b%252Fc.json", "a/b%2Fc.json")] {
            let found = Invitation::find_in(&format!("#/join?u={given}"), APP).unwrap();
            assert_eq!(found.endpoint, self::endpoint(meant), "{given}");
        }
    }

    #[test]
    fn a_documents_bare_address_is_an_invitation_to_read() {
        for text in [
            "https://data.example/{shard}.json",
            "Die Daten: https://data.example/%7Bshard%7D.json.",
        ] {
            let found = Invitation::find_in(text, APP).unwrap();
            assert_eq!(found.endpoint, write_invitation().endpoint);
            assert_eq!((found.access, found.token), (Access::Read, None));
        }
    }

    // F67 F68
    #[test]
    fn what_is_no_invitation_says_why() {
        let long = format!("https://app.example/#/join?u={}.json", "x".repeat(INVITATION_BYTES));
        for (text, error) in [
            ("", LinkError::NotALink),
            ("WIFI:S:Saal;T:WPA;P:geheim;;", LinkError::NotALink),
            ("javascript:alert(1)", LinkError::NotALink),
            ("https://www.example.org/programm", LinkError::OtherApp),
            ("ftp://data.example/e.json", LinkError::BadScheme),
            ("https://app.example/#/join?u=javascript:alert(1)", LinkError::BadScheme),
            ("https://app.example/#/join?m=rw", LinkError::NoEndpoint),
            ("https://app.example/#/topic/t1", LinkError::NoEndpoint),
            ("https://app.example/#/join?u=https://data.exam…", LinkError::Cut),
            ("https://app.example/#/join?u=https://data.exam...", LinkError::Cut),
            ("https://app.example/#/join?u=https://data.example/%7", LinkError::Cut),
            (
                "https://a.example/#/join?u=https://me:pw@data.example/e.json",
                LinkError::Credentials,
            ),
            (&long, LinkError::TooLong),
            ("https://a.example/#/x http://a.example/#/x?u=ftp:x", LinkError::NoEndpoint),
            ("https://a.example/plan https://me:pw@data.example/e.json", LinkError::OtherApp),
        ] {
            assert_eq!(Invitation::find_in(text, APP), Err(error), "{text}");
        }
        let link = |length: usize| share_link(APP, &endpoint(&"x".repeat(length)), None);
        let longest = INVITATION_BYTES - (link(1).unwrap().len() - 1);
        assert_eq!(link(longest).map(|link| link.len()), Ok(INVITATION_BYTES));
        assert_eq!(link(longest + 1), Err(LinkError::TooLong));
    }

    proptest! {
        #[test]
        fn every_invitation_survives_its_link(
            address in "https://[a-z]{1,9}\\.example/[a-zA-Z0-9äß{}=&+_~!$'()*,;:@-]{0,30}",
            token in "[!-~]{0,20}",
            to in proptest::option::of("/[a-z]{2,8}/[a-z0-9]{1,8}"),
            write: bool,
        ) {
            let access = if write { Access::ReadWrite } else { Access::Read };
            let endpoint = endpoint(&address);
            let invitation = Invitation { endpoint, access, token: Token::new(&token), to };
            let link = invitation.link(APP).unwrap();
            prop_assert_eq!(Invitation::find_in(&link, APP), Ok(invitation));
        }

        #[test]
        fn no_text_is_too_strange(text in "([a-z#/?=&%.…: \n<>(){}]|http://|#/join\\?u=|%25|%2F|ü){0,200}") {
            if let Ok(invitation) = Invitation::find_in(&text, APP) {
                prop_assert!(invitation.endpoint.as_str().starts_with("http"));
            }
        }
    }
}
