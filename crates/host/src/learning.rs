//! How a service learns the facts of others: the other end of their outboxes.

use std::sync::Arc;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, Subscription, TopicEvent, Topics};
use proto_events::domain::DomainEvent;

use crate::service::TaskError;
use crate::shutdown::Shutdown;

/// Applies facts to the tables of a service.
#[async_trait]
pub trait Learner: Send + Sync + 'static {
    /// Learns a fact. It may have come before, even if that went well: a second time changes nothing.
    ///
    /// # Errors
    /// It comes again after a pause, and is put aside after the last try.
    async fn learn(&self, event: DomainEvent) -> Result<(), TaskError>;
}

/// The facts of some topics, on their way to a learner. They come from the moment this is made.
pub struct Learning(Vec<Subscription>);

impl Learning {
    /// Has `learner` learn what the topics carry. Of a group each fact reaches one; `member` tells
    /// its processes apart.
    #[must_use = "dropping it ends it"]
    pub fn begin(
        topics: &Topics,
        names: impl IntoIterator<Item = &'static str>,
        group: &str,
        member: &str,
        learner: impl Learner,
    ) -> Self {
        let consumer: Arc<dyn Consumer> = Arc::new(Reading(learner));
        let subscriptions = names
            .into_iter()
            .map(|topic| topics.subscribe(topic, group, member, consumer.clone()));
        Self(subscriptions.collect())
    }

    /// Goes on until the process drains; the fact at hand is learned to its end.
    ///
    /// # Errors
    /// None.
    pub async fn run(self, shutdown: Shutdown) -> Result<(), TaskError> {
        shutdown.soft.cancelled().await;
        for subscription in self.0 {
            subscription.stop().await;
        }
        Ok(())
    }
}

/// Reads events for a learner.
struct Reading<L>(L);

#[async_trait]
impl<L: Learner> Consumer for Reading<L> {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let event = serde_json::from_slice(&event.payload).map_err(ConsumerError::new)?;
        self.0.learn(event).await.map_err(ConsumerError::new)
    }
}
