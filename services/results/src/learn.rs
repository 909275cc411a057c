//! Learns the facts of chat and auth. Every fact may come more than once and changes something once.

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, TopicEvent};
use proto_events::domain::{DomainEvent, Fact};

use crate::store::Store;

/// Applies facts to the tables.
pub struct Learner {
    store: Store,
}

impl Learner {
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl Consumer for Learner {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let event: DomainEvent =
            serde_json::from_slice(&event.payload).map_err(ConsumerError::new)?;
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
            } => self.store.forget(id, occurred_at, conversation_id).await,
            Fact::MemberSignedIn {
                member_id,
                guest_id,
            } => self.store.move_in(guest_id, member_id).await,
            _ => Ok(()),
        };
        applied.map_err(ConsumerError::new)
    }
}
