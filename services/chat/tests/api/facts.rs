//! Facts between chat and the others: what auth publishes, and what chat does.

use proto_events::domain::{AUTH_TOPIC, CHAT_TOPIC, DomainEvent, Fact};
use testkit::Listener;

use crate::app::App;

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
        Listener::to(&self.journals.topics(), CHAT_TOPIC)
    }
}
