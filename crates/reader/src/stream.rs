//! An answer as it comes over the wire: the hot path of the whole product.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use futures::Stream;
use tokio::time::{Instant, Sleep, sleep_until};
use trace_context::Segment;
use tracing::warn;

use crate::continuation::Continuation;
use crate::error::{ReadError, Stage};
use crate::event::{Finish, FinishReason, ReadEvent, Usage};
use crate::marker::{MarkerFilter, without_marker};
use crate::sse::{Event, SseParser};

/// How long a confirmed answer may take to close.
const CLOSING: Duration = Duration::from_millis(500);
/// The idle deadline is looked at in so many steps, so that no token touches a timer.
const STEPS: u32 = 4;

/// How one interface writes its events.
pub trait Dialect: Send + Unpin + 'static {
    /// Takes one event, appending its new text to `out`.
    fn take(&mut self, event: Event<'_>, out: &mut String) -> Result<Step, ReadError>;

    /// What is known of the end; `None` while the answer is not confirmed as whole.
    fn ending(&mut self) -> Option<Ending>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    More,
    /// The answer is whole; what still comes may tell more about it.
    Confirmed,
    /// Nothing of interest comes any more.
    Done,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    pub reason: FinishReason,
    pub usage: Option<Usage>,
    /// The whole answer once more, where the service repeats it.
    pub whole: Option<String>,
    pub flagged: bool,
    /// The model called a tool, and the only one we have offers the cards.
    pub tool_called: bool,
}

pub struct Answer<S, D> {
    /// Ends with the answer.
    call: Segment,
    body: Pin<Box<S>>,
    sse: SseParser,
    dialect: D,
    marker: MarkerFilter,
    continuation: Continuation,
    may_offer: bool,
    /// All that the service said, markers included.
    heard: String,
    /// What is to be passed on next.
    text: String,
    fresh: String,
    /// The marker has come, and whether it was passed on.
    offer: Option<bool>,
    last: Option<Result<Finish, ReadError>>,
    phase: Phase,
    alarm: Pin<Box<Sleep>>,
    /// Whom the alarm wakes: it is asked again only for another waker, or when it rang.
    alarm_wakes: Option<Waker>,
    idle: Duration,
    quiet_steps: u32,
    /// The answer was begun before.
    is_continued: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    Speaking,
    Confirmed,
    Ended,
}

impl<S, D> Answer<S, D>
where
    S: Stream<Item = reqwest::Result<Bytes>> + Send,
    D: Dialect,
{
    pub fn new(
        call: Segment,
        body: S,
        dialect: D,
        said: &str,
        may_offer: bool,
        first_token_by: Instant,
        idle: Duration,
    ) -> Self {
        Self {
            call,
            body: Box::pin(body),
            sse: SseParser::default(),
            dialect,
            marker: MarkerFilter::default(),
            continuation: Continuation::new(said),
            may_offer,
            heard: String::new(),
            text: String::new(),
            fresh: String::new(),
            offer: None,
            last: None,
            phase: Phase::Waiting,
            alarm: Box::pin(sleep_until(first_token_by)),
            alarm_wakes: None,
            idle,
            quiet_steps: 0,
            is_continued: !said.is_empty(),
        }
    }

    fn take_chunk(&mut self, chunk: &[u8]) {
        self.quiet_steps = 0;
        if self.sse.feed(chunk).is_err() {
            return self.end_with(ReadError::Garbled);
        }
        while let Some(event) = self.sse.next() {
            let before = self.heard.len();
            let step = self.dialect.take(event, &mut self.heard);
            if self.heard.len() > before {
                let piece = &self.heard[before..];
                let found = if self.is_continued {
                    self.continuation.push(piece, &mut self.fresh);
                    let found = self.marker.push(&self.fresh, &mut self.text);
                    self.fresh.clear();
                    found
                } else {
                    self.marker.push(piece, &mut self.text)
                };
                if found && self.offer.is_none() {
                    self.offer = Some(false);
                }
            }
            match step {
                Ok(Step::More) => self.speaking(),
                Ok(Step::Confirmed) => self.confirmed(),
                Ok(Step::Done) => return self.close(),
                Err(error) => return self.end_with(error),
            }
        }
    }

    fn speaking(&mut self) {
        if self.phase == Phase::Waiting {
            self.phase = Phase::Speaking;
            self.alarm
                .as_mut()
                .reset(Instant::now() + self.idle / STEPS);
        }
    }

    fn confirmed(&mut self) {
        if self.phase != Phase::Confirmed {
            self.phase = Phase::Confirmed;
            self.alarm.as_mut().reset(Instant::now() + CLOSING);
        }
    }

    fn release_held(&mut self) {
        self.continuation.release(&mut self.fresh);
        if self.marker.push(&self.fresh, &mut self.text) && self.offer.is_none() {
            self.offer = Some(false);
        }
        self.fresh.clear();
        self.marker.release(&mut self.text);
    }

    fn end_with(&mut self, error: ReadError) {
        warn!(%error, heard = self.heard.len(), "the answer broke off");
        self.call.fail(error.code().as_str());
        self.release_held();
        self.last = Some(Err(error));
    }

    /// The end in good order, if the answer is confirmed as whole.
    fn close(&mut self) {
        self.release_held();
        let Some(ending) = self.dialect.ending() else {
            return self.end_with(ReadError::Interrupted);
        };
        let Ending {
            reason,
            usage,
            whole,
            flagged,
            tool_called,
        } = ending;
        if tool_called && self.offer.is_none() {
            self.offer = Some(false);
        }
        let mut corrected = None;
        if let Some(whole) = whole {
            if self.heard.is_empty() {
                if whole.contains(crate::marker::MARKER) && self.offer.is_none() {
                    self.offer = Some(false);
                }
                self.text.push_str(&without_marker(&whole));
            } else if whole.trim() != self.heard.trim() {
                corrected = Some(without_marker(&whole));
            }
            self.heard = whole;
        }
        let is_empty = self.heard.trim().is_empty() && self.offer.is_none();
        self.last = Some(if is_empty && reason == FinishReason::Filtered {
            Err(ReadError::Refused)
        } else if is_empty && !self.is_continued {
            Err(ReadError::Garbled)
        } else {
            Ok(Finish {
                reason,
                usage,
                corrected,
                flagged,
            })
        });
    }

    fn alarm_rang(&mut self) {
        match self.phase {
            Phase::Confirmed => self.close(),
            Phase::Waiting => self.end_with(ReadError::Timeout {
                stage: Stage::FirstToken,
            }),
            Phase::Speaking | Phase::Ended => {
                self.quiet_steps += 1;
                if self.quiet_steps > STEPS {
                    self.end_with(ReadError::Timeout { stage: Stage::Idle });
                } else {
                    self.alarm
                        .as_mut()
                        .reset(Instant::now() + self.idle / STEPS);
                }
            }
        }
    }

    /// What is ready to be passed on.
    fn ready(&mut self) -> Option<Result<ReadEvent, ReadError>> {
        if !self.text.is_empty() {
            return Some(Ok(ReadEvent::Text(std::mem::take(&mut self.text))));
        }
        if self.offer == Some(false) {
            self.offer = Some(true);
            if self.may_offer {
                return Some(Ok(ReadEvent::OfferDraw));
            }
        }
        let last = self.last.take()?;
        self.phase = Phase::Ended;
        Some(last.map(ReadEvent::Finished))
    }
}

impl<S, D> Stream for Answer<S, D>
where
    S: Stream<Item = reqwest::Result<Bytes>> + Send,
    D: Dialect,
{
    type Item = Result<ReadEvent, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if this.phase == Phase::Ended {
                return Poll::Ready(None);
            }
            if let Some(ready) = this.ready() {
                return Poll::Ready(Some(ready));
            }
            match this.body.as_mut().poll_next(cx) {
                Poll::Ready(Some(Ok(chunk))) => this.take_chunk(&chunk),
                Poll::Ready(None) => this.close(),
                Poll::Ready(Some(Err(error))) => {
                    // a confirmed answer is whole, however its connection ends
                    warn!(%error, "the connection to the model's service broke");
                    this.close();
                }
                Poll::Pending => {
                    let is_set = this
                        .alarm_wakes
                        .as_ref()
                        .is_some_and(|waker| waker.will_wake(cx.waker()));
                    if is_set && !this.alarm.is_elapsed() {
                        return Poll::Pending;
                    }
                    if this.alarm.as_mut().poll(cx).is_pending() {
                        this.alarm_wakes = Some(cx.waker().clone());
                        return Poll::Pending;
                    }
                    this.alarm_wakes = None;
                    this.alarm_rang();
                }
            }
        }
    }
}
