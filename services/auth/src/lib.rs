#![doc = include_str!("../README.md")]

mod admin;
mod archive;
mod avatar;
mod config;
mod deps;
mod eraser;
mod export;
mod fault;
mod http;
mod keys;
mod learn;
mod member;
mod opaque;
mod provider;
mod return_path;
mod session;
mod store;
mod sweep;

use actix_web::web::Data;
use host::{Learning, Outbox, OutboxRunner, Service};
use proto_events::domain::DataHolder;

use eraser::Eraser;
use keys::KeyFollower;
use learn::Facts;
use sweep::Sweeper;

pub use admin::{Tool, use_tool};
pub use config::{Config, ExpertAdmission};
pub use deps::Deps;
pub use http::openapi;
pub use opaque::SuccessorKey;
pub use provider::{
    Addresses, Door, Profile, Provider, ProviderArgs, ProviderName, ProviderSettings, Statements,
};
pub use store::migration::Migrator;

/// The consumer group of this service: what the others tell reaches it once or more.
const GROUP: &str = "auth";

/// Builds the service.
#[must_use]
pub fn build(deps: Deps, config: &Config) -> Service {
    let outbox = Outbox::new();
    let runner = OutboxRunner::new(
        "auth",
        deps.db.clone(),
        deps.journals.topics(),
        outbox.clone(),
        deps.clock.clone(),
    );
    let (journals, consumer) = (deps.journals.clone(), deps.ids.next().to_string());
    let keys = deps.key_file.clone().map(|file| KeyFollower {
        file,
        minter: deps.minter.clone(),
        verifier: deps.verifier.clone(),
    });
    let state = Data::new(http::State::new(deps, outbox, config));
    let store = state.store.clone();
    let eraser = Eraser {
        store: store.clone(),
        topics: journals.topics(),
        clock: state.clock.clone(),
        ids: state.ids.clone(),
    };
    let facts = Facts {
        store: store.clone(),
        eraser: eraser.clone(),
    };
    let topics = DataHolder::ALL.map(DataHolder::topic);
    let learning = Learning::begin(&journals.topics(), topics, GROUP, &consumer, facts);
    let sweeper = Sweeper {
        store: store.clone(),
        eraser,
        clock: state.clock.clone(),
        session_life: state.refresh_life,
    };
    let service = Service::new("auth", http::routes(state))
        .documented_by(openapi())
        .ready_when("database", move || {
            let store = store.clone();
            async move { store.ping().await }
        })
        .task("auth.outbox", move |shutdown| runner.run(shutdown))
        .task("auth.sweep", move |shutdown| sweeper.run(shutdown.soft))
        .task("auth.learn", move |shutdown| learning.run(shutdown));
    match keys {
        Some(keys) => service.task("auth.keys", move |shutdown| keys.run(shutdown.hard)),
        None => service,
    }
}
