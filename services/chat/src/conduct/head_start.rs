//! Asking the reader before it is certain that its answer may be spoken.
//!
//! A turn may be spoken once its beginning is on the disk and its lease is held. That takes about as
//! long as a model takes to accept a question, so the question is put meanwhile. By then the turn is
//! the only one that may begin, and counted: however many ask at once, the model is asked once.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Instant;

use futures::FutureExt;
use futures::future::BoxFuture;
use reader::{ReadError, ReadRequest, Reader, Reading};

/// A question that is being put to a reader. Dropping it takes the question back.
pub(super) struct HeadStart<'a> {
    asking: BoxFuture<'a, Result<Reading, ReadError>>,
    /// What came of it.
    came: Option<Result<Reading, ReadError>>,
    /// When it was asked.
    pub(super) asked: Instant,
}

impl<'a> HeadStart<'a> {
    pub(super) fn new(reader: &'a dyn Reader, request: ReadRequest) -> Self {
        Self {
            asking: reader.read(request),
            came: None,
            asked: Instant::now(),
        }
    }

    fn go_on(&mut self, context: &mut Context<'_>) {
        if self.came.is_none()
            && let Poll::Ready(came) = self.asking.poll_unpin(context)
        {
            self.came = Some(came);
        }
    }

    /// Waits until the reader begins to answer, or says why it does not.
    pub(super) async fn answer(self) -> Result<Reading, ReadError> {
        match self.came {
            Some(came) => came,
            None => self.asking.await,
        }
    }
}

/// Waits for something else, and lets a question go on meanwhile.
pub(super) async fn meanwhile<F: Future>(
    question: &mut Option<HeadStart<'_>>,
    other: F,
) -> F::Output {
    let mut other = pin!(other);
    poll_fn(|context| {
        let outcome = other.as_mut().poll(context);
        if outcome.is_pending()
            && let Some(question) = question
        {
            question.go_on(context);
        }
        outcome
    })
    .await
}
