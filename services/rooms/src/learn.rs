//! Learns the facts of auth. Every fact may come more than once and changes something once.

use async_trait::async_trait;
use host::{Clock, Ids, Learner, TaskError};
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::export::Exporter;
use crate::room::{Input, SeatId};
use crate::rooms::Rooms;
use crate::store::Store;

/// Applies facts to the tables, and answers those that ask.
pub struct Facts {
    pub store: Store,
    pub rooms: Rooms,
    pub exporter: Exporter,
    pub clock: Clock,
    pub ids: Ids,
}

#[async_trait]
impl Learner for Facts {
    async fn learn(&self, event: DomainEvent) -> Result<(), TaskError> {
        let DomainEvent {
            id,
            occurred_at,
            fact,
        } = event;
        match fact {
            Fact::MemberSignedIn {
                member_id,
                guest_id,
            } => {
                let moved = self.store.move_in(id, occurred_at, guest_id, member_id);
                moved.await?;
            }
            Fact::DataRequested {
                request_id,
                member_id,
            } => self.exporter.answer(request_id, member_id).await?,
            Fact::MemberDeleted {
                erasure_id,
                member_id,
            } => self.erase(id, occurred_at, erasure_id, member_id).await?,
            _ => {}
        }
        Ok(())
    }
}

impl Facts {
    /// Ends their rooms, takes them out of those of others, erases what is kept of them, and confirms it.
    async fn erase(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        erasure: Uuid,
        member: Uuid,
    ) -> Result<(), TaskError> {
        for (is_host, room) in self.store.rooms_with(member).await? {
            if is_host {
                let leave = Input::Leave {
                    seat: SeatId::host(),
                    connection: None,
                };
                self.rooms.apply_for_good(room, leave).await?;
                self.rooms.let_go(room).await;
            } else {
                let forget = Input::Forget { owner: member };
                self.rooms.apply_for_good(room, forget).await?;
            }
        }
        let erased = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact: Fact::MemberErased {
                erasure_id: erasure,
                member_id: member,
                holder: DataHolder::Rooms,
            },
        };
        self.store.erase(event, at, member, &erased).await?;
        Ok(())
    }
}
