//! Kakao: OpenID Connect, with a profile of its own beside it.

use std::path::PathBuf;
use std::time::Duration;

use host::SettingError;
use host::settings::secret_from;

use super::super::ProviderName;
use super::super::profile::Profile;
use super::super::settings::{Addresses, Door, ProviderSettings, Statements};
use super::{Address, bare, named};

/// The settings of Kakao.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct KakaoArgs {
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
}

impl KakaoArgs {
    pub fn settings(&self, patience: Duration) -> Result<Option<ProviderSettings>, SettingError> {
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
        let me = format!("{}/v2/user/me", bare(&self.kakao_kapi_url));
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
            profile: Some(Profile::Kakao(me)),
            patience,
        }))
    }

    pub fn addresses(&self) -> Vec<Address<'_>> {
        vec![
            ("--kakao-kauth-url", Some(&self.kakao_kauth_url)),
            ("--kakao-authorize-url", self.kakao_authorize_url.as_deref()),
            ("--kakao-kapi-url", Some(&self.kakao_kapi_url)),
            ("--kakao-issuer", Some(&self.kakao_issuer)),
        ]
    }
}
