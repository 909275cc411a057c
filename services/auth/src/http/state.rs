//! What every handler of auth works with.

use actix_web::web::Data;
use host::{Clock, Ids};
use http_kit::{ClientAddress, Limiter};
use identity::{Minter, Verifier};

use crate::config::Config;
use crate::deps::Deps;

/// The state of the service, one a process.
pub struct State {
    pub minter: Minter,
    pub clock: Clock,
    pub ids: Ids,
    /// New guests, by the address that brings them.
    pub newcomers: Limiter<ClientAddress>,
    verifier: Data<Verifier>,
}

impl State {
    pub fn new(deps: Deps, config: &Config) -> Self {
        let Deps {
            minter,
            verifier,
            clock,
            ids,
        } = deps;
        let rate = config.new_guests_per_minute;
        Self {
            minter,
            clock,
            ids,
            newcomers: Limiter::new(rate, rate),
            verifier,
        }
    }

    pub fn verifier(&self) -> Data<Verifier> {
        self.verifier.clone()
    }
}
