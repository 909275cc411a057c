//! One kept connection on which the same question is asked again and again.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::BenchError;

/// A connection.
pub struct Load {
    reader: BufReader<TcpStream>,
    body: Vec<u8>,
}

/// What came back before the body.
struct Head {
    status: u16,
    length: usize,
    cookie: Option<String>,
}

impl Load {
    /// # Errors
    /// Nobody listens there.
    pub fn open(address: SocketAddr) -> Result<Self, BenchError> {
        let stream = TcpStream::connect(address).map_err(|error| failed(&error))?;
        stream.set_nodelay(true).map_err(|error| failed(&error))?;
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .map_err(|error| failed(&error))?;
        Ok(Self {
            reader: BufReader::with_capacity(64 * 1024, stream),
            body: Vec::new(),
        })
    }

    /// Asks so many times, each time after the answer.
    ///
    /// # Errors
    /// An answer is missing or is not 200.
    pub fn ask(
        &mut self,
        path: &str,
        cookie: Option<&str>,
        times: usize,
    ) -> Result<(), BenchError> {
        let request = request(path, cookie);
        for _ in 0..times {
            let head = self.exchange(&request)?;
            if head.status != 200 {
                return Err(BenchError::Load(format!("{path} answers {}", head.status)));
            }
        }
        Ok(())
    }

    /// The cookie that a path sets.
    ///
    /// # Errors
    /// It sets none.
    pub fn cookie_of(&mut self, path: &str) -> Result<String, BenchError> {
        let head = self.exchange(&request(path, None))?;
        head.cookie
            .ok_or_else(|| BenchError::Load(format!("{path} sets no cookie")))
    }

    fn exchange(&mut self, request: &[u8]) -> Result<Head, BenchError> {
        let stream = self.reader.get_mut();
        stream.write_all(request).map_err(|error| failed(&error))?;
        let head = self.head()?;
        self.body.resize(head.length, 0);
        self.reader
            .read_exact(&mut self.body)
            .map_err(|error| failed(&error))?;
        Ok(head)
    }

    fn head(&mut self) -> Result<Head, BenchError> {
        let mut head = Head {
            status: 0,
            length: 0,
            cookie: None,
        };
        let mut line = String::new();
        loop {
            line.clear();
            self.reader
                .read_line(&mut line)
                .map_err(|error| failed(&error))?;
            let text = line.trim_end();
            if text.is_empty() {
                return Ok(head);
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                head.status = rest
                    .get(..3)
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(0);
            } else if let Some((name, value)) = text.split_once(':') {
                let value = value.trim();
                if name.eq_ignore_ascii_case("content-length") {
                    head.length = value.parse().unwrap_or(0);
                } else if name.eq_ignore_ascii_case("set-cookie") {
                    head.cookie = value.split(';').next().map(str::to_owned);
                }
            }
        }
    }
}

fn request(path: &str, cookie: Option<&str>) -> Vec<u8> {
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n");
    if let Some(cookie) = cookie {
        request.push_str(&format!("Cookie: {cookie}\r\n"));
    }
    request.push_str("\r\n");
    request.into_bytes()
}

fn failed(error: &std::io::Error) -> BenchError {
    BenchError::Load(error.to_string())
}
