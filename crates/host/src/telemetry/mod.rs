//! What a process tells about itself while it runs: logs, traces, and reports of what went wrong.

mod logs;
mod otlp;
mod panics;
mod reports;
mod scrub;

use std::io;
use std::time::Duration;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

pub(crate) use self::logs::dropped_lines;
use self::otlp::Traces;
use self::reports::Reports;
use crate::metrics_page;
use crate::run::Program;
use crate::settings::{HostArgs, LogFormat, SettingError};

/// The commit that this was built from, where the build was told.
pub const COMMIT: &str = match option_env!("CONCH_COMMIT") {
    Some(commit) => commit,
    None => "unknown",
};

/// So long the end of a process may wait for those who keep traces and reports.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// What is told to others, for as long as the process lives.
#[must_use = "what is not sent yet is lost without `end`"]
pub struct Telemetry {
    traces: Option<Traces>,
    reports: Option<Reports>,
    /// Last, so that all the others can still be heard.
    _log: WorkerGuard,
}

/// Starts logging to standard error and nothing else, each line written before anything else is done: for
/// what is soon over. Later calls in the same process change nothing.
///
/// # Errors
///
/// If `filter` is not of the form `info,chat=debug`.
pub fn start(filter: &str, format: LogFormat) -> Result<(), SettingError> {
    log_to(io::stderr, filter, format)
}

fn log_to<W>(writer: W, filter: &str, format: LogFormat) -> Result<(), SettingError>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let subscriber = tracing_subscriber::registry()
        .with(filter_of(filter)?)
        .with(logs::layer(format, writer));
    // an error only says that somebody, such as another test, has started logging before
    let _ = subscriber.try_init();
    Ok(())
}

impl Telemetry {
    /// Starts logging to standard error, and what else the settings ask for. Must be called outside
    /// of a runtime.
    ///
    /// # Errors
    ///
    /// If the filter of the log is not of its form, or an address cannot be used.
    pub fn start(args: &HostArgs, program: Program) -> Result<Self, SettingError> {
        metrics_page::introduce(program);
        let settings = args.telemetry.resolve()?;
        let reports = Reports::start(&settings, program)?;
        let (lines, log) = logs::unhurried();
        match &reports {
            // two who look at the same lines, each with a filter of its own
            Some(reports) => {
                let filter = filter_of(&args.log)?;
                let subscriber = tracing_subscriber::registry()
                    .with(logs::layer(args.log_format, lines).with_filter(filter))
                    .with(reports.layer());
                let _ = subscriber.try_init();
                panics::tell();
            }
            None => log_to(lines, &args.log, args.log_format)?,
        }
        let traces = Traces::start(&settings, program)?;
        Ok(Self {
            traces,
            reports,
            _log: log,
        })
    }

    /// Sends what is not sent yet, within a few seconds. Must be called outside of a runtime.
    pub fn end(self) {
        if let Some(traces) = self.traces {
            traces.end(LAST_WORDS);
        }
        if let Some(reports) = self.reports {
            reports.end(LAST_WORDS);
        }
    }
}

fn filter_of(filter: &str) -> Result<EnvFilter, SettingError> {
    EnvFilter::try_new(filter).map_err(|error| SettingError {
        name: "--log",
        value: filter.to_owned(),
        why: error.to_string(),
    })
}
