//! Those who vouch for people: Kakao, Google, Naver, and the demo.
//!
//! All are asked the same way: an authorisation code with `state`, and with PKCE and `nonce` where
//! the provider knows them. Where one of them deviates from the standards is said in its settings
//! and in `profile`, and nowhere else.

mod answer;
mod args;
mod code_flow;
mod discovery;
mod id_token;
mod keys;
mod profile;
mod settings;

use std::fmt;

pub use args::ProviderArgs;
pub use code_flow::{Asked, Brought, Provider};
pub use profile::Profile;
pub use settings::{Addresses, Door, ProviderSettings, Statements};

/// Who vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderName {
    Kakao,
    Naver,
    Google,
    Demo,
}

impl ProviderName {
    /// All of them, the one that most people here have first.
    pub const ALL: [Self; 4] = [Self::Kakao, Self::Naver, Self::Google, Self::Demo];

    /// As paths, tables and pages name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kakao => "kakao",
            Self::Naver => "naver",
            Self::Google => "google",
            Self::Demo => "demo",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

impl fmt::Display for ProviderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why nobody was vouched for. What it was exactly is for the log.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    #[error("the provider cannot be reached")]
    Unreachable(#[source] reqwest::Error),
    #[error("the provider answered with status {0}")]
    Status(u16),
    /// Its own words are not kept: they repeat the code.
    #[error("the provider refused: {code}")]
    Refused { code: String, passing: bool },
    #[error("the provider's answer makes no sense: {0}")]
    Garbled(&'static str),
    #[error("the provider was asked a moment ago, in vain")]
    AskedJustNow,
    #[error("the provider's statement is not to be believed: {0}")]
    Unbelievable(&'static str),
}

impl ProviderError {
    /// Whether the same may work in a minute.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::AskedJustNow | Self::Status(429 | 500..) => true,
            Self::Refused { passing, .. } => *passing,
            Self::Status(_) | Self::Garbled(_) | Self::Unbelievable(_) => false,
        }
    }
}
