//! Erases everything of a member whose account is no more: at once, and again when chat has erased,
//! for until then chat may tell of the member.

use host::{Clock, Ids};
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::DbErr;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::store::Store;

/// What erasing works with.
pub struct Eraser {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
}

impl Eraser {
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
        self.store.erase_at_last(event, at, member, &erased).await
    }
}
