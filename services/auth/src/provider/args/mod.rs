//! The settings of the providers. They keep the names that their users know.

mod google;
mod kakao;
mod naver;

use std::time::Duration;

use host::{Secret, SettingError};

use super::settings::ProviderSettings;
use google::GoogleArgs;
use kakao::KakaoArgs;
use naver::NaverArgs;

/// A provider is offered where we are somebody to it.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct ProviderArgs {
    #[command(flatten)]
    kakao: KakaoArgs,
    #[command(flatten)]
    naver: NaverArgs,
    #[command(flatten)]
    google: GoogleArgs,

    /// Seconds that somebody waits for one answer of a provider
    #[arg(long, env = "CONCH_PROVIDER_SECONDS", default_value_t = 8, value_name = "SECONDS",
        value_parser = clap::value_parser!(u64).range(1..=60))]
    provider_seconds: u64,
}

/// A flag and the address that it gives, where it gives one.
type Address<'a> = (&'static str, Option<&'a str>);

impl ProviderArgs {
    /// The providers that are offered, in the order to show them.
    ///
    /// # Errors
    /// A secret is missing or cannot be read, or an address is not one that may be used where the
    /// public URL is https.
    pub fn resolve(&self, public_url: Option<&str>) -> Result<Vec<ProviderSettings>, SettingError> {
        let patience = Duration::from_secs(self.provider_seconds);
        let in_public =
            public_url.is_some_and(|url| url.to_ascii_lowercase().starts_with("https:"));
        let all = [
            (self.kakao.settings(patience)?, self.kakao.addresses()),
            (self.naver.settings(patience)?, self.naver.addresses()),
            (self.google.settings(patience)?, self.google.addresses()),
        ];
        let mut offered = Vec::new();
        for (settings, addresses) in all {
            let Some(settings) = settings else { continue };
            if in_public {
                are_secure(&addresses)?;
            }
            offered.push(settings);
        }
        Ok(offered)
    }
}

/// Neither a simulator nor anybody on the way may vouch for people in public.
fn are_secure(addresses: &[Address<'_>]) -> Result<(), SettingError> {
    for (name, address) in addresses {
        if let Some(address) = address
            && !address.starts_with("https://")
        {
            return Err(SettingError {
                name,
                value: (*address).to_owned(),
                why: "it must be https where --public-url is".to_owned(),
            });
        }
    }
    Ok(())
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
