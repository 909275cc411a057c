//! `GET /{id}/signal`: the socket

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ErrorKind, Path, Problem, ws};
use proto_events::error::ErrorCode;

use super::state::{State, room_id};

/// Opens a WebSocket of the subprotocol `conch.v1`. Its first frame is `hello`; what both sides say is in
/// the schemas `ClientSignal` and `ServerFrame`.
#[utoipa::path(
    get, path = "/api/rooms/{id}/signal", tag = "rooms", params(("id" = String, Path)),
    responses(
        (status = 101, description = "A WebSocket from here on"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn signal(
    state: Data<State>,
    request: HttpRequest,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    state.at_the_door(&request)?;
    let id = room_id(&path.into_inner())?;
    if state.sockets.is_draining() {
        let detail = "this instance is about to stop";
        return Err(Problem::new(
            ErrorKind::Unavailable,
            ErrorCode::Draining,
            detail,
        ));
    }
    let sockets = state.sockets.clone();
    ws::accept(&request, state.rules.clone(), move |socket| {
        sockets.serve(socket, id)
    })
}
