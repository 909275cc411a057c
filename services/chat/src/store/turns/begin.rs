//! The start of a turn: everything that must hold holds in one transaction.
//!
//! Nearly always it does, so all of it is written at once. Where it does not, it is taken back and
//! done step by step, to find out why.

use host::begin_write;
use journal::Cursor;
use proto_events::chat::TurnKind;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, QueryFilter, SqlErr,
    Statement, raw_sql,
};
use time::OffsetDateTime;

use super::super::conversations::extended;
use super::super::entity::{conversation, turn};
use super::super::messages;
use super::super::sql::{execute, execute_all, find};
use super::super::words::{Word, millis, word};
use super::super::{Store, draws, quotas};
use super::column;
use crate::conversation::{Message, Role};
use crate::draw::Opened;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, DrawId, MessageId, OwnerId, TurnId};
use crate::turn::TurnState;

/// A turn to be started.
pub struct Begin {
    pub conversation: ConversationId,
    pub owner: OwnerId,
    pub turn: TurnId,
    pub kind: TurnKind,
    /// What the seeker wrote to start it.
    pub words: Option<Message>,
    /// The title that the conversation takes if it has none.
    pub title: Option<String>,
    /// The draw that the turn is about.
    pub draw: Option<DrawId>,
    /// What that draw turns out to hold, where this turn opens it.
    pub open: Option<Opened>,
    /// Turns a day; absent where the turn is not counted.
    pub limit: Option<u32>,
    /// When a conversation whose time ends is forgotten from now on.
    pub expires_at: OffsetDateTime,
    /// Where an unfinished answer of a failed turn goes: nothing said is lost.
    pub remains: MessageId,
    /// The head of the journal before the turn: everything of the turn is after it.
    pub head: Cursor,
    pub now: OffsetDateTime,
}

/// What came of it.
pub enum Begun {
    /// Everything holds; it is true once it is kept.
    Ready(Beginning),
    /// Nothing was changed.
    Not(Refusal),
}

/// Why a turn does not begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Another turn is running, or the conversation is not there.
    TurnRunning,
    QuotaUsedUp,
    /// The draw was opened by another request.
    OpenedBefore,
    /// The same client id is there already.
    SaidBefore,
}

/// The start of a turn, written and not yet committed. Dropping it changes nothing.
///
/// Until it is kept it holds a connection, and on SQLite everybody else's right to write.
#[must_use]
pub struct Beginning {
    txn: DatabaseTransaction,
    /// What a failed turn had said, now that it has become a message.
    pub remains: Option<Message>,
}

impl Beginning {
    /// Makes it true.
    ///
    /// # Errors
    /// The database does not answer. Whether the turn has begun is not known; if it has, a watcher
    /// speaks it.
    pub async fn keep(self) -> Result<(), ChatFault> {
        Ok(self.txn.commit().await?)
    }
}

/// A statement that must change exactly one row, and what it means if it does not.
struct Step(Statement, Refusal);

impl Store {
    /// Starts a turn if none is running: the conversation's `running_turn` is the lock.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn begin(&self, begin: Begin) -> Result<Begun, ChatFault> {
        let steps = steps(&begin)?;
        let txn = begin_write(&self.db).await?;
        let all = steps.iter().map(|Step(sql, _)| sql.clone()).collect();
        match execute_all(&txn, all).await {
            Ok(changed) if changed == steps.len() as u64 => {
                let remains = None;
                return Ok(Begun::Ready(Beginning { txn, remains }));
            }
            Err(error) if !is_said_before(&error) => return Err(error.into()),
            Ok(_) | Err(_) => txn.rollback().await?,
        }
        let txn = begin_write(&self.db).await?;
        match step_by_step(&txn, &begin, steps).await {
            Ok(Ok(remains)) => Ok(Begun::Ready(Beginning { txn, remains })),
            Ok(Err(refusal)) => {
                txn.rollback().await?;
                Ok(Begun::Not(refusal))
            }
            Err(ChatFault::Storage(error)) if is_said_before(&error) => {
                txn.rollback().await?;
                Ok(Begun::Not(Refusal::SaidBefore))
            }
            Err(error) => Err(error),
        }
    }

    /// Runs a failed turn again, from what it had said.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn begin_again(
        &self,
        owner: OwnerId,
        conversation: ConversationId,
        id: TurnId,
        limit: Option<u32>,
        expires_at: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Result<Begun, ChatFault> {
        let txn = begin_write(&self.db).await?;
        let occupied = conversation::Entity::update_many()
            .col_expr(
                conversation::Column::RunningTurn,
                Expr::value(id.to_string()),
            )
            .col_expr(conversation::Column::UpdatedAt, Expr::value(millis(now)))
            .col_expr(conversation::Column::ExpiresAt, extended(expires_at))
            .filter(conversation::Column::Id.eq(conversation.to_string()))
            .filter(conversation::Column::OwnerId.eq(owner.to_string()))
            .filter(conversation::Column::RunningTurn.is_null())
            .exec(&txn)
            .await?;
        if occupied.rows_affected == 0 {
            txn.rollback().await?;
            return Ok(Begun::Not(Refusal::TurnRunning));
        }
        let changed = turn::Entity::update_many()
            .col_expr(turn::Column::State, Expr::value(word(TurnState::Running)))
            .col_expr(
                turn::Column::Attempt,
                Expr::col(turn::Column::Attempt).add(1),
            )
            .col_expr(turn::Column::StopRequested, Expr::value(false))
            .col_expr(turn::Column::Code, Expr::value(Option::<String>::None))
            .col_expr(turn::Column::CheckpointAt, Expr::value(millis(now)))
            .filter(turn::Column::Id.eq(id.to_string()))
            .filter(turn::Column::ConversationId.eq(conversation.to_string()))
            .filter(turn::Column::State.eq(word(TurnState::Failed)))
            .filter(turn::Column::MessageId.is_null())
            .exec(&txn)
            .await?;
        if changed.rows_affected == 0 {
            txn.rollback().await?;
            return Err(ChatFault::NoSuchTurn);
        }
        if let Some(limit) = limit {
            quotas::ensure(&txn, owner, now).await?;
            if execute(&txn, quotas::count(owner, limit, now)).await? == 0 {
                txn.rollback().await?;
                return Ok(Begun::Not(Refusal::QuotaUsedUp));
            }
        }
        let remains = None;
        Ok(Begun::Ready(Beginning { txn, remains }))
    }
}

/// The only key that two callers can both bring is a client id.
fn is_said_before(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Everything that is written, in its order.
fn steps(begin: &Begin) -> Result<Vec<Step>, ChatFault> {
    let Begin {
        conversation,
        owner,
        turn: _,
        kind: _,
        words,
        title: _,
        draw,
        open,
        limit,
        expires_at: _,
        remains: _,
        head: _,
        now,
    } = begin;
    let mut steps = vec![Step(occupy(begin), Refusal::TurnRunning)];
    if let Some(words) = words {
        let sql = messages::add(*conversation, words)?;
        steps.push(Step(sql, Refusal::TurnRunning));
    }
    if let Some(limit) = limit {
        let sql = quotas::count(*owner, *limit, *now);
        steps.push(Step(sql, Refusal::QuotaUsedUp));
    }
    if let (Some(draw), Some(opened)) = (draw, open) {
        steps.push(Step(draws::open(*draw, opened)?, Refusal::OpenedBefore));
    }
    steps.push(Step(insert(begin), Refusal::TurnRunning));
    Ok(steps)
}

/// Answers what a failed turn had said, or why the turn does not begin.
async fn step_by_step(
    txn: &DatabaseTransaction,
    begin: &Begin,
    steps: Vec<Step>,
) -> Result<Result<Option<Message>, Refusal>, ChatFault> {
    let remains = keep_remains(txn, begin).await?;
    quotas::ensure(txn, begin.owner, begin.now).await?;
    for Step(sql, refusal) in steps {
        if execute(txn, sql).await? != 1 {
            return Ok(Err(refusal));
        }
    }
    Ok(Ok(remains))
}

/// Takes the conversation's one place for a running turn, and room for the seeker's words; not
/// where a failed turn still keeps its words on itself.
fn occupy(begin: &Begin) -> Statement {
    let (id, owner) = (begin.conversation.to_string(), begin.owner.to_string());
    let (turn, now) = (begin.turn.to_string(), millis(begin.now));
    let said = i32::from(begin.words.is_some());
    let (title, expires) = (begin.title.clone(), millis(begin.expires_at));
    raw_sql!(
        Sqlite,
        "UPDATE conversations SET running_turn = {turn}, updated_at = {now}, \
             message_count = message_count + {said}, title = COALESCE(title, {title}), \
             expires_at = CASE WHEN expires_at IS NULL THEN NULL ELSE {expires} END \
         WHERE id = {id} AND owner_id = {owner} AND running_turn IS NULL \
             AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_id = {id} \
                 AND state = 'failed' AND message_id IS NULL AND said <> '')"
    )
}

fn insert(begin: &Begin) -> Statement {
    let (id, conversation) = (begin.turn.to_string(), begin.conversation.to_string());
    let (epoch, number) = (column(begin.head.epoch), column(begin.head.number));
    let draw = begin.draw.map(|draw| draw.to_string());
    let (kind, now) = (word(begin.kind), millis(begin.now));
    raw_sql!(
        Sqlite,
        "INSERT INTO turns (id, conversation_id, kind, state, said, epoch, number, attempt, \
             stop_requested, retryable, draw_id, announced, created_at, checkpoint_at) \
         VALUES ({id}, {conversation}, {kind}, 'running', '', {epoch}, {number}, 1, \
             FALSE, FALSE, {draw}, TRUE, {now}, {now})"
    )
}

/// Makes a message of what a failed turn had said, before something new is said.
async fn keep_remains(
    txn: &DatabaseTransaction,
    begin: &Begin,
) -> Result<Option<Message>, ChatFault> {
    let conversation = begin.conversation.to_string();
    let sql = raw_sql!(
        Sqlite,
        "SELECT * FROM turns WHERE conversation_id = {conversation} AND state = 'failed' \
             AND message_id IS NULL AND said <> ''"
    );
    let Some(failed) = find::<turn::Model>(txn, sql).await? else {
        return Ok(None);
    };
    // Making room for it locks the row: of two that found the same turn, one comes too late.
    let room = conversation::Entity::update_many()
        .col_expr(
            conversation::Column::MessageCount,
            Expr::col(conversation::Column::MessageCount).add(1),
        )
        .filter(conversation::Column::Id.eq(&conversation))
        .filter(conversation::Column::OwnerId.eq(begin.owner.to_string()))
        .filter(conversation::Column::RunningTurn.is_null())
        .exec(txn)
        .await?;
    if room.rows_affected == 0 {
        return Ok(None);
    }
    let message = Message {
        id: begin.remains,
        role: Role::Reader,
        kind: TurnKind::from_word(&failed.kind)?.into(),
        text: failed.said,
        turn: TurnId::parse(&failed.id),
        client_id: None,
        stopped: true,
        cards: Vec::new(),
        created_at: begin.now,
    };
    execute(txn, messages::add(begin.conversation, &message)?).await?;
    turn::Entity::update_many()
        .col_expr(turn::Column::MessageId, Expr::value(message.id.to_string()))
        .filter(turn::Column::Id.eq(failed.id))
        .exec(txn)
        .await?;
    Ok(Some(message))
}
