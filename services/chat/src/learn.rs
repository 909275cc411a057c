//! Learns the facts of auth. Every fact may come more than once; a second time changes nothing.

use async_trait::async_trait;
use host::{Clock, Learner, TaskError};
use proto_events::domain::{DomainEvent, Fact};

use crate::erase::Eraser;
use crate::export::Exporter;
use crate::ids::OwnerId;
use crate::store::Store;

/// Applies facts to the tables, and answers those that ask.
pub struct Facts {
    pub store: Store,
    pub clock: Clock,
    pub exporter: Exporter,
    pub eraser: Eraser,
}

#[async_trait]
impl Learner for Facts {
    async fn learn(&self, event: DomainEvent) -> Result<(), TaskError> {
        let applied = match event.fact {
            Fact::MemberSignedIn {
                member_id,
                guest_id,
            } => {
                let (guest, member) = (OwnerId(guest_id), OwnerId(member_id));
                self.store.move_in(guest, member, self.clock.now()).await
            }
            Fact::DataRequested {
                request_id,
                member_id,
            } => self.exporter.answer(request_id, OwnerId(member_id)).await,
            Fact::MemberDeleted {
                erasure_id,
                member_id,
            } => self.eraser.erase(erasure_id, OwnerId(member_id)).await,
            _ => Ok(()),
        };
        Ok(applied?)
    }
}
