//! What is negotiated, as it is written: looked at as closely as any other signal, but not taken apart
//! and put together again. Most frames are of this kind.

use std::fmt;

use proto_events::signal::DescriptionKind;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

/// The session that something negotiated is meant for, where it may be passed on word for word. `None`
/// for every other signal, for what is none, and for one that says more than its type knows.
pub fn meant_for(text: &str) -> Option<&str> {
    let negotiated: Negotiated<'_> = serde_json::from_str(text).ok()?;
    let (described, found) = (negotiated.description, negotiated.candidate);
    match (negotiated.kind, described, found) {
        ("describe", Some(_), None) | ("candidate", None, Some(_)) => Some(negotiated.address.to),
        _ => None,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Negotiated<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow)]
    address: To<'a>,
    description: Option<Described>,
    candidate: Option<Found>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct To<'a> {
    to: &'a str,
    #[serde(rename = "number")]
    _number: u64,
    #[serde(rename = "attempt")]
    _attempt: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    #[serde(rename = "type")]
    _kind: DescriptionKind,
    #[serde(rename = "sdp")]
    _sdp: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    #[serde(rename = "candidate")]
    _candidate: Text,
    #[serde(default, rename = "sdpMid")]
    _sdp_mid: Option<Text>,
    #[serde(default, rename = "sdpMLineIndex")]
    _sdp_m_line_index: Option<u16>,
    #[serde(default, rename = "usernameFragment")]
    _username_fragment: Option<Text>,
}

/// Any text; which one it is does not matter.
struct Text;

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AnyText)
    }
}

struct AnyText;

impl Visitor<'_> for AnyText {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Text, E> {
        Ok(Text)
    }
}

#[cfg(test)]
mod tests {
    use proto_events::signal::{
        Address, ClientSignal, Description, IceCandidate, ServerFrame, ServerSignal,
    };

    use super::*;
    use crate::entry;
    use crate::room::SeatId;

    fn address() -> Address {
        Address {
            to: "guest-page".into(),
            number: 3,
            attempt: 1,
        }
    }

    fn description() -> Description {
        Description {
            kind: DescriptionKind::Answer,
            sdp: "v=0\r\ns=\"소라\"\r\n".into(),
        }
    }

    fn candidate() -> IceCandidate {
        IceCandidate {
            candidate: String::new(),
            sdp_mid: Some("0".into()),
            sdp_m_line_index: None,
            username_fragment: None,
        }
    }

    /// What the other page reads of a frame.
    fn passed(text: &str) -> ServerSignal {
        let entry = entry::as_written(&SeatId::host(), "host-page", text);
        let entry = journal::Entry {
            cursor: journal::Cursor::START,
            payload: entry.unwrap(),
        };
        let Some(entry::Said::Relayed { to: "h", signal }) = entry::read(&entry) else {
            panic!("it is passed on to the host");
        };
        let frame = entry::frame(entry.cursor, signal);
        serde_json::from_str::<ServerFrame>(&frame).unwrap().signal
    }

    #[test]
    fn what_is_passed_on_as_it_is_is_what_would_have_been_written() {
        let (address, from) = (address(), "host-page".to_owned());
        let text = serde_json::to_string(&ClientSignal::Describe {
            address: address.clone(),
            description: description(),
        });
        let text = text.unwrap();
        assert_eq!(meant_for(&text), Some("guest-page"));
        let description = description();
        let described = ServerSignal::Describe {
            from: from.clone(),
            address: address.clone(),
            description,
        };
        assert_eq!(passed(&text), described);
        let text = serde_json::to_string(&ClientSignal::Candidate {
            address: address.clone(),
            candidate: candidate(),
        });
        let text = format!(" {}\n", text.unwrap());
        assert_eq!(meant_for(&text), Some("guest-page"));
        let candidate = candidate();
        let found = ServerSignal::Candidate {
            from,
            address,
            candidate,
        };
        assert_eq!(passed(&text), found);
    }

    #[test]
    fn what_says_anything_else_is_not_passed_on_as_it_is() {
        let to = r#""address":{"to":"guest-page","number":1,"attempt":0}"#;
        let candidate = r#""candidate":{"candidate":""}"#;
        let good = format!(r#"{{"type":"candidate",{to},{candidate}}}"#);
        assert_eq!(meant_for(&good), Some("guest-page"));
        for text in [
            String::new(),
            r#"{"type":"ping"}"#.into(),
            format!(r#"{{"type":"candidate",{to}}}"#),
            format!(r#"{{"type":"candidate",{to},"candidate":null}}"#),
            format!(r#"{{"type":"candidate",{candidate}}}"#),
            format!(r#"{{"type":"describe",{to},{candidate}}}"#),
            format!(r#"{{"type":"candidate",{to},{candidate},{candidate}}}"#),
            format!(r#"{{"type":"candidate","from":"forged",{to},{candidate}}}"#),
            format!(r#"{{"type":"candidate",{to},"candidate":{{"candidate":"","x":1}}}}"#),
            format!(r#"{{"type":"candidate",{to},"candidate":{{"candidate":1}}}}"#),
            format!(r#"{{"type":"describe",{to},"description":{{"type":"offer"}}}}"#),
            format!(r#"{{"type":"describe",{to},"description":{{"type":"rollback","sdp":""}}}}"#),
            format!("{good}{good}"),
            format!("[{good}]"),
        ] {
            assert_eq!(meant_for(&text), None, "{text}");
        }
    }
}
