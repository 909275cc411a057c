//! The authorisation code flow with PKCE (RFC 6749, RFC 7636).

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::header::ACCEPT;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::id_token::{self, Expected};
use super::keys::Keys;
use super::{ProviderError, ProviderName, ProviderSettings};
use crate::member::Person;

/// Nobody waits longer at the door.
const PATIENCE: Duration = Duration::from_secs(8);

/// One provider, ready to be asked.
pub struct Provider {
    settings: ProviderSettings,
    http: reqwest::Client,
    keys: Keys,
}

/// What was sent along with somebody, and must come back with them.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub redirect_uri: &'a str,
    pub verifier: &'a str,
    pub nonce: &'a str,
}

#[derive(Debug, Deserialize)]
struct Tokens {
    id_token: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Refusal {
    error: String,
    #[serde(default)]
    error_description: String,
}

impl Provider {
    /// # Errors
    /// The client cannot be made.
    pub fn new(settings: ProviderSettings) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()?;
        Ok(Self {
            keys: Keys::new(settings.jwks_url.clone(), http.clone()),
            settings,
            http,
        })
    }

    #[must_use]
    pub fn name(&self) -> ProviderName {
        self.settings.name
    }

    /// Where a browser is sent to.
    #[must_use]
    pub fn authorize_url(&self, state: &str, asked: &Asked<'_>) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.verifier));
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", asked.redirect_uri)
            .append_pair("scope", &self.settings.scope)
            .append_pair("state", state)
            .append_pair("nonce", asked.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .finish();
        format!("{}?{query}", self.settings.authorize_url)
    }

    /// Who has come back with `code`.
    ///
    /// # Errors
    /// The provider does not answer, refuses, or says what is not to be believed.
    pub async fn person(
        &self,
        code: &str,
        asked: &Asked<'_>,
        now: OffsetDateTime,
    ) -> Result<Person, ProviderError> {
        let tokens = self.exchange(code, asked).await?;
        let statement = tokens
            .id_token
            .ok_or(ProviderError::Garbled("there is no statement in it"))?;
        let key = self.keys.find(&id_token::key_id(&statement)?).await?;
        let expected = Expected {
            issuers: &self.settings.issuers,
            client_id: &self.settings.client_id,
            nonce: asked.nonce,
            now,
        };
        id_token::believe(&statement, &key, &expected)
    }

    async fn exchange(&self, code: &str, asked: &Asked<'_>) -> Result<Tokens, ProviderError> {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", &self.settings.client_id),
            ("redirect_uri", asked.redirect_uri),
            ("code", code),
            ("code_verifier", asked.verifier),
        ];
        if let Some(secret) = &self.settings.client_secret {
            form.push(("client_secret", secret.reveal()));
        }
        let request = self
            .http
            .post(&self.settings.token_url)
            .header(ACCEPT, "application/json")
            .form(&form);
        let response = request.send().await.map_err(ProviderError::Unreachable)?;
        let status = response.status();
        let body = response.bytes().await.map_err(ProviderError::Unreachable)?;
        // some say an error with a status of success
        if let Ok(Refusal {
            error,
            error_description,
        }) = serde_json::from_slice(&body)
        {
            return Err(ProviderError::Refused(format!(
                "{error}: {error_description}"
            )));
        }
        if !status.is_success() {
            return Err(ProviderError::Status(status.as_u16()));
        }
        serde_json::from_slice(&body).map_err(|_| ProviderError::Garbled("its tokens"))
    }
}
