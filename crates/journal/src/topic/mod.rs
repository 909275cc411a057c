//! Events between services: published once, handled at least once by every group that listens.
//!
//! A producer keeps its events in a table of its own database, written in the transaction that
//! made them true, and publishes them from there (a transactional outbox). Publishing again what
//! may have been published already is right: consumers tell events apart by their ids.

mod attempts;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use thiserror::Error;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::error::JournalError;
use crate::memory::topics::MemoryTopics;
use crate::redis::topics::RedisTopics;

pub(crate) use attempts::{Outcome, attempt};

/// What is added to a topic's name for the topic of the events that were put aside.
pub(crate) const DEAD: &str = ":dead";

/// One event, as a consumer gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicEvent {
    /// Given by the producer; the same each time the event comes.
    pub id: String,
    pub topic: String,
    pub payload: Bytes,
}

/// How far a group is behind on a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backlog {
    /// Events that are yet to be handled, those at hand among them.
    pub waiting: u64,
    /// How long the oldest of them has been there.
    pub oldest: Option<Duration>,
}

/// Handles the events of one topic for one group.
#[async_trait]
pub trait Consumer: Send + Sync + 'static {
    /// Handles an event. It may have come before, even if that was answered with `Ok`.
    ///
    /// # Errors
    /// It comes again after a pause, and is put aside after the last try.
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError>;
}

/// An event could not be handled this time.
#[derive(Debug, Error)]
#[error("the event was not handled")]
pub struct ConsumerError(#[source] Box<dyn Error + Send + Sync>);

impl ConsumerError {
    /// Names the cause.
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(cause.into())
    }
}

/// The topics of a process. Cheap to clone.
#[derive(Clone)]
pub struct Topics(pub(crate) Adapter);

#[derive(Clone)]
pub(crate) enum Adapter {
    Memory(Arc<MemoryTopics>),
    Redis(Arc<RedisTopics>),
}

impl Topics {
    /// Publishes an event under a unique id. When this resolves the event is safe: stored by
    /// Redis; in process, handled (or put aside) by every group that has subscribed so far.
    ///
    /// A group that subscribes later gets what was published before, as far as it is retained.
    ///
    /// # Errors
    /// It is not known to be safe: publish it again.
    pub async fn publish(&self, topic: &str, id: &str, payload: Bytes) -> Result<(), JournalError> {
        match &self.0 {
            Adapter::Memory(topics) => topics.publish(topic, id, payload).await,
            Adapter::Redis(topics) => topics.publish(topic, id, payload).await,
        }
    }

    /// Has `consumer` take part in the work of a group, in the background: every event of the topic
    /// is handled by one of the group, in order as far as none of them fails or dies.
    ///
    /// The name of the consumer tells the processes of a group apart; one that returns under its
    /// name first gets what it left unanswered.
    #[must_use = "dropping the subscription ends it"]
    pub fn subscribe(
        &self,
        topic: &str,
        group: &str,
        consumer: &str,
        handler: Arc<dyn Consumer>,
    ) -> Subscription {
        match &self.0 {
            Adapter::Memory(topics) => topics.subscribe(topic, group, consumer, handler),
            Adapter::Redis(topics) => topics.subscribe(topic, group, consumer, handler),
        }
    }

    /// What a group has yet to handle, in whichever process.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn backlog(&self, topic: &str, group: &str) -> Result<Backlog, JournalError> {
        match &self.0 {
            Adapter::Memory(topics) => Ok(topics.backlog(topic, group)),
            Adapter::Redis(topics) => topics.backlog(topic, group).await,
        }
    }

    /// Removes every retained event of a topic, and of its dead letters, in whose payload one of these
    /// words occurs: nobody gets it any more, not even who has yet to handle it.
    ///
    /// # Errors
    /// The store does not answer; some may be removed.
    pub async fn forget(&self, topic: &str, words: &[String]) -> Result<(), JournalError> {
        for topic in [topic, &Self::dead_letters(topic)] {
            match &self.0 {
                Adapter::Memory(topics) => topics.forget(topic, words),
                Adapter::Redis(topics) => topics.forget(topic, words).await?,
            }
        }
        Ok(())
    }

    /// The topic where events of `topic` are put that a group could not handle.
    #[must_use]
    pub fn dead_letters(topic: &str) -> String {
        format!("{topic}{DEAD}")
    }
}

/// Whether one of these words occurs in an event.
pub(crate) fn mentions(payload: &[u8], words: &[String]) -> bool {
    words
        .iter()
        .any(|word| memchr::memmem::find(payload, word.as_bytes()).is_some())
}

/// A consumer at work. Dropping it ends it at once; what it was handling comes again.
pub struct Subscription {
    stop: CancellationToken,
    task: Option<JoinHandle<()>>,
}

impl Subscription {
    pub(crate) const fn new(stop: CancellationToken, task: JoinHandle<()>) -> Self {
        Self {
            stop,
            task: Some(task),
        }
    }

    /// Lets it finish the event at hand and ends it.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if let Some(task) = self.task.take() {
            // A consumer that panicked was caught; what is left is an abort, which is an end too.
            let _ended = task.await;
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}
