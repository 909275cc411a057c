//! Server-sent events out of entries that are already written down.
//!
//! The cost of an event is a wake-up, its bytes into one reused buffer and one write: no
//! allocation, no timer and no formatting machinery on that path. Whatever is ready together
//! leaves in one write.

mod frame;

use std::any::Any;
use std::convert::Infallible;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use bytes::{Bytes, BytesMut};
use tokio::time::{Instant, Sleep};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use crate::counted::Counted;
pub use frame::write_frame;

/// A burst that is larger than this had better be written in several polls.
pub const WRITE_TARGET: usize = 16 * 1024;
/// What the buffer starts with: a few events.
const FIRST_CAPACITY: usize = 512;
/// A client that is silent longer than this may be gone.
pub const HEARTBEAT: Duration = Duration::from_secs(15);
/// What a client waits before it comes back, unless it knows better.
const RETRY_MILLISECONDS: u32 = 1000;

/// What a poll of an [`EventSource`] came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Something was written; more may be ready.
    Written,
    /// That was the last of it (something may have been written, too).
    Ended,
}

/// Where the events of one stream come from.
pub trait EventSource {
    /// Appends everything that is ready to `out` with [`write_frame`], up to about
    /// [`WRITE_TARGET`]; it is asked for the rest before anything else happens.
    ///
    /// `Pending`: nothing is ready, nothing was written, and the task is woken when that changes.
    fn poll_frames(&mut self, context: &mut Context<'_>, out: &mut BytesMut) -> Poll<Progress>;
}

/// How a stream behaves besides its events.
#[derive(Default)]
pub struct StreamOptions {
    stop: Option<CancellationToken>,
    farewell: Bytes,
    farewell_when: Option<CancellationToken>,
    heartbeat: Option<Duration>,
    held: Option<Box<dyn Any>>,
}

impl StreamOptions {
    /// Ends the stream when `stop` is cancelled (a deploy), with `farewell` as its last frame.
    #[must_use]
    pub fn stopped_by(mut self, stop: CancellationToken, farewell: Bytes) -> Self {
        self.stop = Some(stop);
        self.farewell = farewell;
        self
    }

    /// Says the farewell only if this, too, is cancelled. A stream that made room for a newer one
    /// ends without a word: its client, if there still is one, takes its time to come back.
    #[must_use]
    pub fn farewell_when(mut self, moving: CancellationToken) -> Self {
        self.farewell_when = Some(moving);
        self
    }

    /// No silence is longer than this: a comment breaks it. Default 15 s.
    /// Only by it is a client noticed that left without a word.
    #[must_use]
    pub fn heartbeat(mut self, every: Duration) -> Self {
        self.heartbeat = Some(every);
        self
    }

    /// Keeps a value, such as a [`crate::StreamSlot`], for as long as the stream is open.
    #[must_use]
    pub fn holding(mut self, value: impl Any) -> Self {
        self.held = Some(Box::new(value));
        self
    }
}

/// The response that streams `source`: 200, `text/event-stream`, never cached, never buffered.
///
/// Its first bytes are a comment and the `retry:` time, sent at once, so that the client knows
/// that it is connected before anything happens.
pub fn event_stream(
    source: impl EventSource + Unpin + 'static,
    options: StreamOptions,
) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store, no-transform"))
        .insert_header(("x-accel-buffering", "no"))
        .body(EventStream::new(source, options))
}

struct EventStream<S> {
    source: S,
    out: BytesMut,
    state: State,
    heartbeat: Heartbeat,
    stop: Option<Stop>,
    farewell: Bytes,
    farewell_when: Option<CancellationToken>,
    _held: Option<Box<dyn Any>>,
    _counted: Counted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Opening,
    Open,
    Ended,
}

impl<S: EventSource> EventStream<S> {
    fn new(source: S, options: StreamOptions) -> Self {
        let StreamOptions {
            stop,
            farewell,
            farewell_when,
            heartbeat,
            held,
        } = options;
        Self {
            source,
            out: BytesMut::with_capacity(FIRST_CAPACITY),
            state: State::Opening,
            heartbeat: Heartbeat::new(heartbeat.unwrap_or(HEARTBEAT)),
            stop: stop.map(Stop::new),
            farewell,
            farewell_when,
            _held: held,
            _counted: Counted::new("conch_streams_open"),
        }
    }

    /// Collects what is ready. `Ready`: there is something to send, or the end has come.
    fn poll_fill(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if self.state == State::Opening {
            self.state = State::Open;
            self.out.extend_from_slice(b":\nretry:");
            self.out
                .extend_from_slice(RETRY_MILLISECONDS.to_string().as_bytes());
            self.out.extend_from_slice(b"\n\n");
        }
        match self.source.poll_frames(context, &mut self.out) {
            Poll::Ready(Progress::Ended) => self.state = State::Ended,
            // the server asks again until nothing is ready, and writes it all at once
            Poll::Ready(Progress::Written) | Poll::Pending => {}
        }
        if !self.out.is_empty() || self.state == State::Ended {
            self.heartbeat.note_write();
            return Poll::Ready(());
        }
        // everything journalled so far is sent: only now may a stop end the stream
        if self
            .stop
            .as_mut()
            .is_some_and(|stop| stop.poll(context).is_ready())
        {
            let silent = self
                .farewell_when
                .as_ref()
                .is_some_and(|when| !when.is_cancelled());
            if !silent {
                self.out.extend_from_slice(&self.farewell);
            }
            self.state = State::Ended;
            return Poll::Ready(());
        }
        if self.heartbeat.poll(context).is_ready() {
            self.out.extend_from_slice(b":\n\n");
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

impl<S: EventSource + Unpin> MessageBody for EventStream<S> {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let stream = self.get_mut();
        if stream.state != State::Ended && stream.poll_fill(context).is_pending() {
            return Poll::Pending;
        }
        if stream.out.is_empty() {
            return Poll::Ready(None);
        }
        if stream.out.len() > WRITE_TARGET {
            // a burst must not leave its size behind in every stream that had one
            let burst = mem::replace(&mut stream.out, BytesMut::with_capacity(FIRST_CAPACITY));
            return Poll::Ready(Some(Ok(burst.freeze())));
        }
        // the server copies the chunk and drops it, so the buffer is whole again for the next one
        Poll::Ready(Some(Ok(stream.out.split().freeze())))
    }
}

/// One timer a stream, set twice a period and never by an event: an event only leaves a mark.
struct Heartbeat {
    half: Duration,
    timer: Pin<Box<Sleep>>,
    wakes: Option<Waker>,
    wrote: bool,
}

impl Heartbeat {
    fn new(every: Duration) -> Self {
        let half = every / 2;
        Self {
            half,
            timer: Box::pin(tokio::time::sleep(half)),
            wakes: None,
            wrote: false,
        }
    }

    fn note_write(&mut self) {
        self.wrote = true;
    }

    /// Ready when it is time for a comment.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        // nearly every poll comes from an event: the timer has this task's waker already
        let knows_us = self
            .wakes
            .as_ref()
            .is_some_and(|waker| waker.will_wake(context.waker()));
        if knows_us && !self.timer.is_elapsed() {
            return Poll::Pending;
        }
        while self.timer.as_mut().poll(context).is_ready() {
            self.timer.as_mut().reset(Instant::now() + self.half);
            if !mem::take(&mut self.wrote) {
                self.wrote = true;
                self.wakes = None;
                return Poll::Ready(());
            }
        }
        self.wakes = Some(context.waker().clone());
        Poll::Pending
    }
}

/// The wait for the end of this process's service.
struct Stop {
    token: CancellationToken,
    wait: Pin<Box<WaitForCancellationFutureOwned>>,
    wakes: Option<Waker>,
}

impl Stop {
    fn new(token: CancellationToken) -> Self {
        Self {
            wait: Box::pin(token.clone().cancelled_owned()),
            token,
            wakes: None,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if self
            .wakes
            .as_ref()
            .is_some_and(|waker| waker.will_wake(context.waker()))
        {
            return if self.token.is_cancelled() {
                Poll::Ready(())
            } else {
                Poll::Pending
            };
        }
        let ready = self.wait.as_mut().poll(context);
        self.wakes = Some(context.waker().clone());
        ready
    }
}
