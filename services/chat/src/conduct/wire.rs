//! Events as the journal keeps them: the JSON that goes out on the stream as it is.

use bytes::{BufMut, Bytes};
use proto_events::chat::ChatEvent;

const DELTA: &[u8] = br#"{"type":"delta","text":""#;
const END: &[u8] = br#""}"#;

/// Any event.
#[must_use]
pub fn encode(event: &ChatEvent) -> Bytes {
    match event {
        ChatEvent::Delta { text } => encode_delta(text),
        // A derived serializer of strings, numbers and unit variants does not fail.
        event => serde_json::to_vec(event).unwrap_or_default().into(),
    }
}

/// New text: the event of every token, written without a serializer.
#[must_use]
pub fn encode_delta(text: &str) -> Bytes {
    // Exactly as large as nearly every token is: a buffer with room to spare would be kept in a
    // second allocation.
    let mut out = Vec::with_capacity(DELTA.len() + text.len() + END.len());
    out.put_slice(DELTA);
    escape_into(&mut out, text);
    out.put_slice(END);
    out.into()
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
fn escape_into(out: &mut Vec<u8>, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let bytes = text.as_bytes();
    let mut plain = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
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
        fn a_delta_written_by_hand_is_what_the_serializer_writes(text in any::<String>()) {
            let event = ChatEvent::Delta { text: text.clone() };
            let ours = encode_delta(&text);
            prop_assert_eq!(decode(&ours), Some(event));
            prop_assert!(is_delta(&ours));
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        let text: String = (0_u8..0x20).map(char::from).collect();
        assert_eq!(
            decode(&encode_delta(&text)),
            Some(ChatEvent::Delta { text })
        );
    }
}
