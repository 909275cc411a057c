//! Forgetting: one conversation, all of an owner's, and what guests have left behind. Whatever is
//! forgotten here is told to the other services in the same transaction.

use host::begin_write;
use proto_events::domain::{DomainEvent, Fact, Forgetting};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Store;
use super::entity::{conversation, creation, draw, message, turn};
use super::words::millis;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, OwnerId};

/// As many are forgotten in one look.
const TOGETHER: u64 = 64;

impl Store {
    /// Forgets a conversation and everything in it.
    ///
    /// # Errors
    /// A turn is running, it is not there, or the database does not answer; nothing was changed.
    pub async fn delete(
        &self,
        owner: OwnerId,
        id: ConversationId,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        let txn = begin_write(&self.db).await?;
        if !forget(&txn, owner, id, Forgetting::Wanted, event, now).await? {
            txn.rollback().await?;
            let there = self.conversation(owner, id).await?.is_some();
            return Err(if there {
                ChatFault::TurnRunning
            } else {
                ChatFault::NoConversation
            });
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// Forgets every conversation of an owner; answers which.
    ///
    /// # Errors
    /// A turn is running in one of them, or the database does not answer; nothing was changed.
    pub async fn delete_all(
        &self,
        owner: OwnerId,
        mut event: impl FnMut() -> Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<ConversationId>, ChatFault> {
        let txn = begin_write(&self.db).await?;
        let rows = conversation::Entity::find()
            .filter(conversation::Column::OwnerId.eq(owner.to_string()))
            .all(&txn)
            .await?;
        let mut forgotten = Vec::with_capacity(rows.len());
        for row in rows {
            let id = id_of(&row)?;
            if !forget(&txn, owner, id, Forgetting::Wanted, event(), now).await? {
                txn.rollback().await?;
                return Err(ChatFault::TurnRunning);
            }
            forgotten.push(id);
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(forgotten)
    }

    /// Forgets some conversations of guests whose time is over; answers which, and none when there
    /// are no more.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn delete_expired(
        &self,
        mut event: impl FnMut() -> Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<ConversationId>, ChatFault> {
        let rows = conversation::Entity::find()
            .filter(conversation::Column::ExpiresAt.lte(millis(now)))
            .filter(conversation::Column::RunningTurn.is_null())
            .order_by_asc(conversation::Column::ExpiresAt)
            .limit(TOGETHER)
            .all(&self.db)
            .await?;
        let mut forgotten = Vec::with_capacity(rows.len());
        for row in rows {
            let owner = OwnerId::parse(&row.owner_id).ok_or(ChatFault::Row("owner id"))?;
            let id = id_of(&row)?;
            let txn = begin_write(&self.db).await?;
            // a word said meanwhile keeps it: then it is not as it was found
            let still = conversation::Entity::find_by_id(&row.id)
                .filter(conversation::Column::ExpiresAt.lte(millis(now)));
            if still.one(&txn).await?.is_some()
                && forget(&txn, owner, id, Forgetting::Expired, event(), now).await?
            {
                forgotten.push(id);
            }
            txn.commit().await?;
        }
        if !forgotten.is_empty() {
            self.outbox.wake();
        }
        Ok(forgotten)
    }
}

pub(super) fn id_of(row: &conversation::Model) -> Result<ConversationId, ChatFault> {
    ConversationId::parse(&row.id).ok_or(ChatFault::Row("conversation id"))
}

/// False when a turn is running in it or it is not there: then nothing was changed.
async fn forget(
    txn: &DatabaseTransaction,
    owner: OwnerId,
    id: ConversationId,
    because: Forgetting,
    event: Uuid,
    now: OffsetDateTime,
) -> Result<bool, ChatFault> {
    let key = id.to_string();
    let removed = conversation::Entity::delete_many()
        .filter(conversation::Column::Id.eq(&key))
        .filter(conversation::Column::OwnerId.eq(owner.to_string()))
        .filter(conversation::Column::RunningTurn.is_null())
        .exec(txn)
        .await?;
    if removed.rows_affected == 0 {
        return Ok(false);
    }
    forget_contents(txn, owner, id, because, event, now).await?;
    Ok(true)
}

/// What was in a conversation that is no more goes after it, and the other services learn of it.
pub(super) async fn forget_contents(
    txn: &DatabaseTransaction,
    owner: OwnerId,
    id: ConversationId,
    because: Forgetting,
    event: Uuid,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let key = id.to_string();
    message::Entity::delete_many()
        .filter(message::Column::ConversationId.eq(&key))
        .exec(txn)
        .await?;
    turn::Entity::delete_many()
        .filter(turn::Column::ConversationId.eq(&key))
        .exec(txn)
        .await?;
    draw::Entity::delete_many()
        .filter(draw::Column::ConversationId.eq(&key))
        .exec(txn)
        .await?;
    creation::Entity::delete_many()
        .filter(creation::Column::ConversationId.eq(&key))
        .exec(txn)
        .await?;
    let fact = Fact::ConversationDeleted {
        conversation_id: id.0,
        owner_id: owner.0,
        because,
    };
    let event = DomainEvent {
        id: event,
        occurred_at: now,
        fact,
    };
    host::outbox::put(txn, &event).await
}
