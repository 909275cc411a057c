//! A large body in pieces: whole, it would be copied into a buffer of its size at every answer, which
//! the allocator then asks the kernel for each time.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use bytes::Bytes;

/// What a connection's buffer takes at once.
const PIECE: usize = 32 * 1024;

/// The rest of a body.
pub(crate) struct Pieces(Bytes);

impl Pieces {
    /// `None` where it is sent in one piece anyway.
    pub(crate) fn of(body: &Bytes) -> Option<Self> {
        (body.len() > PIECE).then(|| Self(body.clone()))
    }
}

impl MessageBody for Pieces {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.0.len() as u64)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        let length = self.0.len().min(PIECE);
        Poll::Ready((length > 0).then(|| Ok(self.0.split_to(length))))
    }
}
