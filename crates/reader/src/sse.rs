use std::ops::Range;

use memchr::memchr2;

/// An event larger than this is no event.
const MAX_EVENT: usize = 1 << 20;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Reads server-sent events out of bytes that come in pieces of any size.
///
/// One buffer serves the whole stream, and events borrow from it. Event ids are not kept: those of
/// the services that we read mean nothing.
#[derive(Debug, Default)]
pub struct SseParser {
    buffer: Vec<u8>,
    /// Where the event that is being read begins; everything before it is done with.
    event_start: usize,
    line_start: usize,
    /// No line ends between `line_start` and here.
    scanned: usize,
    name: Range<usize>,
    data: Option<Range<usize>>,
    /// The data of an event with several data lines.
    joined: Vec<u8>,
    is_joined: bool,
    /// The last line ended with CR at the very end of what had come.
    skip_lf: bool,
    past_bom: bool,
}

/// An event with data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event<'a> {
    /// Its name; `message` where it has none.
    pub event: &'a [u8],
    /// Its data lines, joined by LF.
    pub data: &'a [u8],
}

/// An event grew beyond one mebibyte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl SseParser {
    /// Takes the next bytes. [`Self::next`] must have answered `None` before.
    ///
    /// # Errors
    /// The unfinished event is too large; the stream is of no use any more.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), TooLarge> {
        let done = self.event_start;
        if done == self.buffer.len() {
            self.buffer.clear();
        } else if done > 0 {
            self.buffer.drain(..done);
        }
        self.event_start = 0;
        self.line_start -= done;
        self.scanned -= done;
        // the ranges of an event that has not begun are empty and may lie before it
        for range in std::iter::once(&mut self.name).chain(&mut self.data) {
            *range = range.start.saturating_sub(done)..range.end.saturating_sub(done);
        }
        if self.buffer.len() + self.joined.len() > MAX_EVENT {
            return Err(TooLarge);
        }
        self.buffer.extend_from_slice(chunk);
        Ok(())
    }

    /// The next whole event, or `None` until more bytes come.
    pub fn next(&mut self) -> Option<Event<'_>> {
        let (name, data) = self.advance()?;
        let event = if name.is_empty() {
            b"message"
        } else {
            &self.buffer[name]
        };
        let data = if self.is_joined {
            &self.joined[..]
        } else {
            &self.buffer[data]
        };
        Some(Event { event, data })
    }

    fn advance(&mut self) -> Option<(Range<usize>, Range<usize>)> {
        if !self.past_bom {
            let head = &self.buffer[..self.buffer.len().min(BOM.len())];
            if head.len() < BOM.len() && BOM.starts_with(head) {
                return None;
            }
            if head == BOM {
                self.go_to(BOM.len());
                self.event_start = BOM.len();
            }
            self.past_bom = true;
        }
        loop {
            if self.skip_lf {
                match self.buffer.get(self.line_start) {
                    None => return None,
                    Some(b'\n') => self.go_to(self.line_start + 1),
                    Some(_) => {}
                }
                self.skip_lf = false;
            }
            let Some(found) = memchr2(b'\n', b'\r', &self.buffer[self.scanned..]) else {
                self.scanned = self.buffer.len();
                return None;
            };
            let line = self.line_start..self.scanned + found;
            let mut next = line.end + 1;
            if self.buffer[line.end] == b'\r' {
                match self.buffer.get(next) {
                    Some(b'\n') => next += 1,
                    Some(_) => {}
                    None => self.skip_lf = true,
                }
            }
            self.go_to(next);
            if !line.is_empty() {
                self.field(line);
                continue;
            }
            self.event_start = next;
            let name = std::mem::take(&mut self.name);
            match self.data.take() {
                Some(data) => return Some((name, data)),
                None => continue,
            }
        }
    }

    const fn go_to(&mut self, line_start: usize) {
        self.line_start = line_start;
        self.scanned = line_start;
    }

    fn field(&mut self, line: Range<usize>) {
        let bytes = &self.buffer[line.clone()];
        if let Some(skip) = value_of(bytes, b"data") {
            self.data_line(line.start + skip..line.end);
        } else if let Some(skip) = value_of(bytes, b"event") {
            self.name = line.start + skip..line.end;
        }
    }

    fn data_line(&mut self, line: Range<usize>) {
        match &self.data {
            None => {
                self.is_joined = false;
                self.joined.clear();
                self.data = Some(line);
            }
            Some(first) => {
                if !self.is_joined {
                    self.joined.extend_from_slice(&self.buffer[first.clone()]);
                    self.is_joined = true;
                }
                self.joined.push(b'\n');
                self.joined.extend_from_slice(&self.buffer[line]);
            }
        }
    }
}

/// Where the value begins if the line is a field of this name.
fn value_of(line: &[u8], name: &[u8]) -> Option<usize> {
    match line.strip_prefix(name)? {
        [] => Some(name.len()),
        [b':', b' ', ..] => Some(name.len() + 2),
        [b':', ..] => Some(name.len() + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Owned = Vec<(Vec<u8>, Vec<u8>)>;

    fn read(chunks: &[&[u8]]) -> Owned {
        let mut parser = SseParser::default();
        let mut events = Vec::new();
        for chunk in chunks {
            parser.feed(chunk).unwrap();
            while let Some(Event { event, data }) = parser.next() {
                events.push((event.to_vec(), data.to_vec()));
            }
        }
        events
    }

    fn messages(text: &[u8]) -> Vec<String> {
        read(&[text])
            .into_iter()
            .map(|(_, data)| String::from_utf8(data).unwrap())
            .collect()
    }

    #[test]
    fn the_published_vectors_hold() {
        assert_eq!(messages(b"data:a\n\n"), ["a"]);
        assert_eq!(messages(b"data: a\n\n"), ["a"]);
        assert_eq!(messages(b"data:  a\n\n"), [" a"]);
        assert_eq!(messages(b"data:a\ndata:b\n\n"), ["a\nb"]);
        assert_eq!(messages(b"data:a\r\n\r\n"), ["a"]);
        assert_eq!(messages(b"data:a\r\r"), ["a"]);
        assert_eq!(messages(b"data\n\n"), [""]);
        assert!(messages(b"event:x\n\n").is_empty());
        assert!(messages(b": ping\n\n").is_empty());
        assert_eq!(messages(b"id:7\ndata:a\n\ndata:b\n\n"), ["a", "b"]);
        assert!(messages(b"data:a").is_empty());
        assert_eq!(messages(b"\xEF\xBB\xBFdata:a\n\n"), ["a"]);
        assert_eq!(read(&[b"data:a\r", b"\n\r\n"]), read(&[b"data:a\n\n"]));
        let cut = read(&[b"data:{\"t\":\"\xEC\xB9", b"\xB4\xEB\x93\x9C\"}\n\n"]);
        assert_eq!(cut[0].1, "{\"t\":\"카드\"}".as_bytes());
    }

    #[test]
    fn a_name_belongs_to_its_own_event_only() {
        let events = read(&[b"event:x\n\ndata:a\n\nevent: token\ndata:b\n\ndata:c\n\n"]);
        let names: Vec<&[u8]> = events.iter().map(|(name, _)| &name[..]).collect();
        assert_eq!(names, [&b"message"[..], b"token", b"message"]);
    }

    #[test]
    fn an_event_without_end_is_refused() {
        let mut parser = SseParser::default();
        parser.feed(b"data:").unwrap();
        let refused = (0..40).find(|_| {
            assert!(parser.next().is_none());
            parser.feed(&[b'x'; 65_536]).is_err()
        });
        assert!(refused.is_some_and(|pieces| pieces >= 16));
        let mut lines = SseParser::default();
        let many = b"data:0123456789\n".repeat(4_096);
        let refused = (0..40).find(|_| {
            assert!(lines.next().is_none());
            lines.feed(&many).is_err()
        });
        assert!(refused.is_some());
    }

    fn stream() -> impl Strategy<Value = Vec<u8>> {
        let line = prop_oneof![
            "[a-z가-힣 :]{0,8}".prop_map(|value| format!("data:{value}")),
            "[a-z]{0,6}".prop_map(|value| format!("event: {value}")),
            Just(String::new()),
            Just("data".to_owned()),
            Just(": ping".to_owned()),
            Just("id:7".to_owned()),
        ];
        let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
        (any::<bool>(), proptest::collection::vec((line, end), 0..30)).prop_map(|(bom, lines)| {
            let mut bytes = if bom { BOM.to_vec() } else { Vec::new() };
            for (line, end) in lines {
                bytes.extend(line.bytes());
                bytes.extend(end.bytes());
            }
            bytes
        })
    }

    proptest! {
        #[test]
        fn any_split_reads_like_the_whole(
            bytes in stream(),
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
            cuts.push(0);
            cuts.push(bytes.len());
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|w| &bytes[w[0]..w[1]]).collect();
            let single: Vec<&[u8]> = bytes.chunks(1).collect();
            let whole = read(&[&bytes]);
            prop_assert_eq!(&read(&pieces), &whole);
            prop_assert_eq!(&read(&single), &whole);
        }
    }
}
