//! Conversations: make, find, change, hand over.

use host::begin_write;
use proto_events::cards::{Locale, SpreadId};
use proto_events::chat::Persona;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, SqlErr, raw_sql};
use time::OffsetDateTime;

use super::Store;
use super::entity::{conversation, creation};
use super::erasure::is_erased;
use super::sql::{execute, find};
use super::words::{Word, millis, moment, word};
use super::{messages, quotas};
use crate::conversation::{Conversation, Message, MessageKind, Role};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, OwnerId, TurnId};

/// What a new conversation starts with.
pub struct NewConversation {
    pub id: ConversationId,
    pub owner: OwnerId,
    pub locale: Locale,
    pub persona: Persona,
    pub spread: SpreadId,
    pub seed: u64,
    pub greeting_id: MessageId,
    pub greeting: &'static str,
    /// The client's key and the fingerprint of its request.
    pub request: Option<(String, String)>,
    pub temporary: bool,
    /// When it is forgotten, if nothing is said in it meanwhile: a guest's, or a temporary one.
    pub expires_at: Option<OffsetDateTime>,
    pub now: OffsetDateTime,
}

/// The new end of a conversation's time, for one whose time ends.
pub(super) fn extended(expires_at: OffsetDateTime) -> Expr {
    let values = [millis(expires_at)];
    Expr::cust_with_values("CASE WHEN expires_at IS NULL THEN NULL ELSE ? END", values)
}

/// Whether a conversation was made, or had been made by the same request.
pub enum Created {
    New,
    Before(ConversationId),
}

impl Store {
    /// Makes a conversation with its greeting, or finds the one that the same request made before.
    ///
    /// # Errors
    /// The key came with a different request, or the database does not answer.
    pub async fn create(&self, new: NewConversation) -> Result<Created, ChatFault> {
        let NewConversation {
            id,
            owner,
            locale,
            persona,
            spread,
            seed,
            ..
        } = new;
        if let Some((key, fingerprint)) = &new.request
            && let Some(before) = self.created_before(owner, key, fingerprint).await?
        {
            return Ok(Created::Before(before));
        }
        let txn = begin_write(&self.db).await?;
        let now = millis(new.now);
        let row = conversation::ActiveModel {
            id: Set(id.to_string()),
            owner_id: Set(owner.to_string()),
            locale: Set(word(locale)),
            persona: Set(word(persona)),
            spread: Set(word(spread)),
            title: Set(None),
            seed: Set(seed.cast_signed()),
            running_turn: Set(None),
            message_count: Set(1),
            temporary: Set(new.temporary),
            expires_at: Set(new.expires_at.map(millis)),
            created_at: Set(now),
            updated_at: Set(now),
        };
        conversation::Entity::insert(row)
            .exec_without_returning(&txn)
            .await?;
        let greeting = Message {
            id: new.greeting_id,
            role: Role::Reader,
            kind: MessageKind::Greeting,
            text: new.greeting.to_owned(),
            turn: None,
            client_id: None,
            stopped: false,
            cards: Vec::new(),
            created_at: new.now,
        };
        execute(&txn, messages::add(id, &greeting)?).await?;
        quotas::ensure(&txn, owner, new.now).await?;
        if let Some((key, fingerprint)) = &new.request {
            let row = creation::ActiveModel {
                owner_id: Set(owner.to_string()),
                request_key: Set(key.clone()),
                fingerprint: Set(fingerprint.clone()),
                conversation_id: Set(id.to_string()),
                created_at: Set(now),
            };
            let inserted = creation::Entity::insert(row)
                .exec_without_returning(&txn)
                .await;
            if let Err(error) = inserted {
                if !matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
                    return Err(error.into());
                }
                txn.rollback().await?;
                let before = self.created_before(owner, key, fingerprint).await?;
                return before.map(Created::Before).ok_or(ChatFault::KeyReused);
            }
        }
        txn.commit().await?;
        Ok(Created::New)
    }

    async fn created_before(
        &self,
        owner: OwnerId,
        key: &str,
        fingerprint: &str,
    ) -> Result<Option<ConversationId>, ChatFault> {
        let found = creation::Entity::find_by_id((owner.to_string(), key.to_owned()))
            .one(&self.db)
            .await?;
        match found {
            None => Ok(None),
            Some(row) if row.fingerprint != fingerprint => Err(ChatFault::KeyReused),
            Some(row) => ConversationId::parse(&row.conversation_id)
                .map(Some)
                .ok_or(ChatFault::Row("conversation id")),
        }
    }

    /// An owner's conversation; another owner's is not there.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn conversation(
        &self,
        owner: OwnerId,
        id: ConversationId,
    ) -> Result<Option<Conversation>, ChatFault> {
        let (id, owner) = (id.to_string(), owner.to_string());
        let sql = raw_sql!(
            Sqlite,
            "SELECT * FROM conversations WHERE id = {id} AND owner_id = {owner}"
        );
        let found = find::<conversation::Model>(&self.db, sql).await?;
        found.map(Conversation::try_from).transpose()
    }

    /// A conversation whoever owns it, for the work that goes on without a request.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn any_conversation(
        &self,
        id: ConversationId,
    ) -> Result<Option<Conversation>, ChatFault> {
        let found = conversation::Entity::find_by_id(id.to_string())
            .one(&self.db)
            .await?;
        found.map(Conversation::try_from).transpose()
    }

    /// Gives a conversation a title, or the spread of its next draw.
    ///
    /// # Errors
    /// It is not there, or the database does not answer.
    pub async fn change(
        &self,
        owner: OwnerId,
        id: ConversationId,
        title: Option<String>,
        spread: Option<SpreadId>,
    ) -> Result<(), ChatFault> {
        use conversation::Column;
        let mut update = conversation::Entity::update_many()
            .filter(Column::Id.eq(id.to_string()))
            .filter(Column::OwnerId.eq(owner.to_string()));
        if let Some(title) = title {
            update = update.col_expr(Column::Title, Expr::value(title));
        }
        if let Some(spread) = spread {
            update = update.col_expr(Column::Spread, Expr::value(word(spread)));
        }
        let changed = update.exec(&self.db).await?;
        if changed.rows_affected == 0 {
            Err(ChatFault::NoConversation)
        } else {
            Ok(())
        }
    }

    /// What was a guest's is a member's from now on, and kept unless it is temporary; the turns that
    /// the guest has used today count for the member. Turns that are running go on; a second time
    /// changes nothing, and a member of whom nothing may be kept gets nothing.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn move_in(
        &self,
        guest: OwnerId,
        member: OwnerId,
        now: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        let txn = begin_write(&self.db).await?;
        if is_erased(&txn, member).await? {
            return Ok(txn.rollback().await?);
        }
        let moved = conversation::Entity::update_many()
            .col_expr(
                conversation::Column::OwnerId,
                Expr::value(member.to_string()),
            )
            .filter(conversation::Column::OwnerId.eq(guest.to_string()));
        let temporary = conversation::Column::Temporary;
        moved.clone().filter(temporary.eq(true)).exec(&txn).await?;
        moved
            .col_expr(
                conversation::Column::ExpiresAt,
                Expr::value(Option::<i64>::None),
            )
            .filter(temporary.eq(false))
            .exec(&txn)
            .await?;
        quotas::take_along(&txn, guest, member, now).await?;
        // the requests that made them will not be repeated by somebody else
        creation::Entity::delete_many()
            .filter(creation::Column::OwnerId.eq(guest.to_string()))
            .exec(&txn)
            .await?;
        txn.commit().await?;
        Ok(())
    }
}

impl TryFrom<conversation::Model> for Conversation {
    type Error = ChatFault;

    fn try_from(row: conversation::Model) -> Result<Self, ChatFault> {
        let conversation::Model {
            id,
            owner_id,
            locale,
            persona,
            spread,
            title,
            seed,
            running_turn,
            message_count: _,
            temporary,
            expires_at,
            created_at,
            updated_at,
        } = row;
        Ok(Self {
            id: ConversationId::parse(&id).ok_or(ChatFault::Row("conversation id"))?,
            owner: OwnerId::parse(&owner_id).ok_or(ChatFault::Row("owner id"))?,
            locale: Locale::from_word(&locale)?,
            persona: Persona::from_word(&persona)?,
            spread: SpreadId::from_word(&spread)?,
            title,
            seed: seed.cast_unsigned(),
            temporary,
            expires_at: expires_at.map(moment).transpose()?,
            running: running_turn.as_deref().and_then(TurnId::parse),
            created_at: moment(created_at)?,
            updated_at: moment(updated_at)?,
        })
    }
}
