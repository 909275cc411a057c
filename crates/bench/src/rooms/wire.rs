//! The little of HTTP and of WebSocket that it takes to be many people cheaply.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::BenchError;

/// What takes longer does not come any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection for requests one after the other.
pub struct Http(Stream);

/// A WebSocket.
pub struct Wire(Stream);

struct Stream {
    stream: TcpStream,
    inbox: BytesMut,
    address: SocketAddr,
}

impl Http {
    pub async fn open(address: SocketAddr) -> Result<Self, BenchError> {
        Stream::open(address).await.map(Self).map_err(failed)
    }

    /// Posts a JSON body, and reads the answer's.
    pub async fn post(
        &mut self,
        path: &str,
        cookie: &str,
        body: &str,
    ) -> Result<Value, BenchError> {
        let cookie = match cookie {
            "" => String::new(),
            cookie => format!("cookie: {cookie}\r\n"),
        };
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\n{cookie}\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.0.address,
            body.len()
        );
        let answer = match self.0.exchange(request.as_bytes()).await {
            // it was not used for a while
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                self.0 = Stream::open(self.0.address).await.map_err(failed)?;
                self.0.exchange(request.as_bytes()).await
            }
            answer => answer,
        };
        let (status, body) = answer.map_err(failed)?;
        let text = String::from_utf8_lossy(&body);
        if !(200..300).contains(&status) {
            return Err(BenchError::Load(format!("{path} answers {status}: {text}")));
        }
        serde_json::from_str(&text).map_err(|error| BenchError::Load(format!("{path}: {error}")))
    }
}

impl Wire {
    /// Opens a WebSocket; further headers each with its line end.
    pub async fn open(address: SocketAddr, path: &str, headers: &str) -> Result<Self, BenchError> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             {headers}\r\n"
        );
        let mut stream = Stream::open(address).await.map_err(failed)?;
        let (status, _) = stream.exchange(request.as_bytes()).await.map_err(failed)?;
        if status == 101 {
            return Ok(Self(stream));
        }
        Err(BenchError::Load(format!("{path} answers {status}")))
    }

    /// Sends a frame that was written before.
    pub async fn send(&mut self, frame: &[u8]) -> Result<(), BenchError> {
        self.0.stream.write_all(frame).await.map_err(failed)
    }

    /// The next text. Nothing is lost by not waiting for it.
    pub async fn next(&mut self) -> Result<Bytes, BenchError> {
        loop {
            while let Some((opcode, payload)) = self.0.frame() {
                match opcode {
                    1 => return Ok(payload),
                    // there is always room for so little
                    9 => drop(self.0.stream.try_write(&frame(0x8a, &payload))),
                    8 => {
                        let code = payload
                            .get(..2)
                            .map(|it| u16::from_be_bytes([it[0], it[1]]));
                        return Err(BenchError::Load(format!("a socket was closed: {code:?}")));
                    }
                    _ => {}
                }
            }
            self.0.more().await.map_err(failed)?;
        }
    }
}

impl Stream {
    async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            inbox: BytesMut::new(),
            address,
        })
    }

    async fn more(&mut self) -> io::Result<()> {
        if self.inbox.is_empty() {
            // many of these are idle
            self.inbox = BytesMut::with_capacity(4096);
        }
        match self.stream.read_buf(&mut self.inbox).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    async fn exchange(&mut self, request: &[u8]) -> io::Result<(u16, Bytes)> {
        self.stream.write_all(request).await?;
        let answer = tokio::time::timeout(PATIENCE, self.answer());
        answer.await.map_err(|_| io::ErrorKind::TimedOut)?
    }

    async fn answer(&mut self) -> io::Result<(u16, Bytes)> {
        let end = loop {
            match memchr::memmem::find(&self.inbox, b"\r\n\r\n") {
                Some(end) => break end + 4,
                None => self.more().await?,
            }
        };
        let head = self.inbox.split_to(end);
        let head = str::from_utf8(&head).map_err(io::Error::other)?;
        let status = head.get(9..12).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| io::Error::other(head.to_owned()))?;
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let length = name.eq_ignore_ascii_case("content-length");
            length.then(|| value.trim().parse::<usize>().ok()).flatten()
        });
        let length = length.unwrap_or(0);
        while self.inbox.len() < length {
            self.more().await?;
        }
        Ok((status, self.inbox.split_to(length).freeze()))
    }

    /// A frame that is there whole.
    fn frame(&mut self) -> Option<(u8, Bytes)> {
        take_frame(&mut self.inbox)
    }
}

/// A frame that is there whole: its opcode and its payload.
pub fn take_frame(inbox: &mut BytesMut) -> Option<(u8, Bytes)> {
    let (first, second) = (*inbox.first()?, *inbox.get(1)?);
    let (head, length) = match second & 0x7f {
        126 => (
            4,
            usize::from(u16::from_be_bytes(*inbox.get(2..)?.first_chunk()?)),
        ),
        127 => {
            let length = u64::from_be_bytes(*inbox.get(2..)?.first_chunk()?);
            (10, usize::try_from(length).ok()?)
        }
        length => (2, usize::from(length)),
    };
    if inbox.len() < head + length {
        return None;
    }
    inbox.advance(head);
    Some((first & 0x0f, inbox.split_to(length).freeze()))
}

/// A frame as clients send it. It is masked with nothing, which costs us nothing and the server all
/// that another mask would.
#[must_use]
pub fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match u16::try_from(payload.len()) {
        Ok(length) if length < 126 => frame.push(0x80 | length as u8),
        Ok(length) => {
            frame.push(0x80 | 126);
            frame.extend(length.to_be_bytes());
        }
        Err(_) => {
            frame.push(0x80 | 127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend_from_slice(payload);
    frame
}

/// A text frame.
#[must_use]
pub fn text(text: &str) -> Vec<u8> {
    frame(0x81, text.as_bytes())
}

fn failed(error: io::Error) -> BenchError {
    BenchError::Load(error.to_string())
}
