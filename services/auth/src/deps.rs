//! What auth works with.

use std::sync::Arc;

use actix_web::web::Data;
use host::{Clock, Host, Ids};
use identity::{KeyError, Minter, SessionCookie, SigningKey, Verifier};
use time::Duration;

use crate::config::Config;

/// Passed in; nothing of it is found by the service itself.
#[derive(Clone)]
pub struct Deps {
    pub minter: Minter,
    /// The same one that the other services of a process take.
    pub verifier: Data<Verifier>,
    pub clock: Clock,
    pub ids: Ids,
}

impl Deps {
    /// As the settings of the process say: the key from its file, made if there is none.
    ///
    /// # Errors
    ///
    /// If the key cannot be read or kept.
    pub fn open(host: &Host, config: &Config) -> Result<Self, KeyError> {
        let path = config
            .session_key_file
            .clone()
            .unwrap_or_else(|| host.settings.data.join("session-key.jwk"));
        let key = SigningKey::load_or_create(&path)?;
        let cookie = SessionCookie::for_public_url(host.settings.public_url.as_deref());
        Ok(Self::with_key(
            key,
            cookie,
            config,
            host.clock.clone(),
            host.ids.clone(),
        ))
    }

    /// With a key that is there already.
    #[must_use]
    pub fn with_key(
        key: SigningKey,
        cookie: SessionCookie,
        config: &Config,
        clock: Clock,
        ids: Ids,
    ) -> Self {
        let key = Arc::new(key);
        let verifier = Data::new(Verifier::new(key.public_keys(), cookie, clock.as_fn()));
        let minter = Minter::new(key, Duration::days(config.guest_session_days.into()));
        Self {
            minter,
            verifier,
            clock,
            ids,
        }
    }
}
