#![doc = include_str!("../README.md")]

mod config;
mod deps;
mod http;

use actix_web::web::Data;
use host::Service;

pub use config::Config;
pub use deps::Deps;
pub use http::openapi;

/// Builds the service.
#[must_use]
pub fn build(deps: Deps, config: &Config) -> Service {
    let state = Data::new(http::State::new(deps, config));
    Service::new("auth", http::routes(state)).documented_by(openapi())
}
