#![doc = include_str!("../README.md")]

mod config;
mod ended;
mod entry;
mod export;
mod fault;
mod http;
mod ice;
mod keeper;
mod learn;
mod living;
mod meters;
mod moment;
mod passcode;
mod record;
mod room;
mod rooms;
mod snapshot;
mod socket;
mod store;
mod sweep;
mod token;

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use host::duty::whenever_aside;
use host::{Clock, Ids, Learning, Outbox, OutboxRunner, Service, Shutdown};
use http_kit::Limiter;
use http_kit::ws::SocketRules;
use identity::Verifier;
use journal::Journals;
use proto_events::domain::AUTH_TOPIC;
use proto_events::signal::{FRAME_LIMIT, SUBPROTOCOL};
use sea_orm::DatabaseConnection;

pub use config::{Config, Settings};
pub use http::openapi;
pub use ice::{IceArgs, IceSettings};
pub use store::migration::Migrator;

use export::Exporter;
use http::State;
use learn::Facts;
use living::Living;
use passcode::Passcodes;
use rooms::Rooms;
use socket::Sockets;
use store::Store;
use sweep::Sweep;

/// The consumer group of this service: every fact of auth reaches it once or more.
const GROUP: &str = "rooms";

/// So long those who are asked to move have the old instance to come back to.
const MOVING: Duration = Duration::from_secs(6);

/// Passcodes that one address may try in a room: five, then one a minute.
const GUESSES_AT_ONCE: u32 = 5;

/// Relay credentials that one seat may ask for a minute; a quarter of it at once.
const RELAYS_A_MINUTE: u32 = 60;

/// What the service works with.
pub struct Deps {
    /// Its own database, with the schema of [`Migrator`].
    pub db: DatabaseConnection,
    pub journals: Journals,
    pub verifier: Data<Verifier>,
    pub clock: Clock,
    pub ids: Ids,
}

/// Builds the service.
#[must_use]
pub fn build(deps: Deps, settings: Settings) -> Service {
    let Deps {
        db,
        journals,
        verifier,
        clock,
        ids,
    } = deps;
    meters::begin();
    let outbox = Outbox::new();
    let store = Store::new(db.clone(), outbox.clone());
    let runner = OutboxRunner::new("rooms", db, journals.topics(), outbox, clock.clone());
    let (keeper, keeping) = keeper::keeper(store.clone(), clock.clone(), ids.clone());
    let rooms = Rooms::new(journals.clone(), store.clone(), keeper, clock.clone());
    let living = Living::new(ids.unpredictable());
    let sockets = Sockets::new(rooms.clone(), store.clone(), living.clone());
    let sockets = Arc::new(sockets);
    let sweep = Sweep {
        store: store.clone(),
        rooms: rooms.clone(),
        living: living.clone(),
    };
    let facts = Facts {
        store: store.clone(),
        rooms: rooms.clone(),
        exporter: Exporter {
            store: store.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
        },
        clock: clock.clone(),
        ids: ids.clone(),
    };
    // names this process among the consumers of the group
    let consumer = ids.next().to_string();
    let learning = Learning::begin(&journals.topics(), [AUTH_TOPIC], GROUP, &consumer, facts);
    let at_once = std::num::NonZeroU32::new(GUESSES_AT_ONCE).unwrap_or(std::num::NonZeroU32::MIN);
    let state = Data::new(State {
        store: store.clone(),
        rooms,
        sockets: sockets.clone(),
        rules: Arc::new(SocketRules::new(SUBPROTOCOL, FRAME_LIMIT)),
        passcodes: Passcodes::new(),
        ice: settings.ice,
        clock,
        ids,
        most_rooms: settings.rooms_per_expert,
        room_minutes: settings.room_minutes,
        limiter: Limiter::each_minute(settings.room_requests_per_minute),
        doors: Limiter::each_minute(settings.door_requests_per_minute),
        guesses: Limiter::new(std::num::NonZeroU32::MIN, at_once),
        relays: Limiter::each_minute(RELAYS_A_MINUTE),
    });
    let (draining, moving) = (sockets.clone(), sockets.clone());
    let (says, hears) = (living.clone(), living);
    let (said, heard) = (journals.clone(), journals.clone());
    Service::new("rooms", http::routes(state, verifier.clone()))
        .documented_by(openapi())
        .ready_when("database", move || {
            let store = store.clone();
            async move { store.ping().await }
        })
        .drain(move || draining.drain(MOVING))
        .task("rooms.outbox", move |shutdown| runner.run(shutdown))
        .task("rooms.learn", move |shutdown| learning.run(shutdown))
        .task("rooms.ended", move |shutdown| async move {
            ended::follow(journals, verifier, shutdown.soft).await;
            Ok(())
        })
        .task("rooms.keep", move |shutdown| async move {
            keeping.run(shutdown).await;
            Ok(())
        })
        .task("rooms.say-alive", move |shutdown: Shutdown| async move {
            says.say(said, shutdown.hard).await;
            Ok(())
        })
        .task("rooms.hear-alive", move |shutdown: Shutdown| async move {
            hears.hear(heard, shutdown.hard).await;
            Ok(())
        })
        .task("rooms.sweep", move |shutdown: Shutdown| async move {
            sweep.run(shutdown.soft).await;
            Ok(())
        })
        .task("rooms.aside", |shutdown| async move {
            whenever_aside(shutdown, || async { moving.ask_to_move() }).await;
            Ok(())
        })
        .task("rooms.sockets", move |shutdown: Shutdown| async move {
            shutdown.hard.cancelled().await;
            sockets.hard.cancel();
            Ok(())
        })
}
