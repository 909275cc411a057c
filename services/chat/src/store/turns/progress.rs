//! A running turn's checkpoints, and how a watcher finds what was left behind.

use host::begin_write;
use journal::Cursor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use super::super::Store;
use super::super::entity::turn;
use super::super::words::{millis, word};
use super::column;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, TurnId};
use crate::turn::{Turn, TurnState};

/// What a turn had said at a place of its journal.
#[derive(Debug, Clone)]
pub struct Checkpoint {
    pub turn: TurnId,
    pub said: String,
    pub cursor: Cursor,
}

/// The most turns that one look of a watcher picks up.
const WATCH_LIMIT: u64 = 256;

impl Store {
    /// Writes the checkpoints of many turns in one transaction. A turn that another lease has
    /// taken over is left alone.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn checkpoint(
        &self,
        checkpoints: Vec<Checkpoint>,
        now: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        if checkpoints.is_empty() {
            return Ok(());
        }
        let txn = begin_write(&self.db).await?;
        for Checkpoint { turn, said, cursor } in checkpoints {
            turn::Entity::update_many()
                .col_expr(turn::Column::Said, Expr::value(said))
                .col_expr(turn::Column::Epoch, Expr::value(column(cursor.epoch)))
                .col_expr(turn::Column::Number, Expr::value(column(cursor.number)))
                .col_expr(turn::Column::CheckpointAt, Expr::value(millis(now)))
                .filter(turn::Column::Id.eq(turn.to_string()))
                .filter(turn::Column::State.eq(word(TurnState::Running)))
                .filter(turn::Column::Epoch.lte(column(cursor.epoch)))
                .exec(&txn)
                .await?;
        }
        txn.commit().await?;
        Ok(())
    }

    /// Asks whoever runs a turn to stop it; false when it is not running.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn request_stop(
        &self,
        conversation: ConversationId,
        id: TurnId,
    ) -> Result<bool, ChatFault> {
        let changed = turn::Entity::update_many()
            .col_expr(turn::Column::StopRequested, Expr::value(true))
            .filter(turn::Column::Id.eq(id.to_string()))
            .filter(turn::Column::ConversationId.eq(conversation.to_string()))
            .filter(turn::Column::State.eq(word(TurnState::Running)))
            .exec(&self.db)
            .await?;
        Ok(changed.rows_affected == 1)
    }

    /// Running turns whose last checkpoint is at or before `before`: perhaps nobody speaks them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn silent_turns(&self, before: OffsetDateTime) -> Result<Vec<Turn>, ChatFault> {
        let rows = turn::Entity::find()
            .filter(turn::Column::State.eq(word(TurnState::Running)))
            .filter(turn::Column::CheckpointAt.lte(millis(before)))
            .order_by_asc(turn::Column::CheckpointAt)
            .limit(WATCH_LIMIT)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Turn::try_from).collect()
    }

    /// Ended turns whose end may never have reached the journal.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn unannounced_turns(&self, before: OffsetDateTime) -> Result<Vec<Turn>, ChatFault> {
        let rows = turn::Entity::find()
            .filter(turn::Column::Announced.eq(false))
            .filter(turn::Column::State.ne(word(TurnState::Running)))
            .filter(turn::Column::CheckpointAt.lte(millis(before)))
            .limit(WATCH_LIMIT)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Turn::try_from).collect()
    }

    /// Notes that the ends of these turns are in the journal.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn announced(&self, turns: Vec<TurnId>) -> Result<(), ChatFault> {
        if turns.is_empty() {
            return Ok(());
        }
        turn::Entity::update_many()
            .col_expr(turn::Column::Announced, Expr::value(true))
            .filter(turn::Column::Id.is_in(turns.iter().map(TurnId::to_string)))
            .filter(turn::Column::State.ne(word(TurnState::Running)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}
