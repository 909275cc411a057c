//! The context of whatever runs at this moment.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use crate::context::TraceContext;

thread_local! {
    static HERE: Cell<Option<TraceContext>> = const { Cell::new(None) };
}

/// Where in which trace this is, if it is part of one.
#[must_use]
pub fn here() -> Option<TraceContext> {
    HERE.get()
}

/// Calls `what` within a context.
pub fn enter<T>(context: TraceContext, what: impl FnOnce() -> T) -> T {
    let _back = Back(HERE.replace(Some(context)));
    what()
}

/// Has a future run within a context, wherever it is polled. What it spawns is on its own.
pub fn within<F: Future>(context: TraceContext, future: F) -> Within<F> {
    Within { context, future }
}

pin_project! {
    /// A future within a context.
    pub struct Within<F> {
        context: TraceContext,
        #[pin]
        future: F,
    }
}

impl<F: Future> Future for Within<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        enter(*this.context, || this.future.poll(cx))
    }
}

/// Puts back what was there before, after a panic as well.
struct Back(Option<TraceContext>);

impl Drop for Back {
    fn drop(&mut self) {
        HERE.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;
    use std::pin::pin;
    use std::task::Waker;

    use super::*;

    #[test]
    fn a_context_holds_inside_and_not_behind() {
        let (outer, inner) = (TraceContext::begin(), TraceContext::begin());
        assert_eq!(here(), None);
        enter(outer, || {
            assert_eq!(here(), Some(outer));
            enter(inner, || assert_eq!(here(), Some(inner)));
            assert_eq!(here(), Some(outer));
        });
        let broken = catch_unwind(|| enter(outer, || panic!("as told")));
        assert!(broken.is_err());
        assert_eq!(here(), None);
    }

    #[test]
    fn a_future_has_its_context_in_every_poll() {
        let context = TraceContext::begin();
        let mut polls = 0;
        let future = std::future::poll_fn(|_| {
            polls += 1;
            assert_eq!(here(), Some(context));
            if polls < 3 {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        });
        let mut future = pin!(within(context, future));
        let mut nobody = Context::from_waker(Waker::noop());
        while future.as_mut().poll(&mut nobody).is_pending() {
            assert_eq!(here(), None);
        }
    }
}
