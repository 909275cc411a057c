//! Messages: add at the end, read in order.

use proto_events::cards::DrawnCard;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use time::OffsetDateTime;

use super::Store;
use super::entity::message;
use super::words::{Word, millis, moment, word};
use crate::conversation::{Message, MessageKind, Role};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, TurnId};

/// A message to be kept.
pub struct NewMessage {
    pub id: MessageId,
    pub conversation: ConversationId,
    pub role: Role,
    pub kind: MessageKind,
    pub text: String,
    pub turn: Option<TurnId>,
    pub client_id: Option<String>,
    pub stopped: bool,
    pub cards: Vec<DrawnCard>,
    pub now: OffsetDateTime,
}

/// Adds a message at a place that the caller has reserved in `message_count`.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    place: i32,
    new: NewMessage,
) -> Result<(), DbErr> {
    let NewMessage {
        id,
        conversation,
        role,
        kind,
        text,
        turn,
        client_id,
        stopped,
        cards,
        now,
    } = new;
    let cards = if cards.is_empty() {
        String::new()
    } else {
        serde_json::to_string(&cards).map_err(|error| DbErr::Json(error.to_string()))?
    };
    let row = message::ActiveModel {
        id: Set(id.to_string()),
        conversation_id: Set(conversation.to_string()),
        place: Set(place),
        role: Set(word(role)),
        kind: Set(word(kind)),
        text: Set(text),
        turn_id: Set(turn.map(|turn| turn.to_string())),
        client_id: Set(client_id),
        stopped: Set(stopped),
        cards: Set(cards),
        created_at: Set(millis(now)),
    };
    message::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

impl Store {
    /// Every message of a conversation, oldest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn messages(&self, id: ConversationId) -> Result<Vec<Message>, ChatFault> {
        let rows = message::Entity::find()
            .filter(message::Column::ConversationId.eq(id.to_string()))
            .order_by_asc(message::Column::Place)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// The message that a client sent under an id of its own.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn message_of_client(
        &self,
        id: ConversationId,
        client_id: &str,
    ) -> Result<Option<Message>, ChatFault> {
        let found = message::Entity::find()
            .filter(message::Column::ConversationId.eq(id.to_string()))
            .filter(message::Column::ClientId.eq(client_id))
            .one(&self.db)
            .await?;
        found.map(Message::try_from).transpose()
    }
}

impl TryFrom<message::Model> for Message {
    type Error = ChatFault;

    fn try_from(row: message::Model) -> Result<Self, ChatFault> {
        let message::Model {
            id,
            conversation_id: _,
            place: _,
            role,
            kind,
            text,
            turn_id,
            client_id,
            stopped,
            cards,
            created_at,
        } = row;
        Ok(Self {
            id: MessageId::parse(&id).ok_or(ChatFault::Row("message id"))?,
            role: Role::from_word(&role)?,
            kind: MessageKind::from_word(&kind)?,
            text,
            turn: turn_id.as_deref().and_then(TurnId::parse),
            client_id,
            stopped,
            cards: if cards.is_empty() {
                Vec::new()
            } else {
                serde_json::from_str(&cards).map_err(|_| ChatFault::Row("cards"))?
            },
            created_at: moment(created_at)?,
        })
    }
}
