#![doc = include_str!("../README.md")]

mod learn;
mod store;

use std::sync::Arc;

use host::Service;
use journal::Journals;
use proto_events::domain::CHAT_TOPIC;
use sea_orm::DatabaseConnection;

pub use learn::Learner;
pub use store::migration::Migrator;
pub use store::{KeptReading, Store};

/// The consumer group of this service: every fact of chat reaches it once or more.
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
    let subscription = journals
        .topics()
        .subscribe(CHAT_TOPIC, GROUP, &consumer, learner);
    Service::new("results", |_| {})
        .ready_when("database", move || {
            let store = ready.clone();
            async move { store.ping().await }
        })
        .task("results.learn", move |shutdown| async move {
            shutdown.soft.cancelled().await;
            subscription.stop().await;
            Ok(())
        })
}
