use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::rejection::Rejection;

/// What a simulator has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Requests for an answer, refused ones included.
    pub calls: u64,
    /// Answers that are being sent now.
    pub active: u64,
    /// Answers sent to their end.
    pub finished: u64,
    /// Answers that the client left before their end.
    pub cancelled: u64,
}

#[derive(Debug, Default)]
pub struct Counters {
    calls: AtomicU64,
    begun: AtomicU64,
    finished: AtomicU64,
    cancelled: AtomicU64,
    minutes: Mutex<HashMap<String, Minute>>,
}

#[derive(Debug)]
struct Minute {
    since: Instant,
    requests: u32,
    tokens: u32,
}

impl Counters {
    pub fn call(&self) {
        self.calls.fetch_add(1, Relaxed);
    }

    pub fn begin(&self) {
        self.begun.fetch_add(1, Relaxed);
    }

    pub fn end(&self, to_the_end: bool) {
        let counter = if to_the_end {
            &self.finished
        } else {
            &self.cancelled
        };
        counter.fetch_add(1, Relaxed);
    }

    pub fn counts(&self) -> Counts {
        let (finished, cancelled) = (self.finished.load(Relaxed), self.cancelled.load(Relaxed));
        Counts {
            calls: self.calls.load(Relaxed),
            active: self
                .begun
                .load(Relaxed)
                .saturating_sub(finished + cancelled),
            finished,
            cancelled,
        }
    }

    /// Counts a request against the minute of its model.
    ///
    /// # Errors
    /// 42901 beyond either quota.
    pub fn spend(
        &self,
        model: &str,
        tokens: u32,
        requests_limit: Option<u32>,
        tokens_limit: Option<u32>,
    ) -> Result<(), Rejection> {
        if requests_limit.is_none() && tokens_limit.is_none() {
            return Ok(());
        }
        let mut minutes = self.minutes.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let minute = minutes.entry(model.to_owned()).or_insert(Minute {
            since: now,
            requests: 0,
            tokens: 0,
        });
        if now.duration_since(minute.since) >= Duration::from_secs(60) {
            *minute = Minute {
                since: now,
                requests: 0,
                tokens: 0,
            };
        }
        let requests = minute.requests + 1;
        let spent = minute.tokens.saturating_add(tokens);
        if requests_limit.is_some_and(|limit| requests > limit)
            || tokens_limit.is_some_and(|limit| spent > limit)
        {
            return Err(Rejection::RATE_EXCEEDED);
        }
        minute.requests = requests;
        minute.tokens = spent;
        Ok(())
    }
}
