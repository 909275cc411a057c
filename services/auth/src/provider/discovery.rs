//! Where a provider says itself where it is (OpenID Connect Discovery).

use serde::Deserialize;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

use super::ProviderError;
use super::answer::Answer;
use super::settings::{Addresses, Door, Statements};

/// Where documents are, behind their issuer.
const WELL_KNOWN: &str = "/.well-known/openid-configuration";
/// How long a document is good.
const LIFE: Duration = Duration::hours(12);

/// The addresses of one provider, looked up when they are needed.
pub struct Directory {
    door: Door,
    found: Mutex<Option<(Addresses, OffsetDateTime)>>,
}

#[derive(Debug, Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Directory {
    pub fn new(door: Door) -> Self {
        Self {
            door,
            found: Mutex::default(),
        }
    }

    /// Where the provider is.
    ///
    /// # Errors
    /// It does not say, and never has.
    pub async fn addresses(
        &self,
        http: &reqwest::Client,
        now: OffsetDateTime,
    ) -> Result<Addresses, ProviderError> {
        let url = match &self.door {
            Door::Known(addresses) => return Ok(addresses.clone()),
            Door::Discovered(url) => url,
        };
        let mut found = self.found.lock().await;
        if let Some((addresses, at)) = &*found
            && now < *at + LIFE
        {
            return Ok(addresses.clone());
        }
        match discover(url, http).await {
            Ok(addresses) => {
                *found = Some((addresses.clone(), now));
                Ok(addresses)
            }
            // what it said before is better than nothing
            Err(error) => found
                .as_ref()
                .map(|(addresses, _)| addresses.clone())
                .ok_or(error),
        }
    }
}

async fn discover(url: &str, http: &reqwest::Client) -> Result<Addresses, ProviderError> {
    let document: Document = Answer::to(http.get(url)).await?.json_of_success()?;
    let Document {
        issuer,
        authorization_endpoint,
        token_endpoint,
        jwks_uri,
        authorization_response_iss_parameter_supported,
    } = document;
    if url.strip_suffix(WELL_KNOWN) != Some(&issuer) {
        return Err(ProviderError::Unbelievable("a document of another issuer"));
    }
    let is_secure = |address: &String| !url.starts_with("https:") || address.starts_with("https:");
    if ![&authorization_endpoint, &token_endpoint, &jwks_uri]
        .into_iter()
        .all(is_secure)
    {
        return Err(ProviderError::Unbelievable(
            "addresses that anybody can read along",
        ));
    }
    // Google's own older form
    let bare = issuer.strip_prefix("https://").map(str::to_owned);
    Ok(Addresses {
        authorize_url: authorization_endpoint,
        token_url: token_endpoint,
        statements: Some(Statements {
            jwks_url: jwks_uri,
            issuers: [Some(issuer), bare].into_iter().flatten().collect(),
            names_issuer: authorization_response_iss_parameter_supported,
        }),
    })
}
