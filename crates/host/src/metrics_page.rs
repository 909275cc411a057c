//! `/metrics` in the form that Prometheus reads.

use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::shutdown::Shutdown;

/// Upper bounds in seconds: from a cached answer to a slow model.
const BUCKETS: [f64; 12] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0,
];
const UPKEEP: Duration = Duration::from_secs(5);

/// The recorder of this process, installed by the first that asks.
#[must_use]
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets(&BUCKETS).unwrap_or_default();
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // where another recorder was first, this page stays empty and the other one is filled
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
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
