//! The keys by which a provider signs: fetched when an unknown one is named, and not too often.

use std::collections::HashMap;
use std::time::Duration;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{JwkSet, KeyAlgorithm};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::ProviderError;

/// Providers shut out who asks too often.
const AT_MOST_EVERY: Duration = Duration::from_secs(10);

/// The keys of one provider.
pub struct Keys {
    url: String,
    http: reqwest::Client,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    keys: HashMap<String, DecodingKey>,
    fetched: Option<Instant>,
}

impl Keys {
    pub fn new(url: String, http: reqwest::Client) -> Self {
        Self {
            url,
            http,
            known: Mutex::default(),
        }
    }

    /// The RS256 key of this id.
    ///
    /// # Errors
    /// The provider does not answer, or has no such key.
    pub async fn find(&self, id: &str) -> Result<DecodingKey, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some(key) = known.keys.get(id) {
            return Ok(key.clone());
        }
        if known.fetched.is_some_and(|at| at.elapsed() < AT_MOST_EVERY) {
            return Err(ProviderError::Unbelievable("an unknown key"));
        }
        known.fetched = Some(Instant::now());
        known.keys = self.fetch().await?;
        let key = known.keys.get(id).cloned();
        key.ok_or(ProviderError::Unbelievable("an unknown key"))
    }

    async fn fetch(&self) -> Result<HashMap<String, DecodingKey>, ProviderError> {
        let response = self.http.get(&self.url).send().await;
        let response = response.map_err(ProviderError::Unreachable)?;
        if !response.status().is_success() {
            return Err(ProviderError::Status(response.status().as_u16()));
        }
        let set: JwkSet = response
            .json()
            .await
            .map_err(|_| ProviderError::Garbled("its keys"))?;
        let keys = set.keys.iter().filter_map(|jwk| {
            // a key for another algorithm is no key of ours, whatever it is called
            let fits = jwk
                .common
                .key_algorithm
                .is_none_or(|it| it == KeyAlgorithm::RS256);
            let id = jwk.common.key_id.clone().filter(|_| fits)?;
            Some((id, DecodingKey::from_jwk(jwk).ok()?))
        });
        Ok(keys.collect())
    }
}
