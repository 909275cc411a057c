//! The HTTP server of the public address, put together by hand: `HttpServer` cannot let go of a
//! connection that has become a WebSocket.

use std::fs::Permissions;
use std::future::ready;
use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{HttpService, Protocol};
use actix_server::{GracefulShutdownSignal, ServerBuilder};
use actix_service::{
    IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config,
};
use actix_web::dev::AppConfig;
use http_kit::ws::{OpenSockets, upgrades};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpSocket, TcpStream, UnixStream};

use crate::serve::app::Plan;

/// Connections that wait to be accepted.
const BACKLOG: u32 = 1024;
/// What a client has to take the end of a connection.
const DISCONNECT: Duration = Duration::from_secs(1);

/// Listens on `address`, and says on which exactly.
pub(super) fn listen_tcp(
    server: ServerBuilder,
    address: SocketAddr,
    plan: Plan,
    sockets: OpenSockets,
) -> io::Result<(ServerBuilder, SocketAddr)> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    let listener = socket.listen(BACKLOG)?.into_std()?;
    let address = listener.local_addr()?;
    let stopping = server.graceful_shutdown_signal();
    let server = server.listen("public", listener, move || {
        connections(&plan, &sockets, &stopping, |stream: &TcpStream| {
            // a token must not wait for the acknowledgement of the one before
            let _ = stream.set_nodelay(true);
            stream.peer_addr().ok()
        })
    })?;
    Ok((server, address))
}

/// Listens on a Unix socket.
pub(super) fn listen_unix(
    server: ServerBuilder,
    path: &Path,
    plan: Plan,
    sockets: OpenSockets,
) -> io::Result<ServerBuilder> {
    let stopping = server.graceful_shutdown_signal();
    let server = server.backlog(BACKLOG).bind_uds("public", path, move || {
        connections(&plan, &sockets, &stopping, |_: &UnixStream| None)
    })?;
    // the proxy is another user of the same group, and to connect is to write
    std::fs::set_permissions(path, Permissions::from_mode(0o660))?;
    Ok(server)
}

/// What serves the connections of one worker; `meet` says from where one comes.
fn connections<T>(
    plan: &Plan,
    sockets: &OpenSockets,
    stopping: &GracefulShutdownSignal,
    meet: fn(&T) -> Option<SocketAddr>,
) -> impl ServiceFactory<T, Config = (), Response = (), Error = DispatchError, InitError = ()> + use<T>
where
    T: AsyncRead + AsyncWrite + Unpin + 'static,
{
    let app = || map_config(plan.app().into_factory(), |()| AppConfig::default());
    let stopping = stopping.clone();
    let http = HttpService::build()
        .client_disconnect_timeout(DISCONNECT)
        .graceful_shutdown_signal(move || {
            let stopping = stopping.clone();
            async move { stopping.notified().await }
        })
        .upgrade(upgrades(app(), sockets.clone()))
        .finish(app());
    fn_service(move |stream: T| {
        let from = meet(&stream);
        ready(Ok((stream, Protocol::Http1, from)))
    })
    .and_then(http)
}
