//! Traces for a collector, by OTLP over HTTP.

use std::num::NonZeroU128;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry::trace::{
    SpanContext, SpanId, SpanKind, Status, TraceFlags, TraceId, TraceState,
};
use opentelemetry::{InstrumentationScope, KeyValue};
use opentelemetry_otlp::{Protocol, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{
    BatchSpanProcessor, SpanData, SpanEvents, SpanExporter, SpanLinks, SpanProcessor,
};
use trace_context::{Kind, Recorder, Segmented, Value};
use tracing::{info, warn};

use crate::run::Program;
use crate::settings::{SettingError, TelemetrySettings};

/// What the collector has for one answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The way to the collector.
pub(super) struct Traces(Arc<BatchSpanProcessor>);

impl Traces {
    /// From now on segments go to the collector, if the settings name one.
    pub(super) fn start(
        settings: &TelemetrySettings,
        program: Program,
    ) -> Result<Option<Self>, SettingError> {
        let Some(endpoint) = &settings.otlp_endpoint else {
            return Ok(None);
        };
        let exporter = opentelemetry_otlp::SpanExporter::builder()
            .with_http()
            .with_endpoint(format!("{endpoint}/v1/traces"))
            .with_protocol(Protocol::HttpBinary)
            .with_timeout(PATIENCE)
            .build()
            .map_err(|error| SettingError {
                name: "--otlp-endpoint",
                value: endpoint.clone(),
                why: error.to_string(),
            })?;
        let resource = Resource::builder_empty()
            .with_service_name(program.name)
            .with_attributes([
                KeyValue::new("service.version", program.version),
                KeyValue::new("vcs.ref.head.revision", super::COMMIT),
                KeyValue::new("deployment.environment.name", settings.environment.clone()),
            ])
            .build();
        // a queue and a thread of its own: what does not fit in is left out, and nobody waits
        let mut processor = BatchSpanProcessor::builder(Calm::new(exporter)).build();
        processor.set_resource(&resource);
        let processor = Arc::new(processor);
        let recorder = Spans {
            processor: Arc::clone(&processor),
            below: share(settings.otlp_ratio),
            scope: InstrumentationScope::builder(program.name).build(),
        };
        trace_context::record_by(recorder);
        Ok(Some(Self(processor)))
    }

    /// Sends what waits.
    pub(super) fn end(self, within: Duration) {
        if let Err(error) = self.0.shutdown_with_timeout(within) {
            info!(error.cause = %error, "the last traces were not taken");
        }
    }
}

/// Makes spans of segments.
struct Spans {
    processor: Arc<BatchSpanProcessor>,
    /// A trace is recorded if half of its lower half is below this, as OpenTelemetry's ratio has it.
    below: u64,
    scope: InstrumentationScope,
}

/// A ratio as a share of 2^63.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nothing and all of it"
)]
fn share(ratio: f64) -> u64 {
    (ratio.clamp(0.0, 1.0) * (1_u64 << 63) as f64) as u64
}

impl Recorder for Spans {
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    fn wants(&self, trace: NonZeroU128) -> bool {
        (trace.get() as u64) >> 1 < self.below
    }

    fn take(&self, segment: Segmented) {
        self.processor.on_end(span_of(segment, &self.scope));
    }
}

fn span_of(segment: Segmented, scope: &InstrumentationScope) -> SpanData {
    let Segmented {
        context,
        parent,
        kind,
        name,
        begun,
        ended,
        notes,
        failure,
    } = segment;
    let span_context = SpanContext::new(
        TraceId::from(context.trace.get()),
        SpanId::from(context.segment.get()),
        TraceFlags::SAMPLED,
        false,
        TraceState::NONE,
    );
    let attributes = notes.into_iter().map(|(key, value)| match value {
        Value::Number(number) => KeyValue::new(key, number),
        Value::Text(text) => KeyValue::new(key, text),
    });
    SpanData {
        span_context,
        parent_span_id: parent.map_or(SpanId::INVALID, |parent| SpanId::from(parent.get())),
        parent_span_is_remote: parent.is_some() && kind == Kind::Server,
        span_kind: match kind {
            Kind::Server => SpanKind::Server,
            Kind::Client => SpanKind::Client,
            Kind::Internal => SpanKind::Internal,
        },
        name,
        start_time: begun,
        end_time: ended,
        attributes: attributes.collect(),
        dropped_attributes_count: 0,
        events: SpanEvents::default(),
        links: SpanLinks::default(),
        status: failure.map_or(Status::Unset, |code| Status::Error { description: code }),
        instrumentation_scope: scope.clone(),
    }
}

/// An exporter that says once that the collector is away, and once that it is back.
#[derive(Debug)]
struct Calm<E> {
    exporter: E,
    is_away: AtomicBool,
}

impl<E> Calm<E> {
    fn new(exporter: E) -> Self {
        Self {
            exporter,
            is_away: AtomicBool::new(false),
        }
    }
}

impl<E: SpanExporter> SpanExporter for Calm<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let outcome = self.exporter.export(batch).await;
        let was_away = self.is_away.swap(outcome.is_err(), Ordering::Relaxed);
        match &outcome {
            Err(error) if !was_away => {
                warn!(error.cause = %error, "the collector takes no traces");
            }
            Ok(()) if was_away => info!("the collector takes traces again"),
            _ => {}
        }
        outcome
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}
