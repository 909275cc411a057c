//! What one process tells the others when a journal has grown.

use bytes::Bytes;

use crate::cursor::Cursor;
use crate::entry::Entry;

/// A message on a journal's channel.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Message {
    Grown {
        /// The head before.
        before: Cursor,
        entries: Vec<Entry>,
    },
    Removed,
}

impl Message {
    /// Reads what the scripts write. `None` if it is something else.
    pub(super) fn parse(message: &[u8]) -> Option<Self> {
        if message.is_empty() {
            return Some(Self::Removed);
        }
        let header_end = message.iter().position(|&byte| byte == b'\n')?;
        let header = std::str::from_utf8(message.get(..header_end)?).ok()?;
        let mut words = header.split(' ');
        let before = words.next()?.parse().ok()?;
        let mut cursor: Cursor = words.next()?.parse().ok()?;
        let lengths = words.next()?;
        // One copy, which the entries share.
        let mut payloads = Bytes::copy_from_slice(message.get(header_end + 1..)?);
        let mut entries = Vec::new();
        for length in lengths.split(',') {
            let length: usize = length.parse().ok()?;
            if length > payloads.len() {
                return None;
            }
            entries.push(Entry {
                cursor,
                payload: payloads.split_to(length),
            });
            cursor = cursor.next();
        }
        payloads
            .is_empty()
            .then_some(Self::Grown { before, entries })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_cut_by_their_lengths_whatever_they_hold() {
        let message = Message::parse(b"7-40 8-1 3,0,2\na\nb\n\n").unwrap();
        let entry = |number, payload: &'static [u8]| Entry {
            cursor: Cursor { epoch: 8, number },
            payload: Bytes::from_static(payload),
        };
        let before = Cursor {
            epoch: 7,
            number: 40,
        };
        let entries = vec![entry(1, b"a\nb"), entry(2, b""), entry(3, b"\n\n")];
        assert_eq!(message, Message::Grown { before, entries });
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for message in [
            &b"x"[..],
            b"7-1 7-2 3\nab",
            b"7-1 7-2 1\nab",
            b"7-1 7-2\nab",
            b"\n",
        ] {
            assert_eq!(Message::parse(message), None);
        }
        assert_eq!(Message::parse(b""), Some(Message::Removed));
    }
}
