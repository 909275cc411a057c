//! Taking a connection out of the HTTP server.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;

use actix_codec::{Framed, FramedParts};
use actix_http::body::{BodySize, MessageBody};
use actix_http::h1::{Codec, Message};
use actix_http::{ConnectionType, HttpMessage, Request, Response, StatusCode};
use actix_service::{IntoServiceFactory, Service, ServiceFactory, apply_fn_factory};
use actix_web::Error;
use bytes::Bytes;
use futures::SinkExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::task::TaskTracker;

use crate::counted::Counted;

/// A connection: a TCP or a Unix stream.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Unpin {}

impl<T: AsyncRead + AsyncWrite + Unpin> Duplex for T {}

type Session = Pin<Box<dyn Future<Output = ()>>>;
/// Makes a session of the connection, and of what was read of it already.
type Begin = Box<dyn FnOnce(Box<dyn Duplex>, Bytes) -> Session>;

/// In the extensions of a request whose connection can be taken: where a handler says by whom.
#[derive(Clone, Default)]
pub(super) struct Door(Rc<Cell<Option<Begin>>>);

impl Door {
    pub(super) fn open(&self, begin: Begin) {
        self.0.set(Some(begin));
    }
}

/// The open sockets of a server.
#[derive(Clone, Default)]
pub struct OpenSockets(TaskTracker);

impl OpenSockets {
    /// Waits until every one is closed; for a server whose services have been told to close them.
    pub async fn all_closed(&self) {
        self.0.close();
        self.0.wait().await;
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The session goes on in this thread, on its own.
    fn keep(&self, session: Session) {
        let counted = Counted::new("conch_sockets_open");
        actix_web::rt::spawn(self.0.track_future(async move {
            let _counted = counted;
            session.await;
        }));
    }
}

/// The upgrade service of an HTTP server in which [`super::accept`] works. `app` serves the requests
/// of the server; whether a request is upgraded is found out by asking it. If it is not, its answer
/// is the last one on that connection; if it is, the connection is taken out of the server.
pub fn upgrades<T, A, B>(
    app: impl IntoServiceFactory<A, Request>,
    sockets: OpenSockets,
) -> impl ServiceFactory<
    (Request, Framed<T, Codec>),
    Config = A::Config,
    Response = (),
    Error = Error,
    InitError = A::InitError,
    Future: 'static,
>
where
    T: AsyncRead + AsyncWrite + Unpin + 'static,
    A: ServiceFactory<Request, Error = Error> + 'static,
    A::Response: Into<Response<B>>,
    B: MessageBody,
{
    apply_fn_factory(
        app,
        move |(request, framed): (Request, _), app: &A::Service| {
            let door = Door::default();
            request.extensions_mut().insert(door.clone());
            let answer = app.call(request);
            let sockets = sockets.clone();
            // boxed: the task of every connection has room for the largest thing that it may become
            Box::pin(async move {
                let response = match answer.await {
                    Ok(response) => response.into(),
                    Err(error) => return respond(framed, Response::from(error)).await,
                };
                match door.0.take() {
                    Some(begin) if response.status() == StatusCode::SWITCHING_PROTOCOLS => {
                        let (stream, read_ahead) = switch(framed, response).await?;
                        sockets.keep(begin(stream, read_ahead));
                        Ok(())
                    }
                    _ => respond(framed, response).await,
                }
            })
        },
    )
}

/// Sends the head, and leaves the protocol: the stream, and what was read of it already.
async fn switch<T, B>(
    mut framed: Framed<T, Codec>,
    response: Response<B>,
) -> Result<(Box<dyn Duplex>, Bytes), Error>
where
    T: AsyncRead + AsyncWrite + Unpin + 'static,
{
    let head = response.drop_body();
    framed.send(Message::Item((head, BodySize::None))).await?;
    let FramedParts { io, read_buf, .. } = framed.into_parts();
    // a copy, so that the buffer of the HTTP server does not live as long as the socket
    Ok((Box::new(io), Bytes::copy_from_slice(&read_buf)))
}

/// Sends an answer to its end, and closes.
async fn respond<T, B>(mut framed: Framed<T, Codec>, response: Response<B>) -> Result<(), Error>
where
    T: AsyncRead + AsyncWrite + Unpin,
    B: MessageBody,
{
    let (mut head, body) = response.into_parts();
    head.head_mut().set_connection_type(ConnectionType::Close);
    let mut body = pin!(body);
    framed.send(Message::Item((head, body.size()))).await?;
    while let Some(chunk) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        let chunk = chunk.map_err(|error| Error::from(error.into()))?;
        framed.send(Message::Chunk(Some(chunk))).await?;
    }
    framed.send(Message::Chunk(None)).await?;
    SinkExt::<Message<(Response<()>, BodySize)>>::close(&mut framed).await?;
    Ok(())
}
