#![doc = include_str!("../README.md")]

mod config;
mod deps;
mod fault;
mod http;
mod member;
mod opaque;
mod provider;
mod return_path;
mod session;
mod store;

use actix_web::web::Data;
use host::{Outbox, OutboxRunner, Service};

pub use config::Config;
pub use deps::Deps;
pub use http::openapi;
pub use opaque::SuccessorKey;
pub use provider::{Provider, ProviderName, ProviderSettings};
pub use store::migration::Migrator;

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
    let state = Data::new(http::State::new(deps, outbox, config));
    let store = state.store.clone();
    Service::new("auth", http::routes(state))
        .documented_by(openapi())
        .ready_when("database", move || {
            let store = store.clone();
            async move { store.ping().await }
        })
        .task("auth.outbox", move |shutdown| runner.run(shutdown))
}
