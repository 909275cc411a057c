//! The keys by which a provider signs: fetched when an unknown one is named, and not too often.

use std::collections::HashMap;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{JwkSet, KeyAlgorithm};
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

use super::ProviderError;
use super::answer::Answer;

/// Providers shut out who asks too often.
const AT_MOST_EVERY: Duration = Duration::seconds(10);
/// After a question in vain it is asked again sooner.
const AFTER_FAILURE: Duration = Duration::seconds(1);
/// A key that was withdrawn is believed no longer than that.
const AT_LEAST_EVERY: Duration = Duration::hours(12);

/// The keys of one provider.
#[derive(Default)]
pub struct Keys(Mutex<Known>);

#[derive(Default)]
struct Known {
    keys: HashMap<String, DecodingKey>,
    fetched: Option<OffsetDateTime>,
    failed: Option<OffsetDateTime>,
}

impl Keys {
    /// The RS256 key of this id, published at `url`.
    ///
    /// # Errors
    /// The provider does not answer, or has no such key.
    pub async fn find(
        &self,
        id: &str,
        url: &str,
        http: &reqwest::Client,
        now: OffsetDateTime,
    ) -> Result<DecodingKey, ProviderError> {
        let mut known = self.0.lock().await;
        let within = |at: Option<OffsetDateTime>, span| at.is_some_and(|at| now < at + span);
        if let Some(key) = known.keys.get(id)
            && within(known.fetched, AT_LEAST_EVERY)
        {
            return Ok(key.clone());
        }
        if within(known.fetched, AT_MOST_EVERY) {
            return Err(ProviderError::Unbelievable("an unknown key"));
        }
        if within(known.failed, AFTER_FAILURE) {
            return Err(ProviderError::AskedJustNow);
        }
        match fetch(url, http).await {
            Ok(keys) => {
                known.keys = keys;
                known.fetched = Some(now);
                known.failed = None;
            }
            Err(error) => {
                known.failed = Some(now);
                return Err(error);
            }
        }
        let key = known.keys.get(id).cloned();
        key.ok_or(ProviderError::Unbelievable("an unknown key"))
    }
}

async fn fetch(
    url: &str,
    http: &reqwest::Client,
) -> Result<HashMap<String, DecodingKey>, ProviderError> {
    let set: JwkSet = Answer::to(http.get(url)).await?.json_of_success()?;
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
