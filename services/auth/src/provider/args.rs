//! The settings of the providers. They keep the names that their users know.

use std::path::PathBuf;
use std::time::Duration;

use host::settings::secret_from;
use host::{Secret, SettingError};

use super::ProviderName;
use super::profile::Profile;
use super::settings::{Addresses, Door, ProviderSettings, Statements};

/// A provider is offered where we are somebody to it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct ProviderArgs {
    /// The REST API key of the Kakao application; without it Kakao is not offered
    #[arg(long, env = "KAKAO_CLIENT_ID", value_name = "KEY")]
    kakao_client_id: Option<String>,

    /// The client secret of that key
    #[arg(
        long,
        env = "KAKAO_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    kakao_client_secret: Option<String>,

    /// A file that holds it
    #[arg(
        long,
        env = "KAKAO_CLIENT_SECRET_FILE",
        conflicts_with = "kakao_client_secret",
        value_name = "FILE"
    )]
    kakao_client_secret_file: Option<PathBuf>,

    /// What Kakao is asked for, joined by commas; account_email needs a business application
    #[arg(
        long,
        env = "KAKAO_SCOPE",
        default_value = "openid,profile_nickname",
        value_name = "SCOPE"
    )]
    kakao_scope: String,

    /// Where Kakao's OAuth server is
    #[arg(
        long,
        env = "KAKAO_KAUTH_URL",
        default_value = "https://kauth.kakao.com",
        value_name = "URL"
    )]
    kakao_kauth_url: String,

    /// Where browsers find its sign-in page, if not below that
    #[arg(long, env = "KAKAO_AUTHORIZE_URL", value_name = "URL")]
    kakao_authorize_url: Option<String>,

    /// Where Kakao's API server is
    #[arg(
        long,
        env = "KAKAO_KAPI_URL",
        default_value = "https://kapi.kakao.com",
        value_name = "URL"
    )]
    kakao_kapi_url: String,

    /// What Kakao's statements name as their issuer
    #[arg(
        long,
        env = "KAKAO_ISSUER",
        default_value = "https://kauth.kakao.com",
        value_name = "URL"
    )]
    kakao_issuer: String,

    /// The client id of the Naver application; without it Naver is not offered
    #[arg(long, env = "NAVER_CLIENT_ID", value_name = "ID")]
    naver_client_id: Option<String>,

    /// Its client secret
    #[arg(
        long,
        env = "NAVER_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    naver_client_secret: Option<String>,

    /// A file that holds it
    #[arg(
        long,
        env = "NAVER_CLIENT_SECRET_FILE",
        conflicts_with = "naver_client_secret",
        value_name = "FILE"
    )]
    naver_client_secret_file: Option<PathBuf>,

    /// Where Naver's OAuth server is
    #[arg(
        long,
        env = "NAVER_NID_URL",
        default_value = "https://nid.naver.com",
        value_name = "URL"
    )]
    naver_nid_url: String,

    /// Where browsers find its sign-in page, if not below that
    #[arg(long, env = "NAVER_AUTHORIZE_URL", value_name = "URL")]
    naver_authorize_url: Option<String>,

    /// Where Naver's API server is
    #[arg(
        long,
        env = "NAVER_API_URL",
        default_value = "https://openapi.naver.com",
        value_name = "URL"
    )]
    naver_api_url: String,

    /// The client id at Google; without it Google is not offered
    #[arg(long, env = "GOOGLE_CLIENT_ID", value_name = "ID")]
    google_client_id: Option<String>,

    /// Its client secret
    #[arg(
        long,
        env = "GOOGLE_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    google_client_secret: Option<String>,

    /// A file that holds it
    #[arg(
        long,
        env = "GOOGLE_CLIENT_SECRET_FILE",
        conflicts_with = "google_client_secret",
        value_name = "FILE"
    )]
    google_client_secret_file: Option<PathBuf>,

    /// Where Google says where it is
    #[arg(
        long,
        env = "GOOGLE_DISCOVERY_URL",
        value_name = "URL",
        default_value = "https://accounts.google.com/.well-known/openid-configuration"
    )]
    google_discovery_url: String,

    /// Seconds that somebody waits for one answer of a provider
    #[arg(long, env = "CONCH_PROVIDER_SECONDS", default_value_t = 8, value_name = "SECONDS",
        value_parser = clap::value_parser!(u64).range(1..=60))]
    provider_seconds: u64,
}

impl ProviderArgs {
    /// The providers that are offered, in the order to show them.
    ///
    /// # Errors
    /// A secret is missing or cannot be read, or an address is not one that may be used where the
    /// public URL is https.
    pub fn resolve(&self, public_url: Option<&str>) -> Result<Vec<ProviderSettings>, SettingError> {
        let offered = [self.kakao()?, self.naver()?, self.google()?];
        let offered: Vec<_> = offered.into_iter().flatten().collect();
        if public_url.is_some_and(|url| url.to_ascii_lowercase().starts_with("https:")) {
            self.are_secure(&offered)?;
        }
        Ok(offered)
    }

    fn kakao(&self) -> Result<Option<ProviderSettings>, SettingError> {
        let Some(client_id) = named(self.kakao_client_id.as_deref()) else {
            return Ok(None);
        };
        // a key may be set to need no secret
        let client_secret = secret_from(
            self.kakao_client_secret.clone(),
            self.kakao_client_secret_file.clone(),
            "--kakao-client-secret-file",
        )?;
        let kauth = bare(&self.kakao_kauth_url);
        let page = named(self.kakao_authorize_url.as_deref());
        Ok(Some(ProviderSettings {
            name: ProviderName::Kakao,
            client_id,
            client_secret,
            door: Door::Known(Addresses {
                authorize_url: page.unwrap_or_else(|| format!("{kauth}/oauth/authorize")),
                token_url: format!("{kauth}/oauth/token"),
                statements: Some(Statements {
                    jwks_url: format!("{kauth}/.well-known/jwks.json"),
                    issuers: vec![self.kakao_issuer.clone()],
                    names_issuer: false,
                }),
            }),
            scope: self.kakao_scope.clone(),
            profile: Some(Profile::Kakao(format!(
                "{}/v2/user/me",
                bare(&self.kakao_kapi_url)
            ))),
            patience: Duration::from_secs(self.provider_seconds),
        }))
    }

    fn naver(&self) -> Result<Option<ProviderSettings>, SettingError> {
        let Some(client_id) = named(self.naver_client_id.as_deref()) else {
            return Ok(None);
        };
        let client_secret = secret_from(
            self.naver_client_secret.clone(),
            self.naver_client_secret_file.clone(),
            "--naver-client-secret-file",
        )?;
        let nid = bare(&self.naver_nid_url);
        let page = named(self.naver_authorize_url.as_deref());
        Ok(Some(ProviderSettings {
            name: ProviderName::Naver,
            client_id,
            client_secret: Some(needed(client_secret, "--naver-client-secret")?),
            door: Door::Known(Addresses {
                authorize_url: page.unwrap_or_else(|| format!("{nid}/oauth2.0/authorize")),
                token_url: format!("{nid}/oauth2.0/token"),
                statements: None,
            }),
            scope: String::new(),
            profile: Some(Profile::Naver(format!(
                "{}/v1/nid/me",
                bare(&self.naver_api_url)
            ))),
            patience: Duration::from_secs(self.provider_seconds),
        }))
    }

    fn google(&self) -> Result<Option<ProviderSettings>, SettingError> {
        let Some(client_id) = named(self.google_client_id.as_deref()) else {
            return Ok(None);
        };
        let client_secret = secret_from(
            self.google_client_secret.clone(),
            self.google_client_secret_file.clone(),
            "--google-client-secret-file",
        )?;
        Ok(Some(ProviderSettings {
            name: ProviderName::Google,
            client_id,
            client_secret: Some(needed(client_secret, "--google-client-secret")?),
            door: Door::Discovered(self.google_discovery_url.clone()),
            scope: "openid email profile".to_owned(),
            profile: None,
            patience: Duration::from_secs(self.provider_seconds),
        }))
    }

    /// Neither a simulator nor anybody on the way may vouch for people in public.
    fn are_secure(&self, offered: &[ProviderSettings]) -> Result<(), SettingError> {
        let addresses = [
            (
                ProviderName::Kakao,
                "--kakao-kauth-url",
                Some(&self.kakao_kauth_url),
            ),
            (
                ProviderName::Kakao,
                "--kakao-authorize-url",
                self.kakao_authorize_url.as_ref(),
            ),
            (
                ProviderName::Kakao,
                "--kakao-kapi-url",
                Some(&self.kakao_kapi_url),
            ),
            (
                ProviderName::Kakao,
                "--kakao-issuer",
                Some(&self.kakao_issuer),
            ),
            (
                ProviderName::Naver,
                "--naver-nid-url",
                Some(&self.naver_nid_url),
            ),
            (
                ProviderName::Naver,
                "--naver-authorize-url",
                self.naver_authorize_url.as_ref(),
            ),
            (
                ProviderName::Naver,
                "--naver-api-url",
                Some(&self.naver_api_url),
            ),
            (
                ProviderName::Google,
                "--google-discovery-url",
                Some(&self.google_discovery_url),
            ),
        ];
        for (provider, name, address) in addresses {
            let is_offered = offered.iter().any(|one| one.name == provider);
            if let Some(address) = address.filter(|_| is_offered)
                && !address.starts_with("https://")
            {
                return Err(SettingError {
                    name,
                    value: address.clone(),
                    why: "it must be https where --public-url is".to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// An empty variable is how compose files say "not set".
fn named(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn bare(url: &str) -> &str {
    url.trim_end_matches('/')
}

fn needed(secret: Option<Secret>, name: &'static str) -> Result<Secret, SettingError> {
    secret.ok_or_else(|| SettingError {
        name,
        value: String::new(),
        why: "the provider believes nobody without it".to_owned(),
    })
}
