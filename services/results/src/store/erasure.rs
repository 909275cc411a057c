//! Erasing everything of a member.

use host::begin_write;
use proto_events::domain::DomainEvent;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{former, reading};
use super::{Store, is_news};

impl Store {
    /// Erases what is kept of a member; chat may still have something to tell of them.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(&self, event: Uuid, at: OffsetDateTime, member: Uuid) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        if is_news(&txn, event, at).await? {
            erase_in(&txn, member).await?;
        }
        txn.commit().await
    }

    /// Erases what chat has told meanwhile, and says that nothing is kept any more.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase_at_last(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        member: Uuid,
        erased: &DomainEvent,
    ) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        if is_news(&txn, event, at).await? {
            erase_in(&txn, member).await?;
            host::outbox::put(&txn, erased).await?;
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(())
    }
}

async fn erase_in(txn: &DatabaseTransaction, member: Uuid) -> Result<(), DbErr> {
    let owner = member.to_string();
    reading::Entity::delete_many()
        .filter(reading::Column::OwnerId.eq(&owner))
        .exec(txn)
        .await?;
    former::Entity::delete_many()
        .filter(former::Column::MemberId.eq(&owner))
        .exec(txn)
        .await?;
    // what was once told of them: the files of an export
    host::outbox::forget(txn, &owner).await
}
