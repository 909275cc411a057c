//! A WebSocket of a page.

use std::time::Duration;

use futures::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::{ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

/// What a test waits for a frame.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open socket that speaks JSON. Dropped, its connection is cut without a word.
pub struct SignalSocket {
    frames: WebSocketStream<TcpStream>,
}

impl SignalSocket {
    /// Opens a socket as a page of the server at `base` does, with the subprotocol of signals.
    ///
    /// # Panics
    /// The server refuses.
    pub async fn open(base: &str, path: &str) -> Self {
        let opened = Self::ask(base, path, &[]).await;
        opened.unwrap_or_else(|status| panic!("{path} is refused with {status}"))
    }

    /// Asks for a socket with some headers more, or other ones (`""`: none); the status if it is
    /// refused.
    ///
    /// # Errors
    /// The status of the refusal.
    ///
    /// # Panics
    /// The server does not answer.
    pub async fn ask(
        base: &str,
        path: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, u16> {
        let host = base.strip_prefix("http://").expect("http only");
        let mut request = format!("ws://{host}{path}").into_client_request().unwrap();
        let ours = request.headers_mut();
        ours.insert(ORIGIN, HeaderValue::from_str(base).unwrap());
        let protocol = HeaderValue::from_static(proto_events::signal::SUBPROTOCOL);
        ours.insert(SEC_WEBSOCKET_PROTOCOL, protocol);
        for (name, value) in headers {
            if value.is_empty() {
                ours.remove(*name);
            } else {
                ours.insert(*name, HeaderValue::from_str(value).unwrap());
            }
        }
        let stream = TcpStream::connect(host).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let opened = timeout(PATIENCE, client_async(request, stream));
        match opened.await.expect("the server answers in time") {
            Ok((frames, _)) => Ok(Self { frames }),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("no answer: {error}"),
        }
    }

    /// Sends a frame.
    ///
    /// # Panics
    /// The connection is gone.
    pub async fn say(&mut self, what: &impl Serialize) {
        let text = serde_json::to_string(what).unwrap();
        self.send(Message::text(text)).await;
    }

    /// Sends a text as it is.
    ///
    /// # Panics
    /// The connection is gone.
    pub async fn send_text(&mut self, text: &str) {
        self.send(Message::text(text)).await;
    }

    /// Sends any message.
    ///
    /// # Panics
    /// The connection is gone.
    pub async fn send(&mut self, message: Message) {
        self.frames.send(message).await.expect("it can be sent");
    }

    /// The next text frame.
    ///
    /// # Panics
    /// None comes in time, the socket ends, or the frame is of another form.
    pub async fn hear<T: DeserializeOwned>(&mut self) -> T {
        let text = self.text().await.expect("the socket is open");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// The next text frame as it is; `None` once the socket has ended.
    ///
    /// # Panics
    /// None comes in time.
    pub async fn text(&mut self) -> Option<String> {
        loop {
            match self.message().await? {
                Message::Text(text) => return Some(text.to_string()),
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// The next message of any kind; `None` once the connection is cut.
    ///
    /// # Panics
    /// None comes in time.
    pub async fn message(&mut self) -> Option<Message> {
        let next = timeout(PATIENCE, self.frames.next()).await;
        next.expect("it comes in time")?.ok()
    }

    /// Reads to the end; the code of the close frame, if there was one.
    ///
    /// # Panics
    /// The end does not come in time.
    pub async fn end(mut self) -> Option<u16> {
        while let Some(message) = self.message().await {
            if let Message::Close(reason) = message {
                return reason.map(|reason| reason.code.into());
            }
        }
        None
    }

    /// Closes as a page does that is left, and waits until the server has closed, too.
    pub async fn leave(mut self) {
        let _ = self.frames.close(None).await;
        while self.message().await.is_some() {}
    }
}
