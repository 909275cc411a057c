//! A turn: one answer of the reader, from its start to exactly one end. Pure.

use journal::Cursor;
use proto_events::chat::TurnKind;
use proto_events::error::ErrorCode;
use time::OffsetDateTime;

use crate::ids::{ConversationId, DrawId, MessageId, TurnId};

/// Where a turn is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnState {
    Running,
    Completed,
    /// It ended in an error; what was said is kept, and it may be tried again.
    Failed,
    Stopped,
}

/// A turn as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub id: TurnId,
    pub conversation: ConversationId,
    pub kind: TurnKind,
    pub state: TurnState,
    /// What was said up to the last checkpoint.
    pub said: String,
    /// Where in the journal that checkpoint is; its epoch is the lease that wrote it.
    pub checkpoint: Cursor,
    /// 1 for the first try, one more for each retry.
    pub attempt: u32,
    /// The seeker asked to stop, whoever runs it.
    pub stop_requested: bool,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// The draw that a reading or a follow-up is about.
    pub draw: Option<DrawId>,
    /// The message that it became.
    pub message: Option<MessageId>,
    pub created_at: OffsetDateTime,
}

/// Why a turn failed, as it is told to the seeker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    pub code: ErrorCode,
    pub retryable: bool,
    pub retry_after_seconds: Option<u32>,
}

/// How a turn ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The whole answer, and whether the cards are offered after it.
    Completed {
        text: String,
        offer: bool,
    },
    Stopped {
        text: String,
    },
    Failed {
        text: String,
        failure: Failure,
    },
}
