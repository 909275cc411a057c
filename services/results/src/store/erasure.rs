//! Erasing everything of a member.

use host::begin_write;
use proto_events::domain::DomainEvent;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{former, reading};
use super::{Store, ends, is_news, millis};
use crate::share::ShareId;

impl Store {
    /// Erases what is kept of a member; chat may still have something to tell of them. Answers which
    /// links were open.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        member: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<ShareId>, DbErr> {
        let txn = begin_write(&self.db).await?;
        let mut ended = Vec::new();
        if is_news(&txn, event, at).await? {
            ended = erase_in(&txn, member, millis(now)).await?;
        }
        txn.commit().await?;
        Ok(ended)
    }

    /// Erases what chat has told meanwhile, and says that nothing is kept any more. Answers which
    /// links were open.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase_at_last(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        member: Uuid,
        erased: &DomainEvent,
        now: OffsetDateTime,
    ) -> Result<Vec<ShareId>, DbErr> {
        let txn = begin_write(&self.db).await?;
        let mut ended = Vec::new();
        if is_news(&txn, event, at).await? {
            ended = erase_in(&txn, member, millis(now)).await?;
            host::outbox::put(&txn, erased).await?;
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(ended)
    }
}

async fn erase_in(
    txn: &DatabaseTransaction,
    member: Uuid,
    now: i64,
) -> Result<Vec<ShareId>, DbErr> {
    let owner = member.to_string();
    reading::Entity::delete_many()
        .filter(reading::Column::OwnerId.eq(&owner))
        .exec(txn)
        .await?;
    former::Entity::delete_many()
        .filter(former::Column::MemberId.eq(&owner))
        .exec(txn)
        .await?;
    let ended = ends::erase(txn, &owner, now).await?;
    // what was once told of them: the files of an export
    host::outbox::forget(txn, &owner).await?;
    Ok(ended)
}
