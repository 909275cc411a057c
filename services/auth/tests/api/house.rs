//! auth on a free port, with a clock that stands still.

use actix_web::web::Data;
use auth::{Config, Deps};
use host::{Clock, Ids, Shutdown};
use identity::{SessionCookie, SigningKey, Verifier};
use testkit::Running;
use time::macros::datetime;

pub struct House {
    pub running: Running,
    pub clock: Clock,
    pub verifier: Data<Verifier>,
}

impl House {
    pub fn new() -> Self {
        Self::with(Config::default(), SessionCookie::Plain)
    }

    pub fn with(config: Config, cookie: SessionCookie) -> Self {
        let clock = Clock::standing_at(datetime!(2026-11-23 12:00 UTC));
        let ids = Ids::new(clock.clone());
        let key = SigningKey::generate().unwrap();
        let deps = Deps::with_key(key, cookie, &config, clock.clone(), ids);
        let verifier = deps.verifier.clone();
        let running = Running::serve(vec![auth::build(deps, &config)], Shutdown::new());
        Self {
            running,
            clock,
            verifier,
        }
    }

    pub fn url(&self) -> &str {
        self.running.url()
    }
}
