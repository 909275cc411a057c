#![doc = include_str!("../README.md")]

mod learn;
mod store;

use std::sync::Arc;

use host::Service;
use journal::Journals;
use proto_events::domain::{AUTH_TOPIC, CHAT_TOPIC};
use sea_orm::DatabaseConnection;

pub use learn::Learner;
pub use store::migration::Migrator;
pub use store::{KeptReading, Store};

/// The consumer group of this service: every fact of chat and auth reaches it once or more.
pub const GROUP: &str = "results";

/// What the service works with.
pub struct Deps {
    pub db: DatabaseConnection,
    pub journals: Journals,
    /// Names this process among the consumers of the group.
    pub consumer: String,
}

/// Builds the service. It has no requests to answer yet: it learns and keeps.
#[must_use]
pub fn build(deps: Deps) -> Service {
    let Deps {
        db,
        journals,
        consumer,
    } = deps;
    let store = Store::new(db);
    let ready = store.clone();
    let learner = Arc::new(Learner::new(store));
    let subscriptions = [AUTH_TOPIC, CHAT_TOPIC].map(|topic| {
        let topics = journals.topics();
        topics.subscribe(topic, GROUP, &consumer, learner.clone())
    });
    Service::new("results", |_| {})
        .ready_when("database", move || {
            let store = ready.clone();
            async move { store.ping().await }
        })
        .task("results.learn", move |shutdown| async move {
            shutdown.soft.cancelled().await;
            for subscription in subscriptions {
                subscription.stop().await;
            }
            Ok(())
        })
}
