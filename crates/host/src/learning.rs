//! How a service learns the facts of others: the other end of their outboxes.

use std::sync::Arc;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, Subscription, TopicEvent, Topics};
use proto_events::domain::DomainEvent;

use crate::lag;
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
pub struct Learning {
    topics: Topics,
    names: Vec<&'static str>,
    group: String,
    member: String,
    consumer: Arc<dyn Consumer>,
    subscriptions: Vec<Subscription>,
}

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
        let mut learning = Self {
            topics: topics.clone(),
            names: names.into_iter().collect(),
            group: group.to_owned(),
            member: member.to_owned(),
            consumer,
            subscriptions: Vec::new(),
        };
        learning.listen();
        learning
    }

    /// Goes on until the process drains, with a pause for as long as it is aside: what the live
    /// process tells may be more than this one understands. The fact at hand is learned to its end.
    ///
    /// # Errors
    /// None.
    pub async fn run(mut self, shutdown: Shutdown) -> Result<(), TaskError> {
        let (topics, names, group) = (&self.topics, &self.names, &self.group);
        let (topics, names, group) = (topics.clone(), names.clone(), group.clone());
        let measured = lag::measure(topics, names, group, shutdown.soft.clone());
        shutdown.tracker.spawn(measured);
        loop {
            tokio::select! {
                () = shutdown.soft.cancelled() => break,
                () = shutdown.duty.aside() => self.pause().await,
            }
            tokio::select! {
                () = shutdown.soft.cancelled() => break,
                () = shutdown.duty.on() => self.listen(),
            }
        }
        self.pause().await;
        Ok(())
    }

    fn listen(&mut self) {
        let consumer = &self.consumer;
        let subscriptions = self.names.iter().map(|topic| {
            self.topics
                .subscribe(topic, &self.group, &self.member, consumer.clone())
        });
        self.subscriptions = subscriptions.collect();
    }

    async fn pause(&mut self) {
        for subscription in self.subscriptions.drain(..) {
            subscription.stop().await;
        }
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
