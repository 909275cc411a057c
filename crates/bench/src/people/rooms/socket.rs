//! A WebSocket over whatever the site is reached by.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Upgraded;
use reqwest::header::{CONNECTION, ORIGIN, UPGRADE};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use crate::people::site::{Fault, Site};
use crate::rooms::wire;

/// What a socket may take to be open, and to say welcome.
pub const WELCOME: Duration = Duration::from_secs(6);
/// What a frame may take to be on its way.
const WRITE: Duration = Duration::from_secs(5);

/// An open socket. Dropped, its connection is cut.
pub struct Socket {
    stream: Upgraded,
    inbox: BytesMut,
}

/// What comes out of it.
#[derive(Debug)]
pub enum Said {
    Text(Bytes),
    /// To be answered with these bytes.
    Ping(Bytes),
    /// With a code, or without a word.
    Closed(Option<u16>),
    Broken(String),
}

impl Socket {
    /// # Errors
    /// It is refused, or does not open in time.
    pub async fn open(site: &Site, path: &str) -> Result<Self, Fault> {
        let request = site.sockets.get(format!("{}{path}", site.socket_base));
        let request = request
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header(ORIGIN, &site.origin)
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
            .header("sec-websocket-protocol", "conch.v1");
        let open = async {
            let response = request.send().await?;
            let status = response.status();
            if status.as_u16() != 101 {
                let text = response.text().await.unwrap_or_default();
                return Err(Fault::status(status, &text));
            }
            Ok(Self {
                stream: response.upgrade().await?,
                inbox: BytesMut::new(),
            })
        };
        match timeout(WELCOME, open).await {
            Ok(opened) => opened,
            Err(_) => Err(Fault::new("timeout", "the socket does not open")),
        }
    }

    /// What is said next. Nothing is lost by not waiting for it.
    pub async fn next(&mut self) -> Said {
        loop {
            while let Some((opcode, payload)) = wire::take_frame(&mut self.inbox) {
                match opcode {
                    1 => return Said::Text(payload),
                    9 => return Said::Ping(payload),
                    8 => {
                        let code = payload.first_chunk().map(|code| u16::from_be_bytes(*code));
                        return Said::Closed(code);
                    }
                    _ => {}
                }
            }
            match self.stream.read_buf(&mut self.inbox).await {
                Ok(0) => return Said::Closed(None),
                Ok(_) => {}
                Err(error) => return Said::Broken(error.to_string()),
            }
        }
    }

    /// Sends a text.
    ///
    /// # Errors
    /// It cannot be sent, or not in time.
    pub async fn say(&mut self, text: &str) -> Result<(), String> {
        self.send(&wire::text(text)).await
    }

    /// Answers a ping.
    ///
    /// # Errors
    /// As of [`Socket::say`].
    pub async fn pong(&mut self, payload: &[u8]) -> Result<(), String> {
        self.send(&wire::frame(0x8a, payload)).await
    }

    async fn send(&mut self, frame: &[u8]) -> Result<(), String> {
        match timeout(WRITE, self.stream.write_all(frame)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("nothing is taken any more".to_owned()),
        }
    }

    /// Says goodbye, as a page does that moves on; nobody waits for the answer.
    pub async fn leave(mut self) {
        let normal = 1000_u16.to_be_bytes();
        drop(self.send(&wire::frame(0x88, &normal)).await);
    }
}
