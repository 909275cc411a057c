use clova_sim::stamp;
use memchr::memmem::Finder;
use memchr::{memchr, memmem};

/// Whose events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// CLOVA Studio's v3: from the simulator itself or through a proxy.
    Clova,
    /// Ours.
    Conch,
}

/// Finds the stamps in a stream of events. Shared by all streams: made once.
#[derive(Debug)]
pub struct TokenReader {
    blank_line: Finder<'static>,
    token: Finder<'static>,
    end: Finder<'static>,
}

/// What one stream brought.
#[derive(Debug, Default)]
pub struct Tally {
    /// Nanoseconds that each token was on its way.
    pub ages: Vec<u64>,
    /// Tokens that were not later than the one before.
    pub disordered: usize,
    /// The event came that ends the answer in good order.
    pub completed: bool,
}

/// Where a stream is being read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The beginning of an event whose end is not here yet.
    begun: Vec<u8>,
    last: Option<u64>,
    pub tally: Tally,
}

impl TokenReader {
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        let (token, end) = match dialect {
            Dialect::Clova => ("event:token", "event:result"),
            Dialect::Conch => (r#""type":"delta""#, r#""type":"turnCompleted""#),
        };
        Self {
            blank_line: Finder::new(b"\n\n"),
            token: Finder::new(token.as_bytes()),
            end: Finder::new(end.as_bytes()),
        }
    }

    /// Reads what came at the moment `now`.
    pub fn feed(&self, reading: &mut Reading, mut bytes: &[u8], now: u64) {
        if !reading.begun.is_empty() {
            let mut begun = std::mem::take(&mut reading.begun);
            // the blank line may be cut in its middle
            let known = begun.len() - 1;
            begun.extend_from_slice(bytes);
            match self.blank_line.find(&begun[known..]) {
                Some(at) => {
                    let end = known + at + 2;
                    self.event(reading, &begun[..end], now);
                    bytes = &bytes[bytes.len() - (begun.len() - end)..];
                }
                None => {
                    reading.begun = begun;
                    return;
                }
            }
        }
        while let Some(at) = self.blank_line.find(bytes) {
            let (event, rest) = bytes.split_at(at + 2);
            self.event(reading, event, now);
            bytes = rest;
        }
        reading.begun.extend_from_slice(bytes);
    }

    fn event(&self, reading: &mut Reading, event: &[u8], now: u64) {
        if self.token.find(event).is_none() {
            reading.tally.completed |= self.end.find(event).is_some();
            return;
        }
        let mut rest = event;
        // several tokens may have been joined into one event
        while let Some(at) = memchr(stamp::MARK, rest) {
            rest = &rest[at + 1..];
            let Some(sent) = stamp::read(rest) else {
                continue;
            };
            let later = reading.last.is_none_or(|last| {
                let step = stamp::age(last, sent);
                step > 0 && step < 1 << 47
            });
            if later {
                reading.tally.ages.push(stamp::age(sent, now));
            } else {
                reading.tally.disordered += 1;
            }
            reading.last = Some(sent);
        }
    }
}

/// Where the content of a response begins.
#[must_use]
pub fn head_length(bytes: &[u8]) -> Option<usize> {
    memmem::find(bytes, b"\r\n\r\n").map(|at| at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &[u8] = b":\nretry:1000\n\nid:1-1\ndata:{\"type\":\"turnStarted\"}\n\n\
        id:1-2\ndata:{\"type\":\"delta\",\"text\":\"a~000000000064\"}\n\n\
        id:1-3\ndata:{\"type\":\"delta\",\"text\":\"b~0000000000c8 c~00000000012c\"}\n\n\
        id:1-4\ndata:{\"type\":\"turnCompleted\"}\n\n";

    fn read(dialect: Dialect, pieces: &[&[u8]]) -> Tally {
        let reader = TokenReader::new(dialect);
        let mut reading = Reading::default();
        for piece in pieces {
            reader.feed(&mut reading, piece, 1000);
        }
        reading.tally
    }

    #[test]
    fn a_stream_cut_anywhere_brings_the_same_tokens() {
        for cut in 0..=OURS.len() {
            let (head, tail) = OURS.split_at(cut);
            let tally = read(Dialect::Conch, &[head, tail]);
            assert_eq!(tally.ages, [900, 800, 700], "cut at {cut}");
            assert!(tally.completed);
            assert_eq!(tally.disordered, 0);
        }
        let single: Vec<&[u8]> = OURS.chunks(1).collect();
        assert_eq!(read(Dialect::Conch, &single).ages.len(), 3);
    }

    #[test]
    fn a_token_that_comes_twice_is_noticed() {
        let token = "data:{\"type\":\"delta\",\"text\":\"a~000000000064\"}\n\n";
        let twice = token.repeat(2);
        let tally = read(Dialect::Conch, &[twice.as_bytes()]);
        assert_eq!((tally.ages.len(), tally.disordered), (1, 1));
    }

    #[test]
    fn the_result_that_repeats_the_text_brings_no_tokens() {
        let stream = b"id:1\nevent:token\ndata:{\"content\":\"a~000000000064\"}\n\n\
            id:2\nevent:result\ndata:{\"content\":\"a~000000000064\"}\n\n";
        let tally = read(Dialect::Clova, &[stream]);
        assert_eq!((tally.ages.len(), tally.completed), (1, true));
    }
}
