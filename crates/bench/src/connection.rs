//! One kept connection, and the answers that come over it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::BenchError;

/// An answer that takes longer does not come any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection. Blocks: its reader has nothing else to do.
#[derive(Debug)]
pub struct Connection {
    reader: BufReader<TcpStream>,
    body: Vec<u8>,
}

/// What came back before the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    pub status: u16,
    /// Bytes of the body.
    pub length: usize,
    pub cookie: Option<String>,
    pub etag: Option<String>,
}

impl Connection {
    /// # Errors
    /// Nobody listens there.
    pub fn open(address: SocketAddr) -> Result<Self, BenchError> {
        let open = || {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            Ok(stream)
        };
        let stream = open().map_err(failed)?;
        Ok(Self {
            reader: BufReader::with_capacity(64 * 1024, stream),
            body: Vec::new(),
        })
    }

    /// Sends one request, or several that are answered one after the other.
    ///
    /// # Errors
    /// The connection is closed.
    pub fn send(&mut self, requests: &[u8]) -> Result<(), BenchError> {
        self.reader.get_mut().write_all(requests).map_err(failed)
    }

    /// Waits for the next answer, and reads all of it.
    ///
    /// # Errors
    /// None comes.
    pub fn receive(&mut self) -> Result<Head, BenchError> {
        let head = self.head().map_err(failed)?;
        self.body.resize(head.length, 0);
        self.reader.read_exact(&mut self.body).map_err(failed)?;
        Ok(head)
    }

    /// # Errors
    /// As of [`send`](Self::send) and [`receive`](Self::receive).
    pub fn exchange(&mut self, request: &[u8]) -> Result<Head, BenchError> {
        self.send(request)?;
        self.receive()
    }

    /// The body of the answer that came last.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::default();
        let mut line = Vec::new();
        loop {
            line.clear();
            if self.reader.read_until(b'\n', &mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_ascii_end();
            if text.is_empty() {
                // what has not changed comes without its body, whatever its head says
                if matches!(head.status, 204 | 304) {
                    head.length = 0;
                }
                return Ok(head);
            }
            head.take(text)?;
        }
    }
}

impl Head {
    fn take(&mut self, line: &[u8]) -> io::Result<()> {
        let text = str::from_utf8(line).map_err(io::Error::other)?;
        if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
            let code = rest.get(..3).and_then(|code| code.parse().ok());
            self.status = code.ok_or_else(|| io::Error::other(text.to_owned()))?;
        } else if let Some((name, value)) = text.split_once(':') {
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                self.length = value.parse().map_err(io::Error::other)?;
            } else if name.eq_ignore_ascii_case("set-cookie") {
                self.cookie = value.split(';').next().map(str::to_owned);
            } else if name.eq_ignore_ascii_case("etag") {
                self.etag = Some(value.to_owned());
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                return Err(io::Error::other("a body in chunks was not expected"));
            }
        }
        Ok(())
    }
}

/// A request as bytes.
#[must_use]
pub fn get(path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    request.into_bytes()
}

fn failed(error: io::Error) -> BenchError {
    BenchError::Load(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn answers_that_come_together_are_told_apart() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream
                .write_all(
                    b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nETag: \"a\"\r\n\r\nhello\
                      HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n\
                      HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno",
                )
                .unwrap();
        });
        let mut connection = Connection::open(address).unwrap();
        let first = connection.receive().unwrap();
        assert_eq!((first.status, first.etag.as_deref()), (200, Some("\"a\"")));
        assert_eq!(connection.body(), b"hello");
        assert_eq!(connection.receive().unwrap().status, 304);
        assert_eq!(connection.body(), b"");
        assert_eq!(connection.receive().unwrap().status, 404);
        assert_eq!(connection.body(), b"no");
        server.join().unwrap();
        assert!(connection.receive().is_err(), "and that was all");
    }
}
