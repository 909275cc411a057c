//! Who makes session tokens: auth, and nobody else.

use std::sync::Arc;

use jsonwebtoken::{Algorithm, Header};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::claims::{Claims, Session, TYPE};
use crate::error::KeyError;
use crate::key::SigningKey;
use crate::principal::Principal;

/// Signs sessions. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Minter {
    key: Arc<SigningKey>,
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
    /// Signs with `key`; a token lives for `life`.
    #[must_use]
    pub fn new(key: Arc<SigningKey>, life: Duration) -> Self {
        Self { key, life }
    }

    /// The same key for tokens that live for `life`.
    #[must_use]
    pub fn living(&self, life: Duration) -> Self {
        Self {
            key: self.key.clone(),
            life,
        }
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
        header.kid = Some(self.key.id().to_owned());
        let text = jsonwebtoken::encode(&header, &Claims::from(&session), self.key.encoding())
            .map_err(|_| KeyError::Signing)?;
        Ok(Token { text, session })
    }

    /// How long a token lives.
    #[must_use]
    pub fn life(&self) -> Duration {
        self.life
    }
}
