use std::time::Duration;

use hdrhistogram::Histogram;
use serde::Serialize;

/// How long something took, many times.
#[derive(Debug, Clone)]
pub struct Latency(Option<Histogram<u64>>);

/// What is said of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Milliseconds {
    pub p50: f64,
    pub p99: f64,
    pub max: f64,
}

impl Default for Latency {
    fn default() -> Self {
        // three digits, of microseconds
        Self(Histogram::new(3).ok())
    }
}

impl Latency {
    pub fn add(&mut self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(histogram) = &mut self.0 {
            // it grows as it has to
            let _ = histogram.record(micros);
        }
    }

    #[must_use]
    pub fn milliseconds(&self) -> Milliseconds {
        let Some(histogram) = self.0.as_ref().filter(|it| !it.is_empty()) else {
            return Milliseconds::default();
        };
        let at = |quantile| histogram.value_at_quantile(quantile) as f64 / 1e3;
        Milliseconds {
            p50: at(0.5),
            p99: at(0.99),
            max: histogram.max() as f64 / 1e3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_most_are_said_in_milliseconds() {
        let mut latency = Latency::default();
        for millis in 1..=100 {
            latency.add(Duration::from_millis(millis));
        }
        let Milliseconds { p50, p99, max } = latency.milliseconds();
        assert!((p50 - 50.0).abs() < 0.1 && (p99 - 99.0).abs() < 0.1 && (max - 100.0).abs() < 0.1);
        assert_eq!(Latency::default().milliseconds(), Milliseconds::default());
    }
}
