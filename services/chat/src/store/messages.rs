//! Messages: add at the end, read in order.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Statement, raw_sql};

use super::Store;
use super::entity::message;
use super::sql::find_all;
use super::words::{Word, millis, moment, word};
use crate::conversation::{Message, MessageKind, Role};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, TurnId};

/// Adds a message where `message_count` has made room already: at the end.
pub(super) fn add(conversation: ConversationId, message: &Message) -> Result<Statement, DbErr> {
    let Message {
        id,
        role,
        kind,
        text,
        turn,
        client_id,
        stopped,
        cards,
        created_at,
    } = message;
    let cards = if cards.is_empty() {
        String::new()
    } else {
        serde_json::to_string(cards).map_err(|error| DbErr::Json(error.to_string()))?
    };
    let (id, conversation) = (id.to_string(), conversation.to_string());
    let (role, kind, created_at) = (word(*role), word(*kind), millis(*created_at));
    let (turn, client_id) = (turn.map(|turn| turn.to_string()), client_id.clone());
    Ok(raw_sql!(
        Sqlite,
        "INSERT INTO messages (id, conversation_id, place, role, kind, text, turn_id, client_id, \
             stopped, cards, created_at) \
         SELECT {id}, id, message_count - 1, {role}, {kind}, {text}, {turn}, {client_id}, \
             {stopped}, {cards}, {created_at} \
         FROM conversations WHERE id = {conversation}"
    ))
}

impl Store {
    /// Every message of a conversation, oldest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn messages(&self, id: ConversationId) -> Result<Vec<Message>, ChatFault> {
        let id = id.to_string();
        let sql = raw_sql!(
            Sqlite,
            "SELECT * FROM messages WHERE conversation_id = {id} ORDER BY place"
        );
        let rows = find_all::<message::Model>(&self.db, sql).await?;
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
