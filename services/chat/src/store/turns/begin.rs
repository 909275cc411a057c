//! The start of a turn: everything that must hold holds in one transaction.

use host::begin_write;
use journal::Cursor;
use proto_events::chat::TurnKind;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, Set,
    SqlErr,
};
use time::OffsetDateTime;

use super::super::entity::{conversation, turn};
use super::super::messages::{self, NewMessage};
use super::super::words::{Word, millis, word};
use super::super::{Store, draws, quotas};
use super::column;
use crate::conversation::{MessageKind, Role};
use crate::draw::Opened;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, DrawId, MessageId, OwnerId, TurnId};
use crate::turn::TurnState;

/// What the seeker wrote to start the turn.
pub struct SeekerWords {
    pub id: MessageId,
    pub client_id: String,
    pub text: String,
    /// The title that the conversation takes if it has none.
    pub title: String,
}

/// A turn to be started.
pub struct Begin {
    pub conversation: ConversationId,
    pub owner: OwnerId,
    pub turn: TurnId,
    pub kind: TurnKind,
    pub words: Option<SeekerWords>,
    /// The draw that the turn is about.
    pub draw: Option<DrawId>,
    /// What that draw turns out to hold, where this turn opens it.
    pub open: Option<Opened>,
    /// Turns a day; absent where the turn is not counted.
    pub limit: Option<u32>,
    /// Where an unfinished answer of a failed turn goes: nothing said is lost.
    pub remains: MessageId,
    /// The head of the journal before the turn: everything of the turn is after it.
    pub head: Cursor,
    pub now: OffsetDateTime,
}

/// What came of it. Anything but `Started` has changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    Started,
    /// Another turn is running, or the conversation is not there.
    Refused,
    QuotaUsedUp,
    /// The draw was opened by another request.
    OpenedBefore,
    /// The same client id is there already.
    SaidBefore,
}

impl Store {
    /// Starts a turn if none is running: the conversation's `running_turn` is the lock.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn begin(&self, begin: Begin) -> Result<Begun, ChatFault> {
        let txn = begin_write(&self.db).await?;
        let outcome = begin_in(&txn, begin).await;
        match outcome {
            Ok(Begun::Started) => txn.commit().await?,
            _ => txn.rollback().await?,
        }
        match outcome {
            Err(ChatFault::Storage(error))
                if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) =>
            {
                Ok(Begun::SaidBefore)
            }
            outcome => outcome,
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
        now: OffsetDateTime,
    ) -> Result<Begun, ChatFault> {
        let txn = begin_write(&self.db).await?;
        if !occupy(&txn, owner, conversation, id, None, 0, now).await? {
            txn.rollback().await?;
            return Ok(Begun::Refused);
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
        if let Some(limit) = limit
            && !quotas::reserve(&txn, owner, limit, now).await?
        {
            txn.rollback().await?;
            return Ok(Begun::QuotaUsedUp);
        }
        txn.commit().await?;
        Ok(Begun::Started)
    }
}

/// Takes the conversation's one place for a running turn, and room for `said` messages.
async fn occupy(
    txn: &DatabaseTransaction,
    owner: OwnerId,
    id: ConversationId,
    turn: TurnId,
    title: Option<&str>,
    said: i32,
    now: OffsetDateTime,
) -> Result<bool, ChatFault> {
    use conversation::Column;
    let mut update = conversation::Entity::update_many()
        .col_expr(Column::RunningTurn, Expr::value(turn.to_string()))
        .col_expr(Column::UpdatedAt, Expr::value(millis(now)))
        .filter(Column::Id.eq(id.to_string()))
        .filter(Column::OwnerId.eq(owner.to_string()))
        .filter(Column::RunningTurn.is_null());
    if said > 0 {
        let count = Expr::col(Column::MessageCount).add(said);
        update = update.col_expr(Column::MessageCount, count);
    }
    if let Some(title) = title {
        let title = Func::coalesce([Expr::col(Column::Title), Expr::value(title)]);
        update = update.col_expr(Column::Title, title.into());
    }
    Ok(update.exec(txn).await?.rows_affected == 1)
}

async fn begin_in(txn: &DatabaseTransaction, begin: Begin) -> Result<Begun, ChatFault> {
    let Begin {
        conversation: id,
        owner,
        turn,
        kind,
        words,
        draw,
        open,
        limit,
        remains,
        head,
        now,
    } = begin;
    let title = words.as_ref().map(|words| words.title.as_str());
    let said = i32::from(words.is_some());
    if !occupy(txn, owner, id, turn, title, said, now).await? {
        return Ok(Begun::Refused);
    }
    let row = conversation::Entity::find_by_id(id.to_string())
        .one(txn)
        .await?;
    let after = row
        .map(|row| row.message_count)
        .ok_or(ChatFault::NoConversation)?;
    let place = after - said + keep_remains(txn, id, after - said, remains, now).await?;
    if let Some(words) = words {
        let message = NewMessage {
            id: words.id,
            conversation: id,
            role: Role::Seeker,
            kind: MessageKind::Talk,
            text: words.text,
            turn: Some(turn),
            client_id: Some(words.client_id),
            stopped: false,
            cards: Vec::new(),
            now,
        };
        messages::insert(txn, place, message).await?;
    }
    if place + said > after {
        conversation::Entity::update_many()
            .col_expr(
                conversation::Column::MessageCount,
                Expr::value(place + said),
            )
            .filter(conversation::Column::Id.eq(id.to_string()))
            .exec(txn)
            .await?;
    }
    if let Some(limit) = limit
        && !quotas::reserve(txn, owner, limit, now).await?
    {
        return Ok(Begun::QuotaUsedUp);
    }
    if let (Some(draw), Some(opened)) = (draw, &open)
        && !draws::open(txn, draw, opened).await?
    {
        return Ok(Begun::OpenedBefore);
    }
    insert(txn, id, turn, kind, draw, head, now).await?;
    Ok(Begun::Started)
}

/// Makes a message of what a failed turn had said, before something new is said. Answers how many
/// messages were added.
async fn keep_remains(
    txn: &DatabaseTransaction,
    conversation: ConversationId,
    place: i32,
    id: MessageId,
    now: OffsetDateTime,
) -> Result<i32, ChatFault> {
    let failed = turn::Entity::find()
        .filter(turn::Column::ConversationId.eq(conversation.to_string()))
        .filter(turn::Column::State.eq(word(TurnState::Failed)))
        .filter(turn::Column::MessageId.is_null())
        .filter(turn::Column::Said.ne(""))
        .one(txn)
        .await?;
    let Some(failed) = failed else { return Ok(0) };
    let message = NewMessage {
        id,
        conversation,
        role: Role::Reader,
        kind: TurnKind::from_word(&failed.kind)?.into(),
        text: failed.said,
        turn: TurnId::parse(&failed.id),
        client_id: None,
        stopped: true,
        cards: Vec::new(),
        now,
    };
    messages::insert(txn, place, message).await?;
    turn::Entity::update_many()
        .col_expr(turn::Column::MessageId, Expr::value(id.to_string()))
        .filter(turn::Column::Id.eq(failed.id))
        .exec(txn)
        .await?;
    Ok(1)
}

async fn insert(
    db: &impl ConnectionTrait,
    conversation: ConversationId,
    id: TurnId,
    kind: TurnKind,
    draw: Option<DrawId>,
    head: Cursor,
    now: OffsetDateTime,
) -> Result<(), ChatFault> {
    let row = turn::ActiveModel {
        id: Set(id.to_string()),
        conversation_id: Set(conversation.to_string()),
        kind: Set(word(kind)),
        state: Set(word(TurnState::Running)),
        said: Set(String::new()),
        epoch: Set(column(head.epoch)),
        number: Set(column(head.number)),
        attempt: Set(1),
        stop_requested: Set(false),
        code: Set(None),
        retryable: Set(false),
        retry_after: Set(None),
        draw_id: Set(draw.map(|draw| draw.to_string())),
        message_id: Set(None),
        announced: Set(true),
        created_at: Set(millis(now)),
        checkpoint_at: Set(millis(now)),
    };
    turn::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
