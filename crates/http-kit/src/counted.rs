//! What is open at this moment, in the metrics.

use metrics::Gauge;

/// One of something, counted in a gauge for as long as this lives.
pub struct Counted(Gauge);

impl Counted {
    /// One more in the gauge of this name.
    #[must_use = "dropped, it counts no more"]
    pub fn new(name: &'static str) -> Self {
        let gauge = metrics::gauge!(name);
        gauge.increment(1.0);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}
