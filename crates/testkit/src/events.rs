//! Server-sent events, read as a browser reads them.

use bytes::{Buf, BytesMut};
use proto_events::chat::ChatEvent;
use reqwest::Response;
use reqwest::header::CONTENT_TYPE;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The cursor; empty where the event carries none.
    pub id: String,
    pub data: String,
}

impl Event {
    /// What it says about a conversation.
    ///
    /// # Panics
    /// It is no chat event.
    #[must_use]
    pub fn chat(&self) -> ChatEvent {
        serde_json::from_str(&self.data).expect("a chat event")
    }
}

/// An open stream. Dropped, the connection is cut.
pub struct Events {
    response: Response,
    buffer: BytesMut,
    /// Bytes that came, events and comments alike.
    pub received: usize,
}

impl Events {
    /// # Panics
    /// The response is not a stream of events.
    #[must_use]
    pub fn of(response: Response) -> Self {
        let status = response.status();
        let kind = response
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        assert!(
            status.is_success() && kind.is_some_and(|kind| kind.starts_with("text/event-stream")),
            "no event stream: {status} {kind:?}"
        );
        Self {
            response,
            buffer: BytesMut::new(),
            received: 0,
        }
    }

    /// The next event; `None` at the end of the stream, whether it ended well or was cut.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some(end) = self.buffer.windows(2).position(|pair| pair == b"\n\n") {
                let block = self.buffer.split_to(end);
                self.buffer.advance(2);
                if let Some(event) = parse(std::str::from_utf8(&block).unwrap()) {
                    return Some(event);
                }
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            self.received += chunk.len();
            self.buffer.extend_from_slice(&chunk);
        }
    }

    /// Every event up to the first for which `last` is true, that one included.
    ///
    /// # Panics
    /// The stream ends before.
    pub async fn until(&mut self, last: impl Fn(&ChatEvent) -> bool) -> Vec<Event> {
        let mut events = Vec::new();
        loop {
            let event = self.next().await;
            let event = event.unwrap_or_else(|| panic!("the stream ended after {events:?}"));
            let done = last(&event.chat());
            events.push(event);
            if done {
                return events;
            }
        }
    }
}

fn parse(block: &str) -> Option<Event> {
    let mut event = Event {
        id: String::new(),
        data: String::new(),
    };
    let mut has_data = false;
    for line in block.split('\n') {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "id" => event.id = value.to_owned(),
            "data" => {
                has_data = true;
                event.data.push_str(value);
            }
            _ => {}
        }
    }
    has_data.then_some(event)
}
