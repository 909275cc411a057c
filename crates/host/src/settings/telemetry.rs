//! Who is told what a process does, besides its log.

use std::path::PathBuf;

use clap::Args;

use super::{Secret, SettingError, secret_from};

/// The flags of it.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Observability")]
#[group(skip)]
pub struct TelemetryArgs {
    /// A collector that takes traces by OTLP over HTTP, such as http://collector:4318. Off by default
    #[arg(long, env = "CONCH_OTLP_ENDPOINT", value_name = "URL")]
    otlp_endpoint: Option<String>,

    /// Which part of all traces is recorded, from 0 to 1; the same everywhere, so that a trace is
    /// recorded as a whole
    #[arg(
        long,
        env = "CONCH_OTLP_RATIO",
        default_value_t = 1.0,
        value_name = "RATIO"
    )]
    otlp_ratio: f64,

    /// Where errors and panics are reported to, by Sentry's protocol: https://key@host/project. No
    /// report holds what somebody wrote, a cookie or an address. Off by default
    #[arg(
        long,
        env = "CONCH_SENTRY_DSN",
        hide_env_values = true,
        value_name = "DSN"
    )]
    sentry_dsn: Option<String>,

    /// A file that holds the DSN
    #[arg(
        long,
        env = "CONCH_SENTRY_DSN_FILE",
        conflicts_with = "sentry_dsn",
        value_name = "FILE"
    )]
    sentry_dsn_file: Option<PathBuf>,

    /// What this installation is called in traces and reports, such as production
    #[arg(
        long,
        env = "CONCH_ENVIRONMENT",
        default_value = "development",
        value_name = "NAME"
    )]
    environment: String,
}

/// The same, each of a form that works.
#[derive(Debug, Clone)]
pub struct TelemetrySettings {
    /// Without a slash at its end.
    pub otlp_endpoint: Option<String>,
    /// From 0 to 1.
    pub otlp_ratio: f64,
    pub sentry_dsn: Option<Secret>,
    pub environment: String,
}

impl TelemetryArgs {
    /// Checks each setting.
    ///
    /// # Errors
    ///
    /// The first one that cannot be used.
    pub fn resolve(&self) -> Result<TelemetrySettings, SettingError> {
        let Self {
            otlp_endpoint,
            otlp_ratio,
            sentry_dsn,
            sentry_dsn_file,
            environment,
        } = self.clone();
        if !(0.0..=1.0).contains(&otlp_ratio) {
            return Err(SettingError {
                name: "--otlp-ratio",
                value: otlp_ratio.to_string(),
                why: "it must be from 0 to 1".to_owned(),
            });
        }
        Ok(TelemetrySettings {
            otlp_endpoint: otlp_endpoint
                .filter(|url| !url.is_empty())
                .map(collector)
                .transpose()?,
            otlp_ratio,
            sentry_dsn: secret_from(sentry_dsn, sentry_dsn_file, "--sentry-dsn-file")?,
            environment,
        })
    }
}

fn collector(url: String) -> Result<String, SettingError> {
    if url.starts_with("http://") || url.starts_with("https://") {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    Err(SettingError {
        name: "--otlp-endpoint",
        value: url,
        why: "it must begin with http:// or https://".to_owned(),
    })
}
