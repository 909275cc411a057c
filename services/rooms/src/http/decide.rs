//! `POST /{id}/seats/{seat}/…`: what the host decides

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Json, Path, Problem};
use serde::Deserialize;
use utoipa::ToSchema;

use super::seat_token::BearsSeat;
use super::state::{State, room_id};
use crate::fault::RoomFault;
use crate::room::{Refusal, SeatId};
use crate::socket::Decision;

/// How somebody is sent away.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deny {
    /// And is not to come again.
    #[serde(default)]
    block: bool,
}

/// How somebody is asked to wait.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hold {
    /// At most 200 characters.
    message: String,
}

/// Lets somebody in. For the host.
#[utoipa::path(
    post, path = "/api/rooms/{id}/seats/{seat}/admit", tag = "door",
    params(("id" = String, Path), ("seat" = String, Path)),
    responses(
        (status = 204, description = "They are at the table"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn admit(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    decide(&state, &seat, path, Decision::Admit).await
}

/// Sends somebody away. For the host.
#[utoipa::path(
    post, path = "/api/rooms/{id}/seats/{seat}/deny", tag = "door",
    request_body = Deny, params(("id" = String, Path), ("seat" = String, Path)),
    responses(
        (status = 204, description = "They are told so"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn deny(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<(String, String)>,
    body: Json<Deny>,
) -> Result<HttpResponse, Problem> {
    let Deny { block } = body.into_inner();
    decide(&state, &seat, path, Decision::Deny { block }).await
}

/// Asks somebody to wait, with a word to them. For the host.
#[utoipa::path(
    post, path = "/api/rooms/{id}/seats/{seat}/hold", tag = "door",
    request_body = Hold, params(("id" = String, Path), ("seat" = String, Path)),
    responses(
        (status = 204, description = "They are told so"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn hold(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<(String, String)>,
    body: Json<Hold>,
) -> Result<HttpResponse, Problem> {
    let Hold { message } = body.into_inner();
    decide(&state, &seat, path, Decision::Hold(message)).await
}

async fn decide(
    state: &State,
    host: &BearsSeat,
    path: Path<(String, String)>,
    decision: Decision,
) -> Result<HttpResponse, Problem> {
    let (id, seat) = path.into_inner();
    let id = room_id(&id)?;
    state.host(id, host).await?;
    let seat = SeatId::parse(&seat).ok_or(RoomFault::from(Refusal::NoSeat))?;
    decision.take(&state.sockets, id, seat).await?;
    Ok(HttpResponse::NoContent().finish())
}
