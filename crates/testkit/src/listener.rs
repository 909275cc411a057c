//! Another service, which listens to what one tells.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, Subscription, TopicEvent, Topics};
use proto_events::domain::{DomainEvent, Fact};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Hears every fact of a topic, from the first one on.
pub struct Listener {
    facts: UnboundedReceiver<Fact>,
    _subscription: Subscription,
}

struct Ear(UnboundedSender<Fact>);

#[async_trait]
impl Consumer for Ear {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let event: DomainEvent =
            serde_json::from_slice(&event.payload).map_err(ConsumerError::new)?;
        self.0.send(event.fact).map_err(ConsumerError::new)
    }
}

impl Listener {
    #[must_use]
    pub fn to(topics: &Topics, topic: &str) -> Self {
        let (ear, facts) = unbounded_channel();
        let subscription = topics.subscribe(topic, "a test", "one", Arc::new(Ear(ear)));
        Self {
            facts,
            _subscription: subscription,
        }
    }

    /// The next fact.
    ///
    /// # Panics
    /// None comes in time.
    pub async fn next(&mut self) -> Fact {
        let next = tokio::time::timeout(Duration::from_secs(10), self.facts.recv()).await;
        next.expect("it comes within 10 s").expect("it is told")
    }

    /// Everything up to the first fact that is the one.
    ///
    /// # Panics
    /// It does not come in time.
    pub async fn until(&mut self, is_it: impl Fn(&Fact) -> bool) -> Vec<Fact> {
        let mut heard = Vec::new();
        loop {
            let fact = self.next().await;
            let last = is_it(&fact);
            heard.push(fact);
            if last {
                return heard;
            }
        }
    }
}
