//! A client without manners.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::place::Place;

pub const TEXT: u8 = 0x81;
pub const BINARY: u8 = 0x82;
pub const CLOSE: u8 = 0x88;
pub const PING: u8 = 0x89;
/// Of a first fragment, of those after it, and of the last one.
pub const FIRST_TEXT: u8 = 0x01;
pub const FIRST_BINARY: u8 = 0x02;
pub const MORE: u8 = 0x00;
pub const LAST: u8 = 0x80;

const PATIENCE: Duration = Duration::from_secs(10);

/// A TCP connection on which a socket is open.
pub struct Raw(pub TcpStream);

impl Raw {
    pub async fn open(place: &Place) -> Self {
        Self::open_and_say(place, &[]).await
    }

    /// Sends something together with the handshake.
    pub async fn open_and_say(place: &Place, bytes: &[u8]) -> Self {
        let url = place.running.url();
        let host = url.strip_prefix("http://").unwrap();
        let stream = TcpStream::connect(host).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let mut raw = Self(stream);
        let mut request = handshake(host, url).into_bytes();
        request.extend_from_slice(bytes);
        raw.send(&request).await;
        assert!(raw.head().await.starts_with("HTTP/1.1 101 "));
        raw
    }

    pub async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.unwrap();
    }

    /// The head of an answer, and not a byte more.
    pub async fn head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(timeout(PATIENCE, self.0.read_u8()).await.unwrap().unwrap());
        }
        String::from_utf8(head).unwrap()
    }

    /// The next frame: its first byte and what it holds; `None` at the end, however it comes.
    pub async fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let read = async {
            let first = self.0.read_u8().await?;
            let length = match self.0.read_u8().await? {
                126 => self.0.read_u16().await?.into(),
                127 => self.0.read_u64().await?,
                short => short.into(),
            };
            let mut bytes = vec![0; usize::try_from(length).unwrap()];
            self.0.read_exact(&mut bytes).await?;
            Ok::<_, std::io::Error>((first, bytes))
        };
        timeout(PATIENCE, read)
            .await
            .expect("it comes in time")
            .ok()
    }

    /// The code of the close frame, which is answered; whatever comes before it is read.
    pub async fn end(&mut self) -> Option<u16> {
        while let Some((first, bytes)) = self.frame().await {
            if first == CLOSE {
                let _ = self.0.write_all(&frame(CLOSE, &bytes[..2])).await;
                return Some(u16::from_be_bytes([bytes[0], bytes[1]]));
            }
        }
        None
    }
}

/// A request for a socket at `host`, from a page of `origin`.
pub fn handshake(host: &str, origin: &str) -> String {
    format!(
        "GET /socket HTTP/1.1\r\nhost: {host}\r\norigin: {origin}\r\nconnection: Upgrade\r\n\
         upgrade: websocket\r\nsec-websocket-version: 13\r\n\
         sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: conch.v1\r\n\r\n"
    )
}

/// A frame of a client, masked with zeros.
pub fn frame(first: u8, bytes: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    match bytes.len() {
        short @ 0..126 => frame.push(0x80 | u8::try_from(short).unwrap()),
        longer => {
            frame.push(0x80 | 127);
            frame.extend(u64::try_from(longer).unwrap().to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(bytes);
    frame
}
