//! Reports of errors and panics, for a server that speaks Sentry's protocol.

use std::sync::Arc;
use std::time::Duration;

use sentry::protocol::{Event as Report, Level as ReportLevel};
use sentry::transports::DefaultTransportFactory;
use sentry::{Client, ClientOptions};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::scrub::Scrubbed;
use crate::run::Program;
use crate::settings::{SettingError, TelemetrySettings};

/// The span of a request, which has its id in this field.
const REQUEST: (&str, &str) = ("request", "request.id");

/// The way to whoever takes reports.
pub(super) struct Reports {
    client: Arc<Client>,
    service: &'static str,
}

impl Reports {
    /// Reports go out as the settings say, if they name where to.
    pub(super) fn start(
        settings: &TelemetrySettings,
        program: Program,
    ) -> Result<Option<Self>, SettingError> {
        let Some(dsn) = &settings.sentry_dsn else {
            return Ok(None);
        };
        let dsn = dsn.reveal().parse().map_err(|error| SettingError {
            name: "--sentry-dsn",
            value: "…".to_owned(),
            why: format!("it is not of the form https://key@host/project ({error})"),
        })?;
        let Program { name, version, .. } = program;
        let mut options = ClientOptions::default();
        options.dsn = Some(dsn);
        options.release = Some(format!("{name}@{version}+{}", super::COMMIT).into());
        options.environment = Some(settings.environment.clone().into());
        options.send_default_pii = false;
        options.max_breadcrumbs = 0;
        options.transport = Some(Arc::new(DefaultTransportFactory));
        Ok(Some(Self {
            client: Arc::new(Client::from(options)),
            service: name,
        }))
    }

    pub(super) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let reporting = Reporting {
            client: Arc::clone(&self.client),
            service: self.service,
        };
        reporting.with_filter(filter_fn(|metadata| {
            is_request(metadata) || (metadata.is_event() && *metadata.level() == Level::ERROR)
        }))
    }

    /// Sends what waits.
    pub(super) fn end(self, within: Duration) {
        self.client.close(Some(within));
    }
}

/// Makes reports of errors.
struct Reporting {
    client: Arc<Client>,
    service: &'static str,
}

/// Kept with the span of a request.
#[derive(Default)]
struct RequestId(String);

impl Visit for RequestId {
    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == REQUEST.1 {
            value.clone_into(&mut self.0);
        }
    }
}

fn is_request(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && metadata.name() == REQUEST.0
}

impl<S> Layer<S> for Reporting
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut request = RequestId::default();
            attributes.record(&mut request);
            span.extensions_mut().insert(request);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Scrubbed { sentence, fields } = Scrubbed::of(event);
        let metadata = event.metadata();
        let place = format!("{}:{}", metadata.target(), metadata.line().unwrap_or(0));
        let mut report = Report {
            level: ReportLevel::Error,
            logger: Some(metadata.target().to_owned()),
            message: Some(if sentence.is_empty() {
                format!("an error in {}", metadata.target())
            } else {
                sentence
            }),
            fingerprint: vec![
                place.into(),
                fields.get("error.code").cloned().unwrap_or_default().into(),
                fields
                    .get("panic.place")
                    .cloned()
                    .unwrap_or_default()
                    .into(),
            ]
            .into(),
            ..Report::default()
        };
        report.tags.extend(fields);
        report.tags.insert("service".into(), self.service.into());
        if let Some(trace) = trace_context::here() {
            let id = trace.trace_id().to_string();
            report.tags.insert("trace_id".into(), id);
        }
        let request = context.event_span(event).and_then(|span| {
            let extensions = span.extensions();
            extensions.get::<RequestId>().map(|id| id.0.clone())
        });
        if let Some(id) = request {
            report.tags.insert("request_id".into(), id);
        }
        self.client.capture_event(report, None);
    }
}
