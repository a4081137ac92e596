//! HTTP/1.1 as bytes: as much of it as browsers need from a server.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;

use crate::Answer;

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// `GET`, `PUT`, …
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Seen {
    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }

    /// Everything that was sent, as one text.
    pub fn everything(&self) -> String {
        let mut text = format!("{} {}\n", self.method, self.target);
        for (name, value) in &self.headers {
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
            text.push('\n');
        }
        text.push_str(&String::from_utf8_lossy(&self.body));
        text
    }
}

/// Reads the next request; `None` where the browser has closed the connection.
pub fn read(reader: &mut BufReader<TcpStream>) -> Result<Option<Seen>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let mut seen = Seen {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        ..Seen::default()
    };
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            seen.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    let length = seen.header("Content-Length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    seen.body = body;
    Ok(Some(seen))
}

/// Sends an answer. Whether the connection may go on.
pub fn write(stream: &mut TcpStream, answer: &Answer, with_body: bool) -> Result<bool> {
    let mut head = format!("HTTP/1.1 {} -\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    }
    if !matches!(answer.status, 204 | 304) {
        let _ = write!(head, "Content-Length: {}\r\n", answer.body.len());
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if with_body && !matches!(answer.status, 204 | 304) {
        let end = if answer.breaks { answer.body.len() / 2 } else { answer.body.len() };
        let body = answer.body.get(..end).unwrap_or_default();
        let pieces = if answer.pause.is_zero() { 1 } else { 10 };
        for piece in body.chunks(end.div_ceil(pieces).max(1)) {
            std::thread::sleep(answer.pause);
            bytes.extend(piece);
            stream.write_all(&bytes)?;
            stream.flush()?;
            bytes.clear();
        }
    }
    stream.write_all(&bytes)?;
    stream.flush()?;
    Ok(!answer.breaks)
}
