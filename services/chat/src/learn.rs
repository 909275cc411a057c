//! Learns the facts of auth. Every fact may come more than once; a second time changes nothing.

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, TopicEvent};
use proto_events::domain::{DomainEvent, Fact};

use crate::ids::OwnerId;
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
        match event.fact {
            Fact::MemberSignedIn {
                member_id,
                guest_id,
            } => {
                let moved = self.store.move_in(OwnerId(guest_id), OwnerId(member_id));
                moved.await.map_err(ConsumerError::new)
            }
            _ => Ok(()),
        }
    }
}
