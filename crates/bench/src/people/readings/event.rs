//! Events of a conversation as they come over the wire.

use bytes::{Buf, BytesMut};
use reqwest::Response;
use serde::Deserialize;

use crate::people::site::Fault;

/// What an event says, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    TurnStarted {
        turn_id: String,
        message: Option<Message>,
    },
    Delta {
        text: String,
    },
    TurnResumed {
        turn_id: String,
        text: String,
    },
    TurnRestarted {
        reason: String,
    },
    DrawOffered {
        spread: String,
    },
    TurnCompleted {
        turn_id: String,
        message_id: String,
    },
    TurnFailed {
        turn_id: String,
        code: String,
    },
    Stopped {
        turn_id: String,
    },
    Gone,
    Moving,
    #[serde(other)]
    Other,
}

/// What the seeker wrote.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    pub client_id: String,
}

/// An event with its id, which is empty where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub id: String,
    pub event: Event,
}

/// An open stream. Dropped, its connection is cut.
pub struct Events {
    response: Response,
    inbox: BytesMut,
}

impl Events {
    pub fn of(response: Response) -> Self {
        Self {
            response,
            inbox: BytesMut::new(),
        }
    }

    /// The next event; `None` where the stream has ended.
    ///
    /// # Errors
    /// It was cut, or what came is no event.
    pub async fn next(&mut self) -> Result<Option<Told>, Fault> {
        loop {
            if let Some(told) = take(&mut self.inbox)? {
                return Ok(Some(told));
            }
            match self.response.chunk().await? {
                Some(chunk) => self.inbox.extend_from_slice(&chunk),
                None => return Ok(None),
            }
        }
    }
}

/// Takes the first event, if it is there whole. Comments are passed over.
fn take(inbox: &mut BytesMut) -> Result<Option<Told>, Fault> {
    while let Some(end) = memchr::memmem::find(inbox, b"\n\n") {
        let block = inbox.split_to(end);
        inbox.advance(2);
        let text = str::from_utf8(&block).map_err(|error| other(&error.to_string()))?;
        let (mut id, mut data) = ("", None);
        for line in text.split('\n') {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match name {
                "id" => id = value,
                "data" => data = Some(value),
                _ => {}
            }
        }
        if let Some(data) = data {
            let event =
                serde_json::from_str(data).map_err(|error| other(&format!("{error}: {data}")))?;
            let id = id.to_owned();
            return Ok(Some(Told { id, event }));
        }
    }
    Ok(None)
}

fn other(said: &str) -> Fault {
    Fault::new("no event", said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_as_they_come() {
        let text = "id: 7-1\ndata: {\"type\":\"delta\",\"text\":\"바\"}\n\n: beat\n\n\
                    data: {\"type\":\"moving\"}\n\nid: 7-2\ndata: {\"type\":\"cardsDrawn\",\"seed\":\"\"}\n\nid: 7";
        let mut inbox = BytesMut::from(text);
        let mut next = || take(&mut inbox).unwrap();
        let text = "바".to_owned();
        let id = "7-1".to_owned();
        let event = Event::Delta { text };
        assert_eq!(next(), Some(Told { id, event }));
        assert_eq!(next().map(|told| told.event), Some(Event::Moving));
        assert_eq!(next().map(|told| told.event), Some(Event::Other));
        assert_eq!(next(), None);
        assert!(take(&mut BytesMut::from("data: {}\n\n")).is_err());
    }
}
