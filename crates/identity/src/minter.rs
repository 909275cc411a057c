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

impl Minter {
    /// Signs with `key`; a token lives for `life`.
    #[must_use]
    pub fn new(key: Arc<SigningKey>, life: Duration) -> Self {
        Self { key, life }
    }

    /// A token for the session `session_id` of `principal`.
    ///
    /// # Errors
    ///
    /// [`KeyError::Signing`] if the cryptographic library fails.
    pub fn mint(
        &self,
        principal: Principal,
        session_id: Uuid,
        now: OffsetDateTime,
    ) -> Result<Token, KeyError> {
        let now = now.replace_nanosecond(0).unwrap_or(now);
        let session = Session {
            principal,
            id: session_id,
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
