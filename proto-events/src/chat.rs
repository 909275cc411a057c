//! Server-sent events of an AI conversation.
//!
//! On the wire each is one `data:` line of JSON with its `type`, and its cursor as the SSE `id`.
//! A turn has one `turnStarted` and exactly one terminal event: `turnCompleted`, `turnFailed` or
//! `stopped`. A consumer applies events in order and may see a terminal event that its snapshot
//! already contains: applying it again changes nothing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cards::{DrawnCard, SpreadId};
use crate::error::ErrorCode;

/// The voice in which the conch speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Persona {
    /// The conch: warm, brief, informal.
    #[default]
    Conch,
    /// Polite and soft.
    Polite,
    /// Plain and to the point.
    Plain,
}

/// What a turn is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TurnKind {
    /// An answer to what the seeker wrote, before any card.
    Talk,
    /// The explanation of the drawn cards.
    Reading,
    /// An answer to a question about a reading that is there already.
    FollowUp,
    /// Help for someone in danger: numbers to call, never a fortune.
    Care,
}

/// What the seeker wrote, as the event that starts its turn carries it to other tabs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeekerMessage {
    pub id: Uuid,
    /// The id that the client gave the message; a repeated one is the same message.
    pub client_id: String,
    pub text: String,
}

/// Why a turn began anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RestartReason {
    /// The instance that spoke is gone and this reader cannot go on in mid-sentence.
    Interrupted,
    /// The reading named a card that was not drawn, or left one out.
    WrongCards,
}

/// One event of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ChatEvent {
    /// A turn began; its text so far is empty.
    TurnStarted {
        turn_id: Uuid,
        kind: TurnKind,
        /// What the seeker wrote; absent for a reading and for a retry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        message: Option<SeekerMessage>,
    },
    /// New text of the running turn: only the new text, appended as it is.
    Delta { text: String },
    /// Another instance took the turn over: its text so far is exactly `text`, more follows.
    TurnResumed { turn_id: Uuid, text: String },
    /// The turn begins anew: forget its text so far.
    TurnRestarted {
        turn_id: Uuid,
        reason: RestartReason,
    },
    /// The sealed deck lies ready. `commitment` is the SHA-256 of its seed, as 64 hex digits.
    DrawOffered {
        spread: SpreadId,
        commitment: String,
    },
    /// The cards are drawn and the deck is opened: `seed` is 64 hex digits and proves the order.
    CardsDrawn { cards: Vec<DrawnCard>, seed: String },
    /// The turn is done and its text kept as this message.
    TurnCompleted { turn_id: Uuid, message_id: Uuid },
    /// The reading is whole and belongs to its owner under this id.
    ReadingCompleted { reading_id: Uuid },
    /// The turn failed. What was said is kept; `retryable` tells whether trying again can help.
    TurnFailed {
        turn_id: Uuid,
        code: ErrorCode,
        retryable: bool,
        /// Whole seconds after which trying again makes sense, where the model's service said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        retry_after_seconds: Option<u32>,
    },
    /// The seeker stopped the turn. What was said is kept as this message, if anything was.
    Stopped {
        turn_id: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        message_id: Option<Uuid>,
    },
    /// The cursor is no longer known: load the snapshot again. Never stored, carries no id.
    Gone,
    /// The server is about to stop: come back with your cursor. Never stored, carries no id.
    Moving,
}

impl ChatEvent {
    /// Whether this event ends its turn.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        matches!(
            self,
            Self::TurnCompleted { .. } | Self::TurnFailed { .. } | Self::Stopped { .. }
        )
    }
}
