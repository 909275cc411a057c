//! Turns: begin, try again, checkpoint, finish; and what a watcher needs to pick one up.

mod begin;
mod finish;
mod progress;

pub use begin::{Begin, Begun, Refusal};
pub use finish::Finish;
pub use progress::Checkpoint;

use journal::Cursor;
use proto_events::chat::TurnKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Store;
use super::entity::turn;
use super::words::{Word, code_from, moment};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, DrawId, MessageId, TurnId};
use crate::turn::{Failure, Turn, TurnState};

impl Store {
    /// A turn by its id.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn turn(&self, id: TurnId) -> Result<Option<Turn>, ChatFault> {
        let found = turn::Entity::find_by_id(id.to_string())
            .one(&self.db)
            .await?;
        found.map(Turn::try_from).transpose()
    }

    /// The latest turn of a conversation.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn latest_turn(&self, id: ConversationId) -> Result<Option<Turn>, ChatFault> {
        let found = turn::Entity::find()
            .filter(turn::Column::ConversationId.eq(id.to_string()))
            .order_by_desc(turn::Column::CreatedAt)
            .order_by_desc(turn::Column::Id)
            .one(&self.db)
            .await?;
        found.map(Turn::try_from).transpose()
    }
}

/// A number of a journal as a column keeps it. Both halves stay far below 2⁶³.
pub(super) fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl TryFrom<turn::Model> for Turn {
    type Error = ChatFault;

    fn try_from(row: turn::Model) -> Result<Self, ChatFault> {
        let turn::Model {
            id,
            conversation_id,
            kind,
            state,
            said,
            epoch,
            number,
            attempt,
            stop_requested,
            code,
            retryable,
            retry_after,
            draw_id,
            message_id,
            announced: _,
            created_at,
            checkpoint_at: _,
        } = row;
        let unsigned = |number: i64| u64::try_from(number).map_err(|_| ChatFault::Row("cursor"));
        Ok(Self {
            id: TurnId::parse(&id).ok_or(ChatFault::Row("turn id"))?,
            conversation: ConversationId::parse(&conversation_id)
                .ok_or(ChatFault::Row("conversation id"))?,
            kind: TurnKind::from_word(&kind)?,
            state: TurnState::from_word(&state)?,
            said,
            checkpoint: Cursor {
                epoch: unsigned(epoch)?,
                number: unsigned(number)?,
            },
            attempt: u32::try_from(attempt).map_err(|_| ChatFault::Row("attempt"))?,
            stop_requested,
            failure: code.map(|code| Failure {
                code: code_from(&code),
                retryable,
                retry_after_seconds: retry_after.and_then(|seconds| u32::try_from(seconds).ok()),
            }),
            draw: draw_id.as_deref().and_then(DrawId::parse),
            message: message_id.as_deref().and_then(MessageId::parse),
            created_at: moment(created_at)?,
        })
    }
}
