//! A socket as a service sees it.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::time::Duration;

use bytestring::ByteString;
use tokio::time::timeout;

use super::connection::Connection;

/// What a peer has to hear the end and to answer it.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// One open socket. Nothing is lost by dropping what [`next`](Self::next) or [`send`](Self::send)
/// returned, so that both may be branches of a `select!`.
pub struct Socket(Rc<RefCell<Connection>>);

/// The connection has ended, or is about to: nothing more is said on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the socket is gone")]
pub struct Gone;

impl Socket {
    /// The next text; `None` once the connection has ended, whoever ended it.
    ///
    /// Only while this is waited for are pings sent and answered, and is silence noticed. What is
    /// no text is refused: binary frames with 1003, what is too large with 1009, what is no UTF-8
    /// with 1007, what breaks the protocol with 1002, too many frames with 4007.
    pub async fn next(&mut self) -> Option<ByteString> {
        poll_fn(|context| self.0.borrow_mut().poll_text(context)).await
    }

    /// Sends a text: done when the operating system has taken it. What was begun is sent to its
    /// end by whatever is called next, even if this is dropped.
    ///
    /// # Errors
    ///
    /// [`Gone`] if the connection has ended, or ends now since the peer does not read (4002).
    pub async fn send(&mut self, text: impl Into<ByteString>) -> Result<(), Gone> {
        self.send_all([text]).await
    }

    /// Sends texts, one after the other but in as few writes as may be.
    ///
    /// # Errors
    ///
    /// As of [`send`](Self::send).
    pub async fn send_all<T: Into<ByteString>>(
        &mut self,
        texts: impl IntoIterator<Item = T>,
    ) -> Result<(), Gone> {
        self.sent().await?;
        for text in texts {
            let is_much = self.0.borrow_mut().say(text.into())?;
            if is_much {
                self.sent().await?;
            }
        }
        self.sent().await
    }

    async fn sent(&mut self) -> Result<(), Gone> {
        poll_fn(|context| self.0.borrow_mut().poll_sent(context)).await
    }

    /// Ends the connection for this reason, of at most 123 bytes. It is said after everything that
    /// was sent; if an end was said already, that one counts.
    pub fn close(self, code: u16, reason: &str) {
        self.0.borrow_mut().close(code, reason);
    }
}

/// Serves a connection to its end. Without a reason of its own that end is 1000.
pub(super) fn run<F, Fut>(connection: Connection, serve: F) -> impl Future<Output = ()>
where
    F: FnOnce(Socket) -> Fut,
    Fut: Future<Output = ()>,
{
    let connection = Rc::new(RefCell::new(connection));
    // boxed: what a future is made from and what it awaits would each have its own room in it
    let served = Box::pin(serve(Socket(Rc::clone(&connection))));
    async move {
        served.await;
        connection.borrow_mut().close(1000, "");
        let closed = poll_fn(|context| connection.borrow_mut().poll_closed(context));
        let _ = timeout(LAST_WORDS, closed).await;
    }
}
