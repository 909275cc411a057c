//! Naver: classic OAuth 2, where its profile is all there is.

use std::path::PathBuf;
use std::time::Duration;

use host::SettingError;
use host::settings::secret_from;

use super::super::ProviderName;
use super::super::profile::Profile;
use super::super::settings::{Addresses, Door, ProviderSettings};
use super::{Address, bare, named, needed};

/// The settings of Naver.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct NaverArgs {
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
}

impl NaverArgs {
    pub fn settings(&self, patience: Duration) -> Result<Option<ProviderSettings>, SettingError> {
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
        let me = format!("{}/v1/nid/me", bare(&self.naver_api_url));
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
            profile: Some(Profile::Naver(me)),
            patience,
        }))
    }

    pub fn addresses(&self) -> Vec<Address<'_>> {
        vec![
            ("--naver-nid-url", Some(&self.naver_nid_url)),
            ("--naver-authorize-url", self.naver_authorize_url.as_deref()),
            ("--naver-api-url", Some(&self.naver_api_url)),
        ]
    }
}
