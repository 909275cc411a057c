//! Facts between chat and the others: what auth publishes, and what chat does.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, Subscription, TopicEvent};
use proto_events::domain::{AUTH_TOPIC, CHAT_TOPIC, DomainEvent, Fact};
use tokio::sync::mpsc;

use crate::app::App;

/// Another service that listens to chat.
pub struct Listener {
    facts: mpsc::UnboundedReceiver<Fact>,
    _subscription: Subscription,
}

struct Ear(mpsc::UnboundedSender<Fact>);

#[async_trait]
impl Consumer for Ear {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let event: DomainEvent =
            serde_json::from_slice(&event.payload).map_err(ConsumerError::new)?;
        self.0.send(event.fact).map_err(ConsumerError::new)
    }
}

impl App {
    /// Auth publishes this; resolves when chat has handled it.
    pub async fn learn(&self, fact: Fact) {
        let event = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact,
        };
        let (id, payload) = (event.id.to_string(), serde_json::to_vec(&event).unwrap());
        let topics = self.journals.topics();
        let published = topics.publish(AUTH_TOPIC, &id, payload.into()).await;
        published.unwrap();
    }

    /// Hears everything that chat publishes, from the first fact on.
    pub fn listener(&self) -> Listener {
        let (ear, facts) = mpsc::unbounded_channel();
        let topics = self.journals.topics();
        let subscription = topics.subscribe(CHAT_TOPIC, "another", "one", Arc::new(Ear(ear)));
        Listener {
            facts,
            _subscription: subscription,
        }
    }
}

impl Listener {
    /// Everything up to the first fact that is the one.
    pub async fn until(&mut self, is_it: impl Fn(&Fact) -> bool) -> Vec<Fact> {
        let mut heard = Vec::new();
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.facts.recv()).await;
            let fact = next.expect("it comes within 10 s").unwrap();
            let last = is_it(&fact);
            heard.push(fact);
            if last {
                return heard;
            }
        }
    }
}
