use std::time::Duration;

use crate::secret::Secret;

/// Everything that can be set about the reader. The default is the offline storyteller.
#[derive(Debug, Clone, Default)]
pub struct ReaderSettings {
    /// Used if it has a key.
    pub clova: ClovaSettings,
    /// Used if CLOVA has no key and this has a base URL.
    pub openai: OpenAiSettings,
    pub deadlines: Deadlines,
    pub limits: Limits,
    pub pace: Pace,
}

/// CLOVA Studio.
#[derive(Debug, Clone)]
pub struct ClovaSettings {
    /// `CLOVA_BASE_URL`, with an optional path prefix such as `/testapp`.
    pub base_url: String,
    /// `CLOVA_API_KEY`.
    pub api_key: Option<Secret>,
    /// `CLOVA_API_STYLE`.
    pub style: ClovaStyle,
    /// `CLOVA_MODEL`.
    pub model: String,
    /// `CLOVA_FALLBACK_MODEL`: asked when the model is missing or overloaded.
    pub fallback_model: Option<String>,
    /// `CLOVA_AUTH`.
    pub auth: ClovaAuth,
    /// `CLOVA_APIGW_KEY`: the second key of [`ClovaAuth::Legacy`].
    pub apigw_key: Option<Secret>,
}

impl Default for ClovaSettings {
    fn default() -> Self {
        Self {
            base_url: "https://clovastudio.stream.ntruss.com".into(),
            api_key: None,
            style: ClovaStyle::V3,
            model: "HCX-005".into(),
            fallback_model: None,
            auth: ClovaAuth::Bearer,
            apigw_key: None,
        }
    }
}

/// Which of CLOVA Studio's interfaces is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClovaStyle {
    #[default]
    V3,
    V1,
    /// The OpenAI-compatible one, below `/v1/openai`.
    OpenAi,
}

impl std::str::FromStr for ClovaStyle {
    type Err = SettingsError;

    fn from_str(text: &str) -> Result<Self, SettingsError> {
        match text {
            "v3" => Ok(Self::V3),
            "v1" => Ok(Self::V1),
            "openai" => Ok(Self::OpenAi),
            _ => Err(SettingsError::Unknown {
                setting: "CLOVA_API_STYLE",
                allowed: "v3, v1, openai",
            }),
        }
    }
}

/// How we show who we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClovaAuth {
    /// `Authorization: Bearer`, with keys of 2025 and later.
    #[default]
    Bearer,
    /// The pair of headers that older keys need.
    Legacy,
}

impl std::str::FromStr for ClovaAuth {
    type Err = SettingsError;

    fn from_str(text: &str) -> Result<Self, SettingsError> {
        match text {
            "bearer" => Ok(Self::Bearer),
            "legacy" => Ok(Self::Legacy),
            _ => Err(SettingsError::Unknown {
                setting: "CLOVA_AUTH",
                allowed: "bearer, legacy",
            }),
        }
    }
}

/// A server with the OpenAI chat completions interface.
#[derive(Debug, Clone)]
pub struct OpenAiSettings {
    /// `OPENAI_COMPAT_BASE_URL`, up to and including `/v1`.
    pub base_url: Option<String>,
    /// `OPENAI_COMPAT_API_KEY`.
    pub api_key: Option<Secret>,
    /// `OPENAI_COMPAT_MODEL`.
    pub model: String,
    /// `OPENAI_COMPAT_STREAM_OPTIONS`: ask for usage at the end of the stream.
    pub stream_options: bool,
}

impl Default for OpenAiSettings {
    fn default() -> Self {
        Self {
            base_url: None,
            api_key: None,
            model: "llama3.1:8b".into(),
            stream_options: true,
        }
    }
}

/// How long we wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// For the connection.
    pub connect: Duration,
    /// From sending the request to the first text: a model may queue it for many seconds.
    pub first_token: Duration,
    /// Without a byte in the middle of an answer. Noticed up to a quarter later.
    pub idle: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            first_token: Duration::from_secs(30),
            idle: Duration::from_secs(30),
        }
    }
}

/// How much we ask of a remote reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Answers at one time; one more is refused at once as busy.
    pub concurrent: usize,
    /// Tries after the first one, before the first text.
    pub retries: u32,
    /// The first pause between tries; it doubles, with full jitter, up to `pause_cap`.
    pub pause: Duration,
    pub pause_cap: Duration,
    /// A `Retry-After` beyond this is the seeker's to wait for, not ours.
    pub patience: Duration,
    /// Failures in a row after which the service is left alone.
    pub breaker_failures: u32,
    /// For how long.
    pub breaker_rest: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrent: 1_000,
            retries: 2,
            pause: Duration::from_secs(1),
            pause_cap: Duration::from_secs(30),
            patience: Duration::from_secs(8),
            breaker_failures: 5,
            breaker_rest: Duration::from_secs(20),
        }
    }
}

/// How fast the storyteller speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Before the first word.
    pub first: Duration,
    /// Between small pieces of one to four characters; it varies by a quarter around this.
    pub token: Duration,
}

impl Pace {
    /// As fast as it can be taken.
    pub const AT_ONCE: Self = Self {
        first: Duration::ZERO,
        token: Duration::ZERO,
    };
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_millis(350),
            token: Duration::from_millis(32),
        }
    }
}

/// What is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    #[error("{setting} must be one of: {allowed}")]
    Unknown {
        setting: &'static str,
        allowed: &'static str,
    },
    #[error("{setting} is not an http or https address: {reason}")]
    Address {
        setting: &'static str,
        reason: String,
    },
    #[error("{setting} is needed because {because}")]
    Missing {
        setting: &'static str,
        because: &'static str,
    },
    #[error("{setting} has a character that no header may have")]
    Header { setting: &'static str },
    #[error("the HTTP client cannot be made: {0}")]
    Client(String),
}
