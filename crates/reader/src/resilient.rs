//! What every remote reader needs around it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use async_trait::async_trait;
use futures::{Stream, StreamExt as _};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep};
use tracing::info;

use crate::breaker::Breaker;
use crate::error::{ReadError, Stage};
use crate::event::ReadEvent;
use crate::port::{Reader, ReaderLabel, Reading};
use crate::request::ReadRequest;
use crate::settings::Limits;

/// A reader that tries again, but only until its first word; that asks another model where the
/// first one is missing or overloaded; that leaves a broken service alone; and that refuses what
/// would be too much at once.
pub struct Resilient {
    inner: Arc<Inner>,
    answering: Arc<Semaphore>,
}

struct Inner {
    primary: Box<dyn Reader>,
    fallback: Option<Box<dyn Reader>>,
    limits: Limits,
    breaker: Breaker,
}

/// What has been tried for one request.
struct Tries {
    request: ReadRequest,
    retries_left: u32,
    pause: Duration,
    shortened: bool,
    on_fallback: bool,
    dice: u64,
}

impl Resilient {
    pub fn new(
        primary: Box<dyn Reader>,
        fallback: Option<Box<dyn Reader>>,
        limits: Limits,
    ) -> Self {
        let breaker = Breaker::new(limits.breaker_failures, limits.breaker_rest);
        let answering = Arc::new(Semaphore::new(
            limits.concurrent.min(Semaphore::MAX_PERMITS),
        ));
        Self {
            inner: Arc::new(Inner {
                primary,
                fallback,
                limits,
                breaker,
            }),
            answering,
        }
    }
}

#[async_trait]
impl Reader for Resilient {
    fn label(&self) -> ReaderLabel {
        self.inner.primary.label()
    }

    fn can_continue(&self) -> bool {
        self.inner.primary.can_continue()
    }

    async fn read(&self, request: ReadRequest) -> Result<Reading, ReadError> {
        let permit = Arc::clone(&self.answering)
            .try_acquire_owned()
            .map_err(|_| ReadError::busy())?;
        let inner = Arc::clone(&self.inner);
        let mut tries = Tries {
            retries_left: inner.limits.retries,
            pause: inner.limits.pause,
            shortened: false,
            on_fallback: false,
            dice: request.seed,
            request,
        };
        let accepted = inner.begin(&mut tries).await?;
        let first = Box::pin(async move { inner.first_word(accepted, tries).await });
        Ok(Box::pin(Guarded {
            state: State::Beginning(first),
            _permit: permit,
        }))
    }
}

impl Inner {
    /// Asks until the service accepts or there is no use in asking.
    async fn begin(&self, tries: &mut Tries) -> Result<Reading, ReadError> {
        loop {
            if !self.breaker.admits(Instant::now()) {
                return Err(ReadError::Open);
            }
            let reader = match &self.fallback {
                Some(fallback) if tries.on_fallback => fallback,
                _ => &self.primary,
            };
            match reader.read(tries.request.clone()).await {
                Ok(reading) => return Ok(reading),
                Err(error) => self.consider(error, tries).await?,
            }
        }
    }

    /// Waits for the first event, beginning again where that may help.
    async fn first_word(
        &self,
        mut reading: Reading,
        mut tries: Tries,
    ) -> Result<(ReadEvent, Reading), ReadError> {
        loop {
            let error = match reading.next().await {
                Some(Ok(event)) => {
                    self.breaker.succeeded();
                    return Ok((event, reading));
                }
                Some(Err(error)) => error,
                None => ReadError::Interrupted,
            };
            self.consider(error, &mut tries).await?;
            reading = self.begin(&mut tries).await?;
        }
    }

    /// Gives the error back if there is no use in trying again; otherwise waits as long as is right.
    async fn consider(&self, error: ReadError, tries: &mut Tries) -> Result<(), ReadError> {
        self.note(&error);
        let try_fallback = matches!(
            error,
            ReadError::Misconfigured { model: true, .. }
                | ReadError::Busy {
                    overloaded: true,
                    ..
                }
        );
        if try_fallback && self.fallback.is_some() && !tries.on_fallback {
            info!(%error, "asking the other model");
            tries.on_fallback = true;
            return Ok(());
        }
        if error == ReadError::TooLong && !tries.shortened && tries.request.history.len() > 1 {
            let history = &mut tries.request.history;
            history.drain(..history.len().div_ceil(2));
            tries.shortened = true;
            return Ok(());
        }
        let worth_it = match error {
            ReadError::Unreachable
            | ReadError::Busy { .. }
            | ReadError::Server { .. }
            | ReadError::Interrupted
            | ReadError::Timeout {
                stage: Stage::Connect,
            } => true,
            // these have cost the seeker's patience already, or will fail again
            ReadError::Timeout { .. }
            | ReadError::Unauthorized
            | ReadError::Misconfigured { .. }
            | ReadError::TooLong
            | ReadError::Refused
            | ReadError::Garbled
            | ReadError::Open => false,
        };
        if !worth_it || tries.retries_left == 0 {
            return Err(error);
        }
        let wait = match error.retry_after() {
            Some(asked) if asked > self.limits.patience => return Err(error),
            Some(asked) => asked,
            None => tries.jittered_pause(self.limits.pause_cap),
        };
        tries.retries_left -= 1;
        info!(%error, wait_ms = wait.as_millis() as u64, "trying again");
        sleep(wait).await;
        Ok(())
    }

    fn note(&self, error: &ReadError) {
        let now = Instant::now();
        match error {
            ReadError::Unauthorized => self.breaker.trip(now),
            ReadError::Unreachable
            | ReadError::Timeout { .. }
            | ReadError::Interrupted
            | ReadError::Garbled
            | ReadError::Server { .. } => self.breaker.failed(now),
            // the service is well; it does not like this request, or has too many
            ReadError::Misconfigured { .. }
            | ReadError::Busy { .. }
            | ReadError::TooLong
            | ReadError::Refused => self.breaker.succeeded(),
            ReadError::Open => {}
        }
    }
}

impl Tries {
    /// Somewhere between nothing and the pause, which doubles each time.
    fn jittered_pause(&mut self, cap: Duration) -> Duration {
        let most = self.pause.min(cap);
        self.pause = self.pause.saturating_mul(2);
        // a step of a splitmix generator over the request's own seed
        self.dice = self.dice.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.dice;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        most.mul_f64((mixed >> 11) as f64 / (1_u64 << 53) as f64)
    }
}

type First = Pin<Box<dyn Future<Output = Result<(ReadEvent, Reading), ReadError>> + Send>>;

/// An answer that holds its place among the concurrent ones until it ends or is dropped.
struct Guarded {
    state: State,
    _permit: OwnedSemaphorePermit,
}

enum State {
    Beginning(First),
    Going(Reading),
    Ended,
}

impl Stream for Guarded {
    type Item = Result<ReadEvent, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.state {
            State::Going(reading) => reading.as_mut().poll_next(cx),
            State::Beginning(first) => {
                let first = ready!(first.as_mut().poll(cx));
                let (state, item) = match first {
                    Ok((event, reading)) => (State::Going(reading), Ok(event)),
                    Err(error) => (State::Ended, Err(error)),
                };
                self.state = state;
                Poll::Ready(Some(item))
            }
            State::Ended => Poll::Ready(None),
        }
    }
}
