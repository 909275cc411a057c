//! What two pages say to each other, as each server wants it said.

use std::io::Write;

use clova_sim::stamp;
use serde_json::{Value, json};

use super::who::Who;
use super::wire;

/// A frame that carries the moment at which it is sent.
pub struct Letter {
    frame: Vec<u8>,
    /// Where the digits of the stamp are.
    digits: usize,
}

/// What one end has to say, over and over.
pub struct Words {
    pub description: Letter,
    pub candidate: Letter,
}

impl Letter {
    fn new(text: &str) -> Self {
        let frame = wire::text(text);
        let mark = memchr::memchr(stamp::MARK, &frame);
        Self {
            digits: mark.map_or(0, |mark| mark + 1),
            frame,
        }
    }

    /// The frame of this moment.
    pub fn now(&mut self) -> &[u8] {
        let now = stamp::now();
        let mut digits = &mut self.frame[self.digits..];
        let _ = write!(digits, "{now:0width$x}", width = stamp::DIGITS);
        &self.frame
    }
}

/// Nanoseconds that a text was on its way; `None` for one that nobody of us has written.
#[must_use]
pub fn age(text: &[u8]) -> Option<u64> {
    let mark = memchr::memchr(stamp::MARK, text)?;
    let sent = stamp::read(&text[mark + 1..])?;
    Some(stamp::age(sent, stamp::now()))
}

impl Words {
    /// From one end to the other, as which the server knows it.
    #[must_use]
    pub fn new(who: Who, to: &str, offers: bool) -> Self {
        let kind = if offers { "offer" } else { "answer" };
        let (description, candidate) = match who {
            Who::Us | Who::UsAcross => ours(to, kind),
            Who::Peerjs => peerjs(to, kind),
            Who::Matchbox => matchbox(to, kind),
        };
        Self {
            description: Letter::new(&description.to_string()),
            candidate: Letter::new(&candidate.to_string()),
        }
    }
}

fn ours(to: &str, kind: &str) -> (Value, Value) {
    let address = json!({"to": to, "number": 1, "attempt": 0});
    let description = json!({
        "type": "describe",
        "address": address,
        "description": {"type": kind, "sdp": sdp()},
    });
    let candidate = json!({"type": "candidate", "address": address, "candidate": candidate()});
    (description, candidate)
}

fn peerjs(to: &str, kind: &str) -> (Value, Value) {
    let connection = "mc_0123456789abcdef";
    let description = json!({
        "type": kind.to_uppercase(),
        "payload": {
            "sdp": {"type": kind, "sdp": sdp()},
            "type": "media",
            "connectionId": connection,
        },
        "dst": to,
    });
    let payload = json!({
        "candidate": candidate(),
        "type": "media",
        "connectionId": connection,
    });
    let candidate = json!({"type": "CANDIDATE", "payload": payload, "dst": to});
    (description, candidate)
}

fn matchbox(to: &str, kind: &str) -> (Value, Value) {
    let name = if kind == "offer" { "Offer" } else { "Answer" };
    let signal = |data: Value| json!({"Signal": {"receiver": to, "data": data}});
    let description = signal(json!({name: sdp()}));
    let candidate = signal(json!({"IceCandidate": candidate().to_string()}));
    (description, candidate)
}

/// A candidate as `RTCIceCandidate.toJSON()` gives it.
fn candidate() -> Value {
    json!({
        "candidate": format!(
            "candidate:842163049 1 udp 1677729535 203.0.113.7 51234 typ srflx raddr 192.168.1.4 \
             rport 51234 generation 0 ufrag {} network-id 1",
            stamp::PLACE
        ),
        "sdpMid": "0",
        "sdpMLineIndex": 0,
        "usernameFragment": "kX3v",
    })
}

/// A description of sound and pictures, of the length that browsers write at least.
fn sdp() -> String {
    let mut lines = vec![
        "v=0".to_owned(),
        format!("o=- {} 2 IN IP4 127.0.0.1", stamp::PLACE),
        "s=-".into(),
        "t=0 0".into(),
        "a=group:BUNDLE 0 1".into(),
        "a=msid-semantic: WMS 5f0e1c3d-6a52-4a7e-9d4b-0c8f2a6e1b77".into(),
    ];
    let media = [
        ("audio", "111", "opus/48000/2"),
        ("video", "96", "VP8/90000"),
    ];
    for (mid, (kind, payload, codec)) in media.into_iter().enumerate() {
        lines.push(format!("m={kind} 9 UDP/TLS/RTP/SAVPF {payload}"));
        lines.push("c=IN IP4 0.0.0.0".into());
        lines.push("a=ice-ufrag:kX3v".into());
        lines.push("a=ice-pwd:8kq4mPz0Q7e2sYt5uW9xAbCd".into());
        lines.push("a=ice-options:trickle".into());
        lines.push(format!("a=fingerprint:sha-256 {}", ["7A"; 32].join(":")));
        lines.push("a=setup:actpass".into());
        lines.push(format!("a=mid:{mid}"));
        let extensions = [
            "urn:ietf:params:rtp-hdrext:toffset",
            "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
            "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
            "urn:ietf:params:rtp-hdrext:sdes:mid",
        ];
        for (number, extension) in extensions.into_iter().enumerate() {
            lines.push(format!("a=extmap:{} {extension}", number + 1));
        }
        lines.push("a=sendrecv".into());
        lines.push("a=rtcp-mux".into());
        lines.push(format!("a=rtpmap:{payload} {codec}"));
        lines.push(format!("a=rtcp-fb:{payload} transport-cc"));
        lines.push("a=ssrc:3735928559 cname:q1w2e3r4t5y6u7i8".into());
    }
    lines.push(String::new());
    lines.join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_as_long_as_what_browsers_say_and_knows_its_age() {
        for who in [Who::Us, Who::UsAcross, Who::Peerjs, Who::Matchbox] {
            let mut words = Words::new(who, "host-page", true);
            let length = words.description.frame.len();
            assert!((1_500..=2_000).contains(&length), "{who}: {length}");
            for letter in [&mut words.description, &mut words.candidate] {
                let marks = memchr::memchr_iter(stamp::MARK, &letter.frame).count();
                assert_eq!(marks, 1, "{who}");
                let age = age(letter.now()).unwrap();
                assert!(age < 1_000_000_000, "{who}: {age}");
            }
        }
    }
}
