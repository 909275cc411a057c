//! Logs: pretty for a person at a terminal, JSON for everything else.

use std::fmt;
use std::io::{self, IsTerminal};
use std::sync::OnceLock;

use tracing::{Event, Subscriber};
use tracing_appender::non_blocking::{ErrorCounter, NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::Layer;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::{self, Format, Json, JsonFields, Writer};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::settings::LogFormat;

/// So many lines wait for who reads the log: a few megabytes.
const WAITING_LINES: usize = 8_192;

static DROPPED: OnceLock<ErrorCounter> = OnceLock::new();

/// Standard error, written by a thread of its own: whoever reads it, such as the container engine, may
/// be busy or away, and nobody who is served may wait for that. What does not fit into the queue is
/// dropped and counted. Its last lines are written when the guard goes.
pub(super) fn unhurried() -> (NonBlocking, WorkerGuard) {
    let (lines, guard) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(WAITING_LINES)
        .thread_name("log")
        .finish(io::stderr());
    let _ = DROPPED.set(lines.error_counter());
    (lines, guard)
}

/// Lines that nobody has read in time, since the process began.
pub(crate) fn dropped_lines() -> u64 {
    DROPPED
        .get()
        .map_or(0, |counter| counter.dropped_lines() as u64)
}

/// Lines of the log, written to `writer`.
pub(super) fn layer<S, W>(format: LogFormat, writer: W) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let pretty = match format {
        LogFormat::Pretty => true,
        LogFormat::Json => false,
        LogFormat::Auto => io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(writer);
    if pretty {
        return lines
            .with_ansi(io::stderr().is_terminal())
            .with_target(false)
            .boxed();
    }
    let json = format::format()
        .json()
        .flatten_event(true)
        .with_span_list(false);
    lines
        .fmt_fields(JsonFields::new())
        .event_format(Traced(json))
        .boxed()
}

/// Lines that begin with the id of the trace that they belong to.
struct Traced(Format<Json>);

impl<S, N> FormatEvent<S, N> for Traced
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let Some(trace) = trace_context::here() else {
            return self.0.format_event(context, out, event);
        };
        let mut line = String::with_capacity(256);
        self.0
            .format_event(context, Writer::new(&mut line), event)?;
        match line.strip_prefix('{') {
            Some(rest) => write!(out, "{{\"trace_id\":\"{}\",{rest}", trace.trace_id()),
            None => out.write_str(&line),
        }
    }
}
