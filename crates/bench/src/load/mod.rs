//! The generator of load: many streams on one thread, each token's way measured.

mod chunked;
mod stream;
mod tokens;

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use hdrhistogram::Histogram;
use tokio::task::LocalSet;
use tokio::time::Instant;

pub use chunked::{BadChunk, Chunks};
pub use stream::StreamOutcome;
pub use tokens::{Dialect, Tally, TokenReader};

/// Streams one after the other on one connection.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Whole requests, as bytes.
    pub requests: Vec<Vec<u8>>,
}

/// What is asked of whom.
#[derive(Debug, Clone)]
pub struct Load {
    pub address: SocketAddr,
    pub dialect: Dialect,
    pub seats: Vec<Seat>,
    /// Tokens that each stream must bring.
    pub tokens: usize,
    /// The seats begin scattered over this time: people do not come in step.
    pub arrival: Duration,
    /// A stream that takes longer has failed.
    pub patience: Duration,
}

/// What came of it.
#[derive(Debug)]
pub struct Delivered {
    pub expected: usize,
    /// Tokens that came, each once and in order.
    pub tokens: usize,
    /// Bytes read from the sockets, heads and framing included.
    pub bytes: u64,
    /// Microseconds from a token's sending to its arrival.
    pub token_age: Histogram<u64>,
    /// Microseconds from a request to its first token.
    pub first_token: Histogram<u64>,
    /// What went wrong, in words; at most a few.
    pub failures: Vec<String>,
}

/// Microseconds that a histogram can hold: a minute.
const LONGEST: u64 = 60_000_000;

/// An empty histogram of microseconds, exact to a thousandth.
#[must_use]
pub fn histogram() -> Histogram<u64> {
    let mut histogram = Histogram::new_with_bounds(1, LONGEST, 3)
        .unwrap_or_else(|_| unreachable!("the bounds are constants that fit"));
    histogram.auto(false);
    histogram
}

/// Milliseconds at a quantile of a histogram of microseconds.
#[must_use]
pub fn milliseconds(histogram: &Histogram<u64>, quantile: f64) -> f64 {
    histogram.value_at_quantile(quantile) as f64 / 1000.0
}

impl Load {
    /// Plays it to its end. `tick` is called every half second meanwhile.
    pub async fn run(self, mut tick: impl FnMut()) -> Delivered {
        let Self {
            address,
            dialect,
            seats,
            tokens,
            arrival,
            patience,
        } = self;
        let expected = tokens * seats.iter().map(|seat| seat.requests.len()).sum::<usize>();
        let mut delivered = Delivered {
            expected,
            tokens: 0,
            bytes: 0,
            token_age: histogram(),
            first_token: histogram(),
            failures: Vec::new(),
        };
        let local = LocalSet::new();
        let reader = Rc::new(TokenReader::new(dialect));
        let begin = Instant::now() + Duration::from_millis(20);
        let running: Vec<_> = seats
            .into_iter()
            .zip(0_u32..)
            .map(|(seat, index)| {
                let at = begin + arrival.mul_f64(scattered(index));
                local.spawn_local(stream::sit(address, reader.clone(), seat, at, patience))
            })
            .collect();
        local
            .run_until(async {
                let all = futures::future::join_all(running);
                let mut all = std::pin::pin!(all);
                let mut half_second = tokio::time::interval(Duration::from_millis(500));
                let outcomes = loop {
                    tokio::select! {
                        outcomes = &mut all => break outcomes,
                        _ = half_second.tick() => tick(),
                    }
                };
                for outcome in outcomes {
                    match outcome {
                        Ok(streams) => streams
                            .into_iter()
                            .for_each(|one| delivered.add(one, tokens)),
                        Err(error) => delivered.note(error.to_string()),
                    }
                }
            })
            .await;
        delivered
    }
}

/// A place in 0..1 for each index, even however many there are and in step with no clock: streams
/// whose tokens fell together would be read many at a wake-up, which nobody's real streams are.
fn scattered(index: u32) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    (f64::from(index) * GOLDEN).fract()
}

impl Delivered {
    fn add(&mut self, outcome: StreamOutcome, expected: usize) {
        let StreamOutcome {
            tally,
            first_token,
            bytes,
            failure,
        } = outcome;
        let Tally {
            ages,
            disordered,
            completed,
        } = tally;
        self.tokens += ages.len();
        self.bytes += bytes;
        for age in &ages {
            self.token_age.saturating_record(age / 1000);
        }
        if let Some(first) = first_token {
            self.first_token
                .saturating_record(u64::try_from(first.as_micros()).unwrap_or(LONGEST));
        }
        if let Some(failure) = failure {
            self.note(failure);
        } else if disordered > 0 {
            self.note(format!("{disordered} tokens came out of order or twice"));
        } else if !completed {
            self.note("a stream ended without its end".to_owned());
        } else if ages.len() != expected {
            self.note(format!("{} of {expected} tokens came", ages.len()));
        }
    }

    fn note(&mut self, failure: String) {
        if self.failures.len() < 3 {
            self.failures.push(failure);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scattered;

    #[test]
    fn the_tokens_of_many_streams_do_not_fall_together() {
        // a hundred answers of 2 s, a token every 20 ms: where in the 20 ms does each stream speak?
        let mut phases: Vec<u32> = (0..100)
            .map(|index| (scattered(index) * 2000.0 % 20.0) as u32)
            .collect();
        phases.sort_unstable();
        phases.dedup();
        assert_eq!(phases.len(), 20, "every millisecond has its streams");
    }
}
