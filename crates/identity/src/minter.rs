//! Who makes session tokens: auth, and nobody else.

use std::sync::{Arc, PoisonError, RwLock};

use jsonwebtoken::{Algorithm, Header};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::claims::{Claims, Session, TYPE};
use crate::error::KeyError;
use crate::principal::Principal;
use crate::ring::KeyRing;

/// Signs sessions. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Minter {
    ring: Arc<RwLock<KeyRing>>,
    life: Duration,
}

/// A token and what it says.
#[derive(Clone)]
pub struct Token {
    /// The compact JWT: a secret.
    pub text: String,
    /// What it says.
    pub session: Session,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token")
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

/// Whom a token is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub principal: Principal,
    /// The session: the same in every token that renews it.
    pub session: Uuid,
    /// The guest that a member was when the session began.
    pub was: Option<Uuid>,
}

impl Grant {
    /// For a guest of this id.
    #[must_use]
    pub fn guest(id: Uuid, session: Uuid) -> Self {
        Self {
            principal: Principal::guest(id),
            session,
            was: None,
        }
    }
}

impl From<&Session> for Grant {
    fn from(session: &Session) -> Self {
        Self {
            principal: session.principal.clone(),
            session: session.id,
            was: session.was,
        }
    }
}

impl Minter {
    /// Signs with the keys of `ring`; a token lives for `life`.
    #[must_use]
    pub fn new(ring: impl Into<KeyRing>, life: Duration) -> Self {
        Self {
            ring: Arc::new(RwLock::new(ring.into())),
            life,
        }
    }

    /// The same keys for tokens that live for `life`.
    #[must_use]
    pub fn living(&self, life: Duration) -> Self {
        Self {
            ring: self.ring.clone(),
            life,
        }
    }

    /// From now on signs with these keys, and all clones with it.
    pub fn replace_keys(&self, ring: KeyRing) {
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }

    /// A token from now on.
    ///
    /// # Errors
    ///
    /// [`KeyError::Signing`] if the cryptographic library fails.
    pub fn mint(&self, grant: Grant, now: OffsetDateTime) -> Result<Token, KeyError> {
        let Grant {
            principal,
            session,
            was,
        } = grant;
        let now = now.replace_nanosecond(0).unwrap_or(now);
        let session = Session {
            principal,
            id: session,
            was,
            issued_at: now,
            expires_at: now + self.life,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
        let key = ring.signing(now);
        header.kid = Some(key.id().to_owned());
        let text = jsonwebtoken::encode(&header, &Claims::from(&session), key.encoding())
            .map_err(|_| KeyError::Signing)?;
        Ok(Token { text, session })
    }

    /// How long a token lives.
    #[must_use]
    pub fn life(&self) -> Duration {
        self.life
    }
}
