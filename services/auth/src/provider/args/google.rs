//! Google: OpenID Connect by its discovery document.

use std::path::PathBuf;
use std::time::Duration;

use host::SettingError;
use host::settings::secret_from;

use super::super::ProviderName;
use super::super::settings::{Door, ProviderSettings};
use super::{Address, named, needed};

/// The settings of Google.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct GoogleArgs {
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
}

impl GoogleArgs {
    pub fn settings(&self, patience: Duration) -> Result<Option<ProviderSettings>, SettingError> {
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
            patience,
        }))
    }

    pub fn addresses(&self) -> Vec<Address<'_>> {
        vec![("--google-discovery-url", Some(&self.google_discovery_url))]
    }
}
