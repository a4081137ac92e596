//! A small HTTP server on loopback: requests and replies as plain data, threads that answer.

use std::io::Read as _;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Response, Server};

/// The names of the loopback address. Two origins are two phones: windows of one origin share
/// their storage.
pub const HOSTS: [&str; 2] = ["localhost", "127.0.0.1"];
/// The longest request body that is read, in bytes.
pub const BODY_BYTES: usize = 10_000_000;
/// Requests answered at the same time on one address.
const THREADS: usize = 4;

/// A request as the handlers see it.
#[derive(Default)]
pub struct Request {
    /// `GET`, `PUT`, …
    pub method: String,
    /// The path with its leading slash, as sent, without the query.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body; `None` where it is longer than [`BODY_BYTES`].
    pub body: Option<Vec<u8>>,
}

impl Request {
    /// The first header of this name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }
}

/// A reply as the handlers give it.
#[derive(Debug, Default)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body; left out by the server where the method is `HEAD`.
    pub body: Vec<u8>,
}

impl Reply {
    /// A reply without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// A line of plain text.
    pub fn text(status: u16, text: &str) -> Self {
        Self { status, body: format!("{text}\n").into_bytes(), ..Self::default() }
            .with("Content-Type", "text/plain; charset=utf-8")
    }

    /// The same with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What answers requests.
pub type Handler = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// Serves on `127.0.0.1` and, where there is one, on `[::1]`, until the program ends. `option`
/// is what the person may pass to take another port.
pub fn serve(port: u16, option: &str, handler: &Handler) -> Result<()> {
    let taken = |error: std::io::Error| {
        anyhow!("port {port} cannot be used ({error}); choose another with {option} PORT")
    };
    let mut listeners =
        vec![TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(taken)?];
    match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(listener) => listeners.push(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(taken(error)),
        Err(_) => {} // a machine without IPv6
    }
    for listener in listeners {
        let server = Arc::new(Server::from_listener(listener, None).map_err(|e| anyhow!(e))?);
        for _ in 0..THREADS {
            let (server, handler) = (Arc::clone(&server), Arc::clone(handler));
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &handler);
                }
            });
        }
    }
    Ok(())
}

fn answer(mut received: tiny_http::Request, handler: &Handler) {
    let Ok(body) = read_body(received.as_reader()) else { return };
    let path = received.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let headers = received.headers().iter();
    let request = Request {
        method: received.method().to_string(),
        path,
        headers: headers.map(|h| (h.field.to_string(), h.value.to_string())).collect(),
        body,
    };
    let reply = handler(&request);
    let headers = reply
        .headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
        .collect();
    let length = reply.body.len();
    let response =
        Response::new(reply.status.into(), headers, reply.body.as_slice(), Some(length), None)
            .with_chunked_threshold(usize::MAX);
    received.respond(response).ok(); // the client may have gone
}

fn read_body(reader: &mut dyn std::io::Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    reader.take(BODY_BYTES as u64 + 1).read_to_end(&mut body)?;
    Ok((body.len() <= BODY_BYTES).then_some(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_bounded() {
        let mut long = std::io::repeat(b'a');
        assert_eq!(read_body(&mut long).unwrap(), None);
        assert_eq!(read_body(&mut &b"abc"[..]).unwrap(), Some(b"abc".to_vec()));
    }

    #[test]
    fn header_names_have_no_case() {
        let headers = vec![("if-match".to_owned(), "\"1\"".to_owned())];
        let request = Request { headers, ..Request::default() };
        assert_eq!(request.header("If-Match"), Some("\"1\""));
        assert_eq!(request.header("Origin"), None);
    }

    #[test]
    fn a_taken_port_names_the_option() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let handler: Handler = Arc::new(|_| Reply::empty(200));
        let error = serve(port, "--endpoint-port", &handler).unwrap_err().to_string();
        assert!(error.contains("--endpoint-port") && error.contains(&port.to_string()), "{error}");
    }
}
