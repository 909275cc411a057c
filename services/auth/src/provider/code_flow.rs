//! The authorisation code flow with PKCE (RFC 6749, RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::header::ACCEPT;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::answer::Answer;
use super::discovery::Directory;
use super::id_token::{self, Expected};
use super::keys::Keys;
use super::settings::{Addresses, Statements};
use super::{ProviderError, ProviderName, ProviderSettings};
use crate::member::Person;

/// One provider, ready to be asked.
pub struct Provider {
    settings: ProviderSettings,
    http: reqwest::Client,
    directory: Directory,
    keys: Keys,
}

/// What was sent along with somebody, and must come back with them.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub state: &'a str,
    pub redirect_uri: &'a str,
    pub verifier: &'a str,
    pub nonce: &'a str,
}

/// What somebody came back with.
#[derive(Debug, Clone)]
pub struct Brought<'a> {
    pub code: &'a str,
    /// In whose name they come (RFC 9207).
    pub issuer: Option<&'a str>,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: Option<String>,
    access_token: Option<String>,
}

impl Provider {
    /// # Errors
    /// The client cannot be made.
    pub fn new(settings: ProviderSettings) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(settings.patience)
            .build()?;
        Ok(Self {
            directory: Directory::new(settings.door.clone()),
            keys: Keys::default(),
            settings,
            http,
        })
    }

    #[must_use]
    pub fn name(&self) -> ProviderName {
        self.settings.name
    }

    /// Where a browser is sent to.
    ///
    /// # Errors
    /// The provider does not say where it is.
    pub async fn authorize_url(
        &self,
        asked: &Asked<'_>,
        now: OffsetDateTime,
    ) -> Result<String, ProviderError> {
        let addresses = self.directory.addresses(&self.http, now).await?;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", asked.redirect_uri)
            .append_pair("state", asked.state);
        if !self.settings.scope.is_empty() {
            query.append_pair("scope", &self.settings.scope);
        }
        if addresses.statements.is_some() {
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.verifier));
            query
                .append_pair("nonce", asked.nonce)
                .append_pair("code_challenge", &challenge)
                .append_pair("code_challenge_method", "S256");
        }
        Ok(format!("{}?{}", addresses.authorize_url, query.finish()))
    }

    /// Who has come back.
    ///
    /// # Errors
    /// The provider does not answer, refuses, or says what is not to be believed.
    pub async fn person(
        &self,
        brought: &Brought<'_>,
        asked: &Asked<'_>,
        now: OffsetDateTime,
    ) -> Result<Person, ProviderError> {
        let addresses = self.directory.addresses(&self.http, now).await?;
        if let Some(statements) = &addresses.statements {
            comes_from(statements, brought.issuer)?;
        }
        let tokens = self.exchange(brought.code, asked, &addresses).await?;
        let stated = match (&addresses.statements, &tokens.id_token) {
            (Some(statements), Some(statement)) => {
                Some(self.believe(statement, statements, asked, now).await?)
            }
            _ => None,
        };
        self.completed(stated, &tokens).await
    }

    async fn believe(
        &self,
        statement: &str,
        statements: &Statements,
        asked: &Asked<'_>,
        now: OffsetDateTime,
    ) -> Result<Person, ProviderError> {
        let id = id_token::key_id(statement)?;
        let key = self.keys.find(&id, &statements.jwks_url, &self.http, now);
        let expected = Expected {
            issuers: &statements.issuers,
            client_id: &self.settings.client_id,
            nonce: asked.nonce,
            now,
        };
        id_token::believe(statement, &key.await?, &expected)
    }

    /// What the statement leaves open the profile may say; without a statement it is all there is.
    async fn completed(
        &self,
        stated: Option<Person>,
        tokens: &Tokens,
    ) -> Result<Person, ProviderError> {
        let nobody = ProviderError::Garbled("there is no statement in it");
        let stated = match (stated, &self.settings.profile) {
            (Some(person), None) => return Ok(person),
            (Some(person), _) if person.nickname.is_some() && person.email.is_some() => {
                return Ok(person);
            }
            (None, None) => return Err(nobody),
            (stated, Some(_)) => stated,
        };
        let told = match (&self.settings.profile, &tokens.access_token) {
            (Some(profile), Some(token)) => profile.ask(token, &self.http).await,
            _ => Err(nobody),
        };
        match (stated, told) {
            (Some(stated), Ok(told)) if stated.subject != told.subject => {
                Err(ProviderError::Unbelievable("the profile of somebody else"))
            }
            (Some(stated), Ok(told)) => Ok(Person {
                subject: stated.subject,
                nickname: stated.nickname.or(told.nickname),
                email: stated.email.or(told.email),
            }),
            (Some(stated), Err(error)) => {
                // who they are is known, and that is what counts
                tracing::warn!(provider = %self.name(), %error, "no profile");
                Ok(stated)
            }
            (None, told) => told,
        }
    }

    async fn exchange(
        &self,
        code: &str,
        asked: &Asked<'_>,
        addresses: &Addresses,
    ) -> Result<Tokens, ProviderError> {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("client_id", &self.settings.client_id),
            ("redirect_uri", asked.redirect_uri),
            ("code", code),
        ];
        if addresses.statements.is_some() {
            form.push(("code_verifier", asked.verifier));
        } else {
            form.push(("state", asked.state));
        }
        if let Some(secret) = &self.settings.client_secret {
            form.push(("client_secret", secret.reveal()));
        }
        let request = self
            .http
            .post(&addresses.token_url)
            .header(ACCEPT, "application/json")
            .form(&form);
        Answer::to(request).await?.of_oauth()
    }
}

/// Whoever is mixed up between two providers comes in another's name.
fn comes_from(statements: &Statements, issuer: Option<&str>) -> Result<(), ProviderError> {
    match issuer {
        Some(issuer) if statements.issuers.iter().any(|known| known == issuer) => Ok(()),
        None if !statements.names_issuer => Ok(()),
        _ => Err(ProviderError::Unbelievable("comes from another issuer")),
    }
}
