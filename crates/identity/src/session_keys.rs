//! What a service in a process of its own needs to believe sessions.

use actix_web::web::Data;
use tokio_util::sync::CancellationToken;

use crate::cookie::SessionCookie;
use crate::error::KeyError;
use crate::key::PublicKeys;
use crate::published::{EVERY, PublishedKeys};
use crate::verifier::{Now, Verifier};

/// Where a service that is not auth has its keys from.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct SessionKeysArgs {
    /// Where auth publishes the public keys of sessions: the address of its /api/auth/jwks.json,
    /// unix:/path/of/its.sock, or a file with the same content. Looked at again every minute
    #[arg(
        long,
        env = "CONCH_SESSION_PUBLIC_KEYS",
        value_name = "URL|SOCKET|FILE"
    )]
    session_public_keys: String,
}

/// A verifier that learns its keys as they are published.
#[derive(Clone)]
pub struct SessionKeys {
    published: PublishedKeys,
    verifier: Data<Verifier>,
}

impl SessionKeysArgs {
    /// Knows no key yet. `public_url` decides which cookie is looked at.
    #[must_use]
    pub fn open(&self, public_url: Option<&str>, now: Now) -> SessionKeys {
        let cookie = SessionCookie::for_public_url(public_url);
        SessionKeys {
            published: PublishedKeys::parse(&self.session_public_keys),
            verifier: Data::new(Verifier::new(PublicKeys::default(), cookie, now)),
        }
    }
}

impl SessionKeys {
    #[must_use]
    pub fn verifier(&self) -> Data<Verifier> {
        self.verifier.clone()
    }

    /// Whether anybody can be believed yet.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn ready(&self) -> Result<(), &'static str> {
        if self.verifier.knows_keys() {
            Ok(())
        } else {
            Err("nothing is published yet")
        }
    }

    /// Learns keys until `stop`.
    ///
    /// # Errors
    ///
    /// No client can be made.
    pub async fn follow(self, stop: CancellationToken) -> Result<(), KeyError> {
        self.published.follow(&self.verifier, EVERY, &stop).await
    }
}
