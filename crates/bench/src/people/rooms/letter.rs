//! Letters from one page to the other: candidates that carry their number, kept until they are known
//! to be kept by the service.

use std::collections::VecDeque;

use serde_json::json;

/// What was said and may not be kept yet: said again on the next socket, as pages do.
#[derive(Debug, Default)]
pub struct Outbox {
    kept: VecDeque<Letter>,
    /// For each ping on its way: the last number that went before it.
    pings: VecDeque<u64>,
    last: u64,
}

#[derive(Debug)]
struct Letter {
    number: u64,
    sent: u32,
}

impl Outbox {
    /// The next letter.
    pub fn write(&mut self) {
        self.last += 1;
        self.kept.push_back(Letter {
            number: self.last,
            sent: 0,
        });
    }

    /// Letters that were never sent, as the text of their frames.
    pub fn unsent(&mut self, to: &str) -> Vec<String> {
        let kept = self.kept.iter_mut().filter(|letter| letter.sent == 0);
        kept.map(|letter| letter.send(to)).collect()
    }

    /// All that may not be kept, for another socket: what was pinged on the last one is not answered.
    pub fn again(&mut self, to: &str) -> Vec<String> {
        self.pings.clear();
        self.kept.iter_mut().map(|letter| letter.send(to)).collect()
    }

    pub fn pinged(&mut self) {
        let sent = self.kept.iter().rev().find(|letter| letter.sent > 0);
        self.pings.push_back(sent.map_or(0, |letter| letter.number));
    }

    pub fn ponged(&mut self) {
        let up_to = self.pings.pop_front().unwrap_or(0);
        self.kept.retain(|letter| letter.number > up_to);
    }

    /// The socket that was asked is gone.
    pub fn forget_pings(&mut self) {
        self.pings.clear();
    }

    pub fn waits_for_pong(&self) -> bool {
        !self.pings.is_empty()
    }

    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many letters were written.
    pub fn written(&self) -> u64 {
        self.last
    }
}

impl Letter {
    fn send(&mut self, to: &str) -> String {
        let text = json!({
            "type": "candidate",
            "address": {"to": to, "number": self.number, "attempt": 0},
            "candidate": {
                "candidate": line(self.number, self.sent),
                "sdpMid": "0",
                "sdpMLineIndex": 0,
                "usernameFragment": null,
            },
        });
        self.sent += 1;
        text.to_string()
    }
}

/// A candidate that tells its number, and how often it was sent before.
fn line(number: u64, before: u32) -> String {
    format!(
        "candidate:842163049 1 udp 1677729535 203.0.113.7 51234 typ srflx raddr 192.0.2.4 \
         rport 51234 generation 0 ufrag n{number}s{before} network-id 1"
    )
}

/// The number of a candidate, and how often it was sent before; `None` where it is not as it was
/// written.
pub fn read(candidate: &str) -> Option<(u64, u32)> {
    let (_, rest) = candidate.split_once(" ufrag n")?;
    let (words, _) = rest.split_once(' ')?;
    let (number, before) = words.split_once('s')?;
    let (number, before) = (number.parse().ok()?, before.parse().ok()?);
    (candidate == line(number, before)).then_some((number, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_tells_its_number_and_an_altered_one_none() {
        assert_eq!(read(&line(17, 2)), Some((17, 2)));
        assert_eq!(read(&line(17, 2).replace("203", "204")), None);
        assert_eq!(read(&line(17, 2).replace("n17", "n017")), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn what_was_not_answered_is_said_again() {
        let mut outbox = Outbox::default();
        for _ in 0..3 {
            outbox.write();
        }
        assert_eq!(outbox.unsent("x").len(), 3);
        outbox.pinged();
        outbox.write();
        assert_eq!(outbox.unsent("x").len(), 1);
        outbox.ponged();
        assert!(!outbox.waits_for_pong());
        let again = outbox.again("x");
        assert_eq!((again.len(), outbox.len()), (1, 1));
        assert!(again[0].contains("n4s1"), "{again:?}");
    }

    #[test]
    fn what_another_socket_was_asked_is_not_answered_on_this_one() {
        let mut outbox = Outbox::default();
        outbox.write();
        outbox.unsent("x");
        outbox.pinged();
        outbox.again("x");
        assert!(!outbox.waits_for_pong());
        outbox.ponged();
        assert_eq!(outbox.len(), 1);
    }
}
