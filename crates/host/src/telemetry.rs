//! Logs: pretty for a person at a terminal, JSON for everything else.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::settings::{LogFormat, SettingError};

/// Starts logging to standard error. Later calls in the same process change nothing.
///
/// # Errors
///
/// If `filter` is not of the form `info,chat=debug`.
pub fn start(filter: &str, format: LogFormat) -> Result<(), SettingError> {
    let parsed = EnvFilter::try_new(filter).map_err(|error| SettingError {
        name: "--log",
        value: filter.to_owned(),
        why: error.to_string(),
    })?;
    let pretty = match format {
        LogFormat::Pretty => true,
        LogFormat::Json => false,
        LogFormat::Auto => io::stderr().is_terminal(),
    };
    let logs = tracing_subscriber::fmt()
        .with_env_filter(parsed)
        .with_writer(io::stderr)
        .with_span_events(FmtSpan::NONE);
    // an error only says that somebody, such as another test, has started logging before
    let _ = if pretty {
        logs.with_ansi(io::stderr().is_terminal())
            .with_target(false)
            .try_init()
    } else {
        logs.json()
            .flatten_event(true)
            .with_span_list(false)
            .try_init()
    };
    Ok(())
}
