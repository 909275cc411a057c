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
mod quota;
mod reader_args;
mod search;
mod store;
mod text;
mod turn;

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};

use actix_web::web::Data;
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
        limiter: limiter(&config),
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
            watcher.watch(shutdown.soft).await;
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
        .task("chat.obey", move |shutdown| async move {
            obeyer.obey(shutdown.hard).await;
            Ok(())
        })
        .drain(move || async move { drained.drain(config.patience).await })
}

fn limiter(config: &Config) -> Limiter<ids::OwnerId> {
    let each_minute = config.requests_per_minute.max(1);
    let at_once = (each_minute / 4).max(1);
    let whole = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    Limiter::new(whole(each_minute), whole(at_once))
}
