//! Entries of a room's journal: to whom, and what, ready to be sent on.
//!
//! A line `s h,g1` (how things stand), `r g1` (negotiated, and passed on) or `x <instance> <number>`
//! (a connection that is to end), then the signal as JSON. Whoever passes it on reads the line and
//! sends the JSON as it is: with a cursor in front of it.

use bytes::Bytes;
use journal::{Cursor, Entry};
use proto_events::signal::ServerSignal;

use crate::room::{Connection, Output, SeatId};

/// What an entry says.
#[derive(Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// How things stand, to these seats.
    State { to: &'a str, signal: &'a str },
    /// Something negotiated, to one seat.
    Relayed { to: &'a str, signal: &'a str },
    /// This connection's seat has another page.
    Replaced(Connection),
}

/// Writes outputs of the room. What cannot be written is a fault of ours, and is left out.
pub fn outputs(outputs: &[Output]) -> Vec<Bytes> {
    outputs.iter().filter_map(output).collect()
}

fn output(output: &Output) -> Option<Bytes> {
    match output {
        Output::Say { to, signal } if !to.is_empty() => {
            let to: Vec<&str> = to.iter().map(SeatId::as_str).collect();
            write("s", &to.join(","), signal)
        }
        Output::Say { .. } => None,
        Output::Replaced { connection } => {
            let Connection { instance, number } = connection;
            Some(format!("x {instance} {number}\n").into())
        }
    }
}

/// Writes something negotiated.
pub fn relayed(to: &SeatId, signal: &ServerSignal) -> Option<Bytes> {
    write("r", to.as_str(), signal)
}

/// The same as its page has written it, with the session of that page, whose letters need no quoting.
/// The text is an object that has something in it.
pub fn as_written(to: &SeatId, from: &str, text: &str) -> Option<Bytes> {
    let rest = text.trim_ascii_start().strip_prefix('{')?;
    let parts = ["r ", to.as_str(), "\n{\"from\":\"", from, "\",", rest];
    Some(parts.concat().into())
}

fn write(kind: &str, to: &str, signal: &ServerSignal) -> Option<Bytes> {
    let mut text = Vec::with_capacity(512);
    text.extend_from_slice(kind.as_bytes());
    text.push(b' ');
    text.extend_from_slice(to.as_bytes());
    text.push(b'\n');
    serde_json::to_writer(&mut text, signal).ok()?;
    // it is kept for long: without the room that it was written in
    Some(Bytes::copy_from_slice(&text))
}

/// Reads an entry; `None` for what a later version has written.
#[must_use]
pub fn read(entry: &Entry) -> Option<Said<'_>> {
    let text = str::from_utf8(&entry.payload).ok()?;
    let (head, signal) = text.split_once('\n')?;
    let (kind, to) = head.split_once(' ')?;
    match kind {
        "s" => Some(Said::State { to, signal }),
        "r" => Some(Said::Relayed { to, signal }),
        "x" => {
            let (instance, number) = to.split_once(' ')?;
            Some(Said::Replaced(Connection {
                instance: instance.parse().ok()?,
                number: number.parse().ok()?,
            }))
        }
        _ => None,
    }
}

/// Whether a seat is among those of a list.
#[must_use]
pub fn names(to: &str, seat: &SeatId) -> bool {
    to.split(',').any(|it| it == seat.as_str())
}

/// A frame: the signal with its place in the journal.
#[must_use]
pub fn frame(cursor: Cursor, signal: &str) -> String {
    let rest = signal.strip_prefix('{').unwrap_or("}");
    let Cursor { epoch, number } = cursor;
    let (mut epochs, mut numbers) = (itoa::Buffer::new(), itoa::Buffer::new());
    let (epoch, number) = (epochs.format(epoch), numbers.format(number));
    ["{\"cursor\":\"", epoch, "-", number, "\",", rest].concat()
}

/// A frame that has no place in the journal.
#[must_use]
pub fn unplaced(signal: &ServerSignal) -> String {
    serde_json::to_string(signal).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proto_events::signal::{ServerFrame, ServerSignal};
    use uuid::Uuid;

    use super::*;

    fn entry(payload: Bytes) -> Entry {
        let cursor = Cursor {
            epoch: 7,
            number: 12,
        };
        Entry { cursor, payload }
    }

    #[test]
    fn what_is_written_is_passed_on_as_a_frame_with_its_place() {
        let signal = ServerSignal::KnockWithdrawn { seat: "g1".into() };
        let to = vec![SeatId::host(), SeatId::parse("g12").unwrap()];
        let entry = entry(output(&Output::say(to, signal.clone())).unwrap());
        let Some(Said::State { to, signal: text }) = read(&entry) else {
            panic!("it is a state");
        };
        assert!(names(to, &SeatId::host()));
        assert!(!names(to, &SeatId::parse("g1").unwrap()));
        let frame: ServerFrame = serde_json::from_str(&frame(entry.cursor, text)).unwrap();
        assert_eq!(frame.cursor.as_deref(), Some("7-12"));
        assert_eq!(frame.signal, signal);
    }

    #[test]
    fn a_connection_that_is_to_end_is_named() {
        let connection = Connection {
            instance: Uuid::from_u128(3),
            number: 9,
        };
        let entry = entry(output(&Output::Replaced { connection }).unwrap());
        assert_eq!(read(&entry), Some(Said::Replaced(connection)));
    }

    #[test]
    fn what_is_no_entry_is_none() {
        for text in ["", "s", "s h", "y h\n{}", "x 1 2\n"] {
            assert_eq!(
                read(&entry(Bytes::from_static(text.as_bytes()))),
                None,
                "{text:?}"
            );
        }
    }
}
