//! A running turn's checkpoints, and how a watcher finds what was left behind.

use host::begin_write;
use journal::Cursor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Statement, raw_sql};
use time::OffsetDateTime;

use super::super::Store;
use super::super::entity::turn;
use super::super::sql::{execute_all, find_all};
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

/// Checkpoints that are written in one step.
const TOGETHER: usize = 8;

fn keep(checkpoint: &Checkpoint, now: OffsetDateTime) -> Statement {
    let Checkpoint { turn, said, cursor } = checkpoint;
    let (id, now) = (turn.to_string(), millis(now));
    let (epoch, number) = (column(cursor.epoch), column(cursor.number));
    raw_sql!(
        Sqlite,
        "UPDATE turns SET said = {said}, epoch = {epoch}, number = {number}, \
             checkpoint_at = {now} \
         WHERE id = {id} AND state = 'running' AND epoch <= {epoch}"
    )
}

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
        let mut left = checkpoints.as_slice();
        while !left.is_empty() {
            // so many at a time, or one: two statements that SQLite knows already
            let some = if left.len() < TOGETHER { 1 } else { TOGETHER };
            let (these, later) = left.split_at(some);
            let these = these.iter().map(|it| keep(it, now)).collect();
            execute_all(&txn, these).await?;
            left = later;
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

    /// Turns that perhaps nobody cares for: running ones whose last checkpoint is at or before
    /// `before`, and ended ones whose end may never have reached the journal since then.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn left_behind(&self, before: OffsetDateTime) -> Result<Vec<Turn>, ChatFault> {
        let before = millis(before);
        let sql = raw_sql!(
            Sqlite,
            "SELECT * FROM turns WHERE state = 'running' AND checkpoint_at <= {before} \
             UNION ALL \
             SELECT * FROM turns WHERE announced = FALSE AND state <> 'running' \
                 AND checkpoint_at <= {before} \
             LIMIT {WATCH_LIMIT}"
        );
        let rows = find_all::<turn::Model>(&self.db, sql).await?;
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
