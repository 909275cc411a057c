//! `/metrics` in the form that Prometheus reads.

mod process;

use std::sync::OnceLock;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::Data;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::health::{self, Readiness};
use crate::run::Program;
use crate::shutdown::Shutdown;
use crate::telemetry::{self, COMMIT};

/// Upper bounds in seconds: from a cached answer to a slow model.
const BUCKETS: [f64; 12] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0,
];
/// How long people wait for a first word: finer where it decides whether they stay.
const FIRST_TOKEN: &str = "conch_first_token_seconds";
const FIRST_TOKEN_BUCKETS: [f64; 14] = [
    0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 15.0, 30.0,
];
const UPKEEP: Duration = Duration::from_secs(5);

/// The recorder of this process, installed by the first that asks.
#[must_use]
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets(&BUCKETS).unwrap_or_default();
        let first_token = Matcher::Full(FIRST_TOKEN.to_owned());
        let builder = builder
            .set_buckets_for_metric(first_token, &FIRST_TOKEN_BUCKETS)
            .unwrap_or_default();
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // where another recorder was first, this page stays empty and the other one is filled
        let _ = metrics::set_global_recorder(recorder);
        process::begun();
        handle
    })
}

/// From now on the page says what is running here.
pub(crate) fn introduce(program: Program) {
    let _ = recorder();
    let Program { name, version, .. } = program;
    metrics::gauge!("conch_build_info", "service" => name, "version" => version, "commit" => COMMIT)
        .set(1.0);
}

/// The page, as everything stands at this moment.
pub(crate) async fn show(readiness: Data<Readiness>) -> HttpResponse {
    let is_on = readiness.shutdown.duty.is_on();
    let is_ready = health::ready(readiness).await.status().is_success();
    metrics::gauge!("conch_ready").set(f64::from(u8::from(is_ready)));
    metrics::gauge!("conch_on_duty").set(f64::from(u8::from(is_on)));
    metrics::counter!("conch_log_lines_dropped_total").absolute(telemetry::dropped_lines());
    process::look();
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4")
        .body(recorder().render())
}

/// Keeps the recorder small until the end of the process.
pub(crate) async fn keep_up(shutdown: Shutdown) {
    let mut tick = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            _ = tick.tick() => recorder().run_upkeep(),
            () = shutdown.hard.cancelled() => return,
        }
    }
}
