//! The settings of whoever answers. Outside services keep the names that their users know.

use std::path::PathBuf;
use std::time::Duration;

use host::SettingError;
use reader::{ClovaSettings, Deadlines, OpenAiSettings, Pace, ReaderSettings, Secret};

/// CLOVA Studio if it has a key, else an OpenAI-compatible server if it has an address, else the
/// offline storyteller.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Reader")]
#[group(skip)]
pub struct ReaderArgs {
    /// The key of CLOVA Studio, nv-…; without it and without OPENAI_COMPAT_BASE_URL the offline
    /// storyteller answers
    #[arg(
        long,
        env = "CLOVA_API_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    pub clova_api_key: Option<String>,

    /// A file that holds the key of CLOVA Studio
    #[arg(
        long,
        env = "CLOVA_API_KEY_FILE",
        conflicts_with = "clova_api_key",
        value_name = "FILE"
    )]
    pub clova_api_key_file: Option<PathBuf>,

    /// Where CLOVA Studio is, with a path prefix such as /testapp if there is one
    #[arg(
        long,
        env = "CLOVA_BASE_URL",
        value_name = "URL",
        default_value = "https://clovastudio.stream.ntruss.com"
    )]
    pub clova_base_url: String,

    /// Which API of CLOVA Studio: v3, v1 or openai
    #[arg(
        long,
        env = "CLOVA_API_STYLE",
        default_value = "v3",
        value_name = "STYLE"
    )]
    pub clova_api_style: String,

    /// The model
    #[arg(
        long,
        env = "CLOVA_MODEL",
        default_value = "HCX-005",
        value_name = "MODEL"
    )]
    pub clova_model: String,

    /// The model that answers when the first is overloaded or gone
    #[arg(long, env = "CLOVA_FALLBACK_MODEL", value_name = "MODEL")]
    pub clova_fallback_model: Option<String>,

    /// How to sign in: bearer, or legacy for keys of before 2025
    #[arg(long, env = "CLOVA_AUTH", default_value = "bearer", value_name = "WAY")]
    pub clova_auth: String,

    /// The second key that `legacy` needs
    #[arg(
        long,
        env = "CLOVA_APIGW_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    pub clova_apigw_key: Option<String>,

    /// An OpenAI-compatible server such as Ollama, with its /v1
    #[arg(long, env = "OPENAI_COMPAT_BASE_URL", value_name = "URL")]
    pub openai_compat_base_url: Option<String>,

    /// Its key, if it wants one
    #[arg(
        long,
        env = "OPENAI_COMPAT_API_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    pub openai_compat_api_key: Option<String>,

    /// Its model
    #[arg(
        long,
        env = "OPENAI_COMPAT_MODEL",
        default_value = "llama3.1:8b",
        value_name = "MODEL"
    )]
    pub openai_compat_model: String,

    /// Whether it understands stream_options
    #[arg(long, env = "OPENAI_COMPAT_STREAM_OPTIONS", default_value_t = true,
        action = clap::ArgAction::Set, value_name = "BOOL")]
    pub openai_compat_stream_options: bool,

    /// Seconds in which the model's service must accept a connection
    #[arg(
        long,
        env = "CONCH_READER_CONNECT_SECONDS",
        default_value_t = 5.0,
        value_name = "SECONDS"
    )]
    pub reader_connect_seconds: f64,

    /// Seconds in which the first token must come
    #[arg(
        long,
        env = "CONCH_READER_FIRST_TOKEN_SECONDS",
        default_value_t = 30.0,
        value_name = "SECONDS"
    )]
    pub reader_first_token_seconds: f64,

    /// Seconds in which the next token must come
    #[arg(
        long,
        env = "CONCH_READER_IDLE_SECONDS",
        default_value_t = 30.0,
        value_name = "SECONDS"
    )]
    pub reader_idle_seconds: f64,

    /// Milliseconds between the words of the offline storyteller
    #[arg(
        long,
        env = "CONCH_STORYTELLER_PACE_MS",
        default_value_t = 32,
        value_name = "MILLISECONDS"
    )]
    pub storyteller_pace_ms: u64,
}

impl ReaderArgs {
    /// The settings of the reader.
    ///
    /// # Errors
    /// The first one that cannot be used.
    pub fn resolve(self) -> Result<ReaderSettings, SettingError> {
        let Self {
            clova_api_key,
            clova_api_key_file,
            clova_base_url,
            clova_api_style,
            clova_model,
            clova_fallback_model,
            clova_auth,
            clova_apigw_key,
            openai_compat_base_url,
            openai_compat_api_key,
            openai_compat_model,
            openai_compat_stream_options,
            reader_connect_seconds,
            reader_first_token_seconds,
            reader_idle_seconds,
            storyteller_pace_ms,
        } = self;
        let key = host::settings::secret_from(
            clova_api_key.filter(|key| !key.is_empty()),
            clova_api_key_file,
            "--clova-api-key-file",
        )?;
        let parse_error = |name, value: &str| {
            let value = value.to_owned();
            move |error: reader::SettingsError| SettingError {
                name,
                value,
                why: error.to_string(),
            }
        };
        let clova = ClovaSettings {
            base_url: clova_base_url,
            api_key: key.and_then(|key| Secret::new(key.reveal())),
            style: clova_api_style
                .parse()
                .map_err(parse_error("--clova-api-style", &clova_api_style))?,
            model: clova_model,
            fallback_model: clova_fallback_model,
            auth: clova_auth
                .parse()
                .map_err(parse_error("--clova-auth", &clova_auth))?,
            apigw_key: clova_apigw_key.as_deref().and_then(Secret::new),
        };
        let openai = OpenAiSettings {
            base_url: openai_compat_base_url.filter(|url| !url.is_empty()),
            api_key: openai_compat_api_key.as_deref().and_then(Secret::new),
            model: openai_compat_model,
            stream_options: openai_compat_stream_options,
        };
        let deadlines = Deadlines {
            connect: seconds("--reader-connect-seconds", reader_connect_seconds)?,
            first_token: seconds("--reader-first-token-seconds", reader_first_token_seconds)?,
            idle: seconds("--reader-idle-seconds", reader_idle_seconds)?,
        };
        let token = Duration::from_millis(storyteller_pace_ms);
        // A storyteller that is told to hurry does not think first either.
        let pace = Pace {
            first: Pace::default().first.min(token * 11),
            token,
        };
        Ok(ReaderSettings {
            clova,
            openai,
            deadlines,
            pace,
            ..ReaderSettings::default()
        })
    }
}

fn seconds(name: &'static str, seconds: f64) -> Result<Duration, SettingError> {
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| !time.is_zero())
        .ok_or_else(|| {
            let why = "it must be a number of seconds above 0".to_owned();
            SettingError {
                name,
                value: seconds.to_string(),
                why,
            }
        })
}
