//! Signals of a consultation room: what a browser and the rooms service say over one WebSocket.
//!
//! The subprotocol is [`SUBPROTOCOL`]; each text frame is one JSON object with its `type`, at most
//! [`FRAME_LIMIT`] bytes. The first frame of a client is `hello`, within five seconds; the first of
//! the server is `welcome`. Frames that come from the room's journal carry their `cursor`; whoever
//! comes back with the last one that it handled gets what followed it, in order and once.
//!
//! A **seat** is held by its token, a **session** is one page that sits on it (a reload is another).
//! What two pages negotiate is addressed from session to session and numbered by the sender, so that
//! a receiver drops what it has had already, and what was meant for a page that is gone.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::cards::{Orientation, SpreadId};
use crate::error::ErrorCode;

/// The WebSocket subprotocol of this version.
pub const SUBPROTOCOL: &str = "conch.v1";

/// Bytes of the largest frame, in either direction.
pub const FRAME_LIMIT: usize = 64 * 1024;

/// Close codes, beside those of RFC 6455.
pub mod close {
    /// The same seat was taken by another page: do not come back by yourself.
    pub const REPLACED: u16 = 4001;
    /// Frames were not read fast enough: come back with the cursor.
    pub const TOO_SLOW: u16 = 4002;
    /// The seat token is not, or no longer, of this room.
    pub const REFUSED: u16 = 4003;
    /// The room has ended, or the seat was given up or denied.
    pub const ENDED: u16 = 4004;
    /// This instance stops: come back with the cursor.
    pub const MOVING: u16 = 4005;
    /// No `hello` came in time, or something else came first.
    pub const NO_HELLO: u16 = 4006;
    /// A frame was no signal, or more came than anybody needs.
    pub const MISBEHAVED: u16 = 4007;
    /// The journal or a database does not answer: come back with the cursor.
    pub const UNAVAILABLE: u16 = 4008;
}

/// On which side of the table somebody sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum SeatRole {
    /// The expert who opened the room.
    Host,
    /// The client.
    Guest,
}

/// What a session description is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DescriptionKind {
    Offer,
    Answer,
}

/// A session description, as `RTCPeerConnection` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Description {
    #[serde(rename = "type")]
    pub kind: DescriptionKind,
    pub sdp: String,
}

/// An ICE candidate, as `RTCIceCandidate.toJSON()` gives it; an empty `candidate` is the end of a
/// generation and is passed on like any other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct IceCandidate {
    pub candidate: String,
    #[serde(default)]
    pub sdp_mid: Option<String>,
    #[serde(default)]
    pub sdp_m_line_index: Option<u16>,
    #[serde(default)]
    pub username_fragment: Option<String>,
}

/// To whom something negotiated is said, and for which connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// The session of the other page.
    pub to: String,
    /// From 1, one more for each description or candidate of this session.
    #[cfg_attr(test, ts(type = "number"))]
    pub number: u64,
    /// Which peer connection between these two sessions, from 0; the higher one is the newer.
    pub attempt: u32,
}

/// A card as the seeker's reader laid it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandedCard {
    /// Such as `major-17`.
    pub card: String,
    pub orientation: Orientation,
}

/// What a seeker hands over of a reading by the conch: exactly the parts that they ticked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandedReading {
    /// What they asked, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<SpreadId>,
    /// At most ten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<HandedCard>,
    /// What the conch said, at most 4,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Somebody at the door, as the host sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Knock {
    /// The waiting seat.
    pub seat: String,
    pub nickname: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worry: Option<String>,
    /// Whether a camera and a microphone were ready when they knocked.
    pub camera: bool,
    pub microphone: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<HandedReading>,
    /// The session of the page that waits; absent while none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// What the host said to somebody who is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    #[cfg_attr(test, ts(type = "string"))]
    pub at: OffsetDateTime,
}

/// The other side of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Peer {
    pub seat: String,
    pub role: SeatRole,
    pub nickname: String,
    /// The session of its page; absent while it is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Until when its seat is kept for it while it is away.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "time::serde::rfc3339::option"
    )]
    #[cfg_attr(test, ts(type = "string", optional))]
    pub grace_until: Option<OffsetDateTime>,
}

/// How far somebody is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// At the door. May say what a connection needs to the host, and hears nothing that is negotiated.
    Waiting,
    /// At the table.
    Seated,
}

/// Why somebody was not let in, or is no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DenyReason {
    /// The host said no.
    Declined,
    /// Somebody else was let in.
    Taken,
    /// The door stayed shut for too long.
    Unanswered,
}

/// Why a seat at the table is empty for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum LeaveReason {
    /// They left; they may come back within ten minutes, and then join again.
    Left,
    /// They were away for longer than their seat is kept.
    Away,
}

/// Why a room ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum EndReason {
    /// The host ended it.
    Ended,
    /// The host was away for longer than the room is kept.
    Away,
    /// A room is open for so long and no longer.
    Expired,
}

/// What both sides know of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoomState {
    /// Media goes through the relay alone, so that neither side learns the other's address.
    pub relay_only: bool,
    /// When the room ends whatever happens.
    #[serde(with = "time::serde::rfc3339")]
    #[cfg_attr(test, ts(type = "string"))]
    pub expires_at: OffsetDateTime,
    /// Since when the two sit at the table together; absent until then.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "time::serde::rfc3339::option"
    )]
    #[cfg_attr(test, ts(type = "string", optional))]
    pub began_at: Option<OffsetDateTime>,
}

/// What a browser says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ClientSignal {
    /// The first frame: who sits here, and what this page has handled already.
    Hello {
        seat_token: String,
        /// Names this page: 8 to 40 letters, digits, `-` and `_`, chosen at random by it.
        session: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cursor: Option<String>,
    },
    /// A session description for the other page. From somebody at the door it goes to the host.
    Describe {
        address: Address,
        description: Description,
    },
    /// A candidate for the other page.
    Candidate {
        address: Address,
        candidate: IceCandidate,
    },
    /// Asks for a `pong`, which says that everything sent before it is kept.
    Ping,
    /// Gives the seat up. A host who leaves ends the room.
    Leave,
    /// Host: lets somebody in.
    Admit { seat: String },
    /// Host: sends somebody away.
    Deny {
        seat: String,
        /// And does not want to see them again.
        #[serde(default)]
        block: bool,
    },
    /// Host: asks somebody to wait, with a word to them (at most 200 characters).
    Hold { seat: String, message: String },
}

/// What the server says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ServerSignal {
    /// The first frame: how things stand now. Of what the client missed only what was negotiated follows
    /// it; everything else is in it.
    Welcome {
        seat: String,
        role: SeatRole,
        standing: Standing,
        nickname: String,
        /// In a collision of offers the polite side gives way.
        polite: bool,
        room: RoomState,
        /// Whoever sits on the other side, or, for somebody at the door, the host.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        peer: Option<Peer>,
        /// Host: who is at the door.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        knocks: Vec<Knock>,
        /// For somebody at the door whom the host asked to wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        held: Option<String>,
        /// Everything negotiated after the client's cursor follows. If not, what was on its way to it is lost:
        /// an unfinished negotiation is to be begun again.
        resumed: bool,
    },
    /// To the host: somebody is at the door, or is there with another page than before.
    Knocked { knock: Knock },
    /// To the host: somebody at the door is gone.
    KnockWithdrawn { seat: String },
    /// To both sides: let in. From here on time is counted.
    Admitted {
        seat: String,
        peer: Peer,
        room: RoomState,
    },
    /// To somebody at the door.
    Denied { reason: DenyReason },
    /// To somebody at the door.
    Held { message: String },
    /// The other side is there, for the first time or again.
    PeerJoined { peer: Peer },
    /// The other side lost its connection to us. Media may go on all the same.
    PeerAway {
        seat: String,
        #[serde(with = "time::serde::rfc3339")]
        #[cfg_attr(test, ts(type = "string"))]
        grace_until: OffsetDateTime,
    },
    /// The other side left the table.
    PeerLeft { seat: String, reason: LeaveReason },
    Describe {
        /// The session of the page that says it.
        from: String,
        address: Address,
        description: Description,
    },
    Candidate {
        from: String,
        address: Address,
        candidate: IceCandidate,
    },
    /// Media goes through the relay alone from now on.
    RelayOnly,
    /// To the host: wrong passcodes came one after another; none is looked at until then.
    Guessing {
        #[serde(with = "time::serde::rfc3339")]
        #[cfg_attr(test, ts(type = "string"))]
        until: OffsetDateTime,
    },
    /// The room is over. Until `return_until` the host can open it again by coming back.
    RoomEnded {
        reason: EndReason,
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "time::serde::rfc3339::option"
        )]
        #[cfg_attr(test, ts(type = "string", optional))]
        return_until: Option<OffsetDateTime>,
    },
    /// The host came back to a room that had ended.
    RoomReopened,
    /// This instance stops: open another socket with the cursor, then close this one.
    Moving { reason: MovingReason },
    /// Everything that was sent before the `ping` is kept.
    Pong,
    /// A signal was not carried out; the socket stays open unless a close frame follows.
    Error { code: ErrorCode, message: String },
}

/// Why a client is asked to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum MovingReason {
    /// Another version of the service takes over.
    Deploy,
}

/// A signal of the server as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ServerFrame {
    /// The place in the room's journal; on `welcome` where the following begins. Absent on what is
    /// said to this socket alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(flatten)]
    pub signal: ServerSignal,
}
