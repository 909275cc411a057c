//! Those who vouch for people: Kakao, Google, Naver, and the demo.
//!
//! All are asked the same way: an authorisation code with PKCE, `state` and `nonce`. Where one of
//! them deviates from the standards is said in its settings and nowhere else.

mod code_flow;
mod id_token;
mod keys;
mod settings;

use std::fmt;

pub use code_flow::{Asked, Provider};
pub use settings::ProviderSettings;

/// Who vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderName {
    Demo,
}

impl ProviderName {
    /// All of them, the one that most people here have first.
    pub const ALL: [Self; 1] = [Self::Demo];

    /// As paths, tables and pages name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
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
    #[error("the provider refused the code: {0}")]
    Refused(String),
    #[error("the provider's answer makes no sense: {0}")]
    Garbled(&'static str),
    #[error("the provider's statement is not to be believed: {0}")]
    Unbelievable(&'static str),
}

impl ProviderError {
    /// Whether the same may work in a minute.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Status(429 | 500..))
    }
}
