//! Events as the journal keeps them: the JSON that goes out on the stream as it is.

use bytes::{BufMut, Bytes, BytesMut};
use proto_events::chat::ChatEvent;

const DELTA: &[u8] = br#"{"type":"delta","text":""#;
const END: &[u8] = br#""}"#;

/// Any event.
#[must_use]
pub fn encode(event: &ChatEvent) -> Bytes {
    // A derived serializer of strings, numbers and unit variants does not fail.
    serde_json::to_vec(event).unwrap_or_default().into()
}

/// Where the events of new text of one turn are written one behind the other, so that a token
/// costs no allocation. It lives as long as the last of its events.
#[derive(Default)]
pub struct Page {
    room: BytesMut,
}

impl Page {
    /// Some dozens of events; what a short answer leaves unused is not worth more.
    const SIZE: usize = 2048;

    /// One event of new text.
    pub fn delta(&mut self, text: &str) -> Bytes {
        let least = DELTA.len() + text.len() + END.len();
        if self.room.capacity() < least {
            self.room = BytesMut::with_capacity(least.max(Self::SIZE));
        }
        self.room.put_slice(DELTA);
        escape_into(&mut self.room, text);
        self.room.put_slice(END);
        self.room.split().freeze()
    }
}

/// Whether an entry is new text, told without parsing it.
#[must_use]
pub fn is_delta(payload: &[u8]) -> bool {
    payload.starts_with(DELTA)
}

/// Reads an entry back.
#[must_use]
pub fn decode(payload: &[u8]) -> Option<ChatEvent> {
    serde_json::from_slice(payload).ok()
}

/// The inside of a JSON string.
fn escape_into(out: &mut BytesMut, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let bytes = text.as_bytes();
    let special = |byte: u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    // nearly every token; looking at all of it at once is quicker than stopping early
    if !bytes.iter().fold(false, |any, &byte| any | special(byte)) {
        out.put_slice(bytes);
        return;
    }
    let mut plain = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if !special(byte) {
            continue;
        }
        out.put_slice(&bytes[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => out.put_slice(b"\\\""),
            b'\\' => out.put_slice(b"\\\\"),
            b'\n' => out.put_slice(b"\\n"),
            b'\t' => out.put_slice(b"\\t"),
            b'\r' => out.put_slice(b"\\r"),
            other => {
                out.put_slice(b"\\u00");
                out.put_u8(HEX[usize::from(other >> 4)]);
                out.put_u8(HEX[usize::from(other & 15)]);
            }
        }
    }
    out.put_slice(&bytes[plain..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_delta_written_by_hand_is_what_the_serializer_writes(
            texts in proptest::collection::vec(any::<String>(), 1..40),
        ) {
            let mut page = Page::default();
            let ours: Vec<_> = texts.iter().map(|text| page.delta(text)).collect();
            for (text, ours) in texts.into_iter().zip(ours) {
                let event = ChatEvent::Delta { text };
                prop_assert_eq!(decode(&ours), Some(event.clone()));
                prop_assert!(is_delta(&ours) && is_delta(&encode(&event)));
            }
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        let text: String = (0_u8..0x20).map(char::from).collect();
        assert_eq!(
            decode(&Page::default().delta(&text)),
            Some(ChatEvent::Delta { text })
        );
    }
}
