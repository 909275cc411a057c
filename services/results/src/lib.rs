#![doc = include_str!("../README.md")]

mod erase;
mod export;
mod learn;
mod store;

use host::{Clock, Ids, Learning, Outbox, OutboxRunner, Service};
use journal::Journals;
use proto_events::domain::{AUTH_TOPIC, CHAT_TOPIC};
use sea_orm::DatabaseConnection;

pub use store::migration::Migrator;
pub use store::{KeptReading, Store};

use erase::Eraser;
use export::Exporter;
use learn::Facts;

/// The consumer group of this service: every fact of chat and auth reaches it once or more.
const GROUP: &str = "results";

/// What the service works with.
pub struct Deps {
    pub db: DatabaseConnection,
    pub journals: Journals,
    pub clock: Clock,
    pub ids: Ids,
}

/// Builds the service. It has no requests to answer yet: it learns and keeps.
#[must_use]
pub fn build(deps: Deps) -> Service {
    let Deps {
        db,
        journals,
        clock,
        ids,
    } = deps;
    let outbox = Outbox::new();
    let store = Store::new(db.clone(), outbox.clone());
    let runner = OutboxRunner::new("results", db, journals.topics(), outbox, clock.clone());
    let ready = store.clone();
    // names this process among the consumers of the group
    let consumer = ids.next().to_string();
    let exporter = Exporter {
        store: store.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
    };
    let eraser = Eraser {
        store: store.clone(),
        clock,
        ids,
    };
    let facts = Facts {
        store,
        exporter,
        eraser,
    };
    let topics = [AUTH_TOPIC, CHAT_TOPIC];
    let learning = Learning::begin(&journals.topics(), topics, GROUP, &consumer, facts);
    Service::new("results", |_| {})
        .ready_when("database", move || {
            let store = ready.clone();
            async move { store.ping().await }
        })
        .task("results.outbox", move |shutdown| runner.run(shutdown))
        .task("results.learn", move |shutdown| learning.run(shutdown))
}
