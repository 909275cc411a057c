use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Leaves a service alone after it failed too often in a row, then lets one request try it.
#[derive(Debug)]
pub struct Breaker {
    failures_allowed: u32,
    rest: Duration,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    Closed {
        failures: u32,
    },
    Open {
        until: Instant,
    },
    /// One request is trying it; if it never reports, another may try after `until`.
    Probing {
        until: Instant,
    },
}

impl Breaker {
    pub fn new(failures_allowed: u32, rest: Duration) -> Self {
        Self {
            failures_allowed: failures_allowed.max(1),
            rest,
            state: Mutex::new(State::Closed { failures: 0 }),
        }
    }

    /// Whether a request may be sent now.
    pub fn admits(&self, now: Instant) -> bool {
        let mut state = self.state();
        match *state {
            State::Closed { .. } => true,
            State::Open { until } | State::Probing { until } if now < until => false,
            State::Open { .. } | State::Probing { .. } => {
                *state = State::Probing {
                    until: now + self.rest,
                };
                true
            }
        }
    }

    pub fn succeeded(&self) {
        *self.state() = State::Closed { failures: 0 };
    }

    pub fn failed(&self, now: Instant) {
        let mut state = self.state();
        let failures = match *state {
            State::Closed { failures } => failures + 1,
            State::Open { .. } => return,
            State::Probing { .. } => self.failures_allowed,
        };
        *state = if failures >= self.failures_allowed {
            State::Open {
                until: now + self.rest,
            }
        } else {
            State::Closed { failures }
        };
    }

    /// Trying again cannot help for a while.
    pub fn trip(&self, now: Instant) {
        *self.state() = State::Open {
            until: now + self.rest,
        };
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: Duration = Duration::from_secs(20);

    #[test]
    fn it_opens_after_failures_in_a_row_and_lets_one_try_after_its_rest() {
        let (breaker, now) = (Breaker::new(3, REST), Instant::now());
        breaker.failed(now);
        breaker.failed(now);
        breaker.succeeded();
        for _ in 0..3 {
            assert!(breaker.admits(now));
            breaker.failed(now);
        }
        assert!(!breaker.admits(now + REST / 2));
        assert!(breaker.admits(now + REST), "the one that tries");
        assert!(!breaker.admits(now + REST), "the others wait for it");
        breaker.failed(now + REST);
        assert!(!breaker.admits(now + REST));
        assert!(breaker.admits(now + REST * 2));
        breaker.succeeded();
        assert!(breaker.admits(now + REST * 2));
    }

    #[test]
    fn a_probe_that_never_reports_does_not_close_the_door_for_ever() {
        let (breaker, now) = (Breaker::new(1, REST), Instant::now());
        breaker.trip(now);
        assert!(breaker.admits(now + REST));
        assert!(breaker.admits(now + REST * 2));
    }
}
