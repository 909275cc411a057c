#![doc = include_str!("../README.md")]

mod conduct;
mod config;
mod conversation;
mod draw;
mod ended;
mod erase;
mod export;
mod fault;
mod forget;
mod greeting;
mod http;
mod ids;
mod learn;
mod meters;
mod quota;
mod reader_args;
mod search;
mod store;
mod text;
mod turn;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::Data;
use host::duty::whenever_aside;
use host::{Clock, Ids, Learning, Outbox, OutboxRunner, Service, Shutdown};
use http_kit::{Limiter, StreamSlots};
use identity::Verifier;
use journal::Journals;
use proto_events::domain::AUTH_TOPIC;
use reader::Reader;
use sea_orm::DatabaseConnection;

pub use config::Config;
pub use http::openapi;
pub use reader_args::ReaderArgs;
pub use store::migration::Migrator;

use conduct::{Conductor, Instruments};
use ended::EndedSessions;
use erase::Eraser;
use export::Exporter;
use forget::Forgetter;
use http::State;
use learn::Facts;
use store::Store;

/// The consumer group of this service: every fact of auth reaches it once or more.
const GROUP: &str = "chat";
/// Those who follow a conversation while we step aside are asked to move within this time.
const MOVING: Duration = Duration::from_secs(3);

/// What the service works with.
pub struct Deps {
    /// Its own database, with the schema of [`Migrator`].
    pub db: DatabaseConnection,
    pub journals: Journals,
    /// Who answers.
    pub reader: Arc<dyn Reader>,
    /// Who tells a reading from the card library where the reader cannot get the cards right.
    pub library: Arc<dyn Reader>,
    pub verifier: Data<Verifier>,
    pub clock: Clock,
    pub ids: Ids,
    pub shutdown: Shutdown,
}

/// Builds the service.
#[must_use]
pub fn build(deps: Deps, config: Config) -> Service {
    let Deps {
        db,
        journals,
        reader,
        library,
        verifier,
        clock,
        ids,
        shutdown,
    } = deps;
    meters::begin();
    let outbox = Outbox::new();
    let store = Store::new(db.clone(), outbox.clone());
    let runner = OutboxRunner::new("chat", db, journals.topics(), outbox, clock.clone());
    let label = reader.label();
    let conductor = Conductor::new(Instruments {
        store: store.clone(),
        journals: journals.clone(),
        reader,
        library,
        clock: clock.clone(),
        ids: ids.clone(),
        config: config.clone(),
    });
    let eraser = Eraser {
        store: store.clone(),
        journals: journals.clone(),
        conductor: conductor.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
    };
    let facts = Facts {
        store: store.clone(),
        clock: clock.clone(),
        exporter: Exporter {
            store: store.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
        },
        eraser: eraser.clone(),
    };
    let (topics, member) = (journals.topics(), ids.next().to_string());
    let learning = Learning::begin(&topics, [AUTH_TOPIC], GROUP, &member, facts);
    let forgetter = Forgetter {
        store: store.clone(),
        journals: journals.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
        eraser: eraser.clone(),
        every: config.sweep,
    };
    let slots = StreamSlots::new(config.streams_per_session);
    let following = slots.clone();
    let ended = EndedSessions {
        journals: journals.clone(),
        verifier: verifier.clone(),
        slots: slots.clone(),
    };
    let state = Data::new(State {
        store: store.clone(),
        journals: journals.clone(),
        conductor: conductor.clone(),
        eraser,
        reader: label,
        clock,
        ids,
        limiter: Limiter::each_minute(config.requests_per_minute),
        slots,
        stop: shutdown.soft.clone(),
        moved_in: Mutex::default(),
        config: config.clone(),
    });
    let (keeper, watcher, obeyer, drained) = (
        conductor.clone(),
        conductor.clone(),
        conductor.clone(),
        conductor,
    );
    Service::new("chat", http::routes(state, verifier))
        .documented_by(openapi())
        .ready_when("database", move || {
            let store = store.clone();
            async move { store.ping().await }
        })
        .ready_when("journal", move || {
            let journals = journals.clone();
            async move { journals.ping().await }
        })
        .task("chat.outbox", move |shutdown| runner.run(shutdown))
        .task("chat.keep", move |shutdown| async move {
            keeper.keep(shutdown.hard).await;
            Ok(())
        })
        .task("chat.watch", move |shutdown| async move {
            watcher.watch(shutdown).await;
            Ok(())
        })
        .task("chat.ended", move |shutdown| async move {
            ended.run(shutdown.soft).await;
            Ok(())
        })
        .task("chat.forget", move |shutdown| async move {
            forgetter.run(shutdown.soft).await;
            Ok(())
        })
        .task("chat.learn", move |shutdown| learning.run(shutdown))
        .task("chat.aside", |shutdown| async move {
            whenever_aside(shutdown, || following.ask_to_move(MOVING)).await;
            Ok(())
        })
        .task("chat.obey", move |shutdown| async move {
            obeyer.obey(shutdown.hard).await;
            Ok(())
        })
        .drain(move || async move { drained.drain(config.patience).await })
}
