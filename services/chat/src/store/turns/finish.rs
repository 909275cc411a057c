//! The end of a turn: its message, its draw, its fact, in one transaction, once.

use host::begin_write;
use proto_events::cards::DrawnCard;
use proto_events::chat::TurnKind;
use proto_events::domain::DomainEvent;
use sea_orm::{DatabaseTransaction, Statement, raw_sql};
use time::OffsetDateTime;

use super::super::messages;
use super::super::sql::execute_all;
use super::super::words::{millis, word};
use super::super::{Store, draws, quotas};
use super::column;
use crate::conversation::{Message, Role};
use crate::draw::Draw;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, TurnId};
use crate::turn::{Ending, Failure, TurnState};

/// A turn to be ended.
#[derive(Clone)]
pub struct Finish {
    pub turn: TurnId,
    pub conversation: ConversationId,
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
    let mut all = vec![
        end_turn(
            turn,
            epoch,
            state,
            &text,
            becomes_message.then_some(message),
            failure,
            now,
        ),
        leave(conversation, i32::from(becomes_message), now),
    ];
    if failure.is_some() && text.is_empty() {
        quotas::refund(txn, conversation, now).await?;
    }
    if becomes_message {
        let message = Message {
            id: message,
            role: Role::Reader,
            kind: kind.into(),
            text,
            turn: Some(turn),
            client_id: None,
            stopped: state == TurnState::Stopped,
            cards,
            created_at: now,
        };
        all.push(messages::add(conversation, &message)?);
    }
    let wanted = all.len() as u64;
    if execute_all(txn, all).await? != wanted {
        return Ok(false);
    }
    if let Some(offer) = &offer {
        draws::insert(txn, conversation, offer, now).await?;
    }
    if let Some(event) = &event {
        host::outbox::put(txn, event).await?;
    }
    Ok(true)
}

/// Ends a running turn that no later lease has taken over.
fn end_turn(
    id: TurnId,
    epoch: u64,
    state: TurnState,
    said: &str,
    message: Option<MessageId>,
    failure: Option<Failure>,
    now: OffsetDateTime,
) -> Statement {
    let (id, epoch, state, now) = (id.to_string(), column(epoch), word(state), millis(now));
    let message = message.map(|message| message.to_string());
    let code = failure
        .as_ref()
        .map(|failure| failure.code.as_str().to_owned());
    let retryable = failure.is_some_and(|failure| failure.retryable);
    let retry_after = failure
        .and_then(|failure| failure.retry_after_seconds)
        .and_then(|after| i32::try_from(after).ok());
    raw_sql!(
        Sqlite,
        "UPDATE turns SET state = {state}, said = {said}, message_id = {message}, \
             code = {code}, retryable = {retryable}, retry_after = {retry_after}, \
             announced = FALSE, checkpoint_at = {now} \
         WHERE id = {id} AND state = 'running' AND epoch <= {epoch}"
    )
}

/// Frees the conversation's place for a running turn, and makes room for `said` messages.
fn leave(id: ConversationId, said: i32, now: OffsetDateTime) -> Statement {
    let (id, now) = (id.to_string(), millis(now));
    raw_sql!(
        Sqlite,
        "UPDATE conversations SET running_turn = NULL, updated_at = {now}, \
             message_count = message_count + {said} \
         WHERE id = {id}"
    )
}
