//! The end of a turn: its message, its draw, its fact, in one transaction, once.

use host::begin_write;
use proto_events::cards::DrawnCard;
use proto_events::chat::TurnKind;
use proto_events::domain::DomainEvent;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use super::super::entity::{conversation, turn};
use super::super::messages::{self, NewMessage};
use super::super::words::{millis, word};
use super::super::{Store, draws, quotas};
use super::column;
use crate::conversation::Role;
use crate::draw::Draw;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, OwnerId, TurnId};
use crate::turn::{Ending, TurnState};

/// A turn to be ended.
#[derive(Clone)]
pub struct Finish {
    pub turn: TurnId,
    pub conversation: ConversationId,
    pub owner: OwnerId,
    pub kind: TurnKind,
    /// The lease under which it was spoken.
    pub epoch: u64,
    pub ending: Ending,
    /// The id of the message that it becomes, if anything was said.
    pub message: MessageId,
    pub cards: Vec<DrawnCard>,
    /// A deck that is offered with this end.
    pub offer: Option<Draw>,
    /// What other services learn from it.
    pub event: Option<DomainEvent>,
    pub now: OffsetDateTime,
}

impl Store {
    /// Ends a turn. False when it is not running any more or another lease has taken it over:
    /// then nothing was changed.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn finish(&self, finish: Finish) -> Result<bool, ChatFault> {
        let news = finish.event.is_some();
        let txn = begin_write(&self.db).await?;
        let done = finish_in(&txn, finish).await?;
        if done {
            txn.commit().await?;
            if news {
                self.outbox.wake();
            }
        } else {
            txn.rollback().await?;
        }
        Ok(done)
    }
}

async fn finish_in(txn: &DatabaseTransaction, finish: Finish) -> Result<bool, ChatFault> {
    let Finish {
        turn,
        conversation,
        owner,
        kind,
        epoch,
        ending,
        message,
        cards,
        offer,
        event,
        now,
    } = finish;
    let (state, text, failure) = match ending {
        Ending::Completed { text, offer: _ } => (TurnState::Completed, text, None),
        Ending::Stopped { text } => (TurnState::Stopped, text, None),
        Ending::Failed { text, failure } => (TurnState::Failed, text, Some(failure)),
    };
    // A failed turn keeps its words on itself, so that trying again can go on from them.
    let becomes_message = failure.is_none() && !text.is_empty();
    let mut update = turn::Entity::update_many()
        .col_expr(turn::Column::State, Expr::value(word(state)))
        .col_expr(turn::Column::Said, Expr::value(text.clone()))
        .col_expr(turn::Column::Announced, Expr::value(false))
        .col_expr(turn::Column::CheckpointAt, Expr::value(millis(now)))
        .filter(turn::Column::Id.eq(turn.to_string()))
        .filter(turn::Column::State.eq(word(TurnState::Running)))
        .filter(turn::Column::Epoch.lte(column(epoch)));
    if becomes_message {
        update = update.col_expr(turn::Column::MessageId, Expr::value(message.to_string()));
    }
    if let Some(failure) = &failure {
        let after = failure
            .retry_after_seconds
            .and_then(|after| i32::try_from(after).ok());
        update = update
            .col_expr(turn::Column::Code, Expr::value(failure.code.as_str()))
            .col_expr(turn::Column::Retryable, Expr::value(failure.retryable))
            .col_expr(turn::Column::RetryAfter, Expr::value(after));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        return Ok(false);
    }
    let row = conversation::Entity::find_by_id(conversation.to_string())
        .one(txn)
        .await?;
    let place = row
        .map(|row| row.message_count)
        .ok_or(ChatFault::NoConversation)?;
    if failure.is_some() && text.is_empty() {
        quotas::refund(txn, owner, now).await?;
    }
    if becomes_message {
        let message = NewMessage {
            id: message,
            conversation,
            role: Role::Reader,
            kind: kind.into(),
            text,
            turn: Some(turn),
            client_id: None,
            stopped: state == TurnState::Stopped,
            cards,
            now,
        };
        messages::insert(txn, place, message).await?;
    }
    conversation::Entity::update_many()
        .col_expr(
            conversation::Column::RunningTurn,
            Expr::value(Option::<String>::None),
        )
        .col_expr(
            conversation::Column::MessageCount,
            Expr::value(place + i32::from(becomes_message)),
        )
        .col_expr(conversation::Column::UpdatedAt, Expr::value(millis(now)))
        .filter(conversation::Column::Id.eq(conversation.to_string()))
        .exec(txn)
        .await?;
    if let Some(offer) = &offer {
        draws::insert(txn, conversation, offer, now).await?;
    }
    if let Some(event) = &event {
        host::outbox::put(txn, event).await?;
    }
    Ok(true)
}
