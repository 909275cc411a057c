//! The keys that sign sessions, one after the other: each is published before it signs, and for as
//! long as a token that it signed may live.

use std::sync::Arc;

use time::{Duration, OffsetDateTime};

use crate::error::KeyError;
use crate::key::{JwkSetFile, PublicKeys, SigningKey};

/// Keys in the order in which they sign; never empty.
#[derive(Debug)]
pub struct KeyRing(Vec<RingKey>);

#[derive(Debug)]
struct RingKey {
    key: Arc<SigningKey>,
    /// From then on it signs, until the next one does.
    since: OffsetDateTime,
}

impl From<SigningKey> for KeyRing {
    /// One key, which has always signed.
    fn from(key: SigningKey) -> Self {
        Self::from(Arc::new(key))
    }
}

impl From<Arc<SigningKey>> for KeyRing {
    /// One key, which has always signed.
    fn from(key: Arc<SigningKey>) -> Self {
        Self(vec![RingKey {
            key,
            since: OffsetDateTime::UNIX_EPOCH,
        }])
    }
}

impl KeyRing {
    /// Reads a JWK set of private keys, or one key: a JWK, or PKCS #8 in PEM.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if it is none of them.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let Ok(JwkSetFile { keys }) = serde_json::from_str(text) else {
            return SigningKey::parse(text).map(Self::from);
        };
        let keys = keys.iter().map(|jwk| {
            let since = OffsetDateTime::from_unix_timestamp(jwk.nbf.unwrap_or_default());
            Ok(RingKey {
                key: Arc::new(SigningKey::from_jwk(jwk)?),
                since: since.map_err(|_| KeyError::Malformed)?,
            })
        });
        let mut keys = keys.collect::<Result<Vec<_>, KeyError>>()?;
        keys.sort_by_key(|key| key.since);
        if keys.is_empty() {
            return Err(KeyError::Malformed);
        }
        Ok(Self(keys))
    }

    /// As it is kept: a JWK set with the private halves.
    #[must_use]
    pub fn as_text(&self) -> String {
        let keys = self.0.iter().map(|RingKey { key, since }| {
            let mut jwk = key.as_jwk();
            jwk.nbf = Some(since.unix_timestamp());
            jwk
        });
        let keys = keys.collect();
        // strings and numbers: serialisation has nothing to fail at
        serde_json::to_string_pretty(&JwkSetFile { keys }).unwrap_or_default()
    }

    /// The key that signs at this time.
    #[must_use]
    pub fn signing(&self, now: OffsetDateTime) -> &SigningKey {
        let begun = self.0.iter().rev().find(|key| key.since <= now);
        &begun.unwrap_or(&self.0[0]).key
    }

    /// A secret for another purpose, which all who share these keys find alike.
    #[must_use]
    pub fn secret_for(&self, purpose: &str) -> [u8; 32] {
        self.0[0].key.secret_for(purpose)
    }

    /// Every public half: of keys that sign, have signed and will sign.
    #[must_use]
    pub fn public_keys(&self) -> PublicKeys {
        self.0.iter().fold(PublicKeys::default(), |all, one| {
            all.and(one.key.public_keys())
        })
    }

    /// Adds a key that signs when everybody has had the time `lead` to learn of it. Drops those whose
    /// last token, living for `life`, is over, and those that would sign later than it.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if the cryptographic library refuses the new key.
    pub fn rotate(
        &mut self,
        now: OffsetDateTime,
        lead: Duration,
        life: Duration,
    ) -> Result<(), KeyError> {
        let since = now + lead;
        self.0.retain(|key| key.since < since);
        // each is replaced when the next one begins
        let replaced = self.0.iter().skip(1);
        let over = replaced.filter(|next| next.since + life <= now).count();
        self.0.drain(..over);
        self.0.push(RingKey {
            key: Arc::new(SigningKey::generate()?),
            since,
        });
        Ok(())
    }

    /// From now on a new key signs, and no other is believed: where one is no longer secret.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if the cryptographic library refuses the new key.
    pub fn start_anew() -> Result<Self, KeyError> {
        SigningKey::generate().map(Self::from)
    }

    /// The ids of its keys, the first that signed first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.key.id())
    }
}
