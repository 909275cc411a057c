//! Forgets what is not to be kept: a conversation, or everything of a member whose account is no more,
//! at once, and again when chat has erased, for until then chat may tell of the member. Links to it end
//! everywhere.

use host::{Clock, Ids};
use proto_events::domain::{DataHolder, DomainEvent, Fact, Forgetting};
use sea_orm::DbErr;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::links::Changes;
use crate::store::Store;

/// What erasing works with.
pub struct Eraser {
    pub store: Store,
    pub changes: Changes,
    pub clock: Clock,
    pub ids: Ids,
}

impl Eraser {
    /// Forgets the readings of a conversation, and the links to them if its owner wants that.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn forget(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        conversation: Uuid,
        because: Forgetting,
    ) -> Result<(), DbErr> {
        let now = self.clock.now();
        let forgotten = self.store.forget(event, at, conversation, because, now);
        self.changes.tell(&forgotten.await?).await;
        Ok(())
    }

    /// Erases what is kept of a member.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(&self, event: Uuid, at: OffsetDateTime, member: Uuid) -> Result<(), DbErr> {
        let now = self.clock.now();
        let ended = self.store.erase(event, at, member, now).await?;
        self.changes.tell(&ended).await;
        Ok(())
    }

    /// Erases what chat has told meanwhile, and confirms that nothing is kept any more.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase_at_last(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        erasure: Uuid,
        member: Uuid,
    ) -> Result<(), DbErr> {
        let erased = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact: Fact::MemberErased {
                erasure_id: erasure,
                member_id: member,
                holder: DataHolder::Results,
            },
        };
        let now = erased.occurred_at;
        let erasing = self.store.erase_at_last(event, at, member, &erased, now);
        self.changes.tell(&erasing.await?).await;
        Ok(())
    }
}
