//! Who believes session tokens: every service, without asking anybody.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::cache::{Cache, TokenHash};
use crate::claims::{Claims, Session, TYPE};
use crate::cookie::SessionCookie;
use crate::ended::Ended;
use crate::error::TokenError;
use crate::key::PublicKeys;

/// Longer than any token of ours; what is longer is not looked at.
const LONGEST_TOKEN: usize = 2048;
/// How far the clocks of two of our machines may be apart.
const CLOCK_SKEW: Duration = Duration::seconds(60);
/// Tokens remembered in one generation: about 4 MiB in two full ones.
const REMEMBERED: usize = 8192;

/// Where a verifier takes the time from.
pub type Now = Arc<dyn Fn() -> OffsetDateTime + Send + Sync>;

/// Verifies session tokens, each once and from then on from memory. Shared: wrap it in `Data`.
pub struct Verifier {
    keys: RwLock<PublicKeys>,
    verified: Cache,
    ended: Ended,
    cookie: SessionCookie,
    now: Now,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier")
            .field("cookie", &self.cookie)
            .finish_non_exhaustive()
    }
}

impl Verifier {
    /// Believes what these keys signed, and finds it in `cookie`.
    #[must_use]
    pub fn new(keys: PublicKeys, cookie: SessionCookie, now: Now) -> Self {
        Self {
            keys: RwLock::new(keys),
            verified: Cache::new(REMEMBERED),
            ended: Ended::default(),
            cookie,
            now,
        }
    }

    /// From now on believes these keys and no others.
    pub fn replace_keys(&self, keys: PublicKeys) {
        if self.jwks() == keys.jwks() {
            return;
        }
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        self.verified.clear();
    }

    /// Whether there is a key to believe.
    #[must_use]
    pub fn knows_keys(&self) -> bool {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        !keys.is_empty()
    }

    /// From now on believes no token of this session, however long it would be good.
    pub fn end(&self, session: Uuid) {
        self.ended.add(session, self.now());
    }

    /// The JWK set that is believed at present.
    #[must_use]
    pub fn jwks(&self) -> String {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .jwks()
    }

    /// The cookie that carries the token.
    #[must_use]
    pub fn cookie(&self) -> SessionCookie {
        self.cookie
    }

    /// The present time, as this verifier sees it.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        (self.now)()
    }

    /// How many tokens are remembered.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.verified.len()
    }

    /// What the token says, if it is one of ours and valid at `now`.
    ///
    /// # Errors
    ///
    /// Why it is not accepted; for the log, not for the bearer.
    pub fn verify(&self, token: &str, now: OffsetDateTime) -> Result<Arc<Session>, TokenError> {
        if token.len() > LONGEST_TOKEN {
            return Err(TokenError::Malformed);
        }
        let hash: TokenHash = Sha256::digest(token).into();
        if let Some(session) = self.verified.get(&hash) {
            if session.expires_at <= now {
                self.verified.remove(&hash);
                return Err(TokenError::Expired);
            }
            if self.ended.has(session.id) {
                return Err(TokenError::Ended);
            }
            return Ok(session);
        }
        let session = Arc::new(self.verify_anew(token, now)?);
        if self.ended.has(session.id) {
            return Err(TokenError::Ended);
        }
        self.verified.put(hash, Arc::clone(&session));
        Ok(session)
    }

    fn verify_anew(&self, token: &str, now: OffsetDateTime) -> Result<Session, TokenError> {
        let header = jsonwebtoken::decode_header(token).map_err(refusal)?;
        if header.typ.as_deref() != Some(TYPE) {
            return Err(TokenError::Type);
        }
        let id = header.kid.ok_or(TokenError::UnknownKey)?;
        let claims = {
            let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            let key = keys.find(&id).ok_or(TokenError::UnknownKey)?;
            jsonwebtoken::decode::<Claims>(token, key, &signature_only())
                .map_err(refusal)?
                .claims
        };
        let session = Session::try_from(claims)?;
        if session.expires_at <= now {
            return Err(TokenError::Expired);
        }
        if session.issued_at > now + CLOCK_SKEW {
            return Err(TokenError::NotYet);
        }
        Ok(session)
    }
}

/// The algorithm is ours to say, never the token's; issuer, audience and time are checked by us,
/// against the clock that was passed in.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims = HashSet::new();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

fn refusal(error: jsonwebtoken::errors::Error) -> TokenError {
    match error.kind() {
        ErrorKind::InvalidSignature => TokenError::Signature,
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName => TokenError::Algorithm,
        _ => TokenError::Malformed,
    }
}
