//! What two browsers say to each other over their data channels. No server ever sees it.
//!
//! Two channels, negotiated by id, so that neither has to be announced: [`TALK_CHANNEL`] carries one
//! JSON object a message, [`FILE_CHANNEL`] the bytes of files. Both are ordered and reliable for as
//! long as the connection lives, and nothing is believed to have arrived because it was sent.
//!
//! What is to outlive a connection is an **entry** of the sender's log. A log has an id, chosen at
//! random when it is begun, and entries numbered from 1. When a channel opens, both sides say with
//! `resume` what they hold, and each sends what the other lacks: its own entries, or, to a browser
//! that has lost its storage, the entries that it had from it before (`restore`). Everything else
//! is of the moment and is not repeated.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{DrawnCard, SpreadId};

/// The id of the channel of entries and of what is of the moment.
pub const TALK_CHANNEL: u16 = 0;

/// The id of the channel of bytes. Each message is the file's number in its sender's log (4 bytes,
/// big-endian), the offset (8 bytes, big-endian), then at most 64 KiB of the file.
pub const FILE_CHANNEL: u16 = 1;

/// One entry of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// From 1, without a gap.
    pub number: u32,
    /// One more than the highest that its writer had seen in either log: both sides order the two
    /// logs by it, and the host's first where it is the same.
    pub clock: u32,
    /// Milliseconds since 1970 by the clock of the writer; only to be shown.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: u64,
    pub body: LogBody,
}

/// How much of a log somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LogPlace {
    pub log: String,
    /// The number of the last entry; 0 if there is none.
    pub number: u32,
}

/// What a log is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LogBody {
    /// At most 4,000 characters.
    Chat { text: String },
    /// A file is on offer; its number is that of this entry.
    FileOffer {
        name: String,
        #[cfg_attr(test, ts(type = "number"))]
        size: u64,
        /// As the sender's browser calls it; the receiver believes only what the bytes say.
        mime: String,
    },
    /// The receiver wants a file of the other log, or does not.
    FileAnswer { file: u32, accepted: bool },
    /// Whoever sends or receives it does not go on; `mine` where it is a file of this log.
    FileCancelled {
        file: u32,
        mine: bool,
        /// Nobody chose to: it could not be read any more, or came damaged.
        #[serde(default)]
        failed: bool,
    },
    /// The receiver has all of a file of the other log, and its SHA-256 is right.
    FileArrived { file: u32 },
    /// Host: a spread is laid out for the client to draw. Its number is that of this entry.
    TableOffered {
        spread: SpreadId,
        /// The commitment of the host's seed, 64 lower-case hexadecimal digits.
        seal: String,
        /// The number of the table that is drawn anew because a seal of it was lost.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<u32>,
    },
    /// Client: sits down at that table, with a seed of their own.
    TableJoined { table: u32, seal: String },
    /// Client: touched this card of the fan, 0 to 77.
    TablePicked { table: u32, position: u8 },
    /// Client, then host, when every place is filled: the seed behind the seal.
    TableOpened { table: u32, seed: String },
    /// Host: cards of a deck of paper, by name.
    TableLaid {
        spread: SpreadId,
        /// `position` is 0 for each: nobody touched a fan.
        cards: Vec<DrawnCard>,
    },
    /// Host: the table is cleared.
    TableCleared { table: u32 },
    /// Host: what the client is to take home, at most 2,000 characters; the last one counts.
    Words { text: String },
    /// How somebody wants to be called and seen: a picture is a JPEG of at most 32 KiB as base64.
    Profile {
        nickname: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        picture: Option<String>,
    },
}

/// What somebody's camera, microphone and screen do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MediaState {
    pub camera: bool,
    pub microphone: bool,
    pub screen: bool,
    /// A second camera, on the cards.
    pub table_camera: bool,
}

/// One message of the talk channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PeerMessage {
    /// The first message of each side: what it holds of its own log, and of the other's.
    Resume {
        mine: LogPlace,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        yours: Option<LogPlace>,
    },
    /// Entries of a log that its owner has lost: here they are again.
    Restore {
        log: String,
        entries: Vec<LogEntry>,
        /// More of it follow.
        more: bool,
    },
    /// One entry of the sender's log.
    Entry {
        entry: LogEntry,
    },
    /// Everything up to this entry has arrived and is kept.
    Delivered {
        number: u32,
    },
    /// Everything up to this entry has been on the screen.
    Seen {
        number: u32,
    },
    Typing {
        on: bool,
    },
    /// Client: a finger or a focus is on a card of the fan, or no longer.
    Hover {
        table: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u8>,
    },
    Media {
        media: MediaState,
    },
    /// Send me this file of yours from this offset on.
    FileWanted {
        file: u32,
        #[cfg_attr(test, ts(type = "number"))]
        offset: u64,
    },
    /// All bytes are on their way; this is their SHA-256, 64 lower-case hexadecimal digits.
    FileEnd {
        file: u32,
        sha256: String,
    },
}
