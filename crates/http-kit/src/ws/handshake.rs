//! Who may open a socket.

use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;

use actix_http::ws::{HandshakeError, hash_key, verify_handshake};
use actix_web::http::header::{
    CONTENT_LENGTH, HeaderMap, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    TRANSFER_ENCODING,
};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use proto_events::error::ErrorCode;

use super::SocketRules;
use super::connection::Connection;
use super::socket::{self, Socket};
use super::upgrade::Door;
use crate::kind::ErrorKind;
use crate::origin::{OriginPolicy, cross_origin};
use crate::problem::Problem;

/// Answers a request to open a socket; `serve` runs on as a task of its own, and with its end the
/// socket is closed.
///
/// A page that is not ours may read no answer of ours, but it could talk through a socket. So the
/// `Origin` must be there and be exactly our own, by the [`OriginPolicy`] in the app's data.
///
/// # Errors
///
/// `upgrade_required` (426, or 400 for a handshake that is not of its form) without a WebSocket
/// handshake or without the subprotocol, `cross_origin` (403) from anywhere else.
pub fn accept<F, Fut>(
    request: &HttpRequest,
    rules: Arc<SocketRules>,
    serve: F,
) -> Result<HttpResponse, Problem>
where
    F: FnOnce(Socket) -> Fut + 'static,
    Fut: Future<Output = ()> + 'static,
{
    verify_handshake(request.head()).map_err(refusal)?;
    // its connection is not let go of
    if has_body(request.headers()) {
        return Err(malformed("a handshake has no body"));
    }
    let by_host = OriginPolicy::default();
    let policy = request.app_data::<OriginPolicy>().unwrap_or(&by_host);
    if !policy.allows_socket(request.headers()) {
        return Err(cross_origin());
    }
    if !offers(request.headers(), rules.protocol) {
        return Err(required(format!(
            "the subprotocol must be {}",
            rules.protocol
        )));
    }
    let mut response = HttpResponse::SwitchingProtocols();
    response
        .upgrade("websocket")
        .insert_header((SEC_WEBSOCKET_PROTOCOL, rules.protocol));
    if let Some(key) = request.headers().get(SEC_WEBSOCKET_KEY) {
        let answer = hash_key(key.as_bytes());
        response.insert_header((SEC_WEBSOCKET_ACCEPT, &answer[..]));
    }
    let door = request.extensions().get::<Door>().cloned();
    let door = door.ok_or_else(|| Problem::internal("this server was built without upgrades"))?;
    door.open(Box::new(move |stream, read_ahead| {
        let connection = Connection::new(stream, read_ahead, rules);
        Box::pin(socket::run(connection, serve))
    }));
    Ok(response.finish())
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_LENGTH) || headers.contains_key(TRANSFER_ENCODING)
}

/// Whether the list of subprotocols, in however many headers, has this one.
fn offers(headers: &HeaderMap, protocol: &str) -> bool {
    headers
        .get_all(SEC_WEBSOCKET_PROTOCOL)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|offered| offered.trim() == protocol)
}

fn refusal(error: HandshakeError) -> Problem {
    match error {
        HandshakeError::GetMethodRequired => Problem::new(
            ErrorKind::MethodNotAllowed,
            ErrorCode::MethodNotAllowed,
            "a socket is opened with GET",
        ),
        HandshakeError::BadWebsocketKey => {
            malformed("Sec-WebSocket-Key must be 16 bytes in Base64")
        }
        _ => required("this address speaks WebSocket, version 13"),
    }
}

fn malformed(detail: &'static str) -> Problem {
    Problem::new(ErrorKind::Invalid, ErrorCode::UpgradeRequired, detail)
}

fn required(detail: impl Into<Cow<'static, str>>) -> Problem {
    Problem::new(
        ErrorKind::UpgradeRequired,
        ErrorCode::UpgradeRequired,
        detail,
    )
}
