//! Learns the facts of chat and auth. Every fact may come more than once and changes something once.

use async_trait::async_trait;
use host::{Learner, TaskError};
use proto_events::domain::{DataHolder, DomainEvent, Fact};

use crate::erase::Eraser;
use crate::export::Exporter;
use crate::store::Store;

/// Applies facts to the tables, and answers those that ask.
pub struct Facts {
    pub store: Store,
    pub exporter: Exporter,
    pub eraser: Eraser,
}

#[async_trait]
impl Learner for Facts {
    async fn learn(&self, event: DomainEvent) -> Result<(), TaskError> {
        let DomainEvent {
            id,
            occurred_at,
            fact,
        } = event;
        let applied = match fact {
            Fact::ReadingCompleted(reading) => self.store.keep(id, occurred_at, reading).await,
            Fact::ConversationDeleted {
                conversation_id,
                owner_id: _,
                because,
            } => {
                let eraser = &self.eraser;
                eraser
                    .forget(id, occurred_at, conversation_id, because)
                    .await
            }
            Fact::MemberSignedIn {
                member_id,
                guest_id,
            } => {
                let store = &self.store;
                store.move_in(id, occurred_at, guest_id, member_id).await
            }
            Fact::DataRequested {
                request_id,
                member_id,
            } => self.exporter.answer(request_id, member_id).await,
            Fact::MemberDeleted {
                erasure_id: _,
                member_id,
            } => self.eraser.erase(id, occurred_at, member_id).await,
            Fact::MemberErased {
                erasure_id,
                member_id,
                holder: DataHolder::Chat,
            } => {
                let eraser = &self.eraser;
                eraser
                    .erase_at_last(id, occurred_at, erasure_id, member_id)
                    .await
            }
            _ => Ok(()),
        };
        Ok(applied?)
    }
}
