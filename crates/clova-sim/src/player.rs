use std::future::Future as _;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures::Stream;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::counts::Counters;
use crate::script::{End, Script};
use crate::stamp::Stamps;

/// Plays a script as the body of a response.
///
/// Dropped before its end, it counts as cancelled: that is how a departed client shows.
pub struct Player {
    script: Script,
    next: usize,
    due: Instant,
    alarm: Pin<Box<Sleep>>,
    /// The last piece was given and the transport has had no chance to write it.
    unwritten: bool,
    ended: bool,
    stamps: Stamps,
    counters: Arc<Counters>,
}

impl Player {
    pub fn new(script: Script, counters: Arc<Counters>) -> Self {
        let due = Instant::now() + script.first;
        counters.begin();
        Self {
            alarm: Box::pin(sleep_until(due)),
            script,
            next: 0,
            due,
            unwritten: false,
            ended: false,
            stamps: Stamps::default(),
            counters,
        }
    }
}

/// The connection is to break here.
#[derive(Debug, thiserror::Error)]
#[error("the scenario breaks the connection")]
pub struct Broken;

impl Stream for Player {
    type Item = Result<Bytes, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.next == this.script.pieces.len() {
            if this.unwritten && this.script.end == End::Cut {
                // what was said before the break must be on the wire first
                this.unwritten = false;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            return match this.script.end {
                End::Silence => Poll::Pending,
                End::Eof => {
                    this.ended = true;
                    Poll::Ready(None)
                }
                End::Cut if this.ended => Poll::Ready(None),
                End::Cut => {
                    this.ended = true;
                    Poll::Ready(Some(Err(Broken)))
                }
            };
        }
        if this.script.apart && this.unwritten {
            this.unwritten = false;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if this.next == 0 || !this.script.between.is_zero() {
            std::task::ready!(this.alarm.as_mut().poll(cx));
            this.due += this.script.between;
            if !this.script.between.is_zero() {
                this.alarm.as_mut().reset(this.due);
            }
        }
        let piece = &this.script.pieces[this.next];
        this.next += 1;
        let piece = match (this.script.stamp, this.next == this.script.pieces.len()) {
            (false, _) => piece.clone(),
            (true, false) => this.stamps.token(piece),
            (true, true) => this.stamps.closing(piece),
        };
        this.unwritten = true;
        Poll::Ready(Some(Ok(piece)))
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.counters.end(self.ended);
    }
}
